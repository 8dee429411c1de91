"""De trap van het terugbellen: wat vandaag moet en niemand kan, ligt bij de leiding; 's avonds op haar naam."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keukentafel.doen.ingang.beloftes import open_beloftes, werk
from keukentafel.doen.ingang.feiten import TerugbellenGeescaleerd
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.toewijzen import dossiers_van, leg_vast
from keukentafel.kern.gebeurtenissen.acties import maak
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.regelen.gemeenten.overzichten import inrichting_op
from keukentafel.regels.terugbellen import Escalatie

HOGER = frozenset({"manager", "niemand"})


@dataclass
class Dagstand:
    """Wat de dagelijkse taak vond: wat nieuw bij de leiding ligt, wat op naam kwam, en wat geen leiding heeft."""

    bij_leiding: list[UUID] = field(default_factory=list)
    op_naam: list[UUID] = field(default_factory=list)
    zonder: list[UUID] = field(default_factory=list)


@transaction.atomic
def escaleer_terugbellen(*, stelsel_id: int, nu: datetime, einde_dag: bool = False) -> Dagstand:
    """Zet elk open terugbelverzoek van een stelsel op zijn trede. Draai eerst `vervanging.neem_alles_over`.

    Overdag komt in de stroom wat bij de leiding ligt; met `einde_dag` komt het op haar naam, met van wie het was. Nog
    een keer verandert niets. Voor de dagelijkse taak: zij heeft geen medewerker.
    """
    dag = timezone.localdate(nu)
    _versie, inrichting = inrichting_op(stelsel_id, dag)
    klokken = list(open_beloftes(stelsel_id))
    stand = werk(stelsel_id, klokken, inrichting, dag, einde_dag=einde_dag)
    uit = Dagstand(zonder=[vraag for vraag, een in stand.treden.items() if een.trede == "niemand"])
    hoger = {vraag: een for vraag, een in stand.treden.items() if een.trede in HOGER}
    op_slot = Vraag.objects.select_for_update(of=("self",)).filter(stelsel_id=stelsel_id, pk__in=hoger)
    vragen = {vraag.pk: vraag for vraag in op_slot.order_by("pk")}
    eerder = _eerder(stelsel_id, list(hoger))
    nieuw = [
        vragen[pk] for pk, een in hoger.items() if (pk, een.trede, einde_dag and een.naar is not None) not in eerder
    ]
    _meld(nieuw, hoger, einde_dag=einde_dag, nu=nu)
    uit.bij_leiding = [vraag.pk for vraag in nieuw]
    if einde_dag:
        uit.op_naam = _op_naam([vraag for pk, vraag in vragen.items() if hoger[pk].naar is not None], hoger, nu)
    return uit


def _eerder(stelsel_id: int, vragen: list[UUID]) -> set[tuple[UUID | None, str, bool]]:
    """Wat van deze vragen al in de stroom staat, zodat dezelfde trede er één keer in komt."""
    rijen = Gebeurtenis.objects.filter(
        stelsel_id=stelsel_id, soort=TerugbellenGeescaleerd.soort, vraag_id__in=vragen
    ).values_list("vraag_id", "gegevens")
    return {(vraag, gegevens["trede"], gegevens["op_naam"]) for vraag, gegevens in rijen}


def _meld(vragen: list[Vraag], hoger: dict[UUID, Escalatie], *, einde_dag: bool, nu: datetime) -> None:
    dossiers = dossiers_van([vraag.pk for vraag in vragen])
    Gebeurtenis.objects.bulk_create(
        maak(
            TerugbellenGeescaleerd(
                trede=hoger[vraag.pk].trede,
                waarom=hoger[vraag.pk].waarom,
                van=vraag.opgenomen_door_id,
                naar=hoger[vraag.pk].naar,
                op_naam=einde_dag and hoger[vraag.pk].naar is not None,
            ),
            stelsel_id=vraag.stelsel_id,
            moment=nu,
            medewerker_id=None,
            dossier_id=dossiers.get(vraag.pk),
            vraag_id=vraag.pk,
            team_id=vraag.team_id,
        )
        for vraag in vragen
    )


def _op_naam(vragen: list[Vraag], hoger: dict[UUID, Escalatie], nu: datetime) -> list[UUID]:
    """De leiding wordt eigenaar; van wie de vraag was, blijft staan."""
    van = {vraag.pk: vraag.opgenomen_door_id for vraag in vragen}
    for vraag in vragen:
        naar = hoger[vraag.pk].naar
        eerst = vraag.namens_id or vraag.opgenomen_door_id
        vraag.status, vraag.opgenomen_door_id, vraag.opgenomen_op = Vraag.Status.OPGENOMEN, naar, nu
        vraag.namens_id = None if eerst == naar else eerst
        vraag.save(update_fields=["status", "opgenomen_door", "opgenomen_op", "namens"])
    leg_vast(vragen, van, reden="dagsluiting", door=None, nu=nu)
    return [vraag.pk for vraag in vragen]
