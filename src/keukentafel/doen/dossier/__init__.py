"""Het dossier van een huishouden: personen, vragen en alles op één tijdlijn."""
