"""Het logboek als het vastleggen zelf misgaat: met echte transacties, die een gewone proef niet heeft."""

from collections.abc import Iterator
from uuid import uuid4

import psycopg
import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from keukentafel.kern.database.cluster import Cluster
from keukentafel.kern.logboek.keten import Telling, controleer
from keukentafel.kern.toegang.models import Account
from tests.kern.logs import korte
from tests.vaste_groep import Groep, kaal_stelsel

pytestmark = pytest.mark.django_db(transaction=True)
BAAS: list[str] = []


def _begin(request: HttpRequest) -> None:
    request.boek.begin(  # type: ignore[attr-defined]
        handeling="dossier_gewijzigd", recht="dossier_schrijven", doel="hulp", verwerking="hulp"
    )
    request.boek.betreft([uuid4()])  # type: ignore[attr-defined]
    Account.objects.create(username="nieuw")


def te_laat(request: HttpRequest) -> HttpResponse:
    """A reference to nothing, that the database only sees at the commit."""
    _begin(request)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO kern_account_groups (account_id, group_id) VALUES (%s, 999999)", [request.user.pk])
    return HttpResponse("opgeslagen")


def weg(request: HttpRequest) -> HttpResponse:
    """The database drops our connection in the middle."""
    _begin(request)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    with psycopg.connect(BAAS[0], autocommit=True) as baas:
        baas.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    return HttpResponse("opgeslagen")


def goed(request: HttpRequest) -> HttpResponse:
    _begin(request)
    return HttpResponse("opgeslagen")


urlpatterns = [path("te_laat", te_laat), path("weg", weg), path("goed", goed)]
handler500 = "keukentafel.project.fouten.misgegaan"


@pytest.fixture
def groep(proefcluster: Cluster) -> Iterator[Groep]:
    BAAS[:] = [proefcluster.url("postgres", str(connection.settings_dict["NAME"]))]
    with override_settings(ROOT_URLCONF=__name__):
        yield kaal_stelsel()


@pytest.fixture
def sanne(groep: Groep) -> Client:
    client = Client(raise_request_exception=False)
    assert groep.sanne.account is not None
    client.force_login(groep.sanne.account)
    return client


@pytest.mark.parametrize(("waar", "status"), [("/te_laat", 500), ("/weg", 503)])
def test_wat_niet_vaststaat_is_een_fout_met_een_regel(groep: Groep, sanne: Client, waar: str, status: int) -> None:
    antwoord = sanne.get(waar)
    assert antwoord.status_code == status
    assert b"opgeslagen" not in antwoord.content
    assert not Account.objects.filter(username="nieuw").exists()
    assert korte("handeling", "uitkomst", "aantal") == [("dossier_gewijzigd", "fout", 1)]
    assert sanne.get("/goed").status_code == 200
    assert Account.objects.filter(username="nieuw").exists()
    assert korte("handeling", "uitkomst", "aantal")[1:] == [("dossier_gewijzigd", "gelukt", 1)]
    with psycopg.connect(BAAS[0], autocommit=True) as baas:
        assert list(controleer(baas, Telling())) == []
