"""Een inrichting of versie kiezen uit de map, en de lijst met filter."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from keukentafel.inrichting import laden
from keukentafel.inrichting.model import VORMEN, Inrichting
from keukentafel.werkplek import datums


def op_dag(alle: list[Inrichting], dag: date) -> Inrichting:
    """De versie die op deze dag geldt, of de eerste als er dan nog geen is."""
    return next((versie for versie in reversed(alle) if versie.geldig_vanaf <= dag), alle[0])


def kies_dag(tekst: str, anders: date) -> date:
    """De dag uit het adres van het blad, of een andere als die er niet goed staat."""
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return anders


def alle_van(vandaag: date) -> list[Inrichting]:
    """Alle inrichtingen zoals zij vandaag gelden, op titel."""
    alle = [op_dag(laden.versies(naam), vandaag) for naam in laden.goede_namen()]
    return sorted(alle, key=lambda inrichting: _voor_het_alfabet(inrichting.titel))


def _voor_het_alfabet(titel: str) -> str:
    """Een naam die met een afgekort lidwoord begint, staat bij zijn eerste echte letter."""
    return titel.lstrip("’'").removeprefix("s-").casefold()


def aanduidingen(vandaag: date) -> list[tuple[str, str]]:
    """Wat er te kiezen is: elke inrichting van nu, en waar er meer versies zijn ook elke versie."""
    keuzes = []
    for inrichting in alle_van(vandaag):
        keuzes.append((inrichting.naam, inrichting.titel))
        versies = laden.versies(inrichting.naam)
        for versie in versies if len(versies) > 1 else []:
            naam = _("%(titel)s, versie vanaf %(dag)s") % {
                "titel": versie.titel,
                "dag": datums.datum_lang(versie.geldig_vanaf),
            }
            keuzes.append((aanduiding(versie), naam))
    return keuzes


def aanduiding(versie: Inrichting) -> str:
    """`naam@2018-01-01`: precies deze versie."""
    return f"{versie.naam}@{versie.geldig_vanaf}"


def van_aanduiding(tekst: str, vandaag: date) -> Inrichting:
    """De inrichting bij een gekozen aanduiding."""
    naam, dag = laden.ontleed_aanduiding(tekst)
    return op_dag(laden.versies(naam), dag or vandaag)


@dataclass(frozen=True)
class Filter:
    """Een link die alleen inrichtingen met één vorm laat zien."""

    vorm: str
    woorden: str
    aantal: int
    hier: bool


def lijst(vorm: str, eigen: str, vandaag: date) -> dict[str, object]:
    """De lijst, het eigen stelsel vooraan, met een filter op vorm."""
    alle = alle_van(vandaag)
    vorm = vorm if vorm in VORMEN else ""
    gekozen = [inrichting for inrichting in alle if not vorm or inrichting.vorm == vorm]
    gekozen.sort(key=lambda inrichting: inrichting.naam != eigen)
    filters = [Filter("", _("Alle"), len(alle), not vorm)]
    filters += [
        Filter(code, f"{code}: {woorden}", sum(inrichting.vorm == code for inrichting in alle), code == vorm)
        for code, woorden in VORMEN.items()
    ]
    return {"inrichtingen": gekozen, "filters": filters, "woorden": VORMEN.get(vorm, "")}
