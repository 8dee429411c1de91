"""Wie bij elkaar horen: relaties, wie namens wie spreekt, en wie er om het huishouden heen staan; door de tijd."""
