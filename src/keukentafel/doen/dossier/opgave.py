"""Wat er bij het aannemen is opgeschreven, al gecontroleerd en in de vorm van de kamers."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.signalen.aannemen import Signaalopgave


@dataclass(frozen=True)
class PersoonOpgave:
    voornaam: str = ""
    tussenvoegsel: str = ""
    achternaam: str = ""
    geboortedatum: date | None = None
    telefoon: str = ""
    bsn: str = ""
    """Negen cijfers die de elfproef halen, of leeg. Alleen voor een nieuwe persoon, niet bij een bekend dossier."""

    @property
    def te_herkennen(self) -> bool:
        """Weten we genoeg om een dossier te beginnen? Alleen een voornaam of telefoonnummer is dat niet."""
        return bool(self.achternaam or self.geboortedatum)


@dataclass(frozen=True)
class AdresOpgave:
    postcode: str = ""
    huisnummer: int | None = None
    toevoeging: str = ""
    straat: str = ""


@dataclass(frozen=True)
class Opgave:
    """Eén vraag zoals die aan de ingang is opgeschreven.

    `sleutel` komt uit het formulier: twee keer bewaren geeft één vraag. `feiten` zijn de
    gegevens voor de regels, in de vorm van `regels.triage.Vraag`.
    """

    sleutel: UUID
    feiten: dict[str, Any]
    eigen_woorden: str = ""
    melder_naam: str = ""
    melder_telefoon: str = ""
    melder_betrekking: str = ""
    melder_organisatie: str = ""
    betrokkene_weet: str = ""
    aanbod_waar: str = ""
    aanbod_wanneer: str = ""
    persoon: PersoonOpgave | None = None
    andere_leeftijden: tuple[int, ...] = ()
    adres: AdresOpgave = field(default_factory=AdresOpgave)
    adres_geheim: bool = False
    """Van een nieuw huishouden komt het adres dan alleen in het vak; bij een bekend huishouden verandert het niets."""
    bekend_dossier: UUID | None = None
    adres_bekend: bool = False
    """Is het huishouden op dit adres herkend? Anders komt wat getypt is bij de vraag, zodat het team het nakijkt."""
    terugbellen: bool = False
    antwoord: str = ""
    artikel: int | None = None
    """Het artikel waarmee de vraag meteen is beantwoord (regelen/kennis)."""
    ander_team: str = ""
    argument: str = ""
    signaal: Signaalopgave | None = None
    """Alleen bij een bericht van een partner of een route van veiligheid."""

    @property
    def meteen_klaar(self) -> bool:
        """Is de vraag al tijdens het gesprek beantwoord?"""
        return bool(self.antwoord) or self.artikel is not None

    @property
    def afsluiting(self) -> str:
        """Hoe zij dan eindigde, als code van `Vraag.Afsluiting`; leeg als zij open blijft."""
        if self.artikel is not None:
            return Vraag.Afsluiting.ARTIKEL
        return Vraag.Afsluiting.ANTWOORD if self.antwoord else ""
