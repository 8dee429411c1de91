"""De organisaties waar medewerkers vandaan komen."""
