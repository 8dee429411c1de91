-- Een vraag van mijn team in het dossier van een ander geeft alleen inzage als dat dossier met mijn team gedeeld is,
-- en zolang de vraag open is. Gedeeld wordt het op twee manieren: de regels brachten een vraag daarheen die iemand
-- van buiten het team aannam, of het team dat het dossier draagt zette de vraag door. Wie zelf een vraag bij haar
-- eigen team neerlegt, weet dat er een dossier is en wie zij kan bellen; de inhoud ziet zij niet.

CREATE OR REPLACE FUNCTION kt_mijn_dossiers() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce(array_agg(DISTINCT d.id), '{}')
  FROM doen_vraag v
  JOIN doen_dossiervraag dv ON dv.vraag_id = v.id
  JOIN doen_dossier d ON d.id = dv.dossier_id
  WHERE v.team_id = ANY (kt_mijn_teams()) AND d.team_id <> v.team_id
    AND dv.gedeeld AND v.status <> 'beantwoord'
$$;

CREATE OR REPLACE FUNCTION kt_mag_feit(p_dossier uuid, p_vraag uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM doen_dossier d WHERE d.id = p_dossier AND d.team_id = ANY (kt_mijn_teams()))
      OR EXISTS (SELECT FROM doen_dossiervraag dv JOIN doen_vraag v ON v.id = dv.vraag_id
                 WHERE dv.dossier_id = p_dossier AND v.team_id = ANY (kt_mijn_teams())
                   AND dv.gedeeld AND v.status <> 'beantwoord')
      OR (p_dossier IS NULL
          AND EXISTS (SELECT FROM doen_vraag v WHERE v.id = p_vraag AND v.team_id = ANY (kt_mijn_teams())))
$$;

-- Het dossier waarin een vraag van mijn team ligt, om een feit op de goede plek vast te leggen. Meer dan dit
-- willekeurige nummer geeft het niet.
CREATE FUNCTION kt_dossier_van(p_vraag uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT dv.dossier_id FROM doen_dossiervraag dv JOIN doen_vraag v ON v.id = dv.vraag_id
  WHERE v.id = p_vraag AND v.team_id = ANY (kt_mijn_teams())
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

DROP POLICY toevoegen ON kern_gebeurtenis;
CREATE POLICY toevoegen ON kern_gebeurtenis FOR INSERT
  WITH CHECK (stelsel_id = (SELECT kt_mijn_stelsel()) AND medewerker_id = (SELECT kt_ik())
              AND team_id = ANY ((SELECT kt_mijn_teams())::bigint[])
              AND dossier_id IS NOT DISTINCT FROM kt_dossier_van(vraag_id));

-- De toepassing wijzigt alleen wat een handeling wijzigt; de woorden en feiten van een vraag staan vast.
REVOKE UPDATE ON doen_vraag, doen_dossier, doen_termijn, doen_persoon, doen_huishoudlid, doen_dossiervraag,
  doen_triage, kern_gebeurtenis FROM keukentafel_app;
GRANT UPDATE (status, opgenomen_door_id, opgenomen_op, antwoord, afgesloten_op) ON doen_vraag TO keukentafel_app;
GRANT UPDATE (contact_id) ON doen_dossier TO keukentafel_app;
GRANT UPDATE (klaar_op) ON doen_termijn TO keukentafel_app;

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

CREATE OR REPLACE FUNCTION kt_vraag_aannemen(rijen jsonb) RETURNS jsonb
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

DROP FUNCTION kt_vraag_doorzetten(uuid, bigint, text);
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

REVOKE EXECUTE ON FUNCTION kt_dossier_van(uuid), kt_bekend_bij(uuid), kt_rijen_kloppen(jsonb),
  kt_vraag_doorzetten(uuid, bigint, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION kt_dossier_van(uuid), kt_bekend_bij(uuid), kt_rijen_kloppen(jsonb),
  kt_vraag_doorzetten(uuid, bigint, text, timestamptz) TO keukentafel_app, keukentafel_onderhoud;
