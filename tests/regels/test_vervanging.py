"""Waar de klokken heen gaan van iemand die er niet is: tabel en eigenschappen, zonder database."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.regels.inzet import Bestemming, Lopend, Periode, Vervanger, gaat_mee, verdeel

DAG = date(2026, 11, 20)
TERUG = date(2026, 11, 25)
WEG = Periode(DAG, TERUG)
FATMA = Vervanger(medewerker=2)


def vraag(nummer: int = 1, dagen: int | None = 0, **anders: object) -> Lopend:
    uiterlijk = None if dagen is None else DAG + timedelta(days=dagen)
    return Lopend(UUID(int=nummer), uiterlijk, **anders)  # type: ignore[arg-type]


def een(lopend: Lopend, vervanger: Vervanger | None, kennis: frozenset[str] = frozenset()) -> Bestemming:
    (uit,) = verdeel([lopend], WEG, kennis, vervanger, DAG)
    return uit


@pytest.mark.parametrize(
    ("lopend", "weg", "mee"),
    [
        (vraag(dagen=-1), WEG, True),
        (vraag(dagen=0), WEG, True),
        (vraag(dagen=4), WEG, True),
        (vraag(dagen=5), WEG, False),  # op de dag dat zij terug is, kan zij het zelf
        (vraag(dagen=300), WEG, False),
        (vraag(dagen=300), Periode(DAG, None), True),
        (vraag(dagen=None), WEG, False),
        (vraag(dagen=None), Periode(DAG, None), False),
        (vraag(dagen=None, spoed=True), WEG, True),
        (vraag(dagen=40, spoed=True), WEG, True),
    ],
)
def test_wat_niet_kan_wachten_gaat_mee(lopend: Lopend, weg: Periode, mee: bool) -> None:
    assert gaat_mee(lopend, weg) is mee


def test_naar_de_vervanger() -> None:
    assert een(vraag(), FATMA) == Bestemming(vraag(), 2, "vervanger")


def test_zonder_vervanger_kiest_iemand() -> None:
    assert een(vraag(), None).waarom == "geen_vervanger"


def test_de_vervanger_is_zelf_afwezig_en_dan_zegt_de_regel_tot_wanneer() -> None:
    uit = een(vraag(), Vervanger(2, afwezig=Periode(DAG, DAG + timedelta(days=1))))
    assert (uit.naar, uit.waarom, uit.terug_op) == (None, "vervanger_afwezig", DAG + timedelta(days=1))


def test_een_afwezigheid_van_de_vervanger_die_voorbij_is_stoort_niet() -> None:
    assert een(vraag(), Vervanger(2, afwezig=Periode(date(2026, 11, 1), DAG))).naar == 2


def test_de_vervanger_werkt_niet_in_dit_team() -> None:
    assert een(vraag(vervanger_mag=False), FATMA).waarom == "vervanger_niet_in_team"


SCHULDEN = frozenset({"schulden"})


def test_kennis_die_de_vervanger_niet_heeft() -> None:
    uit = een(vraag(kennis=frozenset({"schulden", "wonen"})), FATMA, SCHULDEN)
    assert (uit.naar, uit.waarom, uit.kennis) == (None, "kennis_nodig", ("schulden",))


@pytest.mark.parametrize(
    ("lopend", "kennis", "vervanger"),
    [
        (vraag(kennis=SCHULDEN), SCHULDEN, Vervanger(2, kennis=SCHULDEN)),
        (vraag(kennis=SCHULDEN), frozenset[str](), FATMA),  # zij wist het zelf ook niet
        (vraag(kennis=SCHULDEN, terugbellen=True), SCHULDEN, FATMA),  # terugbellen kan iedereen
        (vraag(), SCHULDEN, FATMA),
    ],
)
def test_kennis_houdt_niets_op_als_zij_niet_nodig_is(
    lopend: Lopend, kennis: frozenset[str], vervanger: Vervanger
) -> None:
    assert een(lopend, vervanger, kennis).naar == 2


def test_wat_nog_niemand_heeft_staat_voorop_en_dan_de_vroegste() -> None:
    laat, vroeg, moeilijk = vraag(1, 3), vraag(2, -1), vraag(3, 4, kennis=SCHULDEN)
    uit = verdeel([laat, vroeg, moeilijk], WEG, SCHULDEN, FATMA, DAG)
    assert [b.lopend for b in uit] == [moeilijk, vroeg, laat]


dagen = st.integers(-30, 60)
kennis_ = st.frozensets(st.sampled_from(["schulden", "ggz", "lvb"]))
einden = st.none() | dagen.map(lambda n: DAG + timedelta(days=n))
lopend_ = st.builds(
    Lopend,
    vraag=st.uuids(),
    uiterlijk=einden,
    spoed=st.booleans(),
    terugbellen=st.booleans(),
    kennis=kennis_,
    vervanger_mag=st.booleans(),
)
perioden = st.builds(
    lambda van, tot: Periode(DAG - timedelta(days=van), tot), st.integers(0, 30), st.none() | st.just(TERUG)
)
vervangers = st.none() | st.builds(
    Vervanger,
    medewerker=st.just(2),
    afwezig=st.none() | st.builds(Periode, einden.filter(bool), einden),
    kennis=kennis_,
)


@given(st.lists(lopend_, unique_by=lambda v: v.vraag), perioden, kennis_, vervangers)
def test_geen_klok_zonder_eigenaar_of_reden(
    lopende: list[Lopend], weg: Periode, kennis: frozenset[str], vervanger: Vervanger | None
) -> None:
    uit = verdeel(lopende, weg, kennis, vervanger, DAG)
    assert sorted(b.lopend.vraag for b in uit) == sorted(v.vraag for v in lopende if gaat_mee(v, weg))
    for bestemming in uit:
        assert (bestemming.naar is None) == (bestemming.waarom != "vervanger")
        if bestemming.naar is not None:
            assert vervanger is not None
            assert vervanger.afwezig is None or not vervanger.afwezig.bevat(DAG)
            assert bestemming.lopend.vervanger_mag
        if bestemming.waarom == "kennis_nodig":
            assert bestemming.kennis
    zonder = [b.naar is None for b in uit]
    assert zonder == sorted(zonder, reverse=True)


@given(st.lists(lopend_, unique_by=lambda v: v.vraag), kennis_, vervangers)
def test_langer_weg_is_nooit_minder_klokken(
    lopende: list[Lopend], kennis: frozenset[str], vervanger: Vervanger | None
) -> None:
    kort = {b.lopend.vraag for b in verdeel(lopende, WEG, kennis, vervanger, DAG)}
    lang = {b.lopend.vraag for b in verdeel(lopende, Periode(DAG, None), kennis, vervanger, DAG)}
    assert kort <= lang
