"""De trap van het terugbellen en wanneer het genoeg is, als gewone functies."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from keukentafel.regels.inzet import Periode, Vervanger
from keukentafel.regels.terugbellen import Belofte, Terugbellen, trede, vaak_genoeg

DAG = date(2026, 11, 20)
SANNE, NINA, MARIEKE, ANS = 1, 2, 3, 4
VRAAG = UUID(int=1)
MORGEN, GISTEREN = DAG + timedelta(days=1), DAG - timedelta(days=1)
ZIEK, EVEN_WEG = Periode(GISTEREN), Periode(GISTEREN, MORGEN)


def belofte(uiterlijk: date = DAG, **anders: object) -> Belofte:
    return Belofte(VRAAG, uiterlijk, **anders)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("feit", "verwacht", "naar", "waarom"),
    [
        (belofte(eigenaar=SANNE), "eigenaar", SANNE, "eigenaar_is_er"),
        (belofte(MORGEN, eigenaar=SANNE, weg=EVEN_WEG), "eigenaar", SANNE, "eigenaar_is_op_tijd_terug"),
        (belofte(eigenaar=SANNE, weg=ZIEK, vervanger=Vervanger(NINA)), "vervanger", NINA, "vervanger"),
        (belofte(eigenaar=SANNE, weg=ZIEK), "manager", MARIEKE, "geen_vervanger"),
        (belofte(eigenaar=SANNE, weg=ZIEK, vervanger=Vervanger(NINA, ZIEK)), "manager", MARIEKE, "vervanger_afwezig"),
        (
            belofte(eigenaar=SANNE, weg=ZIEK, vervanger=Vervanger(NINA), vervanger_mag=False),
            "manager", MARIEKE, "vervanger_niet_in_team",
        ),
        (belofte(MORGEN), "team", None, "nog_tijd"),
        (belofte(DAG), "manager", MARIEKE, "niemand_nam_op"),
    ],
)  # fmt: skip
def test_wie_er_belt(feit: Belofte, verwacht: str, naar: int | None, waarom: str) -> None:
    uit = trede(feit, [MARIEKE, ANS], DAG)
    assert (uit.trede, uit.naar, uit.waarom) == (verwacht, naar, waarom)
    assert uit.reden.endswith(".")
    assert uit.anders.endswith(".")


def test_aan_het_einde_van_de_dag_staat_er_altijd_een_naam() -> None:
    assert trede(belofte(MORGEN), [MARIEKE], DAG, einde_dag=True).naar == MARIEKE
    assert trede(belofte(DAG), [], DAG, einde_dag=True).trede == "niemand"


periodes = st.builds(
    Periode,
    st.dates(DAG - timedelta(days=9), DAG),
    st.one_of(st.none(), st.dates(DAG + timedelta(days=1), DAG + timedelta(days=9))),
)
beloftes = st.builds(
    Belofte,
    st.just(VRAAG),
    st.dates(DAG - timedelta(days=9), DAG + timedelta(days=9)),
    st.one_of(st.none(), st.just(SANNE)),
    st.one_of(st.none(), periodes),
    st.one_of(st.none(), st.builds(Vervanger, st.just(NINA), st.one_of(st.none(), periodes))),
    st.booleans(),
)


@given(beloftes, st.booleans())
def test_niets_valt_tussen_twee_stoelen(feit: Belofte, einde_dag: bool) -> None:
    """Met leiding is er altijd iemand die er is, of is er nog tijd; aan het einde van de dag is er altijd een naam."""
    uit = trede(feit, [MARIEKE], DAG, einde_dag=einde_dag)
    assert uit.trede != "niemand"
    assert uit.naar is not None or (uit.trede == "team" and feit.uiterlijk > DAG and not einde_dag)
    if uit.naar == SANNE and feit.weg is not None:
        assert feit.weg.tot is not None
        assert feit.uiterlijk >= feit.weg.tot
    if uit.naar == NINA and feit.vervanger is not None:
        assert feit.vervanger.afwezig is None or not feit.vervanger.afwezig.bevat(DAG)


@pytest.mark.parametrize(
    ("dagen", "genoeg", "nog"),
    [([], False, 3), ([0, 0], False, 1), ([0, 0, 0], False, 1), ([0, 1], False, 1), ([0, 0, 1], True, 0)],
)
def test_drie_keer_op_twee_dagen(dagen: list[int], genoeg: bool, nog: int) -> None:
    uit = vaak_genoeg([DAG + timedelta(days=n) for n in dagen], Terugbellen())
    assert (uit.genoeg, uit.nog) == (genoeg, nog)


@given(st.lists(st.integers(0, 5)), st.integers(1, 6), st.integers(1, 6))
def test_een_poging_meer_is_nooit_minder_genoeg(dagen: list[int], pogingen: int, op_dagen: int) -> None:
    norm = Terugbellen(pogingen=max(pogingen, op_dagen), dagen=op_dagen)
    nu, straks = ([DAG + timedelta(days=n) for n in rij] for rij in (dagen, [*dagen, 9]))
    assert vaak_genoeg(straks, norm).nog <= vaak_genoeg(nu, norm).nog


def test_meer_dagen_dan_pogingen_kan_niet() -> None:
    with pytest.raises(ValidationError, match="minder pogingen dan dagen"):
        Terugbellen(pogingen=2, dagen=3)
