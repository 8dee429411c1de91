"""Het burgerservicenummer: klopt het, en hoe laten wij het zien?

Bron: Wet algemene bepalingen burgerservicenummer; de elfproef staat in het Logisch Ontwerp BSN.
"""

import re
from typing import Literal

Fout = Literal["cijfers", "elfproef"]
_GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def schoon(tekst: str) -> str:
    """Alleen de cijfers, negen lang: spaties, punten en streepjes vallen weg, acht cijfers krijgen een nul ervoor."""
    cijfers = re.sub(r"[\s.\-]", "", tekst)
    return f"0{cijfers}" if re.fullmatch(r"[0-9]{8}", cijfers) else cijfers


def fout(nummer: str) -> Fout | None:
    """Wat er niet klopt aan een nummer zoals `schoon` het geeft, of None. Dat het klopt, zegt niet dat het bestaat."""
    if re.fullmatch(r"[0-9]{9}", nummer) is None:
        return "cijfers"
    som = sum(int(cijfer) * gewicht for cijfer, gewicht in zip(nummer, _GEWICHTEN, strict=True))
    return None if som % 11 == 0 and int(nummer) > 0 else "elfproef"


def gemaskeerd(nummer: str) -> str:
    """Alleen de laatste drie cijfers: `******990`."""
    return "*" * (len(nummer) - 3) + nummer[-3:] if len(nummer) > 3 else "*" * len(nummer)


def is_proefnummer(nummer: str) -> bool:
    """Is dit een nummer dat voor proeven is bedoeld (9999...)? Dat wordt nooit aan een mens gegeven."""
    return nummer.startswith("9999") and fout(nummer) is None
