"""Spreekuren: waar en wanneer iemand kan langskomen, met vrijwilligers en altijd onder een medewerker."""
