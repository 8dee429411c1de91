"""Wat een rol mag en waarvoor, zoals de versie van de inrichting het zegt."""
