"""De verzonnen mensen: elk zaad geeft een stad die kan bestaan, en hetzelfde zaad dezelfde."""

from collections import Counter
from datetime import date
from itertools import islice
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from keukentafel.project.demo.stad import bevolking, huishoudens, straten
from keukentafel.project.demo.stad.bevolking import Wijk
from keukentafel.project.demo.stad.huishoudens import Huishouden
from keukentafel.project.demo.stad.mensen import splits
from keukentafel.regels.bsn import is_proefnummer
from keukentafel.regels.namen import is_postcode

DAG = date(2026, 11, 20)
ZADEN = st.integers(0, 10**9)
WIJKEN = (Wijk("WK001701", ("9750", "9751"), 700), Wijk("WK001702", ("9752",), 300), Wijk("WK001703", (), 0))


def stad(zaad: int, inwoners: int = 250) -> list[Huishouden]:
    return bevolking.bevolk(Random(zaad), inwoners, WIJKEN, DAG)


@given(ZADEN)
def test_iedereen_heeft_een_ouder_die_minstens_vijftien_jaar_ouder_is(zaad: int) -> None:
    for huishouden in stad(zaad):
        assert huishouden.leden[0].plek == "volwassene"
        assert huishouden.leden[0].leeftijd(DAG) >= 19
        for kind in huishouden.kinderen:
            ouders = [mens for mens in huishouden.volwassenen if mens.plek == "volwassene"]
            assert all(kind.geboren.year - ouder.geboren.year >= 15 for ouder in ouders)
        for grootouder in (mens for mens in huishouden.leden if mens.plek == "grootouder"):
            kinderen = [mens for mens in huishouden.volwassenen if mens.plek == "volwassene"]
            assert any(mens.geboren.year - grootouder.geboren.year >= 15 for mens in kinderen)


@given(ZADEN)
def test_niemand_is_in_de_toekomst_geboren_of_ouder_dan_de_regels_kennen(zaad: int) -> None:
    leeftijden = [mens.leeftijd(DAG) for huishouden in stad(zaad) for mens in huishouden.leden]
    assert min(leeftijden) >= 0
    assert max(leeftijden) <= 120


@given(ZADEN, st.integers(1, 600))
def test_er_zijn_precies_zoveel_inwoners_als_gevraagd(zaad: int, inwoners: int) -> None:
    nummers = {mens.nummer for huishouden in stad(zaad, inwoners) for mens in huishouden.leden}
    assert len(nummers) == inwoners


@given(ZADEN)
def test_een_adres_is_van_een_huishouden_en_een_kind_woont_in_hoogstens_twee(zaad: int) -> None:
    alle = stad(zaad)
    assert max(Counter(huishouden.adres for huishouden in alle).values()) == 1
    assert all(not een.adres.postcode or is_postcode(een.adres.postcode) for een in alle)
    per_mens = Counter(mens.nummer for huishouden in alle for mens in huishouden.leden)
    assert max(per_mens.values()) <= 2
    dubbel = {nummer for nummer, keren in per_mens.items() if keren == 2}
    assert all(mens.plek == "kind" for een in alle for mens in een.leden if mens.nummer in dubbel)


@given(ZADEN)
def test_hetzelfde_zaad_is_dezelfde_stad(zaad: int) -> None:
    assert stad(zaad, 80) == stad(zaad, 80)


def test_de_verdeling_lijkt_op_die_van_het_land() -> None:
    alle = stad(1, 20_000)
    soorten = Counter(huishouden.soort for huishouden in alle)
    alleen = soorten["alleen"] + soorten["alleen_oud"]
    assert 0.34 < alleen / len(alle) < 0.44
    assert 2.0 < 20_000 / len(alle) < 2.3
    bekend = bevolking.met_dossier(Random(1), alle)
    assert 0.08 < len(bekend) / len(alle) < 0.12


@given(st.integers(0, 100_000), st.lists(st.integers(0, 5_000), min_size=1, max_size=30))
def test_de_inwoners_zijn_naar_gewicht_verdeeld(inwoners: int, gewichten: list[int]) -> None:
    wijken = [Wijk(f"WK{nummer:06d}", (), gewicht) for nummer, gewicht in enumerate(gewichten)]
    aantallen = bevolking.verdeel(inwoners, wijken)
    assert sum(aantallen.values()) == inwoners
    if any(gewichten):
        assert all(aantallen[wijk.code] == 0 for wijk in wijken if wijk.gewicht == 0)


def test_straten_herhalen_niet_ook_als_de_namen_op_zijn() -> None:
    namen = list(islice(straten.straatnamen(Random(1)), 12_000))
    assert len(set(namen)) == len(namen)


def test_een_tussenvoegsel_hoort_niet_bij_de_achternaam() -> None:
    assert splits("van den Broek") == ("van den", "Broek")
    assert splits("in 't Veld") == ("in 't", "Veld")
    assert splits("El Idrissi") == ("", "El Idrissi")


def test_elke_soort_huishouden_is_te_maken() -> None:
    gevonden = {huishouden.soort for huishouden in stad(3, 20_000)}
    assert gevonden == set(huishoudens.verdeling()["soorten"])


@given(ZADEN)
def test_een_testnummer_is_van_een_mens_en_wordt_nooit_uitgegeven(zaad: int) -> None:
    nummers = bevolking.deel_nummers_uit(Random(zaad), stad(zaad))
    assert len(set(nummers.values())) == len(nummers) > 0
    assert all(is_proefnummer(nummer) for nummer in nummers.values())
    assert "999900006" <= min(nummers.values()) <= max(nummers.values()) <= "999999990"
