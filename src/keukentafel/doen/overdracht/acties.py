import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import Error, connection, transaction
from django.utils import timezone

from keukentafel.doen.overdracht.gevolgen import Gevolgen, gevolgen
from keukentafel.doen.overdracht.overzichten import Werk
from keukentafel.inrichting.model import Inrichting
from keukentafel.kern.database.weigering import KLOPT_NIET, MAG_NIET, weigering
from keukentafel.kern.stelsels.models import Stelsel
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.gemeenten.acties import houd_vast
from keukentafel.regelen.gemeenten.models import InrichtingVersie
from keukentafel.regelen.gemeenten.overzichten import nieuwste
from keukentafel.regelen.teams.acties import laad_inrichting
from keukentafel.regelen.teams.models import Team


class KanNietIngaan(Exception):
    """De versie kan niet ingaan; `gevolgen.bezwaren` zegt waarom."""

    def __init__(self, gevonden: Gevolgen) -> None:
        super().__init__(", ".join(bezwaar.code for bezwaar in gevonden.bezwaren))
        self.gevolgen = gevonden


class IntussenVeranderd(Exception):
    """Een ander zette intussen een versie in het huis; bekijk de gevolgen opnieuw."""


class MagNietOverdragen(Exception):
    """Het werk van dit team mag deze medewerker niet overdragen, of het team is er niet."""


class KanNietOverdragen(Exception):
    """Het team houdt dit werk, of het andere team is er vandaag niet."""


@dataclass(frozen=True)
class Overgedragen:
    """Wat er overging: dossiers en vragen (ook afgesloten), en hoeveel open vragen nu bij niemand liggen."""

    dossiers: tuple[UUID, ...]
    vragen: tuple[UUID, ...]
    open: int
    houdt_medewerker: int


@transaction.atomic
def laat_ingaan(
    *,
    stelsel: Stelsel,
    inrichting: Inrichting,
    gezien: int,
    tel: Callable[[], Werk],
    nu: datetime,
    door: int | None = None,
) -> InrichtingVersie:
    """Zet een nieuwe versie in het huis, zoals iemand haar met haar gevolgen zag. Alles of niets.

    `gezien` is de laatst opgeslagen versie toen de gevolgen werden getoond. Twee keer klikken is één keer.
    `door` is de medewerker die het doet; None is de opdrachtregel.

    Raises:
        IntussenVeranderd: er kwam intussen een andere versie bij. KanNietIngaan: er is een bezwaar.
    """
    houd_vast(stelsel.naam)
    gevonden = gevolgen(stelsel, inrichting, tel, timezone.localdate(nu), door=door)
    if not gevonden.al_opgeslagen:
        if nieuwste(stelsel.pk) != gezien:
            raise IntussenVeranderd
        if gevonden.bezwaren:
            raise KanNietIngaan(gevonden)
    return laad_inrichting(inrichting=inrichting, nu=nu)


@transaction.atomic
def draag_over(*, van: Team, naar: Team, gebied: Gebied | None, alles: bool, nu: datetime) -> Overgedragen:
    """Draag het werk van een team dat ophoudt over aan een team dat er is: alles, of dat van één wijk.

    Met `alles` False en zonder gebied: het werk zonder wijk. De geschiedenis gaat mee; klokken lopen door. Nog een
    keer verandert niets.

    Raises:
        MagNietOverdragen, KanNietOverdragen.
    """
    gebied_id = gebied.pk if gebied else None
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT kt_team_overdragen(%s, %s, %s, %s, %s)", [van.pk, naar.pk, gebied_id, alles, nu])
            uitkomst = json.loads(cursor.fetchone()[0])
    except Error as fout:
        code = weigering(fout)
        if code == MAG_NIET:
            raise MagNietOverdragen from fout
        if code == KLOPT_NIET:
            raise KanNietOverdragen from fout
        raise
    return Overgedragen(
        dossiers=tuple(map(UUID, uitkomst["dossiers"])),
        vragen=tuple(map(UUID, uitkomst["vragen"])),
        open=uitkomst["open"],
        houdt_medewerker=uitkomst["houdt_medewerker"],
    )
