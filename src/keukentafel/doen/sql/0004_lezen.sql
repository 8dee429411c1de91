-- Het tweede slot (ADR 0002 en 0010): wie leest en schrijft wat. Rechten zijn gegevens (regelen/sql/0002_rechten.sql), en een
-- dossier gaat ook open door een gebied, een gedeelde vraag of noodtoegang. Dit vervangt functies en regels van 0002_sloten.sql.
-- De functies zijn plpgsql waar elke opdracht ze aanroept: dan blijft hun plan bewaard zolang de verbinding leeft.

-- De stroom volgt het dossier, of de losse vraag: wie dat ziet, ziet het feit.
DROP POLICY lezen ON kern_gebeurtenis;

DROP POLICY toevoegen ON kern_gebeurtenis;

DROP POLICY wijzigen ON doen_dossier;

DROP POLICY wijzigen ON doen_vraag;

DROP POLICY wijzigen ON doen_termijn;

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

CREATE OR REPLACE FUNCTION kt_mijn_personen() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN (SELECT coalesce(array_agg(DISTINCT h.persoon_id), '{}') FROM doen_huishoudlid h
          WHERE h.dossier_id = ANY (kt_mijn_dossiers()));
END $$;

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

CREATE POLICY lezen ON kern_gebeurtenis FOR SELECT USING (
  EXISTS (SELECT FROM doen_dossier d WHERE d.id = dossier_id)
  OR (dossier_id IS NULL AND EXISTS (SELECT FROM doen_vraag v WHERE v.id = vraag_id)));

CREATE POLICY wijzigen ON doen_dossier FOR UPDATE
  USING (kt_in_bereik('dossier_schrijven', team_id, gebied_id))
  WITH CHECK (kt_in_bereik('dossier_schrijven', team_id, gebied_id) AND stelsel_id = (SELECT kt_mijn_stelsel()) AND (
    contact_id IS NULL
    OR EXISTS (SELECT FROM regelen_medewerker m WHERE m.id = contact_id AND m.stelsel_id = doen_dossier.stelsel_id)));

CREATE POLICY wijzigen ON doen_vraag FOR UPDATE
  USING (kt_in_bereik('dossier_schrijven', team_id, gebied_id))
  WITH CHECK (kt_in_bereik('dossier_schrijven', team_id, gebied_id) AND stelsel_id = (SELECT kt_mijn_stelsel()));

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

-- De rijen die een gedeelde vraag, of een vraag bij een ander team, zo gevonden worden zonder de tabel door te lopen.
CREATE INDEX dossiervraag_gedeeld ON doen_dossiervraag (vraag_id) WHERE gedeeld;

CREATE INDEX lidmaatschap_wie ON regelen_lidmaatschap (medewerker_id, van);

CREATE POLICY toevoegen ON kern_gebeurtenis FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND medewerker_id = (SELECT kt_ik())
  AND EXISTS (SELECT FROM kt_mijn_rechten() r WHERE r.recht = 'dossier_schrijven' AND r.team = team_id)
  AND CASE WHEN vraag_id IS NULL THEN kt_schrijft_dossier(dossier_id)
           ELSE kt_schrijft_vraag(vraag_id) AND dossier_id IS NOT DISTINCT FROM kt_dossier_van(vraag_id) END);

CREATE POLICY lezen ON doen_noodtoegang FOR SELECT USING (
  stelsel_id = (SELECT kt_mijn_stelsel())
  AND (medewerker_id = (SELECT kt_ik()) OR (SELECT kt_heeft('noodtoegang_beoordelen'))));

CREATE POLICY toevoegen ON doen_verstrekking FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND door_id = (SELECT kt_ik()) AND ingetrokken_op IS NULL
  AND van >= (SELECT kt_vandaag()) AND kt_deelt_dossier(dossier_id)
  AND team_id = (SELECT d.team_id FROM doen_dossier d WHERE d.id = dossier_id)
  AND EXISTS (SELECT FROM regelen_organisatie o WHERE o.id = organisatie_id AND o.stelsel_id = doen_verstrekking.stelsel_id));

CREATE POLICY wijzigen ON doen_verstrekking FOR UPDATE
  USING (kt_deelt_dossier(dossier_id) AND ingetrokken_op IS NULL)
  WITH CHECK (kt_deelt_dossier(dossier_id) AND ingetrokken_op IS NOT NULL AND ingetrokken_door_id = (SELECT kt_ik()));

DROP FUNCTION kt_mag_feit(uuid, uuid);
