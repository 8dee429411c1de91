"""Wat andere teams ons aanbieden, boven de wachtrij; en hoe het staat met wat wij aanboden."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.ingang.klokken import LOOPT_VOOR_INWONER
from keukentafel.doen.regie.models import Overgang
from keukentafel.doen.regie.overzichten import Aangeboden, aangeboden_aan_ons
from keukentafel.inrichting.model import Inrichting
from keukentafel.regels.regie import antwoord_uiterlijk
from keukentafel.werkplek import datums, klok
from keukentafel.werkplek.vragen.namen import SITUATIES_KORT
from keukentafel.werkplek.vragen.stand import termijnnaam

KOPPEN: dict[str, Promise] = {
    "vraag": gettext_lazy("Een vraag overnemen"),
    "regie": gettext_lazy("De regie van een huishouden overnemen"),
    "regie_tijdelijk": gettext_lazy("De regie van een huishouden tijdelijk overnemen"),
    "ondersteunen": gettext_lazy("Meewerken bij een huishouden"),
    "raadplegen": gettext_lazy("Meedenken"),
}
DAN: dict[str, Promise] = {
    "vraag": gettext_lazy("Zeg je ja, dan is de vraag van jou, met haar termijnen. Daarna zie je het dossier."),
    "regie": gettext_lazy("Zeg je ja, dan heb jij de regie en lees en schrijf je in het dossier, op naam."),
    "regie_tijdelijk": gettext_lazy("Zeg je ja, dan heb jij de regie tot die dag; dan gaat zij vanzelf terug."),
    "ondersteunen": gettext_lazy("Zeg je ja, dan lees en schrijf je mee in het dossier, op naam."),
    "raadplegen": gettext_lazy("Je antwoord gaat naar het andere team. Het dossier zie je niet."),
}


@dataclass(frozen=True)
class Rij:
    """Een aanbod met de klokken en de laatste dag om te antwoorden."""

    aanbod: Aangeboden
    kop: str
    dan: str
    situatie: str
    klokken: list[klok.Klok]
    wacht: str
    te_laat: bool
    getypt: dict[str, str]
    """Wat er al in `antwoord` of `reden` stond, toen de sessie verliep of het niet kon."""


def rijen(inrichting: Inrichting, vandaag: date, haal: Callable[[str], QueryDict | None]) -> list[Rij]:
    """Wat ons is aangeboden: spoed eerst, dan wat het langst wacht. Eén vraag aan de database.

    `haal` geeft wat iemand voor een adres typte en nog niet bewaard is.
    """
    return [_rij(een, inrichting, vandaag, haal) for een in aangeboden_aan_ons()]


def _rij(een: Aangeboden, inrichting: Inrichting, vandaag: date, haal: Callable[[str], QueryDict | None]) -> Rij:
    uiterlijk = antwoorden_voor(timezone.localdate(een.aangeboden_op), inrichting)
    wacht = _("Aangeboden %(sinds)s. Graag antwoord uiterlijk %(dag)s.") % {
        "sinds": datums.moment(een.aangeboden_op, vandaag),
        "dag": datums.dag(uiterlijk, vandaag),
    }
    klokken = [
        klok.maak(rij.uiterlijk, vandaag, begin=rij.start, woorden=termijnnaam(rij.soort, inrichting))
        for rij in een.klokken
        if rij.soort not in LOOPT_VOOR_INWONER or rij.uiterlijk >= vandaag
    ]
    situatie = str(SITUATIES_KORT.get(een.situatie, een.situatie))
    bewaard = [haal(reverse(adres, args=[een.overgang])) for adres in ("overgang-aanvaarden", "overgang-weigeren")]
    getypt = {naam: gegevens.get(naam, "") for gegevens in bewaard if gegevens for naam in ("antwoord", "reden")}
    kop, dan = str(KOPPEN[een.soort]), str(DAN[een.soort])
    return Rij(een, kop, dan, situatie, klokken, wacht, te_laat=uiterlijk < vandaag, getypt=getypt)


def antwoorden_voor(aangeboden: date, inrichting: Inrichting) -> date:
    """De laatste dag waarop een antwoord op tijd is."""
    return antwoord_uiterlijk(aangeboden, inrichting.inzet.antwoord_werkdagen, inrichting)


def zinnen(overgangen: Mapping[UUID, Overgang], vandaag: date) -> dict[UUID, str]:
    """Per vraag hoe het staat met wat wij aanboden: wacht op antwoord, of geweigerd en waarom."""
    return {vraag: _zin(rij, vandaag) for vraag, rij in overgangen.items()}


def _zin(rij: Overgang, vandaag: date) -> str:
    team = {"team": rij.naar_team.naam}
    if rij.status == Overgang.Status.AANGEBODEN:
        sinds = datums.moment(timezone.localtime(rij.aangeboden_op), vandaag)
        return _("Aangeboden aan %(team)s, wacht op antwoord sinds %(sinds)s.") % (team | {"sinds": sinds})
    return _("%(team)s zei nee: %(reden)s") % (team | {"reden": rij.reden})
