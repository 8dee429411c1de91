"""Kennen we deze persoon al? Met exacte sleutels, en zonder meer te laten zien dan nodig."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from keukentafel.regels.namen import zoeknaam


@dataclass(frozen=True)
class Bekende:
    """Iemand die lijkt op wat is ingevuld: bekend, wie het contact is en hoe het staat."""

    dossier: UUID
    voorletter: str
    achternaam: str
    geboortejaar: int | None
    zelfde: tuple[str, ...]
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


Zoekvraag = tuple[date | None, str, int | None, str]


def zoekvraag(
    *, geboortedatum: date | None, postcode: str = "", huisnummer: int | None = None, achternaam: str = ""
) -> Zoekvraag | None:
    """Wat er aan de database gevraagd wordt, of None als er geen twee exacte sleutels zijn."""
    naam = zoeknaam(achternaam)
    sleutels = [geboortedatum and postcode, geboortedatum and naam, postcode and huisnummer and naam]
    return (geboortedatum, postcode, huisnummer, naam) if any(sleutels) else None


def zoek_bekend(
    *, geboortedatum: date | None, postcode: str = "", huisnummer: int | None = None, achternaam: str = ""
) -> list[Bekende]:
    """Zoek met twee exacte sleutels; met minder komt er niets terug, en hoogstens vijf.

    De sleutels: geboortedatum en postcode, geboortedatum en achternaam, of postcode,
    huisnummer en achternaam.
    """
    vraag = zoekvraag(geboortedatum=geboortedatum, postcode=postcode, huisnummer=huisnummer, achternaam=achternaam)
    if vraag is None:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM kt_zoek_bekend(%s, %s, %s, %s)", vraag)
        kolommen = [kolom.name for kolom in cursor.description]
        rijen = [dict(zip(kolommen, rij, strict=True)) for rij in cursor.fetchall()]
    return [Bekende(**{**rij, "zelfde": tuple(rij["zelfde"])}) for rij in rijen]
