"""Een netwerk uit meer dossiers: wat is samengevoegd, staat op één blad, en wie dezelfde is één keer (ADR 0012).

Er verandert geen rij: dit werkt op wat al gelezen is. Wat het blijvende dossier zelf zegt, gaat voor.
"""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from datetime import date
from typing import TypeVar
from uuid import UUID

from keukentafel.doen.dossier.models import Huishoudlid, Persoon
from keukentafel.doen.netwerk.models import Netwerkcontact, Relatie, Vertegenwoordiging
from keukentafel.doen.netwerk.rijen import Rijen
from keukentafel.doen.netwerk.vertegenwoordigers import NIET_BEKEND

Rij = TypeVar("Rij", Relatie, Netwerkcontact, Vertegenwoordiging)
NAAM = ("voornaam", "tussenvoegsel", "achternaam")
AAN_TE_VULLEN = ("geboortedatum", "leeftijd_bij_opgave", "geslacht", "overleden_op", "telefoon")
"""Wat leeg is in het blijvende dossier, staat er uit wat erin opging; op het blad, niet in de tabel."""
_PAAR = (Relatie.Soort.PARTNER, Relatie.Soort.EX_PARTNER)


def wie_is_wie(leden: Sequence[Huishoudlid]) -> dict[UUID, Persoon]:
    """Per nummer de persoon onder wie zij op het blad staat: het eind van de rij `zelfde_als`.

    Alleen wie hier zelf ook staat, telt mee als dezelfde: langs een dossier dat iemand niet leest, loopt niets.
    """
    personen = {lid.persoon_id: lid.persoon for lid in leden}
    eind = {nummer: _eind(nummer, personen) for nummer in personen}
    samen = {nummer: copy(personen[nummer]) for nummer in dict.fromkeys(eind.values())}
    for nummer, naar in eind.items():
        if nummer != naar:
            _vul_aan(samen[naar], personen[nummer])
    return {nummer: samen[naar] for nummer, naar in eind.items()}


def onder_een_naam(leden: Iterable[Huishoudlid], wie: dict[UUID, Persoon]) -> list[Huishoudlid]:
    """De lidmaatschappen met de persoon onder wie ieder staat."""
    uit = []
    for lid in leden:
        kopie = copy(lid)
        kopie.persoon = wie[lid.persoon_id]
        uit.append(kopie)
    return uit


def op_de_dag(leden: Iterable[Huishoudlid], blijvend: UUID, dag: date) -> list[Huishoudlid]:
    """Wat er op die dag van ieder bekend was; zegt het blijvende dossier iets over iemand, dan geldt alleen dat.

    # aanname: wie na het samenvoegen vertrekt, vertrekt in het blijvende dossier; in het andere schrijft niemand meer
    """
    toen = [lid for lid in leden if lid.van <= dag]
    waar: dict[UUID, UUID] = {}
    for lid in sorted(toen, key=lambda lid: lid.dossier_id != blijvend):
        waar.setdefault(lid.persoon_id, lid.dossier_id)
    return [lid for lid in toen if waar[lid.persoon_id] == lid.dossier_id]


def een_keer(vast: Rijen, blijvend: UUID) -> Rijen:
    """De rijen zonder wat dubbel is: het dossier dat iets het eerst zegt, met het blijvende voorop, zegt het."""
    relaties = [rij for rij in vast.relaties if rij.a_id != rij.b_id]
    bekend = {(rij.over_id, rij.soort) for rij in vast.spreken if rij.naam != NIET_BEKEND}
    spreken = [
        rij
        for rij in vast.spreken
        if rij.dossier_id == blijvend or rij.naam != NIET_BEKEND or (rij.over_id, rij.soort) not in bekend
    ]
    return Rijen(
        _eerste(relaties, blijvend, _relatie), _eerste(vast.bekenden, blijvend, _bekende),
        _eerste(spreken, blijvend, _spreekt),
    )  # fmt: skip


def _eerste(rijen: list[Rij], blijvend: UUID, sleutel: Callable[[Rij], tuple[object, ...]]) -> list[Rij]:
    waar: dict[tuple[object, ...], UUID] = {}
    for rij in sorted(rijen, key=lambda rij: rij.dossier_id != blijvend):
        waar.setdefault(sleutel(rij), rij.dossier_id)
    return [rij for rij in rijen if waar[sleutel(rij)] == rij.dossier_id]


def _relatie(rij: Relatie) -> tuple[object, ...]:
    """Partners en exen zijn één verhaal: wie uit elkaar is, is geen partner meer."""
    return frozenset((rij.a_id, rij.b_id)), "paar" if rij.soort in _PAAR else rij.soort


def _bekende(rij: Netwerkcontact) -> tuple[object, ...]:
    wie = rij.persoon.pk if rij.persoon else None
    return rij.naam.casefold(), rij.organisatie.casefold(), rij.soort, rij.telefoon, rij.band, rij.doet.casefold(), wie


def _spreekt(rij: Vertegenwoordiging) -> tuple[object, ...]:
    return rij.over_id, rij.soort, rij.door_persoon_id, rij.naam.casefold(), rij.organisatie.casefold()


def _eind(nummer: UUID, personen: dict[UUID, Persoon]) -> UUID:
    """Het eind van de rij; is de rij een kring, dan voor iedereen daarin hetzelfde nummer."""
    langs = [nummer]
    while True:
        volgende = personen[langs[-1]].zelfde_als_id
        if volgende is None or volgende not in personen:
            return langs[-1]
        if volgende in langs:
            return min(langs[langs.index(volgende) :])
        langs.append(volgende)


def _vul_aan(persoon: Persoon, ander: Persoon) -> None:
    if not persoon.naam:
        for veld in NAAM:
            setattr(persoon, veld, getattr(ander, veld))
    for veld in AAN_TE_VULLEN:
        if getattr(persoon, veld) in (None, ""):
            setattr(persoon, veld, getattr(ander, veld))
