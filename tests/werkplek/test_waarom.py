"""Waarom ligt deze vraag hier? Ook na het bewaren: de regel, wat er bekend was, wat het anders had gemaakt (R0.5)."""

import re
from datetime import UTC, datetime
from html import unescape
from types import SimpleNamespace

import pytest

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.triage.models import Triage
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.werkplek.huishouden.punt import Punt
from keukentafel.werkplek.templatetags.tijdlijn import tijdpunten
from keukentafel.werkplek.vragen.rol import regisseur
from tests.dagen import vandaag
from tests.rol import word
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie, Belt

KIND = "Is een kind in gevaar?"


def waarom(tekst: str, begin: str) -> str:
    """Het uitgeklapte stuk achter deze kop, als gewone tekst."""
    stuk = tekst.split(f"<summary>{begin}</summary>", 1)[1].split("</details>", 1)[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", stuk)))


def huis(almere: Groep) -> str:
    with als_medewerker(almere.sanne.pk):
        return f"/huishoudens/{Dossier.objects.get().pk}"


def test_de_open_vraag_zegt_de_regel_de_feiten_en_wat_het_anders_had_gemaakt(
    almere: Groep, als: AlsWie, belt: Belt
) -> None:
    vraag_id = belt()
    with word(rollen.ONDERHOUD):
        triage = Triage.objects.get(vraag_id=vraag_id)
    uitleg = waarom(als(almere.sanne).get("/vragen").content.decode(), "Waarom ligt deze vraag hier?")
    assert triage.uitkomst["reden"] in uitleg
    assert "Wat er bekend was" in uitleg
    assert "Eén gebied: huishouden en regelen" in uitleg
    assert "Leeftijd:" in uitleg
    assert "Wat had het anders gemaakt?" in uitleg
    assert re.search(r"Ja: dan multiprobleem, naar", uitleg)
    assert "Inrichting Almere, geldig vanaf" in uitleg
    assert f"regel {triage.regel}." in uitleg


def test_de_tijdlijn_zegt_het_ook(almere: Groep, als: AlsWie, belt: Belt) -> None:
    belt()
    uitleg = waarom(als(almere.sanne).get(huis(almere)).content.decode(), "Waarom?")
    assert "Eén gebied: huishouden en regelen" in uitleg
    assert re.search(r"Ja: dan multiprobleem, naar", uitleg)


def test_na_opnieuw_beoordelen_staan_de_feiten_van_nu_niet_bij_de_oude_uitkomst(
    almere: Groep, als: AlsWie, belt: Belt
) -> None:
    """De vraag onthoudt wat er nu bekend is; wat er toen bekend was, verzint het scherm niet."""
    vraag_id = belt()
    sanne = als(almere.sanne)
    blad = sanne.get(f"/vragen/{vraag_id}/triage").context["form"]
    nieuws = {
        "gezien": blad["gezien"].value(), "leefgebieden": ["financien", "huisvesting"], "toelichting": "Er is meer.",
        "gesprek_heeft_meerwaarde": "ja", "actie": "bewaar",
    }  # fmt: skip
    assert sanne.post(f"/vragen/{vraag_id}/triage", nieuws).status_code == 302
    tekst = sanne.get(huis(almere)).content.decode()
    nieuw, oud = (waarom("".join(("<summary>Waarom?</summary>", deel)), "Waarom?") for deel in _stukken(tekst))
    assert "Twee gebieden:" in nieuw
    assert "gebied" not in oud.replace("leefgebied", "")
    assert "Wat had het anders gemaakt?" in oud


def _stukken(tekst: str) -> list[str]:
    return tekst.split("<summary>Waarom?</summary>")[1:]


@pytest.mark.parametrize("veld", ["ingevuld", "anders"])
def test_wat_er_in_de_uitleg_staat_komt_niet_als_opmaak_op_het_scherm(veld: str) -> None:
    boef = "<script>x</script>"
    leeg: dict[str, object] = {"ingevuld": [], "anders": []}
    uitleg = SimpleNamespace(**leeg | {veld: [boef if veld == "ingevuld" else SimpleNamespace(zin=boef)]})
    punt = Punt(datetime(2026, 11, 1, tzinfo=UTC), "Vraag", "plan", reden="Zo", uitleg=uitleg)  # type: ignore[arg-type]
    html = tijdpunten([punt], vandaag())
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("wie", ["expertteam", "stadsteam"])
def test_wie_de_regie_krijgt_zegt_waar_het_om_gaat(wie: str) -> None:
    """ "Wie haar opneemt" kan ook over de inwoner gaan."""
    triage = Triage(uitkomst={"regisseur": wie})
    assert regisseur(triage) == f"wie de vraag bij het {wie} opneemt"
