"""Wat meer dan één handeling nakijkt: periodes, en de rij om wie het gaat."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.teams.models import Team
from keukentafel.regels.basis import FoutInInvoer, Invoerfout
from keukentafel.regels.inzet import Periode


class MetPeriode(Protocol):
    """Een rij met een eerste dag en een eerste dag erna."""

    van: date
    tot: date | None


def weiger(pad: str, melding: str) -> FoutInInvoer:
    """Eén fout bij één veld; een leeg `pad` gaat over het geheel."""
    return FoutInInvoer([Invoerfout(pad, melding)])


def dag(datum: date) -> str:
    """ "1 maart 2026" """
    return date_format(datum, "j F Y")


def periode(rij: MetPeriode) -> Periode:
    return Periode(rij.van, rij.tot)


def in_woorden(rij: MetPeriode) -> str:
    """ "van 1 maart 2026 tot 1 april 2026", of "vanaf 1 maart 2026" """
    if rij.tot is None:
        return _("vanaf %(van)s") % {"van": dag(rij.van)}
    return _("van %(van)s tot %(tot)s") % {"van": dag(rij.van), "tot": dag(rij.tot)}


def keur_periode(van: date, tot: date | None) -> None:
    """Een nieuwe periode heeft minstens één dag.

    Raises:
        FoutInInvoer: zij eindigt op of voor haar eerste dag.
    """
    if tot is not None and tot <= van:
        raise weiger("tot", _("Dit eindigt voordat het begint. Kies een dag na %(van)s") % {"van": dag(van)})


def keur_einde(rij: MetPeriode, tot: date) -> None:
    """Een rij eindigt niet voor zij begint; op haar eerste dag eindigen is intrekken.

    Raises:
        FoutInInvoer: het einde ligt voor het begin.
    """
    if tot < rij.van:
        raise weiger("tot", _("Dit begon pas op %(van)s. Kies die dag of later") % {"van": dag(rij.van)})


def keur_geen_overlap(nieuw: Periode, bestaand: Iterable[MetPeriode], melding: str) -> None:
    """`melding` krijgt de periode die in de weg zit, op de plek van %(wanneer)s.

    Raises:
        FoutInInvoer: er is al een rij op een van deze dagen.
    """
    for rij in bestaand:
        if nieuw.overlapt(periode(rij)):
            raise weiger("van", melding % {"wanneer": in_woorden(rij)})


def keur_team(team: Team, nieuw: Periode) -> None:
    """Een team waar iemand bij komt, bestaat dan.

    Raises:
        FoutInInvoer: het team begint later, of is dan al geëindigd.
    """
    if team.tot is not None and (team.tot <= nieuw.van or nieuw.tot is None or nieuw.tot > team.tot):
        raise weiger(
            "tot", _("%(team)s eindigt op %(dag)s. Kies die dag of eerder") % {"team": team, "dag": dag(team.tot)}
        )
    if nieuw.van < team.van:
        raise weiger("van", _("%(team)s begint op %(dag)s") % {"team": team, "dag": dag(team.van)})


def keur_van_stelsel(medewerker: Medewerker, door: Medewerker) -> None:
    """Wie iets over een ander vastlegt, werkt in hetzelfde stelsel.

    Raises:
        Medewerker.DoesNotExist: voor wie elders werkt, bestaat deze medewerker niet.
    """
    if medewerker.stelsel_id != door.stelsel_id:
        raise Medewerker.DoesNotExist(medewerker.pk)
