"""De formulieren van regie: meteen geven, een ander team vragen, en een antwoord."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, ClassVar, Self
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.dossier.overzichten import Huishouden
from keukentafel.doen.regie.models import Overgang, Regie
from keukentafel.doen.regie.nee import KanNiet
from keukentafel.doen.regie.overgang import BOODSCHAP, Aanbod
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import Werkkring, medewerkers_met
from keukentafel.regelen.teams.models import Team
from keukentafel.regelen.teams.overzichten import lopende_teams
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.vragen.velden import Datum

NIET_MEER = _("Dit team is gestopt. Kies een ander team.")
FOUTEN: dict[str, tuple[str | None, str | Promise]] = {
    "leeg": ("boodschap", _("Schrijf op wat de ander moet weten")),
    "te_lang": ("boodschap", _("Dit is te lang: hoogstens 4.000 tekens")),
    "zelfde_team": ("naar_team", _("Dit is je eigen team. Geef de vraag daar aan een collega.")),
    "eigen_team": ("naar_team", _("Dit team helpt dit huishouden al. Vraag het daar aan een collega.")),
    "overgang_team_weg": ("naar_team", NIET_MEER),
    "geen_einde": ("tot", _("Schrijf op tot wanneer")),
    "einde": ("tot", _("Kies een dag na vandaag, en niet later dan over een half jaar")),
    "al_aangeboden": (None, _("Dit is al aangeboden en wacht nog op antwoord. Trek dat eerst in.")),
    "regie_tijdelijk": (None, _("De regie is tijdelijk bij een ander. Zij gaat eerst terug.")),
    "regie_naar": ("naar", _("Zij werkt niet (meer) in dit dossier. Kies een ander.")),
    "overgang_voorbij": (None, _("De einddatum van dit aanbod is voorbij. Zeg nee, en vraag om een nieuw aanbod.")),
    "intussen_anders": (
        None,
        _(
            "Een collega gaf de regie net door; op dit blad staat aan wie. Wat jij koos, staat er nog. "
            "Geef je haar nu, dan geldt dat."
        ),
    ),
    "overgang_antwoord": ("antwoord", _("Schrijf je antwoord op")),
    "onleesbaar": (None, _("Dit is te lang, of er staan tekens in die wij niet kunnen bewaren. Kort het in.")),
    "geen_reden": ("reden", _("Schrijf op waarom niet; dan weet het andere team hoe het verder kan.")),
}


class Regieformulier(Formulier):
    """Een formulier waarvan de handeling nee kan zeggen; de zin komt bij het veld."""

    fouten_bij: ClassVar[dict[str, tuple[str | None, str | Promise]]] = FOUTEN

    def bewaar(self, handeling: Callable[[], object]) -> bool:
        """Doe de handeling als alles klopt; wat zij niet kan, wordt een fout bij het veld."""
        if not self.is_valid():
            return False
        try:
            handeling()
        except KanNiet as fout:
            veld, zin = self.fouten_bij.get(fout.code, (None, _("Dit kan nu niet.")))
            self.add_error(veld if veld in self.fields else None, str(zin))
            return False
        return True


def _boodschap(label: Any, hulp: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=BOODSCHAP,
        help_text=hulp,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op wat de ander moet weten")},
    )


class GeefFormulier(Regieformulier):
    """De regie meteen geven: aan een collega, aan het huishouden zelf, of aan het team."""

    naar = forms.ChoiceField(
        label=_("Wie krijgt de regie?"),
        error_messages={"required": _("Kies wie de regie krijgt"), "invalid_choice": _("Zij werkt hier niet (meer)")},
    )
    boodschap = _boodschap(_("Wat moet zij weten?"), _("Dit blijft in de geschiedenis staan."))
    gezien = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, huis: Huishouden, nu: Regie | None, kring: Werkkring, dag: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.nu = nu
        self.initial["gezien"] = nu.pk if nu else None
        collegas = _collegas(huis, kring, dag)
        self.collegas = {wie.pk: wie for wie in collegas if nu is None or wie.pk != nu.medewerker_id}
        keuzes = [("", gettext("Kies wie"))]
        keuzes += [(f"m{wie.pk}", wie.naam) for wie in self.collegas.values()]
        if nu is None or nu.soort != Regie.Soort.HUISHOUDEN:
            keuzes.append(("huishouden", gettext("Het huishouden zelf")))
            zelf = gettext("%(naam)s zelf")
            keuzes += [
                (f"l{lid.persoon_id}", zelf % {"naam": lid.persoon.naam}) for lid in huis.leden if lid.persoon.naam
            ]
        if nu is None or nu.soort != Regie.Soort.TEAM:
            keuzes.append(("team", gettext("Het team, nog niemand op naam")))
        self.fields["naar"].widget = forms.Select(choices=keuzes, attrs=self.fields["naar"].widget.attrs)
        self.fields["naar"].choices = keuzes  # type: ignore[attr-defined]

    def heeft_gezien(self) -> None:
        """Nog eens geven is nu een keuze: zij ziet wie de regie intussen heeft."""
        eigen = {self.add_prefix(naam): self.data.get(self.add_prefix(naam)) for naam in self.fields}
        self.data = eigen | {self.add_prefix("gezien"): str(self.nu.pk) if self.nu else ""}

    @property
    def keuze(self) -> dict[str, Any]:
        """Wat `geef_regie` vraagt: `wie`, en `medewerker` of `lid`."""
        naar = self.cleaned_data["naar"]
        if naar.startswith("m"):
            return {"wie": "medewerker", "medewerker": self.collegas[int(naar[1:])]}
        if naar.startswith("l"):
            return {"wie": "huishouden", "lid": UUID(naar[1:])}
        return {"wie": naar}


def _collegas(huis: Huishouden, kring: Werkkring, dag: date) -> list[Medewerker]:
    waar = {"stelsel_id": huis.dossier.stelsel_id, "team_id": huis.dossier.team_id}
    return list(medewerkers_met("dossier_schrijven", **waar, dag=dag, versie_id=kring.versie))


class Teamveld(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Een team dat er is; stopt het, dan staat erbij wanneer."""

    def label_from_instance(self, obj: Team) -> str:
        if obj.tot is None:
            return obj.naam
        return gettext("%(team)s (stopt op %(dag)s)") % {"team": obj.naam, "dag": f"{obj.tot:%d-%m-%Y}"}


def teamveld() -> Teamveld:
    return Teamveld(
        label=_("Aan welk team?"),
        queryset=Team.objects.none(),
        empty_label=_("Kies een team"),
        error_messages={"required": _("Kies een team"), "invalid_choice": NIET_MEER},
    )


class VraagTeamFormulier(Regieformulier):
    """Een ander team vragen: meedenken, meewerken, tijdelijk overnemen of de regie overdragen."""

    soort = forms.ChoiceField(
        label=_("Wat vraag je?"),
        widget=forms.RadioSelect,
        choices=[
            (Overgang.Soort.RAADPLEGEN, _("Meedenken: zij geven een antwoord en zien het dossier niet")),
            (Overgang.Soort.ONDERSTEUNEN, _("Meewerken: één collega leest en schrijft mee, op naam")),
            (Overgang.Soort.REGIE_TIJDELIJK, _("De regie tijdelijk overnemen, tot een dag")),
            (Overgang.Soort.REGIE, _("De regie overnemen")),
        ],
        error_messages={"required": _("Kies wat je vraagt")},
    )
    naar_team = teamveld()
    tot = Datum(
        label=_("Tot wanneer?"),
        required=False,
        max_length=20,
        help_text=_("Bij tijdelijk overnemen moet dit. Op deze dag gaat het vanzelf terug."),
    )
    boodschap = _boodschap(_("Wat moeten zij weten?"), _("Zij lezen alleen dit, tot iemand ja zegt."))

    def __init__(self, *args: Any, stelsel_id: int, dag: date, regie: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["naar_team"].queryset = lopende_teams(stelsel_id, dag).order_by("naam")  # type: ignore[attr-defined]
        if not regie:
            gewoon = (Overgang.Soort.RAADPLEGEN, Overgang.Soort.ONDERSTEUNEN)
            veld: Any = self.fields["soort"]
            veld.choices = [keuze for keuze in veld.choices if keuze[0] in gewoon]

    def toon(self, teams: Iterable[Team]) -> Self:
        """Laat deze teams kiezen, zonder ze nog eens te lezen; wat gekozen is, wordt nagekeken zoals altijd."""
        veld: Any = self.fields["naar_team"]
        veld.choices = [("", veld.empty_label), *((team.pk, veld.label_from_instance(team)) for team in teams)]
        return self

    @property
    def aanbod(self) -> Aanbod:
        schoon = self.cleaned_data
        met_eind = schoon["soort"] in (Overgang.Soort.ONDERSTEUNEN, Overgang.Soort.REGIE_TIJDELIJK)
        return Aanbod(schoon["naar_team"], schoon["boodschap"], tot=schoon["tot"] if met_eind else None)


class JaFormulier(Regieformulier):
    """Ja; bij meedenken met een antwoord."""

    antwoord = forms.CharField(required=False, max_length=BOODSCHAP, widget=forms.Textarea)


class WeigerFormulier(Regieformulier):
    """Nee, met een reden."""

    reden = forms.CharField(
        label=_("Waarom niet?"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Schrijf op waarom niet")},
    )
