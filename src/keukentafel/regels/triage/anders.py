"""Wat zou de uitkomst veranderen? Eén feit anders, dezelfde som opnieuw: niets met de hand geschreven."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from keukentafel.regels.triage.deel import Uitslag
from keukentafel.regels.triage.domein import vertegenwoordiger
from keukentafel.regels.triage.plaats import Teamzoeker
from keukentafel.regels.triage.tabel import LAATST, Route, Tabel
from keukentafel.regels.triage.uitkomst import Anders
from keukentafel.regels.woorden import KENMERKEN, LEEFTIJD_MAX, SITUATIES

HOOGSTENS = 10


class Kern(NamedTuple):
    """Wat de aanmelder en het team merken: verschilt dit, dan is de uitkomst anders."""

    route: Route
    team: str | None
    betrokken: tuple[str, ...]
    spoed: bool
    klokken: tuple[str, ...]


def _kern(tabel: Tabel, zoeker: Teamzoeker, uitslagen: list[Uitslag[Any]]) -> Kern:
    over, spoed, klok, *erbij = (uitslag.zeker for uitslag in uitslagen)
    wie = tuple(wie for wie, zeker in zip(tabel.wie, erbij, strict=True) if zeker)
    betrokken = zoeker.betrokken(over.route, wie)
    return Kern(over.route, zoeker.bestemming(over.route), betrokken, bool(spoed), tabel.klokken(klok))


def zoek_anders(tabel: Tabel, feiten: Mapping[str, Any], klassen: dict[str, Any]) -> tuple[Anders, ...]:
    """Hoogstens tien wijzigingen van één feit die iets veranderen; wat het meest zegt eerst."""
    nu = [deel.uitslag(klassen) for deel in tabel.delen]
    zoeker = Teamzoeker(tabel.stelsel, feiten)
    kern = _kern(tabel, zoeker, nu)
    gevonden: list[tuple[tuple[int, int, int], Anders]] = []
    for volgnummer, (feit, waarde, bekend) in enumerate(_wijzigingen(tabel, feiten)):
        oud, klassen[feit] = klassen[feit], vertegenwoordiger(tabel.domein[feit], waarde)
        dan = list(nu)
        for nummer in tabel.lezers[feit]:
            dan[nummer] = tabel.delen[nummer].uitslag(klassen)
        klassen[feit] = oud
        if dan == nu:
            continue
        daar = Teamzoeker(tabel.stelsel, {**feiten, feit: waarde}) if feit == "leeftijd" else zoeker
        nieuw = _kern(tabel, daar, dan)
        if _merkbaar(nieuw) != _merkbaar(kern):
            rang = (_rang(kern, nieuw), 0 if bekend else 1, volgnummer)
            gevonden.append((rang, Anders(feit, waarde, in_woorden(kern, nieuw))))
    gevonden.sort(key=lambda paar: paar[0])
    return tuple(anders for _, anders in gevonden[:HOOGSTENS])


def _merkbaar(kern: Kern) -> tuple[Any, ...]:
    route = kern.route
    return (route.situatie, route.soort, route.regisseur, route.rol, route.ontvangst, *kern[1:])


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
    was, wordt = nu.route, dan.route
    zwaarder = SITUATIES.index(wordt.situatie) > SITUATIES.index(was.situatie)
    if (wordt.soort, dan.team) != (was.soort, nu.team):
        return 0 if zwaarder else 1
    if wordt.situatie != was.situatie:
        return 2 if zwaarder else 3
    return 4 if dan.spoed != nu.spoed else 5


def in_woorden(nu: Kern, dan: Kern) -> str:
    """`multiprobleem -> expertteam`; blijven die gelijk, dan met wat er wel anders is."""
    was, wordt = nu.route, dan.route
    tekst = f"{wordt.situatie} -> {wordt.soort}"
    if (wordt.situatie, wordt.soort) != (was.situatie, was.soort):
        return tekst
    extra: list[str] = []
    if dan.spoed != nu.spoed:
        extra.append("spoed" if dan.spoed else "geen spoed")
    extra += [f"met {wie}" for wie in dan.betrokken if wie not in nu.betrokken]
    extra += [f"zonder {wie}" for wie in nu.betrokken if wie not in dan.betrokken]
    if dan.team != nu.team:
        extra.append(f"team {dan.team or 'van het gebied'}")
    if wordt.regisseur != was.regisseur:
        extra.append(f"regisseur {wordt.regisseur.replace('_', ' ')}")
    if wordt.rol != was.rol:
        extra.append(f"rol {wordt.rol}")
    if wordt.ontvangst != was.ontvangst:
        extra.append(wordt.ontvangst.replace("_", " "))
    if dan.klokken != nu.klokken:
        extra.append("andere termijn")
    return "; ".join([tekst, *extra])
