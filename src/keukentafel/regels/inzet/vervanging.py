"""Wie er niet is, heeft klokken die doorlopen. Welke gaan naar haar vervanger, en waar moet iemand kiezen?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from keukentafel.regels.inzet.periodes import Periode

Waarom = Literal["vervanger", "geen_vervanger", "vervanger_afwezig", "vervanger_niet_in_team", "kennis_nodig"]


@dataclass(frozen=True, slots=True)
class Lopend:
    """Een open vraag van wie er niet is."""

    vraag: UUID
    uiterlijk: date | None
    """De eerste uiterste datum; None als er geen klok loopt."""
    spoed: bool = False
    terugbellen: bool = False
    kennis: frozenset[str] = frozenset()
    """Onderwerpen waar de vraag over gaat, in de codes van `deskundigheden`."""
    vervanger_mag: bool = True
    """Mag de vervanger schrijven in het team en de wijk van deze vraag?"""


@dataclass(frozen=True, slots=True)
class Vervanger:
    """Wie invalt, zoals zij er op de dag zelf voor staat."""

    medewerker: int
    afwezig: Periode | None = None
    kennis: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Bestemming:
    """Waar een klok heen gaat. Zonder `naar` moet iemand kiezen, en zegt `waarom` wat er in de weg staat."""

    lopend: Lopend
    naar: int | None
    waarom: Waarom
    kennis: tuple[str, ...] = ()
    """Bij `kennis_nodig`: wat de vervanger niet weet. Wie dat wel weet, kan de vraag hebben."""
    terug_op: date | None = None
    """Bij `vervanger_afwezig`: vanaf deze dag kan het alsnog; None als dat niet vaststaat."""


def gaat_mee(lopend: Lopend, weg: Periode) -> bool:
    """Loopt deze klok af voordat zij er weer is?

    Op de dag dat zij terug is, kan zij het zelf. Is die dag niet bekend, dan gaat elke klok mee. Spoed wacht nooit.
    """
    if lopend.spoed:
        return True
    return lopend.uiterlijk is not None and (weg.tot is None or lopend.uiterlijk < weg.tot)


def verdeel(
    lopende: Iterable[Lopend], weg: Periode, kennis: frozenset[str], vervanger: Vervanger | None, dag: date
) -> list[Bestemming]:
    """Per klok die niet kan wachten: naar de vervanger, of iemand kiest; wat nog niemand heeft voorop, dan op datum.

    `kennis` is wat degene weet die er niet is. Weet de vervanger daarvan niets en gaat de vraag daarover, dan kiest een
    mens. Terugbellen kan iedereen. # aanname: geen stuk zegt wie wat van een ander mag overnemen
    """
    uit = [_bestemming(een, kennis, vervanger, dag) for een in lopende if gaat_mee(een, weg)]
    return sorted(uit, key=lambda b: (b.naar is not None, b.lopend.uiterlijk or date.min, str(b.lopend.vraag)))


def _bestemming(lopend: Lopend, kennis: frozenset[str], vervanger: Vervanger | None, dag: date) -> Bestemming:
    if vervanger is None:
        return Bestemming(lopend, None, "geen_vervanger")
    if not lopend.vervanger_mag:
        return Bestemming(lopend, None, "vervanger_niet_in_team")
    if vervanger.afwezig is not None and vervanger.afwezig.bevat(dag):
        return Bestemming(lopend, None, "vervanger_afwezig", terug_op=vervanger.afwezig.tot)
    mist = (lopend.kennis & kennis) - vervanger.kennis
    if mist and not lopend.terugbellen:
        return Bestemming(lopend, None, "kennis_nodig", kennis=tuple(sorted(mist)))
    return Bestemming(lopend, vervanger.medewerker, "vervanger")
