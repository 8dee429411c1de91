"""De keten narekenen vanaf waar dat de vorige keer stopte: snel genoeg voor een blad.

Alles van het begin af narekenen, ook naast een anker, doet `keukentafel logboek controleer`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.types.string import TextLoader

from keukentafel.kern.logboek.keten import BEGIN, regeltekst_afdruk, verwerkingen_afdruk

_VELDEN = """stelsel_id, nr, operatie, moment, account_id, medewerker_id, rollen, recht, doel, handeling, soort,
 object_id, dossier_id, uitkomst, route, adres, aantal, verwerkingen_afdruk, vorige, afdruk"""
_REGELS = f"SELECT {_VELDEN} FROM kern_logregel WHERE stelsel_id = %s AND nr BETWEEN %s AND %s ORDER BY nr, id"  # noqa: S608
_VERWERKINGEN = """
SELECT stelsel_id, regel_nr, volg, operatie, span_id, status, name, start_time, end_time, processing_activity_id,
       data_subject_id, data_subject_id_type, dossier_id
FROM kern_verwerking WHERE stelsel_id = %s AND regel_nr BETWEEN %s AND %s ORDER BY regel_nr, volg, id
"""


@dataclass(frozen=True)
class Voortgang:
    """Tot en met welke regel de keten is nagerekend, met het zegel van die regel; breuken blijven geteld."""

    nr: int = 0
    afdruk: str = BEGIN
    breuken: int = 0
    eerste_breuk: int | None = None

    def met_breuk(self, nr: int) -> "Voortgang":
        """Dezelfde voortgang met een breuk erbij."""
        return Voortgang(self.nr, self.afdruk, self.breuken + 1, self.eerste_breuk or nr)


def reken_verder(
    verbinding: psycopg.Connection, stelsel_id: int, eerder: Voortgang, stand: tuple[int, str] | None, hoogstens: int
) -> Voortgang:
    """Reken de regels na die er sinds `eerder` bij kwamen, hoogstens zoveel.

    `stand` is de laatste regel die er hoort te zijn. Elke regel die ontbreekt, niet aansluit of gewijzigd is telt als
    één breuk; zo ook een regel van toen die nu een ander zegel heeft, en een afgeknipte staart.
    """
    laatste = stand[0] if stand else 0
    voortgang = eerder if _staat_er_nog(verbinding, stelsel_id, eerder) else eerder.met_breuk(max(eerder.nr, 1))
    if laatste < eerder.nr:
        return voortgang.met_breuk(laatste + 1)
    tot = min(laatste, eerder.nr + hoogstens)
    if tot == eerder.nr:
        return voortgang
    vorige: str | None = eerder.afdruk
    verwacht, breuken, eerste = eerder.nr + 1, voortgang.breuken, voortgang.eerste_breuk
    per_regel = _verwerkingen(verbinding, stelsel_id, eerder.nr + 1, tot)
    for rij in _lees(verbinding, _REGELS, [stelsel_id, eerder.nr + 1, tot]):
        if rij[1] != verwacht or not _klopt(rij, vorige, per_regel.pop(rij[1], [])):
            breuken, eerste = breuken + 1, eerste or min(rij[1], verwacht)
        verwacht, vorige = rij[1] + 1, rij[19]
    if verwacht != tot + 1 or per_regel or (tot == laatste and stand is not None and vorige != stand[1]):
        breuken, eerste = breuken + 1, eerste or min(verwacht, tot)
    return Voortgang(tot, vorige or BEGIN, breuken, eerste)


def _klopt(rij: tuple[Any, ...], vorige: str | None, verwerkingen: list[tuple[Any, ...]]) -> bool:
    return bool(
        rij[18] == vorige
        and regeltekst_afdruk(rij) == rij[19]
        and len(verwerkingen) == rij[16]
        and verwerkingen_afdruk(verwerkingen) == rij[17]
    )


def _staat_er_nog(verbinding: psycopg.Connection, stelsel_id: int, eerder: Voortgang) -> bool:
    """Heeft de regel waar wij stopten nog hetzelfde zegel?"""
    if eerder.nr == 0:
        return True
    vraag = b"SELECT afdruk FROM kern_logregel WHERE stelsel_id = %s AND nr = %s"
    return [rij[0] for rij in verbinding.execute(vraag, [stelsel_id, eerder.nr]).fetchall()] == [eerder.afdruk]


def _verwerkingen(
    verbinding: psycopg.Connection, stelsel_id: int, van: int, tot: int
) -> dict[int, list[tuple[Any, ...]]]:
    per_regel: dict[int, list[tuple[Any, ...]]] = {}
    for rij in _lees(verbinding, _VERWERKINGEN, [stelsel_id, van, tot]):
        per_regel.setdefault(rij[1], []).append(rij)
    return per_regel


def _lees(verbinding: psycopg.Connection, vraag: str, waarden: list[int]) -> Iterator[tuple[Any, ...]]:
    with verbinding.cursor(row_factory=psycopg.rows.tuple_row) as cursor:
        for soort in ("uuid", "timestamptz"):
            cursor.adapters.register_loader(soort, TextLoader)
        cursor.execute(vraag.encode(), waarden)
        yield from cursor
