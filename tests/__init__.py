"""Proeven van Keukentafel; de mappen volgen de kamers van het huis."""
