"""Wie namens een ander beslist of spreekt: vastleggen, en zeggen dat het voorbij is. Er wordt niets aangenomen."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.dossier.models import Dossier, Persoon
from keukentafel.doen.netwerk.feiten import VertegenwoordigingVastgelegd, VertegenwoordigingVoorbij
from keukentafel.doen.netwerk.gedeeld import einde, in_dossier, leg_vast, op_slot, periodefouten, te_lang
from keukentafel.doen.netwerk.models import Vertegenwoordiging
from keukentafel.doen.netwerk.personen import VOLWASSEN, leeftijd_nu
from keukentafel.regelen.medewerkers.models import Medewerker

NIET_BEKEND = "Niet bekend"
"""Er is naar gevraagd, en het huishouden weet of zegt het niet: een ander antwoord dan niet gevraagd."""
KIND = (Vertegenwoordiging.Soort.GEZAG, Vertegenwoordiging.Soort.VOOGD)
"""Alleen over wie jonger is dan achttien. Bron: BW 1:233 en 1:245."""
VOLWASSENE = (
    Vertegenwoordiging.Soort.CURATOR, Vertegenwoordiging.Soort.MENTOR, Vertegenwoordiging.Soort.BEWINDVOERDER,
)  # fmt: skip
"""Alleen over volwassenen, door de rechter. Bron: BW 1:378, 1:450 en 1:431."""


@dataclass(frozen=True)
class Vertegenwoordigeropgave:
    """Wie over wie: iemand uit het dossier, of een naam of organisatie van buiten."""

    over: UUID
    soort: str
    door_persoon: UUID | None = None
    naam: str = ""
    organisatie: str = ""
    telefoon: str = ""
    bron: str = ""
    van: date | None = None


@transaction.atomic
def leg_vertegenwoordiging_vast(
    *,
    dossiers: QuerySet[Dossier],
    dossier_id: UUID,
    opgave: Vertegenwoordigeropgave,
    medewerker: Medewerker,
    nu: datetime,
) -> Vertegenwoordiging:
    """Leg vast wie iemand vertegenwoordigt; twee keer is één keer. Een echt antwoord vervangt niet bekend.

    Raises:
        Dossier.DoesNotExist: deze medewerker schrijft niet in dit dossier. ValidationError: wat niet klopt, per veld.
    """
    dossier = op_slot(dossiers, dossier_id)
    mensen = in_dossier(dossier).in_bulk([opgave.over, *filter(None, [opgave.door_persoon])])
    lopend = Vertegenwoordiging.objects.filter(
        stelsel_id=dossier.stelsel_id, dossier=dossier, tot__isnull=True, over_id=opgave.over, soort=opgave.soort
    )
    hetzelfde = {"door_persoon_id": opgave.door_persoon, "naam": opgave.naam, "organisatie": opgave.organisatie}
    if staat_er := lopend.filter(**hetzelfde).first():
        return staat_er
    if fouten := _fouten(opgave, mensen, nu):
        raise ValidationError(fouten)
    for onbekend in lopend.filter(naam=NIET_BEKEND):
        _sluit(onbekend, dossier, timezone.localdate(nu), medewerker, nu)
    rij = Vertegenwoordiging(
        stelsel_id=dossier.stelsel_id, team_id=dossier.team_id, dossier=dossier, over_id=opgave.over,
        soort=opgave.soort, telefoon=opgave.telefoon, bron=opgave.bron, van=opgave.van, door=medewerker,
        vastgelegd_op=nu, **hetzelfde,
    )  # fmt: skip
    rij.save(force_insert=True)
    feit = VertegenwoordigingVastgelegd(vertegenwoordiging=rij.pk, over=rij.over_id, vertegenwoordigingsoort=rij.soort)
    leg_vast(feit, dossier, medewerker, nu)
    return rij


@transaction.atomic
def beeindig_vertegenwoordiging(
    *,
    dossiers: QuerySet[Dossier],
    dossier_id: UUID,
    vertegenwoordiging_id: UUID,
    per: date | None,
    medewerker: Medewerker,
    nu: datetime,
) -> Vertegenwoordiging:
    """Zeg dat het voorbij is sinds `per`; None: het is er nooit geweest, het was een vergissing.

    Raises:
        Dossier.DoesNotExist, Vertegenwoordiging.DoesNotExist: er is niets dat deze medewerker kan wijzigen.
        ValidationError: de dag kan niet. AlVoorbij: een ander was eerder.
    """
    dossier = op_slot(dossiers, dossier_id)
    rij = Vertegenwoordiging.objects.get(stelsel_id=dossier.stelsel_id, dossier=dossier, pk=vertegenwoordiging_id)
    _sluit(rij, dossier, per, medewerker, nu)
    return rij


def _sluit(rij: Vertegenwoordiging, dossier: Dossier, per: date | None, medewerker: Medewerker, nu: datetime) -> None:
    rij.van, rij.tot = einde(rij, per, nu)
    rij.save(update_fields=["van", "tot"])
    feit = VertegenwoordigingVoorbij(
        vertegenwoordiging=rij.pk, over=rij.over_id, vertegenwoordigingsoort=rij.soort, vergissing=per is None
    )
    leg_vast(feit, dossier, medewerker, nu)


def _fouten(opgave: Vertegenwoordigeropgave, mensen: dict[UUID, Persoon], nu: datetime) -> dict[str, str]:
    fouten = te_lang(Vertegenwoordiging, opgave, "naam", "organisatie", "telefoon", "bron")
    fouten |= periodefouten(opgave.van, nu)
    if opgave.soort not in Vertegenwoordiging.Soort.values:
        fouten["soort"] = _("Kies wat het is")
    over = mensen.get(opgave.over)
    if over is None:
        fouten["over"] = _("Kies over wie het gaat")
    buiten = bool(opgave.naam.strip() or opgave.organisatie.strip())
    if opgave.door_persoon is None and not buiten:
        fouten["door"] = _("Kies iemand uit de lijst, of schrijf een naam of organisatie op")
    elif opgave.door_persoon is not None and (buiten or opgave.door_persoon not in mensen):
        fouten["door"] = _("Kies iemand uit de lijst, of schrijf een naam op; niet allebei")
    elif opgave.door_persoon == opgave.over:
        fouten["door"] = _("Kies een ander: niemand vertegenwoordigt zichzelf")
    if over is not None and not fouten:
        fouten |= _leeftijdfout(opgave.soort, leeftijd_nu(over, timezone.localdate(nu)))
    return fouten


def _leeftijdfout(soort: str, jaren: int | None) -> dict[str, str]:
    """Gezag is over kinderen, curatele, bewind en mentorschap over volwassenen; zonder leeftijd kan alles."""
    if jaren is None:
        return {}
    if soort in KIND and jaren >= VOLWASSEN:
        return {"soort": _("Gezag en voogdij zijn er alleen over wie jonger is dan 18")}
    if soort in VOLWASSENE and jaren < VOLWASSEN - 1:
        return {"soort": _("Een curator, mentor of bewindvoerder is er voor volwassenen")}
    return {}
