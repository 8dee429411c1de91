"""Hoeveel er ook in een dossier en in een team staat: elk blad stelt hoogstens vijftien vragen aan de database."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from keukentafel.doen.dossier.models import Dossier, DossierVraag, Huishoudlid
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.regie.models import Overgang, Regie
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.inzet.models import Afwezigheid
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.doen.vol import vul_dossier, vul_vraag
from tests.rol import word
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie, Belt

STREEF = 15
"""Zoveel vragen aan de database stelt een blad ten hoogste, met het inloggen en het logboek erbij."""
HUIS = "/huishoudens/{dossier}"
VAN_EEN_WERKER = (
    "/werk", "/vragen", "/vragen?open={vraag}", "/vragen?toon=mij", "/vragen/nieuw", "/vragen/stand", "/terugbellen",
    "/vragen/{vraag}/triage", "/signalen", "/vragen/{vraag}/signaal", "/wachtlijst", "/wachtlijst/{plek}", "/kennis",
    "/aangeboden", "/afspraken",
    "/huishoudens", "/huishoudens?zoek=vries", HUIS, f"{HUIS}?toon=contact", f"{HUIS}?meer=1", f"{HUIS}/netwerk",
    f"{HUIS}/journaal", f"{HUIS}/contact", f"{HUIS}/afspraken/nieuw", f"{HUIS}/regie", f"{HUIS}/taken",
    f"{HUIS}/documenten", f"{HUIS}/delen",
)  # fmt: skip
VAN_DE_MANAGER = (
    "/werk", "/team", "/team/{team}", "/team/{team}/liggen", "/team/{team}/terugbellen", "/team/{team}/vragen/{vraag}",
    "/vragen", "/terugbellen", "/signalen", "/wachtlijst", HUIS, f"{HUIS}/regie", f"{HUIS}/delen",
)  # fmt: skip
Tel = Callable[[Client, str], list[str]]


@pytest.fixture
def vol(almere: Groep, belt: Belt, als: AlsWie) -> Dossier:
    """Een gezin met van alles veel, in een team met meer werk; Sanne is regisseur en vandaag afwezig."""
    sanne = als(almere.sanne)
    sanne.post(f"/vragen/{belt(anderen='52, 9')}/opnemen")
    with als_medewerker(almere.sanne.pk):
        dossier = Dossier.objects.get(naam="De Vries")
    morgen, net = timezone.localdate() + timedelta(days=1), timezone.localtime(timezone.now() - timedelta(hours=1))
    afspraak = {"medewerker": almere.sanne.pk, "voor_wie": "Truus", "plek": "Thuis", "minuten": "60", "tijd": "10:30"}
    contact = {"kanaal": "telefoon", "dag": f"{net:%Y-%m-%d}", "tijd": f"{net:%H:%M}", "samenvatting": "Gebeld."}
    for nummer in range(3):
        sanne.post(f"/huishoudens/{dossier.pk}/afspraken/nieuw", afspraak | {"dag": f"{morgen + timedelta(nummer)}"})
        sanne.post(f"/huishoudens/{dossier.pk}/contact", contact | {"sleutel": str(uuid4())})
        taak = {"wat": "Bellen", "wie": almere.sanne.pk, "uiterlijk": f"{morgen}", "sleutel": str(uuid4())}
        sanne.post(f"/huishoudens/{dossier.pk}/taken/nieuw", taak)
    with als_medewerker(almere.fatma.pk):
        for nummer in range(8):
            bewaar(vraag_in_dossier(almere, almere.team, almere.fatma, achternaam=f"Bos{nummer:02}"))
    with word(rollen.EIGENAAR):
        _maak_vol(almere, dossier)
    return dossier


def _maak_vol(almere: Groep, dossier: Dossier) -> None:
    """Als eigenaar: wat geen scherm in één keer geeft."""
    nu, vandaag = timezone.now(), timezone.localdate()
    vul_dossier(almere, dossier.pk)
    eigen = DossierVraag.objects.get(dossier=dossier).vraag_id
    anders = DossierVraag.objects.exclude(dossier=dossier).order_by("pk")
    for koppeling in (*anders[:3], DossierVraag.objects.get(dossier=dossier)):
        vul_vraag(almere, koppeling.vraag_id)
    Vraag.objects.filter(pk__in=[een.vraag_id for een in anders[:4]]).update(
        status="opgenomen", opgenomen_door=almere.sanne, opgenomen_op=nu, uiterlijk=vandaag, terugbellen=True,
        namens=almere.marieke,
    )  # fmt: skip
    Vraag.objects.filter(pk=eigen).update(terugbellen=True)
    Regie.objects.filter(dossier=dossier).update(soort="medewerker", medewerker=almere.sanne, reden="overgedragen")
    plek = {"stelsel": almere.stelsel, "door": almere.bilal, "boodschap": "x", "aangeboden_op": nu}
    Overgang.objects.create(**plek, soort="vraag", team=almere.team, naar_team=almere.ander_team, vraag_id=eigen,
                            dossier=dossier)  # fmt: skip
    Overgang.objects.create(**plek, soort="ondersteunen", team=almere.ander_team, naar_team=almere.team,
                            dossier_id=anders[4].dossier_id)  # fmt: skip
    for wie, vervanger in ((almere.marieke, almere.sanne), (almere.sanne, almere.marieke)):
        Afwezigheid.objects.create(stelsel=almere.stelsel, medewerker=wie, van=vandaag, vervanger=vervanger)
    Huishoudlid.objects.filter(dossier=dossier, rol="hoofdpersoon").update(ook_elders=True)


@pytest.fixture
def tel(almere: Groep, vol: Dossier) -> Tel:
    """De vragen van één blad; het blad is er, en is al een keer getoond."""
    with word(rollen.EIGENAAR):
        vraag = DossierVraag.objects.get(dossier=vol).vraag
        plek = vraag.wachtplekken.get().pk
    in_pad = {"dossier": vol.pk, "vraag": vraag.pk, "plek": plek, "team": almere.team.pk}

    def geteld(wie: Client, pad: str) -> list[str]:
        adres = pad.format(**in_pad)
        assert wie.get(adres).status_code == 200, adres
        with CaptureQueriesContext(connection) as gesteld:
            wie.get(adres)
        return [vraag["sql"] for vraag in gesteld if "SAVEPOINT" not in vraag["sql"]]

    return geteld


@pytest.mark.parametrize(("wie", "paden"), [("sanne", VAN_EEN_WERKER), ("marieke", VAN_DE_MANAGER)])
def test_elk_blad_stelt_weinig_vragen(wie: str, paden: tuple[str, ...], almere: Groep, als: AlsWie, tel: Tel) -> None:
    client = als(getattr(almere, wie))
    gesteld = {pad: tel(client, pad) for pad in paden}
    te_veel = {pad: vragen for pad, vragen in gesteld.items() if len(vragen) > STREEF}
    assert not te_veel, "\n".join(f"{pad}: {len(vragen)}\n" + "\n".join(vragen) for pad, vragen in te_veel.items())
