"""Welke lijn bij welke relatie hoort: nooit alleen kleur, altijd een eigen streep."""

KLASSE = {
    "partner": "lijn",
    "ex_partner": "lijn lijn-uit-elkaar",
    "onbekend": "lijn lijn-onbekend",
    "ouder": "lijn",
    "pleegouder": "lijn lijn-pleeg",
    "stiefouder": "lijn lijn-stief",
    "broer_zus": "lijn lijn-familie",
    "grootouder": "lijn lijn-familie",
    "andere_familie": "lijn lijn-familie",
}
"""De klasse in de opmaak per soort relatie."""


def streepjes(x: float, y: float) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Twee schuine streepjes door een lijn: uit elkaar."""
    return tuple(((x + dx - 3, y + 8), (x + dx + 3, y - 8)) for dx in (-7.0, 0.0))
