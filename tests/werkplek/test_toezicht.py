"""The privacy officer's screen: for nobody else, numbers instead of names, judged in time, and with her own trace."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from keukentafel.doen.delen.models import Noodtoegang, Verstrekking
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.toezicht.models import Vlag
from keukentafel.kern.database import rollen
from keukentafel.kern.logboek.models import Logregel, Verwerking
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.organisaties.models import Organisatie
from keukentafel.werkplek.toezicht import woorden
from tests.rol import word
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie, Belt

pytestmark = pytest.mark.django_db
MEEST = 15
BLADEN = ("/toezicht", "/toezicht/inzien", "/toezicht/inzien?wie=sanne", "/toezicht/verstrekkingen")


@pytest.fixture
def dossier(belt: Belt) -> Dossier:
    """A household of Sanne's team, with a surname that must not show."""
    belt(achternaam="Kanariepiet")
    with word(rollen.ONDERHOUD):
        return Dossier.objects.get(leden__persoon__achternaam="Kanariepiet")


@pytest.fixture
def nood(almere: Groep, dossier: Dossier) -> Noodtoegang:
    """Bilal took break-glass just now."""
    with als_medewerker(almere.bilal.pk), connection.cursor() as cursor:
        cursor.execute("SELECT kt_noodtoegang(%s, 'Moeder belt: ex staat voor de deur.')", [dossier.pk])
        return Noodtoegang.objects.get(pk=cursor.fetchone()[0])


@pytest.fixture
def vlag(almere: Groep, dossier: Dossier) -> Vlag:
    """Bilal opened it while nothing binds him to it."""
    nu = timezone.now()
    with word(rollen.EIGENAAR):
        return Vlag.objects.create(
            stelsel=almere.stelsel, soort="geopend_niets_gedaan", medewerker=almere.bilal, dossier=dossier,
            kenmerk=dossier.kenmerk, dag=timezone.localdate(nu), begin=nu, eind=nu, redenen=["niets_gedaan", "niet"],
            getallen={"aantal": 1, "grens": 1, "dagen": 3}, gemaakt_op=nu,
        )  # fmt: skip


def verleden(nood: Noodtoegang, uren: int) -> None:
    with word(rollen.EIGENAAR):
        weg = timedelta(hours=uren)
        Noodtoegang.objects.filter(pk=nood.pk).update(van=nood.van - weg, tot=nood.tot - weg)


def blad(client: Client, pad: str) -> str:
    antwoord = client.get(pad)
    assert antwoord.status_code == 200, pad
    return " ".join(antwoord.content.decode().split())


def handelingen(wie: Medewerker) -> list[tuple[str, str, UUID | None]]:
    with word(rollen.ONDERHOUD):
        rijen = Logregel.objects.filter(medewerker_id=wie.pk).exclude(handeling="ingelogd").order_by("nr")
        return list(rijen.values_list("handeling", "soort", "dossier_id"))


@pytest.mark.parametrize("wie", ["sanne", "fatma", "marieke", "bilal"])
def test_alleen_de_privacyfunctionaris(almere: Groep, als: AlsWie, nood: Noodtoegang, vlag: Vlag, wie: str) -> None:
    client = als(getattr(almere, wie))
    weg: bytes = client.get("/toezicht-bestaat-niet").content
    paden = [*BLADEN, f"/toezicht/noodtoegang/{nood.pk}", f"/toezicht/vlaggen/{vlag.pk}", "/toezicht/nalezen"]
    for pad in paden:
        antwoord = client.get(pad)
        assert (antwoord.status_code, antwoord.content) == (404, weg), pad
    for pad in (f"/toezicht/vlaggen/{vlag.pk}/sluiten", f"/toezicht/vlaggen/{vlag.pk}/uitleg", "/toezicht/nalezen"):
        assert client.post(pad).content == weg, pad
    assert client.get(f"/uitleg/{vlag.pk}").content == weg, "er is nog niets gevraagd"
    with word(rollen.ONDERHOUD):
        assert Vlag.objects.get().status == "nieuw"


def test_nummers_en_geen_namen_van_inwoners(
    almere: Groep, als: AlsWie, nood: Noodtoegang, vlag: Vlag, dossier: Dossier
) -> None:
    als(almere.sanne).get(f"/huishoudens/{dossier.pk}")
    joris = als(almere.joris)
    joris.post("/toezicht/nalezen")
    zoek = f"/toezicht/inzien?wie={dossier.kenmerk}"
    for pad in (*BLADEN, zoek, f"/toezicht/noodtoegang/{nood.pk}", f"/toezicht/vlaggen/{vlag.pk}"):
        tekst = blad(joris, pad)
        assert "Kanariepiet" not in tekst, pad
        assert "1312" not in tekst, pad
    tekst = blad(joris, "/toezicht")
    assert dossier.kenmerk in tekst
    assert "Moeder belt: ex staat voor de deur." in tekst
    assert "Eén keer open. Geen contact, geen taak, niets opgeschreven. Werkt niet aan dit huishouden." in tekst
    assert "csv" not in tekst.lower()


def test_een_lege_dag_zegt_wat_er_komt(almere: Groep, als: AlsWie) -> None:
    tekst = blad(als(almere.joris), "/toezicht")
    for zin in ("Er wacht geen noodtoegang", "Geen open vlaggen", "Nog niet nagelezen", "Er wacht niets op jou."):
        assert zin in tekst


def test_noodtoegang_zonder_oordeel_na_een_dag_slaat_alarm(almere: Groep, als: AlsWie, nood: Noodtoegang) -> None:
    joris = als(almere.joris)
    assert "niet binnen 24 uur beoordeeld" not in blad(joris, "/toezicht")
    verleden(nood, 23)
    assert "niet binnen 24 uur beoordeeld" not in blad(joris, "/toezicht")
    verleden(nood, 26)
    tekst = blad(joris, "/toezicht")
    assert "Eén keer noodtoegang is niet binnen 24 uur beoordeeld. Doe dit eerst." in tekst
    assert "2 uur te laat" in tekst
    assert "kt-klok--laat" in tekst


def oordeel(client: Client, nood: Noodtoegang, **gegevens: str) -> HttpResponse:
    antwoord: HttpResponse = client.post(f"/toezicht/noodtoegang/{nood.pk}", gegevens)  # type: ignore[assignment]
    return antwoord


def test_een_oordeel_geldt_een_keer(almere: Groep, als: AlsWie, nood: Noodtoegang) -> None:
    joris = als(almere.joris)
    assert oordeel(joris, nood).status_code == 422
    zonder = oordeel(joris, nood, oordeel="onterecht")
    assert (zonder.status_code, "Schrijf op waarom" in zonder.content.decode()) == (422, True)
    assert oordeel(joris, nood, oordeel="onterecht", toelichting="Zij had er niets te zoeken.").status_code == 302
    tekst = blad(joris, f"/toezicht/noodtoegang/{nood.pk}")
    assert "Niet terecht" in tekst
    assert "Zij had er niets te zoeken." in tekst
    assert "Er wacht geen noodtoegang" in blad(joris, "/toezicht")
    weer = oordeel(joris, nood, oordeel="terecht")
    assert weer.status_code == 409
    assert ("noodtoegang_beoordeeld", "noodtoegang", None) in handelingen(almere.joris)
    with word(rollen.ONDERHOUD):
        assert Noodtoegang.objects.get().oordeel == "onterecht"


def test_over_je_eigen_noodtoegang_oordeel_je_niet(almere: Groep, als: AlsWie, nood: Noodtoegang) -> None:
    with word(rollen.EIGENAAR):
        Noodtoegang.objects.filter(pk=nood.pk).update(medewerker=almere.joris)
    joris = als(almere.joris)
    tekst = blad(joris, f"/toezicht/noodtoegang/{nood.pk}")
    assert "Dit is je eigen noodtoegang. Een ander oordeelt." in tekst
    assert "<textarea" not in tekst
    assert oordeel(joris, nood, oordeel="terecht").status_code == 409
    with word(rollen.ONDERHOUD):
        assert Noodtoegang.objects.get().oordeel == ""


def test_van_vraag_tot_antwoord(almere: Groep, als: AlsWie, vlag: Vlag, dossier: Dossier) -> None:
    joris, bilal, sanne = als(almere.joris), als(almere.bilal), als(almere.sanne)
    assert "Leg uit waarom je keek" not in blad(bilal, "/werk")
    assert joris.post(f"/toezicht/vlaggen/{vlag.pk}/uitleg").status_code == 302
    assert "Leg uit waarom je keek" in blad(bilal, "/werk")
    assert "Leg uit waarom je keek" not in blad(sanne, "/werk")
    tekst = blad(bilal, f"/uitleg/{vlag.pk}")
    assert dossier.kenmerk in tekst
    assert "Kanariepiet" not in tekst
    weg = sanne.get("/uitleg-bestaat-niet").content
    assert sanne.get(f"/uitleg/{vlag.pk}").content == weg
    assert bilal.post(f"/uitleg/{vlag.pk}", {"uitleg": " "}).status_code == 422
    assert bilal.post(f"/uitleg/{vlag.pk}", {"uitleg": "Ik zocht een ander huishouden."}).status_code == 302
    assert "Leg uit waarom je keek" not in blad(bilal, "/werk")
    assert bilal.post(f"/uitleg/{vlag.pk}", {"uitleg": "Nog iets."}).status_code == 404
    tekst = blad(joris, f"/toezicht/vlaggen/{vlag.pk}")
    assert "Ik zocht een ander huishouden." in tekst
    assert "Vraag door" in tekst
    assert joris.post(f"/toezicht/vlaggen/{vlag.pk}/sluiten").status_code == 302
    assert "Geen open vlaggen" in blad(joris, "/toezicht")
    laat = joris.post(f"/toezicht/vlaggen/{vlag.pk}/sluiten", follow=True)
    assert "Deze stap kan niet meer" in laat.content.decode()
    assert [regel[0] for regel in handelingen(almere.joris)].count("vlag_gesloten") == 1


def test_de_medewerker_leest_niet_wat_er_gelijk_was(almere: Groep, als: AlsWie, vlag: Vlag) -> None:
    """An address may be secret: to her, each question about a dossier has the same words."""
    joris, bilal = als(almere.joris), als(almere.bilal)
    joris.post(f"/toezicht/vlaggen/{vlag.pk}/uitleg")
    gezien = set()
    for soort in ("zelfde_adres", "zelfde_achternaam", "geopend_niets_gedaan"):
        with word(rollen.EIGENAAR):
            Vlag.objects.filter(pk=vlag.pk).update(soort=soort)
        uitleg, werk = blad(bilal, f"/uitleg/{vlag.pk}"), blad(bilal, "/werk")
        for tekst in (uitleg, werk):
            assert f"Je keek in dossier {vlag.kenmerk}" in tekst
            assert "Vertel waarom dat nodig was." in tekst
        gezien.add((uitleg[uitleg.index("kt-feiten") : uitleg.index("</dl>")], werk[werk.index("gevraagd") :][:1200]))
        if soort != "geopend_niets_gedaan":
            assert woord(soort) in blad(joris, f"/toezicht/vlaggen/{vlag.pk}"), "wie toezicht houdt weet het wel"
    assert len(gezien) == 1


def woord(soort: str) -> str:
    return soort.replace("_", " ").capitalize()


def test_wie_het_adres_van_een_knop_ophaalt_krijgt_het_blad(almere: Groep, als: AlsWie, vlag: Vlag) -> None:
    joris = als(almere.joris)
    assert joris.get("/toezicht/nalezen").headers["Location"] == "/toezicht"
    assert handelingen(almere.joris)[-1][0] == "doorverwezen"
    for knop in ("uitleg", "sluiten"):
        plek = f"/toezicht/vlaggen/{vlag.pk}"
        assert joris.get(f"{plek}/{knop}").headers["Location"] == plek
        assert handelingen(almere.joris)[-1][0] == "doorverwezen"
        assert joris.post(f"/toezicht/vlaggen/{uuid4()}/{knop}").status_code == 404
    assert joris.get(f"/toezicht/noodtoegang/{uuid4()}").status_code == 404


def test_een_vlag_over_jezelf_breng_je_niet_verder(almere: Groep, als: AlsWie, vlag: Vlag) -> None:
    with word(rollen.EIGENAAR):
        Vlag.objects.filter(pk=vlag.pk).update(medewerker=almere.joris)
    joris = als(almere.joris)
    assert "Deze vlag gaat over jou" in blad(joris, f"/toezicht/vlaggen/{vlag.pk}")
    joris.post(f"/toezicht/vlaggen/{vlag.pk}/sluiten")
    with word(rollen.ONDERHOUD):
        assert Vlag.objects.get().status == "nieuw"


def test_lees_nu_na_maakt_vlaggen_en_rekent_de_keten_na(almere: Groep, als: AlsWie, dossier: Dossier) -> None:
    with word(rollen.EIGENAAR):
        Medewerker.objects.filter(pk=almere.sanne.pk).update(naam="Sanne Kanariepiet")
    als(almere.sanne).get(f"/huishoudens/{dossier.pk}")
    joris = als(almere.joris)
    antwoord = joris.post("/toezicht/nalezen", follow=True).content.decode()
    assert "Nagelezen: één nieuwe vlag." in antwoord
    assert "De keten is heel" in antwoord
    assert "Zelfde achternaam" in antwoord
    with word(rollen.EIGENAAR), connection.cursor() as cursor:
        cursor.execute("SELECT max(nr) FROM kern_logregel WHERE stelsel_id = %s", [almere.stelsel.pk])
        (laatste,) = cursor.fetchone()
        cursor.execute(
            "UPDATE kern_logregel SET handeling = 'niets' WHERE nr = %s AND stelsel_id = %s",
            [laatste, almere.stelsel.pk],
        )
    gebroken = joris.post("/toezicht/nalezen", follow=True).content.decode()
    assert f"De keten is gebroken bij regel {laatste}" in gebroken
    assert "keukentafel logboek controleer" in gebroken


def test_alle_keren_met_wie_wat_en_waarom(almere: Groep, als: AlsWie, dossier: Dossier, nood: Noodtoegang) -> None:
    als(almere.sanne).get(f"/huishoudens/{dossier.pk}")
    als(almere.bilal).get(f"/huishoudens/{dossier.pk}")
    als(almere.fatma).get(f"/huishoudens/{dossier.pk}")
    joris = als(almere.joris)
    tekst = blad(joris, f"/toezicht/inzien?wie={dossier.kenmerk.lower()}")
    for stuk in ("Sanne de Boer", "Het huishouden met de tijdlijn", "Hulp en ondersteuning", "Wijkwerker",
                 "Noodtoegang", "Wacht op oordeel", "Geweigerd, zag niets"):  # fmt: skip
        assert stuk in tekst, stuk
    op_naam = blad(joris, "/toezicht/inzien?wie=sanne")
    assert dossier.kenmerk in op_naam
    assert "Bilal Amrani" not in op_naam
    assert ("logboek_doorzocht", "dossier", dossier.pk) in handelingen(almere.joris)
    assert ("logboek_doorzocht", "medewerker", dossier.pk) in handelingen(almere.joris), "het enige op het blad"
    assert "Zocht wie er keek" in blad(joris, f"/toezicht/inzien?wie={dossier.kenmerk}")


def test_zoeken_op_organisatie_en_op_niets(almere: Groep, als: AlsWie, dossier: Dossier) -> None:
    with word(rollen.EIGENAAR):
        brink = Organisatie.objects.create(stelsel=almere.stelsel, slug="brink", naam="De Brink")
        Medewerker.objects.filter(pk=almere.sanne.pk).update(organisatie=brink)
    als(almere.sanne).get(f"/huishoudens/{dossier.pk}")
    joris = als(almere.joris)
    assert "Sanne de Boer" in blad(joris, f"/toezicht/inzien?wie=&organisatie={brink.pk}&periode=jaar")
    assert "Vul een kenmerk of een naam in" in blad(joris, "/toezicht/inzien?wie=")
    assert "Er is geen dossier met dit kenmerk" in blad(joris, "/toezicht/inzien?wie=ABCD-2345")
    assert joris.get("/toezicht/inzien?wie=x&periode=gisteren&organisatie=nee").status_code == 200
    assert joris.get("/toezicht/inzien?wie=%00").status_code == 200


def betrokken(wie: Medewerker) -> tuple[str, int, set[UUID | None]]:
    """The last thing someone did, how many data subjects its line counts, and the dossiers they are in."""
    with word(rollen.ONDERHOUD):
        regel = Logregel.objects.filter(medewerker_id=wie.pk).latest("nr")
        eerste = Logregel.objects.filter(operatie=regel.operatie).earliest("nr")
        rijen = Verwerking.objects.filter(operatie=regel.operatie)
        return eerste.handeling, eerste.aantal, set(rijen.values_list("dossier_id", flat=True))


@pytest.mark.parametrize("op", ["wie=sanne", "wie=&organisatie={brink}", "wie={kenmerk}"])
def test_elk_dossier_op_het_blad_is_een_verwerking(almere: Groep, als: AlsWie, belt: Belt, op: str) -> None:
    for nummer, naam in enumerate(("Bos", "Aap", "Noot"), 11):
        belt(achternaam=naam, voornaam=naam, geboortedatum=f"{nummer}-02-1950", huisnummer=str(nummer))
    with word(rollen.EIGENAAR):
        brink = Organisatie.objects.create(stelsel=almere.stelsel, slug="brink", naam="De Brink")
        Medewerker.objects.filter(pk=almere.sanne.pk).update(organisatie=brink)
        dossiers = list(Dossier.objects.all())
    assert len(dossiers) == 3
    sanne, joris = als(almere.sanne), als(almere.joris)
    for dossier in dossiers:
        sanne.get(f"/huishoudens/{dossier.pk}")
    tekst = blad(joris, "/toezicht/inzien?" + op.format(brink=brink.pk, kenmerk=dossiers[0].kenmerk))
    getoond = {dossier.pk for dossier in dossiers if f">{dossier.kenmerk}<" in tekst or dossier.kenmerk in tekst}
    assert len(getoond) == (1 if "kenmerk" in op else 3)
    assert betrokken(almere.joris) == ("logboek_doorzocht", len(getoond), getoond)


@pytest.mark.parametrize(("knop", "handeling"), [("uitleg", "uitleg_gevraagd"), ("sluiten", "vlag_gesloten")])
def test_een_stap_met_een_vlag_is_een_verwerking(
    almere: Groep, als: AlsWie, vlag: Vlag, knop: str, handeling: str
) -> None:
    als(almere.joris).post(f"/toezicht/vlaggen/{vlag.pk}/{knop}")
    assert betrokken(almere.joris) == (handeling, 1, {vlag.dossier_id})


def test_een_oordeel_is_een_verwerking_en_de_vraag_op_mijn_werk_ook(
    almere: Groep, als: AlsWie, nood: Noodtoegang, vlag: Vlag
) -> None:
    joris, bilal = als(almere.joris), als(almere.bilal)
    oordeel(joris, nood, oordeel="terecht", toelichting="Kinderen in gevaar.")
    assert betrokken(almere.joris) == ("noodtoegang_bekeken", 1, {nood.dossier_id})
    joris.post(f"/toezicht/vlaggen/{vlag.pk}/uitleg")
    bilal.get("/werk")
    assert betrokken(almere.bilal) == ("mijn_werk_gezien", 1, {vlag.dossier_id})


def test_het_register_toont_ook_wat_voorbij_en_ingetrokken_is(almere: Groep, als: AlsWie, dossier: Dossier) -> None:
    dag, nu = timezone.localdate(), timezone.now()
    vast: dict[str, Any] = {
        "stelsel": almere.stelsel, "team_id": dossier.team_id, "dossier": dossier, "grondslag": "toestemming",
        "noodzaak": "Samen een regeling treffen.", "categorieen": ["contact"], "geinformeerd": "gesprek",
        "door": almere.sanne, "vastgelegd_op": nu,
    }  # fmt: skip
    with word(rollen.EIGENAAR):
        brink = Organisatie.objects.create(stelsel=almere.stelsel, slug="brink", naam="De Brink")
        voorbij = {"van": dag - timedelta(days=30), "tot": dag}
        loopt = {"van": dag, "tot": dag + timedelta(days=30)}
        Verstrekking.objects.create(**vast, **voorbij, organisatie=brink, doel="Oude huurschuld")
        Verstrekking.objects.create(**vast, **loopt, organisatie=brink, doel="Huurschuld")
        weg = {"ingetrokken_op": nu, "ingetrokken_door": almere.sanne}
        straks = {"van": dag + timedelta(days=1), "tot": dag + timedelta(days=9)}
        Verstrekking.objects.create(**vast, **straks, **weg, organisatie=brink, doel="Toch niet")
    tekst = blad(als(almere.joris), "/toezicht/verstrekkingen")
    for stuk in ("Voorbij", "Loopt", "Ingetrokken", "De Brink", "Wie het contact is", dossier.kenmerk, "Drie keer is"):
        assert stuk in tekst, stuk


@pytest.mark.parametrize("pad", ["/toezicht", "dossier", "naam", "/toezicht/verstrekkingen", "nood", "vlag"])
def test_een_vast_aantal_vragen_aan_de_database(  # noqa: PLR0917
    pad: str,
    almere: Groep,
    als: AlsWie,
    dossier: Dossier,
    nood: Noodtoegang,
    vlag: Vlag,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for wie in (almere.sanne, almere.bilal, almere.fatma):
        als(wie).get(f"/huishoudens/{dossier.pk}")
    joris = als(almere.joris)
    joris.post("/toezicht/nalezen")
    adres = {
        "dossier": f"/toezicht/inzien?wie={dossier.kenmerk}",
        "naam": "/toezicht/inzien?wie=a",
        "nood": f"/toezicht/noodtoegang/{nood.pk}",
        "vlag": f"/toezicht/vlaggen/{vlag.pk}",
    }.get(pad, pad)
    with django_assert_max_num_queries(MEEST):
        assert joris.get(adres).status_code == 200


def test_het_eigen_blad_staat_ook_in_het_logboek(almere: Groep, als: AlsWie, vlag: Vlag) -> None:
    joris = als(almere.joris)
    joris.get("/toezicht")
    joris.get(f"/toezicht/vlaggen/{vlag.pk}")
    assert [regel[:2] for regel in handelingen(almere.joris)] == [("toezicht_gezien", ""), ("vlag_gezien", "vlag")]


def test_een_handeling_zonder_eigen_woorden_blijft_leesbaar() -> None:
    assert woorden.handeling("dossier_ingezien") == "Het huishouden met de tijdlijn"
    assert woorden.handeling("plan_van_aanpak_gezien") == "Plan van aanpak gezien"
    assert woorden.zegel("9f3c71ae04d2ffff") == "9f3c 71ae 04d2"
