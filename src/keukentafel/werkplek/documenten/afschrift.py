"""Het afschrift: wat één lid van het huishouden mag lezen, volgens de regel, en hoeveel er niet in staat en waarom."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from keukentafel.doen.delen import zicht
from keukentafel.doen.documenten.models import Document
from keukentafel.doen.documenten.overzichten import documenten
from keukentafel.doen.dossier.models import Contactmoment, Huishoudlid
from keukentafel.doen.dossier.overzichten import Huishouden, leeftijd_op
from keukentafel.doen.netwerk.models import Vertegenwoordiging
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.regels.afschrift import Lid, Oordeel, oordeel
from keukentafel.werkplek.huishouden.hoofd import naam
from keukentafel.werkplek.huishouden.leden import ledenkeuzes, lidnaam, namen
from keukentafel.werkplek.huishouden.punten_contact import contactkop

WAAROM: dict[str, Promise] = {
    "afgeschermd": gettext_lazy("afgeschermd voor dit lid"),
    "over_een_ander": gettext_lazy("gaat over iemand anders"),
    "te_jong": gettext_lazy("dit lid is daar te jong voor, of de leeftijd is niet bekend"),
    "jongere_beslist": gettext_lazy("gaat over een jongere van 16 of ouder, die dat zelf beslist"),
}


Stuk = Contactmoment | Document


@dataclass(frozen=True)
class Regel:
    """Een contact of een document zoals het in het afschrift staat."""

    moment: datetime
    kop: str
    tekst: str
    over: str


def blad(kring: Werkkring, huis: Huishouden, nu: datetime, gekozen: str) -> dict[str, Any]:
    """De context van het sjabloon; zonder gekozen lid alleen de keuze."""
    vandaag = timezone.localdate(nu)
    lid = next((rij for rij in huis.leden if str(rij.persoon_id) == gekozen), None)
    begin: dict[str, Any] = {"huis": huis, "naam": naam(huis.dossier), "vandaag": vandaag, "lid": lid}
    begin["keuzes"] = ledenkeuzes(huis.leden)
    if lid is None:
        return begin
    leden = {rij.persoon_id: _lid(rij, gezag, nu) for gezag in [_gezag(huis, nu)] for rij in huis.leden}
    stukken: list[Stuk] = [*zicht.contactmomenten(kring, nu).filter(dossier=huis.dossier), *_documenten(huis)]
    gekeurd = [(stuk, _oordeel(leden[lid.persoon_id], stuk, leden.values())) for stuk in stukken]
    weg = Counter(uitkomst.grond for _stuk, uitkomst in gekeurd if not uitkomst.mag)
    regels = [_regel(huis, stuk) for stuk, uitkomst in gekeurd if uitkomst.mag]
    return begin | {
        "lidnaam": lidnaam(lid),
        "regels": sorted(regels, key=lambda regel: regel.moment, reverse=True),
        "weg": [(aantal, WAAROM[grond]) for grond, aantal in sorted(weg.items())],
    }


def _documenten(huis: Huishouden) -> Iterable[Document]:
    return documenten(huis.dossier).filter(ingetrokken_op__isnull=True)


def _gezag(huis: Huishouden, nu: datetime) -> dict[UUID, set[UUID]]:
    """Wie vandaag gezag heeft over wie, voor zover het is opgeschreven."""
    vandaag = timezone.localdate(nu)
    rijen = Vertegenwoordiging.objects.filter(
        Q(van__isnull=True) | Q(van__lte=vandaag),
        Q(tot__isnull=True) | Q(tot__gt=vandaag),
        stelsel_id=huis.dossier.stelsel_id,
        dossier=huis.dossier,
        soort__in=(Vertegenwoordiging.Soort.GEZAG, Vertegenwoordiging.Soort.VOOGD),
        door_persoon__isnull=False,
    )
    uit: dict[UUID, set[UUID]] = {}
    for rij in rijen:
        if rij.door_persoon_id is not None:
            uit.setdefault(rij.door_persoon_id, set()).add(rij.over_id)
    return uit


def _lid(rij: Huishoudlid, gezag: dict[UUID, set[UUID]], nu: datetime) -> Lid:
    geboren = rij.persoon.geboortedatum
    leeftijd = leeftijd_op(geboren, timezone.localdate(nu)) if geboren else rij.persoon.leeftijd_bij_opgave
    kind = rij.rol == Huishoudlid.Rol.KIND
    return Lid(rij.persoon_id, leeftijd, kind, frozenset(gezag.get(rij.persoon_id, ())))


def _oordeel(lid: Lid, stuk: Stuk, leden: Iterable[Lid]) -> Oordeel:
    return oordeel(lid, over=stuk.over, afgeschermd_voor=stuk.afgeschermd_voor, leden=list(leden))


def _regel(huis: Huishouden, stuk: Stuk) -> Regel:
    over = namen(huis, stuk.over)
    if isinstance(stuk, Contactmoment):
        return Regel(stuk.moment, contactkop(stuk), stuk.samenvatting, over)
    return Regel(stuk.toegevoegd_op, stuk.titel, str(stuk.get_soort_display()), over)
