"""Twee dossiers van één huishouden, en wat er in de proeven van samenvoegen steeds terugkomt."""

from uuid import UUID, uuid4

from django.db import connection
from django.utils import timezone

from keukentafel.doen.delen.nee import KanNiet
from keukentafel.doen.dossier.models import Contactmoment, Dossier, Huishoudlid
from keukentafel.doen.samenvoegen import acties
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.teams.models import Team
from tests.doen.delen import ogen
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.rol import word
from tests.vaste_groep import Groep

VERSLAG = "Wij spraken over de schulden van"


def huis(groep: Groep, team: Team | None = None, naam: str = "De Vries") -> Dossier:
    """Een dossier bij een team, met één persoon, een open vraag, een adres en een verslag."""
    rijen = vraag_in_dossier(groep, team or groep.team, groep.fatma, achternaam=naam)
    with als_medewerker(groep.fatma.pk):
        bewaar(rijen)
    with word(rollen.EIGENAAR):
        gevonden = Dossier.objects.get(pk=rijen["dossier"]["id"])
        Dossier.objects.filter(pk=gevonden.pk).update(straat="Molenstraat")
        Contactmoment.objects.create(
            stelsel=groep.stelsel, team_id=gevonden.team_id, dossier=gevonden, door=groep.sanne, moment=timezone.now(),
            kanaal="telefoon", samenvatting=f"{VERSLAG} {naam} {gevonden.kenmerk}", sleutel=uuid4(),
        )  # fmt: skip
    return gevonden


def persoon_van(dossier: Dossier) -> UUID:
    with word(rollen.ONDERHOUD):
        return Huishoudlid.objects.get(dossier=dossier, tot=None).persoon_id


def voeg_samen(
    wie: Medewerker, blijft: Dossier, gaat_op: Dossier, *, paren: list[tuple[UUID, UUID]] | None = None
) -> UUID:
    with ogen(wie) as ik:
        return acties.voeg_samen(
            blijft=blijft.pk,
            gaat_op=gaat_op.pk,
            reden="Hetzelfde gezin.",
            paren=paren or [],
            kring=ik,
            nu=timezone.now(),
        )


def maak_los(wie: Medewerker, vanuit: Dossier, samenvoeging: UUID, vragen: list[UUID] | None = None) -> UUID:
    with ogen(wie) as ik:
        return acties.maak_los(
            dossier_id=vanuit.pk, samenvoeging_id=samenvoeging, reden="Twee gezinnen.", vragen=vragen or [], kring=ik,
            nu=timezone.now(),
        )  # fmt: skip


def code(fout: BaseException) -> str:
    assert isinstance(fout, KanNiet)
    return fout.code


def alles_klopt() -> None:
    """De uitgestelde eisen (één regisseur, geen gat) nu al."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
