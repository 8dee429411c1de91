-- Werk van een team dat eindigt, of van een wijk die naar een ander team gaat, in één keer over de grens brengen.
-- SECURITY DEFINER: als eigenaar, met een vast zoekpad; elke functie vraagt zelf wie dit mag.

CREATE FUNCTION kt_verhuis_dossier(p_dossier uuid, p_naar bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT kt_verhuis_dossiers(ARRAY[p_dossier], p_naar) $$;

-- Alles van een dossier draagt hetzelfde team. Gaat het naar een ander team, dan eindigt de inzage in het geheime adres
-- van wie het dossier niet meer leest: zij herleeft niet als het dossier later terugkomt.
CREATE FUNCTION kt_verhuis_dossiers(p_dossiers uuid[], p_naar bigint) RETURNS void
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

-- Hoeveel werk ligt waar. Een vraag in een dossier van hetzelfde team hoort bij de wijk van het dossier. Ziet met de
-- ogen van wie vraagt: de webserver krijgt via kt_werk_per_team alleen aantallen.
CREATE FUNCTION kt_werk_tellen(p_stelsel bigint)
RETURNS TABLE (team bigint, gebied bigint, dossiers bigint, vragen bigint, klokken bigint, alles bigint)
LANGUAGE sql STABLE SET search_path = public, pg_temp
AS $$
  SELECT x.team, x.gebied, sum(x.dossier), sum(x.open), sum(x.klokken), count(*) FROM (
    SELECT d.team_id AS team, d.gebied_id AS gebied, 1 AS dossier, 0 AS open, 0 AS klokken
    FROM doen_dossier d WHERE d.stelsel_id = p_stelsel
    UNION ALL
    SELECT v.team_id, CASE WHEN d.team_id = v.team_id THEN d.gebied_id ELSE coalesce(v.gebied_id, d.gebied_id) END,
           0, (v.status <> 'beantwoord')::int, coalesce(k.aantal, 0)
    FROM doen_vraag v
    LEFT JOIN doen_dossiervraag dv ON dv.vraag_id = v.id
    LEFT JOIN doen_dossier d ON d.id = dv.dossier_id
    LEFT JOIN (SELECT t.vraag_id, count(*) AS aantal FROM doen_termijn t
               WHERE t.stelsel_id = p_stelsel AND t.klaar_op IS NULL GROUP BY t.vraag_id) k ON k.vraag_id = v.id
    WHERE v.stelsel_id = p_stelsel) x
  GROUP BY x.team, x.gebied
$$;

-- Alleen aantallen: voor wie de inrichting beheert van alle teams, voor wie werk verdeelt van haar eigen team.
CREATE FUNCTION kt_werk_per_team()
RETURNS TABLE (team bigint, gebied bigint, dossiers bigint, vragen bigint, klokken bigint, alles bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT w.* FROM kt_werk_tellen(kt_mijn_stelsel()) w
  WHERE kt_heeft('inrichting_beheren') OR kt_heeft('werk_verdelen', w.team)
$$;

-- Sinds of vanaf wanneer een team dit werk niet meer heeft; leeg als het team het gewoon houdt. Een wijk met dezelfde
-- code uit een ander jaar telt als dezelfde zolang hetzelfde team haar heeft.
CREATE FUNCTION kt_houdt_op(p_team bigint, p_gebied bigint) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce(t.tot, (
    SELECT max(g.tot) FROM regelen_teamgebied g JOIN regelen_gebied w ON w.id = g.gebied_id
    WHERE g.team_id = t.id AND w.code = (SELECT x.code FROM regelen_gebied x WHERE x.id = p_gebied)
      AND EXISTS (SELECT FROM regelen_teamgebied ander WHERE ander.team_id = t.id AND ander.tot IS NULL)
    HAVING bool_and(g.tot IS NOT NULL)))
  FROM regelen_team t WHERE t.id = p_team AND t.stelsel_id = kt_mijn_stelsel()
$$;

-- Leest deze medewerker vandaag het werk van dit team in dit gebied?
CREATE FUNCTION kt_leest_bij(p_medewerker bigint, p_team bigint, p_gebied bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (
    SELECT FROM regelen_lidmaatschap l
    JOIN regelen_rolrecht r ON r.rol = l.rol AND r.recht = 'dossier_lezen' AND r.versie_id = (
      SELECT v.id FROM regelen_inrichtingversie v WHERE v.stelsel_id = l.stelsel_id AND v.versie <= kt_vandaag()
      ORDER BY v.versie DESC, v.geladen_op DESC LIMIT 1)
    WHERE l.medewerker_id = p_medewerker AND l.team_id = p_team AND (l.gebied_id IS NULL OR l.gebied_id = p_gebied)
      AND l.van <= kt_vandaag() AND (l.tot IS NULL OR l.tot > kt_vandaag()))
$$;

-- Draagt het werk van een team dat eindigt (of van een wijk die weggaat) over aan een ander team: alles, of alleen dat
-- van één wijk (leeg: werk zonder wijk). De geschiedenis gaat mee, klokken houden hun datum, en wie een vraag of een
-- huishouden had houdt die alleen als zij ook in het nieuwe team werkt. Nog een keer verandert niets.
CREATE FUNCTION kt_team_overdragen(p_van bigint, p_naar bigint, p_gebied bigint, p_alles boolean, p_moment timestamptz)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_stelsel bigint := kt_mijn_stelsel();
  v_per date := kt_houdt_op(p_van, CASE WHEN p_alles THEN NULL ELSE p_gebied END);
  v_feit jsonb;
  v_vragen uuid[];
  v_open uuid[];
  v_dossiers uuid[];
  v_zelfde uuid[];
BEGIN
  IF NOT EXISTS (SELECT FROM regelen_team t WHERE t.id = p_van AND t.stelsel_id = v_stelsel)
     OR NOT (kt_heeft('inrichting_beheren') OR kt_heeft('werk_verdelen', p_van)) THEN
    RAISE EXCEPTION 'het werk van dit team mag je niet overdragen' USING ERRCODE = '42501';
  END IF;
  IF p_van = p_naar OR NOT EXISTS (
    SELECT FROM regelen_team t WHERE t.id = p_naar AND t.stelsel_id = v_stelsel
      AND t.van <= kt_vandaag() AND (t.tot IS NULL OR t.tot > kt_vandaag())) THEN
    RAISE EXCEPTION 'naar dit team kan het werk niet' USING ERRCODE = '23514';
  END IF;
  IF v_per IS NULL THEN
    RAISE EXCEPTION 'dit team houdt dit werk' USING ERRCODE = '23514';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('overdragen:' || p_van, 0));

  -- Eerst de vragen op slot, dan de dossiers: dezelfde volgorde als doorzetten.
  SELECT coalesce(array_agg(x.id), '{}'), coalesce(array_agg(x.id) FILTER (WHERE x.status <> 'beantwoord'), '{}')
  INTO v_vragen, v_open FROM (
    SELECT v.id, v.status FROM doen_vraag v
    LEFT JOIN doen_dossiervraag dv ON dv.vraag_id = v.id
    LEFT JOIN doen_dossier d ON d.id = dv.dossier_id
    WHERE v.team_id = p_van AND v.stelsel_id = v_stelsel AND (p_alles OR p_gebied IS NOT DISTINCT FROM
      CASE WHEN d.team_id = v.team_id THEN d.gebied_id ELSE coalesce(v.gebied_id, d.gebied_id) END)
    ORDER BY v.id FOR UPDATE OF v) x;
  SELECT coalesce(array_agg(x.id), '{}') INTO v_dossiers FROM (
    SELECT d.id FROM doen_dossier d
    WHERE d.team_id = p_van AND d.stelsel_id = v_stelsel AND (p_alles OR d.gebied_id IS NOT DISTINCT FROM p_gebied)
    ORDER BY d.id FOR UPDATE) x;

  v_feit := jsonb_build_object('van_team', p_van, 'naar_team', p_naar, 'per', v_per, 'reden',
    CASE WHEN EXISTS (SELECT FROM regelen_team t WHERE t.id = p_van AND t.tot IS NOT NULL)
         THEN 'team_eindigt' ELSE 'wijk_naar_ander_team' END);
  PERFORM kt_verhuis_dossiers(v_dossiers, p_naar);
  UPDATE doen_dossier d SET contact_id = NULL
  WHERE d.id = ANY (v_dossiers) AND d.contact_id IS NOT NULL AND NOT kt_leest_bij(d.contact_id, p_naar, d.gebied_id);

  SELECT coalesce(array_agg(v.id), '{}') INTO v_zelfde FROM doen_vraag v
  WHERE v.id = ANY (v_open) AND v.status = 'opgenomen' AND kt_leest_bij(v.opgenomen_door_id, p_naar, v.gebied_id);
  UPDATE doen_vraag SET team_id = p_naar WHERE id = ANY (v_vragen);
  UPDATE doen_vraag SET status = 'open', opgenomen_door_id = NULL, opgenomen_op = NULL, namens_id = NULL
  WHERE id = ANY (v_open) AND status = 'opgenomen' AND id <> ALL (v_zelfde);
  -- Wie afwezig was en niet in het nieuwe team werkt, krijgt de vraag niet terug.
  UPDATE doen_vraag SET namens_id = NULL
  WHERE id = ANY (v_zelfde) AND namens_id IS NOT NULL AND NOT kt_leest_bij(namens_id, p_naar, gebied_id);
  -- Inzage die een ander team met dit team deelde, reist niet mee (besluit 9).
  UPDATE doen_dossiervraag dv SET gedeeld = false FROM doen_dossier d
  WHERE d.id = dv.dossier_id AND dv.vraag_id = ANY (v_vragen) AND dv.gedeeld AND d.team_id <> p_naar;
  UPDATE doen_termijn SET team_id = p_naar WHERE vraag_id = ANY (v_vragen);
  UPDATE doen_triage SET team_id = p_naar WHERE vraag_id = ANY (v_vragen);

  INSERT INTO kern_gebeurtenis (id, stelsel_id, soort, versie, moment, medewerker_id, dossier_id, vraag_id, team_id,
                                regel, gegevens)
  SELECT gen_random_uuid(), v_stelsel, 'dossier_overgedragen', 1, p_moment, kt_ik(), d.id, NULL, p_naar, '',
         v_feit || jsonb_build_object('contact_blijft', d.contact_id IS NOT NULL)
  FROM doen_dossier d WHERE d.id = ANY (v_dossiers)
  UNION ALL
  SELECT gen_random_uuid(), v_stelsel, 'vraag_overgedragen', 1, p_moment, kt_ik(), dv.dossier_id, v.id, p_naar, '',
         v_feit || jsonb_build_object('blijft_bij', v.id = ANY (v_zelfde))
  FROM doen_vraag v LEFT JOIN doen_dossiervraag dv ON dv.vraag_id = v.id
  -- Een afgesloten vraag in een dossier dat meegaat, staat al bij het dossier.
  WHERE v.id = ANY (v_vragen) AND (v.status <> 'beantwoord' OR dv.dossier_id IS NULL OR dv.dossier_id <> ALL (v_dossiers));
  RETURN jsonb_build_object('dossiers', to_jsonb(v_dossiers), 'vragen', to_jsonb(v_vragen),
    'open', cardinality(v_open), 'houdt_medewerker', cardinality(v_zelfde));
END $$;
