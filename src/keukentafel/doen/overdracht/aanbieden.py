"""Een bestand dat iemand aanbiedt: welke versie erin is nieuw en moet nog ingaan."""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from keukentafel.doen.overdracht.gevolgen import Punt
from keukentafel.inrichting.controle import Fout, lees_inhoud_versies
from keukentafel.inrichting.mappen import LANDELIJK
from keukentafel.inrichting.model import Inrichting
from keukentafel.inrichting.verandering import zelfde_inhoud
from keukentafel.kern.stelsels.models import Stelsel
from keukentafel.regelen.gemeenten.overzichten import laatste_van_dag


@dataclass(frozen=True)
class Aanbod:
    """Wat er van een bestand te zeggen is: fouten, of een reden waarom het niet kan, of de nieuwe versie."""

    fouten: tuple[Fout, ...] = ()
    bezwaar: Punt | None = None
    inrichting: Inrichting | None = None
    versies: tuple[Inrichting, ...] = ()
    daarna: tuple[date, ...] = ()
    """Dagen van versies die na deze in het bestand staan en nog niet zijn opgeslagen; die komen daarna."""


def lees_aanbod(naam: str, inhoud: bytes, stelsel: Stelsel | None, vandaag: date) -> Aanbod:
    """Lees een bestand en kies de eerste versie die vandaag of later ingaat en nog niet is opgeslagen.

    Versies van voor vandaag veranderen nooit meer; die telt dit niet. Er wordt niets bewaard.
    """
    if PurePath(naam).name == LANDELIJK:
        return Aanbod(bezwaar=Punt("landelijk"))
    versies, fouten = lees_inhoud_versies(naam, inhoud)
    if fouten:
        return Aanbod(fouten=tuple(fouten))
    eerste = versies[0]
    if stelsel is None:
        return Aanbod(inrichting=eerste, versies=tuple(versies))
    if eerste.naam != stelsel.naam:
        return Aanbod(bezwaar=Punt("ander_stelsel", (eerste.titel, stelsel.titel)))
    komend = [versie for versie in versies if versie.geldig_vanaf >= vandaag]
    if not komend:
        return Aanbod(bezwaar=Punt("verleden", dag=versies[-1].geldig_vanaf))
    nieuw = [versie for versie in komend if not _staat_er(stelsel, versie)]
    gekozen = nieuw[0] if nieuw else komend[0]
    daarna = tuple(versie.geldig_vanaf for versie in nieuw[1:])
    return Aanbod(inrichting=gekozen, versies=tuple(versies), daarna=daarna)


def _staat_er(stelsel: Stelsel, versie: Inrichting) -> bool:
    opgeslagen = laatste_van_dag(stelsel.pk, versie.geldig_vanaf)
    return opgeslagen is not None and zelfde_inhoud(opgeslagen, versie)
