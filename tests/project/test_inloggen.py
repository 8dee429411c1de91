"""Log-in by password: no self sign-up, and a stranger does not learn which names exist, by text or by work."""

import re
import time
from unittest import mock

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone
from pytest_django import Settings

from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.models import Account
from keukentafel.regelen.medewerkers.models import Lidmaatschap
from keukentafel.werkplek.inlog import rem
from tests.project.inlog_hulp import GOED, code, geef_app, ingelogd, later, wachtwoord
from tests.rol import word
from tests.vaste_groep import Groep

SOORTEN = ("onbekende naam", "fout wachtwoord", "staat uit", "rol voorbij", "nooit een rol", "nog geen wachtwoord")


@pytest.fixture
def deuren(groep: Groep, sanne: Account) -> dict[str, tuple[str, str]]:
    """Zes manieren om niet binnen te komen; drie ervan met het goede wachtwoord."""
    assert groep.bilal.account is not None
    bilal = groep.bilal.account
    bilal.username, bilal.is_active = "bilal", False
    bilal.set_password(GOED)
    bilal.save()
    assert groep.marieke.account is not None
    marieke = groep.marieke.account
    marieke.username = "marieke"
    marieke.set_password(GOED)
    marieke.save()
    with word(rollen.EIGENAAR):
        assert Lidmaatschap.objects.filter(medewerker=groep.marieke).update(tot=timezone.localdate()) == 1
    Account.objects.create_user("los", password=GOED)
    Account.objects.create_user("nieuw")
    return dict(
        zip(
            SOORTEN,
            [
                ("nergens", GOED),
                ("sanne", "x" * 12),
                ("bilal", GOED),
                ("marieke", GOED),
                ("los", GOED),
                ("nieuw", GOED),
            ],
            strict=True,
        )
    )


def test_inloggen_en_uitloggen(client: Client, sanne: Account) -> None:
    geheim = geef_app(sanne)
    assert wachtwoord(client, "sanne").headers["Location"] == reverse("inloggen-code")
    assert client.post(reverse("inloggen-code"), {"code": code(geheim)}).headers["Location"] == "/"
    assert ingelogd(client)
    client.post(reverse("account_logout"))
    assert not ingelogd(client)
    assert "Je bent uitgelogd." in client.get(reverse("account_login")).content.decode()


def test_wie_er_niet_in_mag_krijgt_dezelfde_bytes(deuren: dict[str, tuple[str, str]]) -> None:
    bladen = set()
    for naam, woord in deuren.values():
        client = Client()
        client.get(reverse("account_login"))
        antwoord = wachtwoord(client, naam, woord)
        assert not ingelogd(client)
        zegel = client.cookies["keukentafel_csrf"].value.encode()
        tekst = antwoord.content.replace(naam.encode(), b"NAAM").replace(zegel, b"ZEGEL")
        bladen.add((antwoord.status_code, _zonder_zegel(tekst), tuple(sorted(antwoord.headers))))
    assert len(bladen) == 1
    assert "De gebruikersnaam of het wachtwoord klopt niet." in next(iter(bladen))[1].decode()


def _zonder_zegel(blad: bytes) -> bytes:
    """Het zegel tegen vervalsen is op elk blad anders; de rest hoort gelijk te zijn."""
    voor, _, rest = blad.partition(b'name="csrfmiddlewaretoken" value="')
    return voor + rest.partition(b'"')[2]


def test_wie_er_niet_in_mag_kost_evenveel_rekenwerk(deuren: dict[str, tuple[str, str]], settings: Settings) -> None:
    """Counts every run of argon2 (make or verify), with the hasher of production."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    for account in Account.objects.filter(username__in=["sanne", "bilal", "marieke", "los"]):
        account.set_password(GOED)
        account.save()
    werk = {}
    for soort, (naam, woord) in deuren.items():
        echt = Argon2PasswordHasher.encode, Argon2PasswordHasher.verify
        with (
            mock.patch.object(Argon2PasswordHasher, "encode", autospec=True, side_effect=echt[0]) as maak,
            mock.patch.object(Argon2PasswordHasher, "verify", autospec=True, side_effect=echt[1]) as controleer,
        ):
            wachtwoord(Client(), naam, woord)
        werk[soort] = maak.call_count + controleer.call_count
    assert werk == dict.fromkeys(SOORTEN, 1)


def test_na_vijf_keer_raden_helpt_ook_het_goede_wachtwoord_niet(client: Client, sanne: Account, groep: Groep) -> None:
    assert groep.bilal.account is not None
    groep.bilal.account.set_password(GOED)
    groep.bilal.account.save()
    for poging in range(5):
        wachtwoord(client, "sanne", f"geraden-{poging}")
    assert wachtwoord(client, "sanne").status_code == 200
    assert wachtwoord(client, groep.bilal.account.username).status_code == 302


@pytest.mark.parametrize("naam", ["sanne", "nergens"])
def test_vast_zegt_wanneer_het_weer_mag_en_niet_of_de_naam_bestaat(client: Client, sanne: Account, naam: str) -> None:
    for poging in range(5):
        wachtwoord(client, naam, f"geraden-{poging}")
    antwoord = wachtwoord(client, naam)
    assert re.search(r"Dit ging te vaak mis\. Probeer het opnieuw vanaf \d+\.\d\d uur\.", antwoord.content.decode())
    assert antwoord.status_code == 200


def test_vast_rekent_niets_meer_uit(client: Client, sanne: Account) -> None:
    for poging in range(5):
        wachtwoord(client, "sanne", f"geraden-{poging}")
    with mock.patch("django.contrib.auth.hashers.MD5PasswordHasher.encode", return_value="x") as hasher:
        wachtwoord(client, "sanne")
    assert hasher.call_count == 0


def test_na_vijf_minuten_mag_het_weer(client: Client, sanne: Account) -> None:
    begin = time.time()
    with later(0, begin):
        for poging in range(6):
            wachtwoord(client, "sanne", f"geraden-{poging}")
    with later(298, begin):
        assert wachtwoord(client, "sanne").status_code == 200
    with later(301, begin):
        assert wachtwoord(client, "sanne").status_code == 302


@pytest.mark.parametrize("naam", ["SANNE", " sanne ", "ſanne", "ｓanne"])
def test_een_andere_schrijfwijze_is_dezelfde_teller(client: Client, sanne: Account, naam: str) -> None:
    for poging in range(5):
        wachtwoord(client, "sanne", f"geraden-{poging}")
    assert "te vaak" in wachtwoord(client, naam).content.decode()


def test_elke_letter_die_de_database_gelijk_vindt_telt_gelijk(sanne: Account) -> None:
    """The database compares with UPPER: a dotless i and a long s find the same account."""
    Account.objects.create_user("isis")
    for naam in ("ISIS", "ısıs", "iſiſ", "ＩＳＩＳ", " isis"):
        assert rem.naam_sleutel(naam) == rem.naam_sleutel("isis")
    assert Account.objects.filter(username__iexact="ısıs").exists(), "daarom is de sleutel niet alleen kleine letters"


def test_een_andere_poort_in_host_is_dezelfde_teller(sanne: Account) -> None:
    for poging in range(5):
        wachtwoord(Client(SERVER_NAME="localhost", SERVER_PORT=str(8000 + poging)), "sanne", "mis")
    assert "te vaak" in wachtwoord(Client(SERVER_NAME="127.0.0.1"), "sanne").content.decode()


def test_dertig_namen_vanaf_een_adres_en_dan_is_dat_adres_vast(sanne: Account) -> None:
    for nummer in range(30):
        wachtwoord(Client(REMOTE_ADDR="192.0.2.7"), f"naam{nummer}", "mis")
    assert "te vaak" in wachtwoord(Client(REMOTE_ADDR="192.0.2.7"), "sanne").content.decode()
    assert wachtwoord(Client(REMOTE_ADDR="192.0.2.8"), "sanne").status_code == 302


def test_een_bezoeker_kiest_zijn_adres_niet_zelf(sanne: Account, settings: Settings) -> None:
    """Behind our proxy the last address counts; what the visitor wrote before it does not."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for nummer in range(30):
        kop = f"203.0.113.{nummer}, 192.0.2.7"
        wachtwoord(Client(headers={"x-forwarded-for": kop}), f"naam{nummer}", "mis")
    kop = "203.0.113.99, 192.0.2.7"
    assert "te vaak" in wachtwoord(Client(headers={"x-forwarded-for": kop}), "sanne").content.decode()


def test_heel_vaak_vanaf_een_adres_geeft_een_gewoon_blad(sanne: Account) -> None:
    for nummer in range(60):
        Client().post(reverse("account_login"), {"login": f"n{nummer}", "password": ""})
    antwoord = wachtwoord(Client(), "sanne")
    assert antwoord.status_code == 429
    assert "over een minuut opnieuw" in antwoord.content.decode()
    assert antwoord.headers["Retry-After"] == "60"


def test_json_vragen_geeft_geen_tweede_gezicht(sanne: Account) -> None:
    antwoord = wachtwoord(Client(headers={"accept": "application/json"}), "sanne", "mis")
    assert antwoord.headers["Content-Type"].startswith("text/html")


ALLAUTH = {"account_login", "account_logout"}


def test_van_allauth_bestaat_alleen_inloggen_en_uitloggen() -> None:
    """None of the default routes is there: no sign-up, mail, password reset, mfa pages or reauthentication."""
    namen = {naam for naam in get_resolver().reverse_dict if isinstance(naam, str)}
    assert {naam for naam in namen if naam.startswith(("account_", "mfa_", "socialaccount_"))} == ALLAUTH
    for adres in ("account_signup", "account_email", "account_reset_password", "mfa_index", "account_reauthenticate"):
        with pytest.raises(NoReverseMatch):
            reverse(adres)


@pytest.mark.parametrize(
    "verder", ["https://kwaad.example/", "//kwaad.example/", "/\\kwaad.example", "javascript:alert(1)"]
)
def test_verder_naar_een_ander_huis_gaat_niet(client: Client, sanne: Account, verder: str) -> None:
    geheim = geef_app(sanne)
    wachtwoord(client, "sanne", next=verder)
    assert client.post(reverse("inloggen-code"), {"code": code(geheim)}).headers["Location"] == "/"


@pytest.mark.parametrize("verder", ["https://kwaad.example/", "//kwaad.example/"])
def test_ook_wie_al_binnen_is_gaat_niet_naar_een_ander_huis(client: Client, sanne: Account, verder: str) -> None:
    client.force_login(sanne)
    assert client.get(reverse("account_login"), {"next": verder}).headers["Location"] == "/"


def test_verder_naar_een_eigen_blad_gaat_ook_na_de_tweede_stap(client: Client, sanne: Account) -> None:
    geheim = geef_app(sanne)
    wachtwoord(client, "sanne", next="/vragen")
    assert client.post(reverse("inloggen-code"), {"code": code(geheim)}).headers["Location"] == "/vragen"
