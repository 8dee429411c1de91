-- Zoeken op een deel van een naam. LIKE is niet leakproof: onder een slot gebruikt PostgreSQL er geen index voor. Deze
-- functie zoekt daarom als eigenaar en past zelf toe wie wat mag zien (ADR 0002).
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE FUNCTION kt_zoek_huishoudens(p_deel text, p_aantal int) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_teams bigint[] := kt_mijn_teams();
  v_dossiers uuid[] := kt_mijn_dossiers();
  v_deel text := regexp_replace(lower(p_deel), '[^[:alnum:]]', '', 'g');
BEGIN
  IF length(v_deel) < 3 THEN
    RETURN '{}';
  END IF;
  RETURN (
    SELECT coalesce(array_agg(x.id), '{}') FROM (
      SELECT d.id FROM doen_dossier d
      WHERE d.id IN (
        SELECT h.dossier_id FROM doen_persoon p JOIN doen_huishoudlid h ON h.persoon_id = p.id AND h.tot IS NULL
        WHERE p.zoeknaam LIKE '%' || v_deel || '%' AND (h.team_id = ANY (v_teams) OR h.dossier_id = ANY (v_dossiers)))
        AND (d.team_id = ANY (v_teams) OR d.id = ANY (v_dossiers)) AND d.stelsel_id = kt_mijn_stelsel()
      ORDER BY d.sorteernaam, d.id LIMIT least(p_aantal, 200)) x);
END $$;

CREATE INDEX persoon_deel_van_naam ON doen_persoon USING gin (zoeknaam gin_trgm_ops);
