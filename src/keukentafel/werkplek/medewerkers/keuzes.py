"""De keuzes in de formulieren: rollen, teams, gebieden, onderwerpen en collega's van het eigen stelsel."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import geldend
from keukentafel.regelen.organisaties.models import Organisatie
from keukentafel.regelen.teams.models import Team

Keuzes = list[tuple[str, str]]
Groepen = list[tuple[str, Keuzes]]


def rollen(inrichting: Inrichting) -> Keuzes:
    """Elke rol van de inrichting met haar naam, op naam."""
    namen = [(code, str(rol.naam)) for code, rol in inrichting.rollen.items()]
    return [("", _("Kies een rol")), *sorted(namen, key=lambda paar: paar[1])]


def onderwerpen(inrichting: Inrichting) -> Keuzes:
    namen = [(code, str(soort.naam)) for code, soort in inrichting.deskundigheden.items()]
    return [("", _("Kies een onderwerp")), *sorted(namen, key=lambda paar: paar[1])]


def teams(stelsel_id: int, dag: date) -> QuerySet[Team]:
    """De teams die er zijn of nog komen."""
    return Team.objects.filter(stelsel_id=stelsel_id).exclude(tot__lte=dag).order_by("naam", "van")


def gebieden(stelsel_id: int) -> QuerySet[Gebied]:
    return Gebied.objects.filter(stelsel_id=stelsel_id).order_by("naam", "-jaar")


def organisaties(stelsel_id: int) -> QuerySet[Organisatie]:
    return Organisatie.objects.filter(stelsel_id=stelsel_id).order_by("naam")


def vervangers(medewerker: Medewerker, dag: date) -> Groepen:
    """Wie zou kunnen invallen: eerst wie in hetzelfde team werkt, dan de anderen met een rol."""
    leden = geldend(dag).filter(stelsel_id=medewerker.stelsel_id).exclude(medewerker=medewerker)
    eigen = set(geldend(dag).filter(medewerker=medewerker, team__isnull=False).values_list("team_id", flat=True))
    paren = list(leden.order_by("medewerker__naam").values_list("medewerker_id", "medewerker__naam", "team_id"))
    naast = {pk for pk, _naam, team in paren if team in eigen}
    groepen = [
        (_("Uit hetzelfde team"), _uniek(paar for paar in paren if paar[0] in naast)),
        (_("Andere medewerkers"), _uniek(paar for paar in paren if paar[0] not in naast)),
    ]
    return [(kop, keuzes) for kop, keuzes in groepen if keuzes]


def _uniek(paren: Iterator[tuple[int, str, int | None]]) -> Keuzes:
    return list({str(pk): naam for pk, naam, _team in paren}.items())
