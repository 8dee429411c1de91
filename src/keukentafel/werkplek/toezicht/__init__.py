"""Toezicht: wie keek waar, welke keer vraagt om uitleg, en is het logboek heel? Nummers, geen namen of inhoud."""
