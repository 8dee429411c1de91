"""Wie er in een familie zijn en wat er van hen bekend is; zonder database, voor de tekening en voor de lijst."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

Feit = tuple[str, ...]
"""Wat er getekend of gezegd is: een soort en van wie. De tekening en de lijst hebben dezelfde feiten."""

OUDERS = ("ouder", "pleegouder", "stiefouder")
"""Hier is `a` ouder van `b`."""
SAMEN = ("partner", "ex_partner")


@dataclass(frozen=True)
class Mens:
    """Eén persoon: `kort` staat in de tekening, `naam` in de lijst, `bij` is de leeftijd of wanneer overleden."""

    id: str
    naam: str
    kort: str
    bij: str = ""
    geslacht: str = "niet_bekend"
    overleden: bool = False
    woont_hier: bool = False
    vrager: bool = False
    kind: bool = False
    """Jonger dan achttien."""
    bekend: bool = True
    """False: iemand die er moet zijn maar van wie wij niets weten."""


@dataclass(frozen=True)
class Relatie:
    """Wat `a` van `b` is; bij partners en broers of zussen maakt de volgorde niet uit."""

    id: str
    soort: str
    a: str
    b: str
    sinds: str = ""
    """Sinds wanneer, in woorden; leeg als dat niet bekend is."""

    @property
    def paar(self) -> frozenset[str]:
        return frozenset((self.a, self.b))


@dataclass(frozen=True)
class Paar:
    """Twee mensen die samen een lijn hebben: partners, ex-partners, of ouders van hetzelfde kind."""

    a: str
    b: str
    soorten: frozenset[str] = frozenset()
    """partner, ex_partner, allebei; leeg: of zij bij elkaar zijn, is niet bekend."""
    feiten: frozenset[Feit] = frozenset()

    @property
    def onbekend(self) -> bool:
        return not self.soorten


@dataclass
class Gezin:
    """Een of twee ouders van dezelfde soort met hun kinderen: dat is één lijn omlaag."""

    soort: str
    ouders: tuple[str, ...]
    kinderen: list[str] = field(default_factory=list)
    feiten: dict[str, set[Feit]] = field(default_factory=dict)
    """Per kind: de feiten die deze lijn tekent."""


@dataclass(frozen=True)
class Familie:
    """De mensen in volgorde (oudste eerst) en hun relaties; dubbele en onmogelijke relaties vallen weg."""

    mensen: tuple[Mens, ...]
    relaties: tuple[Relatie, ...] = ()

    @classmethod
    def van(cls, mensen: Iterable[Mens], relaties: Iterable[Relatie]) -> "Familie":
        """Houd wat getekend kan worden: mensen één keer, relaties tussen twee van hen één keer."""
        uniek = {mens.id: mens for mens in mensen}
        gezien: set[tuple[str, ...]] = set()
        houd = []
        for relatie in relaties:
            gericht = (relatie.a, relatie.b) if _gericht(relatie.soort) else tuple(sorted(relatie.paar))
            sleutel = (relatie.soort, *gericht)
            if relatie.a != relatie.b and relatie.a in uniek and relatie.b in uniek and sleutel not in gezien:
                gezien.add(sleutel)
                houd.append(relatie)
        return cls(tuple(uniek.values()), tuple(houd))

    @cached_property
    def op_id(self) -> dict[str, Mens]:
        return {mens.id: mens for mens in self.mensen}

    @cached_property
    def ouders(self) -> dict[str, list[Relatie]]:
        """De relaties `ouder` per kind, in volgorde."""
        uit: dict[str, list[Relatie]] = defaultdict(list)
        for relatie in self.relaties:
            if relatie.soort == "ouder":
                uit[relatie.b].append(relatie)
        return dict(uit)

    def relaties_van(self, soorten: Sequence[str]) -> list[Relatie]:
        """De relaties van deze soorten, in volgorde."""
        return [relatie for relatie in self.relaties if relatie.soort in soorten]

    @cached_property
    def zonder_ouders(self) -> list[Mens]:
        """Kinderen in dit huis van wie geen enkele ouder bekend is, ook geen pleeg- of stiefouder."""
        met = {relatie.b for relatie in self.relaties_van(OUDERS)}
        return [mens for mens in self.mensen if mens.kind and mens.woont_hier and mens.id not in met]

    @cached_property
    def een_ouder(self) -> dict[str, str]:
        """Per kind met precies één bekende ouder: die ouder. De andere is niet bekend."""
        return {kind: rij[0].a for kind, rij in self.ouders.items() if len(rij) == 1}

    @cached_property
    def samen_niet_bekend(self) -> list[tuple[str, str]]:
        """Ouders van hetzelfde kind van wie wij niet weten of zij bij elkaar zijn."""
        bekend = {relatie.paar for relatie in self.relaties_van(SAMEN)}
        paren = dict.fromkeys(
            (min(rij[0].a, rij[1].a), max(rij[0].a, rij[1].a)) for rij in self.ouders.values() if len(rij) > 1
        )
        return [paar for paar in paren if frozenset(paar) not in bekend]


def _gericht(soort: str) -> bool:
    return soort in (*OUDERS, "grootouder")
