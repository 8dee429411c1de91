"""Het werk van een team dat ophoudt, of van een wijk die weggaat, naar een ander team brengen."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from keukentafel.doen.overdracht.acties import Overgedragen, draag_over
from keukentafel.doen.overdracht.overzichten import Regel, opgeteld, over_te_dragen, werk_per_team
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.regelen.teams.models import Team
from keukentafel.regelen.teams.overzichten import lopende_teams
from keukentafel.werkplek import datums
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.inrichting import gevolgwoorden

ALLES, GEEN_WIJK = "alles", "geen"


@dataclass(frozen=True)
class Rij:
    """Een regel van de lijst: werk van één wijk (of alles) dat een ander team nodig heeft."""

    sleutel: str
    wijk: str
    werk: str
    naar: str
    kan: bool


@dataclass(frozen=True)
class Groep:
    """Een team dat ophoudt of een wijk kwijtraakt, met zijn regels."""

    team: Team
    waarom: str
    rijen: list[Rij]

    @property
    def alles(self) -> bool:
        """Kan alles in één keer naar één team? Alleen van een team dat ophoudt, en met meer dan één regel."""
        return self.team.tot is not None and len(self.rijen) > 1


@dataclass(frozen=True)
class Keuze:
    """Wat iemand wil overdragen: van welk team, en alles of één wijk."""

    regels: tuple[Regel, ...]
    alles: bool
    sleutel: str

    @property
    def van(self) -> Team:
        """Het team dat het werk niet houdt."""
        return self.regels[0].van


class OverdraagFormulier(Formulier):
    """Naar welk team."""

    naar = forms.ModelChoiceField(
        label=gettext_lazy("Naar welk team?"),
        queryset=Team.objects.none(),
        empty_label=gettext_lazy("Kies een team"),
        error_messages={
            "required": gettext_lazy("Kies een team"),
            "invalid_choice": gettext_lazy("Dit team is er niet (meer)"),
        },
    )

    def __init__(self, *args: Any, stelsel_id: int, behalve: int, dag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = lopende_teams(stelsel_id, dag).exclude(pk=behalve)
        self.fields["naar"].queryset = teams.order_by("naam")  # type: ignore[attr-defined]


def lijst(kring: Werkkring, vandaag: date) -> list[Groep]:
    """Alles wat nog overgedragen moet worden, per team."""
    uit: dict[int, Groep] = {}
    regels = over_te_dragen(kring.stelsel.pk, werk_per_team(), vandaag)
    for regel in regels:
        groep = uit.setdefault(regel.van.pk, Groep(regel.van, _waarom(regel, vandaag), []))
        groep.rijen.append(_rij(regel))
    return list(uit.values())


def _waarom(regel: Regel, vandaag: date) -> str:
    dag = datums.datum_lang(regel.per)
    if regel.eindigt:
        zin = _("Dit team is gestopt op %(dag)s.") if regel.per <= vandaag else _("Dit team stopt op %(dag)s.")
    else:
        geweest = regel.per <= vandaag
        zin = _("Deze wijk is weg sinds %(dag)s.") if geweest else _("Deze wijk gaat weg op %(dag)s.")
    return zin % {"dag": dag}


def _rij(regel: Regel) -> Rij:
    if regel.naar:
        naar = gevolgwoorden.of([team.naam for team in regel.naar])
    elif regel.later:
        naar = _("%(team)s, zodra dat team er is") % {"team": regel.later}
    else:
        naar = _("kies zelf een team")
    return Rij(
        sleutel=f"{regel.gebied.pk if regel.gebied else GEEN_WIJK}",
        wijk=regel.gebied.naam if regel.gebied else _("Zonder wijk"),
        werk=gevolgwoorden.aantallen(regel.werk),
        naar=naar,
        kan=bool(regel.naar) or not regel.later,
    )


def kies(kring: Werkkring, gevraagd: QueryDict, vandaag: date) -> Keuze | None:
    """De regel die iemand koos, of None als er niets (meer) over te dragen is of zij daar niet over gaat."""
    van, wijk = gevraagd.get("van", ""), gevraagd.get("wijk", "")
    regels = [r for r in over_te_dragen(kring.stelsel.pk, werk_per_team(), vandaag) if str(r.van.pk) == van]
    if wijk == ALLES:
        gekozen = [r for r in regels if r.eindigt]
    else:
        gekozen = [r for r in regels if (str(r.gebied.pk) if r.gebied else GEEN_WIJK) == wijk]
    return Keuze(tuple(gekozen), wijk == ALLES, wijk) if gekozen else None


def formulier(kring: Werkkring, keuze: Keuze, gegeven: QueryDict | None, vandaag: date) -> OverdraagFormulier:
    """Het formulier, met het team dat de inrichting noemt al gekozen als dat er één is."""
    voorstel = {team for regel in keuze.regels for team in regel.naar}
    begin = {"naar": next(iter(voorstel)).pk} if len(voorstel) == 1 else {}
    return OverdraagFormulier(gegeven, initial=begin, stelsel_id=kring.stelsel.pk, behalve=keuze.van.pk, dag=vandaag)


def blad(keuze: Keuze, vandaag: date) -> dict[str, object]:
    """Wat het blad zegt voordat iemand bevestigt."""
    regel = keuze.regels[0]
    wijk = _("alles van dit team") if keuze.alles else regel.gebied.naam if regel.gebied else _("zonder wijk")
    return {
        "keuze": keuze,
        "waarom": _waarom(regel, vandaag),
        "wijk": wijk,
        "werk": gevolgwoorden.aantallen(opgeteld(r.werk for r in keuze.regels)),
    }


def draag(keuze: Keuze, naar: Team, nu: datetime) -> Overgedragen:
    """Draag over wat gekozen is.

    Raises:
        MagNietOverdragen, KanNietOverdragen: zie `doen.overdracht.acties.draag_over`.
    """
    gebied = None if keuze.alles else keuze.regels[0].gebied
    return draag_over(van=keuze.van, naar=naar, gebied=gebied, alles=keuze.alles, nu=nu)


def gelukt(uitkomst: Overgedragen, naar: Team) -> str:
    """Wat er gebeurd is, in een paar zinnen."""
    n = len(uitkomst.dossiers)
    zin = ngettext("%(n)s dossier is overgedragen aan %(team)s.", "%(n)s dossiers zijn overgedragen aan %(team)s.", n)
    delen = [zin % {"n": n, "team": naar.naam}]
    if uitkomst.open:
        open_ = ngettext("%(n)s open vraag ging mee.", "%(n)s open vragen gingen mee.", uitkomst.open)
        delen.append(open_ % {"n": uitkomst.open})
    if uitkomst.houdt_medewerker:
        houdt = ngettext(
            "%(n)s daarvan blijft bij dezelfde medewerker.",
            "%(n)s daarvan blijven bij dezelfde medewerker.",
            uitkomst.houdt_medewerker,
        )
        delen.append(houdt % {"n": uitkomst.houdt_medewerker})
    return " ".join(delen)
