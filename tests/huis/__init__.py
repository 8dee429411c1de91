"""Proeven van het huis zelf: lagen, kamers, sloten en maten."""
