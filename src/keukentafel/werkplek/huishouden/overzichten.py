"""Het blad van een huishouden: het hoofd, de tafel, de termijnen en de tijdlijn in woorden."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.models import Afspraak
from keukentafel.doen.dossier.overzichten import Huishouden, Moment, tijdlijn
from keukentafel.doen.ingang.models import Termijn
from keukentafel.doen.wachtlijst.overzichten import plek_van
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.werkplek import datums, klok
from keukentafel.werkplek.huishouden import punten
from keukentafel.werkplek.huishouden.hoofd import hoofd, naam
from keukentafel.werkplek.huishouden.punt import Punt
from keukentafel.werkplek.huishouden.punten_netwerk import bundel
from keukentafel.werkplek.huishouden.samen import dubbel, samen
from keukentafel.werkplek.vragen.bekijken import lopende
from keukentafel.werkplek.vragen.stand import termijnnaam
from keukentafel.werkplek.vragen.wachtrij import titel
from keukentafel.werkplek.woorden import hoofdletter

EERST, HOOGSTENS = 50, 500
"""Zoveel punten staan eerst op de tijdlijn, en zoveel als iemand alles wil zien."""


@dataclass(frozen=True)
class Straks:
    """Wat er aankomt: een afspraak, of een uiterste datum."""

    dag: date
    wanneer: str
    kop: str
    zin: str
    icoon: str = "agenda"
    afspraak: Afspraak | None = None


@dataclass(frozen=True)
class Maand:
    """Een maand op de tijdlijn."""

    titel: str
    punten: list[Punt]


def blad(kring: Werkkring, huis: Huishouden, nu: datetime, soort: str, *, alles: bool) -> dict[str, Any]:
    """De context van het sjabloon."""
    vandaag = timezone.localdate(nu)
    inrichting = kring.inrichting
    gekozen = soort if soort in punten.FILTERS else "alles"
    aantal = HOOGSTENS if alles else EERST
    huis, erbij = samen(kring, huis, nu)
    momenten = tijdlijn(kring.stelsel.pk, huis, punten.FILTERS[gekozen], aantal + 1)
    afspraken = zicht.komende_afspraken(kring, huis.dossier, nu)
    for dossier in (huis.dossier, *huis.erbij):
        zicht.verberg_plekken(
            kring, dossier, [m.afspraak for m in momenten if m.afspraak and m.afspraak.dossier_id == dossier.pk], nu
        )
    termijnen = lopende(huis.termijnen, vandaag)
    regels = [_punt(moment, inrichting, vandaag) for moment in momenten[:aantal] if not dubbel(moment)]
    straks = _straks(termijnen, afspraken, inrichting, vandaag)
    wachtplekken = [plek for vraag in huis.open_vragen if (plek := plek_van(vraag))]
    return hoofd(kring, huis, nu, inrichting, afspraken=afspraken, hier="huishouden") | {
        "samen": erbij,
        "klokken": [_klok(termijn, inrichting, vandaag) for termijn in termijnen],
        "wachtplekken": wachtplekken,
        "wachtende": {plek.vraag_id for plek in wachtplekken},
        "open_vragen": [(vraag, titel(vraag, inrichting)) for vraag in huis.open_vragen],
        "straks": [een for een in straks if een.dag >= vandaag],
        "te_laat": [een for een in straks if een.dag < vandaag],
        "maanden": list(maanden(regels if gekozen == "netwerk" else bundel(regels))),
        "filters": [(code, naam, code == gekozen) for code, naam in punten.filternamen()],
        "meer": len(momenten) > aantal,
        "gekozen": gekozen,
    }


def _punt(moment: Moment, inrichting: Inrichting, vandaag: date) -> Punt:
    """Het punt, met erbij uit welk dossier het komt als dat een opgegaan dossier is."""
    punt = punten.van(moment, inrichting, vandaag)
    return replace(punt, uit=naam(moment.uit)) if moment.uit else punt


def _straks(
    termijnen: Sequence[Termijn], afspraken: Sequence[Afspraak], inrichting: Inrichting, vandaag: date
) -> list[Straks]:
    """Wat het verst weg is bovenaan, zodat "Vandaag" eronder past."""
    alle = [_uiterste(termijn, inrichting, vandaag) for termijn in termijnen]
    alle += [komt(afspraak, vandaag) for afspraak in afspraken]
    return sorted(alle, key=lambda straks: straks.dag, reverse=True)


def _uiterste(termijn: Termijn, inrichting: Inrichting, vandaag: date) -> Straks:
    kop = _("Uiterste datum: %(wat)s") % {"wat": termijnnaam(termijn.soort, inrichting)}
    zin = f"{hoofdletter(datums.nog(termijn.uiterlijk, vandaag))}. {hoofdletter(termijn.grondslag)}."
    return Straks(termijn.uiterlijk, datums.dag_kort(termijn.uiterlijk, vandaag), kop, zin)


def komt(afspraak: Afspraak, vandaag: date) -> Straks:
    """Een afspraak als punt dat nog komt."""
    begin = timezone.localtime(afspraak.begin)
    wanneer = datums.moment(begin, vandaag)
    kop = _("Afspraak met %(wie)s") % {"wie": afspraak.voor_wie}
    return Straks(begin.date(), wanneer, kop, punten.waar_en_wie(afspraak), "mensen", afspraak)


def _klok(termijn: Termijn, inrichting: Inrichting, vandaag: date) -> klok.Klok:
    woorden = termijnnaam(termijn.soort, inrichting)
    return klok.maak(termijn.uiterlijk, vandaag, begin=termijn.start, woorden=woorden)


def maanden(regels: list[Punt]) -> Iterator[Maand]:
    """De punten per maand, in de volgorde die zij al hebben."""
    for (jaar, maand), groep in groupby(regels, key=_maand):
        eerste = date(jaar, maand, 1)
        yield Maand(date_format(eerste, "F Y").capitalize(), list(groep))


def _maand(punt: Punt) -> tuple[int, int]:
    return punt.hier.year, punt.hier.month
