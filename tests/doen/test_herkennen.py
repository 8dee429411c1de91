"""Kennen we deze persoon al? Alleen met twee exacte sleutels, en niet meer dan: bekend, contact, hoe het staat."""

from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from keukentafel.doen.dossier.herkennen import Bekende, zoek_bekend
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regels.namen import is_postcode, postcode, zoeknaam
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.vaste_groep import Groep, kaal_stelsel

GEBOREN = date(1947, 6, 14)


@pytest.fixture
def groep(db: None) -> Groep:
    groep = kaal_stelsel()
    with als_medewerker(groep.fatma.pk):
        bewaar(vraag_in_dossier(groep, groep.team, groep.fatma))
    return groep


@pytest.mark.parametrize(
    "sleutels",
    [
        {"geboortedatum": GEBOREN, "postcode": "1312AB"},
        {"geboortedatum": GEBOREN, "postcode": "1312AB", "huisnummer": 19},
        {"geboortedatum": GEBOREN, "achternaam": "de Vries"},
        {"geboortedatum": None, "postcode": "1312AB", "huisnummer": 19, "achternaam": "DE VRIES"},
    ],
)
def test_met_twee_sleutels_herken_je_iemand(groep: Groep, sleutels: dict[str, Any]) -> None:
    with als_medewerker(groep.fatma.pk):
        (bekende,) = zoek_bekend(**sleutels)
    getypt = sleutels.get("achternaam", "")
    assert (bekende.naam, bekende.team) == (f"T. {getypt or 'D.'}", "Team Molenwijk")
    assert (bekende.status, bekende.contact) == ("open", None)


@pytest.mark.parametrize(
    "sleutels",
    [
        {"geboortedatum": GEBOREN},
        {"geboortedatum": None, "postcode": "1312AB"},
        {"geboortedatum": None, "postcode": "1312AB", "huisnummer": 19},
        {"geboortedatum": None, "achternaam": "De Vries"},
        {"geboortedatum": date(1947, 6, 15), "postcode": "1312AB"},
        {"geboortedatum": GEBOREN, "postcode": "1312AC"},
        {"geboortedatum": GEBOREN, "achternaam": "De Vr"},
    ],
)
def test_met_minder_komt_er_niets_terug(groep: Groep, sleutels: dict[str, Any]) -> None:
    with als_medewerker(groep.fatma.pk):
        assert zoek_bekend(**sleutels) == []


def test_wie_zoekt_krijgt_geen_adres_telefoon_of_woorden() -> None:
    """`persoon` is een nummer voor het logboek, en komt niet op het scherm."""
    assert {veld.name for veld in fields(Bekende)} == {
        "dossier", "voorletter", "achternaam", "oordeel", "contact", "team", "status", "soort",
        "uiterlijk", "persoon",
    }  # fmt: skip


def test_een_ander_stelsel_herkent_niemand(groep: Groep) -> None:
    buren = kaal_stelsel("berkenrode")
    with als_medewerker(buren.fatma.pk):
        assert zoek_bekend(geboortedatum=GEBOREN, postcode="1312AB") == []


@pytest.mark.parametrize(
    ("naam", "verwacht"),
    [("Özdemir-Koç", "ozdemirkoc"), ("van der  Berg", "vanderberg"), ("Ruß", "russ"), ("🙂 De Wit", "dewit"), ("", "")],
)
def test_namen_worden_gelijk_geschreven(naam: str, verwacht: str) -> None:
    assert zoeknaam(naam) == verwacht


@pytest.mark.parametrize(
    ("tekst", "goed"), [("1312 ab", True), ("0312AB", False), ("1312SS", False), ("1312", False), ("１３１２AB", False)]
)
def test_een_postcode_heeft_vier_cijfers_en_twee_letters(tekst: str, goed: bool) -> None:
    assert is_postcode(postcode(tekst)) is goed
