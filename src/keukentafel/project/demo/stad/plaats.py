"""Van een verhaal naar een team: langs de regels van de inrichting, zoals bij elke vraag."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from random import Random
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils import timezone

from keukentafel.doen.dossier.opgave import AdresOpgave, Opgave, PersoonOpgave
from keukentafel.doen.signalen.aannemen import Signaalopgave
from keukentafel.doen.triage.acties import GeenTeam, Route, TeamBestaatNiet, bepaal_route
from keukentafel.inrichting.model import Inrichting
from keukentafel.project.demo import tijden
from keukentafel.project.demo.stad.beloften import kom_na
from keukentafel.project.demo.stad.bevolking import Wijk
from keukentafel.project.demo.stad.verhaal import Geschiedenis, Verhaal
from keukentafel.regelen.teams.models import Team

ZONDER_WIJK = "De regels noemen nog geen team; dit team belt om door te vragen."


@dataclass(frozen=True)
class Stad:
    """Waar de stad in staat: het stelsel, de inrichting van vandaag en de teams die er nu zijn."""

    stelsel_id: int
    inrichting: Inrichting
    teams: dict[str, Team]
    nu: datetime
    zaad: str
    bsn: Mapping[int, str] = field(default_factory=dict)
    """Het testnummer van wie er een heeft, op het nummer van de mens."""

    @property
    def dag(self) -> date:
        return timezone.localdate(self.nu)

    def sleutel(self, nummer: int) -> UUID:
        """De sleutel van de zoveelste vraag; dezelfde stad geeft dezelfde sleutels."""
        return uuid5(NAMESPACE_URL, f"stad:{self.inrichting.naam}:{self.zaad}:{nummer}")


@dataclass(frozen=True)
class Geplaatst:
    """Een verhaal met de weg die het ging; `daarna` is het team dat de vraag overnam."""

    geschiedenis: Geschiedenis
    verhaal: Verhaal
    opgave: Opgave
    route: Route
    daarna: Team | None = None

    @property
    def team(self) -> Team:
        """Waar de vraag nu ligt."""
        return self.daarna or self.route.team


def wijken(inrichting: Inrichting) -> list[Wijk]:
    """De gebieden van de inrichting; wat het CBS niet noemt, telt als niemand."""
    return [Wijk(gebied.code, tuple(gebied.postcodes), gebied.inwoners or 0) for gebied in inrichting.gebieden]


def plaats(rnd: Random, stad: Stad, geschiedenis: Geschiedenis, nummer: int) -> list[Geplaatst]:
    """De verhalen van een huishouden, elk bij het team dat de regels aanwijzen; `nummer` is dat van het eerste."""
    return [
        _plaats(rnd, stad, geschiedenis, verhaal, nummer + plek, eerste=plek == 0)
        for plek, verhaal in enumerate(geschiedenis.verhalen)
    ]


def _plaats(
    rnd: Random, stad: Stad, geschiedenis: Geschiedenis, verhaal: Verhaal, nummer: int, *, eerste: bool
) -> Geplaatst:
    opgave = _opgave(stad, geschiedenis, verhaal, stad.sleutel(nummer))
    route = _route(stad, opgave, timezone.localdate(verhaal.ontvangen))
    klokken = {klok.soort: klok.uiterlijk for klok in route.termijnen}
    verhaal = kom_na(rnd, verhaal, klokken, tijden.laatste(stad.nu))
    ander = _ander_team(rnd, stad, verhaal, route.team)
    if verhaal.afwijken and ander is not None and not route.afgeweken:
        opgave = replace(opgave, ander_team=ander.slug, argument=verhaal.afwijken)
        route = replace(route, team=ander, afgeweken=True)
        ander = None
    if route.afgeweken and not opgave.ander_team:
        opgave = replace(opgave, ander_team=route.team.slug, argument=ZONDER_WIJK)
    door = ander if verhaal.doorzetten and eerste and verhaal.om else None
    return Geplaatst(geschiedenis, verhaal, opgave, route, door)


def _route(stad: Stad, opgave: Opgave, dag: date) -> Route:
    """De weg van de vraag. Is het team van toen er niet meer, dan ligt de vraag nu waar zij vandaag heen zou gaan."""
    route = _zoek(stad, opgave.feiten, dag, opgave.terugbellen)
    if route.team.slug not in stad.teams:
        route = replace(route, team=_zoek(stad, opgave.feiten, stad.dag, opgave.terugbellen).team)
    return route


def _zoek(stad: Stad, feiten: dict[str, Any], dag: date, terugbellen: bool) -> Route:
    vraag: dict[str, Any] = {"feiten": feiten, "stelsel_id": stad.stelsel_id, "dag": dag, "terugbellen": terugbellen}
    try:
        return bepaal_route(**vraag)
    except (GeenTeam, TeamBestaatNiet) as fout:
        soort = fout.uitkomst.bestemming.soort if isinstance(fout, GeenTeam) else ""
        passend = [team.slug for team in stad.inrichting.teams if team.soort == soort]
        return bepaal_route(**vraag, ander_team=(passend or list(stad.teams))[0])


def _ander_team(rnd: Random, stad: Stad, verhaal: Verhaal, niet: Team) -> Team | None:
    """Een ander team dat in deze wijk en voor deze leeftijd werkt, of anders een buurteam."""
    feiten = verhaal.feiten
    alle = [team for team in stad.inrichting.teams if team.slug != niet.slug and team.slug in stad.teams]
    passend = [team for team in alle if team.neemt_leeftijd(feiten["leeftijd"])]
    dichtbij = [team for team in passend if not team.gebieden or feiten["gebied"] in team.gebieden] or passend
    return stad.teams[rnd.choice(dichtbij).slug] if dichtbij else None


def _opgave(stad: Stad, geschiedenis: Geschiedenis, verhaal: Verhaal, sleutel: UUID) -> Opgave:
    om, adres = verhaal.om, geschiedenis.huishouden.adres
    persoon = None
    if om is not None:
        persoon = PersoonOpgave(om.voornaam, om.tussenvoegsel, om.achternaam, om.geboren, om.telefoon)
        persoon = replace(persoon, bsn=stad.bsn.get(om.nummer, ""))
    return Opgave(
        sleutel=sleutel,
        feiten=verhaal.feiten,
        eigen_woorden=verhaal.woorden,
        melder_naam=verhaal.melder_naam,
        melder_telefoon=verhaal.melder_telefoon,
        persoon=persoon,
        andere_leeftijden=tuple(verhaal.feiten["huishouden"][1:]) if om else (),
        adres=AdresOpgave(adres.postcode, adres.huisnummer, adres.toevoeging, adres.straat) if om else AdresOpgave(),
        terugbellen=verhaal.terugbellen,
        signaal=_signaal(stad, verhaal),
    )


def _signaal(stad: Stad, verhaal: Verhaal) -> Signaalopgave | None:
    if not verhaal.signaal:
        return None
    soort = verhaal.signaal if verhaal.signaal in stad.inrichting.signaalcodes() else "anders"
    return Signaalopgave(soort=soort, bron_naam=verhaal.melder_naam)
