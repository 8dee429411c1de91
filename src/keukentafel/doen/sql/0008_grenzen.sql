-- De handelingen van delen: een geheim adres, wie het ziet, noodtoegang, en wat een partner leest.
-- Elke functie controleert zelf wie er vraagt; een fout met ERRCODE 42501 betekent: dat mag je niet.

-- Haalt uit een vraag wat naar de plek wijst: de wijk, en een uitleg waarin die met name staat. Alleen voor de functies hieronder.
CREATE FUNCTION kt_vraag_zonder_plek(p_vraag uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE v_woorden text[];
BEGIN
  SELECT array_remove(ARRAY[g.code, g.naam, v.feiten ->> 'gebied']::text[], NULL) INTO v_woorden
  FROM doen_vraag v LEFT JOIN regelen_gebied g ON g.id = v.gebied_id WHERE v.id = p_vraag;
  UPDATE doen_triage t SET uitkomst = t.uitkomst || jsonb_build_object(
    'reden', 'Het adres is geheim; deze uitleg noemde een plek en staat hier niet meer.', 'anders_als', '[]'::jsonb, 'ontbreekt', '[]'::jsonb)
  WHERE t.vraag_id = p_vraag AND EXISTS (SELECT FROM unnest(v_woorden) w WHERE strpos(t.uitkomst::text, w) > 0);
  UPDATE doen_vraag SET gebied_id = NULL, feiten = feiten - 'gebied' WHERE id = p_vraag;
END $$;

-- Het adres gaat uit het dossier naar een vak apart. Wie het afschermt of wijzigt, ziet het zelf en kiest daarna wie nog meer.
-- Is het al afgeschermd, dan wijzigt alleen iemand met inzage het. Een rol voor één wijk schermt niet af: zij zou het
-- dossier daarna zelf niet meer lezen.
CREATE OR REPLACE FUNCTION kt_scherm_adres_af(p_dossier uuid, p_straat text, p_postcode text, p_huisnummer int,
                                              p_toevoeging text, p_reden text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_dossier doen_dossier;
  v_oud text[];
BEGIN
  SELECT d.* INTO v_dossier FROM doen_dossier d WHERE d.id = p_dossier AND d.stelsel_id = kt_mijn_stelsel() FOR UPDATE;
  IF NOT FOUND OR v_dossier.team_id <> ALL (kt_teams_met('dossier_schrijven')) OR v_dossier.team_id <> ALL (kt_mijn_teams())
     OR (v_dossier.adres_geheim AND p_dossier <> ALL (kt_mijn_adressen())) THEN
    RAISE EXCEPTION 'dit adres mag je niet afschermen' USING ERRCODE = '42501';
  END IF;
  v_oud := ARRAY[nullif(v_dossier.straat, ''), nullif(v_dossier.postcode, ''), nullif(p_straat, ''), nullif(p_postcode, '')];
  INSERT INTO doen_geheimadres (id, stelsel_id, team_id, dossier_id, straat, postcode, huisnummer, toevoeging, door_id, sinds)
  VALUES (gen_random_uuid(), v_dossier.stelsel_id, v_dossier.team_id, p_dossier, p_straat, p_postcode, p_huisnummer,
          p_toevoeging, kt_ik(), clock_timestamp())
  ON CONFLICT (stelsel_id, dossier_id) DO UPDATE SET straat = excluded.straat, postcode = excluded.postcode,
    huisnummer = excluded.huisnummer, toevoeging = excluded.toevoeging, door_id = excluded.door_id, sinds = excluded.sinds;
  UPDATE doen_dossier SET straat = '', postcode = '', huisnummer = NULL, toevoeging = '', gebied_id = NULL, adres_geheim = true
  WHERE id = p_dossier;
  -- Niet af te leiden: ook de vragen noemen de wijk niet meer, en een afspraak op het adres noemt het adres niet meer.
  PERFORM kt_vraag_zonder_plek(dv.vraag_id) FROM doen_dossiervraag dv WHERE dv.dossier_id = p_dossier;
  UPDATE doen_afspraak a SET plek = 'Geheim adres: vraag het contact' WHERE a.dossier_id = p_dossier AND EXISTS (
    SELECT FROM unnest(v_oud) w WHERE strpos(replace(lower(a.plek), ' ', ''), replace(lower(w), ' ', '')) > 0);
  INSERT INTO doen_adresinzage (id, stelsel_id, team_id, dossier_id, medewerker_id, door_id, reden, van)
  SELECT gen_random_uuid(), v_dossier.stelsel_id, v_dossier.team_id, p_dossier, kt_ik(), kt_ik(), p_reden, kt_vandaag()
  WHERE p_dossier <> ALL (kt_mijn_adressen());
END $$;

-- Inzage geeft wie haar zelf heeft, aan een collega die het dossier al leest. Heeft niemand haar meer (het dossier ging
-- naar een ander team), dan wijst wie daar het werk verdeelt een ander dan zichzelf aan.
CREATE FUNCTION kt_geef_inzage(p_dossier uuid, p_medewerker bigint, p_reden text, p_tot date) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_dossier doen_dossier;
  v_id uuid := gen_random_uuid();
BEGIN
  SELECT d.* INTO v_dossier FROM doen_dossier d
  WHERE d.id = p_dossier AND d.stelsel_id = kt_mijn_stelsel() AND d.adres_geheim FOR UPDATE;
  IF NOT FOUND OR NOT kt_schrijft_dossier(p_dossier) OR NOT kt_leest_dossier(p_medewerker, p_dossier)
     OR NOT (p_dossier = ANY (kt_mijn_adressen())
             OR (p_medewerker <> kt_ik() AND kt_heeft('werk_verdelen', v_dossier.team_id) AND NOT kt_adres_heeft_lezer(p_dossier))) THEN
    RAISE EXCEPTION 'deze inzage mag je niet geven' USING ERRCODE = '42501';
  END IF;
  INSERT INTO doen_adresinzage (id, stelsel_id, team_id, dossier_id, medewerker_id, door_id, reden, van, tot)
  VALUES (v_id, v_dossier.stelsel_id, v_dossier.team_id, p_dossier, p_medewerker, kt_ik(), p_reden, kt_vandaag(), p_tot);
  RETURN v_id;
END $$;

-- Intrekken kan wie zelf inzage heeft. De laatste blijft: anders kan niemand het adres nog lezen of wijzigen.
CREATE FUNCTION kt_trek_inzage_in(p_inzage uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE v_dossier uuid;
BEGIN
  SELECT d.id INTO v_dossier FROM doen_adresinzage a JOIN doen_dossier d ON d.id = a.dossier_id
  WHERE a.id = p_inzage AND d.stelsel_id = kt_mijn_stelsel() FOR UPDATE OF d;
  IF NOT FOUND OR v_dossier <> ALL (kt_mijn_adressen()) OR NOT kt_schrijft_dossier(v_dossier) THEN
    RAISE EXCEPTION 'deze inzage mag je niet intrekken' USING ERRCODE = '42501';
  END IF;
  UPDATE doen_adresinzage SET tot = greatest(van, kt_vandaag())
  WHERE id = p_inzage AND (tot IS NULL OR tot > kt_vandaag());
  IF NOT kt_adres_heeft_lezer(v_dossier) THEN
    RAISE EXCEPTION 'dit is de laatste met inzage' USING ERRCODE = '23514';
  END IF;
END $$;

-- Alles van een dossier draagt hetzelfde team. Gaat het naar een ander team, dan eindigt de inzage in het geheime adres
-- van wie het dossier niet meer leest: zij herleeft niet als het dossier later terugkomt.
CREATE OR REPLACE FUNCTION kt_verhuis_dossiers(p_dossiers uuid[], p_naar bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  UPDATE doen_persoon p SET team_id = p_naar FROM doen_huishoudlid h JOIN doen_dossier d ON d.id = h.dossier_id
  WHERE h.dossier_id = ANY (p_dossiers) AND h.persoon_id = p.id AND p.team_id = d.team_id;
  UPDATE doen_huishoudlid SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_dossiervraag SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_contactmoment SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_afspraak SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_geheimadres SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_adresinzage SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_noodtoegang SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_verstrekking SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_dossier SET team_id = p_naar WHERE id = ANY (p_dossiers);
  UPDATE doen_adresinzage SET tot = greatest(van, kt_vandaag())
  WHERE dossier_id = ANY (p_dossiers) AND (tot IS NULL OR tot > kt_vandaag()) AND NOT kt_leest_dossier(medewerker_id, dossier_id);
$$;

-- Zet een vraag van mijn team door naar een ander team, met het feit erbij. Ligt er verder geen open vraag van mijn team
-- in het dossier, dan gaat het dossier mee; anders blijft het en deelt het team dat het draagt de inzage. Draagt een
-- ander team het dossier, dan reist de inzage niet mee: mijn team kreeg haar, en geeft haar niet door.
CREATE OR REPLACE FUNCTION kt_vraag_doorzetten(p_vraag uuid, p_naar bigint, p_argument text, p_moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_vraag doen_vraag;
  v_dossier doen_dossier;
  v_mee boolean := false;
BEGIN
  SELECT v.* INTO v_vraag FROM doen_vraag v
  WHERE v.id = p_vraag AND kt_in_bereik('dossier_schrijven', v.team_id, v.gebied_id) FOR UPDATE;
  IF NOT FOUND OR v_vraag.status = 'beantwoord' THEN
    RAISE EXCEPTION 'deze vraag ligt niet bij jouw team' USING ERRCODE = '42501';
  END IF;
  IF p_naar = v_vraag.team_id OR NOT EXISTS (
    SELECT FROM regelen_team t WHERE t.id = p_naar AND t.stelsel_id = v_vraag.stelsel_id
      AND t.van <= kt_vandaag() AND (t.tot IS NULL OR t.tot > kt_vandaag())) THEN
    RAISE EXCEPTION 'naar dit team kan de vraag niet' USING ERRCODE = '23514';
  END IF;

  SELECT d.* INTO v_dossier FROM doen_dossier d
  JOIN doen_dossiervraag dv ON dv.dossier_id = d.id
  WHERE dv.vraag_id = p_vraag FOR UPDATE OF d;
  UPDATE doen_vraag SET team_id = p_naar, status = 'open', opgenomen_door_id = NULL, opgenomen_op = NULL WHERE id = p_vraag;
  UPDATE doen_termijn SET team_id = p_naar WHERE vraag_id = p_vraag;
  UPDATE doen_triage SET team_id = p_naar WHERE vraag_id = p_vraag;
  INSERT INTO doen_triage (id, stelsel_id, team_id, vraag_id, inrichting_versie_id, moment, door_id, regel,
                           situatie, uitkomst, gekozen_team_id, argument)
  SELECT gen_random_uuid(), t.stelsel_id, p_naar, t.vraag_id, t.inrichting_versie_id, clock_timestamp(), kt_ik(),
         t.regel, t.situatie, t.uitkomst, p_naar, p_argument
  FROM doen_triage t WHERE t.vraag_id = p_vraag ORDER BY t.moment DESC LIMIT 1;

  IF v_dossier.team_id = v_vraag.team_id THEN
    IF EXISTS (SELECT FROM doen_dossiervraag dv JOIN doen_vraag v ON v.id = dv.vraag_id
               WHERE dv.dossier_id = v_dossier.id AND v.team_id = v_vraag.team_id AND v.status <> 'beantwoord') THEN
      UPDATE doen_dossiervraag SET gedeeld = true WHERE vraag_id = p_vraag;
    ELSE
      v_mee := true;
      PERFORM kt_verhuis_dossier(v_dossier.id, p_naar);
      UPDATE doen_dossier SET contact_id = NULL WHERE id = v_dossier.id;
    END IF;
  ELSE
    UPDATE doen_dossiervraag SET gedeeld = false WHERE vraag_id = p_vraag;
  END IF;
  INSERT INTO kern_gebeurtenis (id, stelsel_id, soort, versie, moment, medewerker_id, dossier_id, vraag_id, team_id,
                                regel, gegevens)
  VALUES (gen_random_uuid(), v_vraag.stelsel_id, 'vraag_doorgezet', 1, p_moment, kt_ik(), v_dossier.id, p_vraag, p_naar,
          '', jsonb_build_object('van_team', v_vraag.team_id, 'naar_team', p_naar, 'dossier_mee', v_mee));
END $$;

-- Bewaart een vraag voor welk team ook. Nieuw: in een dossier met een geheim adres blijft de plek weg, en wie in een
-- deel van het team leest, opent met een eigen vraag geen dossier van een ander.
CREATE OR REPLACE FUNCTION kt_vraag_aannemen(rijen jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_stelsel bigint := kt_mag_aannemen();
  v_vraag doen_vraag := jsonb_populate_record(NULL::doen_vraag, rijen -> 'vraag');
  v_dossier uuid := (rijen #>> '{dossiervraag,dossier_id}')::uuid;
  v_bestaand uuid;
  v_geheim boolean := false;
BEGIN
  IF EXISTS (SELECT FROM jsonb_each(rijen) t(naam, inhoud),
               LATERAL jsonb_array_elements(CASE jsonb_typeof(inhoud) WHEN 'array' THEN inhoud ELSE jsonb_build_array(inhoud) END) r
             WHERE jsonb_typeof(r) = 'object' AND (r ->> 'stelsel_id')::bigint IS DISTINCT FROM v_stelsel) THEN
    RAISE EXCEPTION 'een rij hoort bij een ander stelsel' USING ERRCODE = '42501';
  END IF;
  IF v_vraag.aangenomen_door_id IS DISTINCT FROM kt_ik() THEN
    RAISE EXCEPTION 'aannemen doe je op eigen naam' USING ERRCODE = '42501';
  END IF;
  IF kt_rijen_kloppen(rijen) IS NOT TRUE THEN
    RAISE EXCEPTION 'de rijen horen niet bij elkaar' USING ERRCODE = '42501';
  END IF;
  IF NOT EXISTS (SELECT FROM regelen_team t WHERE t.id = v_vraag.team_id AND t.stelsel_id = v_stelsel
                 AND t.van <= kt_vandaag() AND (t.tot IS NULL OR t.tot > kt_vandaag())) THEN
    RAISE EXCEPTION 'dit team neemt geen vragen aan' USING ERRCODE = '23514';
  END IF;

  -- Twee keer klikken: de tweede wacht hier op de eerste en krijgt dezelfde vraag terug.
  PERFORM pg_advisory_xact_lock(hashtextextended(v_stelsel || ':' || v_vraag.sleutel, 0));
  SELECT v.id INTO v_bestaand FROM doen_vraag v
  WHERE v.stelsel_id = v_stelsel AND v.sleutel = v_vraag.sleutel AND v.aangenomen_door_id = kt_ik();
  IF FOUND THEN
    RETURN jsonb_build_object('vraag', v_bestaand, 'nieuw', false);
  END IF;

  IF jsonb_typeof(rijen -> 'dossier') = 'object' THEN
    INSERT INTO doen_dossier SELECT * FROM jsonb_populate_record(NULL::doen_dossier, rijen -> 'dossier');
    INSERT INTO doen_persoon SELECT * FROM jsonb_populate_recordset(NULL::doen_persoon, rijen -> 'persoon');
    INSERT INTO doen_huishoudlid SELECT * FROM jsonb_populate_recordset(NULL::doen_huishoudlid, rijen -> 'huishoudlid');
  ELSIF v_dossier IS NOT NULL THEN
    -- Wie het adres afschermt, wacht op deze vraag; wie aanneemt, ziet dat het net geheim werd.
    SELECT d.adres_geheim INTO v_geheim FROM doen_dossier d WHERE d.id = v_dossier AND d.stelsel_id = v_stelsel FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'dit dossier is er niet' USING ERRCODE = '23503';
    END IF;
  END IF;
  INSERT INTO doen_vraag SELECT (v_vraag).*;
  IF v_dossier IS NOT NULL THEN
    -- De koppeling volgt het team dat het dossier draagt, niet het team van de vraag.
    INSERT INTO doen_dossiervraag (id, stelsel_id, team_id, dossier_id, vraag_id, gedeeld)
    SELECT (rijen #>> '{dossiervraag,id}')::uuid, v_stelsel, d.team_id, d.id, v_vraag.id,
           NOT EXISTS (SELECT FROM kt_mijn_rechten() r WHERE r.recht = 'dossier_lezen' AND r.team = v_vraag.team_id)
           AND NOT EXISTS (SELECT FROM jsonb_array_elements(rijen -> 'triage') r WHERE r ->> 'gekozen_team_id' IS NOT NULL)
    FROM doen_dossier d WHERE d.id = v_dossier;
  END IF;
  INSERT INTO doen_triage SELECT * FROM jsonb_populate_recordset(NULL::doen_triage, rijen -> 'triage');
  INSERT INTO doen_termijn SELECT * FROM jsonb_populate_recordset(NULL::doen_termijn, rijen -> 'termijn');
  INSERT INTO kern_gebeurtenis SELECT * FROM jsonb_populate_recordset(NULL::kern_gebeurtenis, rijen -> 'gebeurtenis');
  IF v_geheim THEN
    PERFORM kt_vraag_zonder_plek(v_vraag.id);
  END IF;
  RETURN jsonb_build_object('vraag', v_vraag.id, 'nieuw', true);
END $$;

-- Is het adres van dit dossier geheim, dan het team dat het draagt en de gemeente: daarheen gaat een nieuwe vraag als de
-- regels een wijk zouden vragen. Voor het aannemen zelf, niet voor het scherm.
CREATE FUNCTION kt_draagteam_bij_geheim(p_dossier uuid) RETURNS TABLE (team text, gemeente text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT t.slug::text, g.code::text FROM doen_dossier d
  JOIN regelen_team t ON t.id = d.team_id JOIN regelen_gemeente g ON g.id = d.gemeente_id
  WHERE d.id = p_dossier AND d.adres_geheim AND d.stelsel_id = kt_mijn_stelsel() AND kt_heeft('vraag_aannemen')
$$;

-- Noodtoegang: drie uur lezen, met een reden, in een dossier van het eigen stelsel dat je niet leest. Loopt er al een,
-- dan is dat dezelfde: verlengen kan niet. Het feit staat meteen op de tijdlijn van het huishouden.
CREATE OR REPLACE FUNCTION kt_noodtoegang(p_dossier uuid, p_reden text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_dossier doen_dossier;
  v_id uuid;
BEGIN
  IF NOT kt_heeft('noodtoegang') OR length(btrim(p_reden)) < 10 THEN
    RAISE EXCEPTION 'noodtoegang vraagt het recht en een reden' USING ERRCODE = '42501';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('noodtoegang:' || kt_ik() || ':' || p_dossier, 0));
  SELECT d.* INTO v_dossier FROM doen_dossier d WHERE d.id = p_dossier AND d.stelsel_id = kt_mijn_stelsel();
  IF NOT FOUND THEN
    RAISE EXCEPTION 'hier is geen noodtoegang nodig of mogelijk' USING ERRCODE = '42501';
  END IF;
  SELECT n.id INTO v_id FROM doen_noodtoegang n
  WHERE n.dossier_id = p_dossier AND n.medewerker_id = kt_ik() AND n.tot > clock_timestamp();
  IF FOUND THEN
    RETURN v_id;
  END IF;
  IF kt_leest_dossier(kt_ik(), p_dossier) OR p_dossier = ANY (kt_mijn_dossiers()) THEN
    RAISE EXCEPTION 'hier is geen noodtoegang nodig of mogelijk' USING ERRCODE = '42501';
  END IF;
  v_id := gen_random_uuid();
  INSERT INTO doen_noodtoegang (id, stelsel_id, team_id, dossier_id, medewerker_id, reden, van, tot, oordeel, toelichting)
  VALUES (v_id, v_dossier.stelsel_id, v_dossier.team_id, p_dossier, kt_ik(), btrim(p_reden), now(),
          now() + interval '3 hours', '', '');
  INSERT INTO kern_gebeurtenis (id, stelsel_id, soort, versie, moment, medewerker_id, dossier_id, team_id, regel, gegevens)
  VALUES (gen_random_uuid(), v_dossier.stelsel_id, 'noodtoegang_genomen', 1, clock_timestamp(), kt_ik(), p_dossier,
          v_dossier.team_id, '', jsonb_build_object('noodtoegang', v_id));
  RETURN v_id;
END $$;

-- Bij wie het dossier ligt waarvoor je noodtoegang overweegt: het team en wie je eerst belt. Niets als je het al leest.
CREATE FUNCTION kt_noodtoegang_plek(p_dossier uuid) RETURNS TABLE (team text, contact text, telefoon text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT t.naam::text, m.naam::text, m.telefoon::text
  FROM doen_dossier d JOIN regelen_team t ON t.id = d.team_id LEFT JOIN regelen_medewerker m ON m.id = d.contact_id
  WHERE d.id = p_dossier AND d.stelsel_id = kt_mijn_stelsel() AND kt_heeft('noodtoegang')
    AND NOT kt_leest_dossier(kt_ik(), p_dossier) AND p_dossier <> ALL (kt_mijn_dossiers())
$$;

-- Een ander dan wie keek oordeelt, één keer, en zegt waarom.
CREATE OR REPLACE FUNCTION kt_noodtoegang_beoordelen(p_id uuid, p_oordeel text, p_toelichting text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE v_nood doen_noodtoegang;
BEGIN
  IF NOT kt_heeft('noodtoegang_beoordelen') OR p_oordeel NOT IN ('terecht', 'onterecht', 'nader') THEN
    RAISE EXCEPTION 'geen recht om noodtoegang te beoordelen, of geen oordeel' USING ERRCODE = '42501';
  END IF;
  UPDATE doen_noodtoegang SET oordeel = p_oordeel, toelichting = p_toelichting, beoordeeld_door_id = kt_ik(),
    beoordeeld_op = clock_timestamp()
  WHERE id = p_id AND stelsel_id = kt_mijn_stelsel() AND oordeel = '' AND medewerker_id <> kt_ik()
  RETURNING * INTO v_nood;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'deze noodtoegang is er niet, is van jezelf of is al beoordeeld' USING ERRCODE = '42501';
  END IF;
  INSERT INTO kern_gebeurtenis (id, stelsel_id, soort, versie, moment, medewerker_id, dossier_id, team_id, regel, gegevens)
  VALUES (gen_random_uuid(), v_nood.stelsel_id, 'noodtoegang_beoordeeld', 1, clock_timestamp(), kt_ik(), v_nood.dossier_id,
          v_nood.team_id, '', jsonb_build_object('noodtoegang', v_nood.id, 'oordeel', p_oordeel));
END $$;

-- Dat er een dossier is en wie je belt; het nummer van het dossier alleen voor wie er in nood in mag.
DROP FUNCTION kt_bekend_bij(uuid);
CREATE FUNCTION kt_bekend_bij(p_vraag uuid) RETURNS TABLE (team text, contact text, dossier uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT t.naam::text, m.naam::text, CASE WHEN kt_heeft('noodtoegang') THEN d.id END
  FROM doen_dossiervraag dv
  JOIN doen_vraag v ON v.id = dv.vraag_id
  JOIN doen_dossier d ON d.id = dv.dossier_id
  JOIN regelen_team t ON t.id = d.team_id
  LEFT JOIN regelen_medewerker m ON m.id = d.contact_id
  WHERE v.id = p_vraag AND kt_in_bereik('dossier_lezen', v.team_id, v.gebied_id)
$$;

-- De huishoudens die vandaag met mijn organisatie zijn gedeeld: genoeg voor een lijst. `betrokkenen` is voor het logboek.
CREATE FUNCTION kt_gedeeld_lijst() RETURNS SETOF jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT jsonb_build_object(
    'dossier', d.id, 'kenmerk', d.kenmerk, 'categorieen', to_jsonb(s.categorieen),
    'naam', CASE WHEN s.categorieen && ARRAY['personen', 'contact'] THEN d.naam END,
    'betrokkenen', coalesce((SELECT jsonb_agg(h.persoon_id) FROM doen_huishoudlid h WHERE h.dossier_id = d.id AND h.tot IS NULL), '[]'),
    'regels', (SELECT jsonb_agg(jsonb_build_object('doel', v.doel, 'grondslag', v.grondslag, 'van', v.van, 'tot', v.tot) ORDER BY v.tot)
               FROM doen_verstrekking v JOIN regelen_medewerker m ON m.id = kt_ik() AND m.organisatie_id = v.organisatie_id
               WHERE v.dossier_id = d.id AND v.ingetrokken_op IS NULL AND v.van <= kt_vandaag() AND v.tot > kt_vandaag()))
  FROM kt_verstrekt(NULL) s JOIN doen_dossier d ON d.id = s.dossier
  WHERE d.stelsel_id = kt_mijn_stelsel()
  ORDER BY d.sorteernaam, d.id
$$;

-- Wie er in een gedeeld dossier staan, voor het logboek: één verwerkingsregel per persoon, ook als de partner de namen niet ziet.
CREATE FUNCTION kt_gedeeld_betrokkenen(p_dossier uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce(array_agg(h.persoon_id), '{}') FROM kt_verstrekt(p_dossier) s
  JOIN doen_huishoudlid h ON h.dossier_id = s.dossier AND h.tot IS NULL
$$;

REVOKE EXECUTE ON FUNCTION kt_vraag_zonder_plek(uuid), kt_geef_inzage(uuid, bigint, text, date), kt_trek_inzage_in(uuid),
  kt_draagteam_bij_geheim(uuid), kt_noodtoegang_plek(uuid), kt_bekend_bij(uuid), kt_gedeeld_lijst(), kt_gedeeld_betrokkenen(uuid)
  FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION kt_vraag_zonder_plek(uuid) FROM keukentafel_app, keukentafel_onderhoud;
GRANT EXECUTE ON FUNCTION kt_geef_inzage(uuid, bigint, text, date), kt_trek_inzage_in(uuid), kt_draagteam_bij_geheim(uuid),
  kt_noodtoegang_plek(uuid), kt_bekend_bij(uuid), kt_gedeeld_lijst(), kt_gedeeld_betrokkenen(uuid)
  TO keukentafel_app, keukentafel_onderhoud;
