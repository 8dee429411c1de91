-- Een rij en alles waar zij naar verwijst, horen bij hetzelfde stelsel. De toepassing vult het zo in; dit slot zorgt
-- dat het ook klopt als zij zich vergist (ADR 0005). De verwijzing van Django zelf kijkt alleen naar het nummer.
ALTER TABLE regelen_medewerker ADD CONSTRAINT medewerker_organisatie_stelsel
  FOREIGN KEY (stelsel_id, organisatie_id) REFERENCES regelen_organisatie (stelsel_id, id);
ALTER TABLE regelen_lidmaatschap ADD CONSTRAINT lidmaatschap_medewerker_stelsel
  FOREIGN KEY (stelsel_id, medewerker_id) REFERENCES regelen_medewerker (stelsel_id, id);
ALTER TABLE regelen_lidmaatschap ADD CONSTRAINT lidmaatschap_team_stelsel
  FOREIGN KEY (stelsel_id, team_id) REFERENCES regelen_team (stelsel_id, id);
ALTER TABLE regelen_aanstelling ADD CONSTRAINT aanstelling_medewerker_stelsel
  FOREIGN KEY (stelsel_id, medewerker_id) REFERENCES regelen_medewerker (stelsel_id, id);
ALTER TABLE regelen_aanstelling ADD CONSTRAINT aanstelling_team_stelsel
  FOREIGN KEY (stelsel_id, team_id) REFERENCES regelen_team (stelsel_id, id);
ALTER TABLE regelen_deskundigheid ADD CONSTRAINT deskundigheid_medewerker_stelsel
  FOREIGN KEY (stelsel_id, medewerker_id) REFERENCES regelen_medewerker (stelsel_id, id);
ALTER TABLE regelen_registratie ADD CONSTRAINT registratie_medewerker_stelsel
  FOREIGN KEY (stelsel_id, medewerker_id) REFERENCES regelen_medewerker (stelsel_id, id);
ALTER TABLE regelen_afwezigheid ADD CONSTRAINT afwezigheid_medewerker_stelsel
  FOREIGN KEY (stelsel_id, medewerker_id) REFERENCES regelen_medewerker (stelsel_id, id);
ALTER TABLE regelen_afwezigheid ADD CONSTRAINT afwezigheid_vervanger_stelsel
  FOREIGN KEY (stelsel_id, vervanger_id) REFERENCES regelen_medewerker (stelsel_id, id);

-- Niets over inzet wordt verwijderd: het eindigt op een dag, zodat later te zien is wie er toen was.
REVOKE DELETE ON regelen_medewerker, regelen_lidmaatschap, regelen_aanstelling, regelen_deskundigheid,
  regelen_registratie, regelen_afwezigheid FROM keukentafel_app;
