"""Alle keren dat iemand keek: de zoekvraag en de rijen, met wat zij zag en waarom."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.delen.models import Noodtoegang
from keukentafel.doen.ingang.models import LETTERS
from keukentafel.doen.toezicht import overzichten as bron
from keukentafel.doen.toezicht.overzichten import Plekken, Zoekvraag
from keukentafel.doen.toezicht.waarnemen import over_dossiers
from keukentafel.inrichting.model import Inrichting
from keukentafel.kern.logboek.models import Logregel
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.werkplek.toezicht import woorden
from keukentafel.werkplek.toezicht.forms import ZoekFormulier

PER_BLAD = 50
_KENMERK = re.compile(rf"([{LETTERS}]{{4}})-?([{LETTERS}]{{4}})")


@dataclass(frozen=True)
class Keer:
    """Eén keer dat iemand keek, of dat wilde."""

    regel: Logregel
    wie: str
    plek: str
    kenmerk: str
    zag: str
    waarom: str
    rol: str
    nood: Noodtoegang | None


def gevonden(kring: Werkkring, formulier: ZoekFormulier, nu: datetime, blad_nr: str) -> dict[str, Any]:
    """De context van het blad met de uitkomst; zonder goede zoekvraag staat er alleen het formulier.

    `dossiers` zijn de dossiers die er met hun kenmerk op staan.
    """
    if not formulier.is_valid():
        return {"form": formulier}
    zoek, zin = zoekvraag(kring, formulier, nu)
    if zoek is None:
        return {"form": formulier, "niets": zin}
    pagina: Page[Logregel] = Paginator(bron.keren(zoek), PER_BLAD).get_page(blad_nr)
    rijen = keren(list(pagina), zoek, kring.inrichting)
    dossiers = {regel.dossier_id or zoek.dossier_id for regel in pagina} - {None}
    uitkomst = {"pagina": pagina, "rijen": rijen, "dossiers": dossiers, "zoek": zoek, "waarover": zin}
    return {"form": formulier, **uitkomst}


def zoekvraag(kring: Werkkring, formulier: ZoekFormulier, nu: datetime) -> tuple[Zoekvraag | None, str]:
    """Wat er gezocht wordt, met een paar woorden ervoor; None met een zin als het er niet is."""
    wie, organisatie = formulier.cleaned_data["wie"].strip(), formulier.cleaned_data["organisatie"]
    van, tot = periode(formulier.cleaned_data["periode"], timezone.localdate(nu))
    vast: dict[str, Any] = {"stelsel_id": kring.stelsel.pk, "van": van, "tot": tot}
    vast |= {"organisatie_id": organisatie.pk if organisatie else None}
    kenmerk = _KENMERK.fullmatch(wie.upper())
    if kenmerk:
        heel = f"{kenmerk[1]}-{kenmerk[2]}"
        dossier = bron.dossier_met(kring.stelsel.pk, heel)
        if dossier is not None:
            return Zoekvraag(**vast, dossier_id=dossier), _("dossier %(kenmerk)s") % {"kenmerk": heel}
    if not wie:
        return Zoekvraag(**vast), str(organisatie.naam)
    mensen = bron.medewerkers_met(kring.stelsel.pk, wie)
    if not mensen:
        return None, _("Er is geen dossier met dit kenmerk en geen medewerker met deze naam.")
    return Zoekvraag(**vast, medewerkers=tuple(mensen)), wie


def periode(keuze: str, vandaag: date) -> tuple[datetime, datetime]:
    """Het begin van de periode, en het begin van de dag erna; zonder keuze deze maand."""
    morgen = vandaag + timedelta(days=1)
    if keuze == "jaar":
        return _middernacht(vandaag - timedelta(days=365)), _middernacht(morgen)
    eerste = date.fromisoformat(f"{keuze}-01") if keuze else vandaag.replace(day=1)
    return _middernacht(eerste), _middernacht((eerste + timedelta(days=32)).replace(day=1))


def _middernacht(dag: date) -> datetime:
    return timezone.make_aware(datetime(dag.year, dag.month, dag.day))  # noqa: DTZ001


def keren(regels: list[Logregel], zoek: Zoekvraag, inrichting: Inrichting) -> list[Keer]:
    """De regels van één blad in woorden."""
    plekken = Plekken({regel.medewerker_id for regel in regels if regel.medewerker_id})
    ids = {regel.dossier_id for regel in regels} | {zoek.dossier_id}
    over = over_dossiers(zoek.stelsel_id, [dossier for dossier in ids if dossier is not None])
    noden = bron.noodtoegang_bij(regels)
    return [
        in_woorden(regel, plekken, _kenmerk(regel, zoek, over), noden.get(regel.nr), inrichting) for regel in regels
    ]


def in_woorden(
    regel: Logregel, plekken: Plekken, kenmerk: str, nood: Noodtoegang | None, inrichting: Inrichting
) -> Keer:
    """Eén regel van het logboek in woorden."""
    return Keer(
        regel=regel,
        wie=plekken.naam(regel.medewerker_id) or str(_("Het systeem")),
        plek=plekken.op(regel.medewerker_id, timezone.localdate(regel.moment)),
        kenmerk=kenmerk,
        zag=woorden.gezien(regel) if regel.uitkomst == "gelukt" else woorden.UITKOMSTEN[regel.uitkomst],
        waarom=bron.doelnaam(regel.doel, inrichting),
        rol=bron.rolnaam(regel.rollen, inrichting),
        nood=nood,
    )


def _kenmerk(regel: Logregel, zoek: Zoekvraag, over: Any) -> str:
    dossier = regel.dossier_id or zoek.dossier_id
    if dossier in over:
        return str(over[dossier].kenmerk)
    if regel.aantal > 1:
        return _("%(n)s inwoners") % {"n": regel.aantal}
    return ""
