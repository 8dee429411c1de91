"""Health, headers, pages for faults, the length of a session and a log without content."""

import logging
import sys
from unittest import mock

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from keukentafel.kern.toegang.models import Account
from keukentafel.project import fouten
from keukentafel.project.logboek import ZonderInhoud
from keukentafel.project.sessieduur import Sessieduur

CANARIE = "mevrouw Kanarie, Geheimstraat 7"


def _verboden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied(CANARIE)


def _afwezig(request: HttpRequest) -> HttpResponse:
    raise Http404(CANARIE)


def _stuk(request: HttpRequest) -> HttpResponse:
    raise ValueError(CANARIE)


def _database_weg(request: HttpRequest) -> HttpResponse:
    raise OperationalError(CANARIE)


urlpatterns = [
    path("verboden", _verboden),
    path("afwezig", _afwezig),
    path("stuk", _stuk),
    path("database-weg", _database_weg),
]
handler400 = "keukentafel.project.fouten.onleesbaar"
handler403 = handler404 = "keukentafel.project.fouten.niet_gevonden"
handler500 = "keukentafel.project.fouten.misgegaan"


@pytest.mark.django_db
def test_gezond_en_ziek(client: Client) -> None:
    goed = client.get("/gezond")
    assert (goed.status_code, goed.json()["status"]) == (200, "gezond")
    assert not goed.cookies
    with mock.patch("django.db.backends.base.base.BaseDatabaseWrapper.cursor", side_effect=OperationalError("weg")):
        ziek = client.get("/gezond")
    assert (ziek.status_code, ziek.json()["status"]) == (503, "ziek")
    assert int(ziek.headers["Retry-After"]) > 0
    assert client.post("/gezond").status_code == 405


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
def test_verboden_en_afwezig_zijn_gelijk_tot_op_de_byte(client: Client) -> None:
    verboden, afwezig, niets = client.get("/verboden"), client.get("/afwezig"), client.get("/nergens")
    assert verboden.status_code == afwezig.status_code == niets.status_code == 404
    assert verboden.content == afwezig.content == niets.content
    assert verboden.headers == afwezig.headers == niets.headers
    assert CANARIE.encode() not in verboden.content


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
def test_een_fout_van_ons_en_een_database_die_weg_is() -> None:
    client = Client(raise_request_exception=False)
    stuk, weg = client.get("/stuk"), client.get("/database-weg")
    assert stuk.status_code == 500
    assert weg.status_code == 503
    assert int(weg.headers["Retry-After"]) > 0
    for antwoord in (stuk, weg):
        assert CANARIE.encode() not in antwoord.content
        assert antwoord.headers["Cache-Control"] == "no-store"
        assert "unsafe" not in antwoord.headers["Content-Security-Policy"]


def test_het_blad_voor_als_het_blad_ook_stuk_is() -> None:
    with mock.patch("django.template.loader.render_to_string", side_effect=OSError(CANARIE)):
        antwoord = fouten.misgegaan(RequestFactory().get("/"))
    assert antwoord.status_code == 500
    assert CANARIE.encode() not in antwoord.content


def test_het_logboek_zegt_waar_en_niet_wat() -> None:
    try:
        try:
            raise ValueError(CANARIE)
        except ValueError as fout:
            raise KeyError(CANARIE) from fout
    except KeyError:
        regel = logging.LogRecord("django.request", logging.ERROR, "", 0, "Mis: %s", ("/werk",), sys.exc_info())
    tekst = ZonderInhoud().format(regel)
    assert CANARIE not in tekst
    assert "builtins.KeyError" in tekst
    assert "builtins.ValueError" in tekst
    assert __file__ in tekst


def _na(client: Client, account: Account, seconden: list[int]) -> list[bool]:
    """Return after each number of seconds since the log-in whether the session still holds."""
    uitkomst = []

    def view(request: HttpRequest) -> HttpResponse:
        uitkomst.append(not isinstance(request.user, AnonymousUser) and request.user.is_authenticated)
        return HttpResponse()

    client.force_login(account)
    for moment in seconden:
        verzoek = RequestFactory().get("/")
        verzoek.user, verzoek.session = account, client.session
        with mock.patch("keukentafel.project.sessieduur.time.time", return_value=1_000_000 + moment):
            Sessieduur(view)(verzoek)
        verzoek.session.save()
    return uitkomst


@pytest.mark.django_db
def test_een_half_uur_stilte_is_uitgelogd(client: Client) -> None:
    account = Account.objects.create(username="sanne")
    assert _na(client, account, [0, 1799, 1799 + 1800, 1799 + 1800 + 1801]) == [True, True, True, False]


@pytest.mark.django_db
def test_na_een_werkdag_opnieuw_inloggen(client: Client) -> None:
    account = Account.objects.create(username="sanne")
    bezig = list(range(0, 36_001, 1200))
    assert _na(client, account, [*bezig, 36_001]) == [True] * len(bezig) + [False]
