"""Een team van tweehonderd mensen: het teamblad stelt niet meer vragen aan de database dan een klein team."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from keukentafel.doen.dossier.models import Dossier, DossierVraag
from keukentafel.doen.ingang.models import Vraag
from keukentafel.kern.database import rollen
from keukentafel.regelen.inzet.models import Aanstelling, Afwezigheid, Deskundigheid, Registratie
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from tests.doen.team import Ploeg, ploeg
from tests.rol import word
from tests.werkplek.conftest import AlsWie

pytestmark = pytest.mark.django_db
MEEST = 15


@pytest.fixture
def team() -> Ploeg:
    return ploeg()


def vul(team: Ploeg, aantal: int) -> None:
    """Zoveel collega's met uren, kennis, een registratie en elk twee huishoudens; een op de tien is er niet."""
    geld = {"leefgebieden": ["financien"]}
    groep, vandaag, nu = team.groep, timezone.localdate(), timezone.now()
    begin = vandaag - timedelta(days=30)
    vast = {"stelsel": groep.stelsel}
    met_team = {**vast, "team": groep.team}
    with word(rollen.ONDERHOUD):
        mensen = Medewerker.objects.bulk_create(Medewerker(**vast, naam=f"Collega {nr:03}") for nr in range(aantal))
        Lidmaatschap.objects.bulk_create(
            Lidmaatschap(**met_team, medewerker=wie, rol="wijkwerker", van=begin) for wie in mensen
        )
        Aanstelling.objects.bulk_create(Aanstelling(**met_team, medewerker=wie, uren=24, van=begin) for wie in mensen)
        Deskundigheid.objects.bulk_create(
            Deskundigheid(**vast, medewerker=wie, onderwerp="schulden" if nr == 0 else "ggz", van=begin)
            for nr, wie in enumerate(mensen)
        )
        Registratie.objects.bulk_create(
            Registratie(**vast, medewerker=wie, register="SKJ", nummer="1", geldig_tot=vandaag) for wie in mensen
        )
        Afwezigheid.objects.bulk_create(
            Afwezigheid(**vast, medewerker=wie, van=begin, vervanger=mensen[nr + 1])
            for nr, wie in enumerate(mensen) if nr % 10 == 0
        )  # fmt: skip
        eigenaren = [wie for wie in mensen for _ in range(2)]
        vragen = Vraag.objects.bulk_create(
            Vraag(
                **met_team, sleutel=uuid4(), gemeente=groep.gemeente, soort="vraag", kanaal="telefoon",
                aanmelder="inwoner", ontvangen_op=nu, aangenomen_door=groep.fatma, feiten=geld,
                situatie="enkelvoudig", status="opgenomen", opgenomen_door=wie, opgenomen_op=nu,
                uiterlijk=vandaag - timedelta(days=1),
            )
            for wie in eigenaren
        )  # fmt: skip
        dossiers = Dossier.objects.bulk_create(
            Dossier(**met_team, gemeente=groep.gemeente, naam=f"Huis {nr}", geopend_op=nu, contact=wie)
            for nr, wie in enumerate(eigenaren)
        )
        DossierVraag.objects.bulk_create(
            DossierVraag(**met_team, dossier=dossier, vraag=vraag)
            for dossier, vraag in zip(dossiers, vragen, strict=True)
        )


def tel(client: Client, pad: str) -> list[str]:
    """De vragen aan de database, zonder de grenzen van de transactie."""
    with CaptureQueriesContext(connection) as gesteld:
        assert client.get(pad).status_code == 200
    return [een["sql"] for een in gesteld if "SAVEPOINT" not in een["sql"]]


def test_tweehonderd_mensen_kosten_niet_meer_dan_tien(team: Ploeg, als: AlsWie) -> None:
    client, pk = als(team.marieke), team.groep.team.pk
    vul(team, 10)
    tel(client, f"/team/{pk}")
    klein = tel(client, f"/team/{pk}")
    vul(team, 190)
    groot = tel(client, f"/team/{pk}")
    assert len(groot) == len(klein)
    assert len(groot) <= MEEST, "\n".join(groot)


def test_ook_de_andere_bladen_blijven_klein(team: Ploeg, als: AlsWie) -> None:
    client, pk = als(team.marieke), team.groep.team.pk
    vul(team, 40)
    with word(rollen.ONDERHOUD):
        vraag_id = Vraag.objects.filter(uiterlijk__lt=timezone.localdate()).values_list("pk", flat=True)[0]
    for pad in ("/team", f"/team/{pk}?toon=te_laat&blad=2", f"/team/{pk}/vragen/{vraag_id}"):
        tel(client, pad)  # wat één keer per proces of per sessie wordt gelezen
        gesteld = tel(client, pad)
        assert len(gesteld) <= MEEST, "\n".join(gesteld)
