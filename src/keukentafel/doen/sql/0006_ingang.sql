-- Wat de ingang over de grens van een team heen weet: de bevestiging, de stand voor wie terugbelt, het terugbellen.

-- Wat je aan de beller mag vertellen over een vraag die je zelf aannam of die bij jouw team ligt. Het adres staat erbij voor
-- de brief: alleen als het niet geheim is, de inwoner zelf vraagt, en je het zelf net opschreef of het dossier leest. Is het
-- dossier daarna gewijzigd, dan is het niet meer wat jij opschreef. Welk gevaar er was, staat erbij om 112 en Veilig Thuis te
-- kunnen noemen; wat het team er na een nieuwe beoordeling van weet, niet.
CREATE OR REPLACE FUNCTION kt_ontvangst(p_vraag uuid) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT jsonb_build_object(
    'id', v.id, 'kenmerk', v.kenmerk, 'soort', v.soort, 'situatie', v.situatie, 'spoed', v.spoed,
    'voorlopig', v.voorlopig, 'terugbellen', v.terugbellen, 'status', v.status, 'afsluiting', v.afsluiting, 'team', t.naam,
    'ontvangen_op', v.ontvangen_op, 'contact', m.naam, 'in_dossier', EXISTS (
      SELECT FROM doen_dossiervraag dv WHERE dv.vraag_id = v.id),
    'van_mijn_team', kt_in_bereik('dossier_lezen', v.team_id, v.gebied_id),
    'aanmelder', v.aanmelder, 'aan', v.melder_naam, 'gemeente', g.naam,
    'bereikbaar', v.melder_telefoon <> '',
    'gevaar', coalesce((
      SELECT jsonb_agg(c.code) FROM unnest(ARRAY['acuut_veiligheidsrisico', 'kind_in_gevaar', 'huiselijk_geweld', 'kindermishandeling',
                                                 'huiselijke_relaties']) c(code)
      WHERE (v.feiten -> 'kenmerken' -> c.code = 'true' OR v.feiten -> 'kenmerken' -> 'specialisme' ? c.code
             OR v.feiten -> 'leefgebieden' ? c.code)
        AND NOT EXISTS (SELECT FROM doen_triage d WHERE d.stelsel_id = v.stelsel_id AND d.vraag_id = v.id AND d.herzien)), '[]'),
    'adres', coalesce((
      SELECT jsonb_build_array(btrim(concat_ws(' ', d.straat, d.huisnummer, nullif(d.toevoeging, ''))), d.postcode)
      FROM doen_dossiervraag dv JOIN doen_dossier d ON d.id = dv.dossier_id
      WHERE dv.vraag_id = v.id AND NOT d.adres_geheim AND v.aanmelder = 'inwoner' AND d.straat <> ''
        AND ((v.aangenomen_door_id = kt_ik() AND d.geopend_op = v.ontvangen_op AND d.versie = 1)
             OR kt_in_bereik('dossier_lezen', d.team_id, d.gebied_id))), '[]'),
    'termijnen', coalesce((
      SELECT jsonb_agg(jsonb_build_object('soort', x.soort, 'uiterlijk', x.uiterlijk, 'start', x.start,
                                          'grondslag', x.grondslag) ORDER BY x.uiterlijk)
      FROM doen_termijn x WHERE x.vraag_id = v.id AND x.klaar_op IS NULL), '[]'))
  FROM doen_vraag v
  JOIN regelen_team t ON t.id = v.team_id
  JOIN regelen_gemeente g ON g.id = v.gemeente_id
  LEFT JOIN regelen_medewerker m ON m.id = v.opgenomen_door_id
  WHERE v.id = p_vraag AND (v.aangenomen_door_id = kt_ik() OR kt_in_bereik('dossier_lezen', v.team_id, v.gebied_id))
    AND kt_mijn_stelsel() = v.stelsel_id
$$;

-- Haalt uit een vraag wat naar de plek wijst: de wijk, het adres dat de beller noemde, en een uitleg waarin de wijk met name
-- staat. Alleen voor andere functies: bij aannemen in een dossier met een geheim adres, en als een adres geheim wordt. De vraag
-- gaat eerst op slot: wie haar net beoordeelt, is dan klaar, en ook die uitkomst komt langs.
CREATE OR REPLACE FUNCTION kt_vraag_zonder_plek(p_vraag uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE v_woorden text[];
BEGIN
  SELECT array_remove(ARRAY[g.code, g.naam, v.feiten ->> 'gebied']::text[], NULL) INTO v_woorden
  FROM doen_vraag v LEFT JOIN regelen_gebied g ON g.id = v.gebied_id WHERE v.id = p_vraag FOR UPDATE OF v;
  UPDATE doen_triage t SET uitkomst = t.uitkomst || jsonb_build_object(
    'reden', 'Het adres is geheim; deze uitleg noemde een plek en staat hier niet meer.', 'anders_als', '[]'::jsonb, 'ontbreekt', '[]'::jsonb)
  WHERE t.vraag_id = p_vraag AND EXISTS (SELECT FROM unnest(v_woorden) w WHERE strpos(t.uitkomst::text, w) > 0);
  UPDATE doen_vraag SET gebied_id = NULL, feiten = feiten - 'gebied', opgegeven_adres = NULL WHERE id = p_vraag;
END $$;

-- Hoe staat het ervoor: op kenmerk, of van het huishouden dat met twee sleutels is gevonden. Alleen bij wie het ligt, de stap
-- en de datum. Van een huishouden gaat het om de lopende vraag met de eerste datum, met hoeveel er lopen; nooit om wat een
-- partner meldde (een signaal, hoe de soort van de vraag ook heet): dat weet het huishouden misschien niet.
CREATE FUNCTION kt_stand(p_kenmerk text, p_dossier uuid) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH gevraagd AS (
    SELECT v.id, v.status, v.ontvangen_op FROM doen_vraag v
    WHERE p_kenmerk <> '' AND v.stelsel_id = kt_mijn_stelsel() AND v.kenmerk = p_kenmerk
    UNION ALL
    SELECT v.id, v.status, v.ontvangen_op FROM doen_dossiervraag dv JOIN doen_vraag v ON v.id = dv.vraag_id
    WHERE p_kenmerk = '' AND dv.dossier_id = p_dossier AND v.stelsel_id = kt_mijn_stelsel() AND v.soort <> 'signaal'
      AND NOT EXISTS (SELECT FROM doen_signaal s WHERE s.vraag_id = v.id)),
  eerste AS (
    SELECT g.id, count(*) FILTER (WHERE g.status <> 'beantwoord') OVER () AS lopend, k.soort AS stap, k.uiterlijk
    FROM gevraagd g
    LEFT JOIN LATERAL (
      SELECT x.soort, x.uiterlijk FROM doen_termijn x
      WHERE x.vraag_id = g.id AND x.klaar_op IS NULL AND x.soort <> 'persoonlijk_plan' ORDER BY x.uiterlijk LIMIT 1) k ON true
    ORDER BY g.status = 'beantwoord', k.uiterlijk, g.ontvangen_op DESC LIMIT 1)
  SELECT jsonb_build_object(
    'id', v.id, 'kenmerk', v.kenmerk, 'soort', v.soort, 'status', v.status, 'afsluiting', v.afsluiting, 'team', t.naam,
    'contact', m.naam, 'dossier', dv.dossier_id, 'stap', e.stap, 'uiterlijk', e.uiterlijk, 'lopend', e.lopend)
  FROM eerste e
  JOIN doen_vraag v ON v.id = e.id
  JOIN regelen_team t ON t.id = v.team_id
  LEFT JOIN regelen_medewerker m ON m.id = v.opgenomen_door_id
  LEFT JOIN doen_dossiervraag dv ON dv.vraag_id = v.id
  WHERE kt_heeft('herkennen')
$$;

-- Dat iemand belde en het hoorde, staat op de tijdlijn van het huishouden. Alleen wie de stand zelf te zien krijgt (kt_stand),
-- van een vraag waarvan zij het kenmerk weet, en alleen als de inwoner het goed vindt: anders zette ieder zo een regel in
-- elk dossier.
CREATE FUNCTION kt_stand_verteld(p_kenmerk text, p_beller text, p_akkoord text, p_moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_vraag uuid := (kt_stand(p_kenmerk, NULL) ->> 'id')::uuid;
BEGIN
  IF v_vraag IS NULL OR p_akkoord IS DISTINCT FROM 'ja' OR p_beller IS NULL OR p_beller !~ '^[a-z][a-z_]{0,19}$' THEN
    RAISE EXCEPTION 'de stand vertellen mag je niet' USING ERRCODE = '42501';
  END IF;
  INSERT INTO kern_gebeurtenis (id, stelsel_id, soort, versie, moment, medewerker_id, dossier_id, vraag_id, team_id,
                                regel, gegevens)
  SELECT gen_random_uuid(), v.stelsel_id, 'stand_verteld', 1, p_moment, kt_ik(), dv.dossier_id, v.id, v.team_id, '',
         jsonb_build_object('beller', p_beller, 'akkoord', p_akkoord)
  FROM doen_vraag v LEFT JOIN doen_dossiervraag dv ON dv.vraag_id = v.id
  WHERE v.id = v_vraag;
END $$;

-- Terugbellen overnemen van een collega die er niet is, of als de dag er is: wie in dit team schrijft, mag dat zelf. De andere
-- wegen bewaakt kt_bewaak_toewijzing. Geeft of het gelukt is.
CREATE FUNCTION kt_terugbellen_overnemen(p_vraag uuid, p_moment timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_vraag doen_vraag;
BEGIN
  SELECT * INTO v_vraag FROM doen_vraag v
  WHERE v.id = p_vraag AND v.stelsel_id = kt_mijn_stelsel() AND kt_in_bereik('dossier_schrijven', v.team_id, v.gebied_id)
    AND v.status IN ('open', 'opgenomen') FOR UPDATE;
  IF NOT FOUND OR v_vraag.opgenomen_door_id = kt_ik() OR NOT EXISTS (
    SELECT FROM doen_termijn x WHERE x.vraag_id = p_vraag AND x.soort = 'terugbelverzoek' AND x.klaar_op IS NULL
      AND (v_vraag.opgenomen_door_id IS NULL OR x.uiterlijk <= kt_vandaag() OR EXISTS (
        SELECT FROM regelen_afwezigheid a WHERE a.medewerker_id = v_vraag.opgenomen_door_id
          AND a.van <= kt_vandaag() AND (a.tot IS NULL OR a.tot > kt_vandaag())))) THEN
    RETURN false;
  END IF;
  UPDATE doen_vraag SET status = 'opgenomen', opgenomen_door_id = kt_ik(), opgenomen_op = p_moment,
    namens_id = nullif(coalesce(v_vraag.namens_id, v_vraag.opgenomen_door_id), kt_ik())
  WHERE id = p_vraag;
  INSERT INTO kern_gebeurtenis (id, stelsel_id, soort, versie, moment, medewerker_id, dossier_id, vraag_id, team_id,
                                regel, gegevens)
  SELECT gen_random_uuid(), v_vraag.stelsel_id, 'vraag_toegewezen', 1, p_moment, kt_ik(),
         (SELECT dv.dossier_id FROM doen_dossiervraag dv WHERE dv.vraag_id = p_vraag), p_vraag, v_vraag.team_id, '',
         jsonb_build_object('van', v_vraag.opgenomen_door_id, 'naar', kt_ik(), 'reden', 'overgenomen');
  RETURN true;
END $$;

-- Het bord van de maand, alleen uit gebeurtenissen: hoeveel vragen meteen beantwoord zijn (maand van binnenkomst), en hoeveel
-- keer er op tijd is teruggebeld (maand van de uiterste dag). Een vraag telt bij het team dat haar het laatst had.
CREATE FUNCTION kt_terugbelcijfers(p_teams bigint[], p_van date, p_tot date)
RETURNS TABLE (team bigint, maand date, vragen bigint, meteen bigint, beloofd bigint, op_tijd bigint, te_laat bigint,
               niet_bereikt bigint, wacht bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH mijn AS MATERIALIZED (
    SELECT t.id FROM regelen_team t
    WHERE t.id = ANY (p_teams) AND t.stelsel_id = kt_mijn_stelsel() AND kt_heeft('team_zien', t.id)),
  vraag AS (
    SELECT g.team_id AS team, date_trunc('month', g.moment AT TIME ZONE 'Europe/Amsterdam')::date AS maand, count(*) AS vragen,
           count(*) FILTER (WHERE (g.gegevens ->> 'meteen_beantwoord')::boolean) AS meteen
    FROM kern_gebeurtenis g
    WHERE g.stelsel_id = kt_mijn_stelsel() AND g.soort = 'vraag_binnengekomen' AND g.team_id IN (SELECT id FROM mijn)
      AND g.moment >= p_van::timestamp AT TIME ZONE 'Europe/Amsterdam' AND g.moment < p_tot::timestamp AT TIME ZONE 'Europe/Amsterdam'
    GROUP BY 1, 2),
  belofte AS (
    SELECT plek.team_id AS team, (g.gegevens ->> 'uiterlijk')::date AS uiterlijk, k.hoe, k.op_tijd
    FROM kern_gebeurtenis g
    LEFT JOIN LATERAL (
      SELECT x.gegevens ->> 'hoe' AS hoe, (x.gegevens ->> 'op_tijd')::boolean AS op_tijd FROM kern_gebeurtenis x
      WHERE x.vraag_id = g.vraag_id AND x.soort = 'terugbellen_klaar' AND x.moment >= g.moment ORDER BY x.moment LIMIT 1) k ON true
    CROSS JOIN LATERAL (
      SELECT x.team_id FROM kern_gebeurtenis x
      WHERE x.vraag_id = g.vraag_id
        AND x.soort IN ('terugbellen_gevraagd', 'vraag_doorgezet', 'vraag_overgedragen', 'terugbellen_klaar')
      ORDER BY x.moment DESC LIMIT 1) plek
    WHERE g.stelsel_id = kt_mijn_stelsel() AND g.soort = 'terugbellen_gevraagd'
      AND g.moment >= p_van - 100 AND g.moment < p_tot + 1
      AND (g.gegevens ->> 'uiterlijk')::date >= p_van AND (g.gegevens ->> 'uiterlijk')::date < p_tot),
  terug AS (
    SELECT b.team, date_trunc('month', b.uiterlijk)::date AS maand, count(*) AS beloofd,
           count(*) FILTER (WHERE b.op_tijd AND b.hoe <> 'niet_bereikt') AS op_tijd,
           count(*) FILTER (WHERE (NOT b.op_tijd AND b.hoe <> 'niet_bereikt') OR (b.hoe IS NULL AND b.uiterlijk < kt_vandaag())) AS te_laat,
           count(*) FILTER (WHERE b.hoe = 'niet_bereikt') AS niet_bereikt,
           count(*) FILTER (WHERE b.hoe IS NULL AND b.uiterlijk >= kt_vandaag()) AS wacht
    FROM belofte b WHERE b.team IN (SELECT id FROM mijn) GROUP BY 1, 2)
  SELECT coalesce(v.team, t.team), coalesce(v.maand, t.maand), coalesce(v.vragen, 0), coalesce(v.meteen, 0),
         coalesce(t.beloofd, 0), coalesce(t.op_tijd, 0), coalesce(t.te_laat, 0), coalesce(t.niet_bereikt, 0), coalesce(t.wacht, 0)
  FROM vraag v FULL JOIN terug t ON t.team = v.team AND t.maand = v.maand
  ORDER BY 2 DESC, 1
$$;

REVOKE EXECUTE ON FUNCTION kt_stand(text, uuid), kt_stand_verteld(text, text, text, timestamptz),
  kt_terugbellen_overnemen(uuid, timestamptz), kt_terugbelcijfers(bigint[], date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION kt_stand(text, uuid), kt_stand_verteld(text, text, text, timestamptz),
  kt_terugbellen_overnemen(uuid, timestamptz), kt_terugbelcijfers(bigint[], date, date)
  TO keukentafel_app, keukentafel_onderhoud;
-- Na een gesprek is het terugbellen klaar; de eerste uiterste datum is dan die van de volgende klok.
GRANT UPDATE (terugbellen, uiterlijk) ON doen_vraag TO keukentafel_app;
