from datetime import date

import pytest
from django.core.exceptions import ValidationError

from keukentafel.werkplek.vragen.forms import _splits
from keukentafel.werkplek.vragen.velden import Geboortedatum, Huisnummer, Leeftijden, Postcode


@pytest.mark.parametrize("tekst", ["12-03-1985", "12/3/1985", "12.03.1985", "12031985", "1985-03-12", " 12-3-1985 "])
def test_een_geboortedatum_mag_op_veel_manieren(tekst: str) -> None:
    assert Geboortedatum().clean(tekst) == date(1985, 3, 12)


@pytest.mark.parametrize(
    ("tekst", "deel"),
    [
        ("29-02-1900", "bestaat niet"),
        ("1900-02-29", "bestaat niet"),
        ("12-1985", "dag, maand en jaar"),
        ("gisteren", "dag, maand en jaar"),
        ("01-01-2999", "nog niet geweest"),
        ("01-01-1850", "ouder zijn dan 120"),
    ],
)
def test_een_foute_datum_zegt_wat_er_mis_is(tekst: str, deel: str) -> None:
    with pytest.raises(ValidationError, match=deel):
        Geboortedatum().clean(tekst)


@pytest.mark.parametrize(("tekst", "goed"), [("1312 ab", "1312AB"), ("1312AB", "1312AB"), ("", "")])
def test_een_postcode_wordt_gelijk_geschreven(tekst: str, goed: str) -> None:
    assert Postcode(required=False).clean(tekst) == goed


@pytest.mark.parametrize("tekst", ["0312AB", "1312", "1312 SS", "AB1312"])
def test_een_foute_postcode(tekst: str) -> None:
    with pytest.raises(ValidationError):
        Postcode().clean(tekst)


@pytest.mark.parametrize(
    ("tekst", "goed"),
    [("12", (12, "")), ("12a", (12, "a")), ("12 bis", (12, "bis")), ("12-3", (12, "3")), ("", (None, ""))],
)
def test_een_huisnummer_met_toevoeging(tekst: str, goed: tuple[int | None, str]) -> None:
    assert Huisnummer(required=False).clean(tekst) == goed


@pytest.mark.parametrize("tekst", ["100000", "1234567890", "100000 a"])
def test_een_huisnummer_van_zes_cijfers_wordt_niet_geknipt(tekst: str) -> None:
    with pytest.raises(ValidationError, match="hoogstens vijf cijfers"):
        Huisnummer().clean(tekst)


@pytest.mark.parametrize("tekst", ["0", "00", "0a", "-5", "٣", "²", "twaalf", "12 \u202e"])
def test_een_huisnummer_dat_niet_kan(tekst: str) -> None:
    with pytest.raises(ValidationError, match="zoals 12 of 12a"):
        Huisnummer().clean(tekst)


def test_leeftijden_zoals_mensen_ze_zeggen() -> None:
    assert Leeftijden(required=False).clean("36, 6 en 4") == (36, 6, 4)
    with pytest.raises(ValidationError):
        Leeftijden().clean("zesendertig")


@pytest.mark.parametrize(
    ("naam", "goed"),
    [
        ("de Vries", ("de", "Vries")),
        ("van der Berg", ("van der", "Berg")),
        ("Özdemir", ("", "Özdemir")),
        ("De", ("", "De")),
    ],
)
def test_tussenvoegsels_horen_niet_bij_de_zoeknaam(naam: str, goed: tuple[str, str]) -> None:
    assert _splits(naam) == goed
