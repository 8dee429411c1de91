"""Een team met een afwezige en haar werk: rijen voor de proeven van toewijzen en vervangen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from keukentafel.doen.ingang.models import Vraag
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.inzet.models import Afwezigheid, Deskundigheid
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.regelen.inzet import stad
from tests.rol import word
from tests.vaste_groep import Groep, geef_rol, medewerker


@dataclass(frozen=True)
class Ploeg:
    """Sanne is er niet; Nina valt in; Marieke leidt het team. Bilal leidt zelf een ander team."""

    groep: Groep
    nina: Medewerker
    baas: Medewerker

    @property
    def sanne(self) -> Medewerker:
        return self.groep.sanne

    @property
    def marieke(self) -> Medewerker:
        return self.groep.marieke


def ploeg() -> Ploeg:
    groep = stad()
    nina = medewerker(groep.stelsel, "nina", "Nina Smit", "wijkwerker", groep.team)
    return Ploeg(groep, nina, medewerker(groep.stelsel, "baas", "Ans Baas", "teammanager", groep.ander_team))


def vraag(groep: Groep, van: Medewerker | None, *, dagen: int | None = 0, **anders: object) -> UUID:
    """Een open vraag bij het team van Sanne, opgenomen door `van`, met een klok over zoveel dagen."""
    rijen = vraag_in_dossier(groep, groep.team, groep.fatma, achternaam=str(anders.pop("naam", "De Vries")))
    with als_medewerker(groep.fatma.pk):
        bewaar(rijen)
    pk = rijen["vraag"]["id"]
    uiterlijk = None if dagen is None else timezone.localdate() + timedelta(days=dagen)
    eigen = {"status": "opgenomen", "opgenomen_door": van, "opgenomen_op": timezone.now()} if van else {}
    with word(rollen.ONDERHOUD):
        Vraag.objects.filter(pk=pk).update(uiterlijk=uiterlijk, **eigen, **anders)
    return UUID(str(pk))


def weg(wie: Medewerker, vervanger: Medewerker | None = None, *, van: int = 0, tot: int | None = 5) -> Afwezigheid:
    """Iemand is er niet, van en tot zoveel dagen vanaf vandaag."""
    vandaag = timezone.localdate()
    terug = None if tot is None else vandaag + timedelta(days=tot)
    with word(rollen.EIGENAAR):
        return Afwezigheid.objects.create(
            stelsel_id=wie.stelsel_id, medewerker=wie, vervanger=vervanger, van=vandaag + timedelta(days=van), tot=terug
        )


def weet(wie: Medewerker, onderwerpen: Iterable[str]) -> None:
    """Geef iemand kennis, sinds een jaar."""
    begin: date = timezone.localdate() - timedelta(days=365)
    with word(rollen.EIGENAAR):
        for onderwerp in onderwerpen:
            Deskundigheid.objects.create(stelsel_id=wie.stelsel_id, medewerker=wie, onderwerp=onderwerp, van=begin)


def heeft(vraag_id: UUID) -> tuple[int | None, int | None]:
    """Wie een vraag heeft, en namens wie."""
    with word(rollen.ONDERHOUD):
        nu = Vraag.objects.get(pk=vraag_id)
    return nu.opgenomen_door_id, nu.namens_id


__all__ = ["Ploeg", "geef_rol", "heeft", "ploeg", "vraag", "weet", "weg"]
