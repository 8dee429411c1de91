"""Wat iemand in het zoekvak typt, ontleed tot waarop gezocht wordt."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.regels.namen import is_postcode, zoeknaam
from keukentafel.regels.zoekterm import PAREN, Zoekterm, ontleed


@pytest.mark.parametrize(
    ("tekst", "voor", "achter"),
    [
        ("Henk Wouters", "henk", "wouters"),
        ("wouters henk", "henk", "wouters"),
        ("Wouters, Henk", "henk", "wouters"),
        ("Jan van der Zand", "jan", "zand"),
        ("van der Zand, Jan", "jan", "zand"),
        ("J. van der Zand", "j", "zand"),
        ("Anna Maria Özdemir-Koç", "annamaria", "ozdemirkoc"),
        ("Mevrouw Truus de Vries", "truus", "vries"),
        ("Ali \u2019t Hart", "ali", "hart"),
    ],
)
def test_voornaam_en_achternaam(tekst: str, voor: str, achter: str) -> None:
    assert (voor, achter) in ontleed(tekst).paren


@pytest.mark.parametrize(
    ("tekst", "naam"),
    [
        ("van der Zand", "zand"),
        (" Ándst ", "andst"),
        ("Huishouden De Vries", "vries"),
        ("Jansen de Vries", "jansendevries"),
        ("de", "de"),
        ("%_", ""),
    ],
)
def test_een_naam_zoals_hij_bewaard_is(tekst: str, naam: str) -> None:
    assert ontleed(tekst).naam == naam


@pytest.mark.parametrize(
    ("tekst", "straat", "nummer"),
    [
        ("Esdoornpad 12", "esdoornpad", 12),
        ("Esdoornpad 12b", "esdoornpad", 12),
        ("Esdoornpad 12-3", "esdoornpad", 12),
        ("Burg. van Leeuwenlaan, 7", "burgvanleeuwenlaan", 7),
        ("Plein 1944 5 hs", "plein1944", 5),
    ],
)
def test_een_straat_met_huisnummer(tekst: str, straat: str, nummer: int) -> None:
    term = ontleed(tekst)
    assert (term.voor_nummer, term.huisnummer) == (straat, nummer)
    assert term.straat == zoeknaam(tekst), "misschien hoort het getal bij de straat"


@pytest.mark.parametrize("tekst", ["3-3-1950", "03-03-1950", "3/3/1950", "3.3.1950", "3 3 1950", "1950-03-03"])
def test_een_geboortedatum_is_niets_anders(tekst: str) -> None:
    assert ontleed(tekst) == Zoekterm(geboren=date(1950, 3, 3))


def test_een_dag_die_niet_bestaat_is_geen_datum() -> None:
    assert ontleed("31-02-1950").geboren is None


@pytest.mark.parametrize("tekst", ["1354 ab 19", "1354AB, 19a", "1354ab19", "1354AB 19-2"])
def test_een_postcode_met_nummer(tekst: str) -> None:
    assert ontleed(tekst) == Zoekterm(postcode="1354AB", huisnummer=19)


@pytest.mark.parametrize("tekst", ["K7PM-2RTA", "k7pm2rta", "K7PM 2RTA"])
def test_een_kenmerk(tekst: str) -> None:
    assert ontleed(tekst).kenmerk == "K7PM-2RTA"


@pytest.mark.parametrize(
    ("tekst", "kort"), [("za", True), ("de", True), ("%%%", True), ("Oe", True), ("Jan Oe", False)]
)
def test_te_kort(tekst: str, kort: bool) -> None:
    assert ontleed(tekst).te_kort is kort


@given(st.text(max_size=60))
def test_wat_er_ook_getypt_wordt(tekst: str) -> None:
    """Nooit een fout, nooit een jokerteken, en niet meer dan zoveel manieren."""
    term = ontleed(tekst)
    assert len(term.paren) <= PAREN
    for deel in (term.naam, term.straat, term.voor_nummer, *(stuk for paar in term.paren for stuk in paar)):
        assert deel.isalnum() or deel == ""
    assert term.postcode == "" or is_postcode(term.postcode)


@given(
    st.sampled_from(["Henk", "Anna Maria", "J."]),
    st.sampled_from(["", "van der", "de", "'t"]),
    st.sampled_from(["Oe", "Wouters", "Vries-Bos"]),
)
def test_een_hele_naam_wordt_altijd_gevonden(voor: str, tussen: str, achter: str) -> None:
    term = ontleed(f"{voor} {tussen} {achter}")
    assert (zoeknaam(voor), zoeknaam(achter)) in term.paren
