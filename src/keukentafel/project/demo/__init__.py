"""De demo: verzonnen mensen en vragen in een echte inrichting, langs de gewone handelingen geladen."""

WACHTWOORD = "keukentafel-demo"  # alleen in de demo, en gedrukt bij het starten
