-- Dezelfde functies van de sloten, nu in plpgsql: daarvan blijft het plan bewaard zolang de verbinding leeft, en elke
-- opdracht aan de database roept ze aan (gemeten in bench/sloten.py). Wat zij teruggeven is gelijk gebleven.

CREATE OR REPLACE FUNCTION kt_mijn_rechten() RETURNS TABLE (recht text, team bigint, gebied bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_ik bigint := nullif(current_setting('app.medewerker', true), '')::bigint;
  v_vandaag date := (now() AT TIME ZONE 'Europe/Amsterdam')::date;
BEGIN
  IF v_ik IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY
  SELECT r.recht::text, l.team_id, l.gebied_id
  FROM regelen_lidmaatschap l
  JOIN regelen_medewerker m ON m.id = l.medewerker_id AND m.stelsel_id = l.stelsel_id
  JOIN regelen_rolrecht r ON r.rol = l.rol AND r.versie_id = (
    SELECT v.id FROM regelen_inrichtingversie v
    WHERE v.stelsel_id = m.stelsel_id AND v.versie <= v_vandaag
    ORDER BY v.versie DESC, v.geladen_op DESC, v.id DESC LIMIT 1)
  WHERE m.id = v_ik AND l.van <= v_vandaag AND (l.tot IS NULL OR l.tot > v_vandaag);
END $$;

CREATE OR REPLACE FUNCTION kt_heeft(p_recht text, p_team bigint DEFAULT NULL) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN EXISTS (SELECT FROM kt_mijn_rechten() r WHERE r.recht = p_recht
                 AND (p_team IS NULL OR r.team IS NULL OR (r.team = p_team AND r.gebied IS NULL)));
END $$;

CREATE OR REPLACE FUNCTION kt_teams_met(p_recht text) RETURNS bigint[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN (SELECT coalesce(array_agg(DISTINCT r.team), '{}') FROM kt_mijn_rechten() r
          WHERE r.recht = p_recht AND r.team IS NOT NULL AND r.gebied IS NULL);
END $$;

-- Elke opdracht vraagt dit; binnen één verzoek rekenen we het één keer uit. De uitkomst staat naast de medewerker voor
-- wie zij geldt en vervalt met de transactie; wie haar kan vervalsen, kan ook app.medewerker zetten (docs/veiligheid.md).
CREATE OR REPLACE FUNCTION kt_mijn_teams() RETURNS bigint[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_ik text := coalesce(current_setting('app.medewerker', true), '');
  v_eerder text := coalesce(current_setting('app.teams', true), '');
  v_teams bigint[];
BEGIN
  IF v_ik <> '' AND v_eerder LIKE v_ik || ':%' THEN
    RETURN split_part(v_eerder, ':', 2)::bigint[];
  END IF;
  SELECT coalesce(array_agg(DISTINCT r.team), '{}') INTO v_teams FROM kt_mijn_rechten() r
  WHERE r.recht = 'dossier_lezen' AND r.team IS NOT NULL AND r.gebied IS NULL;
  PERFORM set_config('app.teams', v_ik || ':' || v_teams::text, true);
  RETURN v_teams;
END $$;

CREATE OR REPLACE FUNCTION kt_in_bereik(p_recht text, p_team bigint, p_gebied bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN EXISTS (SELECT FROM kt_mijn_rechten() r WHERE r.recht = p_recht AND r.team = p_team
                 AND (r.gebied IS NULL OR r.gebied = p_gebied));
END $$;

CREATE OR REPLACE FUNCTION kt_mijn_stelsel() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_ik bigint := nullif(current_setting('app.medewerker', true), '')::bigint;
  v_vandaag date := (now() AT TIME ZONE 'Europe/Amsterdam')::date;
BEGIN
  RETURN (SELECT m.stelsel_id FROM regelen_medewerker m
          WHERE m.id = v_ik AND EXISTS (
            SELECT FROM regelen_lidmaatschap l
            WHERE l.medewerker_id = m.id AND l.van <= v_vandaag AND (l.tot IS NULL OR l.tot > v_vandaag)));
END $$;

CREATE OR REPLACE FUNCTION kt_mijn_dossiers() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE v_ik bigint := nullif(current_setting('app.medewerker', true), '')::bigint;
BEGIN
  RETURN (
    WITH recht AS MATERIALIZED (
      SELECT r.team, r.gebied FROM kt_mijn_rechten() r WHERE r.recht = 'dossier_lezen' AND r.team IS NOT NULL)
    SELECT coalesce(array_agg(DISTINCT x.id), '{}') FROM (
      SELECT dv.dossier_id AS id
      FROM recht r
      JOIN doen_vraag v ON v.team_id = r.team AND (r.gebied IS NULL OR v.gebied_id = r.gebied)
      JOIN doen_dossiervraag dv ON dv.vraag_id = v.id
      WHERE dv.gedeeld AND v.status <> 'beantwoord'
      UNION ALL
      SELECT d.id FROM recht r JOIN doen_dossier d ON d.team_id = r.team AND d.gebied_id = r.gebied
      UNION ALL
      SELECT n.dossier_id FROM doen_noodtoegang n WHERE n.medewerker_id = v_ik AND n.tot > now() AND n.van <= now()
    ) x);
END $$;

CREATE OR REPLACE FUNCTION kt_mijn_vragen() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE v_ik bigint := nullif(current_setting('app.medewerker', true), '')::bigint;
BEGIN
  RETURN (
    WITH recht AS MATERIALIZED (
      SELECT r.team, r.gebied FROM kt_mijn_rechten() r WHERE r.recht = 'dossier_lezen' AND r.team IS NOT NULL)
    SELECT coalesce(array_agg(DISTINCT x.id), '{}') FROM (
      SELECT v.id FROM recht r JOIN doen_dossiervraag dv ON dv.team_id = r.team AND r.gebied IS NULL
      JOIN doen_vraag v ON v.id = dv.vraag_id WHERE v.team_id <> dv.team_id
      UNION ALL
      SELECT v.id FROM recht r JOIN doen_vraag v ON v.team_id = r.team AND v.gebied_id = r.gebied
      UNION ALL
      SELECT dv.vraag_id FROM recht r
      JOIN doen_dossier d ON d.team_id = r.team AND d.gebied_id = r.gebied
      JOIN doen_dossiervraag dv ON dv.dossier_id = d.id
      UNION ALL
      SELECT dv.vraag_id FROM doen_noodtoegang n JOIN doen_dossiervraag dv ON dv.dossier_id = n.dossier_id
      WHERE n.medewerker_id = v_ik AND n.tot > now() AND n.van <= now()
    ) x);
END $$;

CREATE OR REPLACE FUNCTION kt_mijn_personen() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN (SELECT coalesce(array_agg(DISTINCT h.persoon_id), '{}') FROM doen_huishoudlid h
          WHERE h.dossier_id = ANY (kt_mijn_dossiers()));
END $$;

-- De rijen die een gedeelde vraag, of een vraag bij een ander team, zo gevonden worden zonder de tabel door te lopen.
CREATE INDEX dossiervraag_gedeeld ON doen_dossiervraag (vraag_id) WHERE gedeeld;
CREATE INDEX lidmaatschap_wie ON regelen_lidmaatschap (medewerker_id, van);
