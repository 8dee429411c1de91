"""Signalen van partners op het scherm: de lijst van het team, één signaal, en wat de partner terughoort."""
