"""Wat de bladen vaker nodig hebben: datums, de klok, merkjes en velden."""
