"""Spreekuren op het scherm: waar kan iemand langskomen, en wie begeleidt en helpt er."""
