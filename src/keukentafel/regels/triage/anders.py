"""Wat zou de uitkomst veranderen? Eén feit anders, dezelfde som opnieuw: niets met de hand geschreven."""

from collections.abc import Iterator, Mapping
from typing import Any

from keukentafel.regels.triage.instellingen import Stelselgegevens
from keukentafel.regels.triage.tabel import Inhoud, Oordeel, tabel_van
from keukentafel.regels.triage.uitkomst import Anders
from keukentafel.regels.woorden import KENMERKEN, LEEFTIJD_MAX, SITUATIES

HOOGSTENS = 10


def zoek_anders(stelsel: Stelselgegevens, feiten: Mapping[str, Any], nu: Oordeel) -> tuple[Anders, ...]:
    """Hoogstens tien wijzigingen van één feit die iets veranderen; wat het meest zegt eerst."""
    gevonden: list[tuple[tuple[int, int, int], Anders]] = []
    for volgnummer, (feit, waarde, bekend) in enumerate(_wijzigingen(stelsel, feiten)):
        dan = tabel_van(stelsel).oordeel({**feiten, feit: waarde})
        if dan.inhoud == nu.inhoud:
            continue
        rang = (_rang(nu.inhoud, dan.inhoud), 0 if bekend else 1, volgnummer)
        gevonden.append((rang, Anders(feit, waarde, in_woorden(nu.inhoud, dan.inhoud))))
    gevonden.sort(key=lambda paar: paar[0])
    return tuple(anders for _, anders in gevonden[:HOOGSTENS])


def _wijzigingen(stelsel: Stelselgegevens, feiten: Mapping[str, Any]) -> Iterator[tuple[str, bool | int, bool]]:
    """Feit, andere waarde, en of het feit nu bekend is; alleen feiten die deze inrichting leest."""
    tabel = tabel_van(stelsel)
    namen = [f"kenmerken.{kenmerk}" for kenmerk in KENMERKEN if f"kenmerken.{kenmerk}" in tabel.domein]
    namen.sort(key=lambda naam: tabel.volgorde.get(naam, 10_000))
    for naam in namen:
        if feiten[naam] is not None:
            yield naam, not feiten[naam], True
    yield from ((*paar, True) for paar in _over_leeftijdsgrens(stelsel, feiten))
    for naam in namen:
        if feiten[naam] is None:
            yield naam, True, False
            yield naam, False, False


def _over_leeftijdsgrens(stelsel: Stelselgegevens, feiten: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Net onder en net boven de dichtstbijzijnde leeftijdsgrens."""
    leeftijd = feiten["leeftijd"]
    domein = tabel_van(stelsel).domein.get("leeftijd")
    if leeftijd is None or domein is None:
        return
    klasse = [tuple(toets.klopt(jaren) for toets in domein.toetsen) for jaren in range(LEEFTIJD_MAX + 1)]
    for jaren in range(leeftijd - 1, -1, -1):
        if klasse[jaren] != klasse[leeftijd]:
            yield "leeftijd", jaren
            break
    for jaren in range(leeftijd + 1, LEEFTIJD_MAX + 1):
        if klasse[jaren] != klasse[leeftijd]:
            yield "leeftijd", jaren
            break


def _rang(nu: Inhoud, dan: Inhoud) -> int:
    """Een andere plek zegt meer dan een andere situatie; zwaarder zegt meer dan lichter."""
    zwaarder = SITUATIES.index(dan.situatie) > SITUATIES.index(nu.situatie)
    if (dan.soort, dan.team) != (nu.soort, nu.team):
        return 0 if zwaarder else 1
    if dan.situatie != nu.situatie:
        return 2 if zwaarder else 3
    return 4 if dan.spoed != nu.spoed else 5


def in_woorden(nu: Inhoud, dan: Inhoud) -> str:
    """`multiprobleem -> expertteam`; blijven die gelijk, dan met wat er wel anders is."""
    tekst = f"{dan.situatie} -> {dan.soort}"
    if (dan.situatie, dan.soort) != (nu.situatie, nu.soort):
        return tekst
    extra: list[str] = []
    if dan.spoed != nu.spoed:
        extra.append("spoed" if dan.spoed else "geen spoed")
    extra += [f"met {wie}" for wie in dan.betrokken if wie not in nu.betrokken]
    extra += [f"zonder {wie}" for wie in nu.betrokken if wie not in dan.betrokken]
    if dan.regisseur != nu.regisseur:
        extra.append(f"regisseur {dan.regisseur.replace('_', ' ')}")
    if dan.rol != nu.rol:
        extra.append(f"rol {dan.rol}")
    if dan.ontvangst != nu.ontvangst:
        extra.append(dan.ontvangst.replace("_", " "))
    if dan.termijnen != nu.termijnen:
        extra.append("andere termijn")
    return "; ".join([tekst, *extra])
