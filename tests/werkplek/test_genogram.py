"""De familie getekend: niemand over een ander, alles op het blad, en in de lijst staat hetzelfde."""

from collections.abc import Callable
from itertools import combinations, pairwise

import pytest
from hypothesis import given

from keukentafel.werkplek.netwerk import genogram, stam, woorden
from keukentafel.werkplek.netwerk.beeld import Beeld, Teken
from keukentafel.werkplek.netwerk.familie import Familie
from keukentafel.werkplek.netwerk.opzet import Opzet, maak
from tests.werkplek.families import elke_familie, familie, mens, van_doorn, vier_generaties

TEKENAARS = (genogram.teken, stam.teken)
Vak = tuple[float, float, float, float]


def beelden(gezin: Familie) -> list[Beeld]:
    return [teken(maak(gezin), "g") for teken in TEKENAARS]


def vak(teken: Teken) -> Vak:
    return teken.x - teken.straal, teken.y - teken.straal, teken.x + teken.straal, teken.y + teken.straal


def raakt(een: Vak, ander: Vak) -> bool:
    return een[0] < ander[2] and ander[0] < een[2] and een[1] < ander[3] and ander[1] < een[3]


def woordvakken(beeld: Beeld) -> list[Vak]:
    """Waar de naam en de leeftijd van ieder staan."""
    regels = [r for r in beeld.teksten if r.klasse in ("vet", "zacht") and r.tekst]
    return [(r.links, r.y - 11, r.links + r.breed, r.y + 3) for r in regels]


@pytest.mark.parametrize("teken", TEKENAARS)
def test_het_gezin_uit_het_ontwerp(teken: Callable[[Opzet, str], Beeld]) -> None:
    """Bas, Marieke en de onbekende vader staan naast elkaar; ieder kind hangt onder zijn eigen ouders."""
    beeld = teken(maak(van_doorn()), "g")

    tekens = {t.mens.id: t for t in beeld.tekens}
    assert set(tekens) == {"jan", "riet", "bas", "marieke", "?marieke", "tijn", "lotte"}
    assert not tekens["?marieke"].mens.bekend
    assert ("ouder_niet_bekend", "lotte") in beeld.feiten
    assert ("woont", "bas") not in beeld.feiten


def test_rechtop_staat_een_kind_midden_onder_zijn_ouders() -> None:
    beeld = genogram.teken(maak(van_doorn()), "g")
    x = {t.mens.id: t.x for t in beeld.tekens}
    y = {t.mens.id: t.y for t in beeld.tekens}

    assert x["bas"] < x["marieke"] < x["?marieke"]
    assert x["tijn"] == pytest.approx((x["bas"] + x["marieke"]) / 2, abs=1)
    assert x["lotte"] == pytest.approx((x["?marieke"] + x["marieke"]) / 2, abs=1)
    assert x["marieke"] == pytest.approx((x["jan"] + x["riet"]) / 2, abs=1)
    assert y["jan"] == y["riet"] < y["bas"] == y["marieke"] < y["tijn"] == y["lotte"]


def test_uit_elkaar_heeft_twee_streepjes_en_samen_niet() -> None:
    ex = familie([mens("a"), mens("b")], ("ex_partner", "a", "b"))
    nog = familie([mens("a"), mens("b")], ("partner", "a", "b"))

    for met, zonder in zip(beelden(ex), beelden(nog), strict=True):
        assert sum(len(lijn.strepen) for lijn in met.lijnen) == 2 + sum(len(lijn.strepen) for lijn in zonder.lijnen)


def test_een_kind_zonder_bekende_ouders_krijgt_een_vraagteken_en_geen_verzonnen_ouder() -> None:
    gezin = familie([mens("eva", vrager=True, woont_hier=True), mens("kim", kind=True, woont_hier=True)])

    for beeld in beelden(gezin):
        assert len(beeld.tekens) == 2
        assert "?" in [tekst.tekst for tekst in beeld.teksten]
    assert "Wie de ouders zijn, is niet bekend bij ons." in woorden.lijst(gezin)[1].zinnen


def test_een_kring_van_ouders_wordt_getekend_en_gezegd() -> None:
    """Iemand heeft zich vergist: a is ouder van b, b van c en c van a. Het blad gaat niet stuk en verzwijgt niets."""
    kring = familie([mens("a"), mens("b"), mens("c")], ("ouder", "a", "b"), ("ouder", "b", "c"), ("ouder", "c", "a"))

    for beeld in beelden(kring):
        assert {("relatie", f"r{n}") for n in range(3)} <= beeld.feiten


def test_in_woorden_staat_wie_wat_van_wie_is() -> None:
    regels = {regel.mens.id: " ".join(regel.zinnen) for regel in woorden.lijst(van_doorn())}

    assert regels["marieke"].startswith("Dochter van Jan en Riet. Moeder van Tijn en Lotte. Uit elkaar met Bas.")
    assert "De andere ouder is niet bekend bij ons." in regels["lotte"]
    assert "Woont hier." not in regels["bas"]


@given(gezin=elke_familie() | vier_generaties())
def test_niemand_staat_over_een_ander(gezin: Familie) -> None:
    for beeld in beelden(gezin):
        for een, ander in combinations(map(vak, beeld.tekens), 2):
            assert not raakt(een, ander)
        for een, ander in combinations(woordvakken(beeld), 2):
            assert not raakt(een, ander)
        for woord in woordvakken(beeld):
            assert not any(raakt(woord, vak(teken)) for teken in beeld.tekens)


@given(gezin=elke_familie() | vier_generaties())
def test_alles_staat_op_het_blad(gezin: Familie) -> None:
    for beeld in beelden(gezin):
        punten = [punt for lijn in beeld.lijnen for streep in lijn.strepen for punt in streep]
        for x0, y0, x1, y1 in (*map(vak, beeld.tekens), *woordvakken(beeld), *((x, y, x, y) for x, y in punten)):
            assert 0 <= x0 <= x1 <= beeld.breed
            assert 0 <= y0 <= y1 <= beeld.hoog


@given(gezin=elke_familie() | vier_generaties())
def test_een_lijn_gaat_nooit_door_een_ander_heen(gezin: Familie) -> None:
    """Alleen wie bij de lijn hoort, wordt door haar geraakt."""
    for beeld in beelden(gezin):
        for lijn in beeld.lijnen:
            for streep in lijn.strepen:
                for (xa, ya), (xb, yb) in pairwise(streep):
                    stuk = (min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))
                    for teken in beeld.tekens:
                        assert teken.mens.id in lijn.van or not raakt(stuk, vak(teken))


@given(gezin=elke_familie() | vier_generaties())
def test_wat_getekend_is_staat_in_de_lijst_en_andersom(gezin: Familie) -> None:
    gezegd = {feit for regel in woorden.lijst(gezin) for feit in regel.feiten}

    for beeld in beelden(gezin):
        assert beeld.feiten == gezegd
    assert {("relatie", relatie.id) for relatie in gezin.relaties} <= gezegd
    assert {("mens", persoon.id) for persoon in gezin.mensen} <= gezegd
