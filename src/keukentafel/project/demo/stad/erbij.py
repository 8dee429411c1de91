"""Wat er met lopend werk gebeurt, langs de handelingen: vergeefs terugbellen, en wachten op een plek."""

from collections.abc import Collection
from datetime import timedelta
from random import Random
from uuid import NAMESPACE_URL, uuid5

from keukentafel.doen.ingang.klokken import TERUGBELLEN
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.terugbellen import Belopgave, leg_poging_vast
from keukentafel.doen.wachtlijst.acties import Contactopgave, Wachtopgave, leg_contact_vast, zet_op_lijst
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.project.demo import tijden
from keukentafel.project.demo.stad.plaats import Stad
from keukentafel.regelen.inzet.models import Afwezigheid
from keukentafel.regelen.teams.overzichten import op

POGINGEN = 12
"""Bij zoveel vragen is er al eens vergeefs gebeld. # aanname"""
WACHTEN = 3
"""Zoveel vragen wachten er bij de twee teams van de vaste groep; bij de andere een. # aanname"""
REDENEN = (
    ("geen_plek", "De groep begint pas in januari.", 2),
    ("geen_aanbod", "De aanbieder heeft een wachttijd van acht weken.", 2),
    ("onderzoek", "Wij wachten op het advies van de huisarts.", 2),
    ("inwoner", "Wil eerst de verhuizing achter de rug hebben.", 3),
)
NOTITIES = ("Niemand nam op. Ik probeer het na vieren nog eens.", "Voicemail ingesproken.", "In gesprek.")


def bel_vergeefs(rnd: Random, stad: Stad) -> int:
    """Bij een paar vragen is al eens gebeld zonder dat er iemand opnam; geeft hoeveel."""
    vragen = Vraag.objects.filter(
        stelsel_id=stad.stelsel_id,
        status=Vraag.Status.OPGENOMEN,
        termijnen__soort=TERUGBELLEN,
        termijnen__klaar_op__isnull=True,
        opgenomen_op__lt=stad.nu - timedelta(minutes=5),
    ).select_related("opgenomen_door")
    gebeld = list(vragen.order_by("ontvangen_op", "sleutel")[:POGINGEN])
    for vraag in gebeld:
        if vraag.opgenomen_door is None or vraag.opgenomen_op is None:
            continue
        moment = tijden.deel(vraag.opgenomen_op, stad.nu, rnd.uniform(0.3, 0.9))
        opgave = Belopgave(uuid5(NAMESPACE_URL, f"bel:{vraag.sleutel}"), "niet_opgenomen", rnd.choice(NOTITIES))
        with als_medewerker(vraag.opgenomen_door.pk):
            leg_poging_vast(vraag_id=vraag.pk, opgave=opgave, medewerker=vraag.opgenomen_door, nu=moment)
    return len(gebeld)


def laat_wachten(rnd: Random, stad: Stad, veel: Collection[int]) -> int:
    """Zet een paar vragen op de wachtlijst, met een contact tijdens het wachten; geeft hoeveel.

    `veel`: de teams waar er meer wachten.
    """
    weg = Afwezigheid.objects.filter(op(stad.dag), stelsel_id=stad.stelsel_id).values("medewerker")
    lopend = (
        Vraag.objects.filter(stelsel_id=stad.stelsel_id, status=Vraag.Status.OPGENOMEN, dossiervraag__isnull=False)
        .filter(opgenomen_op__lt=stad.nu - timedelta(days=3), opgenomen_op__gt=stad.nu - timedelta(days=90))
        .exclude(opgenomen_door__in=weg)
        .select_related("opgenomen_door")
    )
    per_team: dict[int, list[Vraag]] = {}
    for vraag in lopend.order_by("ontvangen_op", "sleutel"):
        per_team.setdefault(vraag.team_id, []).append(vraag)
    wachten = [vraag for team, rij in per_team.items() for vraag in rij[: WACHTEN if team in veel else 1]]
    for vraag in wachten:
        _wacht(rnd, stad, vraag)
    return len(wachten)


def _wacht(rnd: Random, stad: Stad, vraag: Vraag) -> None:
    if vraag.opgenomen_door is None or vraag.opgenomen_op is None:
        return
    werker, (reden, toelichting, voorrang) = vraag.opgenomen_door, rnd.choice(REDENEN)
    begin = tijden.deel(vraag.opgenomen_op, stad.nu, rnd.uniform(0.1, 0.3))
    later = tijden.deel(begin, stad.nu, rnd.uniform(0.5, 0.9))
    with als_medewerker(werker.pk):
        opgave = Wachtopgave(reden, voorrang, werker, toelichting)
        plek = zet_op_lijst(vraag_id=vraag.pk, opgave=opgave, medewerker=werker, nu=begin)
        contact = Contactopgave(
            uuid5(NAMESPACE_URL, f"wacht:{vraag.sleutel}"), bereikt=True, veilig="ja", notitie="Het gaat redelijk."
        )
        leg_contact_vast(plek_id=plek.pk, opgave=contact, medewerker=werker, nu=later)
