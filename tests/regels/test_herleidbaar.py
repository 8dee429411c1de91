"""Wat naar één mens of één huis wijst, komt niet in tekst waar geen persoon in hoort; gewone taal wel."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.regels import bsn
from keukentafel.regels.herleidbaar import sporen

WOORDEN = st.sampled_from(
    ["de vijver", "stinkt", "sinds maart", "drie keer per week", "bij de flat", "in 2025 en 2026", "om 22.00 uur",
     "rond 23:30", "4 bankjes", "veel mensen", "in de Lindenstraat", "achter het plein", "1 op de 3", "100 meter",
     "voor 1-1-2 gebeld"]
)  # fmt: skip
GEWOON = st.lists(WOORDEN, min_size=1, max_size=8).map(", ".join)
PROEFNUMMERS = [nummer for nummer in map(str, range(999_900_000, 999_992_000)) if bsn.is_proefnummer(nummer)]
VORMEN = [
    "{}", "{0[0]}{0[1]}{0[2]}.{0[3]}{0[4]}{0[5]}.{0[6]}{0[7]}{0[8]}",
    "{0[0]}{0[1]}{0[2]}{0[3]} {0[4]}{0[5]} {0[6]}{0[7]}{0[8]}",
    "{0[0]}{0[1]}{0[2]}{0[3]}-{0[4]}{0[5]}-{0[6]}{0[7]}{0[8]}", "bsn:{}", "({})",
]  # fmt: skip


@given(GEWOON, st.sampled_from(PROEFNUMMERS), st.sampled_from(VORMEN), GEWOON)
def test_een_burgerservicenummer_valt_op(voor: str, nummer: str, vorm: str, na: str) -> None:
    assert "bsn" in sporen(f"{voor} {vorm.format(nummer)} {na}")


@given(GEWOON, st.integers(1, 999_999_999), st.booleans())
def test_elk_nummer_dat_de_elfproef_doorstaat_valt_op_en_een_ander_niet(voor: str, getal: int, punt: bool) -> None:
    nummer = f"{getal:09d}"
    assert ("bsn" in sporen(f"{voor}, {nummer}{'.' if punt else ''}")) is (bsn.fout(nummer) is None)


@given(
    GEWOON,
    st.sampled_from(["06", "06-", "06 ", "010-", "0299 ", "+316", "+31 6 ", "0031 6-", "+31 (0)6 "]),
    st.integers(0, 99_999_999),
    GEWOON,
)
def test_een_telefoonnummer_valt_op(voor: str, begin: str, getal: int, na: str) -> None:
    over = 10 - len(
        [teken for teken in begin.replace("+31", "0").replace("0031", "0").replace("(0)", "") if teken.isdigit()]
    )
    cijfers = f"{getal:08d}"[:over].ljust(over, "5")
    for nummer in (cijfers, f"{cijfers[:3]} {cijfers[3:]}", " ".join(cijfers)):
        assert "telefoon" in sporen(f"{voor} {begin}{nummer} {na}"), nummer


@given(GEWOON, st.emails(), GEWOON)
def test_een_mailadres_valt_op(voor: str, adres: str, na: str) -> None:
    assert "mail" in sporen(f"{voor} {adres} {na}")


@given(GEWOON, st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from("-/."), GEWOON)
def test_een_datum_in_cijfers_valt_op(voor: str, dag: date, teken: str, na: str) -> None:
    tekst = dag.strftime(f"%d{teken}%m{teken}%Y")
    assert "geboortedatum" in sporen(f"{voor} {tekst} {na}")


@pytest.mark.parametrize(
    "tekst",
    ["1354 KL 12", "1354KL, nr. 12", "1354kl 12", "nummer 12, 1354 KL", "Lindenstraat 12", "Bij de Lindenlaan 4b",
     "op 1354 kl 7 woont", "Kerkplein nr. 8", "geboren op 4 mei 1980"],
)  # fmt: skip
def test_een_huis_of_een_geboortedag_valt_op(tekst: str) -> None:
    assert sporen(tekst) in (["adres"], ["geboortedatum"])


@given(GEWOON)
def test_gewone_taal_mag(tekst: str) -> None:
    assert sporen(tekst) == []


@pytest.mark.parametrize(
    "tekst",
    ["In postcodegebied 1354 KL stinkt het.", "In 2019 en 12 keer daarna.", "Sinds 2026 op 3 plekken.",
     "Lindenstraat 3 keer per week", "De bus van 7.45 uur komt niet.",
     "Zij bellen 112 of 0900-8844.", "", "Lijn 12, elke 10 minuten, tot 23.30 uur"],
)  # fmt: skip
def test_wat_alleen_op_een_nummer_lijkt_mag(tekst: str) -> None:
    assert sporen(tekst) == []
