"""Documenten van een huishouden: wat er binnen mag, en wie het ziet. De rechten volgen het dossier."""
