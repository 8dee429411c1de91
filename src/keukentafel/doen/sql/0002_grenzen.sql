-- De handelingen die over de grens van een team gaan: aannemen, doorzetten, herkennen en vertellen hoe het staat.
-- Elke functie controleert zelf wie er vraagt; een fout met ERRCODE 42501 betekent: dat mag je niet.

CREATE FUNCTION kt_mag_aannemen() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE v_stelsel bigint;
BEGIN
  SELECT m.stelsel_id INTO v_stelsel FROM regelen_medewerker m
  JOIN regelen_lidmaatschap l ON l.medewerker_id = m.id AND l.stelsel_id = m.stelsel_id
  WHERE m.id = kt_ik() AND l.van <= kt_vandaag() AND (l.tot IS NULL OR l.tot > kt_vandaag())
    AND l.rol NOT IN ('beleidsadviseur', 'fg', 'beheerder')
  LIMIT 1;
  IF v_stelsel IS NULL THEN
    RAISE EXCEPTION 'geen rol om vragen aan te nemen' USING ERRCODE = '42501';
  END IF;
  RETURN v_stelsel;
END $$;

-- Horen de rijen van één vraag bij elkaar, en bij wie haar aanneemt?
CREATE FUNCTION kt_rijen_kloppen(rijen jsonb) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH v AS (SELECT rijen #>> '{vraag,id}' AS id, rijen #>> '{vraag,team_id}' AS team,
                    rijen #>> '{dossiervraag,dossier_id}' AS dossier)
  SELECT coalesce((SELECT bool_and(r ->> 'vraag_id' = v.id AND r ->> 'team_id' = v.team AND r ->> 'door_id' = kt_ik()::text)
                   FROM v, jsonb_array_elements(rijen -> 'triage') r), true)
     AND coalesce((SELECT bool_and(r ->> 'vraag_id' = v.id AND r ->> 'team_id' = v.team)
                   FROM v, jsonb_array_elements(rijen -> 'termijn') r), true)
     AND coalesce((SELECT bool_and(r ->> 'vraag_id' = v.id AND r ->> 'medewerker_id' = kt_ik()::text
                                   AND r ->> 'dossier_id' IS NOT DISTINCT FROM v.dossier)
                   FROM v, jsonb_array_elements(rijen -> 'gebeurtenis') r), true)
     AND (jsonb_typeof(rijen -> 'dossier') IS DISTINCT FROM 'object'
          OR (SELECT rijen #>> '{dossier,id}' = v.dossier AND rijen #>> '{dossier,team_id}' = v.team FROM v))
     AND coalesce((SELECT bool_and(r ->> 'team_id' = v.team) FROM v, jsonb_array_elements(rijen -> 'persoon') r), true)
     AND coalesce((SELECT bool_and(r ->> 'team_id' = v.team AND r ->> 'dossier_id' = rijen #>> '{dossier,id}'
                                   AND r ->> 'persoon_id' IN (SELECT p ->> 'id' FROM jsonb_array_elements(rijen -> 'persoon') p))
                   FROM v, jsonb_array_elements(rijen -> 'huishoudlid') r), true)
$$;

-- Bewaart een vraag voor welk team ook, met haar triage, termijnen, gebeurtenissen en (nieuw) dossier.
-- `rijen` heeft per tabel een lijst rijen. Dezelfde sleutel bewaren we maar één keer.
CREATE FUNCTION kt_vraag_aannemen(rijen jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_stelsel bigint := kt_mag_aannemen();
  v_vraag doen_vraag := jsonb_populate_record(NULL::doen_vraag, rijen -> 'vraag');
  v_dossier uuid := (rijen #>> '{dossiervraag,dossier_id}')::uuid;
  v_bestaand uuid;
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

  IF v_dossier IS NOT NULL AND jsonb_typeof(rijen -> 'dossier') IS DISTINCT FROM 'object'
     AND NOT EXISTS (SELECT FROM doen_dossier d WHERE d.id = v_dossier AND d.stelsel_id = v_stelsel) THEN
    RAISE EXCEPTION 'dit dossier is er niet' USING ERRCODE = '23503';
  END IF;

  IF jsonb_typeof(rijen -> 'dossier') = 'object' THEN
    INSERT INTO doen_dossier SELECT * FROM jsonb_populate_record(NULL::doen_dossier, rijen -> 'dossier');
    INSERT INTO doen_persoon SELECT * FROM jsonb_populate_recordset(NULL::doen_persoon, rijen -> 'persoon');
    INSERT INTO doen_huishoudlid SELECT * FROM jsonb_populate_recordset(NULL::doen_huishoudlid, rijen -> 'huishoudlid');
  END IF;
  INSERT INTO doen_vraag SELECT (v_vraag).*;
  IF v_dossier IS NOT NULL THEN
    -- De koppeling volgt het team dat het dossier draagt, niet het team van de vraag.
    INSERT INTO doen_dossiervraag (id, stelsel_id, team_id, dossier_id, vraag_id, gedeeld)
    SELECT (rijen #>> '{dossiervraag,id}')::uuid, v_stelsel, d.team_id, d.id, v_vraag.id,
           v_vraag.team_id <> ALL (kt_mijn_teams())
           AND NOT EXISTS (SELECT FROM jsonb_array_elements(rijen -> 'triage') r WHERE r ->> 'gekozen_team_id' IS NOT NULL)
    FROM doen_dossier d WHERE d.id = v_dossier;
  END IF;
  INSERT INTO doen_triage SELECT * FROM jsonb_populate_recordset(NULL::doen_triage, rijen -> 'triage');
  INSERT INTO doen_termijn SELECT * FROM jsonb_populate_recordset(NULL::doen_termijn, rijen -> 'termijn');
  INSERT INTO kern_gebeurtenis SELECT * FROM jsonb_populate_recordset(NULL::kern_gebeurtenis, rijen -> 'gebeurtenis');
  RETURN jsonb_build_object('vraag', v_vraag.id, 'nieuw', true);
END $$;

-- Zet een vraag van mijn team door naar een ander team, met het feit erbij: daarna ziet dit team haar misschien niet
-- meer. Ligt er verder geen open vraag van mijn team in het dossier, dan gaat het dossier mee; anders blijft het en
-- deelt het team dat het draagt de inzage.
CREATE FUNCTION kt_vraag_doorzetten(p_vraag uuid, p_naar bigint, p_argument text, p_moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_vraag doen_vraag;
  v_dossier doen_dossier;
  v_mee boolean := false;
BEGIN
  SELECT v.* INTO v_vraag FROM doen_vraag v
  WHERE v.id = p_vraag AND v.team_id = ANY (kt_mijn_teams()) FOR UPDATE;
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
  -- De uitkomst van de regels blijft staan; erbij komt wie anders koos en waarom.
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
      UPDATE doen_dossier SET team_id = p_naar, contact_id = NULL WHERE id = v_dossier.id;
      UPDATE doen_huishoudlid SET team_id = p_naar WHERE dossier_id = v_dossier.id;
      UPDATE doen_dossiervraag SET team_id = p_naar WHERE dossier_id = v_dossier.id;
      UPDATE doen_persoon p SET team_id = p_naar FROM doen_huishoudlid h
      WHERE h.dossier_id = v_dossier.id AND h.persoon_id = p.id AND p.team_id = v_vraag.team_id;
    END IF;
  END IF;
  INSERT INTO kern_gebeurtenis (id, stelsel_id, soort, versie, moment, medewerker_id, dossier_id, vraag_id, team_id,
                                regel, gegevens)
  VALUES (gen_random_uuid(), v_vraag.stelsel_id, 'vraag_doorgezet', 1, p_moment, kt_ik(), v_dossier.id, p_vraag, p_naar,
          '', jsonb_build_object('van_team', v_vraag.team_id, 'naar_team', p_naar, 'dossier_mee', v_mee));
END $$;

-- Kennen we deze persoon al? Alleen bij twee exacte sleutels, en alleen: bekend, contact, hoe het staat.
CREATE FUNCTION kt_zoek_bekend(p_geboren date, p_postcode text, p_huisnummer int, p_zoeknaam text)
RETURNS TABLE (dossier uuid, voorletter text, achternaam text, geboortejaar int, zelfde text[],
               contact text, team text, status text, soort text, uiterlijk date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE v_stelsel bigint := kt_mag_aannemen();
BEGIN
  RETURN QUERY
  SELECT d.id, left(p.voornaam, 1), btrim(concat_ws(' ', nullif(p.tussenvoegsel, ''), p.achternaam)),
         extract(year FROM p.geboortedatum)::int,
         array_remove(ARRAY[
           CASE WHEN p.geboortedatum = p_geboren THEN 'geboortedatum' END,
           CASE WHEN d.postcode = p_postcode AND p_postcode <> '' AND (p_huisnummer IS NULL OR d.huisnummer = p_huisnummer) THEN 'adres' END,
           CASE WHEN p.zoeknaam = p_zoeknaam AND p_zoeknaam <> '' THEN 'achternaam' END], NULL),
         m.naam::text, t.naam::text, v.status::text, v.soort::text, v.uiterlijk
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

-- Wat je aan de beller mag vertellen over een vraag die je zelf aannam of die bij jouw team ligt.
CREATE FUNCTION kt_ontvangst(p_vraag uuid) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT jsonb_build_object(
    'id', v.id, 'kenmerk', v.kenmerk, 'soort', v.soort, 'situatie', v.situatie, 'spoed', v.spoed,
    'voorlopig', v.voorlopig, 'terugbellen', v.terugbellen, 'status', v.status, 'team', t.naam,
    'ontvangen_op', v.ontvangen_op, 'contact', m.naam, 'in_dossier', EXISTS (
      SELECT FROM doen_dossiervraag dv WHERE dv.vraag_id = v.id),
    'van_mijn_team', v.team_id = ANY (kt_mijn_teams()),
    'termijnen', coalesce((
      SELECT jsonb_agg(jsonb_build_object('soort', x.soort, 'uiterlijk', x.uiterlijk, 'start', x.start,
                                          'grondslag', x.grondslag) ORDER BY x.uiterlijk)
      FROM doen_termijn x WHERE x.vraag_id = v.id AND x.klaar_op IS NULL), '[]'))
  FROM doen_vraag v
  JOIN regelen_team t ON t.id = v.team_id
  LEFT JOIN regelen_medewerker m ON m.id = v.opgenomen_door_id
  WHERE v.id = p_vraag AND (v.aangenomen_door_id = kt_ik() OR v.team_id = ANY (kt_mijn_teams()))
    AND kt_mijn_stelsel() = v.stelsel_id
$$;

-- De vragen die ik zelf aannam, nieuwste eerst, met niet meer dan kt_ontvangst vertelt.
CREATE FUNCTION kt_door_mij_aangenomen(p_vanaf timestamptz, p_aantal int) RETURNS SETOF jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT kt_ontvangst(v.id) FROM doen_vraag v
  WHERE v.aangenomen_door_id = kt_ik() AND v.stelsel_id = kt_mijn_stelsel() AND v.ontvangen_op >= p_vanaf
  ORDER BY v.ontvangen_op DESC LIMIT least(p_aantal, 50)
$$;

-- De vraag die ik met deze sleutel al bewaarde: voor een tweede klik of de terugknop.
CREATE FUNCTION kt_bewaarde_vraag(p_sleutel uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT v.id FROM doen_vraag v
  WHERE v.stelsel_id = kt_mijn_stelsel() AND v.sleutel = p_sleutel AND v.aangenomen_door_id = kt_ik()
$$;

-- Dat er een dossier is en wie je belt; geen inhoud.
CREATE FUNCTION kt_bekend_bij(p_vraag uuid) RETURNS TABLE (team text, contact text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT t.naam::text, m.naam::text
  FROM doen_dossiervraag dv
  JOIN doen_vraag v ON v.id = dv.vraag_id
  JOIN doen_dossier d ON d.id = dv.dossier_id
  JOIN regelen_team t ON t.id = d.team_id
  LEFT JOIN regelen_medewerker m ON m.id = d.contact_id
  WHERE v.id = p_vraag AND v.team_id = ANY (kt_mijn_teams())
$$;

REVOKE EXECUTE ON FUNCTION kt_ik(), kt_vandaag(), kt_mijn_stelsel(), kt_mijn_teams(), kt_mijn_dossiers(),
  kt_mijn_vragen(), kt_mijn_personen(), kt_mag_feit(uuid, uuid), kt_dossier_van(uuid), kt_mag_aannemen(),
  kt_rijen_kloppen(jsonb), kt_vraag_aannemen(jsonb), kt_vraag_doorzetten(uuid, bigint, text, timestamptz),
  kt_zoek_bekend(date, text, int, text), kt_ontvangst(uuid), kt_door_mij_aangenomen(timestamptz, int),
  kt_bewaarde_vraag(uuid), kt_bekend_bij(uuid)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION kt_ik(), kt_vandaag(), kt_mijn_stelsel(), kt_mijn_teams(), kt_mijn_dossiers(),
  kt_mijn_vragen(), kt_mijn_personen(), kt_mag_feit(uuid, uuid), kt_dossier_van(uuid), kt_mag_aannemen(),
  kt_rijen_kloppen(jsonb), kt_vraag_aannemen(jsonb), kt_vraag_doorzetten(uuid, bigint, text, timestamptz),
  kt_zoek_bekend(date, text, int, text), kt_ontvangst(uuid), kt_door_mij_aangenomen(timestamptz, int),
  kt_bewaarde_vraag(uuid), kt_bekend_bij(uuid)
  TO keukentafel_app, keukentafel_onderhoud;
