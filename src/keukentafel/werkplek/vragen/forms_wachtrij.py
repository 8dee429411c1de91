from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.ingang.models import Vraag
from keukentafel.regelen.teams.models import Team
from keukentafel.regelen.teams.overzichten import lopende_teams
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.keuzelijst import Keuzelijst


class DoorzetFormulier(Formulier):
    """Naar welk team, en waarom; de klok loopt door."""

    naar = forms.ModelChoiceField(
        label=_("Naar welk team?"),
        help_text=_("De klok loopt door."),
        queryset=Team.objects.none(),
        widget=Keuzelijst,
        empty_label=_("Kies een team"),
        error_messages={"required": _("Kies een team"), "invalid_choice": _("Dit team is er niet (meer)")},
    )
    argument = forms.CharField(
        label=_("Waarom?"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Schrijf op waarom")},
    )

    def __init__(self, *args: Any, stelsel_id: int, behalve: int, dag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = lopende_teams(stelsel_id, dag)
        self.fields["naar"].queryset = teams.exclude(pk=behalve).order_by("naam")  # type: ignore[attr-defined]


class AanbiedFormulier(Formulier):
    """Aan welk team, en wat zij moeten weten; tot zij ja zeggen blijft de vraag hier."""

    naar_team = forms.ModelChoiceField(
        label=_("Aan welk team?"),
        help_text=_("De klok loopt door bij jullie, tot iemand ja zegt."),
        queryset=Team.objects.none(),
        widget=Keuzelijst,
        empty_label=_("Kies een team"),
        error_messages={"required": _("Kies een team"), "invalid_choice": _("Dit team is gestopt; kies een ander")},
    )
    boodschap = forms.CharField(
        label=_("Wat moeten zij weten?"),
        help_text=_("Zij lezen alleen dit en de termijnen."),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Schrijf op wat zij moeten weten")},
    )

    def __init__(self, *args: Any, stelsel_id: int, behalve: int, dag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams: dict[str, tuple[int, str]] = {}
        teams = lopende_teams(stelsel_id, dag)
        self.fields["naar_team"].queryset = teams.exclude(pk=behalve).order_by("naam")  # type: ignore[attr-defined]

    def zet_klaar(self, slug: str, boodschap: str) -> str:
        """Kies alvast het team met deze korte naam; geeft hoe het heet, of niets als het niet te kiezen is."""
        pk, naam = self.teams.get(slug, (None, ""))
        if pk is not None:
            self.initial = {"naar_team": pk, "boodschap": boodschap}
        return naam


def zelfde_teams(doorzetten: DoorzetFormulier, aanbieden: AanbiedFormulier) -> None:
    """Beide formulieren van één vraag noemen dezelfde teams: lees ze één keer."""
    naar, aan = doorzetten.fields["naar"], aanbieden.fields["naar_team"]
    teams = list(naar.queryset.values_list("pk", "naam", "slug"))  # type: ignore[attr-defined]
    keuzes = [("", _("Kies een team")), *((pk, naam) for pk, naam, _slug in teams)]
    naar.choices = aan.choices = keuzes  # type: ignore[attr-defined]
    aanbieden.teams = {slug: (pk, naam) for pk, naam, slug in teams}


AFSLUITINGEN = tuple(
    (code, naam)
    for code, naam in Vraag.Afsluiting.choices
    if code not in {Vraag.Afsluiting.ARTIKEL, Vraag.Afsluiting.NIET_BEREIKT}
)
"""Hoe een vraag hier te sluiten is; een artikel hoort bij het aannemen, niet bereikt bij het terugbellen."""


class AntwoordFormulier(Formulier):
    """Hoe de vraag eindigt en wat er gezegd of gedaan is; daarmee is zij klaar."""

    afsluiting = forms.ChoiceField(
        label=_("Hoe eindigt de vraag?"), choices=AFSLUITINGEN, required=False, initial=Vraag.Afsluiting.ANTWOORD
    )
    antwoord = forms.CharField(
        label=_("Wat heb je geantwoord?"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Schrijf op wat je hebt geantwoord")},
    )

    def clean_afsluiting(self) -> str:
        """Zonder keuze is het een antwoord."""
        return self.cleaned_data["afsluiting"] or Vraag.Afsluiting.ANTWOORD
