-- Niets valt tussen twee teams. De eigenaar van een open vraag is wie haar heeft, zolang zij daar werkt; anders wie het
-- werk van het team verdeelt. Een team heeft zij altijd (team_id is verplicht); hieronder: een team dat er is, en iemand
-- die er werkt. Wie later weggaat, laat een vraag zonder houder achter: die staat op het teamblad en gaat elke dag terug
-- naar het team (kt_regie_dagelijks).

CREATE FUNCTION kt_vraag_heeft_eigenaar() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT n.team_id, n.stelsel_id FROM nieuw n WHERE n.status <> 'beantwoord') x
    WHERE NOT kt_team_loopt(x.team_id, x.stelsel_id)) THEN
    RAISE EXCEPTION 'een open vraag hoort bij een team dat er is' USING ERRCODE = '23514', CONSTRAINT = 'vraag_team_loopt';
  END IF;
  RETURN NULL;
END $$;

-- Bij een wijziging telt alleen wat anders werd: van een team dat later stopt, is de vraag nog te beantwoorden.
CREATE FUNCTION kt_vraag_houdt_eigenaar() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT n.team_id, n.stelsel_id FROM nieuw n JOIN oud o ON o.id = n.id
                 WHERE n.status <> 'beantwoord' AND n.team_id <> o.team_id) x
    WHERE NOT kt_team_loopt(x.team_id, x.stelsel_id)) THEN
    RAISE EXCEPTION 'een open vraag hoort bij een team dat er is' USING ERRCODE = '23514', CONSTRAINT = 'vraag_team_loopt';
  END IF;
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT n.opgenomen_door_id AS wie, n.team_id, n.gebied_id FROM nieuw n JOIN oud o ON o.id = n.id
                 WHERE n.status = 'opgenomen' AND n.opgenomen_door_id IS DISTINCT FROM o.opgenomen_door_id) x
    WHERE NOT kt_leest_bij(x.wie, x.team_id, x.gebied_id)) THEN
    RAISE EXCEPTION 'wie een vraag heeft, werkt in het team van die vraag' USING ERRCODE = '23514', CONSTRAINT = 'vraag_houder_werkt_er';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER vraag_heeft_eigenaar AFTER INSERT ON doen_vraag REFERENCING NEW TABLE AS nieuw
  FOR EACH STATEMENT EXECUTE FUNCTION kt_vraag_heeft_eigenaar();

CREATE TRIGGER vraag_houdt_eigenaar AFTER UPDATE ON doen_vraag REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw
  FOR EACH STATEMENT EXECUTE FUNCTION kt_vraag_houdt_eigenaar();

-- Wie de regie aanbiedt, moet haar kunnen geven; wie op naam meewerkt, laat zelf niemand binnen. Wat over twee dossiers
-- gaat of over een verhuizing, gaat alleen langs kt_paar_bieden en kt_verhuizing_bieden, die meer vragen.
CREATE POLICY regie_bieden ON doen_overgang AS RESTRICTIVE FOR INSERT WITH CHECK (
  soort NOT IN ('samenvoegen', 'verhuizen', 'twee_huizen')
  AND (soort NOT IN ('regie', 'regie_tijdelijk') OR kt_mag_regie_geven(dossier_id))
  AND (soort <> 'ondersteunen'
       OR kt_van_ons(dossier_id)
       OR EXISTS (SELECT FROM doen_regie r WHERE r.dossier_id = doen_overgang.dossier_id AND r.tot IS NULL
                  AND r.medewerker_id = (SELECT kt_ik()))));

-- Wat mijn teams is aangeboden en nog wacht: de boodschap en gecodeerde feiten, niets uit het dossier. Namen van inwoners
-- staan er niet in, tenzij iemand ze in de boodschap schreef.
CREATE FUNCTION kt_aangeboden()
RETURNS TABLE (overgang uuid, soort text, vraag uuid, dossier uuid, van_team text, door text, telefoon text, boodschap text,
               aangeboden_op timestamptz, tot date, naar_team bigint, voor text, situatie text, spoed boolean, vraagsoort text,
               terugbellen boolean, ontvangen_op timestamptz, klokken jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT o.id, o.soort::text, o.vraag_id, o.dossier_id, t.naam::text, m.naam::text, m.telefoon::text, o.boodschap,
         o.aangeboden_op, o.tot, o.naar_team_id, wie.naam::text, v.situatie::text, coalesce(v.spoed, false), v.soort::text,
         coalesce(v.terugbellen, false), v.ontvangen_op, coalesce((
           SELECT jsonb_agg(jsonb_build_object('soort', k.soort, 'start', k.start, 'uiterlijk', k.uiterlijk) ORDER BY k.uiterlijk)
           FROM doen_termijn k WHERE k.vraag_id = v.id AND k.klaar_op IS NULL), '[]')
  FROM doen_overgang o
  JOIN regelen_team t ON t.id = o.team_id
  JOIN regelen_medewerker m ON m.id = o.door_id
  LEFT JOIN regelen_medewerker wie ON wie.id = o.naar_medewerker_id
  LEFT JOIN LATERAL (
    SELECT x.* FROM doen_vraag x LEFT JOIN doen_dossiervraag dv ON dv.vraag_id = x.id
    WHERE x.id = o.vraag_id OR (o.vraag_id IS NULL AND dv.dossier_id = o.dossier_id AND x.status <> 'beantwoord')
    ORDER BY x.spoed DESC, x.uiterlijk, x.ontvangen_op LIMIT 1) v ON true
  WHERE o.stelsel_id = kt_mijn_stelsel() AND o.status = 'aangeboden' AND o.soort NOT IN ('samenvoegen', 'verhuizen', 'twee_huizen')
    AND o.naar_team_id = ANY (ARRAY(SELECT r.team FROM kt_mijn_rechten() r WHERE r.recht = 'dossier_schrijven' AND r.team IS NOT NULL))
    AND kt_mag_antwoorden(o)
  ORDER BY coalesce(v.spoed, false) DESC, o.aangeboden_op, o.id
$$;

-- De dagelijkse taak, met de rol voor onderhoud: wat tijdelijk was en voorbij is, gaat terug; een aanbod aan een team dat er
-- niet meer is, komt terug; wie weg is, laat de regie en haar vragen bij het team. Nog een keer verandert niets.
CREATE FUNCTION kt_regie_dagelijks(p_stelsel bigint, p_moment timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_rij doen_overgang;
  v_regie doen_regie;
  v_id uuid;
  v_terug uuid[] := '{}';
  v_weg uuid[] := '{}';
  v_vragen uuid[];
  v_kwijt uuid[] := '{}';
BEGIN
  -- Eerst kiezen, dan per overgang op slot in de volgorde van elke andere handeling: de vraag of het dossier gaat voor.
  FOR v_id IN SELECT o.id FROM doen_overgang o
    WHERE o.stelsel_id = p_stelsel AND o.status = 'aanvaard' AND o.soort IN ('ondersteunen', 'regie_tijdelijk')
      AND o.tot <= kt_vandaag() ORDER BY o.id LOOP
    v_rij := kt_overgang_op_slot(v_id, p_stelsel);
    CONTINUE WHEN v_rij.status <> 'aanvaard';
    PERFORM kt_overgang_klaar(v_rij, p_moment);
    v_terug := v_terug || v_rij.dossier_id;
  END LOOP;
  FOR v_id IN SELECT o.id FROM doen_overgang o
    WHERE o.stelsel_id = p_stelsel AND o.status = 'aangeboden' AND o.soort NOT IN ('samenvoegen', 'verhuizen', 'twee_huizen')
      AND NOT kt_team_loopt(o.naar_team_id, o.stelsel_id) ORDER BY o.id LOOP
    v_rij := kt_overgang_op_slot(v_id, p_stelsel);
    CONTINUE WHEN v_rij.status <> 'aangeboden';
    PERFORM kt_overgang_antwoord(v_rij, 'geweigerd', 'Het team is gestopt.', p_moment);
    v_weg := v_weg || v_rij.id;
  END LOOP;
  -- Eerst wie er in welk team nog schrijft: dat zijn er weinig, hoeveel dossiers er ook zijn.
  FOR v_regie IN
    WITH paar AS MATERIALIZED (
      SELECT DISTINCT r.medewerker_id, d.team_id, d.gebied_id FROM doen_regie r JOIN doen_dossier d ON d.id = r.dossier_id
      WHERE r.stelsel_id = p_stelsel AND r.tot IS NULL AND r.soort = 'medewerker'),
    weg AS MATERIALIZED (SELECT p.* FROM paar p WHERE NOT kt_schrijft_bij(p.medewerker_id, p.team_id, p.gebied_id))
    SELECT r.* FROM weg w
    JOIN doen_regie r ON r.stelsel_id = p_stelsel AND r.medewerker_id = w.medewerker_id AND r.tot IS NULL
    JOIN doen_dossier d ON d.id = r.dossier_id AND d.team_id = w.team_id AND d.gebied_id IS NOT DISTINCT FROM w.gebied_id
    WHERE NOT kt_werkt_in(r.medewerker_id, r.dossier_id) ORDER BY r.dossier_id LOOP
    PERFORM kt_regie_zet(v_regie.dossier_id, 'team', NULL, NULL, 'weg', p_moment, NULL, NULL);
    v_kwijt := v_kwijt || v_regie.dossier_id;
  END LOOP;
  WITH paar AS MATERIALIZED (
    SELECT DISTINCT v.opgenomen_door_id AS wie, v.team_id, v.gebied_id FROM doen_vraag v
    WHERE v.stelsel_id = p_stelsel AND v.status = 'opgenomen'),
  weg AS MATERIALIZED (SELECT p.* FROM paar p WHERE NOT kt_schrijft_bij(p.wie, p.team_id, p.gebied_id)),
  zonder AS (
    SELECT v.id, v.opgenomen_door_id AS van FROM doen_vraag v
    JOIN weg w ON w.wie = v.opgenomen_door_id AND w.team_id = v.team_id AND w.gebied_id IS NOT DISTINCT FROM v.gebied_id
    WHERE v.stelsel_id = p_stelsel AND v.status = 'opgenomen' FOR UPDATE OF v),
  los AS (
    UPDATE doen_vraag v SET status = 'open', opgenomen_door_id = NULL, opgenomen_op = NULL, namens_id = NULL
    FROM zonder z WHERE v.id = z.id RETURNING v.id, v.team_id, z.van),
  feit AS (
    SELECT l.id, kt_regie_feit(p_stelsel, 'vraag_toegewezen', (SELECT dv.dossier_id FROM doen_dossiervraag dv WHERE dv.vraag_id = l.id),
      l.id, l.team_id, p_moment, jsonb_build_object('van', l.van, 'naar', NULL, 'reden', 'geen_eigenaar')) FROM los l)
  SELECT coalesce(array_agg(f.id), '{}') INTO v_vragen FROM feit f;
  RETURN jsonb_build_object('terug', to_jsonb(v_terug), 'geweigerd', to_jsonb(v_weg), 'regie', to_jsonb(v_kwijt),
                            'vragen', to_jsonb(v_vragen));
END $$;

REVOKE EXECUTE ON FUNCTION kt_vraag_heeft_eigenaar(), kt_vraag_houdt_eigenaar(), kt_aangeboden(),
  kt_regie_dagelijks(bigint, timestamptz) FROM PUBLIC, keukentafel_app, keukentafel_onderhoud;
GRANT EXECUTE ON FUNCTION kt_aangeboden() TO keukentafel_app, keukentafel_onderhoud;
GRANT EXECUTE ON FUNCTION kt_regie_dagelijks(bigint, timestamptz) TO keukentafel_onderhoud;
