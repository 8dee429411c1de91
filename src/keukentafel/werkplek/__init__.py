"""De bladen van medewerkers die kamers samenbrengen: Mijn werk, Nieuwe vraag, Binnengekomen, Huishouden."""
