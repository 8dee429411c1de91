"""`keukentafel regels mandaat`: JSON Lines in and out, faults per line, the version by date."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from keukentafel.inrichting.laden import namen, versies
from tests.opdrachten.conftest import Doe
from tests.regels.ladders import VOORSTEL

NAAM = namen()[0]


Draai = Callable[..., tuple[int, list[dict[str, Any]], str]]


@pytest.fixture
def draai(doe: Doe) -> Draai:
    """Run the command; return its exit code, its lines and what it said."""

    def voer_uit(*opties: str, regels: list[Any]) -> tuple[int, list[dict[str, Any]], str]:
        invoer = "\n".join(regel if isinstance(regel, str) else json.dumps(regel) for regel in regels)
        klaar = doe("regels", "mandaat", *opties, invoer=invoer.encode())
        return klaar.code, klaar.regels(), klaar.praat

    return voer_uit


def test_een_uitkomst_per_voorstel_en_een_fout_op_zijn_eigen_regel(draai: Draai) -> None:
    regels = [
        VOORSTEL,
        VOORSTEL | {"id": "b2", "wet": "wmo", "bedrag_per_jaar": "12.500,00", "kernbeslising": []},
        VOORSTEL | {"id": "b3", "indiener": {"rol": "wijkwerkster"}},
        '{"id": "b4", ',
        VOORSTEL | {"id": "b5"},
    ]
    code, uit, _ = draai("--inrichting", NAAM, regels=regels)
    assert code == 1
    assert [regel.get("id") for regel in uit] == ["b1", "b2", "b3", None, "b5"]
    assert set(uit[0]) == {
        "id",
        "indiener_bevoegd",
        "beslisser",
        "ondertekenaar",
        "vereist",
        "toets",
        "vier_ogen",
        "regel",
        "reden",
        "bron",
        "inrichting",
    }
    assert {fout["pad"] for fout in uit[1]["fouten"]} == {"categorie", "bedrag_per_jaar", "kernbeslising"}
    assert [fout["pad"] for fout in uit[2]["fouten"]] == ["indiener.rol"]
    assert uit[4] == uit[0] | {"id": "b5"}


def test_zonder_fouten_is_het_goed(draai: Draai) -> None:
    code, uit, _ = draai("--inrichting", NAAM, regels=[VOORSTEL])
    assert (code, len(uit)) == (0, 1)


def test_de_datum_of_op_kiest_de_versie(draai: Draai) -> None:
    meer = next((naam for naam in namen() if len(versies(naam)) > 1), None)
    assert meer is not None
    eerste, laatste = versies(meer)[0].geldig_vanaf.isoformat(), versies(meer)[-1].geldig_vanaf.isoformat()
    _, uit, _ = draai("--inrichting", meer, regels=[VOORSTEL | {"datum": eerste}, VOORSTEL | {"datum": laatste}])
    assert [regel["inrichting"]["versie"] for regel in uit] == [eerste, laatste]
    _, uit, _ = draai("--inrichting", meer, "--op", laatste, regels=[VOORSTEL | {"datum": eerste}])
    assert uit[0]["inrichting"]["versie"] == laatste
    code, uit, _ = draai("--inrichting", meer, regels=[VOORSTEL | {"datum": "1999-01-01"}])
    assert (code, uit[0]["fouten"][0]["pad"]) == (1, "datum")


@pytest.mark.parametrize("opties", [[], ["--inrichting"], ["--inrichting", NAAM, "--op", "gisteren"]])
def test_verkeerd_gebruik(draai: Draai, opties: list[str]) -> None:
    code, uit, gezegd = draai(*opties, regels=[])
    assert (code, uit) == (2, [])
    assert "Traceback" not in gezegd


def test_help_noemt_een_voorbeeld_zonder_gemeente(doe: Doe) -> None:
    klaar = doe("regels", "mandaat", "--help")
    assert klaar.code == 0
    assert "keukentafel regels mandaat --inrichting NAAM" in klaar.uit
    assert not any(naam in klaar.uit for naam in namen())
