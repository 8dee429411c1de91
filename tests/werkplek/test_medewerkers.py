"""Medewerkers beheren op het scherm: wie wat ziet, elk nee bij zijn veld, en beide versies als een ander eerder was."""

import time
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from keukentafel.kern.database import rollen
from keukentafel.kern.logboek.models import Logregel
from keukentafel.regelen.inzet.models import Aanstelling, Afwezigheid, Deskundigheid, Registratie
from keukentafel.regelen.inzet.versie import versie
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.werkplek.inlog import opstap
from keukentafel.werkplek.inlog.bewaard import SLEUTEL
from tests.regelen.inzet import stad
from tests.rol import word
from tests.vaste_groep import Groep, medewerker
from tests.werkplek.conftest import MEEST, AlsWie
from tests.werkplek.verlopen import verborgen, verlopen


def over(dagen: int) -> date:
    return timezone.localdate() + timedelta(days=dagen)


def typ(dag: date) -> str:
    return dag.strftime("%d-%m-%Y")


@pytest.fixture
def bea(almere: Groep, als: AlsWie) -> Client:
    return als(almere.bea)


@pytest.fixture
def marieke(almere: Groep, als: AlsWie) -> Client:
    return als(almere.marieke)


def blad(mens: Medewerker, *deel: object) -> str:
    return "/".join(["/medewerkers", *map(str, (mens.pk, *deel))])


def tekst(antwoord: Any) -> str:
    inhoud: str = antwoord.content.decode()
    return inhoud


def eigen(tabel: Any) -> Any:
    """Lees als eigenaar, door de sloten heen."""
    with word(rollen.EIGENAAR):
        return list(tabel.objects.order_by("pk"))


@pytest.mark.parametrize("wie", ["sanne", "fatma", "joris"])
def test_wie_niets_beheert_ziet_geen_medewerkers(almere: Groep, als: AlsWie, wie: str) -> None:
    client = als(getattr(almere, wie))
    leeg = client.get("/bestaat-niet").content
    for pad in ("/medewerkers", "/medewerkers/nieuw", blad(almere.sanne), blad(almere.bilal, "afwezig")):
        antwoord = client.get(pad)
        assert (antwoord.status_code, antwoord.content) == (404, leeg), pad
    assert client.post(blad(almere.sanne, "rol"), {"rol": "beheerder"}).status_code == 404


def test_een_manager_ziet_alleen_haar_eigen_team(marieke: Client, almere: Groep) -> None:
    lijst = tekst(marieke.get("/medewerkers"))
    assert "Sanne de Boer" in lijst
    assert "Bilal Amrani" not in lijst
    assert "Nieuwe medewerker" not in lijst
    assert marieke.get(blad(almere.sanne)).status_code == 200
    assert marieke.get(blad(almere.bilal)).status_code == 404
    assert "Meld afwezig" in tekst(marieke.get(blad(almere.sanne)))
    assert "Geef een rol" not in tekst(marieke.get(blad(almere.sanne)))
    assert marieke.post(blad(almere.sanne, "uren"), {}).status_code == 404
    assert marieke.post(blad(almere.bilal, "afwezig"), {"van": typ(over(0))}).status_code == 404


def test_een_beheerder_ziet_het_hele_stelsel_en_geen_ander(bea: Client, almere: Groep) -> None:
    lijst = tekst(bea.get("/medewerkers"))
    assert all(naam in lijst for naam in ("Sanne de Boer", "Bilal Amrani", "Joris Maas"))
    daar = stad("haarlem")
    assert "Haarlem" not in tekst(bea.get("/medewerkers"))
    assert bea.get(blad(daar.sanne)).content == bea.get("/bestaat-niet").content
    assert bea.post(blad(daar.sanne, "rol"), {"rol": "fg"}).status_code == 404


def test_zoeken_op_naam_en_team(bea: Client, almere: Groep) -> None:
    assert "Bilal Amrani" not in tekst(bea.get("/medewerkers?zoek=boer"))
    assert "Sanne de Boer" not in tekst(bea.get(f"/medewerkers?team={almere.ander_team.pk}"))
    assert "Niemand gevonden" in tekst(bea.get("/medewerkers?zoek=xyz"))
    assert bea.get("/medewerkers?team=onzin&blad=99&toon=niets").status_code == 200


def test_een_nieuwe_medewerker_zonder_adres_op_het_scherm(bea: Client, almere: Groep) -> None:
    gegevens = {"naam": "Noor Hendriks", "telefoon": "06 1", "postcode": "1312 ab", "huisnummer": "12a"}
    antwoord = bea.post("/medewerkers/nieuw", gegevens, follow=True)
    assert "Noor Hendriks staat erin" in tekst(antwoord)
    assert "1312" not in tekst(antwoord)
    noor = Medewerker.objects.get(naam="Noor Hendriks")
    assert len(noor.adreszegel) == 64
    with word(rollen.EIGENAAR):
        regel = Logregel.objects.order_by("-nr")[0]
        assert Logregel.objects.filter(handeling="medewerker_toegevoegd", uitkomst="gelukt").count() == 1
    assert regel.medewerker_id == almere.bea.pk


@pytest.mark.parametrize(
    ("gegevens", "melding"),
    [
        ({"naam": ""}, "Schrijf een naam op"),
        ({"naam": "N", "postcode": "1312AB"}, "Vul bij de postcode ook het huisnummer in"),
        ({"naam": "N", "huisnummer": "12"}, "Vul bij het huisnummer ook de postcode in"),
        ({"naam": "N", "postcode": "12"}, "Schrijf vier cijfers en twee letters"),
        ({"naam": "N", "organisatie": "99999999"}, "Deze organisatie is er niet (meer)"),
    ],
)
def test_een_nieuwe_medewerker_die_niet_kan(bea: Client, almere: Groep, gegevens: dict[str, str], melding: str) -> None:
    voor = Medewerker.objects.count()
    antwoord = bea.post("/medewerkers/nieuw", gegevens)
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
    assert Medewerker.objects.count() == voor


FOUT: list[tuple[str, dict[str, str], str]] = [
    ("rol", {"rol": "", "van": "vandaag"}, "Kies een rol"),
    ("rol", {"rol": "wijkwerker", "van": typ(over(0))}, "Kies een team"),
    ("rol", {"rol": "fg", "van": typ(over(0)), "tot": typ(over(-1))}, "Dit eindigt voordat het begint"),
    ("rol", {"rol": "fg", "van": "31-02-2026"}, "bestaat niet"),
    ("rol", {"rol": "fg", "van": "01-01-0226"}, "Klopt het jaar?"),
    ("rol", {"rol": "fg", "team": "99999999", "van": typ(over(0))}, "Dit team is er niet (meer)"),
    ("uren", {"uren": "61", "van": typ(over(0))}, "Kies een team"),
    ("uren", {"uren": "veel", "van": typ(over(0))}, "Schrijf een getal, zoals 24 of 22,5"),
    ("kennis", {"onderwerp": "toveren", "van": typ(over(0))}, "Dit kun je hier niet (meer) kiezen"),
    (
        "registratie",
        {"register": "SKJ", "nummer": "100012345", "geldig_tot": typ(over(-1))},
        "Deze registratie is verlopen op",
    ),
    ("registratie", {"register": "SKJ", "nummer": "", "geldig_tot": ""}, "Schrijf het nummer uit het register op"),
    ("afwezig", {"van": typ(over(0)), "tot": typ(over(-1))}, "Dit eindigt voordat het begint"),
]


@pytest.mark.parametrize(("deel", "gegevens", "melding"), FOUT, ids=lambda waarde: str(waarde)[:24])
def test_elke_fout_staat_bij_zijn_veld_en_er_is_niets_bewaard(
    bea: Client, almere: Groep, deel: str, gegevens: dict[str, str], melding: str
) -> None:
    antwoord = bea.post(blad(almere.sanne, deel), gegevens)
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
    assert 'id="fouten"' in tekst(antwoord)
    assert [len(eigen(tabel)) for tabel in (Aanstelling, Deskundigheid, Registratie, Afwezigheid)] == [0, 0, 0, 0]
    assert Lidmaatschap.objects.filter(medewerker=almere.sanne).count() == 1


def test_wat_getypt_was_staat_er_nog(bea: Client, almere: Groep) -> None:
    gegevens = {"register": "BIG", "nummer": "12x", "geldig_tot": typ(over(40))}
    antwoord = tekst(bea.post(blad(almere.sanne, "registratie"), gegevens))
    assert "Een registratienummer bestaat uit cijfers" in antwoord
    assert 'value="12x"' in antwoord
    assert f'value="{typ(over(40))}"' in antwoord


def test_uren_kennis_en_registratie_bij_een_medewerker(bea: Client, almere: Groep) -> None:
    bea.post(blad(almere.sanne, "uren"), {"team": almere.team.pk, "uren": "22,5", "van": typ(over(-9))})
    bea.post(blad(almere.sanne, "kennis"), {"onderwerp": "schulden", "van": typ(over(0))})
    bea.post(blad(almere.sanne, "registratie"), {"register": "SKJ", "nummer": "100012345", "geldig_tot": typ(over(9))})
    inhoud = tekst(bea.get(blad(almere.sanne)))
    assert "22,5 uur per week, 0,63 fte" in inhoud
    assert "Schulden" in inhoud
    assert "Verloopt" in inhoud
    assert "100012345" in inhoud
    assert "Verloopt" in tekst(bea.get("/medewerkers?toon=registratie"))


def test_meer_dan_48_uur_mag_met_een_waarschuwing(bea: Client, almere: Groep) -> None:
    bea.post(blad(almere.sanne, "uren"), {"team": almere.team.pk, "uren": "36", "van": typ(over(0))})
    gegevens = {"team": almere.ander_team.pk, "uren": "12,5", "van": typ(over(0))}
    antwoord = tekst(bea.post(blad(almere.sanne, "uren"), gegevens, follow=True))
    assert "Samen is dat 48,5 uur per week. Boven 48 uur: kijk of dat klopt." in antwoord
    assert len(eigen(Aanstelling)) == 2


def test_een_rol_eindigt_en_blijft_te_zien(bea: Client, almere: Groep) -> None:
    collega = medewerker(almere.stelsel, "noor", "Noor Hendriks", "wijkwerker", almere.team)
    lid = Lidmaatschap.objects.get(medewerker=collega)
    antwoord = bea.post(blad(collega, "rol", lid.pk), {"tot": typ(over(0)), "versie": versie(lid)}, follow=True)
    assert "met de dag waarop het eindigt" in tekst(antwoord)
    assert "Eerder (1)" in tekst(antwoord)
    assert "Noor Hendriks" in tekst(bea.get("/medewerkers?toon=zonder-rol"))


def test_de_laatste_teammanager_op_het_scherm(bea: Client, almere: Groep) -> None:
    lid = Lidmaatschap.objects.get(medewerker=almere.marieke)
    antwoord = bea.post(blad(almere.marieke, "rol", lid.pk), {"tot": typ(over(3)), "versie": versie(lid)})
    assert antwoord.status_code == 422
    assert f"Dit is de laatste teammanager van {almere.team.naam}" in tekst(antwoord)
    lid.refresh_from_db()
    assert lid.tot is None


def test_je_eigen_rol_verander_je_niet(bea: Client, almere: Groep) -> None:
    antwoord = bea.post(blad(almere.bea, "rol"), {"rol": "fg", "van": typ(over(0))})
    assert "Je eigen rollen verander je niet zelf" in tekst(antwoord)
    assert Lidmaatschap.objects.filter(medewerker=almere.bea).count() == 1


def test_de_manager_meldt_afwezig_en_kiest_wie_invalt(marieke: Client, almere: Groep) -> None:
    collega = medewerker(almere.stelsel, "noor", "Noor Hendriks", "wijkwerker", almere.team)
    gegevens = {"van": typ(over(0)), "vervanger": str(collega.pk)}
    antwoord = tekst(marieke.post(blad(almere.sanne, "afwezig"), gegevens, follow=True))
    assert "vervanger: Noor Hendriks" in antwoord
    (rij,) = eigen(Afwezigheid)
    assert "Noor Hendriks valt in" in tekst(marieke.get("/medewerkers?toon=afwezig"))
    terug = {"versie": versie(rij), "terug": "1", "vervanger": str(collega.pk)}
    marieke.post(blad(almere.sanne, "afwezig", rij.pk), terug)
    assert eigen(Afwezigheid)[0].tot == over(0)


def test_wie_zelf_invalt_en_er_niet_is(marieke: Client, almere: Groep) -> None:
    collega = medewerker(almere.stelsel, "noor", "Noor Hendriks", "wijkwerker", almere.team)
    marieke.post(blad(almere.sanne, "afwezig"), {"van": typ(over(0)), "vervanger": str(collega.pk)})
    antwoord = tekst(marieke.post(blad(collega, "afwezig"), {"van": typ(over(0))}, follow=True))
    assert "Noor Hendriks zou zelf invallen voor Sanne de Boer" in antwoord
    antwoord = tekst(marieke.post(blad(almere.marieke, "afwezig"), {"van": typ(over(0)), "vervanger": str(collega.pk)}))
    assert "Noor Hendriks is er zelf niet" in antwoord


@pytest.mark.parametrize("vervanger", ["bilal", "fatma"])
def test_een_vervanger_die_de_dossiers_niet_mag_lezen(marieke: Client, almere: Groep, vervanger: str) -> None:
    gegevens = {"van": typ(over(0)), "vervanger": str(getattr(almere, vervanger).pk)}
    antwoord = marieke.post(blad(almere.sanne, "afwezig"), gegevens)
    assert antwoord.status_code == 422
    assert "mag de dossiers van dit team niet lezen" in tekst(antwoord)
    assert eigen(Afwezigheid) == []


def test_een_afwezigheid_over_zichzelf_heen(marieke: Client, almere: Groep) -> None:
    marieke.post(blad(almere.sanne, "afwezig"), {"van": typ(over(0))})
    antwoord = tekst(marieke.post(blad(almere.sanne, "afwezig"), {"van": typ(over(3))}))
    assert "Er staat al een afwezigheid vanaf" in antwoord
    assert len(eigen(Afwezigheid)) == 1


def test_twee_beheerders_tegelijk_zien_beide_versies(bea: Client, almere: Groep) -> None:
    gezien = versie(Medewerker.objects.get(pk=almere.sanne.pk))
    bea.post(blad(almere.sanne, "wie"), {"naam": "Sanne Bos", "telefoon": "06 1", "versie": gezien})
    antwoord = bea.post(blad(almere.sanne, "wie"), {"naam": "Sanne Vos", "telefoon": "06 1", "versie": gezien})
    inhoud = tekst(antwoord)
    assert antwoord.status_code == 409
    assert "<mark>Sanne Bos</mark>" in inhoud
    assert "<mark>Sanne Vos</mark>" in inhoud
    assert "<mark>06 1</mark>" not in inhoud
    nieuw = versie(Medewerker.objects.get(pk=almere.sanne.pk))
    assert f'name="versie" value="{nieuw}"' in inhoud
    bea.post(blad(almere.sanne, "wie"), {"naam": "Sanne Vos", "telefoon": "06 1", "versie": nieuw})
    assert Medewerker.objects.get(pk=almere.sanne.pk).naam == "Sanne Vos"


def test_twee_keer_een_andere_einddatum(bea: Client, almere: Groep) -> None:
    lid = Lidmaatschap.objects.get(medewerker=almere.sanne)
    gezien = versie(lid)
    bea.post(blad(almere.sanne, "rol", lid.pk), {"tot": typ(over(30)), "versie": gezien})
    antwoord = bea.post(blad(almere.sanne, "rol", lid.pk), {"tot": typ(over(60)), "versie": gezien})
    assert antwoord.status_code == 409
    assert "Van jou is nog niets opgeslagen" in tekst(antwoord)
    lid.refresh_from_db()
    assert lid.tot == over(30)


def test_wat_er_niet_is(bea: Client, almere: Groep) -> None:
    assert bea.get(blad(almere.sanne, "rol")).status_code == 302
    assert bea.post(blad(almere.sanne, "onzin"), {}).status_code == 404
    assert bea.post(blad(almere.sanne, "rol", 99999999), {}).status_code == 404
    assert bea.post(blad(almere.sanne, "registratie", 1), {}).status_code == 404
    assert bea.get("/medewerkers/99999999").status_code == 404
    lid = Lidmaatschap.objects.get(medewerker=almere.bilal)
    assert bea.post(blad(almere.sanne, "rol", lid.pk), {"tot": typ(over(1))}).status_code == 404


def test_het_menu(almere: Groep, als: AlsWie) -> None:
    assert 'href="/medewerkers"' in tekst(als(almere.bea).get("/inrichting"))
    assert 'href="/medewerkers"' in tekst(als(almere.marieke).get("/werk"))
    assert 'href="/medewerkers"' not in tekst(als(almere.sanne).get("/werk"))


def test_het_aantal_vragen_aan_de_database_groeit_niet_mee(bea: Client, almere: Groep) -> None:
    def aantal(pad: str) -> int:
        with CaptureQueriesContext(connection) as vragen:
            assert bea.get(pad).status_code == 200
        return len(vragen)

    aantal("/medewerkers")  # de inrichting wordt één keer gelezen
    eerst = aantal("/medewerkers")
    for nummer in range(12):
        medewerker(almere.stelsel, f"extra{nummer}", f"Extra {nummer}", "wijkwerker", almere.team)
    assert aantal("/medewerkers") == eerst <= MEEST
    assert aantal("/medewerkers?toon=registratie") <= MEEST
    assert aantal(blad(almere.sanne)) <= MEEST + 10


def opgestapt(client: Client) -> None:
    """Doe alsof zij zich net opnieuw bewees; hoe dat gaat, staat in tests/project/test_inloggen_account.py."""
    sessie = client.session
    sessie[opstap.SLEUTEL] = time.time()
    sessie.save()


def test_een_uitnodiging_vraagt_eerst_wie_je_bent(bea: Client, almere: Groep) -> None:
    """With a session that was stolen from the administrator nobody gets into the account of another."""
    assert almere.bea.account is not None
    almere.bea.account.set_password("een-lang-wachtwoord")
    almere.bea.account.save()
    bea.force_login(almere.bea.account)
    antwoord = bea.post(blad(almere.sanne, "toegang"), {"tweede_stap_opnieuw": "on"})
    assert antwoord.status_code == 403
    assert "Bevestig dat jij het bent" in tekst(antwoord)
    with word(rollen.EIGENAAR):
        assert Logregel.objects.get(handeling="toegang_gegeven").uitkomst == "geweigerd"
        assert not Logregel.objects.filter(handeling="uitnodiging_gemaakt").exists()
    terug = bea.post("/account/bevestig?voor=terug", {"wachtwoord": "een-lang-wachtwoord"}).headers["Location"]
    assert terug == f"{blad(almere.sanne)}#toegang"
    assert "/uitnodiging/" in tekst(bea.post(blad(almere.sanne, "toegang"), {"tweede_stap_opnieuw": "on"}))


def test_een_uitnodiging_staat_een_keer_op_het_scherm(bea: Client, almere: Groep) -> None:
    opgestapt(bea)
    bea.post("/medewerkers/nieuw", {"naam": "Noor Hendriks"})
    noor = Medewerker.objects.get(naam="Noor Hendriks")
    antwoord = tekst(bea.post(blad(noor, "toegang"), {"inlognaam": "noor"}))
    assert "/uitnodiging/" in antwoord
    assert "/uitnodiging/" not in tekst(bea.get(blad(noor)))
    noor.refresh_from_db()
    assert noor.account is not None
    assert (noor.account.username, noor.account.has_usable_password()) == ("noor", False)
    opnieuw = tekst(bea.post(blad(noor, "toegang"), {"tweede_stap_opnieuw": "on"}))
    assert "/uitnodiging/" in opnieuw
    with word(rollen.EIGENAAR):
        assert Logregel.objects.filter(handeling="uitnodiging_gemaakt").count() == 2


def test_een_inlognaam_die_niet_kan(bea: Client, almere: Groep) -> None:
    daar = stad("haarlem")
    opgestapt(bea)
    bea.post("/medewerkers/nieuw", {"naam": "Noor Hendriks"})
    noor = Medewerker.objects.get(naam="Noor Hendriks")
    assert daar.sanne.account is not None
    assert almere.bilal.account is not None
    for inlognaam, melding in (
        (daar.sanne.account.username.upper(), "heeft al rollen in een ander stelsel"),
        (almere.bilal.account.username, "is van Bilal Amrani"),
        ("Noor!", "Kies 2 tot 60 kleine letters"),
        ("", "Kies een inlognaam"),
    ):
        antwoord = bea.post(blad(noor, "toegang"), {"inlognaam": inlognaam})
        assert (antwoord.status_code, melding in tekst(antwoord)) == (422, True), melding
    noor.refresh_from_db()
    assert noor.account is None


def test_na_een_verlopen_sessie_staat_er_nog_wat_getypt_was(almere: Groep) -> None:
    bea = verlopen(almere.bea)
    te_laat = bea.post(blad(almere.sanne, "uren"), {"team": almere.team.pk, "uren": "22,5", "van": typ(over(0))})
    assert te_laat.status_code == 401
    assert almere.bea.account is not None
    bea.force_login(almere.bea.account)
    sessie = bea.session
    sessie[SLEUTEL] = verborgen(tekst(te_laat), "bewaard")["bewaard"]
    sessie.save()
    assert 'value="22,5"' in tekst(bea.get(blad(almere.sanne)))
    assert 'value="22,5"' not in tekst(bea.get(blad(almere.sanne)))
    assert eigen(Aanstelling) == []


def gelogd() -> str:
    with word(rollen.EIGENAAR):
        return Logregel.objects.order_by("-nr")[0].handeling


def test_een_formulier_bekijken_is_geen_wijziging(bea: Client, almere: Groep) -> None:
    bea.get("/medewerkers/nieuw")
    assert gelogd() == "medewerker_formulier"
    bea.post("/medewerkers/nieuw", {"naam": ""})
    assert gelogd() == "medewerker_formulier"
    bea.get(blad(almere.sanne, "uren"))
    assert gelogd() == "doorverwezen"
    assert bea.post(blad(almere.sanne, "uren"), {}).status_code == 422
    assert gelogd() == "medewerker_formulier"
    bea.get(blad(almere.sanne, "toegang"))
    assert gelogd() == "doorverwezen"
    bea.post(blad(almere.sanne, "uren"), {"team": almere.team.pk, "uren": "24", "van": typ(over(0))})
    assert gelogd() == "medewerker_gewijzigd"
