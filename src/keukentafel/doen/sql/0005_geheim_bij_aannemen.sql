-- Bewaart een vraag voor welk team ook (0004), nu ook voor een nieuw huishouden waarvan het adres meteen geheim is: het
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
