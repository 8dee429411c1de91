"""Het signaal bij een vraag die binnenkomt: de rij en het feit, nog niet bewaard."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.signalen.feiten import SignaalOntvangen
from keukentafel.doen.signalen.models import Signaal
from keukentafel.inrichting.model import Inrichting
from keukentafel.regels.signalen import Contacttermijn, contact_uiterlijk, heeft_spoed

CONTACTKLOK = "signaal_contact"
"""De klok naast de vraag: tot dan is er contact met de inwoner. Een eigen klok, geen termijn van de wet."""


@dataclass(frozen=True)
class Signaalopgave:
    """Wat er over de afzender is opgeschreven. Zonder `grondslag` geldt die van de soort in de inrichting."""

    soort: str
    bron_naam: str
    organisatie_id: int | None = None
    bron_kenmerk: str = ""
    grondslag: str = ""


def met_spoed(opgave: Signaalopgave | None, inrichting: Inrichting) -> bool:
    """Maakt dit signaal de vraag dringend, los van de triage?"""
    return opgave is not None and heeft_spoed(opgave.soort, inrichting)


def contact_bij(opgave: Signaalopgave, feiten: dict[str, Any], inrichting: Inrichting, dag: date) -> Contacttermijn:
    """Wanneer er uiterlijk contact is; `dag` is de dag van ontvangst in Nederland."""
    return contact_uiterlijk(opgave.soort, dag, feiten.get("kenmerken") or {}, inrichting)


def maak_signaal(opgave: Signaalopgave, vraag: Vraag, inrichting: Inrichting, contact: Contacttermijn) -> Signaal:
    """De rij naast de vraag."""
    return Signaal(
        stelsel_id=vraag.stelsel_id,
        team_id=vraag.team_id,
        vraag_id=vraag.pk,
        soort=opgave.soort,
        organisatie_id=opgave.organisatie_id,
        bron_naam=opgave.bron_naam,
        bron_kenmerk=opgave.bron_kenmerk,
        grondslag=opgave.grondslag or inrichting.signaalsoort(opgave.soort).grondslag,
        contact_uiterlijk=contact.uiterlijk,
    )


def contactklok(vraag: Vraag, contact: Contacttermijn, dag: date, *, klaar: bool) -> Termijn:
    """De klok die met het signaal meeloopt, naast die van de triage."""
    return Termijn(
        stelsel_id=vraag.stelsel_id,
        team_id=vraag.team_id,
        vraag_id=vraag.pk,
        soort=CONTACTKLOK,
        start=dag,
        uiterlijk=contact.uiterlijk,
        grondslag=contact.bron[:200],
        atw=False,
        stappen=[contact.reden],
        klaar_op=dag if klaar else None,
    )


def feit_bij(signaal: Signaal, inrichting: Inrichting) -> SignaalOntvangen:
    """Het feit dat bij de binnenkomst hoort: codes en een datum."""
    soort = inrichting.signaalsoort(signaal.soort)
    return SignaalOntvangen(
        signaalsoort=signaal.soort, route=soort.route, contact_uiterlijk=signaal.contact_uiterlijk, spoed=soort.spoed
    )
