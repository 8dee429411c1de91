"""Wat het blad Inrichting over een inrichting vertelt: feiten, versies en het beeld."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from keukentafel.inrichting.model import Inrichting
from keukentafel.regels.triage.zinnen import opsomming
from keukentafel.werkplek import datums
from keukentafel.werkplek.inrichting import breed, kiezen, smal, tijdbalk
from keukentafel.werkplek.inrichting.tekening import Tekening
from keukentafel.werkplek.inrichting.uit_inrichting import weg_van

_ALLEEN_BIJ_EEN_VRAAG = re.compile(r",? (?:want|en) \{omdat\}| \(\{leeftijd\} jaar\)")


@dataclass(frozen=True)
class Legenda:
    """Een soort lijn die in dit beeld voorkomt, met haar betekenis."""

    klasse: str
    woorden: str


@dataclass(frozen=True)
class Beeld:
    """Twee tekeningen van dezelfde weg: breed en smal."""

    breed: Tekening
    smal: Tekening
    legenda: list[Legenda]


def beeld(inrichting: Inrichting) -> Beeld:
    """Het beeld van de weg van een vraag, getekend uit het bestand."""
    weg = weg_van(inrichting)
    groot, klein = breed.teken(weg), smal.teken(weg)
    gebruikt = {pad.klasse for pad in groot.paden}
    soorten = [
        Legenda("lijn-dik", _("Naar een team")),
        Legenda("lijn", _("Gewone weg")),
        Legenda("lijn-spoed", _("Spoed: meteen")),
        Legenda("lijn-stippel", _("Samen")),
        Legenda("dicht", _("Deze weg is dicht")),
    ]
    return Beeld(groot, klein, [soort for soort in soorten if soort.klasse in gebruikt])


def inhoud(inrichting: Inrichting) -> dict[str, object]:
    """Alles wat het blad van één inrichting toont."""
    return {
        "inrichting": inrichting,
        "beeld": beeld(inrichting),
        "gegevens": gegevens(inrichting),
        "regels": triageregels(inrichting),
        "teams": teamregels(inrichting),
    }


def gegevens(inrichting: Inrichting) -> list[tuple[str, str]]:
    """De feiten in een lijstje."""
    gemeenten = opsomming([f"{gemeente.naam} ({gemeente.code})" for gemeente in inrichting.gemeenten])
    inwoners = sum(gebied.inwoners or 0 for gebied in inrichting.gebieden)
    return [
        (_("Gemeente"), gemeenten),
        (_("Teams"), _teams(inrichting)),
        (_("Wijken"), f"{len(inrichting.gebieden)}"),
        (_("Inwoners"), _getal(inwoners)),
        (_("Leeftijd"), _leeftijden(inrichting)),
        (_("Geldig vanaf"), datums.datum_lang(inrichting.geldig_vanaf)),
        (_("Bron"), opsomming(inrichting.bron)),
    ]


def _teams(inrichting: Inrichting) -> str:
    aantallen = Counter(team.soort for team in inrichting.teams)
    return opsomming(
        [
            f"{aantal} {(namen.enkelvoud if aantal == 1 else namen.meervoud)}"
            for soort, aantal in aantallen.items()
            for namen in [inrichting.teamsoorten[soort]]
        ]
    )


def _leeftijden(inrichting: Inrichting) -> str:
    grenzen = sorted({(team.leeftijd_van or 0, team.leeftijd_tot or 100) for team in inrichting.teams})
    return ", ".join(_("%(van)s tot %(tot)s") % {"van": van, "tot": tot} for van, tot in grenzen)


@dataclass(frozen=True)
class Versieregel:
    """Een versie in de tijd, en wat er toen anders werd."""

    vanaf: date
    omschrijving: str
    nu: bool
    aanduiding: str
    vorige: str = ""
    """De versie ervoor, om mee te vergelijken; leeg bij de eerste."""


def versieregels(alle: list[Inrichting], vandaag: date) -> list[Versieregel]:
    """Alle versies, de nieuwste eerst; `nu` is de versie die vandaag geldt."""
    geldig = max((versie.geldig_vanaf for versie in alle if versie.geldig_vanaf <= vandaag), default=None)
    wijzigingen = {wijziging.geldig_vanaf: wijziging.omschrijving for wijziging in alle[-1].wijzigingen}
    namen = [kiezen.aanduiding(versie) for versie in alle]
    regels = [
        Versieregel(
            versie.geldig_vanaf,
            wijzigingen.get(versie.geldig_vanaf, _("De eerste versie.")),
            versie.geldig_vanaf == geldig,
            naam,
            vorige,
        )
        for versie, naam, vorige in zip(alle, namen, ["", *namen], strict=False)
    ]
    return regels[::-1]


def in_de_tijd(alle: list[Inrichting], gekozen: Inrichting, vandaag: date) -> dict[str, object]:
    """De versies op een balk en in woorden; `anders_dan_nu` als het blad niet de versie van vandaag toont."""
    return {
        "versies": versieregels(alle, vandaag),
        "tijdbalk": tijdbalk.maak(alle, vandaag),
        "anders_dan_nu": gekozen is not kiezen.op_dag(alle, vandaag),
    }


@dataclass(frozen=True)
class Triageregel:
    """Een rij van de triage in woorden."""

    situatie: str
    naar: str
    reden: str
    bron: str


def triageregels(inrichting: Inrichting) -> list[Triageregel]:
    """De rijen op volgorde; wat bij een echte vraag wordt ingevuld, staat hier als puntjes."""
    return [
        Triageregel(
            situatie=regel.dan.situatie.capitalize(),
            naar=inrichting.teamsoorten[regel.dan.naar].enkelvoud,
            reden=zonder_feiten(regel.reden),
            bron=regel.bron,
        )
        for regel in inrichting.triage.regels
    ]


@dataclass(frozen=True)
class Teamregel:
    """Een team met zijn wijken; inwoners met een punt per duizend, leeg waar het CBS zwijgt."""

    naam: str
    soort: str
    wijken: str
    inwoners: str


def teamregels(inrichting: Inrichting) -> list[Teamregel]:
    """De teams in de volgorde van het bestand."""
    namen = {gebied.code: gebied.naam for gebied in inrichting.gebieden}
    return [
        Teamregel(
            naam=team.naam,
            soort=inrichting.teamsoorten[team.soort].enkelvoud,
            wijken=opsomming([namen[code] for code in team.gebieden]) or _("de hele gemeente"),
            inwoners=_getal(inrichting.inwoners_van(team.slug)),
        )
        for team in inrichting.teams
    ]


def _getal(aantal: int) -> str:
    return f"{aantal:,}".replace(",", ".") if aantal else _("niet bekend")


def zonder_feiten(reden: str) -> str:
    """Het sjabloon van een reden als algemene zin: zonder de feiten van één vraag."""
    algemeen = _ALLEEN_BIJ_EEN_VRAAG.sub("", reden).replace("{aantal_leefgebieden}", "meer")
    return re.sub(r"\{[a-z_]+\}", "…", algemeen)
