"""Verwijzingen uit de delen van een stelsel: wie een kernfunctie doet, wie op een trede staat, wie erbij komt."""

from collections.abc import Iterator

from keukentafel.inrichting.meldingen import Melding, Plek, verwijzing
from keukentafel.inrichting.model import WERKNORM, WERKNORM_EENHEID, Inrichting

WIE = "rol, team, deelteam, overleg of organisatie"


def delen(inrichting: Inrichting) -> Iterator[Melding]:
    """Elk gebied, elke soort team en ieder die genoemd wordt, bestaat."""
    codes = [gebied.code for gebied in inrichting.gebieden]
    for nummer, groep in enumerate(inrichting.gebiedsgroepen):
        for plaats, code in enumerate(groep.gebieden):
            yield from verwijzing(("gebiedsgroepen", nummer, "gebieden", plaats), code, codes, "gebied")
    for nummer, laag in enumerate(inrichting.lagen):
        if laag.team_soort is not None:
            plek: Plek = ("lagen", nummer, "team_soort")
            yield from verwijzing(plek, laag.team_soort, inrichting.teams_per_soort, "soort team met teams")
    for plek, naam in _genoemd(inrichting):
        yield from verwijzing(plek, naam, _bekend(inrichting), WIE)


def _bekend(inrichting: Inrichting) -> set[str]:
    namen = {deel.slug for team in inrichting.teams for deel in team.deelteams}
    namen |= {team.slug for team in inrichting.teams} | {overleg.slug for overleg in inrichting.overleg}
    return namen | {organisatie.slug for organisatie in inrichting.organisaties} | set(inrichting.rollen)


def _genoemd(inrichting: Inrichting) -> Iterator[tuple[Plek, str]]:
    for nummer, rij in enumerate(inrichting.triage.betrokken):
        yield ("triage", "betrokken", nummer, "wie"), rij.wie
    for nummer, regel in enumerate(inrichting.triage.regels):
        for plaats, wie in enumerate(regel.dan.betrokken):
            yield ("triage", "regels", nummer, "dan", "betrokken", plaats), wie
    for naam, functie in inrichting.kernfuncties.items():
        for plaats, wie in enumerate(functie.door):
            yield ("kernfuncties", naam, "door", plaats), wie
    for nummer, spoor in enumerate(inrichting.escalatie.sporen if inrichting.escalatie else []):
        for plaats, trede in enumerate(spoor.treden):
            yield ("escalatie", "sporen", nummer, "treden", plaats, "wie"), trede.wie


def inzet(inrichting: Inrichting) -> Iterator[Melding]:
    """Een eigen norm voor het aantal huishoudens telt per fte; meer dan een volle week is niet minder dan die week."""
    for nummer, norm in enumerate(inrichting.normen):
        if norm.slug != WERKNORM:
            continue
        if norm.eenheid != WERKNORM_EENHEID:
            melding = f"de norm '{WERKNORM}' staat in '{norm.eenheid}'"
            yield Melding(("normen", nummer, "eenheid"), "eenheid", melding, f"{WERKNORM_EENHEID}")
        if not 1 <= norm.waarde <= 500:
            yield Melding(
                ("normen", nummer, "waarde"), "waarde", f"{norm.waarde} is geen bruikbare norm", "1 tot en met 500"
            )
    for lijst in ("rollen_zonder_team", "rollen_met_gebied", "rollen_zonder_norm"):
        for plaats, rol in enumerate(getattr(inrichting.inzet, lijst)):
            yield from verwijzing(("inzet", lijst, plaats), rol, inrichting.rollen, "rol")
    if inrichting.inzet.uren_hoogstens < inrichting.inzet.uren_voltijd:
        melding = f"het meeste ({inrichting.inzet.uren_hoogstens} uur) is minder dan een volle week"
        verwacht = f"{inrichting.inzet.uren_voltijd} of meer"
        yield Melding(("inzet", "uren_hoogstens"), "uren", melding, verwacht)
