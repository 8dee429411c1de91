-- Een vraag opnieuw beoordelen: wie haar heeft, of nog niemand, of wie het werk van het team verdeelt, legt nieuwe feiten
-- langs de regels. Alleen waar de triage naar kijkt verandert: wie er belde, de wijk en de gemeente staan vast. De vraag
-- blijft waar zij ligt, bij wie zij is; spoed komt erbij en gaat er niet af; een klok die loopt of liep, blijft wat zij is. Een
-- beoordeling komt na die er al zijn: niemand schrijft er een tussen of ervoor.
CREATE FUNCTION kt_vraag_herzien(p_vraag uuid, p_rijen jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_vraag doen_vraag;
  v_triage doen_triage := jsonb_populate_record(NULL::doen_triage, p_rijen -> 'triage');
  v_feiten constant text[] := ARRAY['leefgebieden', 'kenmerken', 'voorziening', 'leeftijd', 'vraag_van'];
BEGIN
  SELECT v.* INTO v_vraag FROM doen_vraag v
  WHERE v.id = p_vraag AND v.stelsel_id = kt_mijn_stelsel() AND kt_in_bereik('dossier_schrijven', v.team_id, v.gebied_id)
  FOR UPDATE;
  IF NOT FOUND OR v_vraag.status = 'beantwoord'
     OR (v_vraag.opgenomen_door_id IS NOT NULL AND v_vraag.opgenomen_door_id <> kt_ik()
         AND NOT kt_heeft('werk_verdelen', v_vraag.team_id)) THEN
    RAISE EXCEPTION 'deze vraag beoordeel jij niet' USING ERRCODE = '42501';
  END IF;
  IF (v_triage.vraag_id, v_triage.team_id, v_triage.stelsel_id, v_triage.door_id)
       IS DISTINCT FROM (v_vraag.id, v_vraag.team_id, v_vraag.stelsel_id, kt_ik())
     OR v_triage.gekozen_team_id <> v_vraag.team_id OR v_triage.herzien IS NOT TRUE
     OR jsonb_typeof(v_triage.uitkomst) IS DISTINCT FROM 'object'
     OR EXISTS (SELECT FROM jsonb_each(p_rijen -> 'feiten') f WHERE jsonb_typeof(f.value) <> CASE f.key
                  WHEN 'leeftijd' THEN 'number' WHEN 'kenmerken' THEN 'object' WHEN 'voorziening' THEN 'object' ELSE 'array' END
                AND f.key = ANY (v_feiten))
     OR v_triage.moment > clock_timestamp() + interval '5 minutes' -- aanname: zover lopen twee klokken hoogstens uiteen
     OR EXISTS (SELECT FROM doen_triage t WHERE t.vraag_id = v_vraag.id AND t.moment >= v_triage.moment)
     OR NOT EXISTS (SELECT FROM regelen_inrichtingversie i
                    WHERE i.id = v_triage.inrichting_versie_id AND i.stelsel_id = v_vraag.stelsel_id) THEN
    RAISE EXCEPTION 'de uitkomst hoort niet bij deze vraag' USING ERRCODE = '42501';
  END IF;
  IF EXISTS (
    SELECT FROM jsonb_populate_recordset(NULL::doen_termijn, p_rijen -> 'termijn') k
    WHERE (k.vraag_id, k.team_id, k.stelsel_id) IS DISTINCT FROM (v_vraag.id, v_vraag.team_id, v_vraag.stelsel_id)
       OR k.klaar_op IS NOT NULL OR k.start > kt_vandaag()
       OR k.start < (v_vraag.ontvangen_op AT TIME ZONE 'Europe/Amsterdam')::date
       OR EXISTS (SELECT FROM doen_termijn t WHERE t.vraag_id = v_vraag.id AND t.soort = k.soort)) THEN
    RAISE EXCEPTION 'deze klok hoort niet bij deze vraag, of loopt al' USING ERRCODE = '42501';
  END IF;
  INSERT INTO doen_triage SELECT (v_triage).*;
  INSERT INTO doen_termijn SELECT * FROM jsonb_populate_recordset(NULL::doen_termijn, p_rijen -> 'termijn');
  UPDATE doen_vraag v SET
    feiten = (v.feiten - v_feiten) || coalesce((
      SELECT jsonb_object_agg(f.key, f.value) FROM jsonb_each(p_rijen -> 'feiten') f WHERE f.key = ANY (v_feiten)), '{}'),
    situatie = v_triage.situatie,
    spoed = v.spoed OR coalesce((p_rijen ->> 'spoed')::boolean, false),
    voorlopig = coalesce((p_rijen ->> 'voorlopig')::boolean, false),
    uiterlijk = (SELECT min(t.uiterlijk) FROM doen_termijn t
                 WHERE t.vraag_id = v.id AND t.klaar_op IS NULL AND t.soort <> 'persoonlijk_plan')
  WHERE v.id = v_vraag.id;
END $$;

REVOKE EXECUTE ON FUNCTION kt_vraag_herzien(uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION kt_vraag_herzien(uuid, jsonb) TO keukentafel_app, keukentafel_onderhoud;
