"""Eén regisseur op elk moment, en hoe werk met een warme overdracht van de een naar de ander gaat."""
