"""Eigenschappen hebben geen tijdslimiet per voorbeeld: de eerste vraag vertaalt de hele tabel."""

from hypothesis import settings

settings.register_profile("regels", deadline=None)
settings.load_profile("regels")
