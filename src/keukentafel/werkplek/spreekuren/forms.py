from datetime import date
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.spreekuren import keuren
from keukentafel.regelen.spreekuren.acties import Spreekuuropgave
from keukentafel.regelen.spreekuren.models import Spreekuur
from keukentafel.regelen.spreekuren.overzichten import kleuren_met_spreekuur, versie_van
from keukentafel.regelen.teams.overzichten import gebieden_van
from keukentafel.regels.triage.zinnen import opsomming
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.team.plek import Plek
from keukentafel.werkplek.vragen.velden import Datum

TOT = gettext_lazy("De eerste dag dat het er niet meer is. Leeg: tot nader order.")
ZONDER = gettext_lazy("Kies een begeleider: een spreekuur staat altijd onder een medewerker")


def _tekst(label: Any, maximum: int, **extra: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=maximum, widget=forms.TextInput(attrs={"autocomplete": "off"}), **extra
    )


def _tijd(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={
            "invalid": gettext_lazy("Schrijf uur en minuten, zoals 10:30"),
            "required": gettext_lazy("Kies een tijd"),
        },
    )


def _dag(label: Any, **extra: Any) -> Datum:
    fouten = {"required": gettext_lazy("Schrijf een datum, zoals 01-03-2026")}
    widget = forms.TextInput(attrs={"autocomplete": "off", "class": "kt-veld-smal"})
    return Datum(label=label, max_length=10, widget=widget, error_messages=fouten, **extra)


class MensenFormulier(Formulier):
    """Wie begeleidt en wie helpt; `versie` is wat de wijziger zag."""

    versie = forms.CharField(widget=forms.HiddenInput, required=False)
    begeleider: Any = forms.ModelChoiceField(
        label=gettext_lazy("Begeleider"),
        queryset=None,
        empty_label=gettext_lazy("Kies een medewerker van het team"),
        error_messages={"required": ZONDER, "invalid_choice": ZONDER},
    )
    vrijwilligers: Any = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Vrijwilligers"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Deze vrijwilliger kun je hier niet (meer) kiezen")},
    )

    def __init__(self, *args: Any, plek: Plek, rij: Spreekuur | None = None, **kwargs: Any) -> None:
        if rij is not None:
            kwargs["initial"] = {
                "versie": versie_van(rij),
                "begeleider": rij.begeleider_id,
                "vrijwilligers": [een.medewerker_id for een in rij.vrijwilligers.all() if een.tot is None],
            }
        super().__init__(*args, **kwargs)
        al = set(kwargs["initial"]["vrijwilligers"]) if rij is not None else set()
        helpers = keuren.vrijwilligers(plek.team, plek.vandaag, plek.inrichting)
        kan = Medewerker.objects.filter(stelsel_id=plek.team.stelsel_id)
        velden: dict[str, Any] = self.fields
        velden["begeleider"].queryset = keuren.begeleiders(plek.team, plek.vandaag, plek.inrichting) | (
            kan.filter(pk=rij.begeleider_id) if rij is not None else kan.none()
        )
        velden["vrijwilligers"].queryset = helpers | kan.filter(pk__in=al)

    @property
    def helpers(self) -> tuple[Medewerker, ...]:
        return tuple(self.cleaned_data["vrijwilligers"])


class NieuwFormulier(MensenFormulier):
    """Een nieuw spreekuur: waarover, waar, wanneer en met wie."""

    field_order = (
        "onderwerp", "plek", "straat", "huisnummer", "uitleg", "gebied", "kleur", "weekdag", "begintijd", "eindtijd",
        "van", "tot", "begeleider", "vrijwilligers",
    )  # fmt: skip
    onderwerp = _tekst(gettext_lazy("Waar gaat het over?"), 80, help_text=gettext_lazy("Bijvoorbeeld: Administratie"))
    plek = _tekst(gettext_lazy("Naam van de plek"), 120, help_text=gettext_lazy("Bijvoorbeeld: Buurthuis De Wingerd"))
    straat = _tekst(gettext_lazy("Straat"), 120)
    huisnummer = _tekst(gettext_lazy("Huisnummer"), 12)
    uitleg = _tekst(gettext_lazy("Hoe kom je er?"), 160, required=False, help_text=gettext_lazy("Mag leeg blijven"))
    gebied: Any = forms.ModelChoiceField(
        label=gettext_lazy("Wijk"),
        queryset=None,
        empty_label=gettext_lazy("Kies een wijk"),
        error_messages={"required": gettext_lazy("Kies de wijk: niet in elke wijk is een spreekuur")},
    )
    kleur = forms.ChoiceField(
        label=gettext_lazy("Kleur van de wijk dit jaar"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies de kleur die de wijk dit jaar heeft")},
    )
    weekdag = forms.TypedChoiceField(
        label=gettext_lazy("Dag"),
        coerce=int,
        choices=[("", gettext_lazy("Kies een dag")), *WEEKDAYS.items()],
        error_messages={"required": gettext_lazy("Kies een dag van de week")},
    )
    begintijd, eindtijd = _tijd(gettext_lazy("Begint om")), _tijd(gettext_lazy("Eindigt om"))
    van = _dag(gettext_lazy("Vanaf"), help_text=gettext_lazy("De eerste dag dat het er kan zijn."))
    tot = _dag(gettext_lazy("Tot"), required=False, help_text=TOT)

    def __init__(self, *args: Any, plek: Plek, **kwargs: Any) -> None:
        super().__init__(*args, plek=plek, **kwargs)
        velden: dict[str, Any] = self.fields
        velden["gebied"].queryset = _wijken(plek)
        mag = kleuren_met_spreekuur(plek.inrichting)
        velden["kleur"].choices = [(kleur, kleur.capitalize()) for kleur in mag]
        velden["kleur"].help_text = _kleuruitleg(plek.inrichting)
        self.initial.setdefault("van", plek.vandaag)

    def opgave(self) -> Spreekuuropgave:
        """Wat er is ingevuld, in de vorm van de kamer."""
        waarden = {veld: waarde for veld, waarde in self.cleaned_data.items() if veld != "versie"}
        return Spreekuuropgave(**{**waarden, "vrijwilligers": self.helpers})


class EindFormulier(Formulier):
    """Op welke dag het spreekuur eindigt."""

    versie = forms.CharField(widget=forms.HiddenInput, required=False)
    tot = _dag(gettext_lazy("Eindigt op"), help_text=gettext_lazy("De eerste dag dat het er niet meer is."))

    def __init__(self, *args: Any, rij: Spreekuur, vandaag: date, **kwargs: Any) -> None:
        eerst = {"versie": versie_van(rij), "tot": rij.tot or max(vandaag, rij.van)}
        super().__init__(*args, auto_id="eind_%s", initial=eerst, **kwargs)


def _wijken(plek: Plek) -> Any:
    """De wijken van het team; werkt het overal, dan alle wijken van het stelsel."""
    eigen = [gebied.pk for gebied in gebieden_van([plek.team.pk], plek.vandaag).get(plek.team.pk, [])]
    alle = Gebied.objects.filter(stelsel_id=plek.team.stelsel_id).order_by("naam", "-jaar")
    return alle.filter(pk__in=eigen) if eigen else alle


def _kleuruitleg(inrichting: Inrichting) -> str:
    kleuren = opsomming([f"{kleur}" for kleur in kleuren_met_spreekuur(inrichting)], _("of"))
    zin = _(
        "Een spreekuur is er alleen in een wijk die %(kleuren)s is. Kies de kleur die voor dit jaar is vastgesteld."
    )
    return zin % {"kleuren": kleuren}
