"""Buurtsignalen: wat er in een wijk speelt en niet over een persoon gaat, zonder dossier en zonder naam."""
