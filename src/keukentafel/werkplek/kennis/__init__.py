"""Kennis: antwoorden op vragen die vaker komen, om voor te lezen en bij te houden."""
