"""Medewerkers en de rol die zij in een team of voor het hele stelsel hebben."""
