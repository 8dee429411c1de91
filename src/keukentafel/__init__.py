"""Keukentafel: het systeem waarin sociale wijkteams werken, dat de gemeente inricht en waarmee zij stuurt."""
