"""Wie er volgens de triage meekijkt in een huishouden, en of dat team al is gevraagd om mee te werken."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from keukentafel.doen.dossier.overzichten import Huishouden
from keukentafel.doen.regie.models import Overgang
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.teams.models import Team
from keukentafel.werkplek.vragen.namen import betrokkene
from keukentafel.werkplek.woorden import hoofdletter


@dataclass(frozen=True)
class Meekijker:
    """Een team of een rol uit de triage, met hoe het ervoor staat; een rol heeft geen team."""

    naam: str
    stand: str
    team: Team | None = None
    te_vragen: bool = False
    """Dit team is er, en het is nog niet gevraagd."""


def codes(huis: Huishouden) -> list[str]:
    """Wie volgens de laatste triage van elke open vraag meekijkt, elk één keer; het team van de vraag zelf niet."""
    uit: dict[str, None] = {}
    for vraag in huis.open_vragen:
        if (triage := huis.triages.get(vraag.pk)) is not None:
            uit |= dict.fromkeys(code for code in triage.uitkomst.get("betrokken", []) if code != vraag.team.slug)
    return list(uit)


def meekijkers(
    huis: Huishouden, overgangen: Iterable[Overgang], inrichting: Inrichting, lopend: Iterable[Team], dag: date
) -> Iterator[Meekijker]:
    """Elk met de stand van nu, uit de teams die er zijn; het team dat het dossier draagt, doet al mee."""
    slugs = {code: _slug(code, inrichting) for code in codes(huis)}
    teams = {team.slug: team for team in lopend}
    mee = {rij.naar_team_id: rij for rij in overgangen if _telt(rij, dag)}
    for code, slug in slugs.items():
        team = teams.get(slug)
        if team is not None and team.pk == huis.dossier.team_id:
            continue
        loopt = mee.get(team.pk) if team else None
        naam = hoofdletter(team.naam if team else betrokkene(code, inrichting))
        te_vragen = team is not None and loopt is None
        yield Meekijker(naam, _stand(loopt) if team else _("kies zelf het team"), team, te_vragen)


def _slug(code: str, inrichting: Inrichting) -> str:
    """Het team achter een code: het team zelf, of het enige van die soort; bij een rol of bij meer teams leeg."""
    slugs = [team.slug for team in inrichting.teams if code in (team.slug, team.soort)]
    return code if code in slugs else slugs[0] if len(slugs) == 1 else ""


def _telt(rij: Overgang, dag: date) -> bool:
    """Is dit team gevraagd om mee te werken of de regie te nemen, of doet het dat nu?"""
    if rij.soort == Overgang.Soort.RAADPLEGEN or (rij.tot is not None and rij.tot < dag):
        return False
    return rij.status in (Overgang.Status.AANGEBODEN, Overgang.Status.AANVAARD)


def _stand(loopt: Overgang | None) -> str:
    if loopt is None:
        return _("nog niet gevraagd")
    return _("gevraagd, wacht op antwoord") if loopt.status == Overgang.Status.AANGEBODEN else _("werkt mee")
