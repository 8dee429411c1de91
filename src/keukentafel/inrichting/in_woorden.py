"""Teams, ingangen, triage en regie van een inrichting in gewone woorden."""

from collections import Counter
from collections.abc import Callable, Iterator

from keukentafel.inrichting.model import Inrichting
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


def getal(aantal: int) -> str:
    """`12.500`."""
    return f"{aantal:,}".replace(",", ".")


def _naam_van(i: Inrichting, slug: str) -> str:
    """De naam van een rol, team, overleg, organisatie of deelteam."""
    teams = [(team.slug, team.naam) for team in i.teams]
    deelteams = [(deel.slug, deel.naam) for team in i.teams for deel in team.deelteams]
    rest = [(overleg.slug, overleg.naam) for overleg in i.overleg]
    rest += [(organisatie.slug, organisatie.naam) for organisatie in i.organisaties]
    rollen = [(sleutel, rol.naam) for sleutel, rol in i.rollen.items()]
    return dict([*rest, *deelteams, *teams, *rollen]).get(slug, slug.replace("-", " "))


def _soort(i: Inrichting, soort: TeamSoort, aantal: int = 1) -> str:
    namen = i.teamsoorten[soort]
    return namen.enkelvoud if aantal == 1 else namen.meervoud


def teams(i: Inrichting) -> Iterator[str]:
    """Hoeveel teams van elke soort."""
    for soort, aantal in Counter(team.soort for team in i.teams).items():
        yield f"{aantal} {_soort(i, soort, aantal)}"


def per_soort(i: Inrichting, zeg: Callable[[Team], str]) -> Iterator[str]:
    """Wat van elk team van een soort geldt, één keer per soort gezegd."""
    gezegd = {(team.soort, zeg(team)): None for team in i.teams if zeg(team)}
    if len({woorden for _, woorden in gezegd}) == 1 and all(zeg(team) for team in i.teams):
        yield f"elk team: {zeg(i.teams[0])}"
        return
    yield from (f"{_soort(i, soort)}: {woorden}" for soort, woorden in gezegd)


def leeftijd(team: Team) -> str:
    """Voor welke leeftijden het team er is."""
    van, tot = team.leeftijd_van, team.leeftijd_tot
    if van is None and tot is None:
        return "alle leeftijden"
    if van is None:
        return f"tot {tot} jaar"
    return f"vanaf {van} jaar" if tot is None else f"{van} tot {tot} jaar"


def rechtstreeks(team: Team) -> str:
    """Wie zelf bij het team terechtkan; leeg is iedereen."""
    if team.rechtstreeks is None:
        return ""
    if not team.rechtstreeks:
        return "alleen via een ander team"
    return f"alleen {opsomming([AANMELDER[wie] for wie in team.rechtstreeks])} rechtstreeks"


def neemt(team: Team) -> str:
    """Welke situaties het team neemt."""
    return f"neemt {opsomming([SITUATIE[s] for s in team.situaties])}" if team.situaties else ""


def over(team: Team) -> str:
    """Waar het team over gaat."""
    return f"gaat over {opsomming(team.domeinen)}" if team.domeinen else ""


def inzet(team: Team) -> str:
    """Hoe een ander team dit team erbij kan halen."""
    return f"kan {opsomming([INZET[soort] for soort in team.inzet], 'of')}" if team.inzet else ""


def ingangen(i: Inrichting) -> Iterator[str]:
    """De deuren, met voor wie."""
    for ingang in i.ingangen:
        voor = opsomming([AANMELDER[wie] for wie in ingang.aanmelders])
        yield f"{ingang.naam} (voor {voor})" if voor else ingang.naam


def wacht(i: Inrichting) -> Iterator[str]:
    """Waar een vraag blijft zolang niet alles bekend is."""
    yield f"blijft een vraag bij: {_soort(i, i.triage.ingang.soort)} ({ROL[i.triage.ingang.rol]})"


def _bestemming(i: Inrichting, regel: TriageRegel) -> str:
    dan = regel.dan
    naar = _naam_van(i, dan.team) if dan.team else _soort(i, dan.naar)
    blijft = f"; {_soort(i, dan.blijft_betrokken)} blijft erbij" if dan.blijft_betrokken else ""
    return f"naar: {naar}{blijft}"


def _per_situatie(i: Inrichting, situatie: str, zeg: Callable[[TriageRegel], str]) -> str:
    woorden = dict.fromkeys(zeg(regel) for regel in i.triage.regels if regel.dan.situatie == situatie)
    return opsomming(list(woorden), "of")


def routes(situatie: str) -> Zeg:
    """Waar vragen in deze situatie heen gaan."""

    def zeg(i: Inrichting) -> Iterator[str]:
        regels = [regel for regel in i.triage.regels if regel.dan.situatie == situatie]
        yield from dict.fromkeys(_bestemming(i, regel) for regel in regels)

    return zeg


def regie(i: Inrichting) -> Iterator[str]:
    """Wie per situatie de regie heeft."""
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


def erbij(i: Inrichting) -> Iterator[str]:
    """Wie naast het team meedoet."""
    wie = [regel.wie for regel in i.triage.betrokken]
    wie += [slug for regel in i.triage.regels for slug in regel.dan.betrokken]
    yield from dict.fromkeys(_naam_van(i, slug) for slug in wie)


def _gevraagd(als: Voorwaarden) -> Iterator[str]:
    for veld in FEIT:
        if getattr(als, veld) is not None:
            yield veld
    for groep in als.een_van or []:
        yield from _gevraagd(groep)


def kijkt_naar(i: Inrichting) -> Iterator[str]:
    """De feiten waar de triage op beslist."""
    regels: list[Voorwaarden] = [i.triage.spoed.als, *(regel.als for regel in i.triage.regels)]
    feiten = {veld for als in regels for veld in _gevraagd(als)}
    if i.teams_kijken_naar_leeftijd:
        feiten.add("leeftijd")
    yield from (woorden for veld, woorden in FEIT.items() if veld in feiten)


def spoed(i: Inrichting) -> Iterator[str]:
    """De feiten die iets dringend maken."""
    feiten = set(_gevraagd(i.triage.spoed.als))
    yield from (woorden for veld, woorden in FEIT.items() if veld in feiten)


def besturing(i: Inrichting) -> Iterator[str]:
    """Waarop gestuurd en waarvoor betaald wordt."""
    if i.besturing is not None:
        yield from (woord.replace("_", " ") for woord in i.besturing.stuurt_op)
        yield from (f"betalen per {woord}" for woord in i.besturing.financiering)


def escalatie(i: Inrichting) -> Iterator[str]:
    """Wie erbij komt als het vastloopt."""
    for spoor in i.escalatie.sporen if i.escalatie else []:
        yield f"{spoor.naam}: {', dan '.join(_naam_van(i, trede.wie) for trede in spoor.treden)}"


def kleuren(i: Inrichting) -> Iterator[str]:
    """Wat de kleur van een wijk betekent."""
    if i.wijkkleuren is not None:
        yield f"wijken zijn {opsomming(list(i.wijkkleuren.kleuren), 'of')}"
        yield f"spreekuur in een wijk die {opsomming(list(i.wijkkleuren.spreekuur_in), 'of')} is"


def kernfuncties(i: Inrichting) -> Iterator[str]:
    """Wie een kernfunctie doet, als dat niet de teams zelf zijn."""
    for functie in i.kernfuncties.values():
        door = opsomming([_naam_van(i, slug) for slug in functie.door])
        if door:
            yield f"{functie.naam}: {door}"
