-- De handelingen van delen: een geheim adres, wie het ziet, noodtoegang, en wat een partner leest.
-- Elke functie controleert zelf wie er vraagt; een fout met ERRCODE 42501 betekent: dat mag je niet.

-- Het adres gaat uit het dossier naar een vak apart. Wie het afschermt of wijzigt, ziet het zelf en kiest daarna wie nog meer.
-- Is het al afgeschermd, dan wijzigt alleen iemand met inzage het. Een rol voor één wijk schermt niet af: zij zou het
-- dossier daarna zelf niet meer lezen.
CREATE FUNCTION kt_scherm_adres_af(p_dossier uuid, p_straat text, p_postcode text, p_huisnummer int,
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
  v_oud := ARRAY[nullif(v_dossier.straat, ''), nullif(v_dossier.postcode, ''), nullif(p_straat, ''), nullif(p_postcode, '')]
    || (SELECT ARRAY[nullif(g.straat, ''), nullif(g.postcode, '')] FROM doen_geheimadres g WHERE g.dossier_id = p_dossier);
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

-- Het adres is niet meer geheim: het gaat terug in het dossier, de wijk zoekt de toepassing er weer bij.
CREATE FUNCTION kt_geef_adres_vrij(p_dossier uuid, p_gebied bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE v_adres doen_geheimadres;
BEGIN
  SELECT g.* INTO v_adres FROM doen_geheimadres g
  WHERE g.dossier_id = p_dossier AND g.stelsel_id = kt_mijn_stelsel() FOR UPDATE;
  IF NOT FOUND OR p_dossier <> ALL (kt_mijn_adressen()) OR NOT kt_schrijft_dossier(p_dossier) THEN
    RAISE EXCEPTION 'dit adres mag je niet vrijgeven' USING ERRCODE = '42501';
  END IF;
  UPDATE doen_dossier SET straat = v_adres.straat, postcode = v_adres.postcode, huisnummer = v_adres.huisnummer,
    toevoeging = v_adres.toevoeging, adres_geheim = false,
    gebied_id = (SELECT g.id FROM regelen_gebied g WHERE g.id = p_gebied AND g.stelsel_id = v_adres.stelsel_id)
  WHERE id = p_dossier;
  DELETE FROM doen_geheimadres WHERE id = v_adres.id;
  UPDATE doen_adresinzage SET tot = kt_vandaag() WHERE dossier_id = p_dossier AND tot IS NULL;
END $$;

-- Noodtoegang: drie uur lezen, met een reden, in een dossier van het eigen stelsel dat je niet leest. Loopt er al een,
-- dan is dat dezelfde: verlengen kan niet. Het feit staat meteen op de tijdlijn van het huishouden.
CREATE FUNCTION kt_noodtoegang(p_dossier uuid, p_reden text) RETURNS uuid
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

-- Een ander dan wie keek oordeelt, één keer, en zegt waarom.
CREATE FUNCTION kt_noodtoegang_beoordelen(p_id uuid, p_oordeel text, p_toelichting text) RETURNS void
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

-- Wat een partner van een huishouden ziet: precies de soorten gegevens die het register noemt, zolang het dat zegt.
CREATE FUNCTION kt_verstrekt(p_dossier uuid DEFAULT NULL) RETURNS TABLE (dossier uuid, categorieen text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT v.dossier_id, array_agg(DISTINCT c::text) FROM doen_verstrekking v
  JOIN regelen_medewerker m ON m.id = kt_ik() AND m.organisatie_id = v.organisatie_id AND m.stelsel_id = v.stelsel_id
  CROSS JOIN LATERAL unnest(v.categorieen) c
  WHERE kt_heeft('gedeeld_lezen') AND v.ingetrokken_op IS NULL AND v.van <= kt_vandaag() AND v.tot > kt_vandaag()
    AND (p_dossier IS NULL OR v.dossier_id = p_dossier)
  GROUP BY v.dossier_id
$$;

CREATE FUNCTION kt_gedeeld(p_dossier uuid DEFAULT NULL) RETURNS SETOF jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT jsonb_build_object(
    'dossier', d.id, 'kenmerk', d.kenmerk, 'categorieen', to_jsonb(s.categorieen),
    'regels', (SELECT jsonb_agg(jsonb_build_object('doel', v.doel, 'grondslag', v.grondslag, 'van', v.van, 'tot', v.tot) ORDER BY v.tot)
               FROM doen_verstrekking v JOIN regelen_medewerker m ON m.id = kt_ik() AND m.organisatie_id = v.organisatie_id
               WHERE v.dossier_id = d.id AND v.ingetrokken_op IS NULL AND v.van <= kt_vandaag() AND v.tot > kt_vandaag()),
    'naam', CASE WHEN s.categorieen && ARRAY['personen', 'contact'] THEN d.naam END,
    'personen', CASE WHEN 'personen' = ANY (s.categorieen) THEN (
      SELECT jsonb_agg(jsonb_build_object('id', p.id, 'naam', btrim(concat_ws(' ', p.voornaam, nullif(p.tussenvoegsel, ''), p.achternaam)),
                                          'geboortejaar', extract(year FROM p.geboortedatum)) ORDER BY p.geboortedatum, p.id)
      FROM doen_huishoudlid h JOIN doen_persoon p ON p.id = h.persoon_id WHERE h.dossier_id = d.id AND h.tot IS NULL) END,
    'contact', CASE WHEN 'contact' = ANY (s.categorieen) THEN (
      SELECT jsonb_build_object('naam', m.naam, 'telefoon', m.telefoon, 'team', t.naam)
      FROM regelen_team t LEFT JOIN regelen_medewerker m ON m.id = d.contact_id WHERE t.id = d.team_id) END,
    'vragen', CASE WHEN s.categorieen && ARRAY['vragen', 'contact'] THEN (
      SELECT jsonb_agg(jsonb_build_object('soort', v.soort, 'status', v.status, 'uiterlijk', v.uiterlijk, 'ontvangen_op', v.ontvangen_op,
                                          'woorden', CASE WHEN 'vragen' = ANY (s.categorieen) THEN v.eigen_woorden END)
                       ORDER BY v.ontvangen_op DESC)
      FROM doen_dossiervraag dv JOIN doen_vraag v ON v.id = dv.vraag_id
      WHERE dv.dossier_id = d.id AND ('vragen' = ANY (s.categorieen) OR v.status <> 'beantwoord')) END,
    'journaal', CASE WHEN 'journaal' = ANY (s.categorieen) THEN (
      SELECT jsonb_agg(jsonb_build_object('moment', c.moment, 'kanaal', c.kanaal, 'samenvatting', c.samenvatting, 'door', m.naam)
                       ORDER BY c.moment DESC)
      FROM (SELECT * FROM doen_contactmoment c WHERE c.dossier_id = d.id ORDER BY c.moment DESC LIMIT 50) c
      JOIN regelen_medewerker m ON m.id = c.door_id) END,
    'afspraken', CASE WHEN 'afspraken' = ANY (s.categorieen) THEN (
      SELECT jsonb_agg(jsonb_build_object('begin', a.begin, 'plek', CASE WHEN NOT d.adres_geheim THEN a.plek END, 'voor_wie', a.voor_wie) ORDER BY a.begin)
      FROM doen_afspraak a WHERE a.dossier_id = d.id AND a.afgezegd_op IS NULL AND a.begin >= now() - interval '1 day') END)
  FROM kt_verstrekt(p_dossier) s JOIN doen_dossier d ON d.id = s.dossier
  WHERE d.stelsel_id = kt_mijn_stelsel()
  ORDER BY d.sorteernaam, d.id
$$;

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

-- Bij wie het dossier ligt waarvoor je noodtoegang overweegt: het team en wie je eerst belt. Niets als je het al leest.
CREATE FUNCTION kt_noodtoegang_plek(p_dossier uuid) RETURNS TABLE (team text, contact text, telefoon text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT t.naam::text, m.naam::text, m.telefoon::text
  FROM doen_dossier d JOIN regelen_team t ON t.id = d.team_id LEFT JOIN regelen_medewerker m ON m.id = d.contact_id
  WHERE d.id = p_dossier AND d.stelsel_id = kt_mijn_stelsel() AND kt_heeft('noodtoegang')
    AND NOT kt_leest_dossier(kt_ik(), p_dossier) AND p_dossier <> ALL (kt_mijn_dossiers())
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
