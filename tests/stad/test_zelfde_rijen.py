"""Een vraag in bulk geeft dezelfde rijen als dezelfde vraag langs de handelingen."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from django.db import models
from django.utils import timezone

from keukentafel.project.demo.laden import laad_demo
from keukentafel.project.demo.stad import bevolking, langs, verhalen
from keukentafel.project.demo.stad.bouwen import Bulk, vind_stad
from keukentafel.project.demo.stad.kopie import kopieer
from keukentafel.project.demo.stad.plaats import Geplaatst, plaats, wijken
from keukentafel.project.demo.stad.ploeg import Ploeg, Werker
from keukentafel.project.demo.stad.rijen import VOLGORDE
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from tests.conftest import ALS_ROL
from tests.stad.conftest import geen_voortgang

EIGEN = {
    *("id", "kenmerk", "sleutel", "dossier_id", "persoon_id", "vraag_id", "a_id", "b_id", "over_id"),
    *(
        "door_persoon_id",
        "contact",
        "afspraak",
        "persoon",
        "taak",
        "relatie",
        "bekende",
        "vertegenwoordiging",
        "over",
        "regie",
        "bsn",
    ),
}
"""Wat per keer anders is."""


def _kaal(waarde: Any) -> Any:
    if isinstance(waarde, dict):
        return tuple(sorted((naam, repr(_kaal(inhoud))) for naam, inhoud in waarde.items() if naam not in EIGEN))
    return waarde


def _rijen(sinds: dict[type[models.Model], set[Any]]) -> dict[str, Counter[Any]]:
    """De nieuwe rijen per tabel, zonder wat per keer anders is."""
    uit = {}
    for model in VOLGORDE:
        rijen = model._default_manager.exclude(pk__in=sinds[model]).values()
        uit[model._meta.db_table] = Counter(_kaal(_zonder_klok(model, rij)) for rij in rijen)
    return uit


def _zonder_klok(model: type[models.Model], rij: dict[str, Any]) -> dict[str, Any]:
    """Wat de database zelf op de klok zet, of wat van het moment van vastleggen komt, vergelijken wij niet."""
    if rij.get("gekozen_team_id") and model._meta.model_name == "triage":
        rij = rij | {"moment": None}
    if rij.get("soort") == "contact_vastgelegd":
        rij = rij | {"gegevens": {naam: w for naam, w in rij["gegevens"].items() if naam != "vastgelegd_op"}}
    return rij | ({"moment": None} if rij.get("soort") == "afspraak_gepland" else {})


def _staat_er() -> dict[type[models.Model], set[Any]]:
    return {model: set(model._default_manager.values_list("pk", flat=True)) for model in VOLGORDE}


def _voorbeelden(stad: Any) -> Iterator[Geplaatst]:
    """Verse vragen die elk wat anders meemaakten."""
    rnd = Random(11)
    huizen = bevolking.bevolk(rnd, 9_000, wijken(stad.inrichting), stad.dag)
    gezien: set[tuple[object, ...]] = set()
    for geschiedenis in verhalen.alle(rnd, huizen, stad.nu):
        rij = plaats(rnd, stad, geschiedenis, len(gezien) * 10)
        if not langs.kan(rij, stad):
            continue
        (een,) = rij
        soort = (
            een.verhaal.stand,
            een.daarna is not None,
            een.route.afgeweken,
            bool(een.verhaal.gesprekken),
            een.verhaal.bezoek is not None,
            een.verhaal.gebeld is not None,
            een.verhaal.teruggemeld is not None,
        )
        if soort not in gezien:
            gezien.add(soort)
            yield een


def _een_per_team(stad: Any) -> Ploeg:
    """In elk team één werker, en één aan de ingang: dan is er niets te kiezen."""
    dag = stad.dag - timedelta(days=2 * 365)

    def werker(team: Any, rol: str) -> Werker:
        mens = Medewerker.objects.create(stelsel_id=stad.stelsel_id, naam=f"Werker {team}")
        Lidmaatschap.objects.create(stelsel_id=stad.stelsel_id, medewerker=mens, team=team, rol=rol, van=dag)
        return Werker(mens, dag, 99)

    per_team = {team.pk: [werker(team, "wijkwerker")] for team in stad.teams.values()}
    lezers = {(rij[0].medewerker.pk, team) for team, rij in per_team.items()}
    return Ploeg(per_team, [werker(None, "kcc-medewerker")], lezers)


@pytest.mark.django_db
def test_bulk_en_handelingen_schrijven_hetzelfde(onderhoud: ALS_ROL) -> None:
    with onderhoud():
        laad_demo("heerlen")
        stad = vind_stad("heerlen", timezone.localtime(), "proef")
        stad = replace(stad, bsn=defaultdict(lambda: "999990019"))
        ploeg = _een_per_team(stad)
        gelijk = 0
        for nummer, een in enumerate(_voorbeelden(stad)):
            voor = _staat_er()
            langs.speel(Random(1), stad, ploeg, een)
            echt, tussen = _rijen(voor), _staat_er()
            opnieuw = _met_sleutel(een, stad.sleutel(5_000 + 100 * nummer))
            bundel = Bulk(Random(1), stad, ploeg).bundel(opnieuw)
            kopieer(bundel.tabellen, geen_voortgang)
            assert _rijen(tussen) == echt, f"{een.verhaal.stand}, doorgezet naar {een.daarna}"
            gelijk += 1
    assert gelijk >= 7, "open, opgenomen, beantwoord, doorgezet, afgeweken, met en zonder gesprek en bezoek"


def _met_sleutel(een: Geplaatst, sleutel: Any) -> Geplaatst:
    return replace(een, opgave=replace(een.opgave, sleutel=sleutel))
