"""De tags van de sjablonen: vaste woorden per taal, en punten van een tijdlijn waar niets van buiten in doorwerkt."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.template import Context, Template
from django.utils import translation

from keukentafel.doen.ingang.models import Vraag
from keukentafel.werkplek.huishouden.punt import Punt
from keukentafel.werkplek.templatetags.tijdlijn import tijdpunten

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
