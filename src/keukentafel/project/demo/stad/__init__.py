"""De demostad: een verzonnen gemeente op een vast zaad, met huishoudens, vragen en twee jaar werk van de teams.

Wat er gebeurt komt uit zuivere functies (mensen, huishoudens, straten, verhalen); waar een vraag heen gaat en welke
klok er loopt, zeggen de regels van de inrichting zelf.
"""
