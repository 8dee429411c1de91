"""Wat er aan een spreekuur klopt: een medewerker die het begeleidt, vrijwilligers, en een wijk waar het mag zijn."""

from collections.abc import Collection, Iterator
from datetime import date, time

from django.db.models import Q, QuerySet
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.inzet.keuren import dag, weiger
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.spreekuren.models import Spreekuur
from keukentafel.regelen.spreekuren.overzichten import kleuren_met_spreekuur, werkrollen
from keukentafel.regelen.teams.models import Team
from keukentafel.regels.basis import Invoerfout
from keukentafel.regels.inzet import Periode, eerste_gat

VRIJWILLIGER = "vrijwilliger"


def begeleiders(team: Team, dag_: date, inrichting: Inrichting) -> QuerySet[Medewerker]:
    """Wie in dit team werkt of nog gaat werken, op naam: uit hen komt de begeleider."""
    leden = Lidmaatschap.objects.filter(stelsel_id=team.stelsel_id, team=team, rol__in=werkrollen(inrichting))
    return _op_naam(leden.exclude(tot__lte=dag_))


def vrijwilligers(team: Team, dag_: date, inrichting: Inrichting) -> QuerySet[Medewerker]:
    """De vrijwilligers van dit team en die van het hele stelsel, op naam. # aanname: die helpen bij elk team"""
    soorten = [rol for rol in inrichting.rollen if inrichting.is_rol(rol, VRIJWILLIGER)]
    waar = Q(team=team) | Q(team__isnull=True)
    return _op_naam(
        Lidmaatschap.objects.filter(waar, stelsel_id=team.stelsel_id, rol__in=soorten).exclude(tot__lte=dag_)
    )


def _op_naam(leden: QuerySet[Lidmaatschap]) -> QuerySet[Medewerker]:
    return Medewerker.objects.filter(pk__in=leden.values("medewerker_id")).order_by("naam", "pk")


def uur(tijd: time) -> str:
    """ "10.00" """
    return f"{tijd.hour}.{tijd.minute:02d}"


def keur_begeleider(rij: Spreekuur, nieuw: Periode, inrichting: Inrichting) -> Iterator[Invoerfout]:
    """De begeleider werkt al die tijd als medewerker in het team, en is niet tegelijk ergens anders."""
    if nieuw.leeg:
        return
    mens = rij.begeleider
    leden = Lidmaatschap.objects.filter(
        stelsel_id=rij.stelsel_id, medewerker=mens, team=rij.team_id, rol__in=werkrollen(inrichting)
    )
    gat = eerste_gat([Periode(lid.van, lid.tot) for lid in leden], nieuw.van, nieuw.tot)
    feiten = {"naam": mens.naam, "team": rij.team.naam, "dag": dag(gat) if gat else ""}
    if gat == nieuw.van:
        zin = _(
            "%(naam)s werkt op %(dag)s niet als medewerker in %(team)s. Een spreekuur staat altijd onder een "
            "medewerker van het team"
        )
        yield Invoerfout("begeleider", zin % feiten)
    elif gat is not None:
        zin = _(
            "De rol van %(naam)s in %(team)s stopt op %(dag)s. Kies een ander, of laat het spreekuur dan ook stoppen"
        )
        yield Invoerfout("begeleider", zin % feiten)
    yield from _dubbel(rij, nieuw)


def _dubbel(rij: Spreekuur, nieuw: Periode) -> Iterator[Invoerfout]:
    tegelijk = Spreekuur.objects.filter(
        stelsel_id=rij.stelsel_id, begeleider=rij.begeleider_id, weekdag=rij.weekdag,
        begintijd__lt=rij.eindtijd, eindtijd__gt=rij.begintijd,
    ).exclude(pk=rij.pk)  # fmt: skip
    for ander in tegelijk.order_by("van", "pk"):
        if nieuw.overlapt(Periode(ander.begeleider_sinds, ander.tot)):
            feiten = {
                "naam": rij.begeleider.naam, "dag": WEEKDAYS[ander.weekdag], "begin": uur(ander.begintijd),
                "eind": uur(ander.eindtijd), "waar": str(ander),
            }  # fmt: skip
            zin = _(
                "%(naam)s begeleidt op %(dag)s van %(begin)s tot %(eind)s uur al een ander spreekuur: %(waar)s. "
                "Kies een ander, of een andere tijd"
            )
            yield Invoerfout("begeleider", zin % feiten)
            return


def keur_vrijwilligers(team: Team, gekozen: Collection[Medewerker], dag_: date, inrichting: Inrichting) -> None:
    """Elk van hen is vrijwilliger in dit team, of in het hele stelsel.

    Raises:
        FoutInInvoer: bij `vrijwilligers`.
    """
    kan = set(vrijwilligers(team, dag_, inrichting).values_list("pk", flat=True))
    for mens in gekozen:
        if mens.pk not in kan:
            zin = _("%(naam)s is geen vrijwilliger bij %(team)s")
            raise weiger("vrijwilligers", zin % {"naam": mens.naam, "team": team.naam})


def keur_wijk(gebied: Gebied | None, kleur: str, inrichting: Inrichting) -> Iterator[Invoerfout]:
    """Is er in deze wijk een spreekuur? Staat de kleur in de inrichting, dan telt die.

    # aanname: welke wijk welke kleur heeft, staat niet in de stukken; wie het spreekuur plant, noemt de kleur.
    """
    mag = kleuren_met_spreekuur(inrichting)
    if gebied is None:
        yield Invoerfout("gebied", _("Kies de wijk: niet in elke wijk is een spreekuur"))
        return
    vast = inrichting.wijkkleuren.per_gebied.get(gebied.code) if inrichting.wijkkleuren else None
    if vast is not None and vast not in mag:
        zin = _("%(wijk)s is %(kleur)s, en daar zijn geen spreekuren")
        yield Invoerfout("gebied", zin % {"wijk": gebied.naam, "kleur": vast})
    elif kleur not in mag or (vast is not None and kleur != vast):
        yield Invoerfout("kleur", _("Kies de kleur die de wijk dit jaar heeft"))
