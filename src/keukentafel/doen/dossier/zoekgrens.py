"""Hoe vaak iemand per uur mag vragen of wij een persoon kennen: genoeg voor een drukke dag, te weinig om te vissen."""

from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.utils.crypto import salted_hmac

from keukentafel.doen.dossier.herkennen import Bekende, Zoekvraag, zoek, zoekvraag

PER_UUR = 60  # aanname: drie per gesprek, twintig gesprekken per uur
"""Zoveel verschillende zoekvragen per medewerker; dezelfde nog eens telt niet."""
UUR = timedelta(hours=1)
SLOT = 7_104
"""Het eerste getal van het slot in de database; het tweede is de medewerker."""


class TeVaakGezocht(Exception):
    """Deze medewerker zocht dit uur al het hoogste aantal personen; er is niet gezocht."""


def zoek_begrensd(*, medewerker_id: int, nu: datetime, **wat: Any) -> list[Bekende]:
    """`zoek_bekend`, hoogstens `PER_UUR` verschillende zoekvragen per uur.

    Raises:
        TeVaakGezocht: dit zou er een te veel zijn.
    """
    vraag = zoekvraag(**wat)
    if vraag is None:
        return []
    tel_mee(medewerker_id, vraag, nu)
    return zoek(vraag)


def tel_mee(
    medewerker_id: int, vraag: Zoekvraag, nu: datetime, *, soort: str = "herkennen", hoogstens: int = 0
) -> None:
    """Tel deze zoekvraag mee bij haar soort; `hoogstens` per uur (0: `PER_UUR`).

    Raises:
        TeVaakGezocht: dit zou er een te veel zijn.
    """
    if not _mag(medewerker_id, vraag, nu, soort, hoogstens or PER_UUR):
        raise TeVaakGezocht


def _mag(medewerker_id: int, wat: Zoekvraag, nu: datetime, soort: str, hoogstens: int) -> bool:
    """Tel deze zoekvraag mee en zeg of zij nog mag. Wat gezocht is, staat alleen als zegel in de voorraad."""
    zegel = salted_hmac(__name__, repr(wat.sleutels)).hexdigest()[:24]
    naam = f"{soort}:{medewerker_id}"
    _om_de_beurt(medewerker_id)
    eerder: dict[str, float] = cache.get(naam, {})
    gezocht = {eerst: moment for eerst, moment in eerder.items() if moment > (nu - UUR).timestamp()}
    if zegel in gezocht:
        return True
    if len(gezocht) >= hoogstens:
        return False
    cache.set(naam, gezocht | {zegel: nu.timestamp()}, timeout=UUR.total_seconds())
    return True


def _om_de_beurt(medewerker_id: int) -> None:
    """Twee verzoeken tegelijk tellen na elkaar; het slot gaat vanzelf open aan het einde van het verzoek."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [SLOT, medewerker_id])
