"""De bladen van Kennis: de lijst per onderwerp, en één artikel met zijn geschiedenis."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.kennis import overzichten
from keukentafel.regelen.kennis.models import Artikel
from keukentafel.regelen.medewerkers.overzichten import Werkkring

SCHRIJVEN = "kennis_schrijven"


@dataclass(frozen=True)
class Onderwerp:
    """Een onderwerp met de artikelen erover."""

    naam: str
    artikelen: list[Artikel]


def van(kring: Werkkring, slug: str) -> Artikel:
    """Een artikel van dit stelsel, ook als het vervallen is.

    Raises:
        Http404: het is er niet.
    """
    gevonden = Artikel.objects.select_related("door").filter(stelsel_id=kring.stelsel.pk, slug=slug).first()
    if gevonden is None:
        raise Http404
    return gevonden


def geldt(kring: Werkkring, slug: str) -> Artikel:
    """Een artikel dat nog geldt. Fout: Http404."""
    gevonden = van(kring, slug)
    if gevonden.vervallen_op is not None:
        raise Http404
    return gevonden


def inrichting(kring: Werkkring) -> Inrichting:
    """De inrichting van vandaag: daar staan de onderwerpen, en na hoeveel dagen een artikel nagekeken moet worden."""
    gevonden = kring.inrichting
    return gevonden


def lijst(kring: Werkkring, zoekterm: str) -> dict[str, object]:
    """De context van de lijst: wat gevonden is, of alles per onderwerp."""
    van_nu, vandaag, schrijft = inrichting(kring), timezone.localdate(), kring.mag(SCHRIJVEN)
    dagen = van_nu.inzet.artikel_dagen
    inhoud: dict[str, object] = {"zoekterm": zoekterm, "schrijft": schrijft, "vandaag": vandaag}
    if zoekterm:
        return inhoud | {"gevonden": list(overzichten.zoek(kring.stelsel.pk, zoekterm)[:50])}
    alle = list(overzichten.artikelen(kring.stelsel.pk))
    oud = [een for een in alle if te_oud(een, vandaag, dagen)] if schrijft else []
    return inhoud | {"onderwerpen": _per_onderwerp(alle, van_nu), "oud": sorted(oud, key=lambda een: een.nagekeken_op)}


def artikel(kring: Werkkring, een: Artikel) -> dict[str, object]:
    """De context van één artikel."""
    van_nu, vandaag = inrichting(kring), timezone.localdate()
    schrijft = kring.mag(SCHRIJVEN)
    return {
        "artikel": een,
        "onderwerp": next((g.naam for g in van_nu.leefgebieden if g.code == een.leefgebied), _("Algemeen")),
        "versies": een.versies.select_related("door").order_by("-versie") if schrijft else (),
        "schrijft": schrijft and een.vervallen_op is None,
        "te_oud": te_oud(een, vandaag, van_nu.inzet.artikel_dagen),
        "vandaag": vandaag,
    }


def te_oud(een: Artikel, dag: date, dagen: int) -> bool:
    """Is het langer dan zoveel dagen geleden nagekeken?"""
    return een.nagekeken_op < dag - timedelta(days=dagen)


def _per_onderwerp(alle: list[Artikel], van_nu: Inrichting) -> list[Onderwerp]:
    namen = {gebied.code: gebied.naam for gebied in van_nu.leefgebieden}
    bekend = [Onderwerp(naam, [een for een in alle if een.leefgebied == code]) for code, naam in namen.items()]
    rest = Onderwerp(_("Algemeen"), [een for een in alle if een.leefgebied not in namen])
    return [onderwerp for onderwerp in (*bekend, rest) if onderwerp.artikelen]
