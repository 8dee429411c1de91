"""Een leeg veld vraagt in onze woorden om een antwoord."""

from django import forms

from keukentafel.werkplek.formulier import Formulier


class Proef(Formulier):
    naam = forms.CharField()
    dag = forms.DateField(error_messages={"required": "Kies een dag"})


def test_een_leeg_veld_zegt_wat_er_moet() -> None:
    assert Proef({}).errors == {"naam": ["Vul dit nog in"], "dag": ["Kies een dag"]}
