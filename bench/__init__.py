"""Metingen: elk onderdeel is een module met `meet()`, die een woordenboek met getallen geeft."""
