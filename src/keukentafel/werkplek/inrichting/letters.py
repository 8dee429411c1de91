"""Tekst passend maken in een vak: SVG breekt zelf geen regels af."""

_SMAL = frozenset("iljtfrI.,:;'’!|()[]-")
_BREED = frozenset("mwMW@%–—")


def breedte(tekst: str, punten: float) -> float:
    """Geschatte breedte in punten van de letters van het ontwerp; liever iets te ruim dan te krap."""
    return sum(_teken(teken) for teken in tekst) * punten


def _teken(teken: str) -> float:
    if teken in _SMAL:
        return 0.3
    if teken in _BREED:
        return 0.82
    if teken == " ":
        return 0.23
    return 0.62 if teken.isupper() else 0.53


def regels(tekst: str, punten: float, ruimte: float) -> list[str]:
    """Breekt op spaties zo dat elke regel past; een woord dat nergens past, krijgt een eigen regel."""
    uit: list[str] = []
    for woord in tekst.split():
        langer = f"{uit[-1]} {woord}" if uit else woord
        if uit and breedte(langer, punten) <= ruimte:
            uit[-1] = langer
        else:
            uit.append(woord)
    return uit
