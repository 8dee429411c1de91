"""Het hoofd van elk blad van een huishouden: de naam, wie er aan tafel zit, de eerste datum en de tabbladen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.models import Afspraak, Dossier, Huishoudlid
from keukentafel.doen.dossier.opgegeven import opgegeven
from keukentafel.doen.dossier.overzichten import Huishouden
from keukentafel.doen.ingang.klokken import LOOPT_VOOR_INWONER
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.netwerk.overzichten import beslissers
from keukentafel.doen.netwerk.personen import VOLWASSEN, leeftijd_nu
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.werkplek import datums
from keukentafel.werkplek.huishouden import gezag
from keukentafel.werkplek.huishouden.punten import waar_en_wie
from keukentafel.werkplek.huishouden.regisseur import Stoel, lees, stoelen
from keukentafel.werkplek.huishouden.veiligheid import merk
from keukentafel.werkplek.vragen.bekijken import lopende
from keukentafel.werkplek.vragen.namen import SITUATIES_KORT
from keukentafel.werkplek.vragen.stand import termijnnaam


@dataclass(frozen=True)
class Tab:
    """Een tabblad: een link van de server."""

    url: str
    titel: str
    hier: bool


@dataclass(frozen=True)
class Volgende:
    """De eerste datum van dit huishouden: een afspraak, of een dag waarop iets klaar moet zijn."""

    wanneer: str
    datum: str
    zin: str
    laat: bool = False
    """Het had al gemoeten."""


def hoofd(
    kring: Werkkring,
    huis: Huishouden,
    nu: datetime,
    inrichting: Inrichting,
    *,
    afspraken: Sequence[Afspraak],
    hier: str,
) -> dict[str, object]:
    """De context van het hoofd; `hier` is de naam van het adres van dit tabblad."""
    vandaag = timezone.localdate(nu)
    schrijft = zicht.schrijft(kring, huis.dossier, nu)
    regie = lees(huis, nu)
    return {
        "huis": huis,
        "naam": naam(huis.dossier),
        "adres": heel_adres(huis.dossier),
        "ander_adres": any(opgegeven(vraag, huis.dossier) for vraag in huis.vragen),
        "vandaag": vandaag,
        "gezin": list(_gezin(huis, vandaag)),
        "hulp": list(stoelen(huis, regie)),
        "regiestand": regie,
        "situatie": SITUATIES_KORT.get(huis.triage.situatie, huis.triage.situatie) if huis.triage else "",
        "spoed": any(vraag.spoed for vraag in huis.open_vragen),
        "volgende": _volgende(afspraken, lopende(huis.termijnen, vandaag), inrichting, vandaag),
        "tabs": tabs(huis, hier),
        "schrijft": schrijft,
        "merk": merk(kring, huis.dossier, nu, schrijft=schrijft),
    }


def tabs(huis: Huishouden, hier: str) -> list[Tab]:
    """De tabbladen die er zijn; een tab zonder blad staat er niet."""
    bladen = [
        ("huishouden", _("Tijdlijn")),
        ("netwerk", _("Netwerk")),
        ("journaal", _("Contact")),
        ("regie", _("Regie")),
        ("taken", _("Taken")),
        ("documenten", _("Documenten")),
        ("huishouden-delen", _("Delen")),
    ]
    return [Tab(reverse(blad, args=[huis.dossier.pk]), titel, blad == hier) for blad, titel in bladen]


def naam(dossier: Dossier) -> str:
    """Huishouden Van Doorn; zonder naam het adres."""
    if dossier.naam:
        return _("Huishouden %(naam)s") % {"naam": dossier.naam}
    return _("Huishouden %(adres)s") % {"adres": adres(dossier)} if adres(dossier) else _("Huishouden zonder naam")


def adres(dossier: Dossier) -> str:
    """Straat en nummer, of postcode en nummer."""
    nummer = f"{dossier.huisnummer or ''}{f' {dossier.toevoeging}' if dossier.toevoeging else ''}".strip()
    return " ".join(filter(None, (dossier.straat or _postcode(dossier), nummer)))


def heel_adres(dossier: Dossier) -> str:
    """Het adres met de postcode erachter; een geheim adres is leeg."""
    return ", ".join(filter(None, (adres(dossier), _postcode(dossier) if dossier.straat else "")))


def _postcode(dossier: Dossier) -> str:
    return f"{dossier.postcode[:4]} {dossier.postcode[4:]}" if dossier.postcode else ""


def _gezin(huis: Huishouden, vandaag: date) -> Iterator[Stoel]:
    for lid in huis.tafel or huis.leden:
        jaren = leeftijd_nu(lid.persoon, vandaag)
        wie = [ngettext("%(n)s jaar", "%(n)s jaar", jaren) % {"n": jaren}] if jaren is not None else []
        if lid.rol == Huishoudlid.Rol.HOOFDPERSOON:
            wie.append(_("om wie het gaat"))
        kind = jaren < VOLWASSEN if jaren is not None else lid.rol == Huishoudlid.Rol.KIND
        wie = wie or [_("leeftijd niet bekend")]
        wie += gezag.in_het_kort(beslissers(lid), kind=kind)
        nummer = "" if lid.persoon.overleden_op else lid.persoon.telefoon.strip()
        yield Stoel(lid.persoon.naam or _naamloos(lid), ", ".join(wie), telefoon=nummer)


def _naamloos(lid: Huishoudlid) -> str:
    return _("Kind") if lid.rol == Huishoudlid.Rol.KIND else _("Huisgenoot")


def _volgende(
    afspraken: Sequence[Afspraak], termijnen: list[Termijn], inrichting: Inrichting, vandaag: date
) -> Volgende | None:
    """De eerste afspraak of datum waarop wij iets moeten; wat de inwoner zelf mag doen, telt hier niet."""
    termijn = next((t for t in termijnen if t.soort not in LOOPT_VOOR_INWONER), None)
    if afspraken and (termijn is None or timezone.localdate(afspraken[0].begin) <= termijn.uiterlijk):
        return _afspraak(afspraken[0], vandaag)
    if termijn is None:
        return None
    zin = _("%(wat)s, %(nog)s. Wie: %(wie)s.") % {
        "wat": termijnnaam(termijn.soort, inrichting),
        "nog": datums.nog(termijn.uiterlijk, vandaag),
        "wie": _wie(termijn.vraag),
    }
    dag = _("vandaag") if termijn.uiterlijk == vandaag else datums.dag(termijn.uiterlijk, vandaag)
    return Volgende(dag, termijn.uiterlijk.isoformat(), zin, laat=termijn.uiterlijk < vandaag)


def _afspraak(afspraak: Afspraak, vandaag: date) -> Volgende:
    zin = f"{_('Afspraak met %(met)s.') % {'met': afspraak.voor_wie}} {waar_en_wie(afspraak)}"
    begin = timezone.localtime(afspraak.begin)
    return Volgende(datums.moment(begin, vandaag), begin.isoformat(timespec="minutes"), zin)


def _wie(vraag: Vraag) -> str:
    return vraag.opgenomen_door.naam if vraag.opgenomen_door else _("nog niemand")
