"""De formulieren van samenvoegen, splitsen en verhuizen."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.dossier.models import Dossier, Huishoudlid
from keukentafel.doen.dossier.opgave import AdresOpgave
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.regie.models import Overgang
from keukentafel.regelen.gemeenten.models import Gemeente
from keukentafel.regelen.teams.models import Team
from keukentafel.werkplek.delen.forms import Deelformulier
from keukentafel.werkplek.vragen.velden import Datum, Huisnummer, Postcode

NODIG = {"required": gettext_lazy("Vul dit nog in")}
KIES = {"required": gettext_lazy("Maak een keuze"), "invalid_choice": gettext_lazy("Dit kan hier niet meer")}
ZINNEN: dict[str, tuple[str | None, str | Promise]] = {
    "zelfde": (None, gettext_lazy("Dit is hetzelfde dossier. Kies een ander.")),
    "al_opgegaan": (None, gettext_lazy("Een van deze dossiers is al samengevoegd. Open het dossier dat bleef.")),
    "andere_gemeente": (
        None,
        gettext_lazy("Deze dossiers zijn van twee gemeenten. Is het gezin verhuisd, bied het dossier dan daar aan."),
    ),
    "adres_geheim": (
        None,
        gettext_lazy("Een adres is geheim. Alleen binnen één team, en alleen wie dat adres mag zien, mag dit doen."),
    ),
    "adres_half": (
        None,
        gettext_lazy("Van het ene dossier is het adres geheim, van het andere niet. Maak dat andere eerst ook geheim."),
    ),
    "noodtoegang": (None, gettext_lazy("Iemand kijkt nu in nood mee. Wacht tot dat voorbij is, hoogstens drie uur.")),
    "aanbod": (None, gettext_lazy("Er wacht nog een aanbod op antwoord. Trek het in, of wacht het antwoord af.")),
    "eerst_los": (None, gettext_lazy("Het dossier dat bleef, is daarna zelf samengevoegd. Maak dat eerst los.")),
    "al_los": (None, gettext_lazy("Dit is al losgemaakt.")),
    "al_beantwoord": (None, gettext_lazy("Dit aanbod is al beantwoord.")),
    "al_lid": ("persoon", gettext_lazy("Dit kind staat al in dit huishouden")),
    "vraag_kan_niet": ("vragen", gettext_lazy("Een van deze vragen kan niet mee; kies opnieuw")),
    "geen_leden": ("leden", gettext_lazy("Kies wie er weggaat, uit wie hier nu woont")),
    "allemaal": ("leden", gettext_lazy("Er moet iemand blijven. Gaat iedereen weg, verhuis het dossier dan.")),
    "datum": ("van", gettext_lazy("Kies een dag die geweest is, en waarop zij hier al woonden")),
    "bestemming": (
        "naar",
        gettext_lazy("Daarheen kan dit dossier niet. Kies een andere gemeente en een team dat er is"),
    ),
    "leeg": (None, gettext_lazy("Vul alles in wat nodig is.")),
}


def _regel(label: Any, maximum: int, **extra: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=maximum, widget=widget, error_messages=NODIG, **extra)


def _tekst(label: Any, maximum: int, **extra: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=maximum, widget=widget, error_messages=NODIG, **extra)


class SamenFormulier(Deelformulier):
    """Een formulier dat elk nee van samenvoegen in een zin zet, bij het veld waar het bij hoort."""

    def bij(self, code: str) -> tuple[str | None, str | Promise]:
        veld, zin = ZINNEN[code]
        return (veld if veld in self.fields else None), zin

    @property
    def fouten_bij(self) -> dict[str, tuple[str | None, str | Promise]]:  # type: ignore[override]
        return {code: self.bij(code) for code in ZINNEN}


class SamenvoegFormulier(SamenFormulier):
    """Welk dossier blijft, wie dezelfde mensen zijn, en waarom."""

    blijft = forms.ChoiceField(
        label=gettext_lazy("Welk dossier blijft?"), widget=forms.RadioSelect, error_messages=KIES,
        help_text=gettext_lazy("Nieuwe vragen en contacten komen daar. Het andere kun je blijven lezen."),
    )  # fmt: skip
    paren = forms.MultipleChoiceField(
        label=gettext_lazy("Wie is dezelfde?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Wat er over hen staat, verandert niet. Losmaken haalt dit weer weg."),
    )  # fmt: skip
    reden = _regel(gettext_lazy("Waarom horen deze dossiers bij elkaar?"), 300)

    def __init__(
        self, *args: Any, hier: Dossier, ander: Dossier, paren: Sequence[tuple[str, str, bool]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        eerst, later = sorted((hier, ander), key=lambda dossier: dossier.geopend_op)
        self.hier, self.ander = hier, ander
        self.fields["blijft"].choices = [(str(d.pk), keuze(d, oudste=d is eerst)) for d in (eerst, later)]  # type: ignore[attr-defined]
        self.fields["blijft"].initial = str(eerst.pk)
        self.fields["paren"].choices = [(waarde, zin) for waarde, zin, _aan in paren]  # type: ignore[attr-defined]
        self.fields["paren"].initial = [waarde for waarde, _zin, aan in paren if aan]
        if not paren:
            del self.fields["paren"]

    @property
    def opgave(self) -> dict[str, Any]:
        """Wat de handeling vraagt; een paar is eerst wie in `ander` staat."""
        blijft = UUID(self.cleaned_data["blijft"])
        gaat_op = self.ander.pk if blijft == self.hier.pk else self.hier.pk
        ids = [tuple(map(UUID, paar.split("_"))) for paar in self.cleaned_data.get("paren", ())]
        paren = ids if gaat_op == self.ander.pk else [(naar, van) for van, naar in ids]
        return {"blijft": blijft, "gaat_op": gaat_op, "paren": paren, "reden": self.cleaned_data["reden"]}


def keuze(dossier: Dossier, *, oudste: bool) -> str:
    """Een dossier als keuze: de naam, het kenmerk en of het eerst begon."""
    eerst = _(", begon het eerst") if oudste else ""
    return f"{dossier.naam or _('Zonder naam')}, {dossier.kenmerk}, {dossier.team.naam}{eerst}"


class LosFormulier(SamenFormulier):
    """Waarom de dossiers toch niet bij elkaar horen, en welke vragen mee teruggaan."""

    reden = _regel(gettext_lazy("Waarom horen zij toch niet bij elkaar?"), 300)
    vragen = forms.MultipleChoiceField(
        label=gettext_lazy("Welke vragen van daarna gaan mee terug?"), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=gettext_lazy("Wat je niet aanvinkt, blijft hier."),
    )  # fmt: skip

    def __init__(self, *args: Any, vragen: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vragen"].choices = list(vragen)  # type: ignore[attr-defined]
        if not vragen:
            del self.fields["vragen"]

    @property
    def vraag_ids(self) -> list[UUID]:
        return [UUID(waarde) for waarde in self.cleaned_data.get("vragen", ())]


class Adresdeel(SamenFormulier):
    """Een formulier met een adres; bij een geheim adres vallen de velden weg."""

    straat = _regel(gettext_lazy("Straat"), 120, required=False)
    huisnummer = Huisnummer(label=gettext_lazy("Huisnummer"), required=False, max_length=16)
    postcode = Postcode(label=gettext_lazy("Postcode"), required=False, max_length=10)

    def zonder_adres(self) -> None:
        for naam in ("straat", "huisnummer", "postcode"):
            del self.fields[naam]

    @property
    def adres(self) -> AdresOpgave:
        schoon = self.cleaned_data
        huisnummer, toevoeging = schoon.get("huisnummer") or (None, "")
        return AdresOpgave(schoon.get("postcode", ""), huisnummer, toevoeging, schoon.get("straat", ""))


class SplitsFormulier(Adresdeel):
    """Wie er weggaat, vanaf wanneer, waarheen en met welke vragen."""

    leden = forms.MultipleChoiceField(
        label=gettext_lazy("Wie gaat er weg?"), widget=forms.CheckboxSelectMultiple, error_messages=KIES
    )
    van = Datum(label=gettext_lazy("Vanaf welke dag?"), max_length=20, error_messages=NODIG)
    naam = _regel(gettext_lazy("Naam van het nieuwe huishouden"), 120)
    vragen = forms.MultipleChoiceField(
        label=gettext_lazy("Welke open vragen gaan mee?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    regie = forms.ChoiceField(
        label=gettext_lazy("Wie heeft daar de regie?"), widget=forms.RadioSelect, error_messages=KIES,
        choices=[
            ("zelfde", gettext_lazy("Wie haar nu heeft")), ("ik", gettext_lazy("Ikzelf")),
            ("team", gettext_lazy("Het team, nog niemand op naam")),
        ], initial="zelfde",
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        leden: Sequence[tuple[str, str]],
        vragen: Sequence[tuple[str, str]],
        geheim: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["leden"].choices = list(leden)  # type: ignore[attr-defined]
        self.fields["vragen"].choices = list(vragen)  # type: ignore[attr-defined]
        if not vragen:
            del self.fields["vragen"]
        if geheim:
            self.zonder_adres()


class TweeHuizenFormulier(SamenFormulier):
    """Welk kind ook bij dit huishouden hoort, en sinds wanneer."""

    persoon = forms.ChoiceField(label=gettext_lazy("Wie?"), widget=forms.RadioSelect, error_messages=KIES)
    van = Datum(label=gettext_lazy("Sinds wanneer?"), max_length=20, error_messages=NODIG)

    def __init__(self, *args: Any, personen: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["persoon"].choices = list(personen)  # type: ignore[attr-defined]


class VerhuisFormulier(Adresdeel):
    """Naar welke gemeente en welk team, op welke grond, en wat zij moeten weten."""

    gemeente = forms.ModelChoiceField(
        label=gettext_lazy("Naar welke gemeente?"), queryset=Gemeente.objects.none(), error_messages=KIES,
        empty_label=gettext_lazy("Kies een gemeente"),
    )  # fmt: skip
    naar = forms.ModelChoiceField(
        label=gettext_lazy("Aan welk team?"), queryset=Team.objects.none(), error_messages=KIES,
        empty_label=gettext_lazy("Kies een team"),
    )  # fmt: skip
    grondslag = _regel(
        gettext_lazy("Waarop mag het dossier mee?"), 200,
        help_text=gettext_lazy("Toestemming van het gezin, of het artikel van de wet."),
    )  # fmt: skip
    boodschap = _tekst(
        gettext_lazy("Wat moet het nieuwe team weten?"), 2_000,
        help_text=gettext_lazy("Zij lezen dit voordat zij ja zeggen. Schrijf geen namen op en niets over gezondheid."),
    )  # fmt: skip

    def __init__(self, *args: Any, dossier: Dossier, dag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stelsel_id = dossier.stelsel_id
        gemeenten = Gemeente.objects.filter(stelsel_id=stelsel_id).exclude(pk=dossier.gemeente_id)
        teams = Team.objects.filter(Q(tot__isnull=True) | Q(tot__gt=dag), stelsel_id=stelsel_id, van__lte=dag)
        self.fields["gemeente"].queryset = gemeenten.order_by("naam")  # type: ignore[attr-defined]
        self.fields["naar"].queryset = teams.exclude(pk=dossier.team_id).order_by("naam")  # type: ignore[attr-defined]
        if dossier.adres_geheim:
            self.zonder_adres()


class BiedFormulier(SamenFormulier):
    """Een ander team vragen samen te voegen, of of een kind van hen ook hier mag staan."""

    bewijs = forms.CharField(widget=forms.HiddenInput, max_length=500)
    soort = forms.ChoiceField(
        label=gettext_lazy("Wat wil je vragen?"), widget=forms.RadioSelect, error_messages=KIES,
        choices=[
            ("samenvoegen", gettext_lazy("Het is hetzelfde huishouden: samenvoegen")),
            ("twee_huizen", gettext_lazy("Een kind van daar hoort ook bij dit huishouden")),
        ],
    )  # fmt: skip
    boodschap = _tekst(
        gettext_lazy("Waarom denk je dat?"), 300,
        help_text=gettext_lazy("Het andere team leest dit. Schrijf alleen wat nodig is om ja of nee te zeggen."),
    )  # fmt: skip

    @property
    def opgave(self) -> dict[str, Any]:
        schoon = self.cleaned_data
        soort = Overgang.Soort(schoon["soort"])
        return {"soort": soort, "bewijs": schoon["bewijs"], "boodschap": schoon["boodschap"]}


class AntwoordFormulier(SamenFormulier):
    """Ja of nee op een aanbod; bij nee met een reden."""

    besluit = forms.ChoiceField(
        label=gettext_lazy("Je antwoord"), widget=forms.RadioSelect, error_messages=KIES,
        choices=[("ja", gettext_lazy("Ja")), ("nee", gettext_lazy("Nee"))],
    )  # fmt: skip
    blijft = forms.ChoiceField(
        label=gettext_lazy("Welk dossier blijft?"), required=False, widget=forms.RadioSelect, initial="eigen",
        choices=[("eigen", gettext_lazy("Dat van ons")), ("ander", gettext_lazy("Dat van het andere team"))],
    )  # fmt: skip
    persoon = forms.ChoiceField(
        label=gettext_lazy("Om wie gaat het?"), required=False, widget=forms.RadioSelect,
        error_messages={"invalid_choice": gettext_lazy("Kies iemand uit dit huishouden")},
    )  # fmt: skip
    reden = _regel(gettext_lazy("Bij nee: waarom niet?"), 300, required=False)

    velden: ClassVar[dict[str, tuple[str, ...]]] = {"samenvoegen": ("persoon",), "twee_huizen": ("blijft",)}

    def __init__(self, *args: Any, soort: str, leden: Sequence[Huishoudlid] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in self.velden.get(soort, ("blijft", "persoon")):
            del self.fields[naam]
        if "persoon" in self.fields:
            self.fields["persoon"].choices = [(str(lid.persoon_id), str(lid.persoon)) for lid in leden]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        schoon = self.cleaned_data
        if schoon.get("besluit") == "nee" and not schoon.get("reden", "").strip():
            self.add_error("reden", _("Schrijf op waarom niet; dat team leest het"))
        if schoon.get("besluit") == "ja" and "persoon" in self.fields and not schoon.get("persoon"):
            self.add_error("persoon", _("Kies om wie het gaat"))
        return schoon


def vraagkeuzes(vragen: Sequence[Vraag]) -> list[tuple[str, str]]:
    """Vragen als keuze: de soort, het kenmerk en het team."""
    return [(str(v.pk), f"{v.get_soort_display()} {v.kenmerk}, {v.team.naam}") for v in vragen]
