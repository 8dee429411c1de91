"""Eén vraag aan een collega geven: wie er vandaag zijn, met hun ruimte en wat zij weten."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.overzichten import OPEN
from keukentafel.doen.ingang.teamwerk import bezetting
from keukentafel.doen.ingang.toewijzen import Reden
from keukentafel.doen.ingang.vervanging import bestemmingen
from keukentafel.doen.tabel import in_bereik
from keukentafel.kern.logboek.boek import Boek
from keukentafel.regelen.inzet.bezetting import Werker
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regels.triage.zinnen import opsomming
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.klok import Klok
from keukentafel.werkplek.team import hoeveel
from keukentafel.werkplek.team.afwezig import kennisnamen, waarom
from keukentafel.werkplek.team.blad import GEEN
from keukentafel.werkplek.team.blad import noteer as noteer_allen
from keukentafel.werkplek.team.kennis import wie_elders
from keukentafel.werkplek.team.plek import Plek
from keukentafel.werkplek.vragen.wachtrij import snipper, titel, vraagklok

VOL = 10_000
"""Wie geen uren heeft, staat achteraan."""


class WijsFormulier(Formulier):
    """Wie krijgt de vraag? `gezien` is wie hem had toen het blad openging."""

    naar = forms.TypedChoiceField(
        label=gettext_lazy("Wie neemt dit over?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Kies een collega"),
            "invalid_choice": gettext_lazy("Deze collega is er vandaag niet. Kies een ander"),
        },
    )
    gezien = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, keuzes: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["naar"].choices = keuzes  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Opdracht:
    """De vraag die iemand moet krijgen, met waarom er gekozen wordt."""

    plek: Plek
    vraag: Vraag
    klok: Klok | None
    titel: str
    huishouden: str
    waarom: str
    formulier: WijsFormulier
    mist: str = ""
    """Wat deze vraag nodig heeft en waar vandaag niemand in het team van weet, als het midden van een zin."""
    elders: tuple[Werker, ...] = ()
    """Wie dat bij een ander team wel weet."""

    @property
    def dossier_id(self) -> UUID | None:
        koppeling = getattr(self.vraag, "dossiervraag", None)
        return koppeling.dossier_id if koppeling else None

    @property
    def status(self) -> int:
        """422 als er iets verstuurd is wat niet klopt."""
        return 422 if self.formulier.is_bound else 200

    @property
    def snipper(self) -> str:
        return snipper(self.vraag.eigen_woorden)

    @property
    def reden(self) -> Reden:
        """Waarom de vraag verhuist: de eigenaar is er niet, of het werk wordt verdeeld."""
        weg = {wie.id for wie in self.plek.afwezigen}
        return "afwezig" if self.vraag.opgenomen_door_id in weg else "verdelen"


def haal(plek: Plek, vraag_id: UUID, gegevens: Any = None) -> Opdracht:
    """De open vraag van dit team, met het formulier.

    Raises:
        Http404: de vraag is er niet, ligt elders of is gesloten; dat is hetzelfde antwoord.
    """
    vragen = Vraag.objects.filter(
        in_bereik(plek.kring.bereik("dossier_lezen")),
        stelsel_id=plek.kring.stelsel.pk,
        team_id=plek.team.pk,
        status__in=OPEN,
    )
    vraag = vragen.select_related("opgenomen_door", "namens", "dossiervraag__dossier").filter(pk=vraag_id).first()
    if vraag is None:
        raise Http404
    formulier = WijsFormulier(gegevens, initial={"gezien": vraag.opgenomen_door_id}, keuzes=_keuzes(plek, vraag))
    koppeling = getattr(vraag, "dossiervraag", None)
    mist = _mist(plek, vraag)
    return Opdracht(
        plek=plek,
        vraag=vraag,
        klok=vraagklok(vraag, plek.vandaag),
        titel=titel(vraag, plek.inrichting),
        huishouden=(koppeling.dossier.naam if koppeling else "") or vraag.melder_naam,
        waarom=_waarom(plek, vraag),
        formulier=formulier,
        mist=opsomming(kennisnamen(plek, mist)),
        elders=wie_elders(plek, mist),
    )


def _mist(plek: Plek, vraag: Vraag) -> list[str]:
    """De kennis die nodig is en die vandaag niemand in het team heeft."""
    hier = {onderwerp for wie in plek.ploeg if wie.afwezig is None for onderwerp in wie.kennis}
    return sorted(plek.inrichting.kennis_voor(vraag.feiten.get("leefgebieden", ())) - hier)


def _keuzes(plek: Plek, vraag: Vraag) -> list[tuple[int, str]]:
    """Wie er vandaag is en in dit team mag schrijven: eerst wie ervan weet, dan wie de meeste ruimte heeft."""
    stand = bezetting([plek.team.pk]).get(plek.team.pk, GEEN)
    nodig = plek.inrichting.kennis_voor(vraag.feiten.get("leefgebieden", ()))
    mensen = [
        (wie, hoeveel.van(wie, plek, stand))
        for wie in plek.ploeg
        if wie.afwezig is None
        and wie.id != vraag.opgenomen_door_id
        and wie.schrijft(plek.team.pk, vraag.gebied_id, plek.inrichting)
    ]
    mensen.sort(key=lambda paar: (-len(nodig & set(paar[0].kennis)), -paar[1].over if paar[1] else VOL, paar[0].naam))
    return [
        (
            wie.id,
            f"{wie.naam}: {', '.join(_bij(plek, wie, hoeveel.ruimte_in_woorden(plek_, hoeveel.draagt(wie, plek))))}",
        )
        for wie, plek_ in mensen
    ]


def _bij(plek: Plek, wie: Werker, ruimte: str) -> list[str]:
    weet = kennisnamen(plek, wie.kennis)
    return [ruimte, _("weet van %(wat)s") % {"wat": opsomming(weet)}] if weet else [ruimte]


def _waarom(plek: Plek, vraag: Vraag) -> str:
    """Waarom deze vraag niet vanzelf naar de vervanger ging; leeg als daar niets over te zeggen is."""
    wie = plek.mensen.get(vraag.opgenomen_door_id or 0)
    if wie is None or wie.afwezig is None:
        return ""
    vervanger = plek.mensen.get(wie.afwezig.vervanger or 0)
    uit = bestemmingen([vraag], wie, vervanger, plek.inrichting, plek.vandaag)
    if not uit or uit[0].naar is not None:
        return ""
    return waarom(plek, uit[0], vervanger.naam if vervanger else "")


def collega(plek: Plek, formulier: WijsFormulier) -> Medewerker:
    """De gekozen collega, uit het eigen stelsel."""
    return Medewerker.objects.get(stelsel_id=plek.kring.stelsel.pk, pk=formulier.cleaned_data["naar"])


def noteer(boek: Boek, opdracht: Opdracht) -> None:
    """Zet in het logboek over wie het gaat."""
    dossier = opdracht.dossier_id
    noteer_allen(boek, [dossier] if dossier else [], [] if dossier else [opdracht.vraag.pk])
