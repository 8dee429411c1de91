"""De stad in de database: elk stelsel, steeds dezelfde, en niemand met meer werk dan bij haar uren hoort."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest
from django.db import transaction
from django.utils import timezone

from keukentafel.doen.dossier.models import Contactmoment, Dossier, Huishoudlid
from keukentafel.doen.ingang.models import Belpoging, Vraag
from keukentafel.doen.triage.models import Triage
from keukentafel.doen.wachtlijst.models import Wachtcontact
from keukentafel.inrichting.laden import laad, namen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.project.demo.stad import plaats, sjablonen, verhalen
from keukentafel.project.demo.stad.bouwen import Telling
from keukentafel.regelen.inzet.models import Aanstelling
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.conftest import ALS_ROL
from tests.doen.rijen import elders_klopt
from tests.stad.conftest import bouw_stad

SNEL = ("kempengemeenten", "diemen")
ALLE = [*SNEL, *(pytest.param(naam, marks=pytest.mark.bewijs) for naam in namen() if naam not in SNEL)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "naam", [*SNEL, *(pytest.param(n, marks=pytest.mark.bewijs) for n in namen() if n not in SNEL)]
)
def test_elk_stelsel_krijgt_een_stad(naam: str, onderhoud: ALS_ROL) -> None:
    with onderhoud():
        telling = bouw_stad(naam)
        vragen = list(Vraag.objects.select_related("team", "gebied"))
        zonder = list(Dossier.objects.filter(leden__isnull=True))
    elders_klopt()
    inrichting = laad(naam)
    assert telling.vragen == len(vragen) > 13, "meer dan de demo zelf"
    assert {vraag.team.slug for vraag in vragen} <= {team.slug for team in inrichting.teams}
    assert zonder == [], "elk dossier heeft leden"


def _bekijk(zaad: int, nu: datetime, onderhoud: ALS_ROL) -> dict[str, Any]:
    """Bouw een stad, kijk wat erin staat, en draai alles terug."""
    with transaction.atomic(), onderhoud():
        bouw_stad("diemen", zaad=zaad, nu=nu)
        gezien = _inhoud()
        transaction.set_rollback(True)
    return gezien


def _inhoud() -> dict[str, Any]:
    """Wat er in de stad staat, zonder ids; een database geeft gelijke rijen in willekeurige volgorde terug."""
    vragen = Vraag.objects.values_list(
        "sleutel", "team__slug", "status", "eigen_woorden", "situatie", "uiterlijk", "opgenomen_door__naam", "antwoord"
    )
    leden = Huishoudlid.objects.values_list("persoon__voornaam", "persoon__geboortedatum", "dossier__straat", "rol")
    contacten = Contactmoment.objects.values_list("sleutel", "moment", "samenvatting", "door__naam")
    feiten = Gebeurtenis.objects.values_list("soort", "regel")
    return {
        "vragen": Counter(vragen),
        "leden": Counter(leden),
        "contacten": Counter(contacten),
        "feiten": Counter(feiten),
    }


@pytest.mark.django_db
def test_hetzelfde_zaad_geeft_dezelfde_stad(onderhoud: ALS_ROL) -> None:
    nu = timezone.localtime()
    eerst, weer, anders = (_bekijk(zaad, nu, onderhoud) for zaad in (7, 7, 8))
    assert eerst == weer
    assert eerst != anders


@pytest.mark.django_db
def test_niemand_draagt_meer_dan_bij_haar_uren_hoort(stad: Telling, onderhoud: ALS_ROL) -> None:
    inrichting = laad(stad.inrichting)
    with onderhoud():
        lopend = Counter(Vraag.objects.filter(status="opgenomen").values_list("opgenomen_door", flat=True))
        uren = {rij.medewerker_id: rij.uren for rij in Aanstelling.objects.all()}
        sanne = Medewerker.objects.get(account__username="sanne")
    for wie, aantal in lopend.items():
        if wie in uren:
            assert aantal <= 1 + inrichting.werknorm.waarde * uren[wie] / inrichting.inzet.uren_voltijd
    assert lopend[sanne.pk] >= 1, "wie door de ogen van Sanne kijkt, ziet werk"


@pytest.mark.django_db
def test_een_doorgezette_vraag_ligt_met_haar_dossier_bij_het_andere_team(
    onderhoud: ALS_ROL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verhalen, "DOORZETTEN", 0.5)
    with onderhoud():
        bouw_stad("heerlen")
        feiten = list(Gebeurtenis.objects.filter(soort="vraag_doorgezet"))
        for feit in feiten:
            vraag = Vraag.objects.select_related("dossiervraag__dossier").get(pk=str(feit.vraag_id))
            assert vraag.team_id == feit.gegevens["naar_team"] == vraag.dossiervraag.dossier.team_id
            laatste = Triage.objects.filter(vraag=vraag).order_by("moment").last()
            assert laatste is not None
            assert laatste.argument
    assert feiten


@pytest.mark.django_db
def test_er_gebeurt_niets_voor_de_vraag_er_was_en_niets_in_de_toekomst(stad: Telling, onderhoud: ALS_ROL) -> None:
    with onderhoud():
        laatste = Gebeurtenis.objects.order_by("-moment")[0].moment
        eerste = dict(Gebeurtenis.objects.filter(soort="vraag_binnengekomen").values_list("vraag_id", "moment"))
        voor = [
            feit.soort
            for feit in Gebeurtenis.objects.filter(vraag_id__in=eerste)
            if feit.moment < eerste[feit.vraag_id] - timedelta(milliseconds=1)
        ]
    assert laatste <= timezone.now()
    assert voor == []


@pytest.mark.django_db
def test_wie_niet_opnam_wordt_nog_teruggebeld(onderhoud: ALS_ROL, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(verhalen.PER_SOORT, "terugbelverzoek", ((verhalen.TERUG, (0, 1, 0)),))
    (bellen,) = [sjabloon for sjabloon in sjablonen.sjablonen() if sjabloon.soort == "terugbelverzoek"]
    monkeypatch.setattr(sjablonen, "kies", lambda *_: bellen)
    monkeypatch.setattr(plaats, "kom_na", lambda rnd, verhaal, klokken, nu: verhaal)
    with onderhoud():
        bouw_stad("diemen")
        alle = list(Belpoging.objects.select_related("vraag"))
    pogingen = [een for een in alle if een.sleutel == uuid5(NAMESPACE_URL, f"bel:{een.vraag.sleutel}")]
    assert pogingen
    for poging in pogingen:
        assert poging.vraag.status == Vraag.Status.OPGENOMEN
        assert poging.vraag.opgenomen_op is not None
        assert poging.vraag.opgenomen_op <= poging.moment <= timezone.now()
        assert poging.door_id == poging.vraag.opgenomen_door_id


@pytest.mark.django_db
def test_wie_wacht_is_pas_nog_gesproken(stad: Telling, onderhoud: ALS_ROL) -> None:
    with onderhoud():
        alle = list(Wachtcontact.objects.select_related("wachtplek__vraag"))
        lopend = Vraag.objects.filter(status="opgenomen", dossiervraag__isnull=False)
        lang = lopend.filter(opgenomen_op__lt=timezone.now() - timedelta(days=4))
        verwacht = lang.filter(opgenomen_op__gt=timezone.now() - timedelta(days=89)).exists()
    contacten = [een for een in alle if een.sleutel == uuid5(NAMESPACE_URL, f"wacht:{een.wachtplek.vraag.sleutel}")]
    assert contacten or not verwacht
    for contact in contacten:
        assert contact.wachtplek.vraag.opgenomen_door_id == contact.wachtplek.contact_id
        assert contact.veilig == "ja"
