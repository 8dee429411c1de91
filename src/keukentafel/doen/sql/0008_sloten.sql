-- Delen, tweede vorm: wat na het nalezen van 0004 strakker moest. Een recht dat eindigt, eindigt overal meteen; wat is
-- ingetrokken, komt niet terug; en een vraag die verder reist, neemt geen inzage mee die een ander gaf.

-- Dossiers die ik in nood lees: zolang het duurt, en alleen zolang ik het recht nog heb.
CREATE FUNCTION kt_in_nood() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_ik bigint := nullif(current_setting('app.medewerker', true), '')::bigint;
  v_open uuid[];
BEGIN
  v_open := (SELECT coalesce(array_agg(DISTINCT n.dossier_id), '{}') FROM doen_noodtoegang n
             WHERE n.medewerker_id = v_ik AND n.van <= now() AND n.tot > now());
  IF v_open <> '{}' AND NOT kt_heeft('noodtoegang') THEN
    RETURN '{}';
  END IF;
  RETURN v_open;
END $$;

-- Dossiers die ik lees zonder dat mijn hele team ze draagt: een gedeelde vraag, mijn gebied, of nood.
CREATE OR REPLACE FUNCTION kt_mijn_dossiers() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
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
      SELECT unnest(kt_in_nood())
    ) x);
END $$;

CREATE OR REPLACE FUNCTION kt_mijn_vragen() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
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
      SELECT dv.vraag_id FROM doen_dossiervraag dv WHERE dv.dossier_id = ANY (kt_in_nood())
    ) x);
END $$;

-- Mag ik een regel in het register van verstrekkingen maken of intrekken: schrijven en delen, in dit dossier.
CREATE FUNCTION kt_deelt_dossier(p_dossier uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM doen_dossier d WHERE d.id = p_dossier
                 AND kt_in_bereik('dossier_schrijven', d.team_id, d.gebied_id) AND kt_in_bereik('delen', d.team_id, d.gebied_id))
$$;

-- Mag iemand van dit dossier het geheime adres zien? Zo niet, dan wijst wie het werk verdeelt iemand aan.
CREATE FUNCTION kt_adres_heeft_lezer(p_dossier uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM doen_adresinzage a WHERE a.dossier_id = p_dossier AND a.van <= kt_vandaag()
                 AND (a.tot IS NULL OR a.tot > kt_vandaag()) AND kt_leest_dossier(a.medewerker_id, p_dossier))
$$;

-- Een feit bij een vraag schrijft alleen wie in die vraag schrijft; 0004 liet een feit zonder dossier bij andermans vraag toe.
DROP POLICY toevoegen ON kern_gebeurtenis;
CREATE POLICY toevoegen ON kern_gebeurtenis FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND medewerker_id = (SELECT kt_ik())
  AND EXISTS (SELECT FROM kt_mijn_rechten() r WHERE r.recht = 'dossier_schrijven' AND r.team = team_id)
  AND CASE WHEN vraag_id IS NULL THEN kt_schrijft_dossier(dossier_id)
           ELSE kt_schrijft_vraag(vraag_id) AND dossier_id IS NOT DISTINCT FROM kt_dossier_van(vraag_id) END);

-- Inzage in een geheim adres gaat langs functies: een gewone wijziging kon een ingetrokken inzage weer openzetten.
DROP POLICY toevoegen ON doen_adresinzage;
DROP POLICY wijzigen ON doen_adresinzage;
REVOKE INSERT, UPDATE, DELETE ON doen_adresinzage FROM keukentafel_app;
REVOKE UPDATE (tot) ON doen_adresinzage FROM keukentafel_app;

DROP POLICY lezen ON doen_noodtoegang;
CREATE POLICY lezen ON doen_noodtoegang FOR SELECT USING (
  stelsel_id = (SELECT kt_mijn_stelsel())
  AND (medewerker_id = (SELECT kt_ik()) OR (SELECT kt_heeft('noodtoegang_beoordelen'))));

-- Een verstrekking intrekken kan één keer, op eigen naam; terugdraaien kan niet.
DROP POLICY toevoegen ON doen_verstrekking;
CREATE POLICY toevoegen ON doen_verstrekking FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND door_id = (SELECT kt_ik()) AND ingetrokken_op IS NULL
  AND van >= (SELECT kt_vandaag()) AND kt_deelt_dossier(dossier_id)
  AND team_id = (SELECT d.team_id FROM doen_dossier d WHERE d.id = dossier_id)
  AND EXISTS (SELECT FROM regelen_organisatie o WHERE o.id = organisatie_id AND o.stelsel_id = doen_verstrekking.stelsel_id));
DROP POLICY wijzigen ON doen_verstrekking;
CREATE POLICY wijzigen ON doen_verstrekking FOR UPDATE
  USING (kt_deelt_dossier(dossier_id) AND ingetrokken_op IS NULL)
  WITH CHECK (kt_deelt_dossier(dossier_id) AND ingetrokken_op IS NOT NULL AND ingetrokken_door_id = (SELECT kt_ik()));

REVOKE EXECUTE ON FUNCTION kt_in_nood(), kt_deelt_dossier(uuid), kt_adres_heeft_lezer(uuid) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION kt_leest_dossier(bigint, uuid) FROM keukentafel_app;
GRANT EXECUTE ON FUNCTION kt_in_nood(), kt_deelt_dossier(uuid) TO keukentafel_app, keukentafel_onderhoud;
