"""Gemeenten van een stelsel en de versies van de inrichting die zij kiezen."""
