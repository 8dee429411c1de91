"""My account: nothing about one's own keys changes without proving again who one is; a change ends other sessions."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from keukentafel.kern.toegang import tweestap
from keukentafel.kern.toegang.models import Account
from tests.kern.logs import korte
from tests.project.inlog_hulp import GOED, code, geef_app, herstelcodes, ingelogd, later, wachtwoord
from tests.project.test_inloggen_tweede_stap import codes, haal, sleutel, stuur

NIEUW = "paarse fiets regenjas"
DOELEN = ("account-wachtwoord", "account-tweede-stap", "account-herstelcodes")


def binnen(geheim: str, tel: int = 0) -> Client:
    """Een nieuwe browser waarin Sanne helemaal is ingelogd."""
    client = Client()
    wachtwoord(client, "sanne")
    stuur(client, "inloggen-code", code=code(geheim, tel))
    assert ingelogd(client)
    return client


def opstap(client: Client, geheim: str, naar: str, tel: int = 1):  # type: ignore[no-untyped-def]
    """Bevestig met wachtwoord en code; een code van een tel verder, want die van het inloggen is gebruikt."""
    return client.post(f"{reverse('account-opstap')}?voor={naar}", {"wachtwoord": GOED, "code": code(geheim, tel)})


@pytest.mark.parametrize("naam", DOELEN)
def test_zonder_opstap_kan_niets(sanne: Account, naam: str) -> None:
    geheim = geef_app(sanne)
    client = binnen(geheim)
    voor = list(Authenticator.objects.order_by("pk").values("pk", "data")), Account.objects.get(pk=sanne.pk).password
    naar = f"{reverse('account-opstap')}?voor={naam}"
    assert haal(client, naam).headers["Location"] == naar
    alles = {"wachtwoord": NIEUW, "nog_eens": NIEUW, "code": code(geheim, 1), "actie": "maak", "bewaard": "on"}
    assert stuur(client, naam, **alles).headers["Location"] == naar
    na = list(Authenticator.objects.order_by("pk").values("pk", "data")), Account.objects.get(pk=sanne.pk).password
    assert voor == na


@pytest.mark.parametrize(
    ("woord", "met_code"), [("fout wachtwoord", True), (GOED, False)], ids=["wachtwoord fout", "code fout"]
)
def test_de_opstap_zegt_niet_welke_van_de_twee_mis_was(sanne: Account, woord: str, met_code: bool) -> None:
    geheim = geef_app(sanne)
    client = binnen(geheim)
    zes = code(geheim, 1) if met_code else "000000"
    antwoord = client.post(reverse("account-opstap"), {"wachtwoord": woord, "code": zes})
    assert "Het wachtwoord of de code klopt niet." in antwoord.content.decode()
    assert haal(client, "account-wachtwoord").status_code == 302
    assert tweestap.klopt_code(account=sanne, code=code(geheim, 1), nu=timezone.now()), "een code wordt niet verspild"


def test_de_opstap_kan_met_een_herstelcode(sanne: Account) -> None:
    geheim = geef_app(sanne)
    tien = herstelcodes(sanne)
    client = binnen(geheim)
    client.post(reverse("account-opstap"), {"wachtwoord": GOED, "code": tien[0]})
    assert haal(client, "account-tweede-stap").status_code == 200
    assert tweestap.aantal_over(sanne) == 9


def test_de_opstap_remt_ook(sanne: Account) -> None:
    geheim = geef_app(sanne)
    client = binnen(geheim)
    for _ in range(5):
        client.post(reverse("account-opstap"), {"wachtwoord": "mis", "code": "000000"})
    assert "te vaak" in opstap(client, geheim, "account-wachtwoord").content.decode()


def test_de_opstap_geldt_vijf_minuten_en_in_een_andere_browser_niet(sanne: Account) -> None:
    geheim = geef_app(sanne)
    client, ander = binnen(geheim), binnen(geheim, 1)
    with later(40):
        assert opstap(client, geheim, "account-wachtwoord").headers["Location"] == reverse("account-wachtwoord")
    with later(40 + 299):
        assert haal(client, "account-wachtwoord").status_code == 200
        assert haal(ander, "account-wachtwoord").status_code == 302
    with later(40 + 301):
        assert haal(client, "account-wachtwoord").status_code == 302


@pytest.mark.parametrize("naar", ["https://kwaad.example", "//kwaad.example", "account_logout", "vraag-nieuw", ""])
def test_de_opstap_stuurt_alleen_naar_eigen_doelen(sanne: Account, naar: str) -> None:
    geheim = geef_app(sanne)
    assert opstap(binnen(geheim), geheim, naar).headers["Location"] == reverse("account")


def test_wachtwoord_veranderen_eindigt_andere_sessies_en_niet_de_eigen(sanne: Account) -> None:
    geheim = geef_app(sanne)
    client, ander = binnen(geheim), binnen(geheim, 1)
    with later(40):
        opstap(client, geheim, "account-wachtwoord")
        nummer = client.session.session_key
        stuur(client, "account-wachtwoord", wachtwoord=NIEUW, nog_eens=NIEUW)
        assert client.session.session_key != nummer
        assert ingelogd(client)
        assert not ingelogd(ander)
    assert wachtwoord(Client(), "sanne", GOED).status_code == 200
    assert wachtwoord(Client(), "sanne", NIEUW).status_code == 302


def test_een_slecht_nieuw_wachtwoord_wordt_niet_bewaard(sanne: Account) -> None:
    geheim = geef_app(sanne)
    client = binnen(geheim)
    opstap(client, geheim, "account-wachtwoord")
    assert "te kort" in stuur(client, "account-wachtwoord", wachtwoord="kort", nog_eens="kort").content.decode()
    assert wachtwoord(Client(), "sanne", GOED).status_code == 302


def test_een_andere_telefoon_eindigt_andere_sessies_en_geeft_nieuwe_codes(sanne: Account) -> None:
    geheim = geef_app(sanne)
    oud = herstelcodes(sanne)
    client, ander = binnen(geheim), binnen(geheim, 1)
    with later(40):
        opstap(client, geheim, "account-tweede-stap")
        nieuw = sleutel(haal(client, "account-tweede-stap"))
        assert "klopt niet" in stuur(client, "account-tweede-stap", code="000000").content.decode()
        assert tweestap.heeft_tweede_stap(sanne)
        antwoord = stuur(client, "account-tweede-stap", code=code(nieuw))
        assert antwoord.headers["Location"] == reverse("account-herstelcodes")
        tien = codes(haal(client, "account-herstelcodes"))
        assert not set(tien) & set(oud)
        assert stuur(client, "account-herstelcodes", bewaard="on").headers["Location"] == reverse("account")
        assert codes(haal(client, "account-herstelcodes")) == []
        assert ingelogd(client)
        assert not ingelogd(ander)
        assert not tweestap.klopt_herstelcode(account=sanne, code=oud[0], nu=timezone.now())
    with later(100):
        assert not tweestap.klopt_code(account=sanne, code=code(geheim), nu=timezone.now())
        binnen(nieuw)


def test_nieuwe_codes_maken_de_oude_waardeloos_en_zijn_een_keer_te_zien(sanne: Account) -> None:
    geheim = geef_app(sanne)
    oud = herstelcodes(sanne)
    client = binnen(geheim)
    opstap(client, geheim, "account-herstelcodes")
    assert codes(haal(client, "account-herstelcodes")) == []
    stuur(client, "account-herstelcodes", actie="maak")
    nieuw = codes(haal(client, "account-herstelcodes"))
    assert len(nieuw) == 10
    stuur(client, "account-herstelcodes", bewaard="on")
    assert codes(haal(client, "account-herstelcodes")) == []
    assert not tweestap.klopt_herstelcode(account=sanne, code=oud[0], nu=timezone.now())
    assert tweestap.klopt_herstelcode(account=sanne, code=nieuw[0], nu=timezone.now())


def test_wie_niet_ingelogd_is_of_geen_rol_heeft_komt_er_niet(client: Client, sanne: Account) -> None:
    for naam in ("account", "account-opstap", *DOELEN):
        assert haal(client, naam).headers["Location"].startswith(reverse("account_login"))
    client.force_login(Account.objects.create_user("los"))
    for naam in ("account", "account-opstap", *DOELEN):
        assert haal(client, naam).status_code == 404


def test_in_de_demo_is_de_tweede_stap_in_te_stellen_met_alleen_het_wachtwoord(
    client: Client, sanne: Account, settings: Settings
) -> None:
    settings.DEMO = True
    wachtwoord(client, "sanne")
    assert haal(client, "account-herstelcodes").status_code == 302
    client.post(f"{reverse('account-opstap')}?voor=account-tweede-stap", {"wachtwoord": GOED})
    assert haal(client, "account-herstelcodes").headers["Location"] == reverse("account-tweede-stap")
    stuur(client, "account-tweede-stap", code=code(sleutel(haal(client, "account-tweede-stap"))))
    assert tweestap.heeft_tweede_stap(sanne)


def test_alles_staat_in_het_logboek_en_geen_code_of_sleutel(sanne: Account) -> None:
    geheim = geef_app(sanne)
    tien = herstelcodes(sanne)
    client = Client()
    wachtwoord(client, "sanne")
    stuur(client, "inloggen-code", code="000000")
    stuur(client, "inloggen-herstelcode", code=tien[0])
    client.post(reverse("account-opstap"), {"wachtwoord": "mis", "code": "000000"})
    opstap(client, geheim, "account-tweede-stap")
    stuur(client, "account-tweede-stap", code=code(sleutel(haal(client, "account-tweede-stap"))))
    stuur(client, "account-herstelcodes", bewaard="on")
    stuur(client, "account-herstelcodes", actie="maak")
    stuur(client, "account-wachtwoord", wachtwoord=NIEUW, nog_eens=NIEUW)
    with later(31 * 60):
        assert not ingelogd(client)
    gezien = korte("handeling", "uitkomst", "account_id", met_inlog=True)
    assert [(handeling, uitkomst) for handeling, uitkomst, _ in gezien] == [
        ("tweede_stap_mislukt", "mislukt"),
        ("herstelcode_gebruikt", "gelukt"),
        ("ingelogd", "gelukt"),
        ("opstap_mislukt", "mislukt"),
        ("tweede_stap_gezet", "gelukt"),
        ("herstelcodes_gemaakt", "gelukt"),
        ("wachtwoord_gewijzigd", "gelukt"),
        ("sessie_verlopen", "gelukt"),
        ("uitgelogd", "gelukt"),
    ]
    assert {account for _, _, account in gezien} == {sanne.pk}
