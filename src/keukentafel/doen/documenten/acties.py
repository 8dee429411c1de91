"""Een document in het dossier leggen of intrekken.

Elke handeling krijgt `dossiers` mee: waarin deze medewerker schrijft (`doen.delen.zicht.schrijfdossiers`).
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from keukentafel.doen.documenten.feiten import DocumentIngetrokken, DocumentToegevoegd
from keukentafel.doen.documenten.keuren import Gekeurd, NietToegelaten, bestandsnaam, keur
from keukentafel.doen.documenten.models import Document, Documentinhoud
from keukentafel.doen.documenten.scanner import NuNietTeScannen, scan
from keukentafel.doen.dossier.journaal import vreemden
from keukentafel.doen.dossier.models import Dossier
from keukentafel.kern.gebeurtenissen.acties import maak
from keukentafel.kern.gebeurtenissen.feiten import Feit
from keukentafel.regelen.medewerkers.models import Medewerker

TITEL, REDEN = 160, 200


class AlToegevoegd(Exception):
    """Met deze sleutel staat er al een ander document."""


@dataclass(frozen=True)
class Documentopgave:
    """Een document zoals het is aangeboden; `over` en `afgeschermd_voor` zijn leden, leeg is het hele huishouden."""

    sleutel: UUID
    titel: str
    soort: str
    naam: str
    inhoud: bytes
    over: tuple[UUID, ...] = ()
    afgeschermd_voor: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Toegevoegd:
    """De uitkomst: het document, en of het nieuw is (een tweede klik geeft False)."""

    document: Document
    nieuw: bool


@transaction.atomic
def voeg_document_toe(
    *, dossiers: QuerySet[Dossier], dossier_id: UUID, opgave: Documentopgave, medewerker: Medewerker, nu: datetime
) -> Toegevoegd:
    """Keur het bestand, laat het nakijken en leg het in het dossier. Dezelfde sleutel met dezelfde inhoud is er één.

    Raises:
        Dossier.DoesNotExist: deze medewerker schrijft niet in dit dossier.
        ValidationError: wat niet klopt, per veld. AlToegevoegd: dezelfde sleutel met een ander bestand.
    """
    dossier = dossiers.select_for_update(of=("self",)).get(pk=dossier_id)
    gekeurd = _gekeurd(opgave, dossier)
    afdruk = hashlib.sha256(gekeurd.inhoud).hexdigest()
    bestaand = Document.objects.filter(stelsel_id=dossier.stelsel_id, sleutel=opgave.sleutel).first()
    if bestaand is not None:
        if (bestaand.dossier_id, bestaand.sha256, bestaand.titel) != (dossier.pk, afdruk, opgave.titel):
            raise AlToegevoegd
        return Toegevoegd(bestaand, nieuw=False)
    document = Document(
        stelsel_id=dossier.stelsel_id, team_id=dossier.team_id, dossier=dossier, titel=opgave.titel, soort=opgave.soort,
        bestandsnaam=bestandsnaam(opgave.naam, gekeurd.achtervoegsel), mediatype=gekeurd.mediatype,
        grootte=len(gekeurd.inhoud), sha256=afdruk, gescand=_gescand(gekeurd.inhoud), over=list(opgave.over),
        afgeschermd_voor=list(opgave.afgeschermd_voor), door=medewerker, toegevoegd_op=nu, sleutel=opgave.sleutel,
    )  # fmt: skip
    _bewaar(document, gekeurd.inhoud)
    feit = DocumentToegevoegd(document=document.pk, documentsoort=document.soort)
    _leg_vast(feit, dossier, medewerker, nu)
    return Toegevoegd(document, nieuw=True)


@transaction.atomic
def trek_document_in(
    *,
    dossiers: QuerySet[Dossier],
    dossier_id: UUID,
    document_id: UUID,
    reden: str,
    medewerker: Medewerker,
    nu: datetime,
) -> Document:
    """Trek een document in: het is niet meer te openen, en waarom staat erbij. Nog een keer verandert niets.

    Raises:
        Dossier.DoesNotExist, Document.DoesNotExist: er is niets dat deze medewerker kan intrekken.
        ValidationError: er is geen reden gegeven.
    """
    dossier = dossiers.select_for_update(of=("self",)).get(pk=dossier_id)
    document = Document.objects.get(stelsel_id=dossier.stelsel_id, dossier=dossier, pk=document_id)
    if document.ingetrokken_op is not None:
        return document
    if not reden.strip():
        raise ValidationError({"reden": _("Schrijf op waarom je het intrekt")})
    if len(reden) > REDEN:
        raise ValidationError({"reden": _("Schrijf dit korter op: hoogstens 200 tekens")})
    document.ingetrokken_op, document.ingetrokken_door, document.ingetrokken_reden = nu, medewerker, reden.strip()
    document.save(update_fields=["ingetrokken_op", "ingetrokken_door", "ingetrokken_reden"])
    _leg_vast(DocumentIngetrokken(document=document.pk), dossier, medewerker, nu)
    return document


def _gekeurd(opgave: Documentopgave, dossier: Dossier) -> Gekeurd:
    fouten = {}
    if not opgave.titel.strip():
        fouten["titel"] = _("Schrijf op wat het is")
    elif len(opgave.titel) > TITEL:
        fouten["titel"] = _("Schrijf dit korter op: hoogstens 160 tekens")
    if opgave.soort not in Document.Soort.values:
        fouten["soort"] = _("Kies wat voor document het is")
    if vreemden(dossier, {*opgave.over, *opgave.afgeschermd_voor}):
        fouten["over"] = _("Kies alleen mensen uit dit huishouden")
    gekeurd = None
    try:
        gekeurd = keur(opgave.inhoud)
    except NietToegelaten as fout:
        fouten["bestand"] = str(fout)
    if fouten or gekeurd is None:
        raise ValidationError(fouten)
    return gekeurd


def _gescand(inhoud: bytes) -> bool:
    """Of er een scanner naar keek. Een virus, of een scanner zonder oordeel, is een fout bij het bestand."""
    try:
        oordeel = scan(inhoud)
    except NuNietTeScannen as fout:
        zin = _("Wij kunnen bestanden nu niet op virussen nakijken. Probeer het straks opnieuw.")
        raise ValidationError({"bestand": zin}) from fout
    if oordeel == "virus":
        raise ValidationError({"bestand": _("In dit bestand zit een virus. Het is niet bewaard.")})
    return oordeel == "schoon"


def _bewaar(document: Document, inhoud: bytes) -> None:
    """De sleutel kan van een ander zijn, in een dossier dat hier niet te zien is: dan ook een nieuwe."""
    try:
        with transaction.atomic():
            document.save(force_insert=True)
    except IntegrityError as fout:
        raise AlToegevoegd from fout
    Documentinhoud(
        stelsel_id=document.stelsel_id, team_id=document.team_id, dossier_id=document.dossier_id, document=document,
        inhoud=inhoud,
    ).save(force_insert=True)  # fmt: skip


def _leg_vast(feit: Feit, dossier: Dossier, medewerker: Medewerker, nu: datetime) -> None:
    maak(
        feit, stelsel_id=dossier.stelsel_id, moment=nu, medewerker_id=medewerker.pk, dossier_id=dossier.pk,
        team_id=dossier.team_id,
    ).save(force_insert=True)  # fmt: skip
