"""De velden die alleen verschijnen als iemand voor een ander vraagt, of iets komt brengen; nooit verplicht."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.dossier.opgave import AdresOpgave, Opgave
from keukentafel.doen.ingang.models import Vraag

VOOR_EEN_ANDER = frozenset({Vraag.Aanmelder.NAASTE, Vraag.Aanmelder.PROFESSIONAL, Vraag.Aanmelder.KETENPARTNER})


def _regel(label: Any, maximum: int, **extra: Any) -> forms.CharField:
    tekst = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=maximum, required=False, widget=tekst, **extra)


class VoorEenAnder(forms.Form):
    """Wie vraagt er, en over wie? `betrokkene_weet` bepaalt wat je eerst zegt."""

    melder_betrekking = forms.ChoiceField(
        label=_("Wat is deze persoon van degene om wie het gaat?"),
        choices=[("", _("Niet gevraagd")), *Vraag.Betrekking.choices],
        required=False,
    )
    melder_organisatie = _regel(_("Van welke organisatie?"), 120)
    betrokkene_weet = forms.ChoiceField(
        label=_("Weet degene om wie het gaat hiervan?"), choices=Vraag.Weet, required=False, widget=forms.RadioSelect
    )

    def melder(self, schoon: dict[str, Any], organisatie: str) -> dict[str, str]:
        """Wat er over de melder bewaard wordt; wie voor zichzelf vraagt of geen naam zegt, laat hier niets achter."""
        aanmelder = schoon.get("aanmelder") or Vraag.Aanmelder.INWONER
        ander = aanmelder in VOOR_EEN_ANDER
        beroep = aanmelder in {Vraag.Aanmelder.PROFESSIONAL, Vraag.Aanmelder.KETENPARTNER}
        return {
            "melder_betrekking": schoon["melder_betrekking"] if ander else "",
            "melder_organisatie": organisatie if beroep else "",
            "betrokkene_weet": schoon["betrokkene_weet"] if ander else "",
        }


def zonder_naam(opgave: Opgave) -> Opgave:
    """Wie geen naam wil zeggen, komt in geen dossier: ook wat er al getypt was over een persoon, gaat niet mee."""
    return replace(
        opgave,
        melder_naam="",
        persoon=None,
        andere_leeftijden=(),
        adres=AdresOpgave(),
        adres_geheim=False,
        bekend_dossier=None,
    )


class Aanbod(forms.Form):
    """Iemand wil iets doen: wat staat in eigen woorden, waar en wanneer hier."""

    aanbod_waar = _regel(_("Waar?"), 200, help_text=_("Een buurt, een plek, of: maakt niet uit"))
    aanbod_wanneer = _regel(_("Wanneer?"), 200, help_text=_("Zoals: dinsdagmiddag, of elke week een uur"))

    def aanbod(self, schoon: dict[str, Any]) -> dict[str, str]:
        """Waar en wanneer, als het een aanbod is."""
        is_aanbod = schoon.get("soort") == Vraag.Soort.AANBOD
        return {naam: schoon[naam] if is_aanbod else "" for naam in ("aanbod_waar", "aanbod_wanneer")}
