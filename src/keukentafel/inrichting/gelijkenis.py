"""Welke inrichting lijkt het meest op de onze: een paar vragen, en een rangorde met redenen."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields

from keukentafel.inrichting.model import POSITIES, VORMEN, Inrichting
from keukentafel.regels.woorden import TeamSoort

VOORAAN: frozenset[TeamSoort] = frozenset({"wijkteam", "jeugdteam", "volwassenenteam", "complexteam"})
"""De teams die het werk doen; een loket, een triageteam en wat erachter staat tellen niet mee."""
ERACHTER: frozenset[TeamSoort] = frozenset({"expertteam", "stadsteam", "interventieteam"})
MEDEWERKERS = frozenset({"wijkwerker", "wmo-consulent", "jeugd-en-gezinswerker", "jeugdconsulent", "casusregisseur"})


@dataclass(frozen=True, slots=True)
class Profiel:
    """Wat een inrichting kenmerkt. Als antwoord van een gemeente: None is "weten we niet" en telt niet mee."""

    vorm: str | None = None
    positionering: int | None = None
    apart_jeugdteam: bool | None = None
    experts_erachter: bool | None = None
    rechtstreeks: bool | None = None
    """Kan een inwoner zelf bij het team terecht?"""
    hulp: bool | None = None
    """Geeft het team zelf hulp, of voert het alleen regie?"""
    medewerker_beslist: bool | None = None
    """Beslist een medewerker van het team, al is het maar over een deel van de besluiten?"""
    meer_gemeenten: bool | None = None
    inwoners: int | None = None
    teams: int | None = None
    """Teams vooraan."""


@dataclass(frozen=True, slots=True)
class Vraag:
    """Hoe zwaar een antwoord telt, en hoe je zegt dat het klopt of anders is."""

    gewicht: int
    gelijk: Callable[[Profiel], str]
    anders: Callable[[Profiel], str]


def _zo(ja: str, nee: str, veld: str) -> Callable[[Profiel], str]:
    return lambda profiel: ja if getattr(profiel, veld) else nee


def _vraag(gewicht: int, veld: str, ja: str, nee: str) -> Vraag:
    zeg = _zo(ja, nee, veld)
    return Vraag(gewicht, zeg, zeg)


def _getal(aantal: int | None) -> str:
    return f"{aantal or 0:,}".replace(",", ".")


def _teams(profiel: Profiel) -> str:
    return f"{profiel.teams} {'team' if profiel.teams == 1 else 'teams'} vooraan"


def _inwoners(profiel: Profiel) -> str:
    return f"{_getal(profiel.inwoners)} inwoners"


def _vorm(profiel: Profiel) -> str:
    return VORMEN[profiel.vorm or "A1"]


def _positie(profiel: Profiel) -> str:
    return POSITIES[profiel.positionering or 1]


VRAGEN: dict[str, Vraag] = {
    "vorm": Vraag(4, _vorm, _vorm),
    "positionering": Vraag(3, _positie, _positie),
    "apart_jeugdteam": _vraag(3, "apart_jeugdteam", "een apart team voor jeugd", "geen apart team voor jeugd"),
    "experts_erachter": _vraag(3, "experts_erachter", "experts achter de teams", "geen experts achter de teams"),
    "rechtstreeks": _vraag(
        2, "rechtstreeks", "inwoners gaan zelf naar het team", "inwoners gaan niet zelf naar het team"
    ),
    "hulp": _vraag(2, "hulp", "het team helpt zelf", "het team voert alleen de regie"),
    "medewerker_beslist": _vraag(
        2, "medewerker_beslist", "een medewerker van het team beslist", "iemand buiten het team beslist"
    ),
    "meer_gemeenten": _vraag(2, "meer_gemeenten", "meer gemeenten samen", "één gemeente"),
    "inwoners": Vraag(2, _inwoners, _inwoners),
    "teams": Vraag(1, _teams, _teams),
}
GENOEG = 0.7
"""Vanaf hier heet een aantal ongeveer gelijk: 70 van de 100."""


@dataclass(frozen=True, slots=True)
class Gelijkenis:
    """Hoe goed een inrichting past, en waarom."""

    naam: str
    titel: str
    punten: int
    """Van 0 tot en met 100: het deel van de antwoorden dat klopt, naar gewicht."""
    gelijk: tuple[str, ...]
    anders: tuple[str, ...]


def profiel(inrichting: Inrichting) -> Profiel:
    """Wat deze inrichting op de vragen zou antwoorden."""
    vooraan = [team for team in inrichting.teams if team.soort in VOORAAN] or inrichting.teams
    return Profiel(
        vorm=inrichting.vorm,
        positionering=inrichting.positionering,
        apart_jeugdteam=any(team.soort == "jeugdteam" for team in inrichting.teams),
        experts_erachter=any(team.soort in ERACHTER for team in inrichting.teams),
        rechtstreeks=any(team.rechtstreeks is None or "inwoner" in team.rechtstreeks for team in vooraan),
        hulp=any(team.rol == "hulp" for team in vooraan),
        medewerker_beslist=any(MEDEWERKERS & set(trede.beslissers) for trede in inrichting.mandaat.treden),
        meer_gemeenten=len(inrichting.gemeenten) > 1,
        inwoners=sum(gebied.inwoners or 0 for gebied in inrichting.gebieden),
        teams=len(vooraan),
    )


def gelijkenis(antwoorden: Profiel, inrichting: Inrichting) -> Gelijkenis:
    """Leg de antwoorden naast een inrichting."""
    hier = profiel(inrichting)
    som = totaal = 0.0
    gelijk, anders = [], []
    for naam, vraag in VRAGEN.items():
        antwoord = getattr(antwoorden, naam)
        if antwoord is None:
            continue
        deel = _past(antwoord, getattr(hier, naam))
        som, totaal = som + deel * vraag.gewicht, totaal + vraag.gewicht
        if deel >= GENOEG:
            gelijk.append(vraag.gelijk(hier))
        else:
            anders.append(vraag.anders(hier))
    punten = round(100 * som / totaal) if totaal else 0
    return Gelijkenis(inrichting.naam, inrichting.titel, punten, tuple(gelijk), tuple(anders))


def rangorde(antwoorden: Profiel, inrichtingen: Iterable[Inrichting]) -> list[Gelijkenis]:
    """De inrichtingen die het meest lijken eerst; leeg zolang er geen enkel antwoord is."""
    if all(getattr(antwoorden, veld.name) is None for veld in fields(antwoorden)):
        return []
    alle = [gelijkenis(antwoorden, inrichting) for inrichting in inrichtingen]
    return sorted(alle, key=lambda een: (-een.punten, een.titel))


def _past(antwoord: str | int | bool, hier: str | int | bool) -> float:
    """Bij een keuze klopt het of niet; bij een aantal telt hoe dicht het erbij ligt."""
    if isinstance(antwoord, str | bool) or isinstance(hier, str | bool):
        return float(antwoord == hier)
    klein, groot = sorted((antwoord, hier))
    return klein / groot if groot else 1.0
