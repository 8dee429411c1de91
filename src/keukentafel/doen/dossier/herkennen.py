"""Kennen we deze persoon al? Met twee sleutels of een nummer, en zonder meer te laten zien dan nodig."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from keukentafel.regels.herkennen import Oordeel, bijna_dezelfde, oordeel, telefoonsleutel
from keukentafel.regels.klank import naamklanken
from keukentafel.regels.namen import TUSSENVOEGSELS, zoeknaam


@dataclass(frozen=True)
class Bekende:
    """Iemand die lijkt op wat is ingevuld: bekend, wat gelijk is, wie het contact is en hoe het staat."""

    dossier: UUID
    voorletter: str
    achternaam: str
    """Zoals zij getypt is, als dat klopt; anders alleen de eerste letter. Hoe zij bij ons staat, komt niet mee."""
    oordeel: Oordeel
    contact: str | None
    team: str
    status: str | None
    soort: str | None
    uiterlijk: date | None
    persoon: UUID
    """Wie dit is, voor het logboek; het scherm toont het niet."""

    @property
    def naam(self) -> str:
        return f"{self.voorletter}. {self.achternaam}" if self.voorletter else self.achternaam

    @property
    def zelfde(self) -> tuple[str, ...]:
        """Welke gegevens gelijk zijn, als codes van `regels.herkennen.Feit`."""
        return self.oordeel.gelijk

    @property
    def zeker(self) -> bool:
        return self.oordeel.zekerheid == "zeker"


@dataclass(frozen=True)
class Zoekvraag:
    """Wat er aan de database gevraagd wordt; alleen te maken met `zoekvraag`, dus altijd met genoeg sleutels."""

    geboortedatum: date | None = None
    postcode: str = ""
    huisnummer: int | None = None
    achternaam: str = ""
    voornaam: str = ""
    telefoon: str = ""
    bsn_zegels: tuple[str, ...] = ()
    """Zegels van het nummer (kern.toegang.zegel.bsnzegels), nooit het nummer zelf."""

    @property
    def namen(self) -> list[str]:
        """De achternaam met en zonder voorvoegsel, elk zoals `zoeknaam` haar schrijft."""
        woorden = self.achternaam.split()
        while len(woorden) > 1 and woorden[0].casefold() in TUSSENVOEGSELS:
            woorden.pop(0)
        return sorted({zoeknaam(self.achternaam), zoeknaam(" ".join(woorden))} - {""})

    @property
    def sleutels(self) -> tuple[object, ...]:
        """Waarop gezocht wordt; voornaam en telefoon maken alleen zekerder."""
        return (self.geboortedatum, self.postcode, self.huisnummer, zoeknaam(self.achternaam), self.bsn_zegels)

    def waarden(self) -> list[Any]:
        """De waarden voor de zoekfuncties in de database, vanaf `p_bijna`."""
        letter = self.voornaam.strip()[:1].casefold()
        return [
            sorted(bijna_dezelfde(self.geboortedatum)) if self.geboortedatum else [],
            self.namen,
            sorted(naamklanken(self.achternaam)),
            sorted({letter, zoeknaam(letter)} - {""}),
            telefoonsleutel(self.telefoon),
            list(self.bsn_zegels),
        ]


def zoekvraag(**wat: Any) -> Zoekvraag | None:
    """Een zoekvraag met de velden van `Zoekvraag`, of None als er te weinig is om op te zoeken.

    Genoeg is: geboortedatum en postcode, geboortedatum en achternaam, postcode met huisnummer en achternaam, of een
    burgerservicenummer.
    """
    vraag = Zoekvraag(**wat)
    naam, geboren, postcode = zoeknaam(vraag.achternaam), vraag.geboortedatum, vraag.postcode
    genoeg = [geboren and postcode, geboren and naam, postcode and vraag.huisnummer and naam, vraag.bsn_zegels]
    return vraag if any(genoeg) else None


def zoek_bekend(**wat: Any) -> list[Bekende]:
    """Zoek wie op deze velden van `Zoekvraag` lijkt: de zekerste eerst, hoogstens vijf; met te weinig niemand."""
    vraag = zoekvraag(**wat)
    return [] if vraag is None else zoek(vraag)


def zoek(vraag: Zoekvraag) -> list[Bekende]:
    """Als `zoek_bekend`, met een zoekvraag die er al is."""
    bijna, namen, klanken, letters, telefoon, bsn = vraag.waarden()
    rijen = roep_aan(
        "SELECT * FROM kt_zoek_bekend(%s, %s, %s, '', %s::date[], %s::text[], %s::text[], %s::text[], %s, %s::text[])",
        [vraag.geboortedatum, vraag.postcode, vraag.huisnummer, bijna, namen, klanken, letters, telefoon, bsn],
    )
    return [_bekende(rij, vraag, gewogen) for rij, gewogen in gewogen_rijen(rijen)]


def roep_aan(opdracht: str, waarden: Iterable[Any]) -> list[dict[str, Any]]:
    """De rijen van een zoekfunctie, per kolomnaam."""
    with connection.cursor() as cursor:
        cursor.execute(opdracht, list(waarden))
        kolommen = [kolom.name for kolom in cursor.description]
        return [dict(zip(kolommen, rij, strict=True)) for rij in cursor.fetchall()]


def gewogen_rijen(rijen: Iterable[dict[str, Any]]) -> list[tuple[dict[str, Any], Oordeel]]:
    """Elke rij met haar oordeel, de zekerste eerst; wie niet genoeg lijkt valt weg."""
    paren = [(rij, oordeel(rij.get("zelfde") or rij.get("gelijk") or (), rij["anders"])) for rij in rijen]
    gewogen = [(rij, uitkomst) for rij, uitkomst in paren if uitkomst is not None]
    return sorted(gewogen, key=lambda paar: ("zeker", "waarschijnlijk", "mogelijk").index(paar[1].zekerheid))


def _bekende(rij: dict[str, Any], vraag: Zoekvraag, gewogen: Oordeel) -> Bekende:
    letter = f"{rij['letter'].upper()}." if rij["letter"] else ""
    klopt = {"achternaam", "achternaam_lijkt"} & {*gewogen.gelijk}
    return Bekende(
        dossier=rij["dossier"],
        voorletter=rij["voorletter"].upper(),
        achternaam=vraag.achternaam if klopt else letter,
        oordeel=gewogen,
        **{naam: rij[naam] for naam in ("contact", "team", "status", "soort", "uiterlijk", "persoon")},
    )
