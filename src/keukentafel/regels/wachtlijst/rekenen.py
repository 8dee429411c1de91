"""De volgorde van de wachtlijst en het ritme van contact. De volgorde is altijd uit te leggen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from keukentafel.regels.termijnen.kalender import EEN_DAG, Kalender
from keukentafel.regels.wachtlijst.instellingen import Wachtlijstgegevens

EERST = 1
"""De hoogste voorrang; 2 is gewoon, 3 kan later."""


@dataclass(frozen=True, slots=True)
class Wachtende:
    """Iemand op de wachtlijst van één team. `id` beslist bij twee die verder gelijk zijn."""

    id: str
    voorrang: int
    sinds: date
    spoed: bool = False


@dataclass(frozen=True, slots=True)
class Plaats:
    """De plek van een wachtende: het nummer vanaf 1, en wie er waarom voor staan."""

    wachtende: Wachtende
    nummer: int
    spoed_voor: int
    voorrang_voor: int
    langer_voor: int
    """Zelfde voorrang, maar langer op de lijst (of dezelfde dag, en eerder aan de beurt)."""

    @property
    def voor(self) -> int:
        """Zoveel wachten er voor deze."""
        return self.nummer - 1


@dataclass(frozen=True, slots=True)
class Ritme:
    """Om de hoeveel dagen er contact is en naar veiligheid wordt gevraagd, met waarom."""

    contact_dagen: int
    veiligheid_dagen: int
    reden: str
    bron: str


def volgorde(wachtenden: Iterable[Wachtende]) -> list[Plaats]:
    """Zet de wachtenden op volgorde: spoed, dan voorrang, dan wie het langst wacht."""
    rij = sorted(wachtenden, key=lambda wie: (not wie.spoed, wie.voorrang, wie.sinds, wie.id))
    uit = []
    for nummer, wie in enumerate(rij, start=1):
        voor = rij[: nummer - 1]
        spoed = sum(ander.spoed and not wie.spoed for ander in voor)
        voorrang = sum(ander.spoed == wie.spoed and ander.voorrang < wie.voorrang for ander in voor)
        uit.append(Plaats(wie, nummer, spoed, voorrang, len(voor) - spoed - voorrang))
    return uit


def waarom_hier(plaats: Plaats) -> str:
    """Eén zin: waarom deze plek, en niet een andere."""
    if not plaats.voor:
        return "Als eerste aan de beurt."
    delen = [
        (plaats.spoed_voor, "met spoed"),
        (plaats.voorrang_voor, "met meer voorrang"),
        (plaats.langer_voor, "met dezelfde voorrang, langer op de lijst"),
    ]
    stukken = [f"{aantal} {waarmee}" for aantal, waarmee in delen if aantal]
    begin = "Er wacht er 1 voor" if plaats.voor == 1 else f"Er wachten er {plaats.voor} voor"
    return f"{begin}: {', '.join(stukken)}."


def ritme(voorrang: int, *, spoed: bool, kind: bool, instellingen: Wachtlijstgegevens) -> Ritme:
    """Hoe vaak er contact is. Met voorrang, spoed of een kind in huis is dat vaker."""
    norm = instellingen.wachtlijst
    redenen = [
        (spoed, "er is spoed"),
        (voorrang == EERST, "er is voorrang"),
        (kind, "er is een kind in huis"),
    ]
    waarom = next((zin for geldt, zin in redenen if geldt), "")
    if waarom:
        reden = f"Vaker contact, want {waarom}."
        return Ritme(norm.contact_dagen_dringend, norm.veiligheid_dagen_dringend, reden, norm.bron)
    return Ritme(norm.contact_dagen, norm.veiligheid_dagen, "Het gewone ritme.", norm.bron)


def volgende_dag(vanaf: date, dagen: int, instellingen: Wachtlijstgegevens) -> date:
    """De volgende dag in het ritme: nooit later dan het ritme zegt, en op een werkdag als dat kan."""
    kalender: Kalender = instellingen.onthoud("kalender", lambda: Kalender(instellingen.feestdagen))
    dag = vanaf + timedelta(days=dagen)
    eerder = dag
    while eerder > vanaf and not kalender.is_werkdag(eerder):
        eerder -= EEN_DAG
    return eerder if eerder > vanaf else dag
