"""De instellingen die de triage leest: gebieden, teams, de tabel met regels en de vragen erbij."""

from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from keukentafel.regels.basis import Instelling
from keukentafel.regels.termijnen.instellingen import Termijngegevens
from keukentafel.regels.triage.voorwaarden import Voorwaarden
from keukentafel.regels.woorden import (
    LEEFTIJD_MAX,
    Aanmelder,
    GemeenteCode,
    Ingangsdatum,
    Leefgebied,
    Naam,
    Ontvangst,
    Regisseur,
    Situatie,
    Slug,
    TeamRol,
    TeamSoort,
    Tekst,
    WijkCode,
)

Leeftijd = Annotated[int, Field(ge=0, le=LEEFTIJD_MAX)]
Jaar = Annotated[int, Field(ge=2000, le=2100)]
Inwoners = Annotated[int, Field(ge=1, le=1_000_000)]


class Gemeente(Instelling):
    """Een gemeente van het stelsel."""

    code: GemeenteCode
    naam: Naam
    inwoners: Inwoners | None = None
    jaar: Jaar | None = None
    """Het jaar van het aantal inwoners."""


class Gebied(Instelling):
    """Een CBS-wijk. Codes worden hergebruikt: de sleutel is code met jaar."""

    code: WijkCode
    jaar: Jaar
    naam: Naam
    inwoners: Inwoners | None = None
    """Leeg waar het CBS geen aantal noemt (er woont niemand, of het is geheim)."""
    postcodes: list[Annotated[str, Field(pattern=r"^[1-9][0-9]{3}$")]] = []
    """De vier cijfers van de postcodes die in de buurten van deze wijk het meest voorkomen (CBS)."""
    gemeente: GemeenteCode


class Deelteam(Instelling):
    """Een deel van een team met een eigen onderwerp; de vraag blijft bij het hele team."""

    slug: Slug
    naam: Naam
    domeinen: list[Naam]


Inzet = Literal["raadplegen", "ondersteunen", "overnemen", "tijdelijk_overnemen"]
"""Hoe een team dat erachter staat kan meedoen, van licht naar zwaar."""


class Team(Instelling):
    """Een team: voor wie, waar, en hoe je er komt."""

    slug: Slug
    naam: Naam
    soort: TeamSoort
    gebieden: list[WijkCode] = []
    """Leeg: het team werkt in het hele stelsel."""
    leeftijd_van: Leeftijd | None = None
    """Tot en met deze leeftijd mee; leeg is geen ondergrens."""
    leeftijd_tot: Leeftijd | None = None
    """Tot (niet met) deze leeftijd; leeg is geen bovengrens."""
    situaties: list[Situatie] = []
    """De situaties die het team neemt; leeg is alle."""
    rol: TeamRol
    rechtstreeks: list[Aanmelder] | None = None
    """Wie rechtstreeks bij het team terechtkan; zonder deze sleutel iedereen, leeg niemand."""
    domeinen: list[Naam] = []
    organisatie: Slug | None = None
    locatie: Naam | None = None
    vervangt: list[Slug] = []
    """Teams waarvoor dit team inspringt."""
    deelteams: list[Deelteam] = []
    inzet: list[Inzet] = []
    """Hoe een ander team dit team erbij kan halen; leeg als de stukken dat niet zeggen."""
    alleen_op_naam: bool = False
    """Alleen bedoeld als een rij van de triage dit team bij naam noemt; het gebied kiest het nooit."""

    @model_validator(mode="after")
    def _leeftijden(self) -> Self:
        if self.leeftijd_van is not None and self.leeftijd_tot is not None and self.leeftijd_van >= self.leeftijd_tot:
            raise ValueError("leeftijd_van moet lager zijn dan leeftijd_tot")
        return self

    def neemt_leeftijd(self, leeftijd: int) -> bool:
        """Valt deze leeftijd (in jaren) binnen het team?"""
        return (self.leeftijd_van or 0) <= leeftijd and (self.leeftijd_tot is None or leeftijd < self.leeftijd_tot)


class TeamsoortNaam(Instelling):
    """Hoe deze inrichting een soort team noemt."""

    enkelvoud: Naam
    meervoud: Naam


class Uitkomstregel(Instelling):
    """Wat een rij van de tabel oplevert."""

    situatie: Situatie
    naar: TeamSoort
    team: Slug | None = None
    """Alleen als er één bepaald team bedoeld is; anders kiest het gebied."""
    regisseur: Regisseur
    rol: TeamRol
    betrokken: list[Slug] = []
    blijft_betrokken: TeamSoort | None = None
    """Het team van deze soort uit de buurt blijft erbij."""


class TriageRegel(Instelling):
    """Een rij van de tabel: als dit, dan dat, met de reden en de bron."""

    naam: Slug
    als: Voorwaarden = Voorwaarden()
    dan: Uitkomstregel
    reden: Tekst
    bron: Naam


class SpoedRegel(Instelling):
    """Wanneer een vraag spoed heeft, los van de route."""

    als: Voorwaarden
    reden: Tekst
    bron: Naam


class BetrokkenRegel(Instelling):
    """Wie er naast het team bij komt."""

    wie: Slug
    als: Voorwaarden
    reden: Tekst
    bron: Naam


class TermijnRegel(Instelling):
    """Welke klok een vraag start."""

    termijn: Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
    als: Voorwaarden
    vervangt: str | None = None
    """De klok die door deze overbodig wordt."""
    bron: Naam


class TriageIngang(Instelling):
    """Waar een vraag blijft zolang nog niet zeker is waarheen hij moet."""

    soort: TeamSoort
    rol: TeamRol
    bron: Naam


class Triagevraag(Instelling):
    """De vraag die een feit oplevert, en hoe je het antwoord in een zin zegt."""

    tekst: Naam
    uitleg: Tekst | None = None
    ja: Naam | None = None
    nee: Naam | None = None
    volgorde: Annotated[int, Field(ge=0, le=10_000)]


class Triage(Instelling):
    """De triage van een inrichting."""

    ingang: TriageIngang
    spoed: SpoedRegel
    regels: Annotated[list[TriageRegel], Field(min_length=1, max_length=200)]
    betrokken: list[BetrokkenRegel] = []
    termijnen: list[TermijnRegel] = []
    vragen: dict[str, Triagevraag]
    niet_voor_ons_bron: Naam


class LeefgebiedNaam(Instelling):
    """Hoe een leefgebied op het scherm heet."""

    code: Leefgebied
    naam: Naam


class Stelselgegevens(Termijngegevens):
    """Alles wat de triage van een inrichting moet weten."""

    naam: Slug
    geldig_vanaf: Ingangsdatum
    """De versie: vanaf deze dag geldt wat hier staat."""
    gemeenten: Annotated[list[Gemeente], Field(min_length=1)]
    gebieden: Annotated[list[Gebied], Field(min_length=1)]
    teams: Annotated[list[Team], Field(min_length=1, max_length=2000)]
    teamsoorten: dict[TeamSoort, TeamsoortNaam]
    leefgebieden: list[LeefgebiedNaam]
    triage: Triage

    @cached_property
    def gemeente_van_gebied(self) -> dict[str, str]:
        """Wijkcode -> gemeentecode, zoals de inrichting het zegt."""
        return {gebied.code: gebied.gemeente for gebied in self.gebieden}

    def gebieden_bij(self, postcode: str) -> list[Gebied]:
        """De wijken waar deze postcode (met of zonder letters) in kan liggen; geen als de inrichting het niet weet."""
        return [gebied for gebied in self.gebieden if postcode[:4] in gebied.postcodes]

    @cached_property
    def gemeentecodes(self) -> frozenset[str]:
        """De codes van de eigen gemeenten."""
        return frozenset(gemeente.code for gemeente in self.gemeenten)

    @cached_property
    def leefgebied_namen(self) -> dict[str, str]:
        """Code -> naam op het scherm."""
        return {leefgebied.code: leefgebied.naam for leefgebied in self.leefgebieden}

    @cached_property
    def teams_per_soort(self) -> dict[str, list[Team]]:
        """Soort -> teams, in de volgorde van het bestand."""
        per_soort: dict[str, list[Team]] = {}
        for team in self.teams:
            per_soort.setdefault(team.soort, []).append(team)
        return per_soort

    @cached_property
    def teams_kijken_naar_leeftijd(self) -> bool:
        """Is er een team met een leeftijdsgrens?"""
        return any(team.leeftijd_van is not None or team.leeftijd_tot is not None for team in self.teams)

    def ontvangst(self, soort: str, aanmelder: str) -> Ontvangst:
        """Is een team van deze soort voor deze aanmelder rechtstreeks te bereiken?"""
        for team in self.teams_per_soort.get(soort, []):
            if team.rechtstreeks is not None and aanmelder not in team.rechtstreeks:
                return "doorgezet"
        return "aangenomen"
