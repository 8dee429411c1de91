"""Buurtsignalen op het scherm: melden, de lijst per wijk en per thema, en wat een team ermee doet."""
