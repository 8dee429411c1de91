"""De tags van de sjablonen: vaste woorden per taal, en punten van een tijdlijn waar niets van buiten in doorwerkt."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any, get_args

import pytest
from django import forms
from django.template import Context, Template
from django.test.html import parse_html
from django.utils import translation

from keukentafel.doen.dossier.models import Dossier, Persoon
from keukentafel.doen.ingang.models import Vraag
from keukentafel.kern.database import rollen
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.teams.models import Team
from keukentafel.werkplek.huishouden.punt import Punt
from keukentafel.werkplek.keuzelijst import Keuzelijst
from keukentafel.werkplek.klok import Klok, Stand
from keukentafel.werkplek.templatetags.tijdlijn import tijdpunten
from tests.doen.samen import huis, voeg_samen
from tests.rol import word
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie, Belt

MOMENT = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
"""In Nederland is het dan al de volgende dag."""
VANDAAG = date(2026, 11, 25)
PUNT = Punt(MOMENT, "Gebeld", "telefoon")


def test_een_vaste_zin_volgt_de_taal_van_het_verzoek() -> None:
    blad = Template('{% load i18n kt %}{% translate "Monday" %}{% translate "Monday" as dag %} {{ dag }}')
    for taal, dag in (("nl", "maandag"), ("en", "Monday"), ("nl", "maandag")):
        with translation.override(taal):
            assert blad.render(Context()) == f"{dag} {dag}"


def test_een_zin_uit_de_context_wordt_niet_onthouden() -> None:
    blad = Template("{% load i18n kt %}{% translate zin %}{% translate zin|upper %}")
    for zin in ("a", "<b>"):
        veilig = zin.replace("<", "&lt;").replace(">", "&gt;")
        assert blad.render(Context({"zin": zin})) == veilig + veilig.replace("b", "B").replace("a", "A")


def test_het_woord_bij_een_code_is_er_in_elke_taal_en_een_onbekende_code_blijft_wat_zij_is() -> None:
    assert Vraag(soort="vraag").get_soort_display() == str(Vraag.Soort.VRAAG.label)
    assert Vraag(soort=Vraag.Soort.SIGNAAL).get_soort_display() == str(Vraag.Soort.SIGNAAL.label)
    assert Vraag(soort="van vroeger").get_soort_display() == "van vroeger"


@pytest.mark.parametrize("veld", [veld.name for veld in fields(Punt) if veld.type in (str, "str")])
def test_wat_mensen_schrijven_blijft_tekst(veld: str) -> None:
    velden: dict[str, Any] = {"kop": "Gebeld", "icoon": "telefoon", "reden": "Omdat"}
    html = tijdpunten([Punt(MOMENT, **velden | {veld: '<script>"x"</script>\n<i>'})], VANDAAG)
    assert "<script" not in html
    assert "<i>" not in html


def test_een_punt_staat_op_zijn_dag_in_nederland() -> None:
    html = tijdpunten([PUNT], VANDAAG)
    assert '<time datetime="2026-11-22T00:30+01:00">zo 22 november</time>' in html
    assert "zo 22 november, 0.30 uur" in tijdpunten([PUNT], VANDAAG, uur=True)


def test_een_regel_die_de_schrijver_begon_blijft_een_regel() -> None:
    assert "<p>Gebeld.<br>Morgen weer.</p>" in tijdpunten([replace(PUNT, zin="Gebeld.\r\nMorgen weer.")], VANDAAG)


@pytest.mark.parametrize("gekozen", [None, "", "2", 2, "weg"])
def test_een_keuzelijst_is_die_van_django(gekozen: Any) -> None:
    keuzes = [("", "Kies een team"), (1, "Team <Noord> & 'Oost'"), (2, "West")]
    attrs = {"id": "naar", "class": "utrecht-select", "aria-invalid": "true", "disabled": True, "hidden": False}
    onze, hunne = (soort(choices=keuzes).render("naar", gekozen, attrs) for soort in (Keuzelijst, forms.Select))
    assert parse_html(onze) == parse_html(hunne)


def test_een_klok_en_een_merkje_tonen_tekst_als_tekst() -> None:
    klok = Klok("gauw", date(2026, 11, 26), "<b>do</b>", "nog & 1 dag", 90)
    html = Template('{% load kt %}{% klok klok %}{% merkje "danger" tekst %}').render(
        Context({"klok": klok, "tekst": "<i>te laat"})
    )
    assert "&lt;b&gt;do" in html
    assert "nog &amp; 1 dag" in html
    assert "&lt;i&gt;te laat" in html
    assert 'datetime="2026-11-26"' in html
    assert 'stroke-dasharray="90 100"' in html


def test_de_vorm_van_een_klok_zegt_hetzelfde_als_de_kleur() -> None:
    blad = Template("{% load kt %}{% klok klok %}")
    beelden = {
        stand: blad.render(Context({"klok": Klok(stand, VANDAAG, "kop", "onder", 50)})) for stand in get_args(Stand)
    }
    assert ["rect" in beelden[stand] for stand in ("laat", "stil", "gauw", "ruim")] == [True, False, False, False]
    assert ["stroke-dasharray" in beelden[stand] for stand in ("laat", "stil", "gauw", "ruim")] == [
        False, False, True, True,
    ]  # fmt: skip


def test_een_naam_met_haakjes_is_op_elk_blad_een_naam(almere: Groep, als: AlsWie, belt: Belt) -> None:
    """Ook waar een tag de HTML zelf schrijft: geen haakje werkt door, en niets staat er dubbel vertaald."""
    sanne, vraag_id, raar = als(almere.sanne), belt(), "<i>O'Brien & zn</i>"
    with word(rollen.ONDERHOUD):
        dossier = Dossier.objects.get(dossiervragen__vraag_id=vraag_id)
    voeg_samen(almere.sanne, dossier, huis(almere))
    with word(rollen.EIGENAAR):
        Persoon.objects.update(voornaam=raar, achternaam=raar, zoeknaam="iobrienzni")
        Dossier.objects.update(naam=raar, straat=raar)
        Vraag.objects.update(eigen_woorden=raar, melder_naam=raar, opgegeven_adres={"straat": raar})
        for soort in (Team, Medewerker):
            soort.objects.filter(stelsel=almere.stelsel).update(naam=raar)
    een = f"/huishoudens/{dossier.pk}"
    van_dossier = ("", "?toon=netwerk", "/netwerk", "/journaal", "/regie", "/taken", "/documenten", "/delen")
    bladen = ["/", "/huishoudens", "/huishoudens?q=brien", f"/vragen?open={vraag_id}", f"/vragen/{vraag_id}/triage"]
    for pad in (*bladen, *(f"{een}{blad}" for blad in (*van_dossier, "/woonadres?opgegeven"))):
        html = sanne.get(pad, follow=True).content.decode()
        assert "&lt;i&gt;O&#x27;Brien &amp; zn&lt;/i&gt;" in html, pad
        assert "<i>" not in html, pad
        assert "&amp;lt;" not in html, pad
