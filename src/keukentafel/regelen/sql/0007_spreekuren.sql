-- Een spreekuur en alles waar het naar verwijst, horen bij hetzelfde stelsel (zie 0003_inzet.sql).
ALTER TABLE regelen_spreekuur ADD CONSTRAINT spreekuur_team_stelsel
  FOREIGN KEY (stelsel_id, team_id) REFERENCES regelen_team (stelsel_id, id);
ALTER TABLE regelen_spreekuur ADD CONSTRAINT spreekuur_gebied_stelsel
  FOREIGN KEY (stelsel_id, gebied_id) REFERENCES regelen_gebied (stelsel_id, id);
ALTER TABLE regelen_spreekuur ADD CONSTRAINT spreekuur_begeleider_stelsel
  FOREIGN KEY (stelsel_id, begeleider_id) REFERENCES regelen_medewerker (stelsel_id, id);
ALTER TABLE regelen_spreekuurvrijwilliger ADD CONSTRAINT spreekuurvrijwilliger_spreekuur_stelsel
  FOREIGN KEY (stelsel_id, spreekuur_id) REFERENCES regelen_spreekuur (stelsel_id, id);
ALTER TABLE regelen_spreekuurvrijwilliger ADD CONSTRAINT spreekuurvrijwilliger_medewerker_stelsel
  FOREIGN KEY (stelsel_id, medewerker_id) REFERENCES regelen_medewerker (stelsel_id, id);

-- Wie begeleidt, is op één plek tegelijk: geen twee spreekuren op dezelfde dag van de week, met een dag en een minuut samen.
ALTER TABLE regelen_spreekuur ADD CONSTRAINT spreekuur_begeleider_een_plek EXCLUDE USING gist (
  stelsel_id WITH =, begeleider_id WITH =, weekdag WITH =, daterange(begeleider_sinds, tot) WITH &&,
  numrange(extract(epoch FROM begintijd), extract(epoch FROM eindtijd)) WITH &&);

-- Lezen mag wie in het stelsel werkt (er staat geen inwoner in), schrijven wie het werk van het team verdeelt.
ALTER TABLE regelen_spreekuur ENABLE ROW LEVEL SECURITY;
ALTER TABLE regelen_spreekuurvrijwilliger ENABLE ROW LEVEL SECURITY;

CREATE POLICY lezen ON regelen_spreekuur FOR SELECT USING (stelsel_id = (SELECT kt_mijn_stelsel()));
CREATE POLICY lezen ON regelen_spreekuurvrijwilliger FOR SELECT USING (stelsel_id = (SELECT kt_mijn_stelsel()));
CREATE POLICY toevoegen ON regelen_spreekuur FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND kt_heeft('werk_verdelen', team_id));
CREATE POLICY wijzigen ON regelen_spreekuur FOR UPDATE
  USING (stelsel_id = (SELECT kt_mijn_stelsel()) AND kt_heeft('werk_verdelen', team_id));
CREATE POLICY toevoegen ON regelen_spreekuurvrijwilliger FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel())
  AND EXISTS (SELECT FROM regelen_spreekuur s WHERE s.id = spreekuur_id AND kt_heeft('werk_verdelen', s.team_id)));
CREATE POLICY wijzigen ON regelen_spreekuurvrijwilliger FOR UPDATE USING (
  stelsel_id = (SELECT kt_mijn_stelsel())
  AND EXISTS (SELECT FROM regelen_spreekuur s WHERE s.id = spreekuur_id AND kt_heeft('werk_verdelen', s.team_id)));

-- Niets verdwijnt. Van een spreekuur verandert alleen wie begeleidt en wanneer het eindigt; van een vrijwilliger het einde.
REVOKE UPDATE, DELETE ON regelen_spreekuur, regelen_spreekuurvrijwilliger FROM keukentafel_app;
GRANT UPDATE (begeleider_id, begeleider_sinds, tot) ON regelen_spreekuur TO keukentafel_app;
GRANT UPDATE (tot) ON regelen_spreekuurvrijwilliger TO keukentafel_app;

-- In de stroom van feiten, bij het team: zonder dossier en zonder vraag.
CREATE POLICY toevoegen_spreekuur ON kern_gebeurtenis FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND medewerker_id = (SELECT kt_ik())
  AND dossier_id IS NULL AND vraag_id IS NULL AND team_id IS NOT NULL
  AND soort IN ('spreekuur_geopend', 'spreekuur_gewijzigd', 'spreekuur_beeindigd')
  AND kt_heeft('werk_verdelen', team_id));
