"""De lijst van medewerkers: zoeken op naam, op team, wie er niet is en wiens registratie verloopt."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.inzet.models import Aanstelling, Afwezigheid
from keukentafel.regelen.inzet.overzichten import RegistratieStand, afwezig_op, registraties
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.medewerkers.overzichten import Werkkring, geldend
from keukentafel.regelen.teams.overzichten import op
from keukentafel.werkplek.formulier import zoekterm
from keukentafel.werkplek.medewerkers import keuzes
from keukentafel.werkplek.medewerkers.blad import BEHEREN, VERDELEN
from keukentafel.werkplek.medewerkers.blokken import getal

PER_BLAD = 25
FILTERS = ("alle", "afwezig", "registratie", "zonder-rol")


@dataclass(frozen=True)
class Regel:
    """Eén medewerker in de lijst."""

    medewerker: Medewerker
    rollen: list[str]
    teams: list[str]
    uren: str
    afwezig: Afwezigheid | None
    registratie: RegistratieStand | None
    """De eerste die verlopen is of bijna."""


def inhoud(kring: Werkkring, vraag: Any, vandaag: date) -> dict[str, Any]:
    """De context van het blad; een manager ziet wie in haar team werkt, een beheerder iedereen."""
    inrichting = kring.inrichting
    gekozen = vraag.get("toon", "alle") if vraag.get("toon") in FILTERS else "alle"
    zoek, team = zoekterm(vraag), _getal(vraag.get("team", ""))
    mensen = _zichtbaar(kring, vandaag)
    if zoek:
        mensen = mensen.filter(naam__icontains=zoek)
    if team:
        mensen = mensen.filter(pk__in=geldend(vandaag).filter(team_id=team).values("medewerker_id"))
    mensen = _gefilterd(mensen, gekozen, kring.stelsel.pk, vandaag, inrichting)
    pagina = Paginator(_met_nu(mensen, vandaag), PER_BLAD).get_page(vraag.get("blad", "1"))
    return {
        "pagina": pagina,
        "regels": _regels(kring.stelsel.pk, list(pagina.object_list), vandaag, inrichting),
        "filters": [(code, naam, code == gekozen) for code, naam in zip(FILTERS, _namen(), strict=True)],
        "gekozen": gekozen,
        "zoek": zoek,
        "team": team,
        "teams": _teams(kring, vandaag),
        "beheert": kring.mag(BEHEREN),
        "vandaag": vandaag,
    }


def _namen() -> tuple[str, ...]:
    return _("Iedereen"), _("Afwezig"), _("Registratie verloopt"), _("Zonder rol")


def _getal(tekst: str) -> int | None:
    return int(tekst) if tekst.isdecimal() and len(tekst) < 10 else None


def _teams(kring: Werkkring, vandaag: date) -> list[tuple[int, str]]:
    teams = keuzes.teams(kring.stelsel.pk, vandaag)
    if not kring.mag(BEHEREN):
        teams = teams.filter(pk__in=kring.teams_met(VERDELEN))
    return list(teams.values_list("pk", "naam"))


def _zichtbaar(kring: Werkkring, vandaag: date) -> QuerySet[Medewerker]:
    mensen = Medewerker.objects.filter(stelsel=kring.stelsel)
    if kring.mag(BEHEREN):
        return mensen
    leden = geldend(vandaag).filter(stelsel=kring.stelsel, team_id__in=kring.teams_met(VERDELEN))
    return mensen.filter(pk__in=leden.values("medewerker_id"))


def _gefilterd(
    mensen: QuerySet[Medewerker], gekozen: str, stelsel_id: int, vandaag: date, inrichting: Inrichting
) -> QuerySet[Medewerker]:
    if gekozen == "afwezig":
        weg = Afwezigheid.objects.filter(op(vandaag), stelsel_id=stelsel_id)
        return mensen.filter(pk__in=weg.values("medewerker_id"))
    if gekozen == "registratie":
        standen = registraties(list(mensen), vandaag, inrichting)
        return mensen.filter(pk__in={een.medewerker.pk for een in standen if een.verloop.stand != "geldig"})
    if gekozen == "zonder-rol":
        return mensen.exclude(pk__in=geldend(vandaag).filter(stelsel_id=stelsel_id).values("medewerker_id"))
    return mensen


def _met_nu(mensen: QuerySet[Medewerker], vandaag: date) -> QuerySet[Medewerker]:
    leden = Lidmaatschap.objects.filter(op(vandaag)).select_related("team").order_by("team__naam", "rol")
    uren = Aanstelling.objects.filter(op(vandaag))
    return (
        mensen.select_related("organisatie")
        .prefetch_related(Prefetch("lidmaatschappen", leden), Prefetch("aanstellingen", uren))
        .order_by("naam", "pk")
    )


def _regels(stelsel_id: int, mensen: list[Medewerker], vandaag: date, inrichting: Inrichting) -> list[Regel]:
    weg = afwezig_op(stelsel_id, vandaag, [mens.pk for mens in mensen])
    verloopt: dict[int, RegistratieStand] = {}
    for stand in registraties(mensen, vandaag, inrichting):
        if stand.verloop.stand != "geldig":
            verloopt.setdefault(stand.medewerker.pk, stand)
    return [_regel(mens, inrichting, weg.get(mens.pk), verloopt.get(mens.pk)) for mens in mensen]


def _regel(
    mens: Medewerker, inrichting: Inrichting, weg: Afwezigheid | None, verloopt: RegistratieStand | None
) -> Regel:
    leden = mens.lidmaatschappen.all()
    namen = [str(inrichting.rollen[lid.rol].naam) if lid.rol in inrichting.rollen else lid.rol for lid in leden]
    uren = sum((rij.uren for rij in mens.aanstellingen.all()), Decimal(0))
    teams = [lid.team.naam for lid in leden if lid.team]
    return Regel(
        mens, list(dict.fromkeys(namen)), list(dict.fromkeys(teams)), getal(uren) if uren else "", weg, verloopt
    )
