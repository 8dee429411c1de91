"""De wachtrij van een team in groepen: vandaag of te laat, de komende week, later, zonder datum."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.overzichten import FILTERS, met_dossier, tellers, wachtrij
from keukentafel.doen.overdracht.overzichten import laatste_overdracht
from keukentafel.doen.regie.models import Overgang
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.werkplek import klok
from keukentafel.werkplek.vragen import aangeboden, overdracht
from keukentafel.werkplek.vragen.rol import spoedzin
from keukentafel.werkplek.woorden import hoofdletter, telwoord

PER_BLAD = 25
SOORTEN: dict[str, Promise] = {
    Vraag.Soort.TERUGBELVERZOEK: gettext_lazy("Terugbellen"),
    Vraag.Soort.AANBOD: gettext_lazy("Aanbod"),
    Vraag.Soort.MELDING: gettext_lazy("Melding"),
    Vraag.Soort.AANMELDING: gettext_lazy("Aanmelding"),
}
"""Hoe een soort in een lijst heet, als dat korter is dan haar volle naam."""
SNIPPER = 110
"""Zoveel tekens van iemands eigen woorden staan er in de rij."""


@dataclass(frozen=True)
class Filter:
    """Een bewaard filter met zijn aantal."""

    naam: str
    titel: str
    aantal: int
    hier: bool


@dataclass(frozen=True)
class Rij:
    """Een vraag in de lijst."""

    vraag: Vraag
    klok: klok.Klok | None
    titel: str
    snipper: str
    huishouden: str
    dossier_id: UUID | None
    open: bool
    overgedragen: str = ""
    """Van welk team zij kwam en waarom, als zij werd overgedragen."""
    spoedzin: str = ""
    """Wie bij spoed vandaag handelt."""
    aangeboden: str = ""
    """Wacht zij op antwoord van een ander team, of zei dat nee."""


@dataclass(frozen=True)
class Groep:
    titel: str
    rijen: list[Rij]


def titels() -> dict[str, str]:
    return {
        "alle": _("Alle open"),
        "spoed": _("Spoed"),
        "niemand": _("Nog niemand"),
        "laat": _("Te laat"),
        "mij": _("Van mij"),
        "terugbellen": _("Terugbellen"),
    }


def filters(kring: Werkkring, gekozen: str, vandaag: date) -> list[Filter]:
    """De filters met hun aantallen; één vraag aan de database."""
    aantallen = tellers(kring.stelsel.pk, kring.bereik("dossier_lezen"), kring.medewerker.pk, vandaag)
    titel_van = titels()
    return [Filter(naam, titel_van[naam], aantallen[naam], naam == gekozen) for naam in FILTERS]


def samenvatting(kring: Werkkring, alle: list[Filter]) -> str:
    """De zin onder de kop: hoeveel, hoeveel met spoed, te laat, en bij niemand."""
    aantal = {filter_.naam: filter_.aantal for filter_ in alle}
    team = kring.plek
    if not aantal["alle"]:
        return _("%(team)s heeft geen open vragen.") % {"team": team}
    if aantal["alle"] == 1:
        een = [tekst for naam, tekst in _erbij() if aantal[naam]]
        return ", ".join([_("%(team)s heeft één open vraag") % {"team": team}, *een]) + "."
    zin = _("%(team)s heeft %(n)s open vragen.") % {"team": team, "n": aantal["alle"]}
    meer = [f"{telwoord(aantal[naam])} {tekst}" for naam, tekst in _erbij() if aantal[naam]]
    return f"{zin} {hoofdletter(', '.join(meer))}." if meer else zin


def _erbij() -> tuple[tuple[str, str], ...]:
    return (("spoed", _("met spoed")), ("laat", _("te laat")), ("niemand", _("nog bij niemand")))


def blad(kring: Werkkring, alle: list[Filter], nummer: str, vandaag: date) -> Page[Vraag]:
    """Het gevraagde blad; een nummer dat er niet is, geeft het dichtstbijzijnde. Geteld is er al, voor de filters."""
    hier = next(filter_ for filter_ in alle if filter_.hier)
    vragen = wachtrij(kring.stelsel.pk, kring.bereik("dossier_lezen"), hier.naam, kring.medewerker.pk, vandaag)
    bladen = Paginator(vragen, PER_BLAD)
    bladen.count = hier.aantal
    pagina = bladen.get_page(nummer)
    eerste = (pagina.number - 1) * PER_BLAD
    pagina.object_list = met_dossier(kring.stelsel.pk, vragen[eerste : eerste + PER_BLAD])
    return pagina


def groepen(
    vragen: Iterable[Vraag],
    inrichting: Inrichting,
    vandaag: date,
    open_id: UUID | None,
    overgangen: Mapping[UUID, Overgang],
) -> list[Groep]:
    """Zet de rijen bij de groep van hun uiterste datum; spoed staat altijd vooraan."""
    uit: dict[str, list[Rij]] = {}
    alle = list(vragen)
    overgedragen = laatste_overdracht(alle[0].stelsel_id, [vraag.pk for vraag in alle]) if alle else {}
    aanbod = aangeboden.zinnen(overgangen, vandaag)
    for vraag in alle:
        rij = _rij(vraag, inrichting, vandaag, open_id)
        rij = replace(rij, overgedragen=overdracht.zin(overgedragen.get(vraag.pk)), aangeboden=aanbod.get(vraag.pk, ""))
        uit.setdefault(_groep(vraag, vandaag), []).append(rij)
    volgorde = (_("Spoed"), _("Vandaag of te laat"), _("De komende week"), _("Later"), _("Zonder uiterste datum"))
    return [Groep(titel, uit[titel]) for titel in volgorde if titel in uit]


def _groep(vraag: Vraag, vandaag: date) -> str:
    if vraag.spoed:
        return _("Spoed")
    if vraag.uiterlijk is None:
        return _("Zonder uiterste datum")
    if vraag.uiterlijk <= vandaag:
        return _("Vandaag of te laat")
    return _("De komende week") if vraag.uiterlijk <= vandaag + timedelta(days=7) else _("Later")


def _rij(vraag: Vraag, inrichting: Inrichting, vandaag: date, open_id: UUID | None) -> Rij:
    koppeling = getattr(vraag, "dossiervraag", None)
    return Rij(
        vraag=vraag,
        klok=vraagklok(vraag, vandaag),
        titel=titel(vraag, inrichting),
        snipper=snipper(vraag.eigen_woorden),
        huishouden=koppeling.dossier.naam if koppeling else "",
        dossier_id=koppeling.dossier_id if koppeling else None,
        open=vraag.pk == open_id,
        spoedzin=spoedzin(vraag),
    )


def vraagklok(vraag: Vraag, vandaag: date, woorden: str = "") -> klok.Klok | None:
    """De klok van een vraag, of niets als er geen loopt."""
    if vraag.uiterlijk is None:
        return None
    return klok.maak(vraag.uiterlijk, vandaag, begin=timezone.localdate(vraag.ontvangen_op), woorden=woorden)


def titel(vraag: Vraag, inrichting: Inrichting) -> str:
    """Waar de vraag over gaat, in de woorden van het scherm: "Signaal over geld en wonen"."""
    codes = vraag.feiten.get("leefgebieden", [])
    woorden = [inrichting.leefgebied_namen.get(code, code).lower() for code in codes[:3]]
    soort = str(SOORTEN.get(vraag.soort) or vraag.get_soort_display())
    if not woorden:
        return soort
    return _("%(soort)s over %(woorden)s") % {"soort": soort, "woorden": _en(woorden)}


def _en(woorden: list[str]) -> str:
    return (
        woorden[0]
        if len(woorden) == 1
        else _("%(rij)s en %(laatste)s") % {"rij": ", ".join(woorden[:-1]), "laatste": woorden[-1]}
    )


def snipper(tekst: str) -> str:
    """Het begin van iemands eigen woorden, op een heel woord afgebroken."""
    plat = " ".join(tekst.split())
    if len(plat) <= SNIPPER:
        return plat
    return f"{plat[:SNIPPER].rsplit(' ', 1)[0]} …"
