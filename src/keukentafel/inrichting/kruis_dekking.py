"""Heeft elke wijk een team, en niet twee voor dezelfde vraag? Ook een heel groot bestand is zo nagegaan."""

from collections.abc import Iterator

from keukentafel.inrichting.meldingen import Melding, Plek
from keukentafel.inrichting.model import Inrichting
from keukentafel.regels.triage.dekking import leeftijden_naar
from keukentafel.regels.triage.instellingen import Team
from keukentafel.regels.woorden import LEEFTIJD_MAX

MEESTE_TEAMS = 100
"""Zoveel teams van één soort in één gebied gaan we na, paar voor paar; de meeste gemeenten hebben er één."""


def dekking(inrichting: Inrichting) -> Iterator[Melding]:
    """Elke wijk heeft een team van elke soort waar de triage heen wijst, en niet twee voor dezelfde vraag."""
    nummers = {id(team): nummer for nummer, team in enumerate(inrichting.teams)}
    soorten = [regel.dan.naar for regel in inrichting.triage.regels if regel.dan.team is None]
    for soort in dict.fromkeys([inrichting.triage.ingang.soort, *soorten]):
        teams = [team for team in inrichting.teams_per_soort.get(soort, []) if not team.alleen_op_naam]
        if not teams:
            continue
        hier = _per_gebied(teams, inrichting)
        for nummer, gebied in enumerate(inrichting.gebieden):
            if not hier[gebied.code]:
                melding = f"in {gebied.code} ({gebied.naam}) werkt geen team van de soort {soort}"
                yield Melding(("gebieden", nummer), "gat", melding, f"een {soort} met dit gebied")
        yield from _leeftijd_gat(inrichting, soort, hier)
        yield from _overlap(hier, nummers)
        yield from _zelfde_bereik(teams, nummers)


def _per_gebied(teams: list[Team], inrichting: Inrichting) -> dict[str, list[Team]]:
    """De teams die in een gebied werken, in de volgorde van het bestand."""
    hier: dict[str, list[Team]] = {gebied.code: [] for gebied in inrichting.gebieden}
    for team in teams:
        for code in dict.fromkeys(team.gebieden) if team.gebieden else hier:
            if code in hier:
                hier[code].append(team)
    return hier


def _leeftijd_gat(inrichting: Inrichting, soort: str, hier: dict[str, list[Team]]) -> Iterator[Melding]:
    """Leeftijden die de triage naar deze soort brengt terwijl geen team ze neemt."""
    gezien: set[tuple[int, ...]] = set()
    for nummer, gebied in enumerate(inrichting.gebieden):
        teams = hier[gebied.code]
        open_ = tuple(j for j in range(LEEFTIJD_MAX + 1) if teams and not any(t.neemt_leeftijd(j) for t in teams))
        if not open_ or open_ in gezien:
            continue
        gezien.add(open_)
        verloren = leeftijden_naar(inrichting, soort, list(open_))
        if verloren:
            melding = (
                f"in {gebied.code} ({gebied.naam}) neemt geen team van de soort {soort} iemand van {verloren[0]} jaar"
            )
            yield Melding(
                ("gebieden", nummer), "gat", melding, f"een {soort} voor elke leeftijd die de triage er brengt"
            )


def _overlap(hier: dict[str, list[Team]], nummers: dict[int, int]) -> Iterator[Melding]:
    """Elk team hoogstens één keer, met het eerste team en het eerste gebied waar het dezelfde vraag neemt."""
    gezien: set[tuple[int, ...]] = set()
    gemeld: set[int] = set()
    for code, teams in hier.items():
        samen = tuple(nummers[id(team)] for team in teams)
        if samen in gezien:
            continue
        gezien.add(samen)
        if len(teams) > MEESTE_TEAMS:
            melding = f"in {code} werken {len(teams)} teams van dezelfde soort; dat is te veel om na te gaan"
            yield Melding(("teams", samen[-1]), "overlap", melding, f"hoogstens {MEESTE_TEAMS} teams in een gebied")
            return
        for plaats, ander in enumerate(teams):
            een = next((een for een in teams[:plaats] if _zelfde_vraag(een, ander)), None)
            if een is not None and samen[plaats] not in gemeld:
                gemeld.add(samen[plaats])
                melding = f"teams '{een.slug}' en '{ander.slug}' nemen in {code} dezelfde vragen"
                yield Melding(("teams", samen[plaats]), "overlap", melding, "andere gebieden, leeftijden of situaties")


def _zelfde_vraag(een: Team, ander: Team) -> bool:
    van = max(een.leeftijd_van or 0, ander.leeftijd_van or 0)
    tot = min(LEEFTIJD_MAX + 1 if team.leeftijd_tot is None else team.leeftijd_tot for team in (een, ander))
    situaties = not een.situaties or not ander.situaties or bool(set(een.situaties) & set(ander.situaties))
    domeinen = not een.domeinen or not ander.domeinen or bool(set(een.domeinen) & set(ander.domeinen))
    return van < tot and situaties and domeinen


def _zelfde_bereik(teams: list[Team], nummers: dict[int, int]) -> Iterator[Melding]:
    """Teams van één soort zijn voor dezelfde mensen rechtstreeks te bereiken: de route weet alleen de soort."""
    for team in teams[1:]:
        if team.rechtstreeks != teams[0].rechtstreeks:
            melding = f"'{team.slug}' is voor anderen rechtstreeks te bereiken dan '{teams[0].slug}'"
            plek: Plek = ("teams", nummers[id(team)], "rechtstreeks")
            yield Melding(plek, "rechtstreeks", melding, "voor alle teams van een soort hetzelfde")
