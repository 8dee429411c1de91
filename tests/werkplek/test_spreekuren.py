"""Spreekuren: Marieke zet er een neer, Fatma leest voor waar iemand kan komen, Vincent weet onder wie hij werkt."""

import re
from datetime import time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from keukentafel.inrichting.laden import laad
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.inzet.models import Afwezigheid
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.spreekuren.models import Spreekuur
from keukentafel.regelen.spreekuren.overzichten import versie_van
from keukentafel.regels.inzet import Periode, volgende_datum
from keukentafel.regels.termijnen.kalender import Kalender
from keukentafel.werkplek.datums import dag
from tests.dagen import gisteren, morgen, over, vandaag
from tests.regelen.inzet import stad
from tests.rol import word
from tests.vaste_groep import Groep, geef_rol, medewerker
from tests.werkplek.conftest import AlsWie
from tests.werkplek.spreekuur import ingevuld, wijk, zet_neer

MEEST = 15


@pytest.fixture
def vincent(almere: Groep) -> Medewerker:
    return medewerker(almere.stelsel, "vincent", "Vincent Vos", "vrijwilliger", almere.team)


@pytest.fixture
def marieke(almere: Groep, als: AlsWie) -> Client:
    return als(almere.marieke)


def _lijst(groep: Groep) -> str:
    return f"/team/{groep.team.pk}/spreekuren"


def _tekst(antwoord: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.content.decode()))


def _weg(groep: Groep, wie: Medewerker, vervanger: Medewerker | None = None) -> None:
    with word(rollen.EIGENAAR):
        Afwezigheid.objects.create(
            stelsel=groep.stelsel, medewerker=wie, van=gisteren(), tot=over(30), vervanger=vervanger
        )


def test_van_neerzetten_tot_voorlezen(almere: Groep, als: AlsWie, marieke: Client, vincent: Medewerker) -> None:
    nieuw = f"{_lijst(almere)}/nieuw"
    assert "oranje of rood" in _tekst(marieke.get(nieuw))
    antwoord = marieke.post(nieuw, ingevuld(almere, vrijwilligers=[vincent.pk]))
    assert (antwoord.status_code, antwoord.url) == (302, _lijst(almere))  # type: ignore[attr-defined]
    blad = _tekst(marieke.get(_lijst(almere)))
    assert "Dinsdag van 10.00 tot 12.00 uur" in blad
    assert "Begeleider: Sanne de Boer. Vrijwilligers: Vincent Vos" in blad
    with word(rollen.ONDERHOUD):
        feit = Gebeurtenis.objects.get(soort="spreekuur_geopend")
    assert (feit.team_id, feit.gegevens["vrijwilligers"]) == (almere.team.pk, [vincent.pk])
    rij = Spreekuur.objects.get()
    fatma = als(almere.fatma)
    voor = _tekst(fatma.get("/spreekuren"))
    nu = timezone.localtime()
    begin = vandaag() if nu.time() < rij.eindtijd else morgen()
    kalender = Kalender(laad("almere").feestdagen)
    eerste = volgende_datum(1, Periode(rij.van), begin, lambda een: kalender.feestdag(een) is not None)
    assert eerste is not None
    assert f"insdag {dag(eerste).partition(' ')[2]} van 10.00 tot 12.00 uur, Buurthuis De Wingerd, Appelhof 3." in voor


def test_een_wijk_zonder_spreekuur_zegt_waar_het_wel_kan(almere: Groep, als: AlsWie) -> None:
    zet_neer(almere)
    hier = wijk(almere.team)
    daar = Gebied.objects.filter(stelsel=almere.stelsel).exclude(pk=hier.pk)[0]
    fatma = als(almere.fatma)
    assert "Eén spreekuur." in _tekst(fatma.get(f"/spreekuren?wijk={hier.pk}"))
    elders = _tekst(fatma.get(f"/spreekuren?wijk={daar.pk}"))
    assert f"In {daar.naam} is geen spreekuur." in elders
    assert "Buurthuis De Wingerd" in elders
    assert fatma.get("/spreekuren?wijk=geen-getal").status_code == 200


def test_zonder_medewerker_komt_er_geen_spreekuur(almere: Groep, marieke: Client, vincent: Medewerker) -> None:
    nieuw = f"{_lijst(almere)}/nieuw"
    for begeleider in ("", vincent.pk, almere.bilal.pk):
        antwoord = marieke.post(nieuw, ingevuld(almere, begeleider=begeleider, vrijwilligers=[vincent.pk]))
        assert antwoord.status_code == 422
        blad = _tekst(antwoord)
        assert "een spreekuur staat altijd onder een medewerker" in blad
        assert 'value="Buurthuis De Wingerd"' in antwoord.content.decode(), "wat getypt was, staat er nog"
    assert not Spreekuur.objects.exists()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"kleur": "groen"}, "Dit kun je hier niet (meer) kiezen"),
        ({"gebied": ""}, "niet in elke wijk is een spreekuur"),
        ({"weekdag": "9"}, "Dit kun je hier niet (meer) kiezen"),
        ({"eindtijd": "09:00"}, "Dit is voor het begin"),
        ({"plek": "  "}, "vul dit nog in"),
        ({"vrijwilligers": ["0"]}, "eze vrijwilliger kun je hier niet (meer) kiezen"),
        ({"tot": "01-01-2020"}, "Dit eindigt voordat het begint"),
    ],
)
def test_wat_niet_klopt_staat_bij_het_veld(almere: Groep, marieke: Client, anders: dict[str, Any], zin: str) -> None:
    antwoord = marieke.post(f"{_lijst(almere)}/nieuw", ingevuld(almere, **anders))
    assert antwoord.status_code == 422
    assert zin in _tekst(antwoord)
    assert not Spreekuur.objects.exists()


def test_een_begeleider_is_op_een_plek_tegelijk(almere: Groep, marieke: Client) -> None:
    zet_neer(almere)
    nieuw = f"{_lijst(almere)}/nieuw"
    antwoord = marieke.post(nieuw, ingevuld(almere, plek="Bibliotheek", begintijd="11:30", eindtijd="13:00"))
    assert antwoord.status_code == 422
    zin = "Sanne de Boer begeleidt op dinsdag van 10.00 tot 12.00 uur al een ander spreekuur: Administratie, Buurthuis"
    assert zin in _tekst(antwoord)
    assert marieke.post(nieuw, ingevuld(almere, begintijd="12:00", eindtijd="13:00")).status_code == 302
    assert marieke.post(nieuw, ingevuld(almere, weekdag="2")).status_code == 302


def test_wie_maar_even_blijft_begeleidt_niet_langer(almere: Groep, marieke: Client) -> None:
    with word(rollen.EIGENAAR):
        Lidmaatschap.objects.filter(medewerker=almere.sanne).update(tot=over(20))
    antwoord = marieke.post(f"{_lijst(almere)}/nieuw", ingevuld(almere))
    assert "laat het spreekuur dan ook stoppen" in _tekst(antwoord)
    goed = ingevuld(almere, tot=f"{over(20):%d-%m-%Y}")
    assert marieke.post(f"{_lijst(almere)}/nieuw", goed).status_code == 302


def test_een_andere_begeleider_en_wat_er_intussen_was(
    almere: Groep, als: AlsWie, marieke: Client, vincent: Medewerker
) -> None:
    """Twee managers tegelijk: de tweede ziet wat er nu is, en kiest."""
    nina = medewerker(almere.stelsel, "nina", "Nina Smit", "wijkwerker", almere.team)
    ander = als(medewerker(almere.stelsel, "carla", "Carla Post", "teammanager", almere.team))
    rij = zet_neer(almere)
    adres, gezien = f"{_lijst(almere)}/{rij.pk}", versie_van(rij)
    eerst = {"versie": gezien, "begeleider": nina.pk, "vrijwilligers": [vincent.pk]}
    assert ander.post(adres, eerst).status_code == 302
    antwoord = marieke.post(adres, {"versie": gezien, "begeleider": almere.sanne.pk})
    assert antwoord.status_code == 409
    blad = _tekst(antwoord)
    assert "Iemand anders was je voor" in blad
    assert "Begeleider Nina Smit Vrijwilligers Vincent Vos" in blad
    rij.refresh_from_db()
    assert rij.begeleider == nina, "van Marieke is nog niets opgeslagen"
    nieuw = re.search(r'name="versie" value="(\w+)"', antwoord.content.decode())
    assert nieuw is not None
    assert marieke.post(adres, {"versie": nieuw[1], "begeleider": almere.sanne.pk}).status_code == 302
    rij.refresh_from_db()
    assert rij.begeleider == almere.sanne
    assert not rij.vrijwilligers.filter(tot__isnull=True).exists()
    with word(rollen.ONDERHOUD):
        feiten = list(Gebeurtenis.objects.filter(soort="spreekuur_gewijzigd").order_by("moment"))
    assert [(feit.gegevens["begeleider"], feit.gegevens["vrijwilligers"]) for feit in feiten] == [
        (nina.pk, [vincent.pk]),
        (almere.sanne.pk, []),
    ]


def test_wat_eindigt_verdwijnt_uit_beeld_en_blijft_bewaard(almere: Groep, als: AlsWie, marieke: Client) -> None:
    rij = zet_neer(almere)
    einde = f"{_lijst(almere)}/{rij.pk}/eindig"
    fout = marieke.post(einde, {"versie": versie_van(rij), "tot": f"{gisteren():%d-%m-%Y}"})
    assert fout.status_code == 422
    assert "Dit begon pas op" in _tekst(fout)
    assert marieke.post(einde, {"versie": "oud", "tot": f"{vandaag():%d-%m-%Y}"}).status_code == 409
    goed = marieke.post(einde, {"versie": versie_van(rij), "tot": f"{vandaag():%d-%m-%Y}"})
    assert goed.status_code == 302
    assert "Wingerd" not in _tekst(marieke.get(_lijst(almere)))
    assert "Er komen geen spreekuren aan" in _tekst(als(almere.fatma).get("/spreekuren"))
    assert marieke.get(f"{_lijst(almere)}/{rij.pk}").status_code == 404
    rij.refresh_from_db()
    assert rij.tot == vandaag()


def test_een_einde_later_zetten_kan_zolang_de_begeleider_er_is(almere: Groep, marieke: Client) -> None:
    rij = zet_neer(almere, tot=over(10))
    with word(rollen.EIGENAAR):
        Lidmaatschap.objects.filter(medewerker=almere.sanne).update(tot=over(20))
    einde = f"{_lijst(almere)}/{rij.pk}/eindig"
    te_ver = marieke.post(einde, {"versie": versie_van(rij), "tot": f"{over(30):%d-%m-%Y}"})
    assert te_ver.status_code == 422
    assert "stopt op" in _tekst(te_ver)
    assert marieke.post(einde, {"versie": versie_van(rij), "tot": f"{over(20):%d-%m-%Y}"}).status_code == 302


def test_is_de_begeleider_er_niet_dan_ziet_de_manager_het(almere: Groep, als: AlsWie, marieke: Client) -> None:
    zet_neer(almere)
    _weg(almere, almere.sanne)
    blad = _tekst(marieke.get(_lijst(almere)))
    assert "er de volgende keer geen begeleider" in blad
    assert "er is geen vervanger" in blad
    assert "Nog niet zeker" in _tekst(als(almere.fatma).get("/spreekuren"))


def test_een_vervanger_valt_in(almere: Groep, als: AlsWie, marieke: Client) -> None:
    nina = medewerker(almere.stelsel, "nina", "Nina Smit", "wijkwerker", almere.team)
    zet_neer(almere)
    _weg(almere, almere.sanne, nina)
    assert "Nina Smit valt in." in _tekst(marieke.get(_lijst(almere)))
    assert "Jij begeleidt." in _tekst(als(nina).get("/spreekuren"))
    assert "Jij begeleidt." not in _tekst(als(almere.sanne).get("/spreekuren"))


def test_wie_uit_het_team_gaat_begeleidt_niet_meer(almere: Groep, marieke: Client) -> None:
    zet_neer(almere)
    with word(rollen.EIGENAAR):
        Lidmaatschap.objects.filter(medewerker=almere.sanne).update(tot=vandaag())
    assert "niet meer in dit team: dan begeleidt niemand het spreekuur" in _tekst(marieke.get(_lijst(almere)))


def test_op_mijn_werk_staat_onder_wie_je_werkt(almere: Groep, als: AlsWie, vincent: Medewerker) -> None:
    with word(rollen.EIGENAAR):
        Medewerker.objects.filter(pk=almere.sanne.pk).update(telefoon="06 1234 0101")
    zet_neer(almere, vrijwilligers=(vincent,))
    zijn = _tekst(als(vincent).get("/werk"))
    assert "Jouw spreekuren" in zijn
    assert "Begeleider: Sanne de Boer, 06 1234 0101" in zijn
    haar = als(almere.sanne)
    assert 'href="/spreekuren"' in haar.get("/werk").content.decode()
    assert "Jij begeleidt. Vincent Vos" in _tekst(haar.get("/spreekuren"))
    assert "Jouw spreekuren" not in _tekst(als(almere.bilal).get("/spreekuren"))


def test_het_team_van_een_ander_bestaat_niet(almere: Groep, als: AlsWie) -> None:
    rij = zet_neer(almere)
    baas = medewerker(almere.stelsel, "otto", "Otto Kok", "teammanager", almere.ander_team)
    otto, sanne = als(baas), als(almere.sanne)
    for client in (otto, sanne):
        for adres in ("", "/nieuw", f"/{rij.pk}"):
            assert client.get(f"{_lijst(almere)}{adres}").status_code == 404
        assert client.post(f"{_lijst(almere)}/{rij.pk}/eindig", {"tot": "01-01-2030"}).status_code == 404
    assert otto.get(f"/team/{almere.ander_team.pk}/spreekuren/{rij.pk}").status_code == 404


def test_zonder_spreekuren_in_de_inrichting_zijn_er_geen_bladen(db: None, als: AlsWie) -> None:
    groep = stad("heerlen")
    manager = als(groep.marieke)
    for adres in ("/spreekuren", _lijst(groep), f"{_lijst(groep)}/nieuw"):
        assert manager.get(adres).status_code == 404
    for adres in ("/werk", "/vragen/stand", f"/team/{groep.team.pk}"):
        antwoord = manager.get(adres)
        assert antwoord.status_code == 200
        assert "spreekuren" not in antwoord.content.decode()


def test_de_weg_ernaartoe(almere: Groep, als: AlsWie, marieke: Client) -> None:
    fatma = als(almere.fatma)
    for adres in ("/werk", "/vragen/stand"):
        assert 'href="/spreekuren"' in fatma.get(adres).content.decode()
    assert f'href="{_lijst(almere)}"' in marieke.get(f"/team/{almere.team.pk}").content.decode()


def test_de_bladen_vragen_weinig_aan_de_database(
    almere: Groep, als: AlsWie, marieke: Client, vincent: Medewerker
) -> None:
    for uur in range(8):
        rij = zet_neer(almere, weekdag=uur % 5, vrijwilligers=(vincent,), plek=f"Plek {uur}", **_uur(uur))
    geef_rol(almere.bilal, "wijkwerker", almere.team)
    bladen = [
        (als(almere.fatma), "/spreekuren"),
        (als(almere.sanne), "/spreekuren"), (als(vincent), "/werk"), (marieke, _lijst(almere)),
        (marieke, f"{_lijst(almere)}/nieuw"), (marieke, f"{_lijst(almere)}/{rij.pk}"),
    ]  # fmt: skip
    for client, adres in bladen:
        client.get(adres)
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(adres).status_code == 200
        assert len(vragen) <= MEEST, (adres, [vraag["sql"][:90] for vraag in vragen])


def _uur(nummer: int) -> dict[str, Any]:
    return {"begintijd": time(8 + nummer), "eindtijd": time(9 + nummer)}
