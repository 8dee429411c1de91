"""Het tabblad Regie: wie haar heeft, wat er wacht, haar geven of aanbieden, en wie haar had."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.overzichten import Huishouden
from keukentafel.doen.regie.acties import mag_geven
from keukentafel.doen.regie.models import Overgang, Regie
from keukentafel.doen.regie.overzichten import geschiedenis, van_dossier
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.regelen.teams.models import Team
from keukentafel.regelen.teams.overzichten import lopende_teams
from keukentafel.werkplek import datums
from keukentafel.werkplek.huishouden.hoofd import hoofd
from keukentafel.werkplek.huishouden.regisseur import Regiestand
from keukentafel.werkplek.regie.forms import GeefFormulier, VraagTeamFormulier
from keukentafel.werkplek.regie.meekijken import codes, meekijkers


@dataclass(frozen=True)
class Periode:
    """Een regel van de geschiedenis: wie, van wanneer tot wanneer, waarom, en wat erbij werd gezegd."""

    wie: str
    van: datetime
    tot: datetime | None
    waarom: str
    boodschap: str
    door: str
    nu: bool


@dataclass(frozen=True)
class Lopend:
    """Een aanbod of afspraak van dit dossier: wat, aan wie, hoe het staat, en wat je ermee kunt."""

    overgang: Overgang
    kop: str
    zin: str
    kan: str
    """`intrekken`, `beeindigen` of niets."""


def inhoud(
    kring: Werkkring,
    huis: Huishouden,
    nu: datetime,
    *,
    geef: GeefFormulier | None = None,
    vraag: VraagTeamFormulier | None = None,
) -> dict[str, object]:
    """De context van het blad; de formulieren alleen voor wie in het dossier schrijft."""
    vandaag = timezone.localdate(nu)
    inrichting = kring.inrichting
    afspraken = zicht.komende_afspraken(kring, huis.dossier, nu)
    context = hoofd(kring, huis, nu, inrichting, afspraken=afspraken, hier="regie")
    stand: Regiestand = context["regiestand"]  # type: ignore[assignment]
    schrijft = bool(context["schrijft"])
    mag = schrijft and mag_geven(huis.dossier.pk)
    tijdelijk = stand.regie is not None and stand.regie.tijdelijk_tot is not None
    rijen = van_dossier(huis.dossier)
    teams = list(lopende_teams(kring.stelsel.pk, vandaag).order_by("naam")) if schrijft or codes(huis) else []
    mee = list(meekijkers(huis, rijen, inrichting, teams, vandaag))
    te_vragen = next((een.team for een in mee if een.te_vragen), None) if schrijft else None
    formulier = vraag or vraagformulier(kring, vandaag, regie=mag and not tijdelijk, mee=te_vragen)
    return context | {
        "voor_huishouden": voor_het_huishouden(huis, stand),
        "waarom": waarom(stand.regie) if stand.regie else "",
        "lopend": [een for rij in rijen if (een := _lopend(rij, kring, huis, vandaag))],
        "eerder": [een for rij in rijen if (een := _eerder(rij, vandaag))],
        "geschiedenis": [_periode(rij) for rij in geschiedenis(huis.dossier)],
        "mag_geven": mag and not tijdelijk,
        "tijdelijk": tijdelijk,
        "geef": (geef or geefformulier(kring, huis, stand.regie, vandaag)) if mag and not tijdelijk else None,
        "vraag": formulier.toon(teams) if schrijft else None,
        "meekijkers": mee,
        "te_vragen": te_vragen if vraag is None else None,
    }


def geefformulier(
    kring: Werkkring, huis: Huishouden, nu: Regie | None, dag: date, data: object = None
) -> GeefFormulier:
    return GeefFormulier(data, huis=huis, nu=nu, kring=kring, dag=dag, prefix="geef")


def vraagformulier(
    kring: Werkkring, dag: date, *, regie: bool = True, data: object = None, mee: Team | None = None
) -> VraagTeamFormulier:
    """`mee` staat klaar bij Meewerken: het team dat volgens de triage meekijkt."""
    klaar = {"soort": Overgang.Soort.ONDERSTEUNEN, "naar_team": mee} if mee else None
    return VraagTeamFormulier(data, stelsel_id=kring.stelsel.pk, dag=dag, regie=regie, prefix="vraag", initial=klaar)


def voor_het_huishouden(huis: Huishouden, stand: Regiestand) -> str:
    """Zoals je het tegen het huishouden zegt, of voor hen afdrukt."""
    regie = stand.regie
    if regie is None:
        return ""
    team = huis.dossier.team.naam
    if regie.medewerker is None:
        if regie.soort == Regie.Soort.HUISHOUDEN:
            return _("U houdt zelf de regie. Lukt het niet meer, dan belt u %(team)s.") % {"team": team}
        return _("%(team)s heeft de regie. U hoort zo snel mogelijk wie uw regisseur is.") % {"team": team}
    feiten = {"naam": regie.medewerker.naam, "telefoon": regie.medewerker.telefoon, "tot": stand.tot}
    zin = _("Uw regisseur is %(naam)s.") % feiten
    if stand.tot:
        zin = _("Uw regisseur is tijdelijk %(naam)s, tot %(tot)s.") % feiten
    bel = _("Het telefoonnummer is %(telefoon)s.") % feiten if regie.medewerker.telefoon else ""
    return " ".join(filter(None, (zin, bel, _("Voor al uw vragen kunt u bij haar of hem terecht."))))


def waarom(regie: Regie) -> str:
    """Waarom de regie hier kwam, in een zin."""
    zinnen = {
        Regie.Reden.BEGIN: _("Zo begint elk dossier: het team heeft de regie."),
        Regie.Reden.OPGENOMEN: _("Nam de vraag op, en volgens de triage voert het team de regie."),
        Regie.Reden.OVERGEDRAGEN: _("Kreeg de regie overgedragen."),
        Regie.Reden.TIJDELIJK: _("Neemt de regie tijdelijk over."),
        Regie.Reden.TERUG: _("Kreeg de regie terug."),
        Regie.Reden.ZELF: _("Het huishouden kan en wil het zelf."),
        Regie.Reden.TEAM_WISSELT: _("Het dossier ging naar een ander team."),
        Regie.Reden.SAMENGEVOEGD: _("Samengevoegd met een ander dossier."),
        Regie.Reden.LOSGEMAAKT: _("Weer losgemaakt van een ander dossier."),
        Regie.Reden.WEG: _("Wie de regie had, werkt hier niet meer. Het team heeft haar terug."),
    }
    return zinnen.get(Regie.Reden(regie.reden), "")


def _periode(regie: Regie) -> Periode:
    wie = regie.medewerker.naam if regie.medewerker else ""
    if not wie:
        wie = _("Het huishouden zelf") if regie.soort == Regie.Soort.HUISHOUDEN else regie.team.naam
    return Periode(
        wie=wie,
        van=regie.van,
        tot=regie.tot,
        waarom=waarom(regie),
        boodschap=regie.overgang.boodschap if regie.overgang else "",
        door=regie.door.naam if regie.door else "",
        nu=regie.tot is None,
    )


def _lopend(rij: Overgang, kring: Werkkring, huis: Huishouden, vandaag: date) -> Lopend | None:
    """Wat wacht op antwoord, en wat nog loopt tot een dag."""
    ik, team = kring.medewerker.pk, rij.naar_team.naam
    verdeelt = kring.mag("werk_verdelen", huis.dossier.team_id)
    if rij.status == Overgang.Status.AANGEBODEN:
        sinds = datums.moment(rij.aangeboden_op, vandaag)
        zin = _("Wacht op antwoord van %(team)s sinds %(sinds)s.") % {"team": team, "sinds": sinds}
        schrijft = zicht.schrijft(kring, huis.dossier, timezone.now()) or rij.door_id == ik
        return Lopend(rij, rij.get_soort_display(), zin, "intrekken" if schrijft else "")
    if rij.status == Overgang.Status.AANVAARD and rij.soort in (
        Overgang.Soort.ONDERSTEUNEN,
        Overgang.Soort.REGIE_TIJDELIJK,
    ):
        wie = rij.beantwoord_door.naam if rij.beantwoord_door else team
        zin = _("%(wie)s, %(team)s.") % {"wie": wie, "team": team}
        if rij.tot:
            zin = f"{zin} {_('Tot %(dag)s; dan gaat het vanzelf terug.') % {'dag': datums.voluit(rij.tot, vandaag)}}"
        mag = ik in (rij.door_id, rij.beantwoord_door_id) or verdeelt
        return Lopend(rij, rij.get_soort_display(), zin, "beeindigen" if mag else "")
    return None


def _eerder(rij: Overgang, vandaag: date) -> Lopend | None:
    """Wat is geweigerd, en wat op meedenken werd geantwoord."""
    if rij.beantwoord_op is None:
        return None
    wie = rij.beantwoord_door.naam if rij.beantwoord_door else ""
    feiten = {"team": rij.naar_team.naam, "wie": wie, "op": datums.moment(rij.beantwoord_op, vandaag)}
    if rij.status == Overgang.Status.GEWEIGERD:
        return Lopend(rij, rij.get_soort_display(), _("%(team)s zei nee, %(op)s.") % feiten, "")
    if rij.soort == Overgang.Soort.RAADPLEGEN and rij.status == Overgang.Status.AANVAARD:
        return Lopend(rij, rij.get_soort_display(), _("%(wie)s, %(team)s, antwoordde %(op)s.") % feiten, "")
    return None
