"""De delen van een inrichting die nog geen eigen regel hebben: feiten die schermen tonen en latere regels lezen."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from keukentafel.regels.basis import Instelling
from keukentafel.regels.woorden import Aanmelder, Bedrag, Ingangsdatum, Kanaal, Naam, Slug, TeamSoort, Tekst, WijkCode


class Organisatie(Instelling):
    """Een organisatie die medewerkers of diensten levert."""

    slug: Slug
    naam: Naam
    levert: list[Naam] = []
    bron: Naam


class Ingang(Instelling):
    """Een deur waardoor een vraag binnenkomt, in gewone woorden."""

    slug: Slug
    naam: Naam
    kanalen: Annotated[list[Kanaal], Field(min_length=1)]
    aanmelders: list[Aanmelder] = []
    """Leeg: voor iedereen."""
    uitleg: Tekst | None = None


class Overleg(Instelling):
    """Een vast overleg: wie, waarvoor en hoe vaak."""

    slug: Slug
    naam: Naam
    waarvoor: Tekst
    ritme: Naam | None = None
    deelnemers: list[Naam] = []
    per: Literal["team", "stadsdeel", "stelsel"] = "team"
    bron: Naam


class Budget(Instelling):
    """Een budget van de teams, in euro."""

    slug: Slug
    naam: Naam
    bedrag: Bedrag
    teams: list[Slug] = []
    """Leeg: één budget voor alle teams samen."""
    direct_uitgeven: bool = False
    vult_bij: bool = False
    """Wordt een voorschot terugbetaald, dan is het budget weer gevuld."""
    bron: Naam


class Norm(Instelling):
    """Een getal waar de inrichting zich aan houdt; geen wet."""

    slug: Slug
    naam: Naam
    waarde: Bedrag
    eenheid: Naam
    bron: Naam


class Afspraak(Instelling):
    """Een afspraak of feit uit de stukken dat nog geen eigen plek in het model heeft."""

    onderwerp: Literal[
        "bereikbaarheid",
        "besluit",
        "clientondersteuning",
        "collectief",
        "dossier",
        "ingang",
        "opdracht",
        "overname",
        "privacy",
        "samenwerking",
        "signalering",
        "sturing",
        "team",
        "uitvoering",
        "waakvlam",
    ]
    tekst: Tekst
    betreft: list[Slug] = []
    """Slugs van teams, organisaties of rollen."""
    bron: Naam


class Proef(Instelling):
    """Iets wat tijdelijk of op een paar plekken wordt uitgeprobeerd."""

    naam: Naam
    tekst: Tekst
    teams: list[Slug] = []
    duur: Naam | None = None
    bron: Naam


class Wijkkleuren(Instelling):
    """Wijken krijgen een kleur; de kleur zegt wat er in de wijk is."""

    kleuren: Annotated[list[Literal["groen", "oranje", "rood"]], Field(min_length=2)]
    spreekuur_in: list[Literal["groen", "oranje", "rood"]]
    cluster: Tekst
    vastgesteld: Naam
    tussentijds: Tekst
    advies: Tekst | None = None
    per_gebied: dict[WijkCode, Literal["groen", "oranje", "rood"]] = {}
    """Leeg zolang de kleuren zelf niet in de stukken staan."""
    bron: Naam


class Aanname(Instelling):
    """Waar de stukken zwijgen: wat er is aangenomen, en over welk deel van het bestand."""

    over: Naam
    tekst: Tekst


class WegLijn(Instelling):
    """Een lijn in het beeld, naar een blok in een volgende kolom."""

    naar: Slug
    soort: Literal["gewoon", "team", "spoed", "samen", "dicht"] = "gewoon"
    tekst: Naam | None = None


class WegBlok(Instelling):
    """Een blok in het beeld van de weg van een vraag."""

    code: Slug
    titel: Naam
    tekst: Tekst | None = None
    vorm: Literal["kaart", "teams", "kern", "brug"] = "kaart"
    """`kern` is het ene gevulde blok; `teams` toont tafels; `brug` ligt over de teams erboven en eronder heen."""
    team_soort: TeamSoort | None = None
    """Bij `teams` en `kern`: het aantal tafels is het aantal teams van deze soort."""
    lijnen: list[WegLijn] = []


class WegKolom(Instelling):
    """Een kolom van het beeld, met dezelfde inhoud in woorden (B1)."""

    in_woorden: Tekst
    blokken: Annotated[list[WegBlok], Field(min_length=1, max_length=12)]


class Weg(Instelling):
    """De weg van een vraag: vijf kolommen, van links naar rechts."""

    kop: Naam
    ingang: WegKolom
    triage: WegKolom
    team: WegKolom
    regie: WegKolom
    besluit: WegKolom

    def kolommen(self) -> list[tuple[str, WegKolom]]:
        """De vijf kolommen met hun kop."""
        return [
            ("Ingang", self.ingang),
            ("Triage", self.triage),
            ("Team", self.team),
            ("Regie en plan", self.regie),
            ("Besluit", self.besluit),
        ]

    @model_validator(mode="after")
    def _codes_uniek(self) -> Self:
        codes = [blok.code for _, kolom in self.kolommen() for blok in kolom.blokken]
        dubbel = sorted({code for code in codes if codes.count(code) > 1})
        if dubbel:
            raise ValueError(f"blokken met dezelfde code: {', '.join(dubbel)}")
        return self


class Bijzonderheid(Instelling):
    """Wat hier anders is dan elders, in een paar woorden."""

    kop: Naam
    tekst: Tekst


class Wijziging(Instelling):
    """Een latere versie: wat er vanaf die dag anders is."""

    geldig_vanaf: Ingangsdatum
    omschrijving: Tekst
