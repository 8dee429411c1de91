"""Het blad over een geheim adres: wie het mag zien, en wat je ermee kunt doen. Het adres zelf staat er niet op."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from keukentafel.doen.delen import overzichten
from keukentafel.doen.delen.models import Adresinzage, Geheimadres
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.regelen.teams.overzichten import gebieden_van
from keukentafel.werkplek import datums
from keukentafel.werkplek.delen.blad import Blad
from keukentafel.werkplek.delen.forms import AfschermFormulier, InzageFormulier, WijzigAdresFormulier
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.inlog.bewaard import teruggezet


@dataclass(frozen=True)
class Inzage:
    """Iemand die het adres mag (of mocht) zien."""

    rij: Adresinzage
    tot: str
    loopt: bool


def inhoud(
    blad: Blad,
    *,
    afschermen: AfschermFormulier | None = None,
    wijzigen: WijzigAdresFormulier | None = None,
    inzage: InzageFormulier | None = None,
) -> dict[str, object]:
    """De context van het blad; een formulier is er alleen voor wie het mag gebruiken."""
    merk = blad.merk
    geven = overzichten.inzage_geven(blad.kring, blad.dossier, blad.nu)
    lezers = set(overzichten.met_inzage(blad.kring, blad.dossier, blad.nu).values_list("pk", flat=True))
    rijen = [_inzage(rij, blad, lezers) for rij in overzichten.inzagen(blad.kring, blad.dossier, blad.nu)]
    beheert = merk.mag_zien and merk.schrijft
    return blad.inhoud() | {
        "afschermen": (afschermen or AfschermFormulier()) if merk.schrijft and not merk.geheim else None,
        "wijzigen": (wijzigen or wijzigformulier(blad)) if beheert else None,
        "inzage": (inzage or inzageformulier(blad)) if geven else None,
        "aanwijzen": geven == "aanwijzen",
        "lopend": [rij for rij in rijen if rij.loopt],
        "eerder": [rij for rij in rijen if not rij.loopt],
        "beheert": beheert,
        "kleine_plek": _kleine_plek(blad),
    }


def half_ingevuld(request: Verzoek, blad: Blad) -> dict[str, Any]:
    """Wat iemand op dit blad had ingevuld toen de sessie verliep: hoogstens één van de formulieren."""
    formulieren: dict[str, Callable[[], Formulier]] = {
        "afschermen": AfschermFormulier,
        "wijzigen": lambda: wijzigformulier(blad),
        "inzage": lambda: inzageformulier(blad),
    }
    return teruggezet(request, lambda naam: reverse(f"adres-{naam}", args=[blad.dossier.pk]), formulieren)


def wijzigformulier(blad: Blad) -> WijzigAdresFormulier:
    """Leeg, met een merk van het adres dat er nu staat."""
    gezien = overzichten.versie_van_adres(blad.kring, blad.dossier, blad.nu)
    return WijzigAdresFormulier(initial={"gezien": gezien}, auto_id="nieuw_%s")


def inzageformulier(blad: Blad, gegevens: object = None) -> InzageFormulier:
    """De collega's die het dossier lezen."""
    return InzageFormulier(gegevens, dossier=blad.dossier, dag=blad.vandaag, auto_id="inzage_%s")


def in_woorden(geheim: Geheimadres) -> list[str]:
    """Straat en nummer, en de postcode; wat er niet is, staat er niet."""
    nummer = f"{geheim.huisnummer or ''}{f' {geheim.toevoeging}' if geheim.toevoeging else ''}".strip()
    postcode = f"{geheim.postcode[:4]} {geheim.postcode[4:]}" if geheim.postcode else ""
    return [regel for regel in (f"{geheim.straat} {nummer}".strip(), postcode) if regel]


def _inzage(rij: Adresinzage, blad: Blad, lezers: set[int]) -> Inzage:
    in_tijd = rij.van <= blad.vandaag and (rij.tot is None or rij.tot > blad.vandaag)
    loopt = in_tijd and rij.medewerker_id in lezers
    tot = _("tot iemand het intrekt")
    if rij.tot is not None:
        tot = _("tot %(dag)s") % {"dag": datums.voluit(rij.tot, blad.vandaag)}
    return Inzage(rij, tot=tot if loopt else _("voorbij"), loopt=loopt)


def _kleine_plek(blad: Blad) -> str:
    """De enige wijk van het team, of leeg: dan zegt de naam van het team al bijna waar iemand woont."""
    wijken = gebieden_van([blad.dossier.team_id], blad.vandaag).get(blad.dossier.team_id, [])
    return wijken[0].naam if len(wijken) == 1 else ""
