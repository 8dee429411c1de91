-- Het tweede slot, tweede vorm: rechten zijn gegevens (regelen/sql/0002_rechten.sql), en een dossier gaat ook open door
-- een gebied, een gedeelde vraag of noodtoegang. Wat hier staat vervangt de functies en regels van 0002_sloten.sql.

-- Teams waarvan ik alle inhoud mag lezen.
CREATE OR REPLACE FUNCTION kt_mijn_teams() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT kt_teams_met('dossier_lezen') $$;

-- Dossiers die ik lees zonder dat mijn hele team ze draagt:
-- 1. een vraag bij mij ligt in een dossier van een ander team, dat met mijn team gedeeld is zolang de vraag open is;
-- 2. mijn recht geldt in een gebied; 3. noodtoegang, zolang die duurt.
CREATE OR REPLACE FUNCTION kt_mijn_dossiers() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH recht AS MATERIALIZED (SELECT r.team, r.gebied FROM kt_mijn_rechten() r WHERE r.recht = 'dossier_lezen' AND r.team IS NOT NULL)
  SELECT coalesce(array_agg(DISTINCT x.id), '{}') FROM (
    SELECT dv.dossier_id AS id
    FROM recht r
    JOIN doen_vraag v ON v.team_id = r.team AND (r.gebied IS NULL OR v.gebied_id = r.gebied)
    JOIN doen_dossiervraag dv ON dv.vraag_id = v.id
    WHERE dv.gedeeld AND v.status <> 'beantwoord'
    UNION ALL
    SELECT d.id FROM recht r JOIN doen_dossier d ON d.team_id = r.team AND d.gebied_id = r.gebied
    UNION ALL
    SELECT n.dossier_id FROM doen_noodtoegang n WHERE n.medewerker_id = kt_ik() AND n.tot > now() AND n.van <= now()
  ) x
$$;

-- Vragen die ik lees terwijl zij bij een ander team liggen: in een dossier dat ik lees. En vragen in mijn gebied.
CREATE OR REPLACE FUNCTION kt_mijn_vragen() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce(array_agg(DISTINCT x.id), '{}') FROM (
    SELECT v.id FROM doen_dossiervraag dv JOIN doen_vraag v ON v.id = dv.vraag_id
    WHERE dv.team_id = ANY (kt_mijn_teams()) AND v.team_id <> dv.team_id
    UNION ALL
    SELECT v.id FROM kt_mijn_rechten() r JOIN doen_vraag v ON v.team_id = r.team AND v.gebied_id = r.gebied
    WHERE r.recht = 'dossier_lezen'
    UNION ALL
    SELECT dv.vraag_id FROM kt_mijn_rechten() r
    JOIN doen_dossier d ON d.team_id = r.team AND d.gebied_id = r.gebied
    JOIN doen_dossiervraag dv ON dv.dossier_id = d.id
    WHERE r.recht = 'dossier_lezen'
    UNION ALL
    SELECT dv.vraag_id FROM doen_noodtoegang n JOIN doen_dossiervraag dv ON dv.dossier_id = n.dossier_id
    WHERE n.medewerker_id = kt_ik() AND n.tot > now() AND n.van <= now()
  ) x
$$;

-- Mag ik in dit dossier, of in deze vraag, schrijven? Noodtoegang en een gedeelde vraag geven alleen lezen.
CREATE FUNCTION kt_schrijft_dossier(p_dossier uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM doen_dossier d JOIN kt_mijn_rechten() r ON r.recht = 'dossier_schrijven'
                 AND r.team = d.team_id AND (r.gebied IS NULL OR r.gebied = d.gebied_id) WHERE d.id = p_dossier)
$$;

CREATE FUNCTION kt_schrijft_vraag(p_vraag uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM doen_vraag v JOIN kt_mijn_rechten() r ON r.recht = 'dossier_schrijven'
                 AND r.team = v.team_id AND (r.gebied IS NULL OR r.gebied = v.gebied_id) WHERE v.id = p_vraag)
$$;

-- Leest deze medewerker dit dossier, vandaag en los van noodtoegang? Om een geheim adres aan een collega te geven.
CREATE FUNCTION kt_leest_dossier(p_medewerker bigint, p_dossier uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (
    SELECT FROM doen_dossier d
    JOIN regelen_lidmaatschap l ON l.team_id = d.team_id AND (l.gebied_id IS NULL OR l.gebied_id = d.gebied_id)
    JOIN regelen_rolrecht r ON r.rol = l.rol AND r.recht = 'dossier_lezen' AND r.versie_id = (
      SELECT v.id FROM regelen_inrichtingversie v WHERE v.stelsel_id = d.stelsel_id AND v.versie <= kt_vandaag()
      ORDER BY v.versie DESC, v.geladen_op DESC LIMIT 1)
    WHERE d.id = p_dossier AND l.medewerker_id = p_medewerker AND l.stelsel_id = d.stelsel_id
      AND l.van <= kt_vandaag() AND (l.tot IS NULL OR l.tot > kt_vandaag()))
$$;

-- Geheime adressen die ik mag zien: op naam gegeven, vandaag, en alleen zolang ik ook het dossier lees.
CREATE FUNCTION kt_mijn_adressen() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce(array_agg(DISTINCT a.dossier_id), '{}') FROM doen_adresinzage a
  WHERE a.medewerker_id = kt_ik() AND a.van <= kt_vandaag() AND (a.tot IS NULL OR a.tot > kt_vandaag())
    AND kt_leest_dossier(kt_ik(), a.dossier_id)
$$;

CREATE OR REPLACE FUNCTION kt_dossier_van(p_vraag uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT dv.dossier_id FROM doen_dossiervraag dv JOIN doen_vraag v ON v.id = dv.vraag_id
  WHERE v.id = p_vraag AND kt_in_bereik('dossier_lezen', v.team_id, v.gebied_id)
$$;

-- De stroom volgt het dossier, of de losse vraag: wie dat ziet, ziet het feit.
DROP POLICY lezen ON kern_gebeurtenis;
CREATE POLICY lezen ON kern_gebeurtenis FOR SELECT USING (
  EXISTS (SELECT FROM doen_dossier d WHERE d.id = dossier_id)
  OR (dossier_id IS NULL AND EXISTS (SELECT FROM doen_vraag v WHERE v.id = vraag_id)));
DROP FUNCTION kt_mag_feit(uuid, uuid);
DROP POLICY toevoegen ON kern_gebeurtenis;
CREATE POLICY toevoegen ON kern_gebeurtenis FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND medewerker_id = (SELECT kt_ik())
  AND EXISTS (SELECT FROM kt_mijn_rechten() r WHERE r.recht = 'dossier_schrijven' AND r.team = team_id)
  AND CASE WHEN vraag_id IS NULL THEN kt_schrijft_dossier(dossier_id)
           ELSE dossier_id IS NOT DISTINCT FROM kt_dossier_van(vraag_id) END);

DROP POLICY wijzigen ON doen_dossier;
CREATE POLICY wijzigen ON doen_dossier FOR UPDATE
  USING (kt_in_bereik('dossier_schrijven', team_id, gebied_id))
  WITH CHECK (kt_in_bereik('dossier_schrijven', team_id, gebied_id) AND stelsel_id = (SELECT kt_mijn_stelsel()));
DROP POLICY wijzigen ON doen_vraag;
CREATE POLICY wijzigen ON doen_vraag FOR UPDATE
  USING (kt_in_bereik('dossier_schrijven', team_id, gebied_id))
  WITH CHECK (kt_in_bereik('dossier_schrijven', team_id, gebied_id) AND stelsel_id = (SELECT kt_mijn_stelsel()));
DROP POLICY wijzigen ON doen_termijn;
CREATE POLICY wijzigen ON doen_termijn FOR UPDATE
  USING (kt_schrijft_vraag(vraag_id))
  WITH CHECK (kt_schrijft_vraag(vraag_id) AND stelsel_id = (SELECT kt_mijn_stelsel()));

-- De tabellen van deze uitgave.
ALTER TABLE doen_contactmoment ENABLE ROW LEVEL SECURITY;
ALTER TABLE doen_afspraak ENABLE ROW LEVEL SECURITY;
ALTER TABLE doen_geheimadres ENABLE ROW LEVEL SECURITY;
ALTER TABLE doen_adresinzage ENABLE ROW LEVEL SECURITY;
ALTER TABLE doen_noodtoegang ENABLE ROW LEVEL SECURITY;
ALTER TABLE doen_verstrekking ENABLE ROW LEVEL SECURITY;

CREATE POLICY lezen ON doen_contactmoment FOR SELECT USING (
  team_id = ANY ((SELECT kt_mijn_teams())::bigint[]) OR dossier_id = ANY ((SELECT kt_mijn_dossiers())::uuid[]));
CREATE POLICY lezen ON doen_afspraak FOR SELECT USING (
  team_id = ANY ((SELECT kt_mijn_teams())::bigint[]) OR dossier_id = ANY ((SELECT kt_mijn_dossiers())::uuid[])
  OR (medewerker_id = (SELECT kt_ik()) AND (SELECT kt_heeft('afspraken_zien'))));
CREATE POLICY lezen ON doen_geheimadres FOR SELECT USING (dossier_id = ANY ((SELECT kt_mijn_adressen())::uuid[]));
CREATE POLICY lezen ON doen_adresinzage FOR SELECT USING (
  team_id = ANY ((SELECT kt_mijn_teams())::bigint[]) OR dossier_id = ANY ((SELECT kt_mijn_dossiers())::uuid[]));
CREATE POLICY lezen ON doen_noodtoegang FOR SELECT USING (
  medewerker_id = (SELECT kt_ik())
  OR (stelsel_id = (SELECT kt_mijn_stelsel()) AND (SELECT kt_heeft('noodtoegang_beoordelen'))));
CREATE POLICY lezen ON doen_verstrekking FOR SELECT USING (
  team_id = ANY ((SELECT kt_mijn_teams())::bigint[]) OR dossier_id = ANY ((SELECT kt_mijn_dossiers())::uuid[])
  OR (stelsel_id = (SELECT kt_mijn_stelsel()) AND (SELECT kt_heeft('toezicht'))));

CREATE POLICY toevoegen ON doen_contactmoment FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND door_id = (SELECT kt_ik()) AND kt_schrijft_dossier(dossier_id)
  AND team_id = (SELECT d.team_id FROM doen_dossier d WHERE d.id = dossier_id));
CREATE POLICY toevoegen ON doen_afspraak FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND door_id = (SELECT kt_ik()) AND kt_schrijft_dossier(dossier_id)
  AND team_id = (SELECT d.team_id FROM doen_dossier d WHERE d.id = dossier_id)
  AND EXISTS (SELECT FROM regelen_medewerker m WHERE m.id = medewerker_id AND m.stelsel_id = doen_afspraak.stelsel_id));
CREATE POLICY wijzigen ON doen_afspraak FOR UPDATE
  USING (kt_schrijft_dossier(dossier_id)) WITH CHECK (kt_schrijft_dossier(dossier_id));
-- Inzage in een geheim adres geeft alleen wie haar zelf heeft, aan iemand die het dossier al leest.
CREATE POLICY toevoegen ON doen_adresinzage FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND door_id = (SELECT kt_ik())
  AND dossier_id = ANY ((SELECT kt_mijn_adressen())::uuid[]) AND kt_schrijft_dossier(dossier_id)
  AND kt_leest_dossier(medewerker_id, dossier_id)
  AND team_id = (SELECT d.team_id FROM doen_dossier d WHERE d.id = dossier_id));
CREATE POLICY wijzigen ON doen_adresinzage FOR UPDATE
  USING (kt_schrijft_dossier(dossier_id)) WITH CHECK (kt_schrijft_dossier(dossier_id));
CREATE POLICY toevoegen ON doen_verstrekking FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND door_id = (SELECT kt_ik()) AND ingetrokken_op IS NULL
  AND kt_schrijft_dossier(dossier_id) AND (SELECT kt_heeft('delen'))
  AND team_id = (SELECT d.team_id FROM doen_dossier d WHERE d.id = dossier_id)
  AND EXISTS (SELECT FROM regelen_organisatie o WHERE o.id = organisatie_id AND o.stelsel_id = doen_verstrekking.stelsel_id));
CREATE POLICY wijzigen ON doen_verstrekking FOR UPDATE
  USING (kt_schrijft_dossier(dossier_id) AND (SELECT kt_heeft('delen')))
  WITH CHECK (kt_schrijft_dossier(dossier_id) AND (SELECT kt_heeft('delen')));

REVOKE INSERT, UPDATE, DELETE ON doen_geheimadres, doen_noodtoegang FROM keukentafel_app;
REVOKE UPDATE, DELETE ON doen_contactmoment, doen_afspraak, doen_adresinzage, doen_verstrekking FROM keukentafel_app;
GRANT UPDATE (afgezegd_op) ON doen_afspraak TO keukentafel_app;
GRANT UPDATE (tot) ON doen_adresinzage TO keukentafel_app;
GRANT UPDATE (ingetrokken_op, ingetrokken_door_id) ON doen_verstrekking TO keukentafel_app;

REVOKE EXECUTE ON FUNCTION kt_schrijft_dossier(uuid), kt_schrijft_vraag(uuid), kt_leest_dossier(bigint, uuid),
  kt_mijn_adressen() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION kt_schrijft_dossier(uuid), kt_schrijft_vraag(uuid), kt_leest_dossier(bigint, uuid),
  kt_mijn_adressen() TO keukentafel_app, keukentafel_onderhoud;
