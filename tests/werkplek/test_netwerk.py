"""Het tabblad Netwerk en zijn formulieren, door de ogen van Sanne."""

import re
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from keukentafel.doen.dossier.models import Dossier, Huishoudlid, Persoon
from keukentafel.doen.dossier.overzichten import leeftijd_op
from keukentafel.doen.netwerk.models import Netwerkcontact, Relatie, Vertegenwoordiging
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from tests.dagen import geleden, ingevuld, morgen, over, vandaag
from tests.doen.netwerk import Hand
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie, Belt

pytestmark = pytest.mark.django_db


@pytest.fixture
def huis(almere: Groep, belt: Belt) -> Dossier:
    """Mevrouw De Vries heeft een dossier bij Sannes team."""
    vraag_id = belt(achternaam="De Vries")
    with als_medewerker(almere.sanne.pk):
        return Dossier.objects.get(dossiervragen__vraag=vraag_id)


@pytest.fixture
def hand(almere: Groep, huis: Dossier) -> Hand:
    return Hand(almere.sanne, huis)


def persoon(**anders: Any) -> dict[str, Any]:
    """Een ingevuld formulier voor iemand die erbij komt."""
    return {
        "voornaam": "Riet", "tussenvoegsel": "", "achternaam": "Smeets", "geboortedatum": "1926-03-02",
        "leeftijd_bij_opgave": "", "geslacht": "vrouw", "telefoon": "", "overleden_op": "", "woont_hier": "ja",
        "van": vandaag().isoformat(),
    } | anders  # fmt: skip


def tekst(antwoord: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.content.decode()))


def test_een_oma_erbij_en_haar_dochter(als: AlsWie, almere: Groep, huis: Dossier) -> None:
    """Sanne zet oma in het netwerk en legt vast van wie zij de moeder is; op het blad staat het twee keer."""
    sanne = als(almere.sanne)
    antwoord = sanne.post(f"/huishoudens/{huis.pk}/personen/nieuw", persoon(woont_hier="nee"))
    assert antwoord.status_code == 302
    with als_medewerker(almere.sanne.pk):
        oma = Persoon.objects.get(voornaam="Riet")
        dochter = Huishoudlid.objects.get(dossier=huis, rol="hoofdpersoon").persoon_id
    sanne.post(f"/huishoudens/{huis.pk}/relaties/nieuw", {"a": oma.pk, "soort": "ouder", "b": dochter, "van": ""})

    blad = sanne.get(f"/huishoudens/{huis.pk}/netwerk")
    html = blad.content.decode()
    assert 'role="img"' in html
    assert "Moeder van" in html
    assert " style=" not in html
    assert re.search(r"<text[^>]*>Riet</text>", html)
    assert f"Riet Smeets, {leeftijd_op(date(1926, 3, 2), vandaag())} jaar" in tekst(blad)
    with als_medewerker(almere.sanne.pk):
        assert not Huishoudlid.objects.filter(dossier=huis, persoon=oma, tot__isnull=True).exists()


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"geboortedatum": morgen}, "Deze dag moet nog komen"),
        ({"voornaam": "A" * 300}, "hoogstens 80 tekens"),
        ({"voornaam": "", "achternaam": "", "geboortedatum": ""}, "Schrijf een naam"),
        ({"geboortedatum": "gisteren"}, "Schrijf dag, maand en jaar"),
        ({"leeftijd_bij_opgave": "oud", "geboortedatum": ""}, "Schrijf een heel getal"),
        ({"woont_hier": ""}, "Kies een van de antwoorden"),
    ],
)
def test_wat_niet_kan_staat_bij_het_veld_en_wat_getypt_is_blijft(
    als: AlsWie, almere: Groep, huis: Dossier, velden: dict[str, Any], zin: str
) -> None:
    antwoord = als(almere.sanne).post(
        f"/huishoudens/{huis.pk}/personen/nieuw", persoon(telefoon="06 1234", **ingevuld(velden))
    )

    assert antwoord.status_code == 422
    html = antwoord.content.decode()
    assert zin in html
    assert 'id="fouten"' in html
    assert 'value="06 1234"' in html


def test_twee_collegas_en_dezelfde_persoon(als: AlsWie, almere: Groep, huis: Dossier, hand: Hand) -> None:
    """Marieke bewaarde eerst; Sanne ziet beide versies, kiest de hare, en niets is stil overschreven."""
    with als_medewerker(almere.sanne.pk):
        riet = hand.persoon("Riet")
    adres = f"/huishoudens/{huis.pk}/personen/{riet.pk}"
    gezien = {"versie": riet.versie, "voornaam": "Riet", "geslacht": ""}
    assert als(almere.marieke).post(adres, gezien | {"telefoon": "06 1234 0001"}).status_code == 302

    te_laat = als(almere.sanne).post(adres, gezien | {"voornaam": "Rietje"})
    assert te_laat.status_code == 409
    html = te_laat.content.decode()
    assert "<mark>06 1234 0001</mark>" in html
    assert "<mark>Rietje</mark>" in html

    over = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', html))
    assert als(almere.sanne).post(adres, over).status_code == 302
    with als_medewerker(almere.sanne.pk):
        assert Persoon.objects.get(pk=riet.pk).voornaam == "Rietje"
        assert Gebeurtenis.objects.filter(dossier_id=huis.pk, soort="persoon_gewijzigd").count() == 2


def test_twee_collegas_en_dezelfde_band(als: AlsWie, almere: Groep, huis: Dossier, hand: Hand) -> None:
    with als_medewerker(almere.sanne.pk):
        samira = hand.bekende()
    adres = f"/huishoudens/{huis.pk}/bekenden/{samira.pk}"
    gezien = re.search(r'name="versie" value="(\w+)"', als(almere.sanne).get(adres).content.decode())
    assert gezien
    velden = {"versie": gezien[1], "naam": "Samira", "soort": "buur", "organisatie": "", "telefoon": "", "doet": ""}
    assert als(almere.marieke).post(adres, velden | {"band": "sterk"}).status_code == 302

    te_laat = als(almere.sanne).post(adres, velden | {"band": "verbroken"})
    assert te_laat.status_code == 409
    assert "<mark>Sterk</mark>" in te_laat.content.decode()
    assert "<mark>Verbroken</mark>" in te_laat.content.decode()


def test_iemand_anders_beeindigde_het_al(als: AlsWie, almere: Groep, huis: Dossier, hand: Hand) -> None:
    with als_medewerker(almere.sanne.pk):
        samira = hand.bekende()
    adres = f"/huishoudens/{huis.pk}/bekenden/{samira.pk}/voorbij"
    einde = {"hoe": "voorbij", "per": vandaag().isoformat()}
    assert als(almere.marieke).post(adres, einde).status_code == 302

    assert als(almere.sanne).post(adres, einde).status_code == 409


def test_hoe_het_was_op_een_andere_dag(als: AlsWie, almere: Groep, huis: Dossier, hand: Hand) -> None:
    toen = geleden(30)
    with als_medewerker(almere.sanne.pk):
        samira = hand.bekende(toen, van=timezone.localdate(toen))
        hand.wijzig_bekende(samira, doet="Drinkt elke week koffie", band="sterk")
    sanne = als(almere.sanne)

    eerder = tekst(sanne.get(f"/huishoudens/{huis.pk}/netwerk?op={over(-3)}"))
    assert "Zwaait" in eerder
    assert "Drinkt elke week koffie" not in eerder
    assert "Wijzigen kan alleen bij vandaag" in eerder
    assert "Drinkt elke week koffie" in tekst(sanne.get(f"/huishoudens/{huis.pk}/netwerk"))


@pytest.mark.parametrize("op", ["", "morgen", "2026-02-31", "9999-12-31", "0001-01-01"])
def test_een_dag_die_niet_kan_geeft_toch_een_blad(als: AlsWie, almere: Groep, huis: Dossier, op: str) -> None:
    assert als(almere.sanne).get(f"/huishoudens/{huis.pk}/netwerk?op={op}").status_code == 200


def test_gezag_staat_bij_wie_aan_tafel_zit(als: AlsWie, almere: Groep, huis: Dossier, hand: Hand) -> None:
    """Niet gevraagd, dan niet bekend, dan een naam: drie verschillende antwoorden, en niets verzonnen."""
    with als_medewerker(almere.sanne.pk):
        kind = hand.persoon("Lotte", leeftijd_bij_opgave=9)
        moeder = Huishoudlid.objects.get(dossier=huis, rol="hoofdpersoon").persoon
    sanne, adres = als(almere.sanne), f"/huishoudens/{huis.pk}/vertegenwoordiging/nieuw"
    leeg = {"naam": "", "organisatie": "", "telefoon": "", "van": "", "bron": ""}

    def tafel() -> str:
        return tekst(sanne.get(f"/huishoudens/{huis.pk}"))

    assert "9 jaar, gezag niet gevraagd" in tafel()
    sanne.post(adres, leeg | {"over": kind.pk, "soort": "gezag", "door": "niet_bekend"})
    assert "9 jaar, gezag niet bekend, wel gevraagd" in tafel()
    sanne.post(adres, leeg | {"over": kind.pk, "soort": "gezag", "door": moeder.pk})
    assert f"9 jaar, gezag: {moeder.voornaam}" in tafel()


def test_op_de_tijdlijn_staat_wat_er_veranderde(als: AlsWie, almere: Groep, huis: Dossier, hand: Hand) -> None:
    with als_medewerker(almere.sanne.pk):
        riet = hand.persoon("Riet")
        hand.wijzig(riet, telefoon="06 1234 0001")
        hand.bekende()
        hand.vertegenwoordigt(riet.pk, "gemachtigde", naam="Mr. Bos")

    blad = tekst(als(almere.sanne).get(f"/huishoudens/{huis.pk}?toon=netwerk"))
    _hoofd, tijdlijn = blad.split("Tijdlijn Alles")
    for zin in ("Iemand toegevoegd aan het netwerk", "Riet, telefoon.", "Band vastgelegd", "Riet, gemachtigde."):
        assert zin in tijdlijn
    assert "06 1234 0001" not in tijdlijn


def test_veel_op_een_dag_is_een_punt(als: AlsWie, almere: Groep, huis: Dossier, hand: Hand) -> None:
    """Zo verdringt het tekenen van een netwerk de rest van de tijdlijn niet; alles is uit te klappen."""
    with als_medewerker(almere.sanne.pk):
        for naam in ("Riet", "Jan", "Bas"):
            hand.persoon(naam)
        hand.bekende()

    tijdlijn = tekst(als(almere.sanne).get(f"/huishoudens/{huis.pk}"))
    assert tijdlijn.count("Netwerk bijgewerkt") == 1
    assert "iemand toegevoegd aan het netwerk (3)" in tijdlijn
    assert "Iemand toegevoegd aan het netwerk: Jan." in tijdlijn


def test_van_voor_het_dossier_weten_wij_niets(als: AlsWie, almere: Groep, huis: Dossier, hand: Hand) -> None:
    with als_medewerker(almere.sanne.pk):
        riet = hand.persoon("Riet")
        hand.vertegenwoordigt(riet.pk, "mentor", naam="Mr. Bos")

    toen = tekst(als(almere.sanne).get(f"/huishoudens/{huis.pk}/netwerk?op=2001-01-01"))
    assert "Van deze dag weten wij niets" in toen
    assert "Mr. Bos is mentor van" not in toen


def test_een_huishouden_van_veertig_kost_niet_meer_vragen(
    als: AlsWie, almere: Groep, huis: Dossier, hand: Hand
) -> None:
    sanne = als(almere.sanne)
    with CaptureQueriesContext(connection) as weinig:
        sanne.get(f"/huishoudens/{huis.pk}/netwerk")
    with als_medewerker(almere.sanne.pk):
        mensen = [hand.persoon(f"Persoon {nummer}", leeftijd_bij_opgave=nummer) for nummer in range(39)]
        for ouder, kind in zip(mensen[20:], mensen, strict=False):
            hand.relatie(ouder, "ouder", kind)
        for nummer in range(20):
            hand.bekende(naam=f"Buur {nummer}", persoon=mensen[nummer].pk)
    with CaptureQueriesContext(connection) as veel:
        blad = sanne.get(f"/huishoudens/{huis.pk}/netwerk")

    assert blad.content.decode().count("Persoon 38") >= 2
    assert len(veel) <= len(weinig) + 1
    assert len([vraag for vraag in veel if "SAVEPOINT" not in vraag["sql"]]) <= 15


def test_wie_meeleest_wijzigt_niets(als: AlsWie, almere: Groep, huis: Dossier, hand: Hand) -> None:
    """Bilal leest dit dossier niet: het netwerk bestaat voor hem niet, en wat hij verstuurt verandert niets."""
    with als_medewerker(almere.sanne.pk):
        riet = hand.persoon("Riet")
    bilal = als(almere.bilal)

    assert bilal.get(f"/huishoudens/{huis.pk}/netwerk").status_code == 404
    assert bilal.get(f"/huishoudens/{huis.pk}/personen/{riet.pk}").status_code == 404
    weg = bilal.post(f"/huishoudens/{huis.pk}/personen/{riet.pk}", persoon(voornaam="Indringer"))
    assert weg.status_code == 404
    assert "Indringer" in weg.content.decode()
    with als_medewerker(almere.sanne.pk):
        assert Persoon.objects.get(pk=riet.pk).voornaam == "Riet"


def test_iets_uit_een_ander_dossier_is_er_niet(als: AlsWie, almere: Groep, huis: Dossier, belt: Belt) -> None:
    """Een nummer van een ander huishouden in dit adres geeft niets, ook als Sanne beide leest."""
    vraag_id = belt(achternaam="Bos")
    with als_medewerker(almere.sanne.pk):
        ander = Hand(almere.sanne, Dossier.objects.get(dossiervragen__vraag=vraag_id))
        riet, tijn = ander.persoon("Riet"), ander.persoon("Tijn")
        relatie, band = ander.relatie(riet, "ouder", tijn), ander.bekende()
        spreekt = ander.vertegenwoordigt(tijn.pk, "gemachtigde", door_persoon=riet.pk)
    sanne = als(almere.sanne)
    for pad in (
        f"personen/{riet.pk}", f"personen/{riet.pk}/weg", f"relaties/{relatie.pk}/voorbij", f"bekenden/{band.pk}",
        f"bekenden/{band.pk}/voorbij", f"vertegenwoordiging/{spreekt.pk}/voorbij",
    ):  # fmt: skip
        assert sanne.get(f"/huishoudens/{huis.pk}/{pad}").status_code == 404
        assert sanne.post(f"/huishoudens/{huis.pk}/{pad}", {"per": vandaag(), "hoe": "voorbij"}).status_code == 404
    relatie_van_elders = {"a": riet.pk, "soort": "partner", "b": tijn.pk, "van": ""}
    assert sanne.post(f"/huishoudens/{huis.pk}/relaties/nieuw", relatie_van_elders).status_code == 422
    with als_medewerker(almere.sanne.pk):
        assert Relatie.objects.filter(tot__isnull=False).count() == 0
        assert Netwerkcontact.objects.filter(tot__isnull=False).count() == 0
        assert Vertegenwoordiging.objects.filter(tot__isnull=False).count() == 0


def test_elk_formulier_gaat_open_en_weer_dicht(als: AlsWie, almere: Groep, huis: Dossier, hand: Hand) -> None:
    """Elk blad dat er te openen is, is te openen; en wat beëindigd is, staat er daarna niet meer."""
    with als_medewerker(almere.sanne.pk):
        riet, tijn = hand.persoon("Riet"), hand.persoon("Tijn", leeftijd_bij_opgave=14)
        relatie, band = hand.relatie(riet, "grootouder", tijn), hand.bekende()
        spreekt = hand.vertegenwoordigt(tijn.pk, door_persoon=riet.pk)
    sanne = als(almere.sanne)
    einde = {"hoe": "vergissing", "per": ""}
    dag: dict[str, Any] = {"per": vandaag().isoformat()}
    paden: list[tuple[str, dict[str, Any]]] = [
        (f"relaties/{relatie.pk}/voorbij", einde), (f"bekenden/{band.pk}/voorbij", einde),
        (f"vertegenwoordiging/{spreekt.pk}/voorbij", einde), (f"personen/{tijn.pk}/weg", dag),
        (f"personen/{tijn.pk}/woont-hier", {"van": vandaag().isoformat()}),
        ("bekenden/nieuw", {"naam": "Samira", "soort": "buur", "band": "zwak", "organisatie": "", "telefoon": "",
                            "doet": "", "persoon": "", "van": ""}),
    ]  # fmt: skip
    for pad, gegevens in paden:
        assert sanne.get(f"/huishoudens/{huis.pk}/{pad}").status_code == 200
        assert sanne.post(f"/huishoudens/{huis.pk}/{pad}", gegevens).status_code == 302, pad
    zonder_dag = sanne.post(f"/huishoudens/{huis.pk}/personen/{tijn.pk}/weg", {"per": ""})
    assert zonder_dag.status_code == 422
    assert "Grootouder" not in tekst(sanne.get(f"/huishoudens/{huis.pk}/netwerk"))


def test_een_dossier_dat_er_niet_is(als: AlsWie, almere: Groep) -> None:
    assert als(almere.sanne).get(f"/huishoudens/{UUID(int=7)}/netwerk").status_code == 404
