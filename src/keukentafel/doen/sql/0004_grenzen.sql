-- De handelingen over de grens van een team: aannemen, doorzetten, herkennen en vertellen hoe het staat.
-- Elke functie controleert zelf wie er vraagt; een fout met ERRCODE 42501 betekent: dat mag je niet.

-- Dat er een dossier is en wie je belt; het nummer van het dossier alleen voor wie er in nood in mag.
DROP FUNCTION kt_bekend_bij(uuid);

-- Kennen we deze persoon al? Alleen bij twee exacte sleutels, en alleen: bekend, contact, hoe het staat. Met wie er
-- werd gevonden, voor het logboek: ieder die op het scherm komt, is een verwerking.
DROP FUNCTION kt_zoek_bekend(date, text, int, text);

CREATE OR REPLACE FUNCTION kt_mag_aannemen() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF NOT kt_heeft('vraag_aannemen') THEN
    RAISE EXCEPTION 'geen recht om vragen aan te nemen' USING ERRCODE = '42501';
  END IF;
  RETURN kt_mijn_stelsel();
END $$;

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

  -- Alleen wie in het dossier zelf schrijft, stuurt het mee of deelt het: een vraag in een ander gebied geeft dat niet.
  IF v_dossier.team_id = v_vraag.team_id AND kt_in_bereik('dossier_schrijven', v_dossier.team_id, v_dossier.gebied_id) THEN
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

-- Wat je aan de beller mag vertellen over een vraag die je zelf aannam of die bij jouw team ligt.
CREATE OR REPLACE FUNCTION kt_ontvangst(p_vraag uuid) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT jsonb_build_object(
    'id', v.id, 'kenmerk', v.kenmerk, 'soort', v.soort, 'situatie', v.situatie, 'spoed', v.spoed,
    'voorlopig', v.voorlopig, 'terugbellen', v.terugbellen, 'status', v.status, 'team', t.naam,
    'ontvangen_op', v.ontvangen_op, 'contact', m.naam, 'in_dossier', EXISTS (
      SELECT FROM doen_dossiervraag dv WHERE dv.vraag_id = v.id),
    'van_mijn_team', kt_in_bereik('dossier_lezen', v.team_id, v.gebied_id),
    'termijnen', coalesce((
      SELECT jsonb_agg(jsonb_build_object('soort', x.soort, 'uiterlijk', x.uiterlijk, 'start', x.start,
                                          'grondslag', x.grondslag) ORDER BY x.uiterlijk)
      FROM doen_termijn x WHERE x.vraag_id = v.id AND x.klaar_op IS NULL), '[]'))
  FROM doen_vraag v
  JOIN regelen_team t ON t.id = v.team_id
  LEFT JOIN regelen_medewerker m ON m.id = v.opgenomen_door_id
  WHERE v.id = p_vraag AND (v.aangenomen_door_id = kt_ik() OR kt_in_bereik('dossier_lezen', v.team_id, v.gebied_id))
    AND kt_mijn_stelsel() = v.stelsel_id
$$;

-- Bewaart een vraag voor welk team ook, met haar triage, termijnen, gebeurtenissen en (nieuw) dossier. `rijen` heeft per
-- tabel een lijst rijen; dezelfde sleutel bewaren we maar één keer. Ook voor een nieuw huishouden waarvan het adres meteen geheim is: het
-- adres komt alleen in het vak. Niemand heeft dan nog inzage; wie het werk verdeelt, wijst iemand aan.
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
    IF jsonb_typeof(rijen -> 'geheimadres') = 'object' THEN
      INSERT INTO doen_geheimadres (id, stelsel_id, team_id, dossier_id, straat, postcode, huisnummer, toevoeging, door_id, sinds)
      SELECT gen_random_uuid(), v_stelsel, d.team_id, d.id, a.straat, a.postcode, a.huisnummer, a.toevoeging, kt_ik(), clock_timestamp()
      FROM doen_dossier d, jsonb_to_record(rijen -> 'geheimadres') AS a(straat text, postcode text, huisnummer int, toevoeging text)
      WHERE d.id = v_dossier AND d.adres_geheim;
      v_geheim := true;
    END IF;
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

CREATE FUNCTION kt_zoek_bekend(p_geboren date, p_postcode text, p_huisnummer int, p_zoeknaam text)
RETURNS TABLE (dossier uuid, voorletter text, achternaam text, geboortejaar int, zelfde text[],
               contact text, team text, status text, soort text, uiterlijk date, persoon uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE v_stelsel bigint := kt_mijn_stelsel();
BEGIN
  IF NOT kt_heeft('herkennen') THEN
    RAISE EXCEPTION 'geen recht om te zien of iemand bekend is' USING ERRCODE = '42501';
  END IF;
  RETURN QUERY
  SELECT d.id, left(p.voornaam, 1), btrim(concat_ws(' ', nullif(p.tussenvoegsel, ''), p.achternaam)),
         extract(year FROM p.geboortedatum)::int,
         array_remove(ARRAY[
           CASE WHEN p.geboortedatum = p_geboren THEN 'geboortedatum' END,
           CASE WHEN d.postcode = p_postcode AND p_postcode <> '' AND (p_huisnummer IS NULL OR d.huisnummer = p_huisnummer) THEN 'adres' END,
           CASE WHEN p.zoeknaam = p_zoeknaam AND p_zoeknaam <> '' THEN 'achternaam' END], NULL),
         m.naam::text, t.naam::text, v.status::text, v.soort::text, v.uiterlijk, p.id
  FROM doen_persoon p
  JOIN doen_huishoudlid h ON h.persoon_id = p.id AND h.tot IS NULL
  JOIN doen_dossier d ON d.id = h.dossier_id
  LEFT JOIN LATERAL (
    SELECT w.status, w.soort, w.uiterlijk, w.team_id, w.opgenomen_door_id FROM doen_dossiervraag dv
    JOIN doen_vraag w ON w.id = dv.vraag_id
    WHERE dv.dossier_id = d.id ORDER BY w.status = 'beantwoord', w.ontvangen_op DESC LIMIT 1) v ON true
  JOIN regelen_team t ON t.id = coalesce(v.team_id, d.team_id)
  LEFT JOIN regelen_medewerker m ON m.id = coalesce(v.opgenomen_door_id, d.contact_id)
  WHERE p.stelsel_id = v_stelsel AND (
    (p.geboortedatum = p_geboren AND d.postcode = p_postcode AND p_postcode <> '')
    OR (p.geboortedatum = p_geboren AND p.zoeknaam = p_zoeknaam AND p_zoeknaam <> '')
    OR (d.postcode = p_postcode AND d.huisnummer = p_huisnummer AND p.zoeknaam = p_zoeknaam AND p_zoeknaam <> ''))
  ORDER BY 5 DESC, 4 LIMIT 5;
END $$;
