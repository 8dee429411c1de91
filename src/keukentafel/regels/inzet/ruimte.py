"""Hoeveel huishoudens kan iemand er nog bij hebben?"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True, slots=True)
class Ruimte:
    """Wat iemand nu heeft naast haar eigen norm, allebei in huishoudens."""

    huishoudens: int
    norm: int
    """De norm van deze medewerker: de norm per fte naar haar uren, op hele huishoudens."""

    @property
    def over(self) -> int:
        """Huishoudens die er nog bij kunnen; onder nul is het te veel."""
        return self.norm - self.huishoudens

    @property
    def te_veel(self) -> bool:
        """Zit zij boven haar norm?"""
        return self.over < 0


def fte(uren: Decimal, uren_voltijd: Decimal) -> Decimal:
    """Deel van een volle week, op twee decimalen.

    Raises:
        ValueError: een volle week heeft meer dan nul uren.
    """
    if uren_voltijd <= 0:
        raise ValueError("een volle week heeft meer dan nul uren")
    return (uren / uren_voltijd).quantize(Decimal("0.01"), ROUND_HALF_UP)


def ruimte(huishoudens: int, uren: Decimal, norm: Decimal, *, uren_voltijd: Decimal = Decimal(36)) -> Ruimte:
    """Zet actieve huishoudens naast de norm naar uren.

    `uren` zijn uren per week, `norm` is huishoudens per fte. Een half huishouden telt als een heel. Een huishouden
    op waakvlam telt niet mee; dat laat de vrager weg.
    """
    eigen = (norm * uren / uren_voltijd).quantize(Decimal(1), ROUND_HALF_UP)
    return Ruimte(huishoudens=huishoudens, norm=int(eigen))
