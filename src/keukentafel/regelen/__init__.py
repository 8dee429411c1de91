"""REGELEN: stelsels, gebieden, organisaties, teams en medewerkers."""
