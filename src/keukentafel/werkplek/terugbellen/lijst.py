"""Het blad Terugbellen: wat vandaag moet voorop, met wie het heeft, en één opengeklapt verzoek."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.doen.ingang.beloftes import Terugbelwerk, open_beloftes, tellers, werk
from keukentafel.doen.ingang.models import Belpoging, Termijn, Vraag
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.regels.terugbellen import Escalatie, Vaak, vaak_genoeg
from keukentafel.werkplek import datums, klok
from keukentafel.werkplek.terugbellen.forms import PogingFormulier, leeg
from keukentafel.werkplek.vragen.wachtrij import snipper, titel
from keukentafel.werkplek.woorden import hoofdletter, telwoord

PER_BLAD = 25
MIJN, TEAM = "mij", "team"


@dataclass(frozen=True)
class Rij:
    """Eén terugbelverzoek, klaar om te tonen."""

    vraag: Vraag
    klok: klok.Klok
    wie: str
    titel: str
    snipper: str
    eigenaar: str
    waarom: str
    """Waarom het ergens anders ligt dan bij de eigenaar; leeg als zij gewoon zelf belt."""
    keer: str
    mijn: bool
    over_te_nemen: bool
    open: bool
    dossier_id: UUID | None

    @property
    def nummer(self) -> str:
        return self.vraag.melder_telefoon


@dataclass(frozen=True)
class Opengeklapt:
    """Het verzoek dat open staat: de eerdere pogingen, het formulier, en of het met een brief mag stoppen."""

    pogingen: Sequence[Belpoging]
    formulier: PogingFormulier
    vaak: Vaak
    mag_klaar: bool


def blad(
    kring: Werkkring, nu: datetime, *, toon: str, nummer: str, open_id: UUID | None, formulier: PogingFormulier | None
) -> dict[str, Any]:
    """De context van het blad."""
    vandaag, ik = timezone.localdate(nu), kring.medewerker.pk
    inrichting = kring.inrichting
    aantallen = tellers(kring.stelsel.pk, kring.bereik("dossier_lezen"), ik, vandaag)
    alle = open_beloftes(kring.stelsel.pk, kring.bereik("dossier_lezen"))
    gekozen = alle.filter(vraag__opgenomen_door_id=ik) if toon == MIJN else alle
    pogingen = Belpoging.objects.select_related("door").order_by("-moment")
    met = gekozen.prefetch_related(Prefetch("vraag__belpogingen", pogingen, to_attr="pogingen"))
    pagina: Page[Termijn] = Paginator(met, PER_BLAD).get_page(nummer)
    klokken = list(pagina.object_list)
    stand = werk(kring.stelsel.pk, klokken, inrichting, vandaag)
    open_id = open_id or next((k.vraag_id for k in klokken if k.vraag.opgenomen_door_id in (None, ik)), None)
    rijen = [rij(stand, k, inrichting, vandaag, ik, is_open=k.vraag_id == open_id) for k in klokken]
    open_klok = next((k for k in klokken if k.vraag_id == open_id), None)
    return {
        "vandaag": vandaag,
        "toon": toon,
        "pagina": pagina,
        "groepen": _groepen(rijen, vandaag),
        "vragen": [k.vraag for k in klokken],
        "open": _opengeklapt(open_klok, inrichting, ik, formulier) if open_klok else None,
        "samenvatting": samenvatting(aantallen, kring.plek),
        "aantallen": aantallen,
    }


def rij(
    stand: Terugbelwerk, een: Termijn, inrichting: Inrichting, vandaag: date, ik: int, *, is_open: bool = False
) -> Rij:
    """Eén regel van de lijst."""
    vraag, trede = een.vraag, stand.treden[een.vraag_id]
    koppeling = getattr(vraag, "dossiervraag", None)
    huishouden = koppeling.dossier.naam if koppeling else ""
    return Rij(
        vraag=vraag,
        klok=klok.maak(een.uiterlijk, vandaag, begin=een.start),
        wie=vraag.melder_naam or huishouden or _("Naam niet bekend"),
        titel=titel(vraag, inrichting),
        snipper=snipper(vraag.eigen_woorden),
        eigenaar=vraag.opgenomen_door.naam if vraag.opgenomen_door else "",
        waarom=_waarom(trede, stand),
        keer=_keer(een, vandaag),
        mijn=vraag.opgenomen_door_id == ik,
        over_te_nemen=vraag.opgenomen_door_id != ik and (trede.trede != "eigenaar" or een.uiterlijk <= vandaag),
        open=is_open,
        dossier_id=koppeling.dossier_id if koppeling else None,
    )


def _waarom(een: Escalatie, stand: Terugbelwerk) -> str:
    if een.trede in ("eigenaar", "team"):
        return ""
    naar = stand.mensen.get(een.naar) if een.naar else None
    if een.trede == "vervanger" and naar:
        return _("%(reden)s Dat is %(naam)s.") % {"reden": een.reden, "naam": naar.naam}
    return een.reden


def _keer(een: Termijn, vandaag: date) -> str:
    keer, laatst = een.keer, een.laatst  # type: ignore[attr-defined]
    if not keer:
        return _("Nog niet gebeld.")
    zin = ngettext("Eén keer gebeld, %(dag)s.", "%(n)s keer gebeld, het laatst %(dag)s.", keer)
    return zin % {"n": hoofdletter(telwoord(keer)), "dag": datums.moment(laatst, vandaag)}


def _opengeklapt(een: Termijn, inrichting: Inrichting, ik: int, formulier: PogingFormulier | None) -> Opengeklapt:
    pogingen: list[Belpoging] = een.vraag.pogingen  # type: ignore[attr-defined]
    tevergeefs = [timezone.localdate(p.moment) for p in pogingen if p.uitkomst != Belpoging.Uitkomst.GESPROKEN]
    return Opengeklapt(
        pogingen=pogingen,
        formulier=formulier or leeg(),
        vaak=vaak_genoeg(tevergeefs, inrichting.terugbellen),
        mag_klaar=een.vraag.opgenomen_door_id in (None, ik),
    )


def _groepen(rijen: Sequence[Rij], vandaag: date) -> list[tuple[str, list[Rij]]]:
    nu = [rij for rij in rijen if rij.klok.datum <= vandaag]
    week = [rij for rij in rijen if vandaag < rij.klok.datum <= vandaag + timedelta(days=7)]
    later = [rij for rij in rijen if rij.klok.datum > vandaag + timedelta(days=7)]
    namen = (_("Vandaag of te laat"), _("De komende week"), _("Later"))
    return [groep for groep in zip(namen, (nu, week, later), strict=True) if groep[1]]


def samenvatting(aantallen: Mapping[str, int], plek: str) -> str:
    """Hoeveel mensen wachten, hoeveel vandaag moeten en hoeveel nog niemand heeft."""
    wacht, nu, niemand = aantallen["team"], aantallen["nu"], aantallen["niemand"]
    if not wacht:
        return _("%(plek)s hoeft niemand terug te bellen.") % {"plek": plek}
    zin = ngettext("%(n)s mens wacht op een telefoontje", "%(n)s mensen wachten op een telefoontje", wacht)
    delen = [zin % {"n": hoofdletter(telwoord(wacht))}]
    if nu:
        delen.append(_("%(n)s vandaag of te laat") % {"n": telwoord(nu)})
    if niemand:
        delen.append(_("%(n)s van nog niemand") % {"n": telwoord(niemand)})
    return ", ".join(delen) + "."


def gelukt(vraag: Vraag, uitkomst: str) -> str:
    """Wat er na het vastleggen gezegd wordt."""
    if vraag.status == Vraag.Status.BEANTWOORD:
        return _("Vastgelegd. De vraag is beantwoord.")
    if uitkomst == Belpoging.Uitkomst.GESPROKEN:
        return _("Vastgelegd. Je hoeft niet meer terug te bellen; de vraag blijft van jou.")
    return _("Vastgelegd. Het blijft op de lijst staan.")


def uuid_uit(tekst: str) -> UUID | None:
    """Het id uit het adres, of niets."""
    try:
        return UUID(tekst)
    except ValueError:
        return None
