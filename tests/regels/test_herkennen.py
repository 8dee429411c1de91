"""Is dit dezelfde persoon? De tabel, en wat altijd waar is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.regels.bsn import fout, gemaskeerd, is_proefnummer, schoon
from keukentafel.regels.herkennen import (
    ANDERS,
    FEITEN,
    WOORDEN,
    ZEKERHEDEN,
    bijna_dezelfde,
    oordeel,
    telefoonsleutel,
)

ALLE = st.sets(st.sampled_from(FEITEN))
BOTST = st.sets(st.sampled_from(ANDERS))


@pytest.mark.parametrize(
    ("gelijk", "anders", "verwacht"),
    [
        ("bsn", "", "zeker"),
        ("bsn", "geboortedatum_anders", "waarschijnlijk"),
        ("geboortedatum achternaam voorletter", "", "zeker"),
        ("geboortedatum achternaam adres", "", "zeker"),
        ("geboortedatum achternaam telefoon", "", "zeker"),
        ("geboortedatum achternaam adres", "voorletter_anders", "waarschijnlijk"),  # een tweeling
        ("geboortedatum achternaam", "", "waarschijnlijk"),
        ("geboortedatum achternaam", "voorletter_anders", "mogelijk"),
        ("geboortedatum achternaam_lijkt", "", "waarschijnlijk"),
        ("geboortedatum achternaam_lijkt voorletter adres", "", "zeker"),
        ("geboortedatum achternaam_lijkt voorletter", "", "waarschijnlijk"),
        ("geboortedatum adres", "", "waarschijnlijk"),
        ("geboortedatum_bijna achternaam adres", "", "waarschijnlijk"),
        ("geboortedatum_bijna achternaam_lijkt voorletter", "", "waarschijnlijk"),
        ("geboortedatum_bijna achternaam telefoon", "", "mogelijk"),
        ("adres achternaam", "", "mogelijk"),
        ("adres achternaam_lijkt", "", "mogelijk"),
        ("adres achternaam voorletter", "", "waarschijnlijk"),
        ("adres achternaam voorletter", "geboortedatum_anders", "mogelijk"),  # vader en zoon
        ("geboortedatum achternaam voorletter adres", "bsn_anders", "mogelijk"),
        ("geboortedatum", "", None),
        ("achternaam voorletter telefoon", "", None),
        ("adres voorletter telefoon", "", None),
        ("geboortedatum_bijna achternaam", "", None),
        ("geboortedatum_bijna adres", "", None),
        ("", "", None),
    ],
)
def test_de_tabel(gelijk: str, anders: str, verwacht: str | None) -> None:
    uitkomst = oordeel(gelijk.split(), anders.split())
    assert (uitkomst.zekerheid if uitkomst else None) == verwacht


def test_het_waarom_is_een_zin() -> None:
    uitkomst = oordeel({"adres", "geboortedatum", "achternaam_lijkt"})
    assert uitkomst is not None
    assert uitkomst.waarom == "dezelfde geboortedatum, een achternaam die hetzelfde klinkt en hetzelfde adres"


@given(ALLE, BOTST)
def test_wat_niet_gelijk_is_wordt_nooit_genoemd(gelijk: set[str], anders: set[str]) -> None:
    uitkomst = oordeel(gelijk, anders)
    if uitkomst is None:
        return
    assert set(uitkomst.gelijk) == gelijk
    zonder = oordeel(gelijk)
    assert zonder is not None
    assert uitkomst.waarom == zonder.waarom, "wat anders is, is aan de woorden niet te zien"
    for feit in set(FEITEN) - gelijk:
        assert WOORDEN[feit] not in uitkomst.waarom or any(WOORDEN[feit] in WOORDEN[ander] for ander in gelijk)  # type: ignore[index]


@given(ALLE, ALLE, BOTST)
def test_meer_gelijk_maakt_nooit_minder_zeker(gelijk: set[str], erbij: set[str], anders: set[str]) -> None:
    eerst, later = oordeel(gelijk, anders), oordeel(gelijk | erbij, anders)
    if eerst is not None:
        assert later is not None
        assert ZEKERHEDEN.index(later.zekerheid) <= ZEKERHEDEN.index(eerst.zekerheid)


@given(ALLE, BOTST)
def test_iets_anders_maakt_nooit_zekerder(gelijk: set[str], anders: set[str]) -> None:
    zonder, met = oordeel(gelijk), oordeel(gelijk, anders)
    assert (zonder is None) == (met is None)
    if zonder is not None and met is not None:
        assert ZEKERHEDEN.index(met.zekerheid) >= ZEKERHEDEN.index(zonder.zekerheid)


@given(st.sampled_from(FEITEN[1:]))
def test_een_gegeven_alleen_is_nooit_genoeg(feit: str) -> None:
    assert oordeel({feit}) is None


def test_een_vergissing_in_de_datum() -> None:
    buren = bijna_dezelfde(date(1947, 6, 12))
    assert {date(1947, 12, 6), date(1947, 6, 13), date(1949, 6, 12), date(1947, 6, 22)} <= buren
    assert date(1947, 6, 12) not in buren
    assert date(1948, 7, 12) not in buren


@given(st.dates(min_value=date(1900, 1, 1)))
def test_een_vergissing_werkt_twee_kanten_op(datum: date) -> None:
    assert all(datum in bijna_dezelfde(ander) for ander in bijna_dezelfde(datum) if ander.year >= 1000)


@pytest.mark.parametrize(
    ("nummer", "sleutel"),
    [
        ("06 1234 5678", "612345678"),
        ("+31 6-1234 5678", "612345678"),
        ("0031612345678", "612345678"),
        ("1234", ""),
        ("", ""),
    ],
)
def test_een_telefoonnummer(nummer: str, sleutel: str) -> None:
    assert telefoonsleutel(nummer) == sleutel


@pytest.mark.parametrize(
    ("getypt", "verwacht"),
    [
        ("999900006", None),
        ("9999 00 006", None),
        ("9999.00.006", None),
        ("999900007", "elfproef"),
        ("000000000", "elfproef"),
        ("99990000", "elfproef"),
        ("12345", "cijfers"),
        ("99990000a", "cijfers"),
        ("９９９９０００06", "cijfers"),
        ("", "cijfers"),
    ],
)
def test_een_burgerservicenummer(getypt: str, verwacht: str | None) -> None:
    assert fout(schoon(getypt)) == verwacht


@given(st.integers(min_value=0, max_value=999_999_999))
def test_een_cijfer_verkeerd_haalt_de_elfproef_niet(getal: int) -> None:
    nummer = f"{getal:09d}"
    if fout(nummer) is None:
        anders = [
            nummer[:plek] + str((int(cijfer) + 1) % 10) + nummer[plek + 1 :] for plek, cijfer in enumerate(nummer)
        ]
        assert all(fout(ander) == "elfproef" for ander in anders)


def test_alleen_de_laatste_drie_cijfers_zijn_te_zien() -> None:
    assert gemaskeerd("999900006") == "******006"
    assert gemaskeerd("06") == "**"
    assert is_proefnummer("999900006")
    assert not is_proefnummer("111222333")
