"""Documenten van een huishouden, en het afschrift voor één lid."""
