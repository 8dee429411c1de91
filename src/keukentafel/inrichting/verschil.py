"""Wat er verschilt tussen twee inrichtingen, of tussen twee versies van één, in gewone woorden."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from keukentafel.inrichting.model import Inrichting
from keukentafel.inrichting.onderwerpen import ONDERWERPEN, Onderwerp
from keukentafel.regels.triage.zinnen import opsomming

NIETS = "dat niet"
UITWERKING = "In de uitwerking"
Stukken = tuple[str, ...]
GEEN_INHOUD = frozenset({"naam", "titel", "geldig_vanaf", "bron", "wijzigingen", "aannames", "bijzonder"})
"""Wat vertelt over het bestand zelf, of wat al bij een ander onderwerp staat."""
DEEL = {
    "gebieden": "de wijken",
    "teams": "de teams",
    "teamsoorten": "hoe teams heten",
    "leefgebieden": "hoe leefgebieden heten",
    "triage": "de regels van de triage",
    "mandaat": "de regels voor besluiten",
    "termijnen": "de klokken",
    "feestdagen": "de feestdagen",
    "weg": "het beeld van de weg van een vraag",
    "kernfuncties": "de kernfuncties",
    "afspraken": "de afspraken",
    "rollen": "de rollen",
    "bewaren": "de bewaartermijnen",
    "organisaties": "de organisaties",
    "inzet": "hoe uren en werk geteld worden",
}
"""Hoe een deel van het bestand midden in een zin heet; wat hier niet staat, heet zoals in het bestand."""


@dataclass(frozen=True, slots=True)
class Verschil:
    """Eén onderwerp waarop twee inrichtingen verschillen: wat alleen links geldt en wat alleen rechts."""

    onderwerp: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    zin: str

    @property
    def zelfde_woorden(self) -> bool:
        """Beide kanten zeggen hetzelfde; het verschil zit in de volgorde of in de uitwerking."""
        return set(self.a) == set(self.b)

    @property
    def gemerkt_a(self) -> list[tuple[str, bool]]:
        """Wat links geldt, met bij elk stuk of het rechts ontbreekt; niets is gemerkt als alles anders is."""
        return _gemerkt(self.a, self.b)

    @property
    def gemerkt_b(self) -> list[tuple[str, bool]]:
        """Wat rechts geldt, met bij elk stuk of het links ontbreekt."""
        return _gemerkt(self.b, self.a)

    def in_regels(self, naam_a: str, naam_b: str) -> list[str]:
        """Ingesprongen regels: per kant een naam met wat daar geldt; één zin als beide kanten hetzelfde zeggen."""
        if self.zelfde_woorden:
            return [f"  {self.zin}"]
        regels = []
        for naam, stukken in ((naam_a, self.a), (naam_b, self.b)):
            regels += [f"  {naam}", *(f"    - {stuk}" for stuk in stukken or (NIETS,))]
        return regels


def _gemerkt(hier: Stukken, daar: Stukken) -> list[tuple[str, bool]]:
    samen = set(hier) & set(daar)
    return [(stuk, bool(samen) and stuk not in samen) for stuk in hier]


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Alle verschillen, met hoe beide kanten heten en waarop zij gelijk zijn."""

    naam_a: str
    naam_b: str
    verschillen: tuple[Verschil, ...]
    gelijk: tuple[str, ...]
    """Onderwerpen waar beide kanten hetzelfde zeggen; wat bij geen van beide voorkomt, staat er niet bij."""

    @property
    def zin(self) -> str:
        """De vergelijking in één zin."""
        if not self.verschillen:
            return f"{self.naam_a} en {self.naam_b} zijn gelijk."
        aantal = len(self.verschillen)
        woord = "onderwerp" if aantal == 1 else "onderwerpen"
        return f"{self.naam_a} en {self.naam_b} verschillen op {aantal} {woord}."

    def als_dict(self) -> dict[str, Any]:
        """JSON, zoals `inrichting verschil --json` die geeft."""
        rijen = [{"onderwerp": v.onderwerp, "a": list(v.a), "b": list(v.b), "zin": v.zin} for v in self.verschillen]
        namen = {"a": self.naam_a, "b": self.naam_b, "gelijk": not self.verschillen}
        return namen | {"verschillen": rijen, "gelijke_onderwerpen": list(self.gelijk)}


def verschil(a: Inrichting, b: Inrichting) -> list[Verschil]:
    """De verschillen, in de volgorde waarin een vraag haar weg gaat."""
    return list(vergelijk(a, b).verschillen)


def vergelijk(a: Inrichting, b: Inrichting) -> Vergelijking:
    """Leg twee inrichtingen naast elkaar."""
    naam_a, naam_b = _namen(a, b)
    verschillen: list[Verschil] = []
    gelijk: list[str] = []
    verklaard: set[str] = set()
    for onderwerp in ONDERWERPEN:
        if onderwerp.alleen_zelfde_gemeente and a.naam != b.naam:
            continue
        links, rechts = tuple(dict.fromkeys(onderwerp.zeg(a))), tuple(dict.fromkeys(onderwerp.zeg(b)))
        if links == rechts:
            gelijk += [onderwerp.naam] if links else []
            continue
        verklaard.update(onderwerp.delen)
        verschillen.append(_verschil(onderwerp, (naam_a, naam_b), links, rechts))
    rest = _uitwerking(a, b, verklaard)
    return Vergelijking(naam_a, naam_b, (*verschillen, *rest), tuple(gelijk))


def _namen(a: Inrichting, b: Inrichting) -> tuple[str, str]:
    """Twee versies van dezelfde gemeente heten naar de dag waarop zij ingaan."""
    if a.titel != b.titel:
        return a.titel, b.titel
    return f"{a.titel} vanaf {_dag(a.versie)}", f"{b.titel} vanaf {_dag(b.versie)}"


def _dag(dag: date) -> str:
    return f"{dag.day}-{dag.month}-{dag.year}"


def _verschil(onderwerp: Onderwerp, namen: tuple[str, str], links: Stukken, rechts: Stukken) -> Verschil:
    if set(links) == set(rechts):
        return Verschil(onderwerp.naam, links, rechts, "Hetzelfde, maar in een andere volgorde.")
    if not onderwerp.heel:
        links, rechts = (
            tuple(stuk for stuk in links if stuk not in rechts),
            tuple(stuk for stuk in rechts if stuk not in links),
        )
    zinnen = [
        f"{naam}: {_met_punt('; '.join(stuk.rstrip('.') for stuk in stukken) or NIETS)}"
        for naam, stukken in zip(namen, (links, rechts), strict=True)
    ]
    return Verschil(onderwerp.naam, links, rechts, " ".join(zinnen))


def _met_punt(tekst: str) -> str:
    return tekst if tekst.endswith((".", "!", "?")) else f"{tekst}."


def _uitwerking(a: Inrichting, b: Inrichting, verklaard: set[str]) -> list[Verschil]:
    """Delen die anders zijn zonder dat een onderwerp het zei: die worden genoemd, niet verzwegen."""
    anders = [
        DEEL.get(deel, deel.replace("_", " "))
        for deel in type(a).model_fields
        if deel not in GEEN_INHOUD | verklaard and getattr(a, deel) != getattr(b, deel)
    ]
    if not anders:
        return []
    delen = opsomming(anders)
    zin = f"De hoofdlijn is gelijk, maar de precieze uitwerking verschilt: {delen}."
    return [Verschil(UITWERKING, tuple(anders), tuple(anders), zin)]
