"""Het teamblad bij elkaar: één keer lezen, en in het logboek wie erop staat."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.doen.dossier.aandacht import personen
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.teamwerk import Teamstand, bezetting
from keukentafel.doen.ingang.vervanging import van_afwezigen
from keukentafel.doen.overdracht.overzichten import moet_over
from keukentafel.kern.logboek.boek import Boek
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.regels.triage.zinnen import opsomming
from keukentafel.werkplek import datums
from keukentafel.werkplek.team import afwezig, hoeveel, kennis, regie
from keukentafel.werkplek.team.afwezig import Blok
from keukentafel.werkplek.team.bellen import vandaag_bellen
from keukentafel.werkplek.team.plek import Plek, kijk
from keukentafel.werkplek.woorden import hoofdletter, telwoord

GEEN = Teamstand(0, 0, 0, 0, {})
VRAGEN_HOOGSTENS = 200
"""Zoveel vragen van afwezigen staan er op het blad, de dringendste eerst; zijn er meer, dan zegt het blad dat."""


def inhoud(request: Verzoek, team_id: int, *, meer_teams: bool) -> dict[str, Any]:
    """De context van het teamblad. Wie de dossiers van het team niet leest, krijgt alleen aantallen."""
    plek = kijk(request.werkkring, team_id)
    stand = bezetting([team_id]).get(team_id, GEEN)
    gelezen = list(_vragen(plek))
    vragen = gelezen[:VRAGEN_HOOGSTENS]
    blokken = afwezig.blokken(plek, vragen)
    lijst = regie.lijst(plek, request.GET.get("toon", ""), request.GET.get("blad", "")) if plek.leest else None
    terug = afwezig.weer_terug(plek, vragen)
    rijen = [rij for blok in blokken for rij in blok.rijen] + terug
    bellen = vandaag_bellen(plek)
    genoemd = [(rij.vraag.pk, rij.dossier_id) for rij in rijen] + [(rij.vraag.pk, rij.dossier_id) for rij in bellen]
    mensen = noteer(
        request.boek,
        {dossier for _vraag, dossier in genoemd if dossier} | {r.dossier.pk for r in (lijst.rijen if lijst else ())},
        [vraag for vraag, dossier in genoemd if dossier is None],
    )
    kenners = kennis.rijen(plek)
    return {
        "plek": plek,
        "vandaag": plek.vandaag,
        "meer_teams": meer_teams,
        "samenvatting": samenvatting(plek, blokken),
        "moet_over": moet_over(plek.team) if plek.verdeelt else None,
        "terugbellen": bellen,
        "blokken": blokken,
        "terug": terug,
        "afgekapt": VRAGEN_HOOGSTENS if len(gelezen) > VRAGEN_HOOGSTENS else 0,
        "eerste": next((rij.vraag.pk for rij in rijen if getattr(rij, "niemand", False)), None),
        "stand": stand,
        "norm": plek.inrichting.werknorm,
        "teamnorm": hoeveel.norm_van(plek),
        "rijen": hoeveel.rijen(plek, stand),
        "kennis": [rij for rij in kenners if rij.gemis.soort != "nog_een"],
        "nog_een": [rij for rij in kenners if rij.gemis.soort == "nog_een"],
        "registraties": kennis.registraties(plek),
        "regie": replace(lijst, rijen=[replace(rij, personen=mensen[rij.dossier.pk]) for rij in lijst.rijen])
        if lijst
        else None,
    }


def _vragen(plek: Plek) -> Sequence[Vraag]:
    if not plek.leest:
        return []
    wie = [een.id for een in plek.afwezigen]
    return list(van_afwezigen(plek.kring, plek.team.pk, wie)[: VRAGEN_HOOGSTENS + 1])


def noteer(boek: Boek, dossiers: Iterable[UUID], vragen: Iterable[UUID]) -> dict[UUID, int]:
    """Zet in het logboek over wie het gaat; geeft per huishouden hoeveel mensen er wonen."""
    leden = personen(list(dossiers))
    for dossier, wie in leden.items():
        boek.betreft(wie, dossier=dossier)
    for vraag in vragen:
        boek.betreft(vraag=vraag)
    return {dossier: len(wie) for dossier, wie in leden.items()}


def samenvatting(plek: Plek, blokken: Sequence[Blok]) -> str:
    """De zin onder de kop: wie er niet is, hoeveel klokken meegaan, en waar nog niemand is."""
    dag = hoofdletter(datums.dag(plek.vandaag))
    if not blokken:
        return f"{dag}. {_('Iedereen is er vandaag.')}"
    namen = opsomming([blok.wie.roepnaam for blok in blokken])
    wie = ngettext("%(namen)s is afwezig.", "%(namen)s zijn afwezig.", len(blokken)) % {"namen": namen}
    klokken, niemand = sum(len(blok.rijen) for blok in blokken), sum(blok.niemand for blok in blokken)
    zinnen = [f"{dag}.", wie]
    if klokken:
        zin = ngettext("Eén klok kan niet wachten.", "%(n)s klokken kunnen niet wachten.", klokken)
        zinnen.append(zin % {"n": hoofdletter(telwoord(klokken))})
    if niemand:
        zin = ngettext("Bij één is er nog niemand.", "Bij %(n)s is er nog niemand.", niemand)
        zinnen.append(zin % {"n": telwoord(niemand)})
    return " ".join(zinnen)
