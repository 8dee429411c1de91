"""Wie wat van het dossier te lezen krijgt: een moeder, haar kind van elk jaar, en een ex."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.regels.afschrift import Lid, oordeel

KIND, MOEDER, EX = uuid4(), uuid4(), uuid4()


def gezin(leeftijd: int | None) -> tuple[Lid, Lid, Lid]:
    return (
        Lid(KIND, leeftijd),
        Lid(MOEDER, 40, gezag_over=frozenset({KIND})),
        Lid(EX, 44),
    )


@pytest.mark.parametrize(
    ("leeftijd", "kind_leest", "moeder_leest"),
    [(5, False, True), (11, False, True), (12, True, True), (15, True, True), (16, True, False), (17, True, False),
     (None, True, False)],
)  # fmt: skip
def test_vanaf_twaalf_leest_een_kind_zelf_en_vanaf_zestien_beslist_het(
    leeftijd: int | None, kind_leest: bool, moeder_leest: bool
) -> None:
    leden = gezin(leeftijd)
    kind, moeder, ex = leden
    assert oordeel(kind, over=[KIND], afgeschermd_voor=[], leden=leden).mag is kind_leest
    assert oordeel(moeder, over=[KIND], afgeschermd_voor=[], leden=leden).mag is moeder_leest
    assert oordeel(ex, over=[KIND], afgeschermd_voor=[], leden=leden).grond == "over_een_ander", "zonder gezag niet"


def test_een_kind_zonder_leeftijd_leest_niets_over_zichzelf() -> None:
    kind = Lid(KIND, None, kind=True)
    assert oordeel(kind, over=[KIND], afgeschermd_voor=[], leden=[kind]).grond == "te_jong"


def test_wat_over_het_hele_huishouden_gaat_leest_elke_volwassene_en_geen_kind() -> None:
    leden = gezin(13)
    assert [oordeel(lid, over=[], afgeschermd_voor=[], leden=leden).mag for lid in leden] == [False, True, True]


def test_afschermen_gaat_voor_alles() -> None:
    leden = gezin(8)
    assert oordeel(leden[1], over=[KIND], afgeschermd_voor=[MOEDER], leden=leden).grond == "afgeschermd"
    assert not oordeel(leden[2], over=[], afgeschermd_voor=[EX], leden=leden).mag


def test_gaat_het_over_twee_mensen_dan_moet_het_van_allebei_mogen() -> None:
    leden = gezin(8)
    assert oordeel(leden[1], over=[KIND, MOEDER], afgeschermd_voor=[], leden=leden).mag
    assert not oordeel(leden[1], over=[KIND, EX], afgeschermd_voor=[], leden=leden).mag


PERSONEN = [UUID(int=nummer) for nummer in range(1, 6)]
LEDEN = st.lists(
    st.builds(
        Lid,
        id=st.sampled_from(PERSONEN),
        leeftijd=st.none() | st.integers(0, 99),
        gezag_over=st.frozensets(st.sampled_from(PERSONEN)),
    ),
    min_size=1,
    unique_by=lambda lid: lid.id,
)
WIE = st.sets(st.sampled_from(PERSONEN))


@given(LEDEN, WIE, WIE, st.data())
def test_meer_afschermen_of_meer_mensen_geeft_nooit_meer_te_lezen(
    leden: list[Lid], over: set[UUID], weg: set[UUID], data: st.DataObject
) -> None:
    lid, erbij = data.draw(st.sampled_from(leden)), data.draw(st.sampled_from(PERSONEN))
    eerst = oordeel(lid, over=over, afgeschermd_voor=weg, leden=leden).mag
    assert oordeel(lid, over=over, afgeschermd_voor=weg | {erbij}, leden=leden).mag <= eerst
    if over:
        assert oordeel(lid, over=over | {erbij}, afgeschermd_voor=weg, leden=leden).mag <= eerst


@given(LEDEN, WIE, st.data())
def test_niemand_leest_over_een_ander_zonder_gezag(leden: list[Lid], over: set[UUID], data: st.DataObject) -> None:
    lid = data.draw(st.sampled_from(leden))
    if oordeel(lid, over=over, afgeschermd_voor=(), leden=leden).mag:
        assert all(wie == lid.id or wie in lid.gezag_over for wie in over)
