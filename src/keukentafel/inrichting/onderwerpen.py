"""De onderwerpen waarop je twee inrichtingen naast elkaar legt, in de volgorde waarin een vraag haar weg gaat."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from keukentafel.inrichting.in_woorden import (
    ROL,
    Zeg,
    besturing,
    erbij,
    escalatie,
    getal,
    ingangen,
    inzet,
    kernfuncties,
    kijkt_naar,
    kleuren,
    leeftijd,
    neemt,
    over,
    per_soort,
    rechtstreeks,
    regie,
    routes,
    spoed,
    teams,
    wacht,
)
from keukentafel.inrichting.model import Inrichting
from keukentafel.inrichting.woorden_besluit import (
    bewaren,
    budgetten,
    eisen,
    klokken,
    normen,
    signalen,
    terugbellen,
    treden,
    vervanging,
    wachtlijst,
)
from keukentafel.inrichting.woorden_besluit import inzet as woorden_inzet
from keukentafel.inrichting.woorden_rechten import rechten


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """Een onderwerp: hoe het heet, welke delen van het bestand erbij horen en hoe je het zegt."""

    naam: str
    delen: tuple[str, ...]
    zeg: Zeg
    heel: bool = True
    """Toon alles van beide kanten; anders alleen wat de ene kant heeft en de andere niet."""
    alleen_zelfde_gemeente: bool = False
    """Namen van teams en wijken vergelijk je alleen tussen versies van dezelfde inrichting."""


def _lijst(deel: str, zeg: Callable[..., str]) -> Zeg:
    """Een lijst of tabel uit het bestand, elk stuk in één zin."""

    def alle(i: Inrichting) -> Iterator[str]:
        waarde = getattr(i, deel)
        stukken: list[BaseModel] = list(waarde.values()) if isinstance(waarde, dict) else waarde
        yield from (zeg(stuk) for stuk in stukken)

    return alle


def _met(naam: str, bij: str | None) -> str:
    return f"{naam} ({bij})" if bij else naam


ONDERWERPEN: tuple[Onderwerp, ...] = (
    Onderwerp("In één zin", ("weg",), lambda i: iter([i.weg.kop])),
    Onderwerp("Gemeenten", ("gemeenten",), lambda i: (g.naam for g in i.gemeenten)),
    Onderwerp(
        "Inwoners", ("gebieden",), lambda i: iter([f"{getal(sum(g.inwoners or 0 for g in i.gebieden))} inwoners"])
    ),
    Onderwerp("Vorm", ("vorm", "vorm_erachter"), lambda i: iter([i.vorm_in_woorden])),
    Onderwerp("Van wie de teams zijn", ("positionering", "sturing"), lambda i: iter([i.positionering_in_woorden])),
    Onderwerp("Wie er meedoen", ("organisaties",), _lijst("organisaties", lambda o: str(o.naam)), heel=False),
    Onderwerp("Ingangen", ("ingangen",), ingangen, heel=False),
    Onderwerp("Zolang niet alles bekend is", ("triage",), wacht),
    Onderwerp("Soorten teams", ("teams", "teamsoorten"), teams),
    Onderwerp(
        "Namen van teams", ("teams",), lambda i: (t.naam for t in i.teams), alleen_zelfde_gemeente=True, heel=False
    ),
    Onderwerp("Wijken", ("gebieden",), lambda i: (g.naam for g in i.gebieden), alleen_zelfde_gemeente=True, heel=False),
    Onderwerp("Leeftijden", ("teams",), lambda i: per_soort(i, leeftijd)),
    Onderwerp("Rechtstreeks naar een team", ("teams",), lambda i: per_soort(i, rechtstreeks)),
    Onderwerp("Wat een team doet", ("teams",), lambda i: per_soort(i, lambda team: ROL[team.rol])),
    Onderwerp("Welke vragen een team neemt", ("teams",), lambda i: per_soort(i, neemt)),
    Onderwerp("Waar een team over gaat", ("teams",), lambda i: per_soort(i, over), heel=False),
    Onderwerp("Hoe een team kan bijspringen", ("teams",), lambda i: per_soort(i, inzet)),
    Onderwerp("Deelteams", ("teams",), lambda i: (d.naam for t in i.teams for d in t.deelteams), heel=False),
    Onderwerp("Waar de triage naar kijkt", ("triage",), kijkt_naar, heel=False),
    Onderwerp("Wanneer iets spoed heeft", ("triage",), spoed, heel=False),
    Onderwerp("Waar een vraag op zichzelf heen gaat", ("triage",), routes("enkelvoudig")),
    Onderwerp("Waar vragen die samenhangen heen gaan", ("triage",), routes("meervoudig")),
    Onderwerp("Waar een multiprobleem heen gaat", ("triage",), routes("multiprobleem")),
    Onderwerp("Wie de regie heeft", ("triage",), regie),
    Onderwerp("Wie erbij komt", ("triage",), erbij, heel=False),
    Onderwerp(
        "Eigen rollen", ("rollen",), lambda i: (rol.naam for rol in i.rollen.values() if rol.soort_van), heel=False
    ),
    Onderwerp("Wat een rol mag", ("rollen", "doelen"), rechten, heel=False),
    Onderwerp("Wie besluit", ("mandaat",), treden, heel=False),
    Onderwerp("Wat er bij een besluit moet zijn", ("mandaat",), eisen, heel=False),
    Onderwerp("Wie invalt", ("mandaat",), vervanging, heel=False),
    Onderwerp("Klokken", ("termijnen",), klokken, heel=False),
    Onderwerp("Hoe lang iets bewaard blijft", ("bewaren",), bewaren, heel=False),
    Onderwerp("Overleg", ("overleg",), _lijst("overleg", lambda o: _met(o.naam, o.ritme)), heel=False),
    Onderwerp("Budgetten", ("budgetten",), budgetten, heel=False),
    Onderwerp("Normen", ("normen",), normen, heel=False),
    Onderwerp("Signalen van partners", ("signalen",), signalen, heel=False),
    Onderwerp("Wachten", ("wachtlijst",), wachtlijst, heel=False),
    Onderwerp("Uren, norm en deskundigheid", ("inzet", "deskundigheden", "normen"), woorden_inzet, heel=False),
    Onderwerp("Terugbellen", ("terugbellen",), terugbellen),
    Onderwerp("Wie er in de teams werken", ("bemensing",), lambda i: iter([i.bemensing.tekst] if i.bemensing else [])),
    Onderwerp("Lagen", ("lagen",), _lijst("lagen", lambda laag: _met(laag.naam, laag.aantal and str(laag.aantal)))),
    Onderwerp(
        "Eigen indeling van wijken", ("gebiedsgroepen",), _lijst("gebiedsgroepen", lambda g: str(g.naam)), heel=False
    ),
    Onderwerp("Opbouw in stappen", ("fasen",), _lijst("fasen", lambda f: f"{f.naam}: {f.wanneer}"), heel=False),
    Onderwerp(
        "Instrumenten", ("instrumenten",), _lijst("instrumenten", lambda s: f"{s.naam}: {s.waarvoor}"), heel=False
    ),
    Onderwerp("Wie een kernfunctie doet", ("kernfuncties",), kernfuncties, heel=False),
    Onderwerp("Als het vastloopt", ("escalatie",), escalatie, heel=False),
    Onderwerp("Sturen en betalen", ("besturing",), besturing),
    Onderwerp("Kleuren van wijken", ("wijkkleuren",), kleuren),
    Onderwerp("Proeven", ("proeven",), _lijst("proeven", lambda p: _met(p.naam, p.duur)), heel=False),
    Onderwerp("Afspraken", ("afspraken",), _lijst("afspraken", lambda a: str(a.tekst)), heel=False),
)
