"""Hoe werk van de een naar de ander gaat: één tabel met elke stap, wie haar zet en wat er dan verandert."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from keukentafel.regels.termijnen.instellingen import Termijngegevens
from keukentafel.regels.termijnen.kalender import Kalender

Stand = Literal["begin", "aangeboden", "aanvaard", "geweigerd", "ingetrokken", "afgelopen"]
Wie = Literal["gever", "ontvanger", "beiden", "klok"]
Handeling = Literal["bied_aan", "aanvaard", "weiger", "trek_in", "vervalt", "beeindig", "loopt_af"]


@dataclass(frozen=True, slots=True)
class Stap:
    """Van welke stand naar welke, door welke handeling, en wie haar doet."""

    van: Stand
    handeling: Handeling
    naar: Stand
    wie: Wie
    dan: str


OVERGANGEN: tuple[Stap, ...] = (
    Stap("begin", "bied_aan", "aangeboden", "gever", "Alles blijft bij de gever, ook de klok."),
    Stap("aangeboden", "aanvaard", "aanvaard", "ontvanger", "Vraag, regie of toegang gaat naar wie aanvaardt."),
    Stap("aangeboden", "weiger", "geweigerd", "ontvanger", "Met een reden. Alles blijft bij de gever."),
    Stap("aangeboden", "trek_in", "ingetrokken", "gever", "Alles blijft bij de gever."),
    Stap("aangeboden", "vervalt", "ingetrokken", "klok", "De vraag werd beantwoord of ging al ergens heen."),
    Stap("aanvaard", "beeindig", "afgelopen", "beiden", "Wat tijdelijk was, gaat terug."),
    Stap("aanvaard", "loopt_af", "afgelopen", "klok", "Op de einddatum gaat wat tijdelijk was vanzelf terug."),
)
"""De hele levensloop van een aanbod. docs/regie.md tekent haar."""


def kan(van: Stand, handeling: Handeling) -> bool:
    """Mag deze stap vanuit deze stand?"""
    return any(stap.van == van and stap.handeling == handeling for stap in OVERGANGEN)


def antwoord_uiterlijk(aangeboden: date, werkdagen: int, gegevens: Termijngegevens) -> date:
    """De laatste dag waarop een antwoord op tijd is: zoveel werkdagen na de dag van het aanbod."""
    kalender: Kalender = gegevens.onthoud("kalender_regie", lambda: Kalender(gegevens.feestdagen))
    return kalender.na_werkdagen(aangeboden, werkdagen)


def mermaid() -> str:
    """De tabel als tekening voor de documentatie."""
    regels = [
        f"  {'[*]' if stap.van == 'begin' else stap.van} --> {stap.naar}: {stap.handeling} ({stap.wie})"
        for stap in OVERGANGEN
    ]
    einden = sorted({stap.naar for stap in OVERGANGEN} - {stap.van for stap in OVERGANGEN})
    return "\n".join(["stateDiagram-v2", *regels, *(f"  {einde} --> [*]" for einde in einden)])
