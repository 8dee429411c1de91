from datetime import UTC, date, datetime

import pytest

from keukentafel.werkplek import datums, klok
from keukentafel.werkplek.woorden import hoofdletter, op_een_rij, telwoord

VANDAAG = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("datum", "zin"),
    [
        (date(2026, 12, 4), "nog 14 dagen"),
        (date(2026, 11, 21), "nog 1 dag"),
        (date(2026, 11, 20), "uiterlijk vandaag"),
        (date(2026, 11, 19), "1 dag te laat"),
        (date(2026, 11, 18), "2 dagen te laat"),
    ],
)
def test_hoeveel_dagen_nog(datum: date, zin: str) -> None:
    assert datums.nog(datum, VANDAAG) == zin


def test_een_datum_in_een_zin() -> None:
    assert datums.voluit(date(2026, 12, 4), VANDAAG) == "vrijdag 4 december (nog 14 dagen)"
    assert datums.voluit(VANDAAG, VANDAAG) == "vandaag"


def test_het_jaar_staat_er_alleen_bij_als_het_ver_weg_is() -> None:
    assert datums.dag(date(2027, 1, 4), VANDAAG) == "maandag 4 januari"
    assert datums.dag(date(2028, 1, 4), VANDAAG) == "dinsdag 4 januari 2028"


def test_kort_zegt_gisteren_vandaag_en_morgen() -> None:
    kort = [datums.dag_kort(date(2026, 11, dag), VANDAAG) for dag in (17, 19, 20, 21)]
    assert kort == ["di 17 november", "gisteren", "vandaag", "morgen"]


def test_tijden_zijn_nederlandse_tijd() -> None:
    assert datums.tijd(datetime(2026, 11, 20, 8, 42, tzinfo=UTC)) == "9.42 uur"
    assert datums.moment(datetime(2026, 11, 17, 23, 5, tzinfo=UTC), VANDAAG) == "wo 18 november, 0.05 uur"


@pytest.mark.parametrize(
    ("eind", "stand", "kop"),
    [
        (date(2026, 12, 4), "ruim", "vrijdag 4 december"),
        (date(2026, 11, 25), "gauw", "woensdag 25 november"),
        (VANDAAG, "gauw", "vandaag"),
        (date(2026, 11, 18), "laat", "woensdag 18 november"),
    ],
)
def test_de_stand_van_een_klok(eind: date, stand: str, kop: str) -> None:
    gemaakt = klok.maak(eind, VANDAAG, begin=date(2026, 11, 1))
    assert (gemaakt.stand, gemaakt.kop) == (stand, kop)


def test_de_ring_is_het_deel_dat_op_is_en_nooit_leeg_of_vol() -> None:
    delen = [klok.maak(date(2026, 12, 1), dag, begin=date(2026, 11, 1)).deel for dag in (date(2026, 11, 16), VANDAAG)]
    assert delen == [50, 63]
    assert klok.maak(date(2026, 12, 1), date(2026, 11, 1), begin=date(2026, 11, 1)).deel == 2


def test_een_stilstaande_klok_zegt_sinds_wanneer_en_waarom() -> None:
    stil = klok.maak(VANDAAG, VANDAAG, stil_sinds=date(2026, 11, 9), reden="wacht op papieren")
    assert (stil.stand, stil.kop, stil.onder) == ("stil", "klok staat stil", "sinds ma 9 november, wacht op papieren")


def test_getallen_zoals_je_ze_zegt() -> None:
    assert [telwoord(n) for n in (0, 1, 12, 13)] == ["geen", "één", "twaalf", "13"]
    assert [hoofdletter(zin) for zin in ("één te laat", "twee", "")] == ["Eén te laat", "Twee", ""]


def test_namen_op_een_rij_houden_alleen_vooraan_hun_hoofdletter() -> None:
    assert op_een_rij(["Wie erbij hoort", "Het journaal", "Taken"]) == "Wie erbij hoort, het journaal, taken"
    assert op_een_rij([]) == ""
