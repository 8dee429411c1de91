"""De mensen van een huishouden: erbij, veranderd, vertrokken en teruggekomen.

Elke handeling krijgt `dossiers` mee: waarin deze medewerker schrijft (`doen.delen.zicht.schrijfdossiers`).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.dossier.models import Dossier, Huishoudlid, Persoon
from keukentafel.doen.dossier.overzichten import leeftijd_op
from keukentafel.doen.netwerk.feiten import LidTeruggekomen, LidVertrokken, PersoonGewijzigd, PersoonToegevoegd
from keukentafel.doen.netwerk.gedeeld import VROEGST, in_dossier, leg_vast, op_slot, te_lang
from keukentafel.regelen.inzet.versie import Verouderd
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regels.namen import naamvelden

OUDST, VOLWASSEN = 120, 18
MEESTE = 60
"""Zoveel mensen staan er hoogstens in een dossier. # aanname: meer is geen huishouden maar een instelling"""
VELDEN = (
    "voornaam", "tussenvoegsel", "achternaam", "geboortedatum", "leeftijd_bij_opgave", "geslacht", "overleden_op",
    "telefoon",
)  # fmt: skip
"""Wat een medewerker aan een persoon verandert, en wat naast elkaar komt als een ander eerder was."""
_TELEFOON = re.compile(r"^[0-9+() .-]*$")


@dataclass(frozen=True)
class Persoonopgave:
    """Wie iemand is; wat niet gevraagd is, blijft leeg. Een leeftijd is van de dag waarop zij is opgeschreven."""

    voornaam: str = ""
    tussenvoegsel: str = ""
    achternaam: str = ""
    geboortedatum: date | None = None
    leeftijd_bij_opgave: int | None = None
    geslacht: str = ""
    overleden_op: date | None = None
    telefoon: str = ""


@transaction.atomic
def voeg_toe(
    *,
    dossiers: QuerySet[Dossier],
    dossier_id: UUID,
    opgave: Persoonopgave,
    woont_hier: bool,
    van: date,
    medewerker: Medewerker,
    nu: datetime,
) -> Persoon:
    """Zet iemand in het dossier: als lid vanaf `van`, of als familie die ergens anders woont.

    Familie elders krijgt de rol `buiten` en een lidmaatschap van nul dagen: zij heeft hier nooit gewoond.

    Raises:
        Dossier.DoesNotExist: deze medewerker schrijft niet in dit dossier. ValidationError: wat niet klopt, per veld.
    """
    dossier = op_slot(dossiers, dossier_id)
    fouten = persoonfouten(opgave, nu)
    fouten |= _dagfouten(None if "geboortedatum" in fouten else opgave, van, nu)
    if in_dossier(dossier).count() >= MEESTE:
        fouten["voornaam"] = _("In dit dossier staan al %(n)s mensen; meer past er niet in") % {"n": MEESTE}
    if fouten:
        raise ValidationError(fouten)
    persoon = Persoon(stelsel_id=dossier.stelsel_id, team_id=dossier.team_id)
    _vul(persoon, opgave)
    persoon.save(force_insert=True)
    if woont_hier:
        _word_lid(dossier, persoon, van, nu)
    else:
        _hoort_erbij(dossier, persoon, van)
    leg_vast(PersoonToegevoegd(persoon=persoon.pk, woont_hier=woont_hier), dossier, medewerker, nu)
    return persoon


@transaction.atomic
def wijzig(
    *,
    dossiers: QuerySet[Dossier],
    dossier_id: UUID,
    persoon_id: UUID,
    opgave: Persoonopgave,
    gezien: int,
    medewerker: Medewerker,
    nu: datetime,
) -> Persoon:
    """Verander wie iemand is. `gezien` is de versie die de wijziger zag; niets veranderd is geen gebeurtenis.

    Raises:
        Dossier.DoesNotExist, Persoon.DoesNotExist: er is niets dat deze medewerker kan wijzigen.
        ValidationError: wat niet klopt, per veld. Verouderd: een ander was eerder; er verandert niets.
    """
    dossier = op_slot(dossiers, dossier_id)
    in_dossier(dossier).get(pk=persoon_id)
    # Een kind met twee huizen staat in twee dossiers: het slot van dit dossier is dan niet genoeg.
    persoon = Persoon.objects.select_for_update().get(stelsel_id=dossier.stelsel_id, pk=persoon_id)
    if persoon.versie != gezien:
        raise Verouderd(persoon)
    if fouten := persoonfouten(opgave, nu):
        raise ValidationError(fouten)
    anders = tuple(veld for veld in VELDEN if getattr(persoon, veld) != getattr(opgave, veld))
    if anders:
        _vul(persoon, opgave)
        persoon.versie += 1
        persoon.save(update_fields=[*VELDEN, "zoeknaam", "klanken", "versie"])
        leg_vast(PersoonGewijzigd(persoon=persoon.pk, velden=anders), dossier, medewerker, nu)
    return persoon


@transaction.atomic
def laat_vertrekken(
    *,
    dossiers: QuerySet[Dossier],
    dossier_id: UUID,
    persoon_id: UUID,
    per: date,
    medewerker: Medewerker,
    nu: datetime,
) -> Huishoudlid | None:
    """Iemand woont niet meer in het huishouden; nog een keer verandert niets en geeft None.

    Raises:
        Dossier.DoesNotExist, Persoon.DoesNotExist: er is niets dat deze medewerker kan wijzigen.
        ValidationError: de dag kan niet, of er blijft niemand over.
    """
    dossier = op_slot(dossiers, dossier_id)
    in_dossier(dossier).get(pk=persoon_id)
    leden = Huishoudlid.objects.filter(stelsel_id=dossier.stelsel_id, dossier=dossier, tot__isnull=True).exclude(
        rol=Huishoudlid.Rol.BUITEN
    )
    lid = leden.filter(persoon_id=persoon_id).first()
    if lid is None:
        return None
    if per > timezone.localdate(nu):
        raise ValidationError({"per": _("Deze dag moet nog komen; leg vast wat nu zo is")})
    if per < lid.van:
        raise ValidationError({"per": _("Dit is voor de dag waarop zij of hij erbij kwam; controleer de datum")})
    if leden.count() == 1:
        raise ValidationError({"per": _("Er moet iemand in het huishouden blijven")})
    lid.tot = per
    lid.save(update_fields=["tot"])
    leg_vast(LidVertrokken(persoon=persoon_id, per=per), dossier, medewerker, nu)
    return lid


@transaction.atomic
def laat_wonen(
    *,
    dossiers: QuerySet[Dossier],
    dossier_id: UUID,
    persoon_id: UUID,
    van: date,
    medewerker: Medewerker,
    nu: datetime,
) -> Huishoudlid:
    """Iemand uit dit dossier woont nu in het huishouden, of weer; woont zij er al, dan verandert er niets.

    Raises:
        Dossier.DoesNotExist, Persoon.DoesNotExist: er is niets dat deze medewerker kan wijzigen.
        ValidationError: de dag kan niet.
    """
    dossier = op_slot(dossiers, dossier_id)
    persoon = in_dossier(dossier).get(pk=persoon_id)
    leden = Huishoudlid.objects.filter(stelsel_id=dossier.stelsel_id, dossier=dossier, persoon=persoon)
    if er_al := leden.filter(tot__isnull=True).exclude(rol=Huishoudlid.Rol.BUITEN).first():
        return er_al
    eerder = leden.exclude(rol=Huishoudlid.Rol.BUITEN).order_by("-tot").first()
    fouten = _dagfouten(None, van, nu)
    if eerder is not None and eerder.tot is not None and van < eerder.tot:
        fouten = {"van": _("Toen woonde zij of hij hier nog; controleer de datum")}
    if fouten:
        raise ValidationError(fouten)
    lid = _word_lid(dossier, persoon, van, nu)
    leg_vast(LidTeruggekomen(persoon=persoon.pk, per=van), dossier, medewerker, nu)
    return lid


def persoonfouten(opgave: Persoonopgave, nu: datetime) -> dict[str, str]:
    """Wat er niet klopt aan een persoon: veld en zin."""
    fouten = te_lang(Persoon, opgave, "voornaam", "tussenvoegsel", "achternaam", "telefoon")
    vandaag, geboren = timezone.localdate(nu), opgave.geboortedatum
    weten = (opgave.voornaam.strip(), opgave.achternaam.strip(), geboren, opgave.leeftijd_bij_opgave is not None)
    if not any(weten):
        fouten["voornaam"] = _("Schrijf een naam, een geboortedatum of een leeftijd op")
    if geboren is not None and geboren > vandaag:
        fouten["geboortedatum"] = _("Deze dag moet nog komen; wie nog niet geboren is, kan er nog niet bij")
    elif geboren is not None and geboren < vandaag - timedelta(days=366 * OUDST):
        fouten["geboortedatum"] = _("Dit is meer dan %(n)s jaar geleden; controleer het jaar") % {"n": OUDST}
    if opgave.leeftijd_bij_opgave is not None and not 0 <= opgave.leeftijd_bij_opgave <= OUDST:
        fouten["leeftijd_bij_opgave"] = _("Schrijf een leeftijd van 0 tot en met 120, of laat het leeg")
    if opgave.geslacht not in Persoon.Geslacht.values:
        fouten["geslacht"] = _("Kies een van de antwoorden")
    if opgave.overleden_op is not None and opgave.overleden_op > vandaag:
        fouten["overleden_op"] = _("Deze dag moet nog komen")
    elif opgave.overleden_op is not None and opgave.overleden_op < (geboren or VROEGST):
        fouten["overleden_op"] = _("Dit is voor de geboorte; controleer de datum")
    if not _TELEFOON.match(opgave.telefoon):
        fouten.setdefault("telefoon", _("Schrijf alleen cijfers, zoals 06 1234 5678"))
    return fouten


def leeftijd_nu(persoon: Persoon, vandaag: date) -> int | None:
    """De leeftijd op een dag; zonder geboortedatum zoals zij is opgeschreven."""
    geboren = persoon.geboortedatum
    return leeftijd_op(geboren, vandaag) if geboren else persoon.leeftijd_bij_opgave


def _dagfouten(opgave: Persoonopgave | None, van: date, nu: datetime) -> dict[str, str]:
    if van > timezone.localdate(nu):
        return {"van": _("Deze dag moet nog komen; leg vast wat nu zo is")}
    if van < VROEGST:
        return {"van": _("Controleer het jaar van deze datum")}
    if opgave is not None and opgave.geboortedatum is not None and van < opgave.geboortedatum:
        return {"van": _("Dit is voor de geboorte; controleer de datum")}
    return {}


def _vul(persoon: Persoon, opgave: Persoonopgave) -> None:
    for veld in VELDEN:
        setattr(persoon, veld, getattr(opgave, veld))
    bij = naamvelden(opgave.tussenvoegsel, opgave.achternaam)
    persoon.zoeknaam, persoon.klanken = bij["zoeknaam"], bij["klanken"]


def _word_lid(dossier: Dossier, persoon: Persoon, van: date, nu: datetime) -> Huishoudlid:
    jaren = leeftijd_nu(persoon, timezone.localdate(nu))
    rol = Huishoudlid.Rol.KIND if jaren is not None and jaren < VOLWASSEN else Huishoudlid.Rol.LID
    lid = Huishoudlid(
        stelsel_id=dossier.stelsel_id, team_id=dossier.team_id, dossier=dossier, persoon=persoon, rol=rol, van=van
    )
    lid.save(force_insert=True)
    return lid


def _hoort_erbij(dossier: Dossier, persoon: Persoon, dag: date) -> Huishoudlid:
    """Zet iemand in het dossier die er niet woont; een periode van nul dagen telt nergens als lid."""
    lid = Huishoudlid(
        stelsel_id=dossier.stelsel_id, team_id=dossier.team_id, dossier=dossier, persoon=persoon,
        rol=Huishoudlid.Rol.BUITEN, van=dag, tot=dag,
    )  # fmt: skip
    lid.save(force_insert=True)
    return lid
