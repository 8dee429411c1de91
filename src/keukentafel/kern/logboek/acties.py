from collections.abc import Iterator
from contextlib import contextmanager, suppress

from allauth.core.internal.httpkit import get_client_ip
from django.db import Error, connection, transaction
from django.http import HttpRequest

from keukentafel.kern.logboek.boek import Boek
from keukentafel.kern.logboek.pseudoniem import pseudoniem
from keukentafel.kern.logboek.wacht import Wacht
from keukentafel.kern.toegang.context import zet_medewerker


def schrijf_apart(boek: Boek, uitkomst: str) -> None:
    """Schrijf de regels in een eigen transactie, nadat die van het werk is teruggedraaid. Fout: LogboekDicht."""
    boek.opnieuw()
    if boek.heeft_regels:
        with transaction.atomic():
            zet_medewerker(boek.medewerker_id)
            boek.schrijf(uitkomst)
            zet_medewerker(None)


def herkomst(request: HttpRequest) -> str:
    """Geef het adres van wie ons belt; leeg als het geen adres is.

    REMOTE_ADDR, of achter onze eigen proxy (KEUKENTAFEL_PROXY) de laatste in X-Forwarded-For: die zette de proxy
    erbij. Wat daarvoor staat kan ieder zelf invullen, en telt nooit.
    """
    return str(get_client_ip(request) or "")[:45]


def noteer_inlog(
    request: HttpRequest,
    gebeurtenis: str,
    account_id: int | None,
    *,
    naam: str = "",
    stelsel_id: int | None = None,
    medewerker_id: int | None = None,
    uitkomst: str = "gelukt",
) -> None:
    """Noteer een gebeurtenis rond het inloggen, zoals `ingelogd`, `inlog_mislukt` of `tweede_stap_mislukt`.

    Loopt er een transactie van het verzoek, dan gaat de regel mee in het boek van dat verzoek en overleeft zij het
    terugdraaien; anders staat zij vast als deze functie terugkomt. De getypte naam wordt alleen als pseudoniem
    bewaard. Fout: LogboekDicht, en dan hoort het inloggen niet door te gaan.
    """
    boek: Boek | None = getattr(request, "boek", None)
    soort, object_id = ("inlognaam", pseudoniem("inlognaam", naam.strip().casefold())) if naam else ("", None)
    if boek is not None and boek.loopt:
        boek.ook(gebeurtenis, soort=soort, id=object_id, uitkomst=uitkomst)
        return
    eigen = Boek(
        stelsel_id=stelsel_id,
        account_id=account_id,
        medewerker_id=medewerker_id,
        adres=herkomst(request),
        route=route(request),
    )
    eigen.ook(gebeurtenis, soort=soort, id=object_id, uitkomst=uitkomst)
    schrijf_apart(eigen, uitkomst)


def route(request: HttpRequest) -> str:
    """Geef de naam van de route, nooit het pad: daarin kan staan wat iemand zocht."""
    gevonden = request.resolver_match
    return (gevonden.view_name or "")[:80] if gevonden else ""


@contextmanager
def boek_voor(
    naam: str,
    *,
    handeling: str,
    verwerking: str,
    doel: str = "",
    recht: str = "",
    stelsel_id: int | None = None,
    medewerker_id: int | None = None,
) -> Iterator[Boek]:
    """Voer een taak of opdracht uit in één transactie, met een boek dat aan het eind wordt geschreven.

    `naam` is de naam van de taak (komt in de route). Mislukt de taak, dan blijft de regel met uitkomst `fout` staan.
    """
    boek = Boek(stelsel_id=stelsel_id, medewerker_id=medewerker_id, rollen=("systeem",), route=naam)
    boek.begin(handeling=handeling, recht=recht, doel=doel, verwerking=verwerking)
    try:
        with transaction.atomic(), connection.execute_wrapper(Wacht(lambda: boek.begonnen)):
            yield boek
            boek.schrijf("gelukt")
    except BaseException:
        with suppress(Error):  # boek.schrijf zei het al in het logboek van de techniek; de eerste fout telt
            schrijf_apart(boek, "fout")
        raise
