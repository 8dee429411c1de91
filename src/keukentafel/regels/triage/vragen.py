"""Welke triagevragen horen nu op het scherm?"""

from dataclasses import dataclass

from keukentafel.regels.triage.beoordelen import feiten_van, ontbreekt
from keukentafel.regels.triage.instellingen import Stelselgegevens
from keukentafel.regels.triage.plaats import Teamzoeker
from keukentafel.regels.triage.tabel import tabel_van
from keukentafel.regels.triage.vraag import Vraag
from keukentafel.regels.woorden import KENMERKEN


@dataclass(frozen=True, slots=True)
class TriageVraag:
    """Een vraag voor het scherm; `antwoord` is leeg zolang het onbekend is."""

    kenmerk: str
    tekst: str
    uitleg: str
    antwoord: bool | None


def relevante_vragen(vraag: Vraag, inrichting: Stelselgegevens) -> list[TriageVraag]:
    """De vragen die er voor deze vraag toe doen, in de vaste volgorde van de inrichting.

    Dat zijn de onbekende kenmerken die de uitkomst nog kunnen veranderen, en alle beantwoorde kenmerken die deze
    inrichting leest: wat iemand heeft ingevuld verdwijnt niet van het scherm.
    """
    tabel = tabel_van(inrichting)
    feiten = feiten_van(vraag, inrichting)
    open_paden = ontbreekt(tabel, tabel.oordeel(feiten), Teamzoeker(inrichting, feiten))
    uit: list[tuple[int, TriageVraag]] = []
    for kenmerk in KENMERKEN:
        pad = f"kenmerken.{kenmerk}"
        antwoord = feiten[pad]
        if pad in tabel.domein and (antwoord is not None or pad in open_paden):
            tekst = inrichting.triage.vragen[kenmerk]
            uit.append((tekst.volgorde, TriageVraag(kenmerk, tekst.tekst, tekst.uitleg or "", antwoord)))
    return [triagevraag for _, triagevraag in sorted(uit, key=lambda paar: paar[0])]
