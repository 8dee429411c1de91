"""De formulieren van het netwerk; wat er niet klopt zegt de handeling, bij het veld."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.dossier.models import Persoon
from keukentafel.doen.netwerk.bekenden import Bekendeopgave
from keukentafel.doen.netwerk.models import Netwerkcontact, Relatie, Vertegenwoordiging
from keukentafel.doen.netwerk.personen import Persoonopgave
from keukentafel.doen.netwerk.relaties import Relatieopgave
from keukentafel.doen.netwerk.vertegenwoordigers import NIET_BEKEND, Vertegenwoordigeropgave
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.woorden import hoofdletter

JA, NEE = "ja", "nee"
VOORBIJ, VERGISSING = "voorbij", "vergissing"
BUITEN, ONBEKEND = "buiten", "niet_bekend"
LEEG_MAG = gettext_lazy("Leeg laten mag: dan weten wij het niet")
Keuzes = list[tuple[str, str]]


def _dag(label: Any, **extra: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "invalid": gettext_lazy("Schrijf dag, maand en jaar, zoals 24-11-2026"),
            "required": gettext_lazy("Kies een dag"),
        },
        **extra,
    )


def _tekst(label: Any, **extra: Any) -> forms.CharField:
    """Zonder grens in het veld zelf: een browser knipt dan stil af wat er te veel is."""
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, required=False, widget=widget, **extra)


def _lijst(label: Any, **extra: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        error_messages={
            "required": gettext_lazy("Kies iets uit de lijst"),
            "invalid_choice": gettext_lazy("Kies iets uit de lijst"),
        },
        **extra,
    )


def _keuze(label: Any, choices: Any, **extra: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies een van de antwoorden")},
        **extra,
    )


def _met_hoofdletter(keuzes: Any) -> Keuzes:
    return [(waarde, hoofdletter(str(label))) for waarde, label in keuzes]


class Netwerkformulier(Formulier):
    """De grondvorm: een formulier bij één huishouden; `mensen` zijn de keuzes van wie erin staan."""

    def __init__(self, *args: Any, mensen: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mensen = mensen
        for veld in self.fields.values():
            if isinstance(veld, forms.ChoiceField) and isinstance(veld.widget, forms.Select) and not veld.choices:
                veld.choices = [("", _("Kies iemand")), *mensen]

    def zet_fouten(self, fouten: dict[str, list[str]]) -> None:
        """Elke fout bij haar veld; wat geen veld heeft, staat boven aan het blad."""
        for naam, zinnen in fouten.items():
            self.add_error(naam if naam in self.fields else None, zinnen[0])


class PersoonFormulier(Netwerkformulier):
    """Wie iemand is."""

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    voornaam = _tekst(gettext_lazy("Voornaam"))
    tussenvoegsel = _tekst(gettext_lazy("Tussenvoegsel"))
    achternaam = _tekst(gettext_lazy("Achternaam"))
    geboortedatum = _dag(gettext_lazy("Geboortedatum"), required=False, help_text=LEEG_MAG)
    leeftijd_bij_opgave = forms.IntegerField(
        label=gettext_lazy("Of de leeftijd"),
        required=False,
        help_text=gettext_lazy("Als je de geboortedatum niet weet"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "kt-veld-smal"}),
        error_messages={"invalid": gettext_lazy("Schrijf een heel getal")},
    )
    geslacht = forms.ChoiceField(
        label=gettext_lazy("Geslacht"),
        choices=lambda: [*_met_hoofdletter(Persoon.Geslacht.choices)[1:], ("", _("Niet bekend"))],
        widget=forms.RadioSelect,
        required=False,
    )
    telefoon = _tekst(gettext_lazy("Telefoon"))
    overleden_op = _dag(gettext_lazy("Overleden op"), required=False)

    def opgave(self) -> Persoonopgave:
        """Wie iemand is, in de vorm van het dossier; met een geboortedatum telt de leeftijd niet."""
        schoon = {naam: self.cleaned_data.get(naam) for naam in Persoonopgave.__dataclass_fields__}
        teksten = ("voornaam", "tussenvoegsel", "achternaam", "geslacht", "telefoon")
        schoon |= {naam: schoon[naam] or "" for naam in teksten}
        if schoon["geboortedatum"]:
            schoon["leeftijd_bij_opgave"] = None
        return Persoonopgave(**schoon)  # type: ignore[arg-type]


class NieuwePersoonFormulier(PersoonFormulier):
    """Iemand erbij: in huis, of familie die ergens anders woont."""

    woont_hier = _keuze(
        gettext_lazy("Woont deze persoon in dit huishouden?"),
        [(JA, gettext_lazy("Ja")), (NEE, gettext_lazy("Nee, ergens anders"))],
    )
    van = _dag(gettext_lazy("Sinds wanneer?"))


class RelatieFormulier(Netwerkformulier):
    """Wat twee mensen van elkaar zijn."""

    a = _lijst(gettext_lazy("Wie?"))
    soort = _lijst(gettext_lazy("Is"), choices=lambda: [("", _("Kies wat")), *Relatie.Soort.choices])
    b = _lijst(gettext_lazy("Van wie?"))
    van = _dag(gettext_lazy("Sinds wanneer?"), required=False, help_text=LEEG_MAG)

    def opgave(self) -> Relatieopgave:
        """De relatie in de vorm van het dossier."""
        schoon = self.cleaned_data
        return Relatieopgave(UUID(schoon["a"]), UUID(schoon["b"]), schoon["soort"], schoon.get("van"))


class BekendeFormulier(Netwerkformulier):
    """Iemand of iets om het huishouden heen."""

    versie = forms.CharField(widget=forms.HiddenInput, required=False)
    naam = _tekst(gettext_lazy("Naam"), help_text=gettext_lazy("Van een mens, of van een school, club of dienst"))
    soort = _lijst(
        gettext_lazy("Wie of wat is het?"),
        choices=lambda: [("", _("Kies wat")), *_met_hoofdletter(Netwerkcontact.Soort.choices)],
    )
    organisatie = _tekst(gettext_lazy("Organisatie"))
    telefoon = _tekst(gettext_lazy("Telefoon"))
    band = _keuze(
        gettext_lazy("Hoe is de band?"),
        lambda: _met_hoofdletter(Netwerkcontact.Band.choices),
        help_text=gettext_lazy("Vraag het aan het huishouden. Niet bekend is ook een antwoord."),
    )
    doet = _tekst(gettext_lazy("Wat gebeurt er?"), help_text=gettext_lazy("Zoals: past elke dinsdag op"))

    def opgave(self) -> Bekendeopgave:
        """De band in de vorm van het dossier."""
        schoon = self.cleaned_data
        van_wie = schoon.get("persoon")
        return Bekendeopgave(
            naam=schoon["naam"],
            soort=schoon["soort"],
            band=schoon["band"],
            organisatie=schoon["organisatie"],
            telefoon=schoon["telefoon"],
            doet=schoon["doet"],
            persoon=UUID(van_wie) if van_wie else None,
            van=schoon.get("van"),
        )


class NieuweBekendeFormulier(BekendeFormulier):
    """Een band erbij; van wie in het huishouden, en sinds wanneer."""

    persoon = _lijst(gettext_lazy("Van wie is dit een bekende?"), required=False)
    van = _dag(gettext_lazy("Sinds wanneer?"), required=False, help_text=LEEG_MAG)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["persoon"].choices = [("", _("Van het hele huishouden")), *self.mensen]  # type: ignore[attr-defined]


class VertegenwoordigingFormulier(Netwerkformulier):
    """Wie over iemand beslist of namens haar spreekt."""

    over = _lijst(gettext_lazy("Over wie gaat het?"))
    soort = _lijst(
        gettext_lazy("Wat is het?"), choices=lambda: [("", _("Kies wat")), *Vertegenwoordiging.Soort.choices]
    )
    door = _lijst(gettext_lazy("Wie is dat?"))
    naam = _tekst(gettext_lazy("Naam"), help_text=gettext_lazy("Van iemand van buiten"))
    organisatie = _tekst(gettext_lazy("Organisatie"))
    telefoon = _tekst(gettext_lazy("Telefoon"))
    van = _dag(gettext_lazy("Sinds wanneer?"), required=False, help_text=LEEG_MAG)
    bron = _tekst(
        gettext_lazy("Hoe weten wij dit?"), help_text=gettext_lazy("Zoals: gezagsregister gezien, brief van de rechter")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        buiten = [(BUITEN, _("Iemand van buiten: vul hieronder in wie")), (ONBEKEND, _("Niet bekend, wel gevraagd"))]
        self.fields["door"].choices = [("", _("Kies iemand")), *self.mensen, *buiten]  # type: ignore[attr-defined]

    def opgave(self) -> Vertegenwoordigeropgave:
        """De vertegenwoordiging in de vorm van het dossier."""
        schoon = self.cleaned_data
        wie = schoon["door"]
        return Vertegenwoordigeropgave(
            over=UUID(schoon["over"]),
            soort=schoon["soort"],
            door_persoon=None if wie in (BUITEN, ONBEKEND) else UUID(wie),
            naam=NIET_BEKEND if wie == ONBEKEND else schoon["naam"],
            organisatie="" if wie == ONBEKEND else schoon["organisatie"],
            telefoon="" if wie == ONBEKEND else schoon["telefoon"],
            bron=schoon["bron"],
            van=schoon.get("van"),
        )


class VoorbijFormulier(Netwerkformulier):
    """Iets is voorbij, of het was een vergissing."""

    hoe = _keuze(
        gettext_lazy("Wat is er?"),
        [
            (VOORBIJ, gettext_lazy("Het is voorbij")),
            (VERGISSING, gettext_lazy("Het klopte niet; het was een vergissing")),
        ],
    )
    per = _dag(
        gettext_lazy("Sinds wanneer is het voorbij?"),
        required=False,
        help_text=gettext_lazy("Bij een vergissing hoeft dit niet"),
    )

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("hoe") == VOORBIJ and not self.cleaned_data.get("per") and "per" not in self.errors:
            self.add_error("per", _("Kies een dag"))
        return self.cleaned_data


class DagFormulier(Netwerkformulier):
    """Alleen een dag: wanneer iemand vertrok."""

    per = _dag(gettext_lazy("Sinds wanneer?"))


class VanafFormulier(Netwerkformulier):
    """Alleen een dag: wanneer iemand hier kwam wonen."""

    van = _dag(gettext_lazy("Sinds wanneer?"))
