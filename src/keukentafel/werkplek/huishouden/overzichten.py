"""Het blad van een huishouden: het hoofd, de tafel, de termijnen en de tijdlijn in woorden."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.doen.dossier.aannemen import LOOPT_VOOR_INWONER
from keukentafel.doen.dossier.models import Huishoudlid
from keukentafel.doen.dossier.overzichten import Huishouden, leeftijd_op, tijdlijn
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.gemeenten.overzichten import inrichting_op
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.werkplek import klok
from keukentafel.werkplek.huishouden import punten
from keukentafel.werkplek.vragen.bekijken import lopende
from keukentafel.werkplek.vragen.namen import SITUATIES_KORT
from keukentafel.werkplek.vragen.stand import termijnnaam
from keukentafel.werkplek.vragen.wachtrij import titel

EERST, HOOGSTENS = 50, 500
"""Zoveel punten staan eerst op de tijdlijn, en zoveel als iemand alles wil zien."""


@dataclass(frozen=True)
class Stoel:
    """Iemand aan tafel: naam en wie dat is."""

    naam: str
    wie: str
    regisseur: bool = False


@dataclass(frozen=True)
class Maand:
    """Een maand op de tijdlijn."""

    titel: str
    punten: list[punten.Punt]


def blad(kring: Werkkring, huis: Huishouden, vandaag: date, soort: str, *, alles: bool) -> dict[str, object]:
    """De context van het sjabloon."""
    _versie, inrichting = inrichting_op(kring.stelsel.pk, vandaag)
    gekozen = soort if soort in punten.FILTERS else "alles"
    aantal = HOOGSTENS if alles else EERST
    momenten = tijdlijn(kring.stelsel.pk, huis, punten.FILTERS[gekozen], aantal + 1)
    termijnen = lopende(huis.termijnen, vandaag)
    regels = [punten.van(moment, inrichting, vandaag) for moment in momenten[:aantal]]
    return {
        "huis": huis,
        "naam": naam(huis),
        "adres": adres(huis),
        "vandaag": vandaag,
        "gezin": list(_gezin(huis, vandaag)),
        "hulp": list(_hulp(huis)),
        "situatie": SITUATIES_KORT.get(huis.triage.situatie, huis.triage.situatie) if huis.triage else "",
        "spoed": any(vraag.spoed for vraag in huis.open_vragen),
        "volgende": _volgende(termijnen, inrichting),
        "klokken": [_klok(termijn, inrichting, vandaag) for termijn in termijnen],
        "open_vragen": [(vraag, titel(vraag, inrichting)) for vraag in huis.open_vragen],
        "straks": [(t, termijnnaam(t.soort, inrichting)) for t in reversed(termijnen)],
        "maanden": list(_maanden(regels, vandaag)),
        "filters": [(code, naam, code == gekozen) for code, naam in punten.filternamen()],
        "meer": len(momenten) > aantal,
        "gekozen": gekozen,
    }


def naam(huis: Huishouden) -> str:
    """Huishouden Van Doorn; zonder naam het adres."""
    if huis.dossier.naam:
        return _("Huishouden %(naam)s") % {"naam": huis.dossier.naam}
    return _("Huishouden %(adres)s") % {"adres": adres(huis)} if adres(huis) else _("Huishouden zonder naam")


def adres(huis: Huishouden) -> str:
    """Straat en nummer, of postcode en nummer."""
    d = huis.dossier
    nummer = f"{d.huisnummer or ''}{f' {d.toevoeging}' if d.toevoeging else ''}".strip()
    postcode = f"{d.postcode[:4]} {d.postcode[4:]}" if d.postcode else ""
    return " ".join(filter(None, (d.straat or postcode, nummer)))


def _gezin(huis: Huishouden, vandaag: date) -> Iterator[Stoel]:
    for lid in huis.leden:
        jaren = _leeftijd(lid, vandaag)
        wie = [ngettext("%(n)s jaar", "%(n)s jaar", jaren) % {"n": jaren}] if jaren is not None else []
        if lid.rol == Huishoudlid.Rol.HOOFDPERSOON:
            wie.append(_("om wie het gaat"))
        yield Stoel(lid.persoon.naam or _naamloos(lid), ", ".join(wie) or _("leeftijd niet bekend"))


def _naamloos(lid: Huishoudlid) -> str:
    return _("Kind") if lid.rol == Huishoudlid.Rol.KIND else _("Huisgenoot")


def _leeftijd(lid: Huishoudlid, vandaag: date) -> int | None:
    geboren = lid.persoon.geboortedatum
    return leeftijd_op(geboren, vandaag) if geboren else lid.persoon.leeftijd_bij_opgave


def _hulp(huis: Huishouden) -> Iterator[Stoel]:
    """Wie er helpt: het contact eerst, dan wie een vraag heeft opgenomen."""
    contact = huis.dossier.contact
    gezien: set[str] = set()
    if contact:
        gezien.add(contact.naam)
        yield Stoel(contact.naam, _("contact, %(team)s") % {"team": huis.dossier.team.naam}, regisseur=True)
    for vraag in huis.open_vragen:
        if vraag.opgenomen_door and vraag.opgenomen_door.naam not in gezien:
            gezien.add(vraag.opgenomen_door.naam)
            yield Stoel(vraag.opgenomen_door.naam, vraag.team.naam, regisseur=len(gezien) == 1)
    if not gezien:
        yield Stoel(_("Nog niemand"), huis.dossier.team.naam)


def _volgende(termijnen: list[Termijn], inrichting: Inrichting) -> dict[str, object] | None:
    """De eerste datum waarop wij iets moeten; wat de inwoner zelf mag doen, telt hier niet."""
    termijn = next((t for t in termijnen if t.soort not in LOOPT_VOOR_INWONER), None)
    if termijn is None:
        return None
    return {"datum": termijn.uiterlijk, "wat": termijnnaam(termijn.soort, inrichting), "wie": _wie(termijn.vraag)}


def _wie(vraag: Vraag) -> str:
    return vraag.opgenomen_door.naam if vraag.opgenomen_door else _("nog niemand")


def _klok(termijn: Termijn, inrichting: Inrichting, vandaag: date) -> klok.Klok:
    woorden = termijnnaam(termijn.soort, inrichting)
    return klok.maak(termijn.uiterlijk, vandaag, begin=termijn.start, woorden=woorden)


def _maanden(regels: list[punten.Punt], vandaag: date) -> Iterator[Maand]:
    for (jaar, maand), groep in groupby(regels, key=_maand):
        eerste = date(jaar, maand, 1)
        yield Maand(date_format(eerste, "F Y").capitalize(), list(groep))


def _maand(punt: punten.Punt) -> tuple[int, int]:
    dag = timezone.localdate(punt.moment)
    return dag.year, dag.month
