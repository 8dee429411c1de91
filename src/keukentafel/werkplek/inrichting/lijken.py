"""Begin met de inrichting die het meest op de jouwe lijkt: een paar vragen en een rangorde."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from keukentafel.inrichting.gelijkenis import Profiel, rangorde
from keukentafel.inrichting.model import POSITIES, VORMEN
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.inrichting import kiezen

MEESTE = 5
ONBEKEND = ("", _("Weet ik niet"))
JA_NEE = [("ja", _("Ja")), ("nee", _("Nee")), ONBEKEND]


class Aantal(forms.IntegerField):
    """Een aantal; een punt per duizend mag."""

    def to_python(self, value: Any) -> int | None:
        """`45.000` is 45000."""
        return super().to_python(value.replace(".", "").strip() if isinstance(value, str) else value)


def _ja_nee(label: Any, uitleg: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, help_text=uitleg, choices=JA_NEE, required=False, widget=forms.RadioSelect, initial=""
    )


def _keuze(label: Any, keuzes: dict[Any, str]) -> forms.ChoiceField:
    zinnen = [(str(code), _hoofdletter(woorden)) for code, woorden in keuzes.items()]
    return forms.ChoiceField(
        label=label, choices=[*zinnen, ONBEKEND], required=False, widget=forms.RadioSelect, initial=""
    )


def _hoofdletter(woorden: str) -> str:
    """Vooraan krijgt "één" één streepje: Eén."""
    return f"E{woorden[1:]}" if woorden.startswith("é") else woorden[:1].upper() + woorden[1:]


def _aantal(label: Any, meest: int) -> Aantal:
    klachten = {
        "invalid": _("Schrijf een heel getal"),
        "min_value": _("Schrijf een getal boven de nul"),
        "max_value": _("Dit getal is te groot"),
    }
    invoer = forms.TextInput(attrs={"inputmode": "numeric", "class": "kt-veld-smal", "autocomplete": "off"})
    return Aantal(label=label, required=False, min_value=1, max_value=meest, widget=invoer, error_messages=klachten)


class GelijkenisFormulier(Formulier):
    """De vragen; alles mag open blijven."""

    vorm = _keuze(_("Welke teams wil je?"), VORMEN)
    positionering = _keuze(_("Van wie zijn de teams?"), POSITIES)
    apart_jeugdteam = _ja_nee(_("Is er een apart team voor jeugd?"))
    experts_erachter = _ja_nee(_("Staat er een team met experts achter?"))
    rechtstreeks = _ja_nee(_("Kan een inwoner zelf naar het team?"))
    hulp = _ja_nee(_("Helpt het team zelf?"), _("Nee: het team voert alleen de regie."))
    medewerker_beslist = _ja_nee(_("Beslist een medewerker van het team zelf?"))
    meer_gemeenten = _ja_nee(_("Doe je dit samen met andere gemeenten?"))
    inwoners = _aantal(_("Hoeveel inwoners?"), 1_000_000)
    teams = _aantal(_("Hoeveel teams staan er vooraan?"), 1_000)

    def profiel(self) -> Profiel:
        """De antwoorden; wat open is, telt niet mee."""
        gegeven = {naam: waarde for naam, waarde in self.cleaned_data.items() if waarde not in ("", None)}
        ja_nee = {naam: waarde == "ja" for naam, waarde in gegeven.items() if waarde in ("ja", "nee")}
        positie = {"positionering": int(gegeven["positionering"])} if "positionering" in gegeven else {}
        return Profiel(**(gegeven | ja_nee | positie))


def inhoud(gevraagd: QueryDict, vandaag: date) -> dict[str, object]:
    """Het blad: de vragen, en na het antwoord wat het meest lijkt."""
    if not gevraagd:
        return {"formulier": GelijkenisFormulier()}
    formulier = GelijkenisFormulier(gevraagd)
    if not formulier.is_valid():
        return {"formulier": formulier}
    beste = rangorde(formulier.profiel(), kiezen.alle_van(vandaag))[:MEESTE]
    return {"formulier": formulier, "beste": beste, "zonder_antwoord": not beste}
