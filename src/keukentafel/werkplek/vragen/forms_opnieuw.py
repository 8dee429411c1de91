"""Opnieuw beoordelen: de triagevragen van deze inrichting, ingevuld met wat er al over de vraag bekend is."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.triage.herzien import BIJ_TE_STELLEN, Herziening
from keukentafel.doen.triage.models import Triage
from keukentafel.inrichting.model import Inrichting
from keukentafel.regels.woorden import KENMERKEN
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.vragen import forms_triage, namen
from keukentafel.werkplek.vragen.forms_triage import GEEN, MetTriage, gevraagde_voorziening, iedereen_met_een_vraag
from keukentafel.werkplek.vragen.stand import leest, specialismen
from keukentafel.werkplek.vragen.velden import OUDSTE

BEWAAR, BIED_AAN, HOUD = "bewaar", "aanbieden", "houden"


def _uitleg(label: Any, **extra: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 2}), **extra
    )


class TriageFormulier(MetTriage, Formulier):
    """Wat je nu over de vraag weet. Alles mag leeg; wat leeg is, is (weer) onbekend."""

    gezien = forms.UUIDField(widget=forms.HiddenInput, required=False)
    leefgebieden = forms_triage.leefgebieden()
    voorziening = forms_triage.voorziening()
    leeftijd = forms.IntegerField(
        label=_("Leeftijd van degene om wie het gaat"),
        required=False,
        min_value=0,
        max_value=OUDSTE,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": _("Schrijf de leeftijd in jaren, zoals 34")},
    )
    vraag_van = forms_triage.vraag_van()
    specialisme = forms_triage.specialisme()
    toelichting = _uitleg(_("Wat weet je nu dat je eerst niet wist?"), help_text=_("Mag leeg blijven."))
    argument = _uitleg(_("Waarom blijft de vraag hier?"))

    def __init__(self, data: Any, *, vraag: Vraag, triage: Triage | None, inrichting: Inrichting) -> None:
        self.inrichting, self.oud = inrichting, vraag.feiten
        blijft = triage is not None and triage.gekozen_team_id == vraag.team_id
        begin = {"gezien": triage.pk if triage else None, "argument": triage.argument if triage and blijft else ""}
        super().__init__(data, initial=begin | _ingevuld(self.oud))
        gelezen = specialismen(inrichting)
        eerder = self.initial["specialisme"]
        self.zet_triagekeuzes(inrichting, (*gelezen, *(w for w in eerder if w not in (*gelezen, GEEN))))
        self._houd_wat_er_stond()

    def _houd_wat_er_stond(self) -> None:
        """Wat een vorige inrichting kende en deze niet, blijft te kiezen: anders ging het bij bewaren stil weg."""
        bekend = {code for code, _naam in self.fields["leefgebieden"].choices}  # type: ignore[attr-defined]
        over = [(code, namen.specialisme(code)) for code in self.initial["leefgebieden"] if code not in bekend]
        self.kies("leefgebieden", [*self.fields["leefgebieden"].choices, *over])  # type: ignore[attr-defined]
        keuze, veld = self.initial["voorziening"], self.fields["voorziening"]
        if keuze and not veld.valid_value(keuze):  # type: ignore[attr-defined]
            self.kies("voorziening", [*veld.choices, (keuze, keuze.replace(":", " "))])  # type: ignore[attr-defined]

    @property
    def actie(self) -> str:
        """Welke knop is ingedrukt; zonder knop alleen bijwerken."""
        return str(self.data.get("actie", "")) if self.is_bound else ""

    @property
    def bewaart(self) -> bool:
        return self.actie in {BEWAAR, BIED_AAN, HOUD}

    def nieuws(self) -> dict[str, Any]:
        """De feiten zoals ze nu zijn ingevuld; zonder invoer die van de vraag zelf."""
        if not self.is_bound:
            return {naam: self.oud[naam] for naam in BIJ_TE_STELLEN if naam in self.oud}
        schoon: dict[str, Any] = getattr(self, "cleaned_data", {})
        leeftijd = schoon.get("leeftijd")
        nieuws = {
            "leefgebieden": self._op_volgorde(schoon.get("leefgebieden", [])),
            "kenmerken": self._ongevraagd() | self.kenmerken(schoon) or None,
            "voorziening": gevraagde_voorziening(schoon.get("voorziening", "")),
            "leeftijd": leeftijd,
            "vraag_van": self._vraag_van(leeftijd, tuple(schoon.get("vraag_van") or ())),
        }
        return {naam: waarde for naam, waarde in nieuws.items() if waarde is not None}

    def herziening(self) -> Herziening:
        """Wat er is opgeschreven, voor de handeling."""
        schoon = self.cleaned_data
        return Herziening(
            feiten=self.nieuws(),
            gezien=schoon["gezien"],
            toelichting=schoon["toelichting"],
            argument=schoon["argument"] if self.actie == HOUD else "",
            biedt_aan=self.actie == BIED_AAN,
        )

    def heeft_gezien(self, triage: UUID | None) -> None:
        """Nog eens bewaren is nu een keuze: zij weet wat haar collega invulde."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["gezien"] = str(triage or "")
        self.data = data

    def _op_volgorde(self, gekozen: list[str]) -> list[str]:
        """Wat er al stond houdt zijn plek: de regels lezen ook de volgorde."""
        eerder = [code for code in self.initial["leefgebieden"] if code in gekozen]
        return [*eerder, *(code for code in gekozen if code not in eerder)]

    def _ongevraagd(self) -> dict[str, Any]:
        """Antwoorden waar deze inrichting niet naar kijkt: wat zij er niet over zegt, blijft staan."""
        oud: Mapping[str, Any] = self.oud.get("kenmerken") or {}
        niet_gezegd = [k for k in KENMERKEN if k in oud and k not in self.data]
        return {k: oud[k] for k in niet_gezegd if not leest(self.inrichting, f"kenmerken.{k}")}

    def _vraag_van(self, leeftijd: int | None, ook: tuple[int, ...]) -> list[int] | None:
        zelfde = leeftijd == self.oud.get("leeftijd") and ook == _ook(self.oud)
        if zelfde or not leest(self.inrichting, "vraag_van"):
            stond: list[int] | None = self.oud.get("vraag_van")
            return stond
        return iedereen_met_een_vraag(leeftijd, ook)


def _ingevuld(feiten: Mapping[str, Any]) -> dict[str, Any]:
    """De feiten van een vraag als beginwaarden van het formulier."""
    kenmerken: Mapping[str, Any] = feiten.get("kenmerken") or {}
    gevraagd: Mapping[str, str] = feiten.get("voorziening") or {}
    woorden = kenmerken.get("specialisme")
    wet = gevraagd.get("wet", "")
    return {
        "leefgebieden": list(feiten.get("leefgebieden") or []),
        "voorziening": f"{wet}:{gevraagd.get('categorie') or ''}" if wet else "",
        "leeftijd": feiten.get("leeftijd"),
        "vraag_van": ", ".join(map(str, _ook(feiten))),
        "specialisme": [GEEN] if woorden == [] else list(woorden or []),
        **{k: "ja" if kenmerken[k] else "nee" for k in KENMERKEN if kenmerken.get(k) is not None},
    }


def _ook(feiten: Mapping[str, Any]) -> tuple[int, ...]:
    """Wie er naast degene om wie het gaat zelf een vraag heeft."""
    alle = list(feiten.get("vraag_van") or [])
    if feiten.get("leeftijd") in alle:
        alle.remove(feiten["leeftijd"])
    return tuple(alle)
