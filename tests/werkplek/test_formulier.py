"""Een leeg veld vraagt in onze woorden om een antwoord, en wat niemand ziet gaat eruit."""

import pytest
from django import forms
from django.http import QueryDict

from keukentafel.werkplek.formulier import Formulier, zoekterm


class Proef(Formulier):
    naam = forms.CharField()
    dag = forms.DateField(error_messages={"required": "Kies een dag"})


class Wachtwoord(Formulier):
    naam = forms.CharField()
    wachtwoord = forms.CharField(widget=forms.PasswordInput)


def getypt(**velden: str) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update(velden)
    return data


def test_een_leeg_veld_zegt_wat_er_moet() -> None:
    assert Proef({}).errors == {"naam": ["Vul dit nog in"], "dag": ["Kies een dag"]}


@pytest.mark.parametrize(
    ("tekst", "over"),
    [
        ("Jan \u202eneraB", "Jan neraB"),
        ("\ufeffJan\u200b Bos", "Jan Bos"),
        ("\u2066Jan\u2069", "Jan"),
        ("👩‍👧 Bos", "👩‍👧 Bos"),
        ("می‌خواهم", "می‌خواهم"),
        ("Ёж-Čapek", "Ёж-Čapek"),
    ],
    ids=["andersom", "niets breed", "apart", "emoji", "Perzisch", "letters"],
)
def test_een_teken_dat_niemand_ziet_keert_geen_blad_om(tekst: str, over: str) -> None:
    """Wat uit een ander programma is geplakt, draait de tekst erna niet om; letters en emoji blijven heel."""
    formulier = Proef(getypt(naam=tekst, dag="2026-11-22"))
    assert formulier.is_valid()
    assert formulier.cleaned_data["naam"] == over
    assert formulier["naam"].value() == over


@pytest.mark.parametrize("leeg", ["\u200b", " \u202e ", "\ufeff\u2060", "\u00a0\u200f"])
def test_een_naam_van_niets_is_leeg(leeg: str) -> None:
    assert Proef(getypt(naam=leeg, dag="2026-11-22")).errors == {"naam": ["Vul dit nog in"]}


def test_een_nulteken_krijgt_een_gewone_zin() -> None:
    fout = Proef(getypt(naam="Jan\x00", dag="2026-11-22")).errors["naam"]
    assert fout == ["Er staat een teken in dat wij niet kunnen bewaren. Typ het over."]


def test_een_wachtwoord_blijft_zoals_het_is() -> None:
    formulier = Wachtwoord(getypt(naam="\u200bJan", wachtwoord="ge\u200bheim"))
    assert formulier.is_valid()
    assert formulier.cleaned_data == {"naam": "Jan", "wachtwoord": "ge\u200bheim"}


class Keuze(Formulier):
    een = forms.ChoiceField(choices=[("a", "A")])
    meer = forms.MultipleChoiceField(choices=[("a", "A")])
    eigen = forms.ChoiceField(choices=[("a", "A")], error_messages={"invalid_choice": "Dit team is gestopt"})
    kort = forms.CharField(max_length=5)


def test_wat_niet_meer_te_kiezen_is_en_wat_te_lang_is_zegt_dat_gewoon() -> None:
    """De keuze stond er nog toen het blad openging; een vreemde waarde krijgt dezelfde zin."""
    fouten = Keuze(getypt(een="z", meer="z", eigen="z", kort="x" * 300)).errors
    niet_meer = ["Dit kun je hier niet (meer) kiezen. Kies opnieuw."]
    assert fouten == {
        "een": niet_meer, "meer": niet_meer, "eigen": ["Dit team is gestopt"],
        "kort": ["Dit is te lang: hoogstens 5 tekens, en het zijn er 300."],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("getypt_", "zoekt"),
    [("  Bos ", "Bos"), ("Bo\x00s", "Bos"), ("\u202eBos", "Bos"), ("\x00", ""), ("", ""), ("x" * 300, "x" * 120)],
)
def test_een_zoekterm_is_wat_iemand_ziet(getypt_: str, zoekt: str) -> None:
    assert zoekterm({"zoek": getypt_}) == zoekt
