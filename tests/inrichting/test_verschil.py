"""Wat er verschilt, in woorden: gelijk is gelijk, heen en terug zeggen hetzelfde, en niets wordt verzwegen."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.inrichting.laden import laad, namen, ontleed_aanduiding, versies
from keukentafel.inrichting.model import Inrichting
from keukentafel.inrichting.verschil import UITWERKING, Verschil, vergelijk, verschil

ALLE = [versie for naam in namen() for versie in versies(naam)]


def over(onderwerp: str, a: Inrichting, b: Inrichting) -> Verschil:
    """Het ene verschil over dit onderwerp."""
    return next(een for een in verschil(a, b) if een.onderwerp == onderwerp)


@pytest.mark.parametrize("inrichting", ALLE, ids=lambda i: f"{i.naam}@{i.versie}")
def test_een_inrichting_verschilt_niet_van_zichzelf(inrichting: Inrichting) -> None:
    gevonden = vergelijk(inrichting, inrichting)
    assert gevonden.verschillen == ()
    assert gevonden.zin.endswith("zijn gelijk.")
    assert gevonden.als_dict()["gelijk"] is True


@given(st.sampled_from(ALLE), st.sampled_from(ALLE))
def test_heen_en_terug_zeggen_hetzelfde(a: Inrichting, b: Inrichting) -> None:
    heen, terug = verschil(a, b), verschil(b, a)
    assert [(een.onderwerp, een.a, een.b) for een in heen] == [(een.onderwerp, een.b, een.a) for een in terug]
    assert bool(heen) is (a != b)


@given(st.sampled_from(ALLE), st.sampled_from(ALLE))
def test_een_verschil_is_een_zin_zonder_sleutels(a: Inrichting, b: Inrichting) -> None:
    for een in verschil(a, b):
        assert een.zin.endswith((".", "!", "?"))
        assert "_" not in een.onderwerp + een.zin
        assert "  " not in een.zin
        if not een.zelfde_woorden:
            assert een.a != een.b


def test_alle_paren_van_de_twintig_hebben_iets_te_zeggen() -> None:
    nu = [laad(naam) for naam in namen()]
    assert all(len(verschil(a, b)) >= 3 for a, b in product(nu, nu) if a is not b)


@pytest.mark.parametrize(
    ("a", "b", "onderwerp", "links", "rechts"),
    [
        ("heerlen", "de-bilt", "Soorten teams", "2 expertteams", "1 CJG"),
        ("heerlen", "almere", "Budgetten", "", "Vrij budget: € 105.000"),
        ("heerlen", "diemen", "Klokken", "", "6 weken"),
        ("oosterhout", "alkmaar", "Wie besluit", "alle besluiten", "boven € 50.000: unitmanager beslist"),
        ("heerlen", "s-hertogenbosch", "Wat er bij een besluit moet zijn", "", "SKJ-registratie"),
        ("heerlen", "s-hertogenbosch", "Wat een team doet", "elk team: helpt zelf", "voert alleen de regie"),
        ("heerlen", "s-hertogenbosch", "Rechtstreeks naar een team", "expertteam", "alleen professionals en partners"),
        ("heerlen", "gouda", "Ingangen", "Bellen", "Gezamenlijke frontoffice"),
        ("haarlem", "de-bilt", "Leeftijden", "elk team: alle leeftijden", "tot 18 jaar"),
        ("haarlem", "heerlen", "Waar een multiprobleem heen gaat", "wijkteam", "expertteam"),
        ("haarlem", "heerlen", "Wie de regie heeft", "bij een multiprobleem: het team", "het expertteam"),
        ("haarlem", "de-bilt", "Wie erbij komt", "", "Brugfunctionaris"),
        ("heerlen", "borger-odoorn", "Overleg", "", "Expertoverleg jeugd"),
        ("heerlen", "groningen", "Als het vastloopt", "", "dan"),
    ],
)
def test_wat_een_raadslid_wil_weten(a: str, b: str, onderwerp: str, links: str, rechts: str) -> None:
    gevonden = over(onderwerp, laad(a), laad(b))
    assert links in "; ".join(gevonden.a)
    assert rechts in "; ".join(gevonden.b)


def test_twee_versies_heten_naar_hun_dag() -> None:
    eerst, dan = versies("gouda")
    gevonden = vergelijk(eerst, dan)
    assert (gevonden.naam_a, gevonden.naam_b) == ("Gouda vanaf 1-1-2017", "Gouda vanaf 1-1-2018")
    assert over("Vorm", eerst, dan).b == ("brede teams, voor alle vragen",)
    assert "Namen van teams" in [een.onderwerp for een in gevonden.verschillen]
    assert "Namen van teams" not in [een.onderwerp for een in verschil(eerst, laad("heerlen"))]


def anders(inrichting: Inrichting, **velden: Any) -> Inrichting:
    """Dezelfde inrichting met een paar delen anders."""
    return inrichting.model_copy(update=velden)


def test_een_andere_volgorde_van_treden_telt() -> None:
    alkmaar = laad("alkmaar")
    om = alkmaar.mandaat.model_copy(update={"treden": alkmaar.mandaat.treden[::-1]})
    [een] = verschil(alkmaar, anders(alkmaar, mandaat=om))
    assert (een.onderwerp, een.zin) == ("Wie besluit", "Hetzelfde, maar in een andere volgorde.")


def test_wat_geen_onderwerp_zegt_wordt_toch_genoemd() -> None:
    heerlen = laad("heerlen")
    regel = heerlen.triage.regels[0].model_copy(update={"reden": "Anders gezegd."})
    triage = heerlen.triage.model_copy(update={"regels": [regel, *heerlen.triage.regels[1:]]})
    [een] = verschil(heerlen, anders(heerlen, triage=triage))
    assert een.onderwerp == UITWERKING
    assert een.zin == "De hoofdlijn is gelijk, maar de precieze uitwerking verschilt: de regels van de triage."


def test_de_titel_of_de_bron_is_geen_verschil() -> None:
    heerlen = laad("heerlen")
    assert verschil(heerlen, anders(heerlen, bron=["een ander stuk"], aannames=[])) == []


@pytest.mark.parametrize(
    ("tekst", "verwacht"), [("gouda", ("gouda", None)), ("gouda@2018-01-01", ("gouda", versies("gouda")[1].versie))]
)
def test_een_aanduiding_is_een_naam_met_misschien_een_dag(tekst: str, verwacht: tuple[str, Any]) -> None:
    assert ontleed_aanduiding(tekst) == verwacht


@pytest.mark.parametrize("tekst", ["gouda@", "gouda@gisteren", "gouda@2018-13-01"])
def test_een_dag_die_niet_bestaat_is_een_fout(tekst: str) -> None:
    with pytest.raises(ValueError, match=r"Invalid isoformat|month must be"):
        ontleed_aanduiding(tekst)
