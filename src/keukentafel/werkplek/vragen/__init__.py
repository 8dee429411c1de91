"""Vragen aannemen terwijl de beller aan de lijn is, en de wachtrij van het team."""
