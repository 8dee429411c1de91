"""Op hetzelfde moment, elk met een eigen verbinding: een vraag opnieuw beoordelen, en een adres dat geheim wordt."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest
from django.db import connection, transaction
from django.utils import timezone

from keukentafel.doen.delen import acties
from keukentafel.doen.dossier.models import Dossier, DossierVraag
from keukentafel.doen.dossier.opgave import AdresOpgave
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.triage.herzien import NetHerzien
from keukentafel.doen.triage.models import Triage
from keukentafel.kern.database import rollen
from tests.doen.delen import REDEN, ogen
from tests.doen.test_herzien import GEEN_BESEF, herziet, lees, nieuw, triages, vraag_van
from tests.rol import word
from tests.vaste_groep import Groep

pytestmark = pytest.mark.django_db(transaction=True)
WACHT = 20
"""Seconden; zo lang hoeft geen van beide ooit te wachten."""


@pytest.fixture
def heerlen(in_huis: Callable[[str], Groep]) -> Groep:
    return in_huis("heerlen")


def dossier_van(vraag: Vraag) -> Dossier:
    with word(rollen.ONDERHOUD):
        return DossierVraag.objects.select_related("dossier").get(vraag=vraag).dossier


def staat_stil(pid: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE pid = %s AND NOT granted)", [pid])
        (stil,) = cursor.fetchone()
    return bool(stil)


def eerst_dan(eerst: Callable[[], object], dan: Callable[[], object]) -> object:
    """Doe `eerst`; nog voor het bewaard is begint `dan` op een eigen verbinding, en wacht. Geeft wat `dan` zei."""
    begonnen, pids = Event(), []

    def ander() -> object:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                pids.append(cursor.fetchone()[0])
            begonnen.set()
            return dan()
        except NetHerzien as fout:
            return fout
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as draden:
        with transaction.atomic():
            eerst()
            straks = draden.submit(ander)
            assert begonnen.wait(WACHT)
            for _keer in range(WACHT * 20):
                if staat_stil(pids[0]) or straks.done():
                    break
                sleep(0.05)
        return straks.result(WACHT)


def scherm_af(groep: Groep, dossier: Dossier) -> None:
    with ogen(groep.marieke) as ik:
        nu = timezone.now()
        acties.scherm_adres_af(dossier_id=dossier.pk, adres=AdresOpgave(), reden=REDEN, kring=ik, nu=nu)


def test_geheim_terwijl_een_collega_opnieuw_beoordeelt_laat_geen_wijk_staan(heerlen: Groep) -> None:
    """Sanne drukt op bewaren, en op dat moment schermt Marieke het adres af: ook Sannes uitkomst noemt de wijk niet."""
    g = heerlen
    vraag = vraag_van(g)
    dossier, wijk = dossier_van(vraag), vraag.feiten["gebied"]

    def beoordeel() -> None:
        uit = herziet(g.sanne, vraag, nieuw(vraag), toelichting="Nog eens.")
        reden = uit.triage.uitkomst | {"reden": f"Het gebied {wijk} hoort bij dit team."}
        with word(rollen.EIGENAAR):
            Triage.objects.filter(pk=uit.triage.pk).update(uitkomst=reden)

    eerst_dan(beoordeel, lambda: scherm_af(g, dossier))
    na = lees(vraag.pk)
    assert (na.gebied_id, "gebied" in na.feiten) == (None, False)
    assert len(triages(na)) == 2
    assert wijk not in str([een.uitkomst for een in triages(na)])


def test_twee_collegas_tegelijk_is_er_een_en_de_ander_ziet_het(heerlen: Groep) -> None:
    g = heerlen
    vraag = vraag_van(g)
    gezien = triages(vraag)[-1].pk
    uit = eerst_dan(
        lambda: herziet(g.sanne, vraag, nieuw(vraag, **GEEN_BESEF), gezien=gezien, biedt_aan=True),
        lambda: herziet(g.marieke, vraag, nieuw(vraag), gezien=gezien),
    )
    assert isinstance(uit, NetHerzien)
    assert uit.vraag.situatie == "multiprobleem"
    assert len(triages(vraag)) == 2
