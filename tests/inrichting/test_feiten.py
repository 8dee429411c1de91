"""Elk feit uit de stukken staat in het bestand, en `docs/stelsels.md` zegt waar."""

import ast
from pathlib import Path

import pytest

from tests.inrichting import test_alle_twintig, test_stelsels, test_veertig_vragen
from tests.inrichting.opgave import NAMEN
from tools import feiten, stelsels

ALLE = list(feiten.alle(NAMEN))


def _proeven() -> set[str]:
    bestanden = (test_alle_twintig.__file__, test_stelsels.__file__, test_veertig_vragen.__file__)
    bomen = [ast.parse(Path(bestand).read_text(encoding="utf-8")) for bestand in bestanden]
    return {knoop.name for boom in bomen for knoop in boom.body if isinstance(knoop, ast.FunctionDef)}


@pytest.mark.parametrize("feit", ALLE, ids=[feit.naam for feit in ALLE])
def test_feit_staat_er(feit: feiten.Feit) -> None:
    assert feiten.klopt(feit, feiten.zoek(feit).waarde), feit


def test_elk_stelsel_heeft_feiten() -> None:
    assert len(set(NAMEN)) == 20
    assert sorted(pad.stem for pad in feiten.FEITEN.glob("*.toml")) == sorted(NAMEN)


def test_elke_genoemde_proef_bestaat() -> None:
    genoemd = {feit.toets for feit in ALLE if feit.toets} | {proef for _, _, proef in stelsels.OVERAL}
    assert genoemd - _proeven() == set()


def test_een_pad_dat_er_niet_is_valt_op() -> None:
    feit = feiten.Feit("heerlen", 1, "-", "teams.bestaat-niet.rol", None, {"is": "hulp"}, None)
    with pytest.raises(KeyError, match="bestaat-niet"):
        feiten.zoek(feit)


def test_de_bladzijde_is_bij() -> None:
    melding = "docs/stelsels.md is verouderd: maak haar opnieuw met `python -m tools.stelsels`"
    assert stelsels.BLADZIJDE.read_text(encoding="utf-8") == stelsels.maak(), melding
