"""Instellingen, adressen en de opdrachtregel: hier komt het huis bij elkaar."""
