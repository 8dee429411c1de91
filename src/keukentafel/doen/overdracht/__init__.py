"""Wat een nieuwe versie met het lopende werk doet, en het werk van een team naar een ander team brengen."""
