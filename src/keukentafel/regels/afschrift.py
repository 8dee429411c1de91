"""Wat een lid van het huishouden van zijn dossier te zien krijgt: ieder het zijne, ouders met gezag dat van hun kind.

Bron: AVG art. 15; Jeugdwet art. 7.3.8 en volgende: van 12 jaar af een eigen recht op inzage, van 16 jaar af beslist een
jongere zelf. Wat over het hele huishouden gaat, ziet elk volwassen lid. # aanname: een jurist gaat dit na
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

EIGEN_INZAGE = 12
"""Jaren: vanaf hier heeft een kind zelf inzage."""
ZELF_BESLISSEN = 16
"""Jaren: vanaf hier zien ouders niets zonder dat de jongere het goed vindt."""
VOLWASSEN = 18

Grond = Literal["eigen", "huishouden", "gezag", "afgeschermd", "over_een_ander", "te_jong", "jongere_beslist"]


@dataclass(frozen=True)
class Lid:
    """Een lid van het huishouden; `leeftijd` None is niet bekend, `gezag_over` de leden over wie het gezag heeft."""

    id: UUID
    leeftijd: int | None
    kind: bool = False
    """Als kind opgeschreven: zonder leeftijd telt dat als te jong."""
    gezag_over: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Oordeel:
    """Mag dit lid dit zien, en op welke grond wel of niet."""

    mag: bool
    grond: Grond


def oordeel(lid: Lid, *, over: Collection[UUID], afgeschermd_voor: Collection[UUID], leden: Collection[Lid]) -> Oordeel:
    """Mag `lid` een feit zien dat over `over` gaat (leeg: het hele huishouden)?

    Gaat het over meer mensen, dan ziet zij het alleen als zij het van elk van hen mag zien. Van wie de leeftijd niet
    bekend is, telt de strengste uitkomst: een kind is dan te jong voor zichzelf, en voor een ouder al zestien.
    """
    if lid.id in afgeschermd_voor:
        return Oordeel(False, "afgeschermd")
    if not over:
        volwassen = lid.leeftijd is not None and lid.leeftijd >= VOLWASSEN
        return Oordeel(volwassen, "huishouden" if volwassen else "te_jong")
    bekend = {ander.id: ander for ander in leden}
    gronden = [_van(lid, bekend.get(wie), wie) for wie in sorted(over)]
    nee = next((grond for grond in gronden if not grond.mag), None)
    return nee or next((grond for grond in gronden if grond.grond == "gezag"), gronden[0])


def _van(lid: Lid, ander: Lid | None, wie: UUID) -> Oordeel:
    if wie == lid.id:
        te_jong = lid.kind if lid.leeftijd is None else lid.leeftijd < EIGEN_INZAGE
        return Oordeel(not te_jong, "te_jong" if te_jong else "eigen")
    if wie not in lid.gezag_over or ander is None:
        return Oordeel(False, "over_een_ander")
    if ander.leeftijd is None or ander.leeftijd >= ZELF_BESLISSEN:
        return Oordeel(False, "jongere_beslist")
    return Oordeel(True, "gezag")
