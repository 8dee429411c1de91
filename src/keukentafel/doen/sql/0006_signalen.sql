-- Signalen van partners en de wachtlijst: wat er in de database zelf vaststaat.

-- Bewaart een vraag zoals in 0004_grenzen.sql, met het signaal van een partner erbij: in dezelfde opdracht, voor welk team
-- ook. Een nieuw signaal heeft nog geen uitkomst en de partner heeft nog niets gehoord.
CREATE OR REPLACE FUNCTION kt_vraag_aannemen(rijen jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_stelsel bigint := kt_mag_aannemen();
  v_vraag doen_vraag := jsonb_populate_record(NULL::doen_vraag, rijen -> 'vraag');
  v_dossier uuid := (rijen #>> '{dossiervraag,dossier_id}')::uuid;
  v_bestaand uuid;
  v_signaal doen_signaal := jsonb_populate_record(
    NULL::doen_signaal, CASE WHEN jsonb_typeof(rijen -> 'signaal') = 'object' THEN rijen -> 'signaal' END);
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
  IF v_signaal.id IS NOT NULL AND (
       v_signaal.vraag_id IS DISTINCT FROM v_vraag.id OR v_signaal.team_id IS DISTINCT FROM v_vraag.team_id
       OR v_signaal.uitkomst <> '' OR v_signaal.terug <> ''
       OR (v_signaal.organisatie_id IS NOT NULL AND NOT EXISTS (
             SELECT FROM regelen_organisatie o WHERE o.id = v_signaal.organisatie_id AND o.stelsel_id = v_stelsel))) THEN
    RAISE EXCEPTION 'het signaal hoort niet bij deze vraag' USING ERRCODE = '42501';
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
  IF v_signaal.id IS NOT NULL THEN
    INSERT INTO doen_signaal SELECT (v_signaal).*;
  END IF;
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

-- De uitkomst en de terugmelding staan op eigen naam, en alleen wat er die keer verandert. Wat de partner al hoorde over
-- het contact, is niet terug te nemen.
CREATE FUNCTION kt_bewaak_signaal() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  IF current_user <> 'keukentafel_app' THEN
    RETURN NEW;
  END IF;
  IF (NEW.uitkomst, NEW.uitkomst_op, NEW.uitkomst_door_id) IS DISTINCT FROM (OLD.uitkomst, OLD.uitkomst_op, OLD.uitkomst_door_id)
     AND (NEW.uitkomst_door_id IS DISTINCT FROM kt_ik() OR NEW.uitkomst = '') THEN
    RAISE EXCEPTION 'een uitkomst leg je op eigen naam vast' USING ERRCODE = '42501';
  END IF;
  IF (NEW.terug, NEW.terug_op, NEW.terug_door_id) IS DISTINCT FROM (OLD.terug, OLD.terug_op, OLD.terug_door_id)
     AND (NEW.terug_door_id IS DISTINCT FROM kt_ik() OR NEW.terug = '' OR OLD.terug IN ('contact', 'geen_contact')) THEN
    RAISE EXCEPTION 'wat de partner hoorde, blijft staan' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER bewaak_signaal BEFORE UPDATE ON doen_signaal FOR EACH ROW EXECUTE FUNCTION kt_bewaak_signaal();

-- Wie tijdens het wachten contact houdt, werkt in het team van de vraag; een plek die voorbij is, verandert niet meer.
CREATE FUNCTION kt_bewaak_wachtplek() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  v_vraag doen_vraag;
BEGIN
  IF current_user <> 'keukentafel_app' THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.tot IS NOT NULL THEN
    RAISE EXCEPTION 'deze plek op de wachtlijst is voorbij' USING ERRCODE = '42501';
  END IF;
  SELECT v.* INTO v_vraag FROM doen_vraag v WHERE v.id = NEW.vraag_id;
  IF TG_OP = 'INSERT' AND v_vraag.status = 'beantwoord' THEN
    RAISE EXCEPTION 'een gesloten vraag wacht niet' USING ERRCODE = '42501';
  END IF;
  IF (TG_OP = 'INSERT' OR NEW.contact_id <> OLD.contact_id)
     AND NOT kt_schrijft_bij(NEW.contact_id, v_vraag.team_id, v_vraag.gebied_id) THEN
    RAISE EXCEPTION 'deze medewerker werkt niet in dit team' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER bewaak_wachtplek BEFORE INSERT OR UPDATE ON doen_wachtplek
  FOR EACH ROW EXECUTE FUNCTION kt_bewaak_wachtplek();

-- Sluit de vraag, dan wacht er niemand meer: de plek eindigt mee, met het feit erbij, langs welke weg de vraag ook sluit.
CREATE FUNCTION kt_wachten_eindigt() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_plek doen_wachtplek;
BEGIN
  UPDATE doen_wachtplek SET tot = greatest(sinds, kt_vandaag()), einde = CASE
      WHEN NEW.afsluiting IN ('geweigerd', 'ingetrokken') THEN 'ingetrokken'
      WHEN NEW.afsluiting = 'verwezen' THEN 'elders' ELSE 'begonnen' END
  WHERE vraag_id = NEW.id AND tot IS NULL RETURNING * INTO v_plek;
  IF FOUND THEN
    INSERT INTO kern_gebeurtenis (id, stelsel_id, soort, versie, moment, medewerker_id, dossier_id, vraag_id, team_id,
                                  regel, gegevens)
    SELECT gen_random_uuid(), NEW.stelsel_id, 'wachten_beeindigd', 1, NEW.afgesloten_op, NEW.opgenomen_door_id,
           (SELECT dv.dossier_id FROM doen_dossiervraag dv WHERE dv.vraag_id = NEW.id), NEW.id, NEW.team_id, '',
           jsonb_build_object('einde', v_plek.einde, 'dagen', v_plek.tot - v_plek.sinds);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER wachten_eindigt AFTER UPDATE OF status ON doen_vraag
  FOR EACH ROW WHEN (NEW.status = 'beantwoord' AND OLD.status <> 'beantwoord') EXECUTE FUNCTION kt_wachten_eindigt();

REVOKE EXECUTE ON FUNCTION kt_bewaak_signaal(), kt_bewaak_wachtplek(), kt_wachten_eindigt() FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION kt_bewaak_signaal(), kt_bewaak_wachtplek(), kt_wachten_eindigt()
  FROM keukentafel_app, keukentafel_onderhoud;

-- Heeft het huishouden van deze vraag een geheim adres? Dan overlegt het team voordat een partner iets hoort, ook als het
-- zelf niet in het dossier leest. Wie niet in de vraag schrijft, hoort altijd: ja.
CREATE FUNCTION kt_geheim_bij_vraag(p_vraag uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT NOT kt_schrijft_vraag(p_vraag) OR EXISTS (
    SELECT FROM doen_dossiervraag dv JOIN doen_dossier d ON d.id = dv.dossier_id WHERE dv.vraag_id = p_vraag AND d.adres_geheim)
$$;

-- Spoed komt erbij en gaat er niet af: dat een vraag dringend is, maakt niemand ongedaan.
CREATE FUNCTION kt_bewaak_spoed() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  IF current_user = 'keukentafel_app' AND OLD.spoed AND NOT NEW.spoed THEN
    RAISE EXCEPTION 'spoed gaat er niet af' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER bewaak_spoed BEFORE UPDATE OF spoed ON doen_vraag FOR EACH ROW EXECUTE FUNCTION kt_bewaak_spoed();

REVOKE EXECUTE ON FUNCTION kt_geheim_bij_vraag(uuid), kt_bewaak_spoed() FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION kt_bewaak_spoed() FROM keukentafel_app, keukentafel_onderhoud;
GRANT EXECUTE ON FUNCTION kt_geheim_bij_vraag(uuid) TO keukentafel_app, keukentafel_onderhoud;
GRANT UPDATE (spoed, uiterlijk) ON doen_vraag TO keukentafel_app;
