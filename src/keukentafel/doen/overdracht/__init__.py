"""Wat een nieuwe versie van de inrichting met het lopende werk doet, en werk van een team naar een ander team brengen."""
