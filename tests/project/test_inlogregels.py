"""Inloggen in het logboek: gelukt, mislukt, geremd, uitgelogd; nooit een wachtwoord of een getypte naam."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from keukentafel.kern.database import rollen
from keukentafel.kern.logboek.pseudoniem import pseudoniem
from tests.kern.logs import korte, regels, voer_uit
from tests.project.inlog_hulp import code, geef_app
from tests.vaste_groep import Groep, kaal_stelsel

pytestmark = pytest.mark.django_db
GOED = "een-lang-wachtwoord"


@pytest.fixture
def groep() -> Groep:
    cache.clear()
    groep = kaal_stelsel()
    assert groep.sanne.account is not None
    groep.sanne.account.set_password(GOED)
    groep.sanne.account.save()
    return groep


def _log_in(client: Client, naam: str, wachtwoord: str) -> int:
    return client.post(reverse("account_login"), {"login": naam, "password": wachtwoord}).status_code


def test_ingelogd_en_uitgelogd_staan_in_de_keten_van_het_stelsel(groep: Groep) -> None:
    client = Client(REMOTE_ADDR="10.0.0.7")
    assert groep.sanne.account is not None
    geheim = geef_app(groep.sanne.account)
    assert _log_in(client, "sanne-lindenhout", GOED) == 302
    assert regels(met_inlog=True) == []
    client.post(reverse("inloggen-code"), {"code": code(geheim)})
    client.post(reverse("account_logout"))
    inlog, uitlog = regels(met_inlog=True)
    assert (inlog.handeling, inlog.route) == ("ingelogd", "inloggen-code")
    assert (uitlog.handeling, uitlog.route) == ("uitgelogd", "account_logout")
    for regel in (inlog, uitlog):
        assert (regel.stelsel_id, regel.account_id) == (groep.stelsel.pk, groep.sanne.account_id)
        assert (regel.medewerker_id, regel.adres, regel.uitkomst) == (groep.sanne.pk, "10.0.0.7", "gelukt")


@pytest.mark.parametrize("naam", ["sanne-lindenhout", "niemand", "Jan Jansen, Dorpsstraat 3"])
def test_een_mislukte_poging_kent_alleen_het_pseudoniem_van_de_naam(groep: Groep, naam: str) -> None:
    _log_in(Client(), naam.upper(), "geheim-wachtwoord-fout")
    (regel,) = regels()
    assert (regel.stelsel_id, regel.handeling, regel.uitkomst) == (None, "inlog_mislukt", "geweigerd")
    assert (regel.soort, regel.object_id) == ("inlognaam", pseudoniem("inlognaam", naam.casefold()))
    tekst = str(vars(regel)).casefold()
    assert naam.casefold() not in tekst
    assert "geheim-wachtwoord" not in tekst


def test_een_bekende_en_een_onbekende_naam_doen_evenveel_werk(groep: Groep, django_assert_num_queries: object) -> None:
    """Geen opzoeken vooraf: het logboek mag niet verraden welke namen bestaan."""
    assert {_log_in(Client(), naam, "fout") for naam in ("sanne-lindenhout", "niemand")} == {200}
    assert korte("stelsel_id", "account_id") == [(None, None), (None, None)]


def test_wie_te_vaak_raadt_staat_er_als_geremd(groep: Groep) -> None:
    client = Client()
    for poging in range(6):
        _log_in(client, "sanne-lindenhout", f"geraden-{poging}")
    assert korte("handeling") == [("inlog_mislukt",)] * 5 + [("inlog_geremd",)]


def test_zonder_logboek_komt_niemand_binnen(groep: Groep) -> None:
    voer_uit(rollen.EIGENAAR, "REVOKE EXECUTE ON FUNCTION kt_logboek_schrijf(jsonb) FROM keukentafel_app")
    client = Client(raise_request_exception=False)
    assert groep.sanne.account is not None
    geheim = geef_app(groep.sanne.account)
    _log_in(client, "sanne-lindenhout", GOED)
    assert client.post(reverse("inloggen-code"), {"code": code(geheim)}).status_code == 503
    assert "_auth_user_id" not in client.session
