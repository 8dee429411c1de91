"""Contact vastleggen, afspraken maken en wat ieder ervan ziet: eigen team, ander team, vrijwilliger, KCC en FG."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.delen.models import Noodtoegang
from keukentafel.doen.dossier.journaal import Contactopgave, leg_contact_vast
from keukentafel.doen.dossier.models import Afspraak, Contactmoment, Dossier
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import werkkring_van
from keukentafel.regelen.teams.models import Team
from tests.rol import word
from tests.vaste_groep import Groep, kaal_stelsel, medewerker
from tests.werkplek.conftest import AlsWie, Belt
from tests.werkplek.opgave import mevrouw_de_vries
from tests.werkplek.verlopen import verborgen, verlopen

WOORDEN = "Zij durft de trap niet meer op."


@pytest.fixture
def dossier_id(almere: Groep, belt: Belt) -> UUID:
    """Het huishouden van mevrouw De Vries, bij het team van Sanne."""
    belt(anderen="52, 9")
    with als_medewerker(almere.sanne.pk):
        return Dossier.objects.latest("geopend_op").pk


@pytest.fixture
def sanne(almere: Groep, als: AlsWie) -> Client:
    return als(almere.sanne)


@pytest.fixture
def vincent(almere: Groep) -> Medewerker:
    return medewerker(almere.stelsel, "vincent", "Vincent Vos", "vrijwilliger", almere.team)


def contact(**anders: Any) -> dict[str, Any]:
    net = timezone.localtime(timezone.now() - timedelta(minutes=30))
    gewoon = {
        "sleutel": str(uuid4()), "kanaal": "huisbezoek", "met_wie": "Truus", "dag": f"{net:%Y-%m-%d}",
        "tijd": f"{net:%H:%M}", "minuten": "45", "samenvatting": WOORDEN,
    }  # fmt: skip
    return gewoon | anders


def afspraak(wie: Medewerker, **anders: Any) -> dict[str, Any]:
    morgen = timezone.localdate() + timedelta(days=1)
    gewoon = {
        "medewerker": wie.pk, "voor_wie": "mevrouw De Vries", "dag": f"{morgen:%Y-%m-%d}", "tijd": "10:30",
        "minuten": "60", "plek": "Buurthuis De Haven",
    }  # fmt: skip
    return gewoon | anders


def test_een_contact_staat_in_het_journaal_en_op_de_tijdlijn(sanne: Client, dossier_id: UUID) -> None:
    antwoord = sanne.post(f"/huishoudens/{dossier_id}/contact", contact(), follow=True)
    assert antwoord.redirect_chain == [(f"/huishoudens/{dossier_id}/journaal", 302)]
    for blad in (
        antwoord,
        sanne.get(f"/huishoudens/{dossier_id}"),
        sanne.get(f"/huishoudens/{dossier_id}?toon=contact"),
    ):
        tekst = blad.content.decode()
        assert "Thuis gesproken met Truus, 45 minuten" in tekst
        assert WOORDEN in tekst
    assert "Het contact staat in het journaal." in antwoord.content.decode()


def test_het_lege_formulier(sanne: Client, dossier_id: UUID) -> None:
    tekst = sanne.get(f"/huishoudens/{dossier_id}/contact").content.decode()
    assert "Huishouden De Vries" in tekst
    assert f'value="{timezone.localdate():%Y-%m-%d}"' in tekst
    assert "klopt nog niet" not in tekst


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"dag": "2099-01-01"}, "Dag: dit moment moet nog komen; maak daarvoor een afspraak"),
        ({"dag": "1999-01-01"}, "Dag: dit is meer dan een jaar voordat het dossier begon"),
        ({"dag": "31-02-2026"}, "Dag: schrijf dag, maand en jaar"),
        ({"tijd": "half elf"}, "Tijd: schrijf uur en minuten"),
        ({"minuten": "0"}, "minuten? Schrijf een heel aantal minuten, van 1 tot en met 1440"),
        ({"minuten": "2000"}, "minuten? Schrijf een heel aantal minuten, van 1 tot en met 1440"),
        ({"minuten": "een uur"}, "minuten? Schrijf een heel aantal minuten"),
        ({"kanaal": "postduif"}, "contact?"),
        ({"kanaal": ""}, "contact? Kies hoe het contact was"),
        ({"met_wie": "x" * 121}, "Met wie?"),
        ({"samenvatting": "  "}, "besproken? Schrijf op wat er is besproken"),
        ({"samenvatting": "trap " * 2_001}, "besproken? Dit is te lang: hoogstens 10.000 tekens"),
    ],
)
def test_foute_invoer_blijft_staan_met_een_zin_bij_het_veld(
    anders: dict[str, str], zin: str, sanne: Client, dossier_id: UUID
) -> None:
    antwoord = sanne.post(f"/huishoudens/{dossier_id}/contact", contact(**anders))
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert zin in tekst
    assert "Truus" in tekst or "met_wie" in anders
    assert (WOORDEN in tekst) == ("samenvatting" not in anders)
    assert "Contact vastleggen" in tekst


def test_alle_fouten_tegelijk(sanne: Client, dossier_id: UUID) -> None:
    leeg = contact(dag="2099-01-01", minuten="0", samenvatting="", kanaal="")
    tekst = sanne.post(f"/huishoudens/{dossier_id}/contact", leeg).content.decode()
    assert "4 antwoorden kloppen nog niet" in tekst


def test_twee_keer_klikken_is_een_regel(sanne: Client, dossier_id: UUID, almere: Groep) -> None:
    velden = contact()
    assert [sanne.post(f"/huishoudens/{dossier_id}/contact", velden).status_code for _ in range(2)] == [302, 302]
    with als_medewerker(almere.sanne.pk):
        assert Contactmoment.objects.filter(dossier_id=dossier_id).count() == 1


def test_terug_en_iets_anders_bewaren_gooit_niets_weg(sanne: Client, dossier_id: UUID) -> None:
    velden = contact()
    sanne.post(f"/huishoudens/{dossier_id}/contact", velden)
    antwoord = sanne.post(f"/huishoudens/{dossier_id}/contact", velden | {"samenvatting": "Toch nog iets."})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "Dit contact staat er al, met een andere tekst." in tekst
    assert "Toch nog iets." in tekst
    sleutel = tekst.split('name="sleutel" value="')[1].partition('"')[0]
    assert sleutel != velden["sleutel"]
    sanne.post(f"/huishoudens/{dossier_id}/contact", velden | {"samenvatting": "Toch nog iets.", "sleutel": sleutel})
    assert "Toch nog iets." in sanne.get(f"/huishoudens/{dossier_id}/journaal").content.decode()


def test_het_dossier_ging_net_naar_een_ander_team(sanne: Client, dossier_id: UUID, almere: Groep) -> None:
    with word(rollen.EIGENAAR):
        Dossier.objects.filter(pk=dossier_id).update(team=almere.ander_team)
    antwoord = sanne.post(f"/huishoudens/{dossier_id}/contact", contact())
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 404
    assert "Je schrijft niet (meer) in dit dossier." in tekst
    assert WOORDEN in tekst
    assert "De Vries" not in tekst


def test_een_verlopen_sessie_kost_de_tekst_niet(dossier_id: UUID, almere: Groep) -> None:
    los = verlopen(almere.sanne)
    blad = los.post(f"/huishoudens/{dossier_id}/contact", contact())
    assert blad.status_code == 401
    assert "De Vries" not in blad.content.decode()
    velden = verborgen(blad.content.decode(), "next", "bewaard")
    account = almere.sanne.account
    assert account is not None
    session = los.session
    session["teruggezet"] = velden["bewaard"]
    session.save()
    los.force_login(account)
    terug = los.get(velden["next"]).content.decode()
    assert WOORDEN in terug
    assert 'value="45"' in terug


@pytest.mark.parametrize("pad", ["contact", "afspraken/nieuw", "journaal", "afspraken/{}/afzeggen"])
@pytest.mark.parametrize("wie", ["bilal", "fatma", "joris", "vincent", "elders"])
def test_wat_je_niet_mag_is_er_niet(pad: str, wie: str, dossier_id: UUID, almere: Groep, als: AlsWie) -> None:
    if wie in ("vincent", "elders"):
        stelsel = almere.stelsel if wie == "vincent" else kaal_stelsel().stelsel
        rol = "vrijwilliger" if wie == "vincent" else "wijkwerker"
        team = almere.team if wie == "vincent" else Team.objects.filter(stelsel=stelsel)[0]
        ik = als(medewerker(stelsel, wie, "Iemand Anders", rol, team))
    else:
        ik = als(getattr(almere, wie))
    los = pad.format(uuid4())
    for verzoek in (ik.get, ik.post):
        hier, nergens = verzoek(f"/huishoudens/{dossier_id}/{los}"), verzoek(f"/huishoudens/{uuid4()}/{los}")
        assert hier.status_code in (404, 405)
        assert hier.content == nergens.content
        assert "Vries" not in hier.content.decode()


def test_in_nood_lees_je_mee_en_staat_er_geen_knop(sanne: Client, dossier_id: UUID, almere: Groep, als: AlsWie) -> None:
    sanne.post(f"/huishoudens/{dossier_id}/contact", contact())
    sanne.post(f"/huishoudens/{dossier_id}/afspraken/nieuw", afspraak(almere.sanne))
    nu = timezone.now()
    with word(rollen.EIGENAAR):
        leeg = {"straat": "", "postcode": "", "huisnummer": None, "toevoeging": "", "gebied": None}
        Dossier.objects.filter(pk=dossier_id).update(**leeg, adres_geheim=True)
        Noodtoegang.objects.create(
            stelsel=almere.stelsel, team=almere.team, dossier_id=dossier_id, medewerker=almere.bilal,
            reden="Kind alleen thuis", van=nu - timedelta(minutes=5), tot=nu + timedelta(hours=1),
        )  # fmt: skip
    bilal = als(almere.bilal)
    for pad in (f"/huishoudens/{dossier_id}", f"/huishoudens/{dossier_id}/journaal"):
        tekst = bilal.get(pad).content.decode()
        assert WOORDEN in tekst
        assert "Je leest mee." in tekst
        assert "Contact vastleggen" not in tekst
        assert "afzeggen" not in tekst
        assert "Buurthuis De Haven" not in tekst
        assert "plek afgeschermd" in tekst
        assert "Buurthuis De Haven" in sanne.get(pad).content.decode()
    assert bilal.post(f"/huishoudens/{dossier_id}/contact", contact()).status_code == 404


def test_een_afspraak_staat_in_het_hoofd_op_mijn_werk_en_bij_mijn_afspraken(
    sanne: Client, dossier_id: UUID, almere: Groep
) -> None:
    antwoord = sanne.post(f"/huishoudens/{dossier_id}/afspraken/nieuw", afspraak(almere.sanne), follow=True)
    tekst = antwoord.content.decode()
    assert "De afspraak staat erin." in tekst
    hoofd = tekst.split('class="kt-volgende"')[1].partition("</div>")[0]
    assert "morgen, 10.30 uur" in hoofd
    assert "Buurthuis De Haven" in hoofd
    for pad in ("/werk", "/afspraken"):
        blad = sanne.get(pad).content.decode()
        assert "Buurthuis De Haven" in blad
        assert f'href="/huishoudens/{dossier_id}"' in blad


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"dag": "2020-01-01"}, "Dag: dit moment is al geweest; leg het vast als contact"),
        ({"dag": "2099-01-01"}, "Dag: dit is meer dan een jaar vooruit"),
        ({"minuten": "4"}, "van 5 tot en met 720"),
        ({"minuten": "721"}, "van 5 tot en met 720"),
        ({"medewerker": "999999"}, "Wie gaat? Kies iemand uit de lijst"),
        ({"voor_wie": ""}, "Met wie? Schrijf op met wie"),
        ({"plek": "x" * 161}, "Waar?"),
    ],
)
def test_een_afspraak_die_niet_kan(
    anders: dict[str, str], zin: str, sanne: Client, dossier_id: UUID, almere: Groep
) -> None:
    antwoord = sanne.post(f"/huishoudens/{dossier_id}/afspraken/nieuw", afspraak(almere.sanne, **anders))
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    with als_medewerker(almere.sanne.pk):
        assert not Afspraak.objects.exists()


def test_afzeggen_vraagt_het_eerst(sanne: Client, dossier_id: UUID, almere: Groep) -> None:
    sanne.post(f"/huishoudens/{dossier_id}/afspraken/nieuw", afspraak(almere.sanne))
    with als_medewerker(almere.sanne.pk):
        adres = f"/huishoudens/{dossier_id}/afspraken/{Afspraak.objects.get().pk}/afzeggen"
    assert "Wil je deze afspraak afzeggen?" in sanne.get(adres).content.decode()
    assert "morgen, 10.30 uur" in sanne.get(f"/huishoudens/{dossier_id}").content.decode()
    tekst = sanne.post(adres, follow=True).content.decode()
    assert "De afspraak is afgezegd." in tekst
    assert "Er staat niets in je agenda." in sanne.get("/afspraken").content.decode()
    assert "afgezegd" in sanne.get(f"/huishoudens/{dossier_id}?toon=contact").content.decode()
    assert sanne.post(adres).status_code == 302


def test_het_geheime_adres_hoort_niet_in_de_plek(sanne: Client, dossier_id: UUID) -> None:
    assert "Het adres is geheim." not in sanne.get(f"/huishoudens/{dossier_id}/afspraken/nieuw").content.decode()
    with word(rollen.EIGENAAR):
        leeg = {"straat": "", "postcode": "", "huisnummer": None, "toevoeging": "", "gebied": None}
        Dossier.objects.filter(pk=dossier_id).update(**leeg, adres_geheim=True)
    assert "Het adres is geheim." in sanne.get(f"/huishoudens/{dossier_id}/afspraken/nieuw").content.decode()


def test_een_vrijwilliger_ziet_alleen_de_eigen_afspraken(
    sanne: Client, dossier_id: UUID, almere: Groep, als: AlsWie, vincent: Medewerker
) -> None:
    sanne.post(f"/huishoudens/{dossier_id}/afspraken/nieuw", afspraak(vincent))
    sanne.post(f"/huishoudens/{dossier_id}/afspraken/nieuw", afspraak(almere.sanne, plek="Bij haar thuis"))
    ik = als(vincent)
    assert ik.get("/").headers["Location"] == "/werk"
    for pad in ("/afspraken", "/werk"):
        tekst = ik.get(pad).content.decode()
        assert "mevrouw De Vries" in tekst
        assert "Buurthuis De Haven" in tekst
        assert "Bij haar thuis" not in tekst
        assert "/huishoudens" not in tekst
    menu = [punt.naam for punt in ik.get("/afspraken").context["kop"]["menu"]]
    assert menu == ["Mijn werk", "Afspraken", "Kennis", "Inrichting"]
    for pad in ("/huishoudens", "/vragen", f"/huishoudens/{dossier_id}"):
        assert ik.get(pad).status_code == 404


def test_een_vrijwilliger_neemt_aan_zonder_te_zoeken(
    dossier_id: UUID, belt: Belt, als: AlsWie, vincent: Medewerker
) -> None:
    ik = als(vincent)
    for pad in ("/vragen/nieuw/stand", "/vragen/nieuw"):
        antwoord = ik.post(pad, mevrouw_de_vries(actie="bijwerken"))
        assert antwoord.status_code == 200
        assert "Kennen we deze persoon al?" not in antwoord.content.decode()
    bewaard = ik.post("/vragen/nieuw", mevrouw_de_vries())
    assert bewaard.headers["Location"].endswith("/ontvangst")
    assert ik.get(bewaard.headers["Location"]).status_code == 200


def test_vijfentwintig_op_een_blad(sanne: Client, dossier_id: UUID, almere: Groep) -> None:
    nu = timezone.now()
    kring = werkkring_van(almere.sanne, timezone.localdate(nu))
    assert kring is not None
    with als_medewerker(almere.sanne.pk):
        for nummer in range(26):
            leg_contact_vast(
                dossiers=zicht.schrijfdossiers(kring, nu), dossier_id=dossier_id, medewerker=almere.sanne, nu=nu,
                opgave=Contactopgave(uuid4(), nu - timedelta(hours=nummer), "telefoon", f"Gesprek nummer {nummer}."),
            )  # fmt: skip
    eerste, tweede = (sanne.get(f"/huishoudens/{dossier_id}/journaal?blad={n}").content.decode() for n in (1, 2))
    assert [eerste.count("Gesprek nummer"), tweede.count("Gesprek nummer")] == [25, 1]
    assert "Gesprek nummer 25." in tweede  # nieuwste eerst


def test_een_lang_verslag_klapt_uit_op_de_tijdlijn(sanne: Client, dossier_id: UUID) -> None:
    lang = "Wij spraken over de trap. " * 40 + "Einde verslag."
    sanne.post(f"/huishoudens/{dossier_id}/contact", contact(samenvatting=lang))
    tijdlijn = sanne.get(f"/huishoudens/{dossier_id}").content.decode()
    assert "Lees alles" in tijdlijn
    assert tijdlijn.count("Einde verslag.") == 1
