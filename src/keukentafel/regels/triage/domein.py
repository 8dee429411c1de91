"""Welke waarden een feit kan hebben, teruggebracht tot één vertegenwoordiger per klasse.

Twee waarden zitten in dezelfde klasse als geen enkele voorwaarde van de tabel ze uit elkaar houdt.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from keukentafel.regels.triage.instellingen import Stelselgegevens
from keukentafel.regels.triage.voorwaarden import Toets
from keukentafel.regels.woorden import AANMELDERS, CATEGORIEEN, LEEFGEBIEDEN, LEEFTIJD_MAX, Kanaal, VraagSoort, Wet

ANDERE_CATEGORIE = "overig"
"""Staat voor de categorieën van wetten zonder landelijke lijst."""
ONTHOUDEN = 10_000
"""Zoveel losse waarden per feit worden onthouden; daarboven wordt de klasse opnieuw bepaald."""


@dataclass(frozen=True, slots=True)
class Domein:
    """De klassen van één feit."""

    waarden: tuple[Any, ...]
    """Eén vertegenwoordiger per klasse; leeg voor feiten die nooit onbekend zijn."""
    toetsen: tuple[Toets, ...]
    per_waarde: dict[Any, Any] = field(default_factory=dict)
    per_klasse: dict[tuple[bool, ...], Any] = field(default_factory=dict)


def _klasse(toetsen: tuple[Toets, ...], waarde: Any) -> tuple[bool, ...]:
    return tuple(bool(toets.klopt(waarde)) for toets in toetsen)


def vertegenwoordiger(domein: Domein, waarde: Any) -> Any:
    """De waarde die voor de hele klasse staat; None blijft None (onbekend)."""
    if waarde is None or waarde is True or waarde is False:
        return waarde
    gevonden = domein.per_waarde.get(waarde)
    if gevonden is None:
        gevonden = domein.per_klasse.setdefault(_klasse(domein.toetsen, waarde), waarde)
        if len(domein.per_waarde) < ONTHOUDEN:
            domein.per_waarde[waarde] = gevonden
    return gevonden


def waarden_bij(domeinen: Mapping[str, Domein], feit: str, bekend: Mapping[str, Any]) -> tuple[Any, ...]:
    """De klassen van een onbekend feit, passend bij wat al bekend is: een categorie hoort bij een wet."""
    waarden = domeinen[feit].waarden
    if feit == "voorziening.categorie" and "voorziening.wet" in bekend:
        eigen = CATEGORIEEN.get(bekend["voorziening.wet"])
        return tuple(_klassen(domeinen[feit].toetsen, eigen or (ANDERE_CATEGORIE,)).values())
    if feit == "voorziening.wet" and "voorziening.categorie" in bekend:
        wetten = [wet for wet in get_args(Wet) if bekend["voorziening.categorie"] in CATEGORIEEN.get(wet, ())]
        vrij = [wet for wet in get_args(Wet) if wet not in CATEGORIEEN]
        return tuple(_klassen(domeinen[feit].toetsen, (*wetten, *vrij)).values())
    return waarden


def _klassen(toetsen: tuple[Toets, ...], waarden: Iterable[Any]) -> dict[tuple[bool, ...], Any]:
    klassen: dict[tuple[bool, ...], Any] = {}
    for waarde in waarden:
        klassen.setdefault(_klasse(toetsen, waarde), waarde)
    return klassen


def _mogelijk(feit: str, stelsel: Stelselgegevens) -> tuple[Any, ...]:
    """Alle waarden die een feit kan hebben; leeg voor feiten die altijd bekend zijn."""
    vast: dict[str, tuple[Any, ...]] = {
        "soort": get_args(VraagSoort),
        "kanaal": get_args(Kanaal),
        "aanmelder": AANMELDERS,
        "voorziening.wet": get_args(Wet),
        "voorziening.categorie": (
            *sorted({code for codes in CATEGORIEEN.values() for code in codes}),
            ANDERE_CATEGORIE,
        ),
        "gemeente": tuple(sorted(stelsel.gemeentecodes)),
        "leeftijd": tuple(range(LEEFTIJD_MAX + 1)),
        "aantal_leefgebieden": tuple(range(len(LEEFGEBIEDEN) + 1)),
    }
    if feit.startswith("kenmerken."):
        return (False, True)
    return vast.get(feit, ())


def domeinen(toetsen: Iterable[Toets], stelsel: Stelselgegevens) -> dict[str, Domein]:
    """Feit -> domein, voor elk feit dat de tabel leest, in de volgorde van lezen."""
    per_feit: dict[str, list[Toets]] = {}
    for toets in toetsen:
        per_feit.setdefault(toets.feit, []).append(toets)
        if toets.terugval is not None:
            terug = Toets(toets.terugval, _als_enige(toets))
            per_feit.setdefault(toets.terugval, []).append(terug)
    per_feit.setdefault("aanmelder", []).extend(
        Toets("aanmelder", _bereikt(stelsel, soort)) for soort in stelsel.teams_per_soort
    )
    uit: dict[str, Domein] = {}
    for feit, eigen in per_feit.items():
        klassen = _klassen(tuple(eigen), _mogelijk(feit, stelsel))
        uit[feit] = Domein(tuple(klassen.values()), tuple(eigen))
    return uit


def _als_enige(toets: Toets) -> Any:
    return lambda waarde: toets.klopt((waarde,))


def _bereikt(stelsel: Stelselgegevens, soort: str) -> Any:
    return lambda aanmelder: stelsel.ontvangst(soort, aanmelder) == "aangenomen"
