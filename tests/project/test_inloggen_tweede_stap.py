"""The second factor: compulsory, set up before anything else, never twice the same code, and no step can be skipped."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from pytest_django import Settings

from keukentafel.kern.toegang import tweestap
from keukentafel.kern.toegang.models import Account
from keukentafel.werkplek.inlog.bewaard import Bewaard, verzegel
from tests.project.inlog_hulp import code, geef_app, herstelcodes, ingelogd, later, wachtwoord

STAPPEN = ("inloggen-code", "inloggen-herstelcode", "inloggen-instellen", "inloggen-herstelcodes")


def sleutel(blad: HttpResponse) -> str:
    """De sleutel die op het blad staat om over te typen."""
    gevonden = re.search(r'id="sleutel">(.*?)</p>', blad.content.decode(), re.DOTALL)
    assert gevonden
    return "".join(re.findall(r"<span>(\w+)</span>", gevonden[1]))


def codes(blad: HttpResponse) -> list[str]:
    """De herstelcodes op het blad."""
    regels = re.findall(r"<li>((?:<span>\d{5}</span> ?){2})</li>", blad.content.decode())
    return ["".join(re.findall(r"\d{5}", regel)) for regel in regels]


def haal(client: Client, naam: str) -> HttpResponse:
    return client.get(reverse(naam))  # type: ignore[return-value]


def stuur(client: Client, naam: str, **gegevens: str) -> HttpResponse:
    return client.post(reverse(naam), gegevens)  # type: ignore[return-value]


def test_wie_nog_geen_app_heeft_stelt_haar_in_en_bewaart_codes(client: Client, sanne: Account) -> None:
    assert wachtwoord(client, "sanne", next="/vragen").headers["Location"] == reverse("inloggen-instellen")
    blad = haal(client, "inloggen-instellen")
    geheim = sleutel(blad)
    assert len(geheim) == 32
    assert f"secret={geheim}" in blad.content.decode()
    assert "<svg" in blad.content.decode()
    assert " style=" not in blad.content.decode()

    assert stuur(client, "inloggen-instellen", code=code(geheim)).headers["Location"] == reverse(
        "inloggen-herstelcodes"
    )
    assert not ingelogd(client)
    tien = codes(haal(client, "inloggen-herstelcodes"))
    assert len(set(tien)) == 10
    assert stuur(client, "inloggen-herstelcodes").status_code == 200
    assert not ingelogd(client)
    assert stuur(client, "inloggen-herstelcodes", bewaard="on").headers["Location"] == "/vragen"
    assert ingelogd(client)
    assert tweestap.codes_bewaard(sanne)


def test_zonder_tweede_stap_is_niets_anders_te_bereiken(client: Client, sanne: Account) -> None:
    """Every route of the product gives a half logged-in worker what it gives a stranger."""
    wachtwoord(client, "sanne")
    haal(client, "inloggen-instellen")
    gelijk, vreemd = 0, Client()
    for pad in paden():
        half, niemand = client.get(pad), vreemd.get(pad)
        assert half.status_code == niemand.status_code, pad
        assert half.headers.get("Location") == niemand.headers.get("Location"), pad
        assert "Sanne" not in half.content.decode(), pad
        gelijk += 1
    assert gelijk > 20


def test_zonder_tweede_stap_is_ook_niets_te_versturen(client: Client, sanne: Account) -> None:
    for pad in paden():
        wachtwoord(client, "sanne")
        half, niemand = client.post(pad, {"actie": "maak"}), Client().post(pad, {"actie": "maak"})
        assert half.status_code == niemand.status_code, pad
        assert half.headers.get("Location") == niemand.headers.get("Location"), pad
    assert not ingelogd(client)


def paden() -> list[str]:
    """Elk adres van het huis, met een waarde op elke open plek; de stappen van het inloggen zelf niet."""
    paden = []

    def loop(bladen: list[URLPattern | URLResolver], voor: str) -> None:
        for blad in bladen:
            pad = voor + str(blad.pattern)
            if isinstance(blad, URLResolver):
                loop(blad.url_patterns, pad)
            elif blad.name not in STAPPEN:
                paden.append("/" + re.sub(r"<([^>]+)>", _waarde, pad))

    loop(get_resolver().url_patterns, "")
    return paden


def _waarde(plek: re.Match[str]) -> str:
    soort = plek[1].split(":")[0]
    return {"uuid": "00000000-0000-4000-8000-000000000000", "int": "1"}.get(soort, "iets")


def test_een_latere_stap_eerst_versturen_helpt_niet(client: Client, sanne: Account) -> None:
    for naam in STAPPEN:
        assert stuur(client, naam, code="123456", bewaard="on").headers["Location"] == reverse("account_login")
    wachtwoord(client, "sanne")
    for naam in STAPPEN:
        if naam != "inloggen-instellen":
            antwoord = stuur(client, naam, code="123456", bewaard="on")
            assert antwoord.headers["Location"] == reverse("inloggen-instellen")
    assert not ingelogd(client)


def test_met_app_is_instellen_niet_te_bereiken(client: Client, sanne: Account) -> None:
    """A stolen password must not be enough to replace the phone."""
    geef_app(sanne)
    wachtwoord(client, "sanne")
    for naam in ("inloggen-instellen", "inloggen-herstelcodes"):
        assert haal(client, naam).headers["Location"] == reverse("inloggen-code")
        assert stuur(client, naam, code="123456", bewaard="on").headers["Location"] == reverse("inloggen-code")
    assert not ingelogd(client)


def test_wie_al_bij_instellen_stond_komt_er_niet_langs_als_de_app_er_intussen_is(
    client: Client, sanne: Account
) -> None:
    dief, eigenaar = Client(), client
    wachtwoord(dief, "sanne")
    geheim_dief = sleutel(haal(dief, "inloggen-instellen"))
    wachtwoord(eigenaar, "sanne")
    geheim = sleutel(haal(eigenaar, "inloggen-instellen"))
    stuur(eigenaar, "inloggen-instellen", code=code(geheim))

    assert stuur(dief, "inloggen-instellen", code=code(geheim_dief)).headers["Location"] == reverse("account_login")
    assert haal(dief, "inloggen-herstelcodes").headers["Location"] == reverse("account_login")
    assert not ingelogd(dief)
    assert tweestap.klopt_code(account=sanne, code=code(geheim, 1), nu=timezone.now())


def test_een_app_die_er_is_gaat_niet_ongevraagd_weg(sanne: Account) -> None:
    oud, nieuw = geef_app(sanne), tweestap.nieuw_geheim()
    assert not tweestap.stel_in(account=sanne, geheim=nieuw, code=code(nieuw), nu=timezone.now())
    assert tweestap.klopt_code(account=sanne, code=code(oud), nu=timezone.now())


def test_goede_codes_tellen_niet_mee_voor_de_rem(sanne: Account) -> None:
    geef_app(sanne)
    for een in herstelcodes(sanne)[:7]:
        client = Client()
        wachtwoord(client, "sanne")
        assert stuur(client, "inloggen-herstelcode", code=een).status_code == 302


def test_een_code_werkt_niet_twee_keer(sanne: Account) -> None:
    geheim = geef_app(sanne)
    een, twee = Client(), Client()
    zes = code(geheim)
    wachtwoord(een, "sanne")
    stuur(een, "inloggen-code", code=zes)
    assert ingelogd(een)
    wachtwoord(twee, "sanne")
    for seconden in (0, 29, 31, 59):
        with later(seconden):
            assert "klopt niet, of is al gebruikt" in stuur(twee, "inloggen-code", code=zes).content.decode()
    assert not ingelogd(twee)


def test_een_oudere_code_na_een_nieuwere_werkt_niet(client: Client, sanne: Account) -> None:
    geheim = geef_app(sanne)
    wachtwoord(client, "sanne")
    stuur(client, "inloggen-code", code=code(geheim, 1))
    assert ingelogd(client)
    assert not tweestap.klopt_code(account=sanne, code=code(geheim, 0), nu=timezone.now())


def test_een_telefoon_die_een_tel_voor_of_achter_loopt_mag(sanne: Account) -> None:
    geheim = tweestap.nieuw_geheim()
    uit = {
        verschil
        for verschil in range(-3, 4)
        if tweestap.tel_bij(geheim, code(geheim, verschil), timezone.now()) is not None
    }
    assert uit == {-1, 0, 1}


def test_herstelcode_een_keer(client: Client, sanne: Account) -> None:
    geef_app(sanne)
    tien = herstelcodes(sanne)
    wachtwoord(client, "sanne")
    stuur(client, "inloggen-herstelcode", code=f"{tien[3][:5]} {tien[3][5:]}")
    assert ingelogd(client)
    assert tweestap.aantal_over(sanne) == 9
    ander = Client()
    wachtwoord(ander, "sanne")
    assert stuur(ander, "inloggen-herstelcode", code=tien[3]).status_code == 200
    assert not ingelogd(ander)
    assert stuur(ander, "inloggen-herstelcode", code=tien[4]).status_code == 302
    assert ingelogd(ander)


def test_een_herstelcode_is_geen_code_en_andersom(client: Client, sanne: Account) -> None:
    geheim = geef_app(sanne)
    tien = herstelcodes(sanne)
    wachtwoord(client, "sanne")
    assert stuur(client, "inloggen-code", code=tien[0]).status_code == 200
    assert stuur(client, "inloggen-herstelcode", code=code(geheim)).status_code == 200
    assert not ingelogd(client)


def test_vijf_codes_raden_en_dan_helpt_ook_de_goede_niet(client: Client, sanne: Account) -> None:
    """One counter for codes and recovery codes together, over sessions."""
    geheim = geef_app(sanne)
    tien = herstelcodes(sanne)
    for nummer in range(5):
        ander = Client()
        wachtwoord(ander, "sanne")
        stuur(ander, STAPPEN[nummer % 2], code=f"00000{nummer}")
    wachtwoord(client, "sanne")
    assert "Probeer het opnieuw vanaf" in stuur(client, "inloggen-code", code=code(geheim)).content.decode()
    assert "Probeer het opnieuw vanaf" in stuur(client, "inloggen-herstelcode", code=tien[0]).content.decode()
    with later(301):
        wachtwoord(client, "sanne")
        assert stuur(client, "inloggen-code", code=code(geheim)).status_code == 302
    assert tweestap.aantal_over(sanne) == 10


def test_vijfentwintig_codes_per_dag(sanne: Account) -> None:
    geheim = geef_app(sanne)
    client = Client()
    for blok in range(5):
        with later(blok * 301):
            wachtwoord(client, "sanne")
            for nummer in range(5):
                stuur(client, "inloggen-code", code=f"0000{blok}{nummer}")
    with later(6 * 301):
        wachtwoord(client, "sanne")
        assert "te vaak" in stuur(client, "inloggen-code", code=code(geheim)).content.decode()
    with later(86_400 + 6):
        wachtwoord(client, "sanne")
        assert stuur(client, "inloggen-code", code=code(geheim)).status_code == 302


def test_goed_inloggen_wist_de_teller_van_het_adres_niet(sanne: Account) -> None:
    """An attacker with an account of his own must not be able to reset the counter of his address."""
    geheim = geef_app(sanne)
    for nummer in range(29):
        wachtwoord(Client(), f"naam{nummer}", "mis")
    client = Client()
    wachtwoord(client, "sanne")
    stuur(client, "inloggen-code", code=code(geheim))
    assert ingelogd(client)
    wachtwoord(Client(), "naam30", "mis")
    assert "te vaak" in wachtwoord(Client(), "sanne").content.decode()


def test_twee_tabbladen_bij_instellen_zien_dezelfde_sleutel(client: Client, sanne: Account) -> None:
    wachtwoord(client, "sanne")
    eerste, tweede = haal(client, "inloggen-instellen"), haal(client, "inloggen-instellen")
    assert sleutel(eerste) == sleutel(tweede)


def test_codes_staan_na_herladen_nog_op_het_blad_en_na_bevestigen_nergens(client: Client, sanne: Account) -> None:
    wachtwoord(client, "sanne")
    geheim = sleutel(haal(client, "inloggen-instellen"))
    stuur(client, "inloggen-instellen", code=code(geheim))
    tien = codes(haal(client, "inloggen-herstelcodes"))
    assert codes(haal(client, "inloggen-herstelcodes")) == tien
    stuur(client, "inloggen-herstelcodes", bewaard="on")
    assert tien[0][:5] not in haal(client, "account").content.decode()
    assert haal(client, "inloggen-herstelcodes").headers["Location"] == "/"


def test_wie_wegging_voor_het_bewaren_krijgt_de_volgende_keer_nieuwe_codes(client: Client, sanne: Account) -> None:
    wachtwoord(client, "sanne")
    geheim = sleutel(haal(client, "inloggen-instellen"))
    stuur(client, "inloggen-instellen", code=code(geheim))
    oud = codes(haal(client, "inloggen-herstelcodes"))
    terug = Client()
    wachtwoord(terug, "sanne")
    assert stuur(terug, "inloggen-code", code=code(geheim, 1)).headers["Location"] == reverse("inloggen-herstelcodes")
    assert not ingelogd(terug)
    assert not set(codes(haal(terug, "inloggen-herstelcodes"))) & set(oud)

    blad = stuur(client, "inloggen-herstelcodes", bewaard="on")  # het eerste venster had de oude reeks voor zich
    assert "Er zijn intussen andere codes gemaakt" in blad.content.decode()
    assert not ingelogd(client)


def test_na_een_kwartier_begint_het_opnieuw(client: Client, sanne: Account) -> None:
    geheim = geef_app(sanne)
    wachtwoord(client, "sanne")
    with later(15 * 60 + 1):
        assert stuur(client, "inloggen-code", code=code(geheim)).headers["Location"] == reverse("account_login")
    assert not ingelogd(client)


@pytest.mark.parametrize("wat", ["uit", "wachtwoord", "weg"])
def test_wat_intussen_veranderde_eindigt_een_halve_log_in(client: Client, sanne: Account, wat: str) -> None:
    geheim = geef_app(sanne)
    wachtwoord(client, "sanne")
    if wat == "uit":
        Account.objects.filter(pk=sanne.pk).update(is_active=False)
    elif wat == "wachtwoord":
        sanne.set_password("een-heel-ander-wachtwoord")
        sanne.save()
    else:
        tweestap.haal_weg(account=sanne)
    assert stuur(client, "inloggen-code", code=code(geheim)).headers["Location"] == reverse("account_login")
    assert not ingelogd(client)


def test_de_sleutel_staat_versleuteld_in_de_database_en_in_de_sessie(client: Client, sanne: Account) -> None:
    wachtwoord(client, "sanne")
    geheim = sleutel(haal(client, "inloggen-instellen"))
    assert geheim not in str(dict(client.session))
    stuur(client, "inloggen-instellen", code=code(geheim))
    tien = codes(haal(client, "inloggen-herstelcodes"))
    rijen = str(list(Authenticator.objects.values_list("data", flat=True))) + str(dict(client.session))
    assert geheim not in rijen
    assert not [een for een in tien if een in rijen]


def test_een_ander_geheim_van_de_toepassing_geeft_een_gewone_zin(
    client: Client, sanne: Account, settings: Settings
) -> None:
    geheim = geef_app(sanne)
    settings.SECRET_KEY = "een-ander-geheim-dat-lang-genoeg-is-voor-ons"
    wachtwoord(client, "sanne")
    assert "Vraag je beheerder" in stuur(client, "inloggen-code", code=code(geheim)).content.decode()
    assert not ingelogd(client)


def test_met_het_vorige_geheim_erbij_werkt_alles_door(client: Client, sanne: Account, settings: Settings) -> None:
    geheim = geef_app(sanne)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "een-ander-geheim-dat-lang-genoeg-is-voor-ons"
    wachtwoord(client, "sanne")
    stuur(client, "inloggen-code", code=code(geheim))
    assert ingelogd(client)


def test_in_de_demo_mag_het_maar_hoeft_het_niet(client: Client, sanne: Account, settings: Settings) -> None:
    settings.DEMO = True
    wachtwoord(client, "sanne")
    assert ingelogd(client)
    assert "In de demo hoeft het niet" in haal(client, "account").content.decode()
    client.post(reverse("account_logout"))
    geheim = geef_app(sanne)
    assert wachtwoord(client, "sanne").headers["Location"] == reverse("inloggen-code")
    stuur(client, "inloggen-code", code=code(geheim))
    assert ingelogd(client)


def test_de_sessie_krijgt_bij_elke_stap_een_ander_nummer(client: Client, sanne: Account) -> None:
    """A session that somebody planted beforehand sees no secret and is not the one that is logged in."""
    client.get(reverse("account_login"))
    client.session.save()
    geplant = client.session.session_key
    assert geplant
    client.cookies["keukentafel"] = geplant
    wachtwoord(client, "sanne")
    half = client.session.session_key
    assert half != geplant
    dief = Client()
    dief.cookies["keukentafel"] = geplant
    assert haal(dief, "inloggen-instellen").headers["Location"] == reverse("account_login")

    geheim = sleutel(haal(client, "inloggen-instellen"))
    stuur(client, "inloggen-instellen", code=code(geheim))
    haal(client, "inloggen-herstelcodes")
    stuur(client, "inloggen-herstelcodes", bewaard="on")
    assert ingelogd(client)
    assert client.session.session_key != half
    dief.cookies["keukentafel"] = str(half)
    assert not ingelogd(dief)


def test_wat_getypt_was_komt_terug_na_de_tweede_stap_en_niet_bij_een_ander(client: Client, sanne: Account) -> None:
    zegel = verzegel(Bewaard(sanne.pk, "/vragen/nieuw", "tekst=half"))
    geheim = geef_app(sanne)
    wachtwoord(client, "sanne", bewaard=zegel, next="/vragen/nieuw")
    assert stuur(client, "inloggen-code", code=code(geheim)).headers["Location"] == "/vragen/nieuw"
    assert client.session["teruggezet"] == zegel

    ander = Client()
    wachtwoord(ander, "sanne", bewaard=zegel)
    wachtwoord(ander, "sanne")
    assert "teruggezet" not in ander.session
