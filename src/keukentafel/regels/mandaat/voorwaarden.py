"""De voorwaarden van treden en eisen vertaald naar toetsen op feiten, en welke waarden een feit kan hebben."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any, get_args

from keukentafel.regels.mandaat.instellingen import Mandaatgegevens, Mandaatvoorwaarden
from keukentafel.regels.triage.domein import Domein
from keukentafel.regels.triage.voorwaarden import En, Toets
from keukentafel.regels.woorden import CATEGORIEEN, LEEFTIJD_MAX, Kernbeslissing, Wet

Feiten = Mapping[str, Any]
WETTEN: tuple[str, ...] = get_args(Wet)
NAMEN: Mapping[str, str] = {
    "wet": "de wet",
    "categorie": "de soort voorziening",
    "bedrag_per_jaar": "het bedrag",
    "leeftijd": "de leeftijd",
    "indiener.rol": "de rol van de indiener",
    "kernbeslissing": "of dit een kernbeslissing is",
    "afwijking_verordening": "of dit afwijkt van de verordening",
}
"""Feit -> hoe het in een zin heet; de volgorde is die waarin ernaar gevraagd wordt."""


def _in(woorden: Iterable[Any]) -> Callable[[Any], bool]:
    return frozenset(woorden).__contains__


def _is(gewenst: bool) -> Callable[[Any], bool]:
    return lambda waarde: waarde is gewenst


def vertaal(als: Mandaatvoorwaarden, gegevens: Mandaatgegevens) -> En:
    """Maak van de ingelezen voorwaarden toetsen die snel te lezen zijn."""
    delen: list[Toets] = []
    if als.wet is not None:
        delen.append(Toets("wet", _in(als.wet)))
    if als.categorie is not None:
        delen.append(Toets("categorie", _in(als.categorie)))
    if als.indiener is not None:
        rollen = [rol for rol in gegevens.rollen if any(gegevens.is_rol(rol, naam) for naam in als.indiener)]
        delen.append(Toets("indiener.rol", _in(rollen)))
    if als.bedrag is not None:
        delen.append(Toets("bedrag_per_jaar", als.bedrag.bevat))
    if als.leeftijd is not None:
        delen.append(Toets("leeftijd", als.leeftijd.bevat))
    if als.kernbeslissing is not None:
        gezocht = frozenset(als.kernbeslissing)
        delen.append(Toets("kernbeslissing", lambda genomen: not gezocht.isdisjoint(genomen)))
    if als.afwijking_verordening is not None:
        delen.append(Toets("afwijking_verordening", _is(als.afwijking_verordening), als.afwijking_verordening))
    return En(tuple(delen))


def hoort_bij(wet: str | None, categorie: str) -> bool:
    """Kan deze categorie bij deze wet? Andere wetten dan Wmo en Jeugdwet hebben geen landelijke lijst."""
    return wet not in CATEGORIEEN or categorie in CATEGORIEEN[wet]


def _kernbeslissingen() -> Iterator[frozenset[str]]:
    soorten = get_args(Kernbeslissing)
    for aantal in range(len(soorten) + 1):
        yield from map(frozenset, combinations(soorten, aantal))


def _mogelijk(feit: str, gegevens: Mandaatgegevens, grenzen: Iterable[int]) -> tuple[Any, ...]:
    mogelijk: dict[str, tuple[Any, ...]] = {
        "wet": WETTEN,
        "categorie": (*sorted({code for codes in CATEGORIEEN.values() for code in codes}), "overig"),
        "indiener.rol": tuple(sorted(gegevens.rollen)),
        "bedrag_per_jaar": tuple(sorted({0, *grenzen})),
        "leeftijd": tuple(range(LEEFTIJD_MAX + 1)),
        "kernbeslissing": tuple(_kernbeslissingen()),
        "afwijking_verordening": (False, True),
    }
    return mogelijk[feit]


def domeinen(
    rijen: Iterable[En], alle_als: Iterable[Mandaatvoorwaarden], gegevens: Mandaatgegevens
) -> dict[str, Domein]:
    """Feit -> klassen van waarden die geen enkele voorwaarde uit elkaar houdt, voor elk feit dat gelezen wordt.

    Wet en categorie hangen samen: daarom is elke wet een eigen klasse, en weet een categorie bij welke wet zij hoort.
    """
    per_feit: dict[str, list[Toets]] = {}
    for rij in rijen:
        for toets in rij.toetsen():
            per_feit.setdefault(toets.feit, []).append(toets)
    if "categorie" in per_feit:
        per_feit["categorie"] += [Toets("categorie", _in(codes)) for codes in CATEGORIEEN.values()]
        per_feit.setdefault("wet", [])
    if "wet" in per_feit:
        per_feit["wet"] += [Toets("wet", _in([wet])) for wet in WETTEN]
    grenzen = [grens for als in alle_als if als.bedrag is not None for grens in als.bedrag.grenzen()]
    uit: dict[str, Domein] = {}
    for feit in NAMEN:
        if feit in per_feit:
            toetsen = tuple(per_feit[feit])
            klassen: dict[tuple[bool, ...], Any] = {}
            for waarde in _mogelijk(feit, gegevens, grenzen):
                klassen.setdefault(tuple(toets.klopt(waarde) for toets in toetsen), waarde)
            uit[feit] = Domein(tuple(klassen.values()), toetsen)
    return uit
