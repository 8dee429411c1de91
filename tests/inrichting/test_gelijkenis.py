"""Welke inrichting het meest lijkt: wie precies hetzelfde is staat bovenaan, en elke plek heeft redenen."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.inrichting.gelijkenis import VRAGEN, Profiel, gelijkenis, profiel, rangorde
from keukentafel.inrichting.laden import laad, namen
from keukentafel.inrichting.model import Inrichting

NU = [laad(naam) for naam in namen()]
JA_NEE = st.none() | st.booleans()
ANTWOORDEN = st.builds(
    Profiel,
    vorm=st.none() | st.sampled_from(["A1", "A2", "B", "C"]),
    positionering=st.none() | st.integers(1, 4),
    apart_jeugdteam=JA_NEE,
    experts_erachter=JA_NEE,
    rechtstreeks=JA_NEE,
    hulp=JA_NEE,
    medewerker_beslist=JA_NEE,
    meer_gemeenten=JA_NEE,
    inwoners=st.none() | st.integers(1, 1_000_000),
    teams=st.none() | st.integers(1, 1_000),
)


@pytest.mark.parametrize("inrichting", NU, ids=lambda i: i.naam)
def test_een_inrichting_lijkt_het_meest_op_zichzelf(inrichting: Inrichting) -> None:
    beste = rangorde(profiel(inrichting), NU)
    assert beste[0].naam == inrichting.naam
    assert (beste[0].punten, beste[0].anders) == (100, ())


@given(ANTWOORDEN)
def test_elke_plek_heeft_voor_elk_antwoord_een_reden(antwoorden: Profiel) -> None:
    gegeven = [veld.name for veld in fields(antwoorden) if getattr(antwoorden, veld.name) is not None]
    uit = rangorde(antwoorden, NU)
    assert len(uit) == (len(NU) if gegeven else 0)
    assert [een.punten for een in uit] == sorted((een.punten for een in uit), reverse=True)
    for een in uit:
        assert 0 <= een.punten <= 100
        assert len(een.gelijk) + len(een.anders) == len(gegeven)


@given(ANTWOORDEN, st.sampled_from(NU))
def test_een_antwoord_dat_klopt_maakt_het_nooit_minder_gelijk(antwoorden: Profiel, inrichting: Inrichting) -> None:
    hier = profiel(inrichting)
    for veld in fields(Profiel):
        beter = replace(antwoorden, **{veld.name: getattr(hier, veld.name)})
        assert gelijkenis(beter, inrichting).punten >= gelijkenis(antwoorden, inrichting).punten


@pytest.mark.parametrize(
    ("antwoorden", "naam"),
    [
        (Profiel(vorm="C", meer_gemeenten=True), "kempengemeenten"),
        (Profiel(hulp=False, rechtstreeks=False), "s-hertogenbosch"),
        (Profiel(vorm="C", positionering=1, inwoners=50_000), "heerenveen"),
        (Profiel(vorm="B", positionering=3), "zaltbommel"),
        (Profiel(vorm="A1", experts_erachter=True, inwoners=220_000), "almere"),
        (Profiel(vorm="A1", positionering=1, teams=9), "haarlem"),
    ],
)
def test_wie_bovenaan_staat(antwoorden: Profiel, naam: str) -> None:
    assert rangorde(antwoorden, NU)[0].naam == naam


def test_bij_een_aantal_telt_hoe_dicht_het_erbij_ligt() -> None:
    heerlen = laad("heerlen")
    dicht = gelijkenis(Profiel(inwoners=90_000), heerlen)
    ver = gelijkenis(Profiel(inwoners=20_000), heerlen)
    assert dicht.gelijk == ver.anders == ("87.475 inwoners",)
    assert dicht.punten > 90
    assert ver.punten < 30


def test_elke_vraag_gaat_over_het_profiel() -> None:
    assert list(VRAGEN) == [veld.name for veld in fields(Profiel)]
