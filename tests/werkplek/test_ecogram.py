"""De banden getekend: elke band een eigen streep, alles op het blad, breed en smal met hetzelfde."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.werkplek.netwerk.beeld import Beeld
from keukentafel.werkplek.netwerk.ecogram import KLASSEN, VOLGORDE, Bekende, breed, op_volgorde, smal, staaltje

bekenden = st.lists(
    st.builds(
        Bekende, id=st.uuids().map(str), naam=st.text(max_size=300), bij=st.text(max_size=300),
        band=st.sampled_from(VOLGORDE),
    ),
    max_size=40,
)  # fmt: skip
Tekent = Callable[[str, Sequence[Bekende], str], Beeld]


@pytest.mark.parametrize("teken", [breed, smal])
@given(rond=bekenden)
def test_elke_band_staat_op_het_blad(teken: Tekent, rond: list[Bekende]) -> None:
    beeld = teken("Marieke, Tijn, Lotte", rond, "e")

    assert beeld.feiten == {("band", wie.id, wie.band) for wie in rond}
    for lijn in beeld.lijnen:
        for x, y in (punt for streep in lijn.strepen for punt in streep):
            assert 0 <= x <= beeld.breed
            assert 0 <= y <= beeld.hoog
    for tekst in beeld.teksten:
        assert tekst.links >= 0
        assert tekst.links + tekst.breed <= beeld.breed
        assert 0 <= tekst.y <= beeld.hoog
    for vlak in beeld.vlakken:
        assert 0 <= vlak.y <= vlak.y + vlak.hoog <= beeld.hoog


@given(rond=bekenden)
def test_geen_kaart_ligt_over_een_andere(rond: list[Bekende]) -> None:
    kaarten = [vlak for vlak in breed("Het gezin", rond, "e").vlakken if vlak.klasse == "kaart"]

    assert len(kaarten) == len(rond)
    for nummer, een in enumerate(kaarten):
        for ander in kaarten[nummer + 1 :]:
            assert een.x != ander.x or abs(een.y - ander.y) >= een.hoog


def test_elke_band_heeft_een_eigen_streep() -> None:
    """Ook zonder kleur: dik, dun, stippels, een vraagteken, dwarsstreepjes of een gat."""
    assert len({KLASSEN[band] for band in VOLGORDE}) == len(VOLGORDE)
    assert len({tuple(lijn.d for lijn in staaltje(band)) for band in ("gewoon", "gespannen", "verbroken")}) == 3


def test_kracht_staat_voor_spanning() -> None:
    rond = [Bekende(band, band, "", band) for band in reversed(VOLGORDE)]

    assert [wie.band for wie in op_volgorde(rond)] == list(VOLGORDE)
