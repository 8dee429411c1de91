"""Elk soort gebeurtenis in gewone woorden, met een icoon en een vorm op de tijdlijn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from keukentafel.doen.dossier.overzichten import Moment
from keukentafel.doen.ingang.models import Vraag
from keukentafel.inrichting.model import Inrichting
from keukentafel.werkplek.vragen.namen import SITUATIES
from keukentafel.werkplek.vragen.wachtrij import titel

DELEN: dict[str, tuple[Promise, str, str]] = {
    "adres_afgeschermd": (gettext_lazy("Het adres is geheim gemaakt"), "let-op", "mijlpaal"),
    "adres_gewijzigd": (gettext_lazy("Het geheime adres is gewijzigd"), "let-op", ""),
    "adres_vrijgegeven": (gettext_lazy("Het adres is niet meer geheim"), "let-op", "mijlpaal"),
    "adresinzage_gegeven": (gettext_lazy("Een collega mag het geheime adres zien"), "kijk", ""),
    "adresinzage_ingetrokken": (gettext_lazy("Een collega mag het geheime adres niet meer zien"), "kijk", ""),
    "noodtoegang_genomen": (gettext_lazy("Noodtoegang: iemand van buiten leest drie uur mee"), "kijk", "signaal"),
    "noodtoegang_beoordeeld": (gettext_lazy("Over een noodtoegang is geoordeeld"), "vink", ""),
    "verstrekt": (gettext_lazy("Gedeeld met een organisatie"), "mensen", "mijlpaal"),
    "verstrekking_ingetrokken": (gettext_lazy("Delen met een organisatie gestopt"), "kruis", ""),
}
"""Wat er rond delen gebeurt: de kop, het icoon en de vorm. Wat en met wie staat op het blad Delen."""

FILTERS: dict[str, Sequence[str]] = {
    "alles": (),
    "vragen": ("vraag_binnengekomen", "vraag_beantwoord"),
    "route": ("triage_gedaan", "vraag_doorgezet", "vraag_opgenomen"),
    "delen": (*DELEN,),
}


@dataclass(frozen=True)
class Punt:
    """Eén punt op de tijdlijn, klaar om te tonen."""

    moment: datetime
    kop: str
    icoon: str
    vorm: str = ""
    zin: str = ""
    woorden: str = ""
    """Eigen woorden van de inwoner of de melder."""
    wie: str = ""
    reden: str = ""
    bron: str = ""


def filternamen() -> list[tuple[str, str]]:
    return [("alles", _("Alles")), ("vragen", _("Vragen")), ("route", _("Route")), ("delen", _("Delen"))]


def van(moment: Moment, inrichting: Inrichting, vandaag: date) -> Punt:
    """Het punt bij een moment; een soort dat dit blad niet kent, krijgt zijn eigen naam."""
    maak = {
        "dossier_geopend": _geopend,
        "vraag_binnengekomen": _binnengekomen,
        "triage_gedaan": _triage,
        "ontvangst_bevestigd": _bevestigd,
        "vraag_opgenomen": _opgenomen,
        "vraag_doorgezet": _doorgezet,
        "vraag_beantwoord": _beantwoord,
    }.get(moment.soort, _delen if moment.soort in DELEN else _onbekend)
    return maak(moment, inrichting)


def _geopend(moment: Moment, inrichting: Inrichting) -> Punt:
    leden = moment.gegevens.get("leden", 0)
    aantal = leden if isinstance(leden, int) else 0
    zin = ngettext("Met één persoon.", "Met %(n)s personen.", aantal) % {"n": aantal} if aantal else ""
    return Punt(moment.moment, _("Dossier geopend"), "mensen", "mijlpaal", zin=zin, wie=moment.door)


def _binnengekomen(moment: Moment, inrichting: Inrichting) -> Punt:
    vraag = moment.vraag
    if vraag is None:
        return Punt(moment.moment, _("Vraag binnengekomen"), "vraag", wie=moment.door)
    signaal = vraag.soort == Vraag.Soort.SIGNAAL
    iconen = {"telefoon": "telefoon", "inloop": "gesprek", "huisbezoek": "huis"}
    return Punt(
        moment.moment,
        titel(vraag, inrichting),
        "signaal" if signaal else iconen.get(vraag.kanaal, "vraag"),
        "signaal" if signaal else "",
        woorden=vraag.eigen_woorden,
        wie=_van(vraag, moment.door),
    )


def _van(vraag: Vraag, door: str) -> str:
    melder = vraag.melder_naam or vraag.get_aanmelder_display()
    return _("%(melder)s, %(kanaal)s. Opgeschreven door %(door)s") % {
        "melder": melder,
        "kanaal": vraag.get_kanaal_display().lower(),
        "door": door,
    }


def _triage(moment: Moment, inrichting: Inrichting) -> Punt:
    situatie = str(SITUATIES.get(str(moment.gegevens.get("situatie")), ""))
    team = moment.vraag.team.naam if moment.vraag else ""
    if moment.triage is not None:
        uitkomst = moment.triage.uitkomst
        slug = uitkomst.get("bestemming", {}).get("team")
        team = next((t.naam for t in inrichting.teams if t.slug == slug), team)
        reden, bron = uitkomst.get("reden", ""), uitkomst.get("bron", "")
    else:
        reden = bron = ""
    kop = _("%(situatie)s, naar %(team)s") % {"situatie": situatie, "team": team} if team else situatie
    spoed = _("Met spoed.") if moment.gegevens.get("spoed") else ""
    return Punt(moment.moment, kop, "plan", zin=spoed, wie=moment.door, reden=str(reden), bron=str(bron))


def _bevestigd(moment: Moment, inrichting: Inrichting) -> Punt:
    kenmerk = moment.vraag.kenmerk if moment.vraag else ""
    zin = _("Met kenmerk %(kenmerk)s.") % {"kenmerk": kenmerk} if kenmerk else ""
    return Punt(moment.moment, _("Ontvangst bevestigd"), "vink", zin=zin, wie=moment.door)


def _opgenomen(moment: Moment, inrichting: Inrichting) -> Punt:
    return Punt(moment.moment, _("%(wie)s neemt de vraag op") % {"wie": moment.door}, "mensen", "mijlpaal")


def _doorgezet(moment: Moment, inrichting: Inrichting) -> Punt:
    team = moment.vraag.team.naam if moment.vraag else ""
    kop = _("Doorgezet naar %(team)s") % {"team": team} if team else _("Doorgezet naar een ander team")
    argument = moment.triage.argument if moment.triage else ""
    return Punt(moment.moment, kop, "plan", zin=argument, wie=moment.door)


def _beantwoord(moment: Moment, inrichting: Inrichting) -> Punt:
    antwoord = moment.vraag.antwoord if moment.vraag else ""
    return Punt(moment.moment, _("Vraag beantwoord"), "vink", "mijlpaal", zin=antwoord, wie=moment.door)


def _delen(moment: Moment, inrichting: Inrichting) -> Punt:
    kop, icoon, vorm = DELEN[moment.soort]
    oordeel = {
        "terecht": _("Het was terecht."),
        "onterecht": _("Het was niet terecht."),
        "nader": _("Er komt nader onderzoek."),
    }.get(str(moment.gegevens.get("oordeel")), "")
    return Punt(moment.moment, str(kop), icoon, vorm, zin=oordeel, wie=moment.door)


def _onbekend(moment: Moment, inrichting: Inrichting) -> Punt:
    return Punt(moment.moment, moment.soort.replace("_", " ").capitalize(), "document", wie=moment.door)
