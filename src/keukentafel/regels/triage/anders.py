"""Wat zou de uitkomst veranderen? Eén feit anders, dezelfde som opnieuw: niets met de hand geschreven."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from keukentafel.regels.triage.domein import vertegenwoordiger
from keukentafel.regels.triage.instellingen import Stelselgegevens
from keukentafel.regels.triage.tabel import LAATST, RouteOordeel, Tabel
from keukentafel.regels.triage.uitkomst import Anders
from keukentafel.regels.woorden import KENMERKEN, LEEFTIJD_MAX, SITUATIES

HOOGSTENS = 10


class Kern(NamedTuple):
    """Wat de aanmelder en het team merken: verschilt dit, dan is de uitkomst anders."""

    over_route: RouteOordeel
    spoed: tuple[int, ...]
    wie_erbij: tuple[int, ...]
    termijnen: tuple[int, ...]

    def inhoud(self) -> tuple[Any, ...]:
        """Om te vergelijken."""
        return (self.over_route.route, *self[1:])


def zoek_anders(tabel: Tabel, feiten: Mapping[str, Any], klassen: dict[str, Any]) -> tuple[Anders, ...]:
    """Hoogstens tien wijzigingen van één feit die iets veranderen; wat het meest zegt eerst."""
    nu = [deel.uitslag(klassen) for deel in tabel.delen]
    kern = Kern(*(uitslag.zeker for uitslag in nu))
    gevonden: list[tuple[tuple[int, int, int], Anders]] = []
    for volgnummer, (feit, waarde, bekend) in enumerate(_wijzigingen(tabel, feiten)):
        oud, klassen[feit] = klassen[feit], vertegenwoordiger(tabel.domein[feit], waarde)
        dan = list(nu)
        for nummer in tabel.lezers[feit]:
            dan[nummer] = tabel.delen[nummer].uitslag(klassen)
        klassen[feit] = oud
        if dan == nu:
            continue
        nieuw = Kern(*(uitslag.zeker for uitslag in dan))
        if nieuw.inhoud() != kern.inhoud():
            rang = (_rang(kern, nieuw), 0 if bekend else 1, volgnummer)
            gevonden.append((rang, Anders(feit, waarde, in_woorden(tabel.stelsel, kern, nieuw))))
    gevonden.sort(key=lambda paar: paar[0])
    return tuple(anders for _, anders in gevonden[:HOOGSTENS])


def _gelezen_kenmerken(tabel: Tabel) -> tuple[str, ...]:
    """De kenmerken die deze inrichting leest, in de volgorde van de vragen."""
    namen = [f"kenmerken.{kenmerk}" for kenmerk in KENMERKEN if f"kenmerken.{kenmerk}" in tabel.domein]
    return tuple(sorted(namen, key=lambda naam: tabel.volgorde.get(naam, LAATST)))


def _wijzigingen(tabel: Tabel, feiten: Mapping[str, Any]) -> Iterator[tuple[str, bool | int, bool]]:
    """Feit, andere waarde, en of het feit nu bekend is; alleen feiten die deze inrichting leest."""
    stelsel = tabel.stelsel
    namen = stelsel.onthoud("gelezen_kenmerken", lambda: _gelezen_kenmerken(tabel))
    for naam in namen:
        if feiten[naam] is not None:
            yield naam, not feiten[naam], True
    leeftijd = feiten["leeftijd"]
    if leeftijd is not None and "leeftijd" in tabel.domein:
        for jaren in stelsel.onthoud("leeftijdsgrenzen", lambda: _over_de_grens(tabel))[leeftijd]:
            yield "leeftijd", jaren, True
    for naam in namen:
        if feiten[naam] is None:
            yield naam, True, False
            yield naam, False, False


def _over_de_grens(tabel: Tabel) -> list[tuple[int, ...]]:
    """Per leeftijd: de dichtstbijzijnde leeftijd eronder en erboven die voor de tabel iets anders is."""
    toetsen = tabel.domein["leeftijd"].toetsen
    klasse = [tuple(bool(toets.klopt(jaren)) for toets in toetsen) for jaren in range(LEEFTIJD_MAX + 1)]
    uit: list[tuple[int, ...]] = []
    for leeftijd, eigen in enumerate(klasse):
        onder = next((jaren for jaren in range(leeftijd - 1, -1, -1) if klasse[jaren] != eigen), None)
        boven = next((jaren for jaren in range(leeftijd + 1, LEEFTIJD_MAX + 1) if klasse[jaren] != eigen), None)
        uit.append(tuple(jaren for jaren in (onder, boven) if jaren is not None))
    return uit


def _rang(nu: Kern, dan: Kern) -> int:
    """Een andere plek zegt meer dan een andere situatie; zwaarder zegt meer dan lichter."""
    was, wordt = nu.over_route.route, dan.over_route.route
    zwaarder = SITUATIES.index(wordt.situatie) > SITUATIES.index(was.situatie)
    if (wordt.soort, wordt.team) != (was.soort, was.team):
        return 0 if zwaarder else 1
    if wordt.situatie != was.situatie:
        return 2 if zwaarder else 3
    return 4 if dan.spoed != nu.spoed else 5


def in_woorden(stelsel: Stelselgegevens, nu: Kern, dan: Kern) -> str:
    """`multiprobleem -> expertteam`; blijven die gelijk, dan met wat er wel anders is."""
    was, wordt = nu.over_route.route, dan.over_route.route
    tekst = f"{wordt.situatie} -> {wordt.soort}"
    if (wordt.situatie, wordt.soort) != (was.situatie, was.soort):
        return tekst
    extra: list[str] = []
    if dan.spoed != nu.spoed:
        extra.append("spoed" if dan.spoed else "geen spoed")
    erbij, weg = ([stelsel.triage.betrokken[nummer].wie for nummer in kern.wie_erbij] for kern in (dan, nu))
    erbij += [*wordt.betrokken, wordt.blijft or ""]
    weg += [*was.betrokken, was.blijft or ""]
    extra += [f"met {wie}" for wie in erbij if wie and wie not in weg]
    extra += [f"zonder {wie}" for wie in weg if wie and wie not in erbij]
    if wordt.team != was.team:
        extra.append(f"team {wordt.team or 'van het gebied'}")
    if wordt.regisseur != was.regisseur:
        extra.append(f"regisseur {wordt.regisseur.replace('_', ' ')}")
    if wordt.rol != was.rol:
        extra.append(f"rol {wordt.rol}")
    if wordt.ontvangst != was.ontvangst:
        extra.append(wordt.ontvangst.replace("_", " "))
    if dan.termijnen != nu.termijnen:
        extra.append("andere termijn")
    return "; ".join([tekst, *extra])
