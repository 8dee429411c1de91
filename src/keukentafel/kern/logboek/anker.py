"""Het anker: de stand van elke keten, om buiten de database te bewaren; zonder valt geheel herschrijven niet op."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import psycopg

MERK = "keukentafel.anker"
_AFDRUK = re.compile(r"[0-9a-f]{64}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z")
_STAND = """
SELECT (SELECT s.naam FROM kern_stelsel s WHERE s.id = l.stelsel_id), l.nr, l.afdruk,
       to_char(l.moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
FROM kern_logstand l ORDER BY 1 NULLS FIRST
"""


@dataclass(frozen=True)
class Anker:
    """De laatste regel van één keten op een moment; `stelsel` None is de keten zonder stelsel."""

    stelsel: str | None
    nr: int
    afdruk: str
    moment: str

    def als_regel(self) -> str:
        """Geef het anker als één regel JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)


class AnkerFout(Exception):
    """Een ankerbestand is niet te lezen of beschadigd; elke regel die niet deugt staat er, in het Nederlands."""


def stand(verbinding: psycopg.Connection) -> list[Anker]:
    """Geef van elke keten het anker van nu; de rol is die voor onderhoud."""
    return [Anker(*rij) for rij in verbinding.execute(_STAND).fetchall()]


def lees(pad: Path) -> list[Anker]:
    """Lees een ankerbestand, of de regels van `keukentafel.anker` uit het logboek van de techniek. Fout: AnkerFout."""
    try:
        regels = pad.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise AnkerFout(f"Het ankerbestand {pad} is er niet.") from None
    except IsADirectoryError:
        raise AnkerFout(f"{pad} is een map en geen ankerbestand.") from None
    except UnicodeDecodeError:
        raise AnkerFout(f"Het ankerbestand {pad} is beschadigd: het is geen leesbare tekst.") from None
    ankers, fouten = _ontleed(regels)
    if fouten:
        raise AnkerFout(f"Het ankerbestand {pad} is beschadigd.\n" + "\n".join(fouten))
    if not ankers:
        raise AnkerFout(f"In het ankerbestand {pad} staat geen anker.")
    return ankers


def _ontleed(regels: Iterable[str]) -> tuple[list[Anker], list[str]]:
    ankers, fouten = [], []
    for nummer, regel in enumerate(regels, start=1):
        if regel.strip():
            try:
                ankers.append(_een(regel))
            except ValueError as fout:
                fouten.append(f"- regel {nummer}: {fout}")
    return ankers, fouten


def _een(regel: str) -> Anker:
    voor, accolade, _ = regel.partition("{")
    if not accolade or (voor.strip() and MERK not in voor):
        raise ValueError("hier staat geen anker")
    try:
        gelezen = json.loads(regel[len(voor) :])
    except ValueError:
        raise ValueError("de regel is afgebroken of geen goede JSON") from None
    namen = {"stelsel", "nr", "afdruk", "moment"}
    if not isinstance(gelezen, dict) or set(gelezen) != namen:
        raise ValueError("er horen precies stelsel, nr, afdruk en moment te staan")
    fouten = list(_veldfouten(gelezen))
    if fouten:
        raise ValueError("; ".join(fouten))
    return Anker(**gelezen)


def _veldfouten(anker: dict[str, object]) -> Iterator[str]:
    if not (anker["stelsel"] is None or isinstance(anker["stelsel"], str)):
        yield "stelsel is een naam, of null"
    if not (type(anker["nr"]) is int and anker["nr"] > 0):
        yield "nr is een getal vanaf 1"
    if not (isinstance(anker["afdruk"], str) and _AFDRUK.fullmatch(anker["afdruk"])):
        yield "afdruk heeft 64 tekens van 0 tot en met f"
    if not (isinstance(anker["moment"], str) and _MOMENT.fullmatch(anker["moment"])):
        yield "moment ziet eruit als 2026-11-20T09:30:00.000000Z"
