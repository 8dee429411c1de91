"""Het tabblad Netwerk: de familie en de banden op een dag, getekend en in woorden."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.netwerk import overzichten
from keukentafel.doen.netwerk.models import Netwerkcontact, Vertegenwoordiging
from keukentafel.doen.netwerk.overzichten import Netwerk
from keukentafel.doen.netwerk.vertegenwoordigers import NIET_BEKEND
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.werkplek import datums
from keukentafel.werkplek.huishouden import gezag
from keukentafel.werkplek.huishouden.hoofd import hoofd
from keukentafel.werkplek.huishouden.inzien import open_met_iedereen
from keukentafel.werkplek.netwerk import ecogram, genogram, mensen, opgenomen, stam
from keukentafel.werkplek.netwerk.beeld import Lijn
from keukentafel.werkplek.netwerk.familie import Familie
from keukentafel.werkplek.netwerk.opzet import maak
from keukentafel.werkplek.netwerk.woorden import rij as opsomming
from keukentafel.werkplek.woorden import hoofdletter

PAST_NAAST, PAST_SMAL = 520.0, 380.0
"""Tot zo breed past de familie naast de lijst, en op een telefoon zonder kleine letters; in punten."""
DAGEN = 8
"""Zoveel dagen waarop iets veranderde, staan als link."""


@dataclass(frozen=True)
class Bandregel:
    """Eén band in de tabel."""

    id: UUID
    naam: str
    wie: str
    woord: str
    staal: list[Lijn]
    doet: str
    bereik: str
    eigen: bool
    uit: tuple[str, ...]


@dataclass(frozen=True)
class Spreekregel:
    """Wie namens wie beslist of spreekt."""

    id: UUID
    zin: str
    bij: str
    eigen: bool
    uit: tuple[str, ...]


def blad(request: Verzoek, dossier_id: UUID, nu: datetime) -> dict[str, object]:
    """De context van het sjabloon; `op` in het adres is de dag. Wie erop staan, ook van elders, zijn genoteerd.

    Raises:
        Http404: het huishouden is er niet, of zij mag het niet zien.
    """
    huis, ooit = open_met_iedereen(request, dossier_id, nu)
    kring, vandaag = request.werkkring, timezone.localdate(nu)
    dag = te_zien(request.GET.get("op", ""), vandaag)
    erbij = opgenomen.opgenomen(kring, huis, nu)
    net = overzichten.netwerk_op(huis.dossier, dag, ooit, erbij.gelezen)
    noteer(request, net, erbij.gelezen)
    inrichting = kring.inrichting
    afspraken = zicht.komende_afspraken(kring, huis.dossier, nu)
    kop = hoofd(kring, huis, nu, inrichting, afspraken=afspraken, hier="netwerk")
    gezin = mensen.familie(net)
    kort = mensen.namen(net.personen)
    return kop | familiebeeld(gezin) | bandenbeeld(net, kort) | {
        "net": net,
        "erbij": erbij,
        "dag": dag,
        "toen": dag != vandaag,
        "bewerkt": kop["schrijft"] and dag == vandaag,
        "dagen": [toen for toen in net.dagen if toen < vandaag][:DAGEN],
        "zin": hoofdzin(net, vandaag),
        "mensen": mensen.regels(net, gezin),
        "relaties": [(rij, mensen.zin(rij, kort)) for rij in net.relaties if rij.dossier_id == huis.dossier.pk],
        "geen_relaties": not net.relaties,
        "spreken": [_spreekt(rij, kort, net) for rij in net.vertegenwoordigingen],
        "eerder": [(lid, lid.dossier_id == huis.dossier.pk) for lid in net.eerder],
    }  # fmt: skip


def noteer(request: Verzoek, net: Netwerk, erbij: Iterable[Dossier]) -> None:
    """Wie er op het blad staan, per dossier waar dat uit komt, voor het logboek."""
    genoemd = {*(persoon.pk for persoon in net.personen), *(lid.persoon_id for lid in net.eerder)}
    per_dossier: dict[UUID, list[UUID]] = {dossier.pk: [] for dossier in (net.dossier, *erbij)}
    for persoon in genoemd:
        for dossier, nummer in net.waar[persoon]:
            per_dossier[dossier.pk].append(nummer)
    for dossier_id, personen in per_dossier.items():
        request.boek.betreft(personen, dossier=dossier_id)


def te_zien(op: str, vandaag: date) -> date:
    """De gevraagde dag; wat geen dag is of nog moet komen, is vandaag."""
    try:
        dag = parse_date(op) or vandaag
    except ValueError:
        dag = vandaag
    return min(dag, vandaag)


def familiebeeld(gezin: Familie) -> dict[str, object]:
    """De tekening van de familie, en een tweede voor een telefoon als de eerste daar te breed voor is."""
    opzet = maak(gezin)
    recht = genogram.teken(opzet, "familie")
    beelden = [recht] if recht.breed <= ecogram.BREED else [stam.teken(opzet, "familie")]
    if PAST_SMAL < recht.breed <= ecogram.BREED:
        recht.sleutel = "kt-beeld__breed"
        smal = stam.teken(opzet, "familie-smal")
        smal.sleutel = "kt-beeld__smal"
        beelden.append(smal)
    rijen = len(set(opzet.rij.values()))
    for beeld in beelden:
        beeld.titel = _("Genogram van de familie")
        beeld.beschrijving = _beschrijf(len(gezin.mensen), rijen)
    return {"familiebeelden": beelden, "naast": beelden[0].breed <= PAST_NAAST}


def _beschrijf(aantal: int, rijen: int) -> str:
    wie = ngettext("%(n)s persoon", "%(n)s personen", aantal) % {"n": aantal}
    lagen = ngettext("%(n)s generatie", "%(n)s generaties", rijen) % {"n": rijen}
    return _("%(wie)s in %(lagen)s. De lijst erbij vertelt hetzelfde.") % {"wie": wie, "lagen": lagen}


def bandenbeeld(net: Netwerk, kort: dict[UUID, str]) -> dict[str, object]:
    """De tekening van de banden, breed en smal, met de legenda en de tabel."""
    kern = opsomming(kort[lid.persoon_id] for lid in net.leden) or _("Het huishouden")
    rond = [ecogram.Bekende(str(b.pk), b.naam or b.organisatie, _wie(b, kort), b.band) for b in net.bekenden]
    beelden = [ecogram.breed(kern, rond, "banden"), ecogram.smal(kern, rond, "banden-smal")]
    for beeld in beelden:
        beeld.titel = _("Ecogram van de banden")
        beeld.beschrijving = f"{_tel(net)} {_('De tabel eronder vertelt hetzelfde.')}"
    volgorde = [wie.id for wie in ecogram.op_volgorde(rond)]
    op_rij = sorted(net.bekenden, key=lambda b: volgorde.index(str(b.pk)))
    soorten = [(hoofdletter(str(Netwerkcontact.Band(s).label)), ecogram.staaltje(s)) for s in ecogram.VOLGORDE]
    gebruikt = {b.get_band_display() for b in net.bekenden}
    return {
        "bandbeelden": beelden,
        "banden": [_band(b, kort, net) for b in op_rij],
        "bandsoorten": [(woord, staal) for woord, staal in soorten if woord.lower() in gebruikt],
    }


def _band(bekende: Netwerkcontact, kort: dict[UUID, str], net: Netwerk) -> Bandregel:
    return Bandregel(
        bekende.pk,
        bekende.naam or bekende.organisatie,
        _wie(bekende, kort),
        hoofdletter(bekende.get_band_display()),
        ecogram.staaltje(bekende.band),
        bekende.doet,
        bekende.telefoon,
        *mensen.uit_welke(net, [bekende.dossier]),
    )


def _wie(bekende: Netwerkcontact, kort: dict[UUID, str]) -> str:
    """Wie dat is, waarvan, en van wie in het huishouden."""
    organisatie = bekende.organisatie if bekende.naam else ""
    van = ""
    if bekende.persoon is not None:
        van = _("van %(wie)s") % {"wie": kort.get(bekende.persoon.pk) or bekende.persoon.naam}
    return ", ".join(filter(None, (bekende.get_soort_display(), organisatie, van)))


def _spreekt(rij: Vertegenwoordiging, kort: dict[UUID, str], net: Netwerk) -> Spreekregel:
    eigen, uit = mensen.uit_welke(net, [rij.dossier])
    over = kort.get(rij.over_id) or rij.over.naam
    if rij.naam == NIET_BEKEND:
        zin = _("%(soort)s over %(over)s: gevraagd, en niet bekend") % {"soort": rij.soort, "over": over}
        return Spreekregel(rij.pk, hoofdletter(zin), mensen.periode(rij), eigen, uit)
    zin = _("%(door)s %(soort)s %(over)s") % {
        "door": gezag.naam(rij), "soort": rij.get_soort_display(), "over": over,
    }  # fmt: skip
    return Spreekregel(rij.pk, zin, ", ".join(filter(None, (mensen.periode(rij), rij.telefoon))), eigen, uit)


def hoofdzin(net: Netwerk, vandaag: date) -> str:
    """Boven aan het blad: van welke dag het is, en wat kracht geeft en wat spanning."""
    was = _("Zoals het was op %(dag)s.") % {"dag": datums.datum_lang(net.dag)}
    return f"{_('Zoals het nu is, voor zover wij weten.') if net.dag == vandaag else was} {_tel(net)}"


def _tel(net: Netwerk) -> str:
    """Hoeveel banden er zijn, hoeveel er sterk zijn en hoeveel er spanning geven."""
    aantal = len(net.bekenden)
    if not aantal:
        return _("Er zijn nog geen banden vastgelegd.")
    tellen = Counter(bekende.band for bekende in net.bekenden)
    sterk, spanning = tellen["sterk"], tellen["gespannen"] + tellen["verbroken"]
    delen = []
    if sterk:
        delen.append(ngettext("%(n)s geeft kracht", "%(n)s geven kracht", sterk) % {"n": sterk})
    if spanning:
        delen.append(ngettext("%(n)s geeft spanning", "%(n)s geven spanning", spanning) % {"n": spanning})
    alle = ngettext("%(n)s band rond het huishouden", "%(n)s banden rond het huishouden", aantal) % {"n": aantal}
    return f"{': '.join(filter(None, (alle, opsomming(delen))))}."
