"""Een inrichting per onderwerp in gewone woorden, zodat een raadslid er twee naast elkaar kan leggen."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from keukentafel.inrichting.model import Inrichting
from keukentafel.inrichting.woorden_besluit import bewaren, budgetten, eisen, klokken, normen, treden, vervanging
from keukentafel.regels.triage.instellingen import Team, TriageRegel
from keukentafel.regels.triage.voorwaarden import Voorwaarden
from keukentafel.regels.triage.zinnen import opsomming
from keukentafel.regels.woorden import SITUATIES, TeamSoort

SITUATIE = {
    "enkelvoudig": "een vraag op zichzelf",
    "meervoudig": "vragen die samenhangen",
    "multiprobleem": "een multiprobleem",
}
ROL = {
    "hulp": "helpt zelf",
    "regie": "voert alleen de regie",
    "toeleiding": "wijst de weg",
    "waakvlam": "houdt contact",
}
AANMELDER = {
    "inwoner": "inwoners",
    "naaste": "naasten",
    "professional": "professionals",
    "ketenpartner": "partners",
    "anoniem": "wie anoniem belt",
}
INZET = {
    "raadplegen": "raad geven",
    "ondersteunen": "meehelpen",
    "overnemen": "overnemen",
    "tijdelijk_overnemen": "een tijd overnemen",
}
FEIT = {
    "soort": "is het een vraag, een melding of een signaal",
    "kanaal": "hoe de vraag binnenkomt",
    "aanmelder": "wie de vraag brengt",
    "gemeente": "in welke gemeente iemand woont",
    "wet": "welke wet erbij hoort",
    "categorie": "om wat voor hulp het gaat",
    "specialisme": "welke deskundigheid nodig is",
    "leefgebieden": "over welk leefgebied het gaat",
    "aantal_leefgebieden": "op hoeveel leefgebieden er iets speelt",
    "leeftijd": "hoe oud iemand is",
    "vraag_van": "wie in huis er nog meer een vraag heeft",
    "samenhang": "of problemen samenhangen",
    "probleembesef": "of de inwoner het probleem ziet",
    "medewerking": "of de inwoner wil meewerken",
    "regie_op_korte_termijn": "of de inwoner het binnenkort weer zelf kan",
    "acuut_veiligheidsrisico": "of er nu direct gevaar is",
    "dreigende_escalatie": "of er iets ergs dreigt, zoals ontruiming",
    "kind_in_gevaar": "of een kind in gevaar is",
    "gesprek_heeft_meerwaarde": "of een gesprek iets toevoegt",
    "complex": "of de vraag complex is",
    "eigen_regie": "of het huishouden zelf de regie heeft",
}
Zeg = Callable[[Inrichting], Iterator[str]]


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


def getal(aantal: int) -> str:
    """`12.500`."""
    return f"{aantal:,}".replace(",", ".")


def _naam_van(i: Inrichting, slug: str) -> str:
    """De naam van een rol, team, overleg, organisatie of deelteam."""
    teams = [(team.slug, team.naam) for team in i.teams]
    deelteams = [(deel.slug, deel.naam) for team in i.teams for deel in team.deelteams]
    rest = [(ander.slug, ander.naam) for ander in (*i.overleg, *i.organisaties)]
    rollen = [(sleutel, rol.naam) for sleutel, rol in i.rollen.items()]
    return dict([*rest, *deelteams, *teams, *rollen]).get(slug, slug.replace("-", " "))


def _soort(i: Inrichting, soort: TeamSoort, aantal: int = 1) -> str:
    namen = i.teamsoorten[soort]
    return namen.enkelvoud if aantal == 1 else namen.meervoud


def _teams(i: Inrichting) -> Iterator[str]:
    for soort, aantal in Counter(team.soort for team in i.teams).items():
        yield f"{aantal} {_soort(i, soort, aantal)}"


def _per_soort(i: Inrichting, zeg: Callable[[Team], str]) -> Iterator[str]:
    """Wat van elk team van een soort geldt, één keer per soort gezegd."""
    gezegd = {(team.soort, zeg(team)): None for team in i.teams if zeg(team)}
    if len({woorden for _, woorden in gezegd}) == 1 and all(zeg(team) for team in i.teams):
        yield f"elk team: {zeg(i.teams[0])}"
        return
    yield from (f"{_soort(i, soort)}: {woorden}" for soort, woorden in gezegd)


def _leeftijd(team: Team) -> str:
    van, tot = team.leeftijd_van, team.leeftijd_tot
    if van is None and tot is None:
        return "alle leeftijden"
    if van is None:
        return f"tot {tot} jaar"
    return f"vanaf {van} jaar" if tot is None else f"{van} tot {tot} jaar"


def _rechtstreeks(team: Team) -> str:
    if team.rechtstreeks is None:
        return ""
    if not team.rechtstreeks:
        return "alleen via een ander team"
    return f"alleen {opsomming([AANMELDER[wie] for wie in team.rechtstreeks])} rechtstreeks"


def _neemt(team: Team) -> str:
    return f"neemt {opsomming([SITUATIE[s] for s in team.situaties])}" if team.situaties else ""


def _over(team: Team) -> str:
    return f"gaat over {opsomming(team.domeinen)}" if team.domeinen else ""


def _inzet(team: Team) -> str:
    return f"kan {opsomming([INZET[soort] for soort in team.inzet], 'of')}" if team.inzet else ""


def _ingangen(i: Inrichting) -> Iterator[str]:
    for ingang in i.ingangen:
        voor = opsomming([AANMELDER[wie] for wie in ingang.aanmelders])
        yield f"{ingang.naam} (voor {voor})" if voor else ingang.naam


def _wacht(i: Inrichting) -> Iterator[str]:
    yield f"blijft een vraag bij: {_soort(i, i.triage.ingang.soort)} ({ROL[i.triage.ingang.rol]})"


def _bestemming(i: Inrichting, regel: TriageRegel) -> str:
    dan = regel.dan
    naar = _naam_van(i, dan.team) if dan.team else _soort(i, dan.naar)
    blijft = f"; {_soort(i, dan.blijft_betrokken)} blijft erbij" if dan.blijft_betrokken else ""
    return f"naar: {naar}{blijft}"


def _per_situatie(i: Inrichting, situatie: str, zeg: Callable[[TriageRegel], str]) -> str:
    woorden = dict.fromkeys(zeg(regel) for regel in i.triage.regels if regel.dan.situatie == situatie)
    return opsomming(list(woorden), "of")


def _routes(situatie: str) -> Zeg:
    def zeg(i: Inrichting) -> Iterator[str]:
        regels = [regel for regel in i.triage.regels if regel.dan.situatie == situatie]
        yield from dict.fromkeys(_bestemming(i, regel) for regel in regels)

    return zeg


def _regie(i: Inrichting) -> Iterator[str]:
    wie = {
        "huishouden": "het huishouden zelf",
        "team": "het team",
        "expertteam": "het expertteam",
        "stadsteam": "het stadsteam",
        "nog_te_bepalen": "dat wordt nog bepaald",
    }
    for situatie in SITUATIES:
        if woorden := _per_situatie(i, situatie, lambda regel: wie[regel.dan.regisseur]):
            yield f"bij {SITUATIE[situatie]}: {woorden}"


def _erbij(i: Inrichting) -> Iterator[str]:
    wie = [regel.wie for regel in i.triage.betrokken]
    wie += [slug for regel in i.triage.regels for slug in regel.dan.betrokken]
    yield from dict.fromkeys(_naam_van(i, slug) for slug in wie)


def _gevraagd(als: Voorwaarden) -> Iterator[str]:
    for veld in FEIT:
        if getattr(als, veld) is not None:
            yield veld
    for groep in als.een_van or []:
        yield from _gevraagd(groep)


def _kijkt_naar(i: Inrichting) -> Iterator[str]:
    regels: list[Voorwaarden] = [i.triage.spoed.als, *(regel.als for regel in i.triage.regels)]
    feiten = {veld for als in regels for veld in _gevraagd(als)}
    if i.teams_kijken_naar_leeftijd:
        feiten.add("leeftijd")
    yield from (woorden for veld, woorden in FEIT.items() if veld in feiten)


def _spoed(i: Inrichting) -> Iterator[str]:
    feiten = set(_gevraagd(i.triage.spoed.als))
    yield from (woorden for veld, woorden in FEIT.items() if veld in feiten)


def _besturing(i: Inrichting) -> Iterator[str]:
    if i.besturing is not None:
        yield from (woord.replace("_", " ") for woord in i.besturing.stuurt_op)
        yield from (f"betalen per {woord}" for woord in i.besturing.financiering)


def _escalatie(i: Inrichting) -> Iterator[str]:
    for spoor in i.escalatie.sporen if i.escalatie else []:
        yield f"{spoor.naam}: {', dan '.join(_naam_van(i, trede.wie) for trede in spoor.treden)}"


def _kleuren(i: Inrichting) -> Iterator[str]:
    if i.wijkkleuren is not None:
        yield f"wijken zijn {opsomming(list(i.wijkkleuren.kleuren), 'of')}"
        yield f"spreekuur in een wijk die {opsomming(list(i.wijkkleuren.spreekuur_in), 'of')} is"


def _kernfuncties(i: Inrichting) -> Iterator[str]:
    for functie in i.kernfuncties.values():
        door = opsomming([_naam_van(i, slug) for slug in functie.door])
        if door:
            yield f"{functie.naam}: {door}"


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
    Onderwerp("Ingangen", ("ingangen",), _ingangen, heel=False),
    Onderwerp("Zolang niet alles bekend is", ("triage",), _wacht),
    Onderwerp("Soorten teams", ("teams", "teamsoorten"), _teams),
    Onderwerp(
        "Namen van teams", ("teams",), lambda i: (t.naam for t in i.teams), alleen_zelfde_gemeente=True, heel=False
    ),
    Onderwerp("Wijken", ("gebieden",), lambda i: (g.naam for g in i.gebieden), alleen_zelfde_gemeente=True, heel=False),
    Onderwerp("Leeftijden", ("teams",), lambda i: _per_soort(i, _leeftijd)),
    Onderwerp("Rechtstreeks naar een team", ("teams",), lambda i: _per_soort(i, _rechtstreeks)),
    Onderwerp("Wat een team doet", ("teams",), lambda i: _per_soort(i, lambda team: ROL[team.rol])),
    Onderwerp("Welke vragen een team neemt", ("teams",), lambda i: _per_soort(i, _neemt)),
    Onderwerp("Waar een team over gaat", ("teams",), lambda i: _per_soort(i, _over), heel=False),
    Onderwerp("Hoe een team kan bijspringen", ("teams",), lambda i: _per_soort(i, _inzet)),
    Onderwerp("Deelteams", ("teams",), lambda i: (d.naam for t in i.teams for d in t.deelteams), heel=False),
    Onderwerp("Waar de triage naar kijkt", ("triage",), _kijkt_naar, heel=False),
    Onderwerp("Wanneer iets spoed heeft", ("triage",), _spoed, heel=False),
    Onderwerp("Waar een vraag op zichzelf heen gaat", ("triage",), _routes("enkelvoudig")),
    Onderwerp("Waar vragen die samenhangen heen gaan", ("triage",), _routes("meervoudig")),
    Onderwerp("Waar een multiprobleem heen gaat", ("triage",), _routes("multiprobleem")),
    Onderwerp("Wie de regie heeft", ("triage",), _regie),
    Onderwerp("Wie erbij komt", ("triage",), _erbij, heel=False),
    Onderwerp(
        "Eigen rollen", ("rollen",), lambda i: (rol.naam for rol in i.rollen.values() if rol.soort_van), heel=False
    ),
    Onderwerp("Wie besluit", ("mandaat",), treden, heel=False),
    Onderwerp("Wat er bij een besluit moet zijn", ("mandaat",), eisen, heel=False),
    Onderwerp("Wie invalt", ("mandaat",), vervanging, heel=False),
    Onderwerp("Klokken", ("termijnen",), klokken, heel=False),
    Onderwerp("Hoe lang iets bewaard blijft", ("bewaren",), bewaren, heel=False),
    Onderwerp("Overleg", ("overleg",), _lijst("overleg", lambda o: _met(o.naam, o.ritme)), heel=False),
    Onderwerp("Budgetten", ("budgetten",), budgetten, heel=False),
    Onderwerp("Normen", ("normen",), normen, heel=False),
    Onderwerp("Wie er in de teams werken", ("bemensing",), lambda i: iter([i.bemensing.tekst] if i.bemensing else [])),
    Onderwerp("Lagen", ("lagen",), _lijst("lagen", lambda laag: _met(laag.naam, laag.aantal and str(laag.aantal)))),
    Onderwerp(
        "Eigen indeling van wijken", ("gebiedsgroepen",), _lijst("gebiedsgroepen", lambda g: str(g.naam)), heel=False
    ),
    Onderwerp("Opbouw in stappen", ("fasen",), _lijst("fasen", lambda f: f"{f.naam}: {f.wanneer}"), heel=False),
    Onderwerp(
        "Instrumenten", ("instrumenten",), _lijst("instrumenten", lambda s: f"{s.naam}: {s.waarvoor}"), heel=False
    ),
    Onderwerp("Wie een kernfunctie doet", ("kernfuncties",), _kernfuncties, heel=False),
    Onderwerp("Als het vastloopt", ("escalatie",), _escalatie, heel=False),
    Onderwerp("Sturen en betalen", ("besturing",), _besturing),
    Onderwerp("Kleuren van wijken", ("wijkkleuren",), _kleuren),
    Onderwerp("Proeven", ("proeven",), _lijst("proeven", lambda p: _met(p.naam, p.duur)), heel=False),
    Onderwerp("Afspraken", ("afspraken",), _lijst("afspraken", lambda a: str(a.tekst)), heel=False),
)
