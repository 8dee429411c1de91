"""Een vraag opnemen of aan een collega geven: wie haar krijgt, wordt contact, en regisseur als de regel dat zegt."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from keukentafel.doen.dossier.models import Dossier, Huishoudlid
from keukentafel.doen.dossier.overzichten import leeftijd_op
from keukentafel.doen.ingang import acties as ingang
from keukentafel.doen.ingang import toewijzen
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.toewijzen import Reden
from keukentafel.doen.regie.models import Regie
from keukentafel.doen.triage.models import Triage
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regels.regie import Besluit, Opname, wie_krijgt_de_regie

VOLWASSEN = 18


@transaction.atomic
def neem_op(*, vraag_id: UUID, medewerker: Medewerker, nu: datetime) -> Vraag:
    """Neem een vraag op en word het contact van het huishouden, als dat er nog geen heeft.

    De regie volgt de triage (`regels.regie`). Draagt een ander team het dossier, dan bepaalt dat team contact en regie.

    Raises:
        Vraag.DoesNotExist, AlOpgenomen, AlGesloten: zie `ingang.acties.neem_op`.
    """
    vraag = ingang.neem_op(vraag_id=vraag_id, medewerker=medewerker, nu=nu)
    word_contact(vraag, medewerker, nu)
    return vraag


@transaction.atomic
def wijs_toe(
    *, vraag_id: UUID, naar: Medewerker, door: Medewerker, reden: Reden, gezien: int | None, nu: datetime
) -> Vraag:
    """Geef een vraag aan een collega; had het huishouden nog geen contact, dan wordt zij dat ook.

    Is er al een contact, dan blijft dat: ook als zij even afwezig is, hoort het huishouden bij haar. Zo ook de regie.

    Raises:
        Vraag.DoesNotExist, AlOpgenomen, AlGesloten, KanNietNaar: zie `ingang.toewijzen.wijs_toe`.
    """
    vraag = toewijzen.wijs_toe(vraag_id=vraag_id, naar=naar, door=door, reden=reden, gezien=gezien, nu=nu)
    word_contact(vraag, naar, nu)
    return vraag


def word_contact(vraag: Vraag, medewerker: Medewerker, nu: datetime) -> None:
    """Wie een vraag heeft, is het contact als er nog geen was, en krijgt de regie als de regel dat zegt."""
    Dossier.objects.filter(
        stelsel_id=vraag.stelsel_id, team_id=vraag.team_id, dossiervragen__vraag=vraag, contact__isnull=True
    ).update(contact=medewerker)
    besluit = regiebesluit(vraag, nu)
    if besluit is not None and besluit.wie != "team":
        with connection.cursor() as cursor:
            cursor.execute("SELECT kt_regie_opnemen(%s, %s, %s)", [vraag.pk, besluit.wie, nu])


def regiebesluit(vraag: Vraag, nu: datetime) -> Besluit | None:
    """Wie de regie krijgt van wie deze vraag opneemt; None als er geen dossier is, of zij het niet ziet."""
    regie = Regie.objects.filter(
        stelsel_id=vraag.stelsel_id, dossier__dossiervragen__vraag=vraag, dossier__opgegaan_in__isnull=True
    ).filter(tot__isnull=True)
    nu_bij = regie.first()
    if nu_bij is None:
        return None
    triage = Triage.objects.filter(stelsel_id=vraag.stelsel_id, vraag=vraag).order_by("-moment").first()
    return wie_krijgt_de_regie(
        Opname(
            triage=triage.uitkomst.get("regisseur", "nog_te_bepalen") if triage else "nog_te_bepalen",
            nu=nu_bij.soort,  # type: ignore[arg-type]
            eigen_dossier=nu_bij.team_id == vraag.team_id,
            volwassene=_volwassene(nu_bij, nu),
        )
    )


def _volwassene(regie: Regie, nu: datetime) -> bool | None:
    """Hoort er iemand van 18 of ouder bij het huishouden? None als er geen leeftijd bekend is."""
    dag = timezone.localdate(nu)
    leden = Huishoudlid.objects.filter(stelsel_id=regie.stelsel_id, dossier_id=regie.dossier_id, tot__isnull=True)
    leeftijden = [
        leeftijd_op(geboren, dag) if geboren else opgegeven
        for geboren, opgegeven in leden.values_list("persoon__geboortedatum", "persoon__leeftijd_bij_opgave")
    ]
    bekend = [jaren for jaren in leeftijden if jaren is not None]
    return any(jaren >= VOLWASSEN for jaren in bekend) if bekend else None
