"""Tekst passend maken in een vak: SVG breekt zelf geen regels af."""

_SMAL = frozenset("iljtfrI.,:;'’!|()[]-\u2010")
_BREED = frozenset("mwMW@%–—")
TWEEDE_DELEN = (
    "begeleiding", "beperking", "consulent", "coördinator", "functionaris", "gebieden", "gezondheid", "medewerker",
    "ondersteuning", "organisatie", "overleg", "verband", "verpleegkundige", "voorziening", "wetenschapper",
)  # fmt: skip
"""Hier mag een lang woord breken: voor een deel dat zelf een woord is."""


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
    """Breekt op spaties zo dat elke regel past; een woord dat nergens past, krijgt een streepje."""
    uit: list[str] = []
    for woord in (deel for heel in _woorden(tekst) for deel in _delen(heel, punten, ruimte)):
        langer = f"{uit[-1]} {woord}" if uit else woord
        if uit and not uit[-1].endswith("\u2010") and breedte(langer, punten) <= ruimte:
            uit[-1] = langer
        else:
            uit.append(woord)
    return [regel.replace("\u2010", "-") for regel in uit]


def _woorden(tekst: str) -> list[str]:
    """De woorden; een euroteken blijft bij zijn bedrag."""
    return tekst.replace("€ ", "€\u00a0").split(" ")


def _delen(woord: str, punten: float, ruimte: float) -> list[str]:
    """Een te lang woord in stukken: liefst voor een bekend tweede deel, anders waar het past."""
    if breedte(woord, punten) <= ruimte:
        return [woord]
    past = max(2, sum(1 for n in range(1, len(woord)) if breedte(f"{woord[:n]}-", punten) <= ruimte))
    naden = [woord.find(deel) for deel in TWEEDE_DELEN if 1 < woord.find(deel) <= past]
    knip = max(naden, default=past)
    return [f"{woord[:knip]}\u2010", *_delen(woord[knip:], punten, ruimte)]
