"""De velden waar de triage naar kijkt: bij het aannemen en bij opnieuw beoordelen dezelfde."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.inrichting.model import Inrichting
from keukentafel.regels.woorden import KENMERKEN
from keukentafel.werkplek.vragen import keuzes, namen
from keukentafel.werkplek.vragen.velden import Leeftijden

GEEN = "geen"
"""Gevraagd, en het antwoord is: niets hiervan."""


def rondjes(label: Any, opties: Any, **extra: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=opties, required=False, widget=forms.RadioSelect, **extra)


def leefgebieden() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=gettext_lazy("Waar gaat het over?"), required=False, widget=forms.CheckboxSelectMultiple
    )


def voorziening() -> forms.ChoiceField:
    return forms.ChoiceField(label=gettext_lazy("Wordt er om bepaalde hulp gevraagd?"), required=False)


def specialisme() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=gettext_lazy("Speelt er iets waar een specialist bij nodig is?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def vraag_van() -> Leeftijden:
    return Leeftijden(
        label=gettext_lazy("Heeft nog iemand in huis zelf een vraag?"),
        required=False,
        max_length=80,
        help_text=gettext_lazy("Leeftijden, zoals 44"),
    )


class MetTriage(forms.Form):
    """Een formulier met `leefgebieden`, `voorziening` en `specialisme`; de triagevragen komen van de inrichting."""

    def zet_triagekeuzes(self, inrichting: Inrichting, specialismen: tuple[str, ...]) -> None:
        """De keuzes van deze inrichting, en een veld voor elk kenmerk."""
        self.kies("voorziening", keuzes.voorzieningen())
        self.kies("leefgebieden", [(gebied.code, gebied.naam) for gebied in inrichting.leefgebieden])
        woorden = [(woord, namen.specialisme(woord)) for woord in specialismen]
        self.kies("specialisme", [*woorden, (GEEN, _("Niets hiervan"))] if woorden else [])
        for kenmerk in KENMERKEN:
            vraag = inrichting.triage.vragen.get(kenmerk)
            veld = rondjes(vraag.tekst if vraag else kenmerk, keuzes.JA_NEE, help_text=vraag.uitleg if vraag else "")
            veld.widget.attrs["class"] = "utrecht-radio-button utrecht-radio-button--html-input"
            self.fields[kenmerk] = veld

    def kies(self, naam: str, opties: list[Any]) -> None:
        """De keuzes van een veld."""
        self.fields[naam].choices = opties  # type: ignore[attr-defined]

    def kenmerken(self, schoon: dict[str, Any]) -> dict[str, object]:
        """De antwoorden op de triagevragen; wat niet is geantwoord, is onbekend."""
        antwoorden: dict[str, object] = {k: schoon[k] == "ja" for k in KENMERKEN if schoon.get(k) in ("ja", "nee")}
        gekozen = schoon.get("specialisme")
        if gekozen:
            antwoorden["specialisme"] = [woord for woord in gekozen if woord != GEEN]
        return antwoorden


def gevraagde_voorziening(keuze: str) -> dict[str, str] | None:
    """De keuze "wet:categorie" als feit; None als er niets gekozen is."""
    wet, _scheiding, categorie = keuze.partition(":")
    if not wet:
        return None
    return {"wet": wet, "categorie": categorie} if categorie else {"wet": wet}


def iedereen_met_een_vraag(leeftijd: int | None, ook: tuple[int, ...]) -> list[int] | None:
    """De leeftijden van iedereen met een eigen vraag; zonder een ander geldt alleen wie het betreft."""
    return [*([leeftijd] if leeftijd is not None else []), *ook] if ook else None
