"""Klopt het logboek nog? Rekent elke afdruk na uit de kale kolommen, zonder de functies van de database.

Wie de database bezit, kan regels wijzigen. Dat valt hier op: elke afdruk gaat over haar regel, over de
verwerkingsregels en over de vorige afdruk. Een geheel herschreven keten valt alleen op naast een anker dat elders
staat.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import psycopg
from psycopg.types.string import TextLoader

from keukentafel.kern.logboek.anker import Anker

BEGIN = "0" * 64
STAPEL = 5_000  # rijen per keer van de server
MELD_PER = 20_000  # regels
_json = json.JSONEncoder(ensure_ascii=False).encode

_REGELS = """
SELECT stelsel_id, nr, operatie, moment, account_id, medewerker_id, rollen, recht, doel, handeling, soort, object_id,
       dossier_id, uitkomst, route, adres, aantal, verwerkingen_afdruk, vorige, afdruk
FROM kern_logregel WHERE stelsel_id {is} ORDER BY stelsel_id, nr, id
"""
_VERWERKINGEN = """
SELECT stelsel_id, regel_nr, volg, operatie, span_id, status, name, start_time, end_time, processing_activity_id,
       data_subject_id, data_subject_id_type, dossier_id
FROM kern_verwerking WHERE stelsel_id {is} ORDER BY stelsel_id, regel_nr, volg, id
"""
_KETENS = """
SELECT k.id, s.naam FROM (SELECT id FROM kern_stelsel UNION SELECT stelsel_id FROM kern_logregel
  UNION SELECT stelsel_id FROM kern_verwerking UNION SELECT stelsel_id FROM kern_logstand) k
LEFT JOIN kern_stelsel s ON s.id = k.id ORDER BY s.naam NULLS FIRST, k.id
"""


@dataclass(frozen=True)
class Breuk:
    """Een plek waar het logboek niet klopt: in welke keten, bij welke regel, en wat."""

    keten: str
    nr: int | None
    wat: str

    def __str__(self) -> str:
        return f"{self.keten}{'' if self.nr is None else f', regel {self.nr}'}: {self.wat}"


@dataclass
class Telling:
    """Wat er is nagerekend; `meld` wordt af en toe geroepen, om te tonen hoe ver het is."""

    ketens: int = 0
    regels: int = 0
    verwerkingen: int = 0
    meld: Callable[["Telling"], None] | None = None

    def tel_regel(self) -> None:
        """Er is een logregel bij."""
        self.regels += 1
        if self.meld is not None and self.regels % MELD_PER == 0:
            self.meld(self)


@dataclass
class _Loop:
    """Waar wij zijn in één keten."""

    keten: str
    ankers: dict[int, list[Anker]]
    verwacht: int = 1
    vorige: str | None = BEGIN
    laatste: tuple[int, str] | None = None
    gezien: set[int] = field(default_factory=set)


class OnbekendStelsel(Exception):
    """Er is geen stelsel met deze naam."""


def controleer(
    verbinding: psycopg.Connection, telling: Telling, *, stelsel: str | None = None, ankers: Iterable[Anker] = ()
) -> Iterator[Breuk]:
    """Geef elke breuk in alle ketens, of in die van één stelsel; leest in stapels, dus past bij miljoenen regels.

    De rol van de verbinding is die voor onderhoud. Alles komt uit één stand van de database, terwijl er wordt
    doorgeschreven. Fout: OnbekendStelsel.
    """
    ankers = list(ankers)
    with verbinding.transaction():
        verbinding.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        verbinding.execute("SET LOCAL TimeZone = 'UTC'")
        verbinding.execute("SET LOCAL DateStyle = 'ISO'")
        ketens = [(id_, naam) for id_, naam in verbinding.execute(_KETENS).fetchall()]
        if stelsel is not None:
            ketens = [(id_, naam) for id_, naam in ketens if naam == stelsel]
            if not ketens:
                raise OnbekendStelsel(stelsel)
            ankers = [anker for anker in ankers if anker.stelsel == stelsel]
        elif (None, None) not in ketens:
            ketens.append((None, None))
        for id_, naam in ketens:
            van_hier = [anker for anker in ankers if anker.stelsel == naam] if id_ is None or naam else []
            yield from _keten(verbinding, telling, id_, naam, van_hier)
        bekend = {naam for _, naam in ketens}
        for weg in dict.fromkeys(anker.stelsel for anker in ankers if anker.stelsel not in bekend):
            yield Breuk(_naam(0, weg), None, "dit stelsel staat in het anker, maar niet meer in de database")


def _naam(id_: int | None, naam: str | None) -> str:
    if naam is not None:
        return naam
    return "zonder stelsel" if id_ is None else f"onbekend stelsel (id {id_})"


def _keten(
    verbinding: psycopg.Connection, telling: Telling, id_: int | None, naam: str | None, ankers: list[Anker]
) -> Iterator[Breuk]:
    loop = _Loop(_naam(id_, naam), {})
    for anker in ankers:
        loop.ankers.setdefault(anker.nr, []).append(anker)
    telling.ketens += 1
    verwerkingen = _Verwerkingen(_lees(verbinding, "verwerkingen", _VERWERKINGEN, id_), telling)
    for rij in _lees(verbinding, "regels", _REGELS, id_):
        telling.tel_regel()
        yield from _wezen(loop, verwerkingen.tot_en_met(rij[1] - 1))
        yield from _regel(loop, rij, list(verwerkingen.tot_en_met(rij[1])))
    yield from _wezen(loop, verwerkingen.tot_en_met(None))
    yield from _staart(verbinding, loop, id_)


def _lees(verbinding: psycopg.Connection, naam: str, vraag: str, id_: int | None) -> Iterator[tuple[Any, ...]]:
    cursor = verbinding.cursor(name=f"keten_{naam}")
    with cursor:
        cursor.itersize = STAPEL
        for soort in ("uuid", "timestamptz"):  # de tekst van PostgreSQL zelf: ook een onmogelijk moment is te lezen
            cursor.adapters.register_loader(soort, TextLoader)
        waar = "IS NULL" if id_ is None else f"= {int(id_)}"
        cursor.execute(vraag.replace("{is}", waar).encode())
        yield from cursor


class _Verwerkingen:
    """De verwerkingsregels van een keten, per logregel, terwijl beide stromen samen oplopen."""

    def __init__(self, stroom: Iterator[tuple[Any, ...]], telling: Telling) -> None:
        self._stroom = stroom
        self._volgende = next(stroom, None)
        self._telling = telling

    def tot_en_met(self, nr: int | None) -> Iterator[tuple[Any, ...]]:
        """Geef wat nog niet is gegeven, tot en met dit nummer (None: alles)."""
        while (rij := self._volgende) is not None and (nr is None or rij[1] <= nr):
            self._volgende = next(self._stroom, None)
            self._telling.verwerkingen += 1
            yield rij


def _wezen(loop: _Loop, rijen: Iterable[tuple[Any, ...]]) -> Iterator[Breuk]:
    """Verwerkingsregels waarvan de logregel er niet is."""
    per_nr: dict[int, int] = {}
    for rij in rijen:
        per_nr[rij[1]] = per_nr.get(rij[1], 0) + 1
    for nr, aantal in per_nr.items():
        yield Breuk(loop.keten, nr, f"er zijn verwerkingsregels ({aantal}) zonder logregel")


def _regel(loop: _Loop, rij: tuple[Any, ...], verwerkingen: list[tuple[Any, ...]]) -> Iterator[Breuk]:
    """Wat er mis is met één logregel; schuift de loop een regel op."""
    nr, aantal, som, vorige, afdruk = rij[1], rij[16], rij[17], rij[18], rij[19]
    if nr > loop.verwacht:
        gat = (
            f"regel {loop.verwacht} ontbreekt"
            if nr == loop.verwacht + 1
            else f"regels {loop.verwacht} tot en met {nr - 1} ontbreken"
        )
        yield Breuk(loop.keten, loop.verwacht, gat)
        loop.vorige = None
    elif nr < loop.verwacht:
        yield Breuk(loop.keten, nr, "dit nummer komt niet op zijn plek of vaker voor")
    if loop.vorige is not None and vorige != loop.vorige:
        yield Breuk(loop.keten, nr, "sluit niet aan op de regel ervoor (gewijzigd, weggehaald of verwisseld)")
    if regeltekst_afdruk(rij) != afdruk:
        yield Breuk(loop.keten, nr, "de regel is gewijzigd")
    if len(verwerkingen) != aantal:
        yield Breuk(loop.keten, nr, f"er zijn {len(verwerkingen)} verwerkingsregels, dat waren er {aantal}")
    elif verwerkingen_afdruk(verwerkingen) != som:
        yield Breuk(loop.keten, nr, "een verwerkingsregel is gewijzigd")
    for anker in loop.ankers.pop(nr, []):
        if anker.afdruk != afdruk:
            yield Breuk(loop.keten, nr, f"de keten is herschreven na het anker van {anker.moment}")
    loop.verwacht, loop.vorige, loop.laatste = nr + 1, afdruk, (nr, afdruk)


def _staart(verbinding: psycopg.Connection, loop: _Loop, id_: int | None) -> Iterator[Breuk]:
    """Houdt de keten op waar de stand en de ankers zeggen?"""
    standen = verbinding.execute(
        "SELECT nr, afdruk FROM kern_logstand WHERE stelsel_id IS NOT DISTINCT FROM %s::bigint", [id_]
    ).fetchall()
    nr, afdruk = loop.laatste or (0, BEGIN)
    if not standen and nr:
        yield Breuk(loop.keten, None, "de stand van deze keten is weg; of de staart er nog is, is niet te zeggen")
    for stand_nr, stand_afdruk in standen:
        if stand_nr > nr:
            yield Breuk(loop.keten, nr, f"de staart is afgeknipt: de laatste regel hoort nummer {stand_nr} te zijn")
        elif (stand_nr, stand_afdruk) != (nr, afdruk):
            yield Breuk(loop.keten, nr, f"de stand (regel {stand_nr}) hoort niet bij de laatste regel")
    for anker_nr, ankers in sorted(loop.ankers.items()):
        wat = "de staart is afgeknipt" if anker_nr > nr else "een regel is weggehaald"
        for anker in ankers:
            yield Breuk(loop.keten, anker_nr, f"{wat} na het anker van {anker.moment}: deze regel is er niet")


def regeltekst_afdruk(rij: tuple[Any, ...]) -> str:
    """De afdruk die bij de velden van een logregel hoort; de laatste kolom is de bewaarde afdruk en telt niet mee."""
    velden = list(rij[:19])
    velden[3] = tijd(velden[3])
    return _sha256(_json(velden))


def verwerkingen_afdruk(rijen: Iterable[tuple[Any, ...]]) -> str:
    """De afdruk over de verwerkingsregels van één logregel."""
    teksten = []
    for rij in rijen:
        velden = list(rij)
        velden[7], velden[8] = tijd(velden[7]), tijd(velden[8])
        teksten.append(_json(velden))
    return _sha256("\n".join(teksten))


def tijd(tekst: str) -> str:
    """Van `2026-11-20 09:30:00.5+00` naar `2026-11-20T09:30:00.500000Z`; wat zo niet is, blijft wat het was."""
    if not tekst.endswith("+00") or len(tekst) < 22:
        return tekst
    dag, _, uur = tekst[:-3].partition(" ")
    heel, _, deel = uur.partition(".")
    return f"{dag}T{heel}.{deel:0<6}Z"


def _sha256(tekst: str) -> str:
    return hashlib.sha256(tekst.encode()).hexdigest()
