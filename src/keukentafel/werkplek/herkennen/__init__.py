"""Herkennen: vragen of een ander team een huishouden kent, en het burgerservicenummer van wie in het dossier staan."""
