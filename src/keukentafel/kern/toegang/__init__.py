"""Wie ben je en wat mag je zien: het account, de context van een verzoek en het slot in de database."""
