-- Artikelen: lezen mag iedereen in het stelsel (er staat geen inwoner in), schrijven wie ze bijhoudt. Een artikel vervalt,
-- het verdwijnt niet, en wat er eerder stond blijft.
ALTER TABLE regelen_artikel ENABLE ROW LEVEL SECURITY;
ALTER TABLE regelen_artikelversie ENABLE ROW LEVEL SECURITY;

CREATE POLICY lezen ON regelen_artikel FOR SELECT USING (true);
CREATE POLICY lezen ON regelen_artikelversie FOR SELECT USING (true);
CREATE POLICY toevoegen ON regelen_artikel FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND (SELECT kt_heeft('kennis_schrijven')) AND door_id = (SELECT kt_ik()));
CREATE POLICY wijzigen ON regelen_artikel FOR UPDATE
  USING (stelsel_id = (SELECT kt_mijn_stelsel()) AND (SELECT kt_heeft('kennis_schrijven')))
  WITH CHECK (stelsel_id = (SELECT kt_mijn_stelsel()) AND door_id = (SELECT kt_ik()));
CREATE POLICY toevoegen ON regelen_artikelversie FOR INSERT WITH CHECK (
  stelsel_id = (SELECT kt_mijn_stelsel()) AND (SELECT kt_heeft('kennis_schrijven')) AND door_id = (SELECT kt_ik()));

REVOKE DELETE ON regelen_artikel FROM keukentafel_app;
REVOKE UPDATE, DELETE ON regelen_artikelversie FROM keukentafel_app;
