"""Binnenkomen en weggaan: inloggen, uitloggen, en in de demo een account kiezen."""
