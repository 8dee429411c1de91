-- Wie wat leest en schrijft in de tabellen van deze uitgave (ADR 0002). Nieuw is deelname: iemand van buiten het team die
-- op naam meewerkt in een dossier. Dit vervangt functies en regels van 0002_sloten.sql en 0004_lezen.sql.

-- Dossiers waarin ik op naam meewerk, zolang dat duurt en zolang ik het recht heb. De toepassing leest dit ook zelf
-- (doen/delen/zicht.py).
CREATE FUNCTION kt_mijn_deelnames(p_recht text) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_ik bigint := nullif(current_setting('app.medewerker', true), '')::bigint;
  v_open uuid[];
BEGIN
  v_open := (SELECT coalesce(array_agg(DISTINCT n.dossier_id), '{}') FROM doen_deelname n
             WHERE n.medewerker_id = v_ik AND n.van <= now() AND (n.tot IS NULL OR n.tot > now()));
  IF v_open <> '{}' AND NOT kt_heeft(p_recht) THEN
    RETURN '{}';
  END IF;
  RETURN v_open;
END $$;

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
      UNION ALL
      SELECT unnest(kt_mijn_deelnames('dossier_lezen'))
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
      SELECT dv.vraag_id AS id FROM recht r JOIN doen_dossiervraag dv ON dv.team_id = r.team AND dv.elders AND r.gebied IS NULL
      UNION ALL
      SELECT v.id FROM recht r JOIN doen_vraag v ON v.team_id = r.team AND v.gebied_id = r.gebied
      UNION ALL
      SELECT dv.vraag_id FROM recht r
      JOIN doen_dossier d ON d.team_id = r.team AND d.gebied_id = r.gebied
      JOIN doen_dossiervraag dv ON dv.dossier_id = d.id
      UNION ALL
      SELECT dv.vraag_id FROM doen_dossiervraag dv
      WHERE dv.dossier_id = ANY (kt_in_nood() || kt_mijn_deelnames('dossier_lezen'))
    ) x);
END $$;

-- Of een vraag bij een ander team ligt dan haar dossier, staat in de rij zelf. Anders liep het slot hierboven bij elke
-- opdracht alle vragen van het team na.
CREATE FUNCTION kt_ligt_elders() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  NEW.elders := coalesce((SELECT v.team_id <> NEW.team_id FROM doen_vraag v WHERE v.id = NEW.vraag_id), false);
  RETURN NEW;
END $$;

-- Trekkers gaan op naam: deze komt na vraag_bij_blijvend, die het team nog kan wijzigen.
CREATE TRIGGER zet_elders BEFORE INSERT OR UPDATE ON doen_dossiervraag FOR EACH ROW EXECUTE FUNCTION kt_ligt_elders();

UPDATE doen_dossiervraag dv SET elders = true FROM doen_vraag v WHERE v.id = dv.vraag_id AND v.team_id <> dv.team_id;

-- Een kind met twee huizen staat in twee dossiers: ieder team ziet het kind, niet het andere huishouden. Wie vertrok en nu in
-- een dossier staat dat ik niet lees, zie ik niet meer: haar gegevens van nu zijn van daar.
CREATE OR REPLACE FUNCTION kt_mijn_personen() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN (SELECT coalesce(array_agg(DISTINCT x.id), '{}') FROM (
    SELECT h.persoon_id AS id FROM doen_huishoudlid h
    WHERE h.dossier_id = ANY (kt_mijn_dossiers()) AND (h.tot IS NULL OR NOT kt_woont_elders(h.persoon_id))
    UNION ALL
    SELECT h.persoon_id FROM doen_huishoudlid h WHERE h.ook_elders AND h.tot IS NULL AND h.team_id = ANY (kt_mijn_teams())) x);
END $$;

-- Staat deze persoon nu in een dossier, waar dan ook? Alleen voor andere functies, over wie ergens vertrok.
CREATE FUNCTION kt_woont_elders(p_persoon uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT EXISTS (SELECT FROM doen_huishoudlid h WHERE h.persoon_id = p_persoon AND h.tot IS NULL) $$;

-- Mag ik in dit dossier schrijven: mijn team (en gebied), of op naam. Noodtoegang en een gedeelde vraag geven alleen lezen,
-- en in een dossier dat is opgegaan in een ander schrijft niemand meer.
CREATE OR REPLACE FUNCTION kt_schrijft_dossier(p_dossier uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM doen_dossier d WHERE d.id = p_dossier AND d.opgegaan_in_id IS NULL AND (
    EXISTS (SELECT FROM kt_mijn_rechten() r WHERE r.recht = 'dossier_schrijven'
            AND r.team = d.team_id AND (r.gebied IS NULL OR r.gebied = d.gebied_id))
    OR d.id = ANY (kt_mijn_deelnames('dossier_schrijven'))))
$$;

-- Mag ik deze persoon wijzigen: zij hoort bij een dossier waarin ik schrijf. Wie daar vertrok en nu bij een ander
-- team staat, is van daar.
CREATE FUNCTION kt_schrijft_persoon(p_persoon uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM doen_huishoudlid h WHERE h.persoon_id = p_persoon AND kt_schrijft_dossier(h.dossier_id)
                 AND (h.tot IS NULL OR NOT kt_woont_elders(p_persoon)
                      OR EXISTS (SELECT FROM doen_persoon p WHERE p.id = p_persoon AND p.team_id = h.team_id)))
$$;

-- Schrijft mijn team in dit dossier? Wie er alleen op naam meewerkt, telt hier niet.
CREATE FUNCTION kt_van_ons(p_dossier uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM doen_dossier d WHERE d.id = p_dossier AND d.opgegaan_in_id IS NULL
                 AND kt_in_bereik('dossier_schrijven', d.team_id, d.gebied_id))
$$;

-- Mag deze persoon lid worden van dit dossier: een nieuwe persoon van hetzelfde team, iemand die hier al bij hoorde, of
-- iemand uit een dossier van mijn team. Zo neemt niemand die op naam meewerkt een ander mee naar haar eigen werk.
CREATE FUNCTION kt_mag_lid(p_persoon uuid, p_dossier uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT kt_schrijft_dossier(p_dossier) AND (
    (kt_schrijft_persoon(p_persoon) AND EXISTS (
      SELECT FROM doen_huishoudlid h WHERE h.persoon_id = p_persoon AND (h.dossier_id = p_dossier OR kt_van_ons(h.dossier_id))))
    OR (NOT EXISTS (SELECT FROM doen_huishoudlid h WHERE h.persoon_id = p_persoon)
        AND EXISTS (SELECT FROM doen_persoon p JOIN doen_dossier d ON d.team_id = p.team_id AND d.stelsel_id = p.stelsel_id
                    WHERE p.id = p_persoon AND d.id = p_dossier)))
$$;

-- Het team van een dossier waarin ik schrijf; leeg als ik er niet schrijf.
CREATE FUNCTION kt_schrijfteam(p_dossier uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT d.team_id FROM doen_dossier d WHERE d.id = p_dossier AND kt_schrijft_dossier(p_dossier) $$;

DROP POLICY toevoegen ON kern_gebeurtenis;

CREATE POLICY toevoegen ON kern_gebeurtenis FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND medewerker_id = (SELECT kt_ik())
  AND (EXISTS (SELECT FROM kt_mijn_rechten() r WHERE r.recht = 'dossier_schrijven' AND r.team = team_id)
       OR (dossier_id = ANY ((SELECT kt_mijn_deelnames('dossier_schrijven'))::uuid[]) AND team_id = kt_schrijfteam(dossier_id)))
  AND CASE WHEN vraag_id IS NULL THEN kt_schrijft_dossier(dossier_id)
           ELSE kt_schrijft_vraag(vraag_id) AND dossier_id IS NOT DISTINCT FROM kt_dossier_van(vraag_id) END);

-- Een moment komt van de toepassing (`p_moment`, of rechtstreeks), en ligt voor de webserver nooit straks: wie er een
-- verzint, zou een termijn laten lopen of de tijdlijn op slot zetten. Vijf minuten, omdat klokken van twee machines
-- verschillen. Terug mag wel: werk wordt ook later opgeschreven, en het echte moment staat in het logboek. Onderhoud
-- schrijft wat het wil: de demo heeft een verleden.
CREATE FUNCTION kt_niet_straks() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  IF coalesce(nullif(current_setting('role', true), 'none'), session_user) = 'keukentafel_app' THEN
    RAISE EXCEPTION 'dit moment ligt in de toekomst' USING ERRCODE = '22023';
  END IF;
  RETURN NEW;
END $$;

REVOKE EXECUTE ON FUNCTION kt_niet_straks() FROM PUBLIC, keukentafel_app, keukentafel_onderhoud;

CREATE TRIGGER niet_straks BEFORE INSERT ON kern_gebeurtenis FOR EACH ROW
  WHEN (NEW.moment > clock_timestamp() + interval '5 minutes') EXECUTE FUNCTION kt_niet_straks();

CREATE TRIGGER niet_straks BEFORE INSERT OR UPDATE OF beantwoord_op ON doen_overgang FOR EACH ROW
  WHEN (greatest(NEW.aangeboden_op, NEW.beantwoord_op) > clock_timestamp() + interval '5 minutes')
  EXECUTE FUNCTION kt_niet_straks();

-- Personen en leden: wie in het dossier schrijft, voegt toe en wijzigt.
CREATE POLICY toevoegen ON doen_persoon FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND (
    EXISTS (SELECT FROM kt_mijn_rechten() r WHERE r.recht = 'dossier_schrijven' AND r.team = team_id)
    OR team_id IN (SELECT kt_schrijfteam(x) FROM unnest((SELECT kt_mijn_deelnames('dossier_schrijven'))::uuid[]) x)));

CREATE POLICY wijzigen ON doen_persoon FOR UPDATE USING (kt_schrijft_persoon(id)) WITH CHECK (kt_schrijft_persoon(id));

CREATE POLICY toevoegen ON doen_huishoudlid FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND kt_mag_lid(persoon_id, dossier_id)
  AND team_id = (SELECT kt_schrijfteam(dossier_id)));

CREATE POLICY wijzigen ON doen_huishoudlid FOR UPDATE
  USING (kt_schrijft_dossier(dossier_id)) WITH CHECK (kt_schrijft_dossier(dossier_id));

-- Tabellen met een dossier: lezen wie het dossier leest. Wat er in een dossier komt, staat op eigen naam en bij het team
-- dat het draagt.
DO $$
DECLARE
  tabel text;
BEGIN
  FOREACH tabel IN ARRAY ARRAY['doen_taak', 'doen_relatie', 'doen_vertegenwoordiging', 'doen_netwerkcontact', 'doen_document',
                               'doen_documentinhoud', 'doen_regie', 'doen_deelname', 'doen_samenvoeging'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tabel);
    EXECUTE format('CREATE POLICY lezen ON %I FOR SELECT USING (
      team_id = ANY ((SELECT kt_mijn_teams())::bigint[]) OR dossier_id = ANY ((SELECT kt_mijn_dossiers())::uuid[]))', tabel);
  END LOOP;
  FOREACH tabel IN ARRAY ARRAY['doen_taak', 'doen_relatie', 'doen_vertegenwoordiging', 'doen_netwerkcontact', 'doen_document'] LOOP
    EXECUTE format('CREATE POLICY toevoegen ON %I FOR INSERT WITH CHECK (
      stelsel_id = (SELECT kt_mijn_stelsel()) AND door_id = (SELECT kt_ik()) AND team_id = kt_schrijfteam(dossier_id))', tabel);
    EXECUTE format('CREATE POLICY wijzigen ON %I FOR UPDATE
      USING (kt_schrijft_dossier(dossier_id)) WITH CHECK (kt_schrijft_dossier(dossier_id))', tabel);
  END LOOP;
END $$;

CREATE POLICY toevoegen ON doen_documentinhoud FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND team_id = kt_schrijfteam(dossier_id)
  AND EXISTS (SELECT FROM doen_document d WHERE d.id = document_id AND d.dossier_id = doen_documentinhoud.dossier_id
              AND d.door_id = (SELECT kt_ik())));

-- Tabellen bij een vraag: lezen wie de vraag leest, schrijven wie in de vraag schrijft.
DO $$
DECLARE
  tabel text;
BEGIN
  FOREACH tabel IN ARRAY ARRAY['doen_belpoging', 'doen_signaal', 'doen_wachtplek'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tabel);
    EXECUTE format('CREATE POLICY lezen ON %I FOR SELECT USING (
      team_id = ANY ((SELECT kt_mijn_teams())::bigint[]) OR vraag_id = ANY ((SELECT kt_mijn_vragen())::uuid[]))', tabel);
  END LOOP;
END $$;

CREATE POLICY toevoegen ON doen_belpoging FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND door_id = (SELECT kt_ik()) AND kt_schrijft_vraag(vraag_id)
  AND team_id = (SELECT v.team_id FROM doen_vraag v WHERE v.id = vraag_id));

CREATE POLICY toevoegen ON doen_wachtplek FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND door_id = (SELECT kt_ik()) AND kt_schrijft_vraag(vraag_id)
  AND team_id = (SELECT v.team_id FROM doen_vraag v WHERE v.id = vraag_id));

CREATE POLICY wijzigen ON doen_wachtplek FOR UPDATE
  USING (kt_schrijft_vraag(vraag_id)) WITH CHECK (kt_schrijft_vraag(vraag_id));

CREATE POLICY toevoegen ON doen_signaal FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND kt_schrijft_vraag(vraag_id)
  AND team_id = (SELECT v.team_id FROM doen_vraag v WHERE v.id = vraag_id));

CREATE POLICY wijzigen ON doen_signaal FOR UPDATE
  USING (kt_schrijft_vraag(vraag_id)) WITH CHECK (kt_schrijft_vraag(vraag_id));

ALTER TABLE doen_wachtcontact ENABLE ROW LEVEL SECURITY;

CREATE POLICY lezen ON doen_wachtcontact FOR SELECT USING (
  EXISTS (SELECT FROM doen_wachtplek w WHERE w.id = wachtplek_id));

CREATE POLICY toevoegen ON doen_wachtcontact FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND door_id = (SELECT kt_ik())
  AND EXISTS (SELECT FROM doen_wachtplek w WHERE w.id = wachtplek_id AND w.team_id = doen_wachtcontact.team_id
              AND kt_schrijft_vraag(w.vraag_id)));

-- Een overgang leest wie biedt en wie hem krijgt; bieden doe je uit werk waarin je schrijft, antwoorden gaat langs functies.
ALTER TABLE doen_overgang ENABLE ROW LEVEL SECURITY;

CREATE POLICY lezen ON doen_overgang FOR SELECT USING (
  team_id = ANY ((SELECT kt_mijn_teams())::bigint[]) OR naar_team_id = ANY ((SELECT kt_mijn_teams())::bigint[])
  OR naar_medewerker_id = (SELECT kt_ik()) OR dossier_id = ANY ((SELECT kt_mijn_dossiers())::uuid[]));

CREATE POLICY toevoegen ON doen_overgang FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND door_id = (SELECT kt_ik()) AND status = 'aangeboden' AND beantwoord_op IS NULL
  AND EXISTS (SELECT FROM regelen_team t WHERE t.id = naar_team_id AND t.stelsel_id = doen_overgang.stelsel_id)
  AND CASE WHEN vraag_id IS NULL THEN team_id = kt_schrijfteam(dossier_id)
           ELSE kt_schrijft_vraag(vraag_id) AND team_id = (SELECT v.team_id FROM doen_vraag v WHERE v.id = vraag_id)
             AND dossier_id IS NOT DISTINCT FROM kt_dossier_van(vraag_id) END);
