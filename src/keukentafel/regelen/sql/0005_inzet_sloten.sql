-- Het gebied van een rol hoort bij hetzelfde stelsel, zoals de rest (zie 0003_inzet.sql).
ALTER TABLE regelen_lidmaatschap ADD CONSTRAINT lidmaatschap_gebied_stelsel
  FOREIGN KEY (stelsel_id, gebied_id) REFERENCES regelen_gebied (stelsel_id, id);

-- Uren, kennis, registraties en afwezigheid leest wie in hetzelfde stelsel werkt: het team moet weten wie er is.
-- Schrijven mag wie medewerkers beheert; een afwezigheid ook wie het werk verdeelt van een team waar zij nu in zit.
ALTER TABLE regelen_aanstelling ENABLE ROW LEVEL SECURITY;
ALTER TABLE regelen_deskundigheid ENABLE ROW LEVEL SECURITY;
ALTER TABLE regelen_registratie ENABLE ROW LEVEL SECURITY;
ALTER TABLE regelen_afwezigheid ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION kt_mag_afwezigheid(p_medewerker bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT kt_heeft('medewerkers_beheren') OR EXISTS (
    SELECT FROM regelen_lidmaatschap l
    WHERE l.medewerker_id = p_medewerker AND l.team_id IS NOT NULL
      AND l.van <= kt_vandaag() AND (l.tot IS NULL OR l.tot > kt_vandaag())
      AND kt_heeft('werk_verdelen', l.team_id))
$$;
REVOKE EXECUTE ON FUNCTION kt_mag_afwezigheid(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION kt_mag_afwezigheid(bigint) TO keukentafel_app, keukentafel_onderhoud;

DO $$
DECLARE
  tabel text;
  eis text;
BEGIN
  FOREACH tabel IN ARRAY ARRAY['regelen_aanstelling', 'regelen_deskundigheid', 'regelen_registratie',
                               'regelen_afwezigheid'] LOOP
    eis := 'stelsel_id = (SELECT kt_mijn_stelsel()) AND '
      || CASE WHEN tabel = 'regelen_afwezigheid' THEN 'kt_mag_afwezigheid(medewerker_id)'
         ELSE '(SELECT kt_heeft(''medewerkers_beheren''))' END;
    EXECUTE format('CREATE POLICY lezen ON %I FOR SELECT USING (stelsel_id = (SELECT kt_mijn_stelsel()))', tabel);
    EXECUTE format('CREATE POLICY toevoegen ON %I FOR INSERT WITH CHECK (%s)', tabel, eis);
    EXECUTE format('CREATE POLICY wijzigen ON %I FOR UPDATE USING (%s)', tabel, eis);
  END LOOP;
END $$;

-- Van een rij verandert alleen het einde, en bij een afwezigheid wie invalt. Wat een registratie was, blijft zo.
REVOKE UPDATE ON regelen_aanstelling, regelen_deskundigheid, regelen_registratie, regelen_afwezigheid,
  regelen_lidmaatschap FROM keukentafel_app;
GRANT UPDATE (tot) ON regelen_aanstelling, regelen_deskundigheid, regelen_lidmaatschap TO keukentafel_app;
GRANT UPDATE (tot, vervanger_id) ON regelen_afwezigheid TO keukentafel_app;

-- In de stroom van feiten: dat er iemand bij kwam, wegging of er niet is. Zonder dossier en zonder vraag.
CREATE POLICY toevoegen_inzet ON kern_gebeurtenis FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND medewerker_id = (SELECT kt_ik())
  AND dossier_id IS NULL AND vraag_id IS NULL
  AND soort IN ('rol_gegeven', 'rol_beeindigd', 'afwezig_gemeld', 'afwezigheid_gewijzigd')
  AND ((SELECT kt_heeft('medewerkers_beheren')) OR (SELECT kt_heeft('werk_verdelen'))));
