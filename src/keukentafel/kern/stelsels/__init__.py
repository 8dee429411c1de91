"""Het stelsel: de huurder van alle gegevens, één inrichting voor één of meer gemeenten."""
