"""Het burgerservicenummer van een persoon: versleuteld bewaard, gezocht op een zegel, en alleen met opzet te zien.

Dat een nummer al bij een ander staat, is geen fout: dan zou een medewerker leren wie wij kennen. Wie dezelfde is,
blijkt bij het herkennen (doen/dossier/herkennen.py).
"""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from keukentafel.doen.dossier.feiten import BsnVastgelegd
from keukentafel.doen.dossier.models import Dossier, Huishoudlid, Persoon
from keukentafel.kern.gebeurtenissen.acties import maak
from keukentafel.kern.toegang.versleutelen import OnleesbaarError, ontsleutel, versleutel
from keukentafel.kern.toegang.zegel import bsnzegel
from keukentafel.regelen.inzet.versie import Verouderd, merk
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regels import bsn as regel

DOEL = b"keukentafel.bsn.1"


def bsnvelden(stelsel_id: int, nummer: str) -> dict[str, str]:
    """De twee velden van `Persoon` bij een nummer dat klopt; een leeg nummer maakt beide leeg."""
    if not nummer:
        return {"bsn": "", "bsn_zegel": ""}
    return {"bsn": versleutel(nummer, DOEL), "bsn_zegel": bsnzegel(stelsel_id=stelsel_id, bsn=nummer)}


def bsnfout(nummer: str) -> str:
    """Wat er niet klopt aan een nummer zoals `regels.bsn.schoon` het geeft, in gewone woorden; leeg als het klopt."""
    return {
        None: "",
        "cijfers": _("Een burgerservicenummer heeft negen cijfers"),
        "elfproef": _("Dit nummer kan niet kloppen; controleer de cijfers"),
    }[regel.fout(nummer)]


def nummer_van(persoon: Persoon) -> str:
    """Het nummer zelf, of leeg als er geen is. Wie dit toont, legt dat vast als `bsn_getoond`.

    Raises:
        OnleesbaarError: versleuteld met een geheim dat er niet meer is.
    """
    return ontsleutel(persoon.bsn, DOEL) if persoon.bsn else ""


def gemaskeerd(persoon: Persoon) -> str:
    """`******990`, of leeg als er geen nummer is; is het niet meer te lezen, dan alleen sterretjes."""
    try:
        return regel.gemaskeerd(nummer_van(persoon))
    except OnleesbaarError:
        return "*" * 9


def merk_van(persoon: Persoon) -> str:
    """Een merk van het nummer dat er nu staat, dat er zelf niets van zegt; leeg als er geen is."""
    return merk(persoon.pk, persoon.bsn) if persoon.bsn else ""


@transaction.atomic
def leg_bsn_vast(
    *,
    dossiers: QuerySet[Dossier],
    dossier_id: UUID,
    persoon_id: UUID,
    nummer: str,
    gezien: str,
    medewerker: Medewerker,
    nu: datetime,
) -> bool:
    """Bewaar of verwijder (leeg) het nummer van een lid van dit huishouden. Geeft of er iets veranderde.

    `gezien` is `merk_van` toen de wijziger begon. Staat er intussen hetzelfde nummer, dan is er niets te kiezen.

    Raises:
        Dossier.DoesNotExist, Persoon.DoesNotExist: er is niets dat deze medewerker kan wijzigen.
        ValidationError: het nummer klopt niet. Dat een ander het ook heeft, is geen fout.
        Verouderd: een collega schreef er net een ander op, of haalde het weg; er verandert niets.
    """
    dossier = dossiers.select_for_update(of=("self",)).get(pk=dossier_id)
    persoon = leden(dossier).select_for_update(of=("self",)).get(pk=persoon_id)
    schoon = regel.schoon(nummer)
    if schoon and (fout := bsnfout(schoon)):
        raise ValidationError({"bsn": fout})
    if _zelfde(persoon, schoon):
        return False
    if gezien != merk_van(persoon):
        raise Verouderd(persoon)
    for veld, waarde in bsnvelden(dossier.stelsel_id, schoon).items():
        setattr(persoon, veld, waarde)
    persoon.versie += 1
    persoon.save(update_fields=["bsn", "bsn_zegel", "versie"])
    maak(
        BsnVastgelegd(persoon=persoon.pk, leeg=not schoon),
        stelsel_id=dossier.stelsel_id, moment=nu, medewerker_id=medewerker.pk, dossier_id=dossier.pk,
        team_id=dossier.team_id,
    ).save(force_insert=True)  # fmt: skip
    return True


def leden(dossier: Dossier) -> QuerySet[Persoon]:
    """Wie nu bij dit huishouden horen; van familie die er niet woont leggen wij geen nummer vast. # aanname"""
    nu_lid = Huishoudlid.objects.filter(stelsel_id=dossier.stelsel_id, dossier=dossier, tot__isnull=True)
    return Persoon.objects.filter(
        stelsel_id=dossier.stelsel_id, pk__in=nu_lid.exclude(rol=Huishoudlid.Rol.BUITEN).values("persoon_id")
    )


def _zelfde(persoon: Persoon, nummer: str) -> bool:
    try:
        return nummer_van(persoon) == nummer
    except OnleesbaarError:
        return False
