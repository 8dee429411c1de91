"""De reden van een uitkomst in gewone taal, uit het sjabloon van de rij en de feiten van de vraag."""

from collections.abc import Mapping
from typing import Any

from keukentafel.regels.triage.instellingen import Stelselgegevens
from keukentafel.regels.triage.tabel import RouteOordeel, Tabel
from keukentafel.regels.triage.zinnen import opsomming

INVULVELDEN = ("aantal_leefgebieden", "leefgebieden", "leeftijd", "gebied", "omdat")
"""Wat er tussen accolades in een reden mag staan."""


def reden_van_rij(tabel: Tabel, nummer: int, over: RouteOordeel, feiten: Mapping[str, Any]) -> str:
    """Vul het sjabloon van de rij met de feiten."""
    stelsel = tabel.stelsel
    sjabloon = tabel.regels[nummer].reden
    if "{" not in sjabloon:
        return sjabloon
    namen = [stelsel.leefgebied_namen.get(code, code) for code in feiten["leefgebieden_op_volgorde"]]
    leeftijd = feiten.get("leeftijd")
    waarden = {
        "aantal_leefgebieden": feiten["aantal_leefgebieden"],
        "leefgebieden": opsomming([naam[0].lower() + naam[1:] for naam in namen]) or "geen leefgebied",
        "leeftijd": "onbekend" if leeftijd is None else leeftijd,
        "gebied": feiten.get("gebied") or "onbekend",
        "omdat": over.omdat,
    }
    return sjabloon.format_map(waarden)


def vraagtekst(stelsel: Stelselgegevens, pad: str) -> str:
    """De vraag die bij een feit hoort, zoals de inrichting hem stelt."""
    vragen = stelsel.triage.vragen
    vraag = vragen.get(pad.removeprefix("kenmerken.")) or vragen.get(pad)
    return vraag.tekst if vraag is not None else f"Wat is {pad}?"


def reden_voorlopig(tabel: Tabel, over: RouteOordeel, paden: tuple[str, ...]) -> str:
    """Nog niet zeker waarheen: welke vraag eerst, en wat hangt ervan af?"""
    stelsel = tabel.stelsel
    namen = stelsel.teamsoorten
    plekken = opsomming([namen[soort].enkelvoud for soort in over.mogelijk], "of")
    eerst = vraagtekst(stelsel, paden[0])
    ingang = namen[stelsel.triage.ingang.soort].enkelvoud
    return (
        f"Vraag eerst: {eerst} Daarvan hangt af waar de vraag heen gaat: {plekken}. Tot dan blijft hij bij: {ingang}."
    )


def reden_open(tabel: Tabel, over: RouteOordeel, paden: tuple[str, ...]) -> str:
    """De bestemming is zeker, maar niet alles is bekend."""
    stelsel = tabel.stelsel
    soort = stelsel.teamsoorten[over.route.soort].enkelvoud
    if not paden:
        return f"Wat er verder ook bekend wordt, deze vraag gaat naar: {soort}."
    eerst = vraagtekst(stelsel, paden[0])
    return f"Hoe het ook uitvalt, deze vraag gaat naar: {soort}. Vraag nog: {eerst}"
