"""Wat er met een signaal moet: contact op tijd, weigeren mag, en de partner hoort nooit inhoud."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from keukentafel.regels.signalen.instellingen import Signaalgegevens
from keukentafel.regels.termijnen.kalender import Kalender

Uitkomst = Literal["contact", "geweigerd", "niet_nodig", "niet_bereikt"]
GEVAAR = {
    "acuut_veiligheidsrisico": "er is nu direct gevaar",
    "kind_in_gevaar": "er is een kind in gevaar",
}
"""De antwoorden bij de triage waardoor een weigering niet sluit, als halve zin."""
DREIGT = "ontruiming"
"""Dreigt er ontruiming of iets anders, dan geldt hoogstens de termijn van deze soort."""


@dataclass(frozen=True, slots=True)
class Contacttermijn:
    """Wanneer er uiterlijk contact met de inwoner is, met waarom en volgens welke bron."""

    uiterlijk: date
    reden: str
    bron: str


@dataclass(frozen=True, slots=True)
class Gevolg:
    """Wat een uitkomst met de vraag doet. `reden` is één zin; leeg als de vraag gewoon verdergaat."""

    sluit: bool
    reden: str = ""


def contact_uiterlijk(
    soort: str, ontvangen: date, kenmerken: Mapping[str, Any], instellingen: Signaalgegevens
) -> Contacttermijn:
    """De laatste dag voor contact. Direct gevaar: dezelfde dag, ook in het weekend; anders in werkdagen.

    De klok van de triage (Wgs art. 4) staat hier los van en loopt gewoon.
    """
    gekozen = instellingen.signaalsoort(soort)
    gevaar = _gevaar(kenmerken)
    if gevaar:
        return Contacttermijn(ontvangen, f"Contact dezelfde dag, want {gevaar}.", "regel signalen: gevaar")
    dagen, waarom, bron = gekozen.contact_werkdagen, gekozen.naam, gekozen.bron
    dreigt = instellingen.signaalsoort(DREIGT)
    if kenmerken.get("dreigende_escalatie") is True and dreigt.contact_werkdagen < dagen:
        dagen, waarom, bron = dreigt.contact_werkdagen, "er dreigt ontruiming of iets anders ergs", dreigt.bron
    dag = _kalender(instellingen).na_werkdagen(ontvangen, dagen)
    hoeveel = {0: "dezelfde dag", 1: "binnen 1 werkdag"}.get(dagen, f"binnen {dagen} werkdagen")
    return Contacttermijn(dag, f"Contact {hoeveel}: {waarom[:1].lower()}{waarom[1:]}.", bron)


def heeft_spoed(soort: str, instellingen: Signaalgegevens) -> bool:
    """Is dit signaal dringend, los van wat de triage zegt?"""
    return instellingen.signaalsoort(soort).spoed


def is_veiligheid(soort: str, kenmerken: Mapping[str, Any], instellingen: Signaalgegevens) -> bool:
    """Gaat het om veiligheid: door de soort, of door wat er bekend is?"""
    return instellingen.signaalsoort(soort).route == "veiligheid" or bool(_gevaar(kenmerken))


def gevolg_van(uitkomst: Uitkomst, soort: str, kenmerken: Mapping[str, Any], instellingen: Signaalgegevens) -> Gevolg:
    """Sluit deze uitkomst de vraag? Wie geen hulp wil, krijgt geen hulp; behalve als er gevaar is."""
    if uitkomst == "contact":
        return Gevolg(sluit=False)
    if uitkomst == "niet_nodig":
        return Gevolg(sluit=True)
    if gevaar := _gevaar(kenmerken):
        return Gevolg(sluit=False, reden=f"De vraag blijft open, want {gevaar}.")
    gekozen = instellingen.signaalsoort(soort)
    if not gekozen.weigeren_sluit:
        return Gevolg(sluit=False, reden=f"De vraag blijft open, want dit is veiligheid: {gekozen.naam.lower()}.")
    return Gevolg(sluit=True)


def terugmelding(uitkomst: str) -> tuple[str, ...]:
    """Wat de partner mag horen, het gewone antwoord vooraan. Dat iemand hulp weigert, hoort hij niet."""
    if not uitkomst:
        return ("ontvangen",)
    return ("geen_contact" if uitkomst == "niet_bereikt" else "contact", "ontvangen")


def vraagt_eerst(soort: str, kenmerken: Mapping[str, Any], instellingen: Signaalgegevens, *, adres_geheim: bool) -> str:
    """Waarom je overlegt voordat de partner iets hoort; leeg als dat niet hoeft."""
    if adres_geheim:
        return "Het adres is geheim. Ook een kort bericht kan verraden waar iemand is."
    if is_veiligheid(soort, kenmerken, instellingen):
        return "Dit gaat over veiligheid. Ook een kort bericht kan iemand in gevaar brengen."
    return ""


def terug_uiterlijk(soort: str, klaar: date, instellingen: Signaalgegevens) -> date | None:
    """De laatste dag om de partner iets te laten horen, geteld vanaf de uitkomst; None als dat niet hoeft."""
    dagen = instellingen.signaalsoort(soort).terug_werkdagen
    return None if dagen is None else _kalender(instellingen).na_werkdagen(klaar, dagen)


def _gevaar(kenmerken: Mapping[str, Any]) -> str:
    return next((zin for naam, zin in GEVAAR.items() if kenmerken.get(naam) is True), "")


def _kalender(instellingen: Signaalgegevens) -> Kalender:
    return instellingen.onthoud("kalender", lambda: Kalender(instellingen.feestdagen))
