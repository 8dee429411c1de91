-- Het tweede slot (ADR 0002). De toepassing filtert, en PostgreSQL filtert nog een keer.
-- De functies lezen app.medewerker, dat alleen binnen de transactie van een verzoek bestaat.
-- SECURITY DEFINER: zij draaien als eigenaar, met een vast zoekpad, en geven alleen terug wat mag.

CREATE OR REPLACE FUNCTION kt_ik() RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog
AS $$ SELECT nullif(current_setting('app.medewerker', true), '')::bigint $$;

CREATE OR REPLACE FUNCTION kt_vandaag() RETURNS date
LANGUAGE sql STABLE SET search_path = pg_catalog
AS $$ SELECT (now() AT TIME ZONE 'Europe/Amsterdam')::date $$;

CREATE OR REPLACE FUNCTION kt_mijn_stelsel() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT m.stelsel_id FROM regelen_medewerker m
  WHERE m.id = kt_ik() AND EXISTS (
    SELECT FROM regelen_lidmaatschap l
    WHERE l.medewerker_id = m.id AND l.van <= kt_vandaag() AND (l.tot IS NULL OR l.tot > kt_vandaag()))
$$;

-- Teams waarvan ik de inhoud mag lezen. Wie alleen aanneemt of toezicht houdt, leest geen dossiers.
CREATE FUNCTION kt_mijn_teams() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce(array_agg(DISTINCT l.team_id), '{}') FROM regelen_lidmaatschap l
  WHERE l.medewerker_id = kt_ik() AND l.team_id IS NOT NULL
    AND l.van <= kt_vandaag() AND (l.tot IS NULL OR l.tot > kt_vandaag())
    AND l.rol NOT IN ('kcc-medewerker', 'vrijwilliger', 'beleidsadviseur', 'fg', 'beheerder')
$$;

-- Een vraag van mijn team in het dossier van een ander geeft alleen inzage als dat dossier met mijn team gedeeld is,
-- en zolang de vraag open is. Gedeeld wordt het op twee manieren: de regels brachten een vraag daarheen die iemand
-- van buiten het team aannam, of het team dat het dossier draagt zette de vraag door. Wie zelf een vraag bij haar
-- eigen team neerlegt, weet dat er een dossier is en wie zij kan bellen; de inhoud ziet zij niet.
CREATE FUNCTION kt_mijn_dossiers() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce(array_agg(DISTINCT d.id), '{}')
  FROM doen_vraag v
  JOIN doen_dossiervraag dv ON dv.vraag_id = v.id
  JOIN doen_dossier d ON d.id = dv.dossier_id
  WHERE v.team_id = ANY (kt_mijn_teams()) AND d.team_id <> v.team_id
    AND dv.gedeeld AND v.status <> 'beantwoord'
$$;

-- Vragen bij een ander team in een dossier dat mijn team draagt.
CREATE FUNCTION kt_mijn_vragen() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce(array_agg(DISTINCT v.id), '{}')
  FROM doen_dossiervraag dv
  JOIN doen_vraag v ON v.id = dv.vraag_id
  WHERE dv.team_id = ANY (kt_mijn_teams()) AND v.team_id <> dv.team_id
$$;

CREATE FUNCTION kt_mijn_personen() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce(array_agg(DISTINCT h.persoon_id), '{}') FROM doen_huishoudlid h
  WHERE h.dossier_id = ANY (kt_mijn_dossiers())
$$;

-- Voor de gebeurtenissen: mag ik het dossier, of de losse vraag, van dit feit zien?
CREATE FUNCTION kt_mag_feit(p_dossier uuid, p_vraag uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM doen_dossier d WHERE d.id = p_dossier AND d.team_id = ANY (kt_mijn_teams()))
      OR EXISTS (SELECT FROM doen_dossiervraag dv JOIN doen_vraag v ON v.id = dv.vraag_id
                 WHERE dv.dossier_id = p_dossier AND v.team_id = ANY (kt_mijn_teams())
                   AND dv.gedeeld AND v.status <> 'beantwoord')
      OR (p_dossier IS NULL
          AND EXISTS (SELECT FROM doen_vraag v WHERE v.id = p_vraag AND v.team_id = ANY (kt_mijn_teams())))
$$;

-- Het dossier waarin een vraag van mijn team ligt, om een feit op de goede plek vast te leggen. Meer dan dit
-- willekeurige nummer geeft het niet.
CREATE FUNCTION kt_dossier_van(p_vraag uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT dv.dossier_id FROM doen_dossiervraag dv JOIN doen_vraag v ON v.id = dv.vraag_id
  WHERE v.id = p_vraag AND v.team_id = ANY (kt_mijn_teams())
$$;

ALTER TABLE doen_dossier ENABLE ROW LEVEL SECURITY;
ALTER TABLE doen_persoon ENABLE ROW LEVEL SECURITY;
ALTER TABLE doen_huishoudlid ENABLE ROW LEVEL SECURITY;
ALTER TABLE doen_dossiervraag ENABLE ROW LEVEL SECURITY;
ALTER TABLE doen_vraag ENABLE ROW LEVEL SECURITY;
ALTER TABLE doen_termijn ENABLE ROW LEVEL SECURITY;
ALTER TABLE doen_triage ENABLE ROW LEVEL SECURITY;
ALTER TABLE kern_gebeurtenis ENABLE ROW LEVEL SECURITY;

-- Lezen: mijn team, of de uitzondering die de functie eenmaal per vraag aan de database uitrekent.
CREATE POLICY lezen ON doen_dossier FOR SELECT USING (
  team_id = ANY ((SELECT kt_mijn_teams())::bigint[]) OR id = ANY ((SELECT kt_mijn_dossiers())::uuid[]));
CREATE POLICY lezen ON doen_persoon FOR SELECT USING (
  team_id = ANY ((SELECT kt_mijn_teams())::bigint[]) OR id = ANY ((SELECT kt_mijn_personen())::uuid[]));
CREATE POLICY lezen ON doen_huishoudlid FOR SELECT USING (
  team_id = ANY ((SELECT kt_mijn_teams())::bigint[]) OR dossier_id = ANY ((SELECT kt_mijn_dossiers())::uuid[]));
CREATE POLICY lezen ON doen_dossiervraag FOR SELECT USING (
  team_id = ANY ((SELECT kt_mijn_teams())::bigint[]) OR dossier_id = ANY ((SELECT kt_mijn_dossiers())::uuid[]));
CREATE POLICY lezen ON doen_vraag FOR SELECT USING (
  team_id = ANY ((SELECT kt_mijn_teams())::bigint[]) OR id = ANY ((SELECT kt_mijn_vragen())::uuid[]));
CREATE POLICY lezen ON doen_termijn FOR SELECT USING (
  team_id = ANY ((SELECT kt_mijn_teams())::bigint[]) OR vraag_id = ANY ((SELECT kt_mijn_vragen())::uuid[]));
CREATE POLICY lezen ON doen_triage FOR SELECT USING (
  team_id = ANY ((SELECT kt_mijn_teams())::bigint[]) OR vraag_id = ANY ((SELECT kt_mijn_vragen())::uuid[]));
CREATE POLICY lezen ON kern_gebeurtenis FOR SELECT USING (kt_mag_feit(dossier_id, vraag_id));

-- Schrijven: alleen wat bij mijn eigen team ligt, en het blijft daar. Over de grens gaan de functies hieronder.
CREATE POLICY wijzigen ON doen_dossier FOR UPDATE
  USING (team_id = ANY ((SELECT kt_mijn_teams())::bigint[]))
  WITH CHECK (team_id = ANY ((SELECT kt_mijn_teams())::bigint[]) AND stelsel_id = (SELECT kt_mijn_stelsel()));
CREATE POLICY wijzigen ON doen_vraag FOR UPDATE
  USING (team_id = ANY ((SELECT kt_mijn_teams())::bigint[]))
  WITH CHECK (team_id = ANY ((SELECT kt_mijn_teams())::bigint[]) AND stelsel_id = (SELECT kt_mijn_stelsel()));
CREATE POLICY wijzigen ON doen_termijn FOR UPDATE
  USING (team_id = ANY ((SELECT kt_mijn_teams())::bigint[]))
  WITH CHECK (team_id = ANY ((SELECT kt_mijn_teams())::bigint[]) AND stelsel_id = (SELECT kt_mijn_stelsel()));
-- De stroom groeit alleen aan: er is geen beleid voor wijzigen of verwijderen.
CREATE POLICY toevoegen ON kern_gebeurtenis FOR INSERT
  WITH CHECK (stelsel_id = (SELECT kt_mijn_stelsel()) AND medewerker_id = (SELECT kt_ik())
              AND team_id = ANY ((SELECT kt_mijn_teams())::bigint[])
              AND dossier_id IS NOT DISTINCT FROM kt_dossier_van(vraag_id));

-- De toepassing wijzigt alleen wat een handeling wijzigt; de woorden en feiten van een vraag staan vast.
REVOKE UPDATE ON doen_vraag, doen_dossier, doen_termijn, doen_persoon, doen_huishoudlid, doen_dossiervraag,
  doen_triage, kern_gebeurtenis FROM keukentafel_app;
GRANT UPDATE (status, opgenomen_door_id, opgenomen_op, antwoord, afgesloten_op) ON doen_vraag TO keukentafel_app;
GRANT UPDATE (contact_id) ON doen_dossier TO keukentafel_app;
GRANT UPDATE (klaar_op) ON doen_termijn TO keukentafel_app;
