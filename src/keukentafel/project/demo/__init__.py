"""De demo: verzonnen mensen en vragen in een echte inrichting, langs de gewone handelingen geladen."""
