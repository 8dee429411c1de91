"""De reden van een uitkomst in gewone taal, uit het sjabloon van de rij en de feiten van de vraag."""

from collections.abc import Mapping, Sequence
from typing import Any

from keukentafel.regels.triage.instellingen import Stelselgegevens
from keukentafel.regels.triage.tabel import Oordeel, tabel_van
from keukentafel.regels.triage.voorwaarden import En

INVULVELDEN = ("aantal_leefgebieden", "leefgebieden", "leeftijd", "gebied", "omdat")
"""Wat er tussen accolades in een reden mag staan."""


def opsomming(woorden: Sequence[str], laatste: str = "en") -> str:
    """`a`, `a en b`, `a, b en c`."""
    if len(woorden) < 2:
        return "".join(woorden)
    return f"{', '.join(woorden[:-1])} {laatste} {woorden[-1]}"


def omdat(stelsel: Stelselgegevens, rij: En, feiten: Mapping[str, Any]) -> str:
    """De antwoorden die deze rij waar maken: `er dreigt iets ergs en de inwoner wil niet meewerken`."""
    zinnen: dict[str, None] = {}
    for toets in rij.ware_toetsen(feiten):
        vraag = stelsel.triage.vragen.get(toets.feit.removeprefix("kenmerken."))
        zin = None if vraag is None or toets.gewenst is None else (vraag.ja if toets.gewenst else vraag.nee)
        if zin is not None:
            zinnen[zin] = None
    return opsomming(list(zinnen))


def reden_van_rij(stelsel: Stelselgegevens, nummer: int, feiten: Mapping[str, Any]) -> str:
    """Vul het sjabloon van de rij met de feiten."""
    tabel = tabel_van(stelsel)
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
        "omdat": omdat(stelsel, tabel.rijen[nummer], feiten) if "{omdat}" in sjabloon else "",
    }
    return sjabloon.format_map(waarden)


def vraagtekst(stelsel: Stelselgegevens, pad: str) -> str:
    """De vraag die bij een feit hoort, zoals de inrichting hem stelt."""
    vragen = stelsel.triage.vragen
    vraag = vragen.get(pad.removeprefix("kenmerken.")) or vragen.get(pad)
    return vraag.tekst if vraag is not None else f"Wat is {pad}?"


def reden_voorlopig(stelsel: Stelselgegevens, oordeel: Oordeel) -> str:
    """Nog niet zeker waarheen: welke vraag eerst, en wat hangt ervan af?"""
    namen = stelsel.teamsoorten
    plekken = opsomming([namen[soort].enkelvoud for soort in oordeel.mogelijk], "of")
    eerst = vraagtekst(stelsel, oordeel.bepalend or "")
    ingang = namen[stelsel.triage.ingang.soort].enkelvoud
    return (
        f"Vraag eerst: {eerst} Daarvan hangt af waar de vraag heen gaat: {plekken}. Tot dan blijft hij bij: {ingang}."
    )


def reden_open(stelsel: Stelselgegevens, oordeel: Oordeel) -> str:
    """De bestemming is zeker, maar niet alles is bekend."""
    soort = stelsel.teamsoorten[oordeel.inhoud.soort].enkelvoud
    if not oordeel.ontbreekt:
        return f"Wat er verder ook bekend wordt, deze vraag gaat naar: {soort}."
    eerst = vraagtekst(stelsel, oordeel.ontbreekt[0])
    return f"Hoe het ook uitvalt, deze vraag gaat naar: {soort}. Vraag nog: {eerst}"
