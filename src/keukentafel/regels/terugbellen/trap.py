"""Bij wie ligt een belofte om terug te bellen vandaag: de eigenaar, het team, de vervanger of wie het team leidt?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from keukentafel.regels.inzet import Lopend, Periode, Vervanger, gaat_mee, verdeel

Trede = Literal["eigenaar", "team", "vervanger", "manager", "niemand"]
Waarom = Literal[
    "eigenaar_is_er",
    "eigenaar_is_op_tijd_terug",
    "nog_tijd",
    "niemand_nam_op",
    "vervanger",
    "geen_vervanger",
    "vervanger_afwezig",
    "vervanger_niet_in_team",
    "kennis_nodig",
]


@dataclass(frozen=True, slots=True)
class Belofte:
    """Eén open terugbelverzoek, met wie het heeft en of zij er is."""

    vraag: UUID
    uiterlijk: date
    eigenaar: int | None = None
    weg: Periode | None = None
    """De afwezigheid van de eigenaar die nu loopt."""
    vervanger: Vervanger | None = None
    vervanger_mag: bool = True
    """Mag de vervanger schrijven in het team en de wijk van deze vraag?"""


@dataclass(frozen=True, slots=True)
class Escalatie:
    """De trede, met een reden en wat haar anders zou maken. `naar` is op wiens naam het vandaag moet komen te staan."""

    trede: Trede
    naar: int | None
    waarom: Waarom
    reden: str
    anders: str


def trede(belofte: Belofte, leiding: Sequence[int], dag: date, *, einde_dag: bool = False) -> Escalatie:
    """Op welke trede een terugbelverzoek staat.

    `leiding` zijn de medewerkers die het werk van dit team verdelen en er vandaag zijn, de eerste eerst. Overdag ziet
    de leiding wat vandaag moet en niemand heeft; aan het einde van de dag komt alles zonder eigenaar die op tijd kan
    bellen, op haar naam. # aanname: dat ook wat morgen pas moet, 's avonds een naam krijgt
    """
    if belofte.eigenaar is not None:
        lopend = Lopend(belofte.vraag, belofte.uiterlijk, terugbellen=True, vervanger_mag=belofte.vervanger_mag)
        if belofte.weg is None:
            return _bij("eigenaar", belofte.eigenaar, "eigenaar_is_er")
        if not gaat_mee(lopend, belofte.weg):
            return _bij("eigenaar", belofte.eigenaar, "eigenaar_is_op_tijd_terug")
        (bestemming,) = verdeel([lopend], belofte.weg, frozenset(), belofte.vervanger, dag)
        if bestemming.naar is not None:
            return _bij("vervanger", bestemming.naar, "vervanger")
        waarom: Waarom = bestemming.waarom
    elif belofte.uiterlijk > dag and not einde_dag:
        return _bij("team", None, "nog_tijd")
    else:
        waarom = "niemand_nam_op"
    if not leiding:
        return _bij("niemand", None, waarom)
    return _bij("manager", leiding[0], waarom)


def _bij(trede: Trede, naar: int | None, waarom: Waarom) -> Escalatie:
    return Escalatie(trede, naar, waarom, *_ZINNEN[waarom])


_ZINNEN: dict[Waarom, tuple[str, str]] = {
    "eigenaar_is_er": ("De eigenaar is er en belt zelf.", "Is zij afwezig, dan gaat het naar haar vervanger."),
    "eigenaar_is_op_tijd_terug": (
        "De eigenaar is terug voor de laatste dag om te bellen.",
        "Komt zij later terug, dan gaat het naar haar vervanger.",
    ),
    "nog_tijd": (
        "Nog niemand heeft dit, en er is nog tijd.",
        "Op de laatste dag ziet de leiding van het team het als eerste.",
    ),
    "niemand_nam_op": (
        "Nog niemand heeft dit; de leiding van het team wijst iemand aan.",
        "Neemt een collega het op, dan belt zij.",
    ),
    "vervanger": ("De eigenaar is afwezig; haar vervanger belt.", "Is zij op tijd terug, dan belt zij zelf."),
    "geen_vervanger": (
        "De eigenaar is afwezig en heeft geen vervanger.",
        "Kiest de leiding een vervanger, dan belt die.",
    ),
    "vervanger_afwezig": (
        "De eigenaar is afwezig, en haar vervanger ook.",
        "Kiest de leiding een andere vervanger, dan belt die.",
    ),
    "vervanger_niet_in_team": (
        "De eigenaar is afwezig, en haar vervanger werkt niet in dit team.",
        "Krijgt de vervanger een rol in dit team, dan belt die.",
    ),
    "kennis_nodig": ("De eigenaar is afwezig en haar vervanger mist de kennis.", "Terugbellen kan iedereen."),
}
