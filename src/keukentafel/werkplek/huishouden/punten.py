"""Elk soort gebeurtenis in gewone woorden, met een icoon en een vorm op de tijdlijn."""

from collections.abc import Callable, Sequence
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from keukentafel.doen.dossier.models import Afspraak
from keukentafel.doen.dossier.overzichten import Moment
from keukentafel.doen.ingang.models import Vraag
from keukentafel.inrichting.model import Inrichting
from keukentafel.werkplek import datums
from keukentafel.werkplek.huishouden import punten_bellen, punten_regie, punten_samen, punten_triage, punten_wachten
from keukentafel.werkplek.huishouden.punt import Punt
from keukentafel.werkplek.huishouden.punten_contact import contact
from keukentafel.werkplek.huishouden.punten_netwerk import NETWERK, netwerk
from keukentafel.werkplek.vragen import overdracht
from keukentafel.werkplek.vragen.wachtrij import titel
from keukentafel.werkplek.woorden import hoofdletter

DELEN: dict[str, tuple[Promise, str, str]] = {
    "adres_afgeschermd": (gettext_lazy("Het adres is geheim gemaakt"), "let-op", "mijlpaal"),
    "adres_gewijzigd": (gettext_lazy("Het geheime adres is gewijzigd"), "let-op", ""),
    "adres_vrijgegeven": (gettext_lazy("Het adres is niet meer geheim"), "let-op", "mijlpaal"),
    "adresinzage_gegeven": (gettext_lazy("Een collega mag het geheime adres zien"), "kijk", ""),
    "adresinzage_ingetrokken": (gettext_lazy("Een collega mag het geheime adres niet meer zien"), "kijk", ""),
    "noodtoegang_genomen": (gettext_lazy("Noodtoegang: iemand van buiten leest drie uur mee"), "kijk", "signaal"),
    "noodtoegang_beoordeeld": (gettext_lazy("Over een noodtoegang is geoordeeld"), "vink", ""),
    "bsn_vastgelegd": (gettext_lazy("Een burgerservicenummer is opgeschreven of weggehaald"), "pen", ""),
    "verstrekt": (gettext_lazy("Gedeeld met een organisatie"), "mensen", "mijlpaal"),
    "verstrekking_ingetrokken": (gettext_lazy("Delen met een organisatie gestopt"), "kruis", ""),
}
"""Wat er rond delen gebeurt: de kop, het icoon en de vorm. Wat en met wie staat op het blad Delen."""

FILTERS: dict[str, Sequence[str]] = {
    "alles": (),
    "contact": ("contact_vastgelegd", "afspraak_gepland", "afspraak_afgezegd"),
    "vragen": ("vraag_binnengekomen", "vraag_beantwoord", *punten_bellen.SOORTEN, *punten_wachten.SOORTEN),
    "route": (
        *punten_triage.MAKERS, "vraag_doorgezet", "vraag_opgenomen", "vraag_toegewezen", "dossier_overgedragen",
        "vraag_overgedragen", *punten_regie.SOORTEN, *punten_samen.SOORTEN,
    ),
    "netwerk": (*NETWERK,),
    "stukken": ("document_toegevoegd", "document_ingetrokken", "taak_gegeven", "taak_afgerond"),
    "delen": (*DELEN,),
}  # fmt: skip


def filternamen() -> list[tuple[str, str]]:
    return [
        ("alles", _("Alles")),
        ("contact", _("Contact")),
        ("vragen", _("Vragen")),
        ("route", _("Route")),
        ("netwerk", _("Netwerk")),
        ("stukken", _("Taken en documenten")),
        ("delen", _("Delen")),
    ]


def van(moment: Moment, inrichting: Inrichting, vandaag: date) -> Punt:
    """Het punt bij een moment; een soort dat dit blad niet kent, krijgt zijn eigen naam."""
    if moment.contact is not None:
        return contact(moment.contact, moment.door)
    if moment.afspraak is not None:
        return _afspraak(moment, moment.afspraak, vandaag)
    if moment.soort in punten_wachten.SOORTEN:
        return _wachten(moment)
    if moment.soort in punten_regie.SOORTEN:
        return punten_regie.punt(moment)
    if moment.soort in NETWERK:
        return netwerk(moment)
    maak = MAKERS.get(moment.soort, _delen if moment.soort in DELEN else _onbekend)
    return maak(moment, inrichting)


def waar_en_wie(afspraak: Afspraak) -> str:
    """Waar, en wie er gaat; een plek die je niet mag zien, heet afgeschermd."""
    plek = afspraak.plek or _("plek afgeschermd")
    return _("Waar: %(plek)s. Wie gaat: %(wie)s.") % {"plek": plek, "wie": afspraak.medewerker.naam}


def _afspraak(moment: Moment, afspraak: Afspraak, vandaag: date) -> Punt:
    wanneer = {"wanneer": datums.moment(afspraak.begin, vandaag)}
    if moment.soort == "afspraak_afgezegd":
        return Punt(moment.moment, _("Afspraak van %(wanneer)s afgezegd") % wanneer, "kruis", wie=moment.door)
    zin = f"{_('Met %(wie)s.') % {'wie': afspraak.voor_wie}} {waar_en_wie(afspraak)}"
    if afspraak.afgezegd_op is not None:
        zin = f"{zin} {_('Later afgezegd.')}"
    return Punt(moment.moment, _("Afspraak gemaakt voor %(wanneer)s") % wanneer, "agenda", zin=zin, wie=moment.door)


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
    melder = ", ".join(filter(None, (vraag.melder_naam or vraag.get_aanmelder_display(), vraag.melder_organisatie)))
    return _("%(melder)s, %(kanaal)s. Opgeschreven door %(door)s") % {
        "melder": melder,
        "kanaal": vraag.get_kanaal_display().lower(),
        "door": door,
    }


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


def _toegewezen(moment: Moment, inrichting: Inrichting) -> Punt:
    kop = _("Vraag gegeven aan %(naam)s") % {"naam": moment.naar_wie}
    if not moment.naar_wie:
        kop = _("De vraag is weer van het team")
    zin = {
        "afwezig": _("%(naam)s is er niet; %(naar)s neemt dit over."),
        "terug": _("%(naam)s deed dit zolang; %(naar)s is er weer."),
        "geen_eigenaar": _("%(naam)s werkt hier niet meer."),
        "overgenomen": _("%(naar)s nam het terugbellen over."),
        "dagsluiting": _("Aan het einde van de dag had nog niemand dit; %(naar)s zorgt ervoor."),
    }.get(str(moment.gegevens.get("reden")), _("Om het werk te verdelen."))
    feiten = {"naam": moment.van_wie, "naar": moment.naar_wie}
    return Punt(moment.moment, kop, "mensen", zin=zin % feiten, wie=moment.door)


def _dossier_over(moment: Moment, inrichting: Inrichting) -> Punt:
    kop = _("Overgedragen van %(team)s") % {"team": moment.van_team}
    blijft = _("Het contact blijft dezelfde.") if moment.gegevens.get("contact_blijft") else ""
    zin = " ".join(filter(None, (_omdat(moment), blijft)))
    return Punt(moment.moment, kop, "mensen", "mijlpaal", zin=zin, wie=moment.door)


def _vraag_over(moment: Moment, inrichting: Inrichting) -> Punt:
    kop = _("Vraag overgedragen van %(team)s") % {"team": moment.van_team}
    blijft = (
        _("Dezelfde medewerker houdt haar.") if moment.gegevens.get("blijft_bij") else _("Zij lag daarna bij niemand.")
    )
    return Punt(moment.moment, kop, "plan", zin=f"{_omdat(moment)} {blijft}", wie=moment.door)


def _omdat(moment: Moment) -> str:
    per = date.fromisoformat(str(moment.gegevens["per"]))
    return hoofdletter(f"{overdracht.omdat(str(moment.gegevens['reden']), per)}.")


def _taak(moment: Moment, inrichting: Inrichting) -> Punt:
    if moment.soort == "taak_gegeven":
        return Punt(moment.moment, _("Taak opgeschreven"), "pen", zin=moment.taak, wie=moment.door)
    kop = _("Taak vervallen") if moment.gegevens.get("vervallen") else _("Taak klaar")
    return Punt(moment.moment, kop, "vink", zin=moment.taak, wie=moment.door)


def _document(moment: Moment, inrichting: Inrichting) -> Punt:
    if moment.soort == "document_ingetrokken":
        return Punt(moment.moment, _("Document ingetrokken"), "kruis", wie=moment.door)
    soorten = {
        "brief": _("Brief"), "verslag": _("Verslag"), "plan": _("Plan"), "bewijs": _("Bewijsstuk"),
        "machtiging": _("Machtiging of toestemming"), "foto": _("Foto"),
    }  # fmt: skip
    kop = soorten.get(str(moment.gegevens.get("documentsoort")), _("Document"))
    zin = _("Staat op het tabblad Documenten.")
    return Punt(moment.moment, _("%(wat)s toegevoegd") % {"wat": kop}, "document", zin=zin, wie=moment.door)


def _delen(moment: Moment, inrichting: Inrichting) -> Punt:
    kop, icoon, vorm = DELEN[moment.soort]
    oordeel = {
        "terecht": _("Het was terecht."),
        "onterecht": _("Het was niet terecht."),
        "nader": _("Er komt nader onderzoek."),
    }.get(str(moment.gegevens.get("oordeel")), "")
    return Punt(moment.moment, str(kop), icoon, vorm, zin=oordeel, wie=moment.door)


def _wachten(moment: Moment) -> Punt:
    """Signalen en wachten: codes, geen inhoud."""
    kop, icoon, vorm = punten_wachten.SOORTEN[moment.soort]
    return Punt(moment.moment, str(kop), icoon, vorm, zin=punten_wachten.zin(moment), wie=moment.door)


def _onbekend(moment: Moment, inrichting: Inrichting) -> Punt:
    return Punt(moment.moment, moment.soort.replace("_", " ").capitalize(), "document", wie=moment.door)


MAKERS: dict[str, Callable[[Moment, Inrichting], Punt]] = {
    "dossier_geopend": _geopend,
    "vraag_binnengekomen": _binnengekomen,
    "ontvangst_bevestigd": _bevestigd,
    "vraag_opgenomen": _opgenomen,
    "vraag_doorgezet": _doorgezet,
    "vraag_toegewezen": _toegewezen,
    "dossier_overgedragen": _dossier_over,
    "vraag_overgedragen": _vraag_over,
    "taak_gegeven": _taak,
    "taak_afgerond": _taak,
    "document_toegevoegd": _document,
    "document_ingetrokken": _document,
    "vraag_beantwoord": punten_bellen.gesloten,
    **punten_bellen.MAKERS,
    **punten_triage.MAKERS,
    **punten_samen.MAKERS,
}
"""Per soort gebeurtenis wie het punt maakt; wat hier niet staat, heeft hierboven een eigen weg."""
