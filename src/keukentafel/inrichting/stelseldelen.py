"""Hoe een stelsel in elkaar zit: lagen, fasen, bemensing, instrumenten, kernfuncties, escalatie en besturing."""

from typing import Annotated, Literal

from pydantic import Field

from keukentafel.regels.basis import Instelling
from keukentafel.regels.woorden import Naam, Slug, TeamSoort, Tekst, WijkCode

Aantal = Annotated[int, Field(ge=1, le=10_000)]


class Gebiedsgroep(Instelling):
    """Een eigen indeling van gebieden boven de wijk: een leefgebied, een woonservicezone, een stadsdeel."""

    slug: Slug
    naam: Naam
    soort: Naam
    """Hoe de gemeente zo'n groep noemt."""
    gebieden: Annotated[list[WijkCode], Field(min_length=1)]
    bron: Naam


class Laag(Instelling):
    """Een laag van het stelsel, van dichtbij de bewoner naar verder weg."""

    slug: Slug
    naam: Naam
    aantal: Aantal | None = None
    tekst: Tekst
    team_soort: TeamSoort | None = None
    """De soort team van deze laag; leeg als de laag geen teams heeft, zoals een netwerk van een buurt."""
    bron: Naam


class Fase(Instelling):
    """Een stap in de opbouw: hoeveel teams erbij komen, wanneer en waarvan."""

    naam: Naam
    teams: Aantal
    wanneer: Naam
    tekst: Tekst | None = None
    bron: Naam


class Bemensing(Instelling):
    """Van wie de mensen van het team zijn en wie hen leidt."""

    deels_bij_moederorganisatie: bool = False
    """Een deel van de medewerkers blijft voor een deel van de uren bij de eigen organisatie."""
    twee_benen: bool = False
    """Met één been in het team en met één been thuis."""
    leidinggevenden: Annotated[int, Field(ge=1, le=2)] = 1
    """Twee waar een gedetacheerde medewerker ook een leidinggevende thuis houdt."""
    teamleiders: Aantal | None = None
    teamleiders_van: Naam | None = None
    medewerkers_van: Aantal | None = None
    medewerkers_tot_en_met: Aantal | None = None
    medewerkers_gemiddeld: Aantal | None = None
    """Medewerkers per team (mensen, geen fte)."""
    zelfsturend: bool = False
    tekst: Tekst
    bron: Naam


class Instrument(Instelling):
    """Een instrument dat de teams gebruiken, en waarvoor."""

    naam: Naam
    waarvoor: Tekst
    bron: Naam


class Kernfunctie(Instelling):
    """Een van de tien kernfuncties die elk stelsel invult."""

    nummer: Annotated[int, Field(ge=1, le=10)]
    kant: Literal["individueel", "collectief"]
    naam: Naam
    tekst: Tekst
    door: list[Slug] = []
    """Teams, organisaties of rollen die het doen; leeg: de teams zelf."""
    bron: Naam


class EscalatieTrede(Instelling):
    """Een trede omhoog: wie er dan bij komt en wat die doet."""

    wie: Slug
    """Een rol, een team of een organisatie."""
    doet: Tekst


class EscalatieSpoor(Instelling):
    """Een spoor van de escalatieladder."""

    slug: Slug
    naam: Naam
    wanneer: Tekst
    treden: Annotated[list[EscalatieTrede], Field(min_length=1, max_length=10)]


class Escalatie(Instelling):
    """De escalatieladder: wie er wanneer bij komt als het vastloopt."""

    sporen: Annotated[list[EscalatieSpoor], Field(min_length=1, max_length=5)]
    bron: Naam


Sturing = Literal["resultaten", "kwaliteit", "kwantiteit", "doelmatigheid", "maatschappelijke_effecten"]
Financiering = Literal["populatie", "productie", "functie", "resultaat"]


class Besturing(Instelling):
    """Waarop gestuurd wordt en welke vormen van financiering daarvoor op tafel liggen."""

    stuurt_op: Annotated[list[Sturing], Field(min_length=1)]
    financiering: list[Financiering] = []
    tekst: Tekst
    bron: Naam


class Doel(Instelling):
    """Waarvoor een rol gegevens gebruikt, met de grondslag (AVG art. 5 lid 1 onder b en art. 6)."""

    naam: Naam
    grondslag: Naam


class Stelseldelen(Instelling):
    """Alle delen samen; een inrichting heeft ze allemaal, vaak leeg."""

    doelen: dict[Slug, Doel] = {}

    gebiedsgroepen: list[Gebiedsgroep] = []
    lagen: list[Laag] = []
    fasen: list[Fase] = []
    bemensing: Bemensing | None = None
    instrumenten: dict[Slug, Instrument] = {}
    kernfuncties: dict[Slug, Kernfunctie] = {}
    escalatie: Escalatie | None = None
    besturing: Besturing | None = None
