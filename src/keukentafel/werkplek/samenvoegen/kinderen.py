"""Welke kinderen uit andere huishoudens ook bij dit huishouden kunnen horen."""

from django.utils.translation import gettext as _

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier import zoeken
from keukentafel.doen.dossier.models import Huishoudlid
from keukentafel.doen.dossier.overzichten import leeftijd_op
from keukentafel.doen.samenvoegen import overzichten
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.werkplek.betrokkenen import noem
from keukentafel.werkplek.delen.blad import Blad

VOLWASSEN = 18


def kinderen(request: Verzoek, blad: Blad, zoekterm: str) -> list[tuple[str, str]]:
    """Kinderen uit dossiers waarin zij schrijft, als keuze: die op dit huishouden lijken, of bij de zoekterm horen."""
    mijn = zicht.schrijfdossiers(blad.kring, blad.nu).exclude(pk=blad.dossier.pk)
    if zoekterm:
        dossiers = list(zoeken.zoek(mijn, zoekterm)[: overzichten.HOOGSTENS])
    else:
        dossiers = overzichten.kandidaten(blad.kring, blad.dossier, blad.nu)
    leden = Huishoudlid.objects.filter(dossier__in=dossiers, tot__isnull=True).exclude(rol=Huishoudlid.Rol.BUITEN)
    noem(request, dossiers=[een.pk for een in dossiers])
    al = {lid.persoon_id for lid in blad.huis.leden}
    jong = [lid for lid in leden.select_related("persoon", "dossier") if _kind(lid, blad) and lid.persoon_id not in al]
    return list({str(lid.persoon_id): _keuze(lid) for lid in jong}.items())


def _kind(lid: Huishoudlid, blad: Blad) -> bool:
    geboren = lid.persoon.geboortedatum
    jaren = leeftijd_op(geboren, blad.vandaag) if geboren else lid.persoon.leeftijd_bij_opgave
    return lid.rol == Huishoudlid.Rol.KIND or (jaren is not None and jaren < VOLWASSEN)


def _keuze(lid: Huishoudlid) -> str:
    naam = lid.persoon.naam or _("Kind zonder naam")
    return _("%(naam)s, uit huishouden %(huis)s") % {"naam": naam, "huis": lid.dossier.naam or lid.dossier.kenmerk}
