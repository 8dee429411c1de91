"""An invitation: one use, two days, the newest only; and one answer for every one that does not hold."""

from datetime import timedelta

import pytest
from django.core import signing
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from keukentafel.kern.database import rollen
from keukentafel.kern.logboek.boek import Boek
from keukentafel.kern.toegang import tweestap
from keukentafel.kern.toegang.models import Account, Uitnodiging
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.medewerkers.uitnodigen import gebruik, keur_inlognaam, maak_account, nodig_uit
from tests.conftest import ALS_ROL
from tests.kern.logs import korte
from tests.project.inlog_hulp import GOED, code, geef_app, ingelogd, later, wachtwoord
from tests.project.test_inloggen_tweede_stap import haal, sleutel, stuur
from tests.rol import word
from tests.vaste_groep import Groep

NIEUW = "paarse fiets regenjas"


def uitnodiging(account: Account, **anders: bool) -> str:
    """Het adres van een nieuwe uitnodiging."""
    return reverse("uitnodiging", args=[nodig_uit(account=account, boek=Boek(), nu=timezone.now(), **anders)])


def kies(client: Client, adres: str, woord: str = NIEUW, nog_eens: str | None = None):  # type: ignore[no-untyped-def]
    return client.post(adres, {"wachtwoord": woord, "nog_eens": woord if nog_eens is None else nog_eens})


def test_een_nieuw_account_komt_met_een_uitnodiging_binnen(client: Client, groep: Groep) -> None:
    with word(rollen.EIGENAAR):
        mens = Medewerker.objects.create(stelsel=groep.stelsel, naam="Noor Hendriks")
        Lidmaatschap.objects.create(
            stelsel=groep.stelsel, medewerker=mens, team=groep.team, rol="wijkwerker", van=timezone.localdate()
        )
        account = maak_account(medewerker=mens, inlognaam=" Noor ")
    assert wachtwoord(client, "noor", "").status_code == 200
    adres = uitnodiging(account)
    assert "noor" in client.get(adres).content.decode()
    assert kies(client, adres).headers["Location"] == reverse("inloggen-instellen")
    assert not ingelogd(client)
    stuur(client, "inloggen-instellen", code=code(sleutel(haal(client, "inloggen-instellen"))))
    haal(client, "inloggen-herstelcodes")
    stuur(client, "inloggen-herstelcodes", bewaard="on")
    assert ingelogd(client)


def test_gebruiken_staat_in_het_logboek(client: Client, sanne: Account) -> None:
    adres = uitnodiging(sanne)
    client.get(adres)
    kies(client, adres)
    kies(client, adres)
    assert korte("handeling", "uitkomst", "account_id") == [("uitnodiging_gebruikt", "gelukt", sanne.pk)]


def test_gebruikt_vervangen_verlopen_en_verzonnen_geven_dezelfde_bytes(sanne: Account) -> None:
    gebruikt = uitnodiging(sanne)
    kies(Client(), gebruikt)
    vervangen, nieuwste = uitnodiging(sanne), uitnodiging(sanne)
    verzonnen = reverse("uitnodiging", args=[signing.dumps("nergens", salt="keukentafel.uitnodiging")])
    ander_zout = reverse("uitnodiging", args=[signing.dumps(Uitnodiging.objects.get().nummer.hex, salt="anders")])
    bladen = set()
    for adres in (gebruikt, vervangen, verzonnen, ander_zout, reverse("uitnodiging", args=["iets"])):
        for antwoord in (Client().get(adres), kies(Client(), adres)):
            bladen.add((antwoord.status_code, antwoord.content))
    with later(48 * 3600 + 1):
        bladen.add((Client().get(nieuwste).status_code, Client().get(nieuwste).content))
        bladen.add((kies(Client(), nieuwste).status_code, kies(Client(), nieuwste).content))
    sanne.is_active = False
    sanne.save()
    bladen.add((Client().get(nieuwste).status_code, Client().get(nieuwste).content))
    assert len(bladen) == 1
    status, blad = bladen.pop()
    assert status == 404
    assert "Deze uitnodiging werkt niet meer" in blad.decode()


def test_net_binnen_twee_dagen_werkt_zij_nog(client: Client, sanne: Account) -> None:
    adres = uitnodiging(sanne)
    with later(48 * 3600 - 2):
        assert kies(client, adres).status_code == 302


def test_kijken_verbruikt_haar_niet(client: Client, sanne: Account) -> None:
    adres = uitnodiging(sanne)
    for _ in range(3):
        assert client.get(adres).status_code == 200
        assert client.head(adres).status_code == 200
    assert kies(client, adres).status_code == 302


def test_tot_zij_gebruikt_wordt_verandert_er_niets(client: Client, sanne: Account) -> None:
    geheim = geef_app(sanne)
    uitnodiging(sanne, tweede_stap_opnieuw=True)
    wachtwoord(client, "sanne")
    stuur(client, "inloggen-code", code=code(geheim))
    assert ingelogd(client)


def test_wachtwoord_vergeten_houdt_de_tweede_stap(client: Client, sanne: Account) -> None:
    geheim = geef_app(sanne)
    assert kies(client, uitnodiging(sanne)).headers["Location"] == reverse("inloggen-code")
    stuur(client, "inloggen-code", code=code(geheim))
    assert ingelogd(client)
    assert wachtwoord(Client(), "sanne", GOED).status_code == 200
    assert wachtwoord(Client(), "sanne", NIEUW).status_code == 302


def test_telefoon_kwijt_stelt_de_tweede_stap_opnieuw_in(client: Client, sanne: Account) -> None:
    geheim = geef_app(sanne)
    adres = uitnodiging(sanne, tweede_stap_opnieuw=True)
    assert kies(client, adres).headers["Location"] == reverse("inloggen-instellen")
    assert not tweestap.klopt_code(account=sanne, code=code(geheim), nu=timezone.now())


def test_een_uitnodiging_maakt_de_teller_van_codes_schoon(client: Client, sanne: Account) -> None:
    """Whoever knows the old password must not be able to keep the owner out with wrong codes."""
    geheim = geef_app(sanne)
    wachtwoord(client, "sanne")
    for nummer in range(6):
        stuur(client, "inloggen-code", code=f"00000{nummer}")
    eigenaar = Client()
    kies(eigenaar, uitnodiging(sanne))
    assert stuur(eigenaar, "inloggen-code", code=code(geheim)).status_code == 302
    assert ingelogd(eigenaar)


def test_een_uitnodiging_gebruiken_eindigt_elke_sessie(client: Client, sanne: Account) -> None:
    geheim = geef_app(sanne)
    wachtwoord(client, "sanne")
    stuur(client, "inloggen-code", code=code(geheim))
    assert ingelogd(client)
    kies(Client(), uitnodiging(sanne))
    assert not ingelogd(client)


def test_in_de_browser_van_een_ander_eindigt_diens_sessie(groep: Groep, client: Client, sanne: Account) -> None:
    assert groep.bilal.account is not None
    client.force_login(groep.bilal.account)
    kies(client, uitnodiging(sanne))
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("woord", "nog_eens", "zin"),
    [
        ("kort", "kort", "te kort"),
        ("wachtwoord123", "wachtwoord124", "niet hetzelfde"),
        ("1234567890123", "1234567890123", "algemeen"),
        ("Sanne van het plein", "Sanne van het plein", "niet je gebruikersnaam"),
        ("keukentafel-demo", "keukentafel-demo", "niet je gebruikersnaam"),
        ("", "", "Kies een wachtwoord"),
    ],
)
def test_een_slecht_wachtwoord_zegt_wat_er_mis_is_en_verbruikt_niets(
    client: Client, sanne: Account, woord: str, nog_eens: str, zin: str
) -> None:
    adres = uitnodiging(sanne)
    antwoord = kies(client, adres, woord, nog_eens)
    assert zin in antwoord.content.decode()
    assert kies(client, adres).status_code == 302


def test_wie_nog_geen_rol_heeft_logt_later_in(client: Client, groep: Groep, sanne: Account) -> None:
    volgende_week = timezone.localdate() + timedelta(days=7)
    with word(rollen.EIGENAAR):
        assert Lidmaatschap.objects.filter(medewerker=groep.sanne).update(van=volgende_week) == 1
    antwoord = kies(client, uitnodiging(sanne))
    assert antwoord.headers["Location"] == reverse("account_login")
    assert "vanaf de dag waarop je rol begint" in client.get(reverse("account_login")).content.decode()
    assert not ingelogd(client)


def test_een_tweede_keer_tegelijk_gebruiken_lukt_er_een(sanne: Account) -> None:
    geheim = nodig_uit(account=sanne, boek=Boek(), nu=timezone.now())
    eerste = gebruik(geheim=geheim, wachtwoord=NIEUW, nu=timezone.now())
    assert eerste == sanne
    assert gebruik(geheim=geheim, wachtwoord="een ander wachtwoord", nu=timezone.now()) is None
    sanne.refresh_from_db()
    assert sanne.check_password(NIEUW)


def test_de_uitnodiging_staat_in_het_boek_zonder_het_geheim(sanne: Account) -> None:
    boek = Boek()
    geheim = nodig_uit(account=sanne, boek=boek, nu=timezone.now())
    tekst = str(boek._als_json("gelukt"))
    assert "uitnodiging_gemaakt" in tekst
    assert geheim not in tekst
    assert Uitnodiging.objects.get().nummer.hex not in tekst


def test_een_account_dat_uit_staat_krijgt_geen_uitnodiging(sanne: Account) -> None:
    sanne.is_active = False
    sanne.save()
    with pytest.raises(ValidationError, match="staat uit"):
        nodig_uit(account=sanne, boek=Boek(), nu=timezone.now())


@pytest.mark.parametrize(
    "naam", ["", "a", "1anna", "anna de wit", "anna@huis", "ánna", "a" * 61, "anna\n.", "anna\x00"]
)
def test_een_inlognaam_die_niet_kan(groep: Groep, naam: str) -> None:
    with pytest.raises(ValidationError, match="kleine letters"):
        keur_inlognaam(naam)


def test_een_inlognaam_die_bezet_is_en_een_medewerker_met_account(groep: Groep, sanne: Account) -> None:
    with pytest.raises(ValidationError, match="al in gebruik"):
        keur_inlognaam("SANNE")
    with pytest.raises(ValidationError, match="al een account"):
        maak_account(medewerker=groep.sanne, inlognaam="anders")


def test_de_opdracht_maakt_een_stelsel_en_een_beheerder(client: Client, db: None, onderhoud: ALS_ROL) -> None:
    from keukentafel.project.beheerder.maken import maak_beheerder

    with onderhoud():
        antwoord = maak_beheerder(inrichting="gouda", naam="Anna de Wit", inlognaam="anna", opnieuw=False)
        nog_eens = maak_beheerder(inrichting="gouda", naam="", inlognaam="anna", opnieuw=True)
        with pytest.raises(ValidationError, match="al in gebruik"):
            maak_beheerder(inrichting="gouda", naam="Anna", inlognaam="anna", opnieuw=False)
        with pytest.raises(ValidationError, match="geen beheerder"):
            maak_beheerder(inrichting="gouda", naam="", inlognaam="sanne", opnieuw=True)
        with pytest.raises(ValidationError):
            maak_beheerder(inrichting="gouda", naam=" ", inlognaam="leeg", opnieuw=False)
    assert Medewerker.objects.filter(account__isnull=True).count() == 0
    lid = Lidmaatschap.objects.get()
    assert (lid.rol, lid.team_id, lid.medewerker.naam) == ("beheerder", None, "Anna de Wit")
    assert client.get(antwoord["pad"]).status_code == 404
    assert kies(client, nog_eens["pad"]).headers["Location"] == reverse("inloggen-instellen")
