"""Opnieuw beoordelen op het scherm: ingevuld met wat bekend is, live, en niets van wat getypt is gaat weg."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.dossier.overzichten import leeftijd_op
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.regie.models import Overgang
from keukentafel.doen.triage.models import Triage
from keukentafel.kern.database import rollen
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.dagen import vandaag
from tests.rol import word
from tests.vaste_groep import Groep, medewerker
from tests.werkplek.conftest import AlsWie, Belt
from tests.werkplek.opgave import GEEN_GEVAAR
from tests.werkplek.test_bewaard import opnieuw_inloggen
from tests.werkplek.verlopen import verborgen, verlopen

BEKEND: dict[str, Any] = {
    "leefgebieden": ["instrumentele_adl"], "leeftijd": "79", "gesprek_heeft_meerwaarde": "ja", **GEEN_GEVAAR,
}  # fmt: skip
GEVAAR = {"acuut_veiligheidsrisico": "ja", "kind_in_gevaar": "ja"}
NAAR_HET_LOKET = {"voorziening": "wmo:01", "gesprek_heeft_meerwaarde": "nee"}


@pytest.fixture
def vraag_id(belt: Belt) -> UUID:
    return belt()


@pytest.fixture
def sanne(almere: Groep, als: AlsWie) -> Client:
    return als(almere.sanne)


@pytest.fixture
def noor(almere: Groep) -> Medewerker:
    """Een collega in het team van Sanne."""
    return medewerker(almere.stelsel, "noor", "Noor Hendriks", "wijkwerker", almere.team)


def triages(vraag_id: UUID) -> list[Triage]:
    with word(rollen.ONDERHOUD):
        return list(Triage.objects.filter(vraag_id=vraag_id).order_by("moment"))


def nu(vraag_id: UUID) -> Vraag:
    with word(rollen.ONDERHOUD):
        return Vraag.objects.select_related("team").get(pk=vraag_id)


def wat(vraag_id: UUID, **anders: Any) -> dict[str, Any]:
    """Wat Sanne verstuurt: het blad zoals het openging, met deze antwoorden anders."""
    return {"gezien": str(triages(vraag_id)[-1].pk), "elders": "", **BEKEND, **anders}


def adres(vraag_id: UUID) -> str:
    return f"/vragen/{vraag_id}/triage"


def test_het_blad_staat_vol_met_wat_er_al_bekend_is(sanne: Client, vraag_id: UUID) -> None:
    blad = sanne.get(adres(vraag_id)).content.decode()
    assert f'name="leeftijd" value="{leeftijd_op(date(1947, 6, 14), vandaag())}"' in blad
    for veld in ("acuut_veiligheidsrisico", "kind_in_gevaar", "dreigende_escalatie"):
        assert f'name="{veld}" value="nee"' in blad
        assert f'id="id_{veld}_1" checked' in blad or f'checked id="id_{veld}_1"' in blad
    assert "De uitkomst blijft wat zij was." in blad
    assert "Nog niet zeker" not in blad


def test_de_vraag_wijst_de_weg_en_het_huishouden_ook(sanne: Client, vraag_id: UUID) -> None:
    assert f'href="{adres(vraag_id)}"' in sanne.get(f"/vragen?open={vraag_id}").content.decode()
    with word(rollen.ONDERHOUD):
        dossier = Dossier.objects.get(naam="De Vries")
    assert f'href="{adres(vraag_id)}"' in sanne.get(f"/huishoudens/{dossier.pk}").content.decode()


def test_tijdens_het_invullen_komt_alleen_wat_verandert(sanne: Client, vraag_id: UUID) -> None:
    """Met htmx en zonder: dezelfde uitkomst, en er is niets bewaard."""
    deel = sanne.post(adres(vraag_id), wat(vraag_id, **GEVAAR), headers={"HX-Request": "true"})
    heel = sanne.post(adres(vraag_id), wat(vraag_id, **GEVAAR, actie="bijwerken"))
    assert (deel.status_code, heel.status_code) == (200, 200)
    assert "<html" not in deel.content.decode()
    for blad in (deel.content.decode(), heel.content.decode()):
        assert "Was: nee. <b>Wordt: ja.</b>" in blad, "spoed"
        assert "Waarom?" in blad
    assert len(triages(vraag_id)) == 1
    assert not nu(vraag_id).spoed


def test_een_klok_komt_erbij_en_geen_klok_gaat_stil_weg(sanne: Client, belt: Belt) -> None:
    """Dreigt er afsluiting, dan is het gesprek over schulden met spoed; de gewone klok was beloofd en blijft."""
    vraag_id = belt(soort="signaal", leefgebieden=["financien"])
    mijn = wat(vraag_id, leefgebieden=["financien"], dreigende_escalatie="ja")
    blad = sanne.post(adres(vraag_id), mijn | {"actie": "bijwerken"}).content.decode()
    assert "Erbij: Eerste gesprek over schulden, met spoed, uiterlijk" in blad
    assert "Eerste gesprek over schulden hoort niet meer bij de uitkomst. Wat beloofd is, blijft: uiterlijk" in blad
    sanne.post(adres(vraag_id), mijn | {"actie": "houden", "argument": "Wij doen dit."})
    with word(rollen.ONDERHOUD):
        loopt = dict(Termijn.objects.filter(vraag_id=vraag_id, klaar_op=None).values_list("soort", "uiterlijk"))
    assert {"wgs_eerste_gesprek", "wgs_eerste_gesprek_bedreigend"} <= loopt.keys()
    assert nu(vraag_id).uiterlijk == min(loopt.values())
    terug = sanne.post(adres(vraag_id), wat(vraag_id, leefgebieden=["financien"])).content.decode()
    assert "De vraag houdt spoed: dat gaat er niet af." in terug


def test_spoed_staat_meteen_vooraan(sanne: Client, vraag_id: UUID, belt: Belt) -> None:
    belt(achternaam="Bos")
    antwoord = sanne.post(adres(vraag_id), wat(vraag_id, **GEVAAR, actie="bewaar", toelichting="Haar zoon slaat."))
    assert antwoord.status_code == 302
    assert nu(vraag_id).spoed
    lijst = sanne.get(antwoord.url).content.decode()  # type: ignore[attr-defined]
    assert "met spoed. De vraag staat nu vooraan." in lijst
    assert lijst.index("De Vries") < lijst.index("Bos")
    assert "Haar zoon slaat." in lijst


def test_wijst_de_uitkomst_elders_dan_staat_het_aanbod_klaar(sanne: Client, vraag_id: UUID) -> None:
    """Verhaal 1 andersom: het bleek een enkelvoudige Wmo-vraag; die hoort bij het loket."""
    vel = sanne.post(adres(vraag_id), wat(vraag_id, **NAAR_HET_LOKET, actie="bewaar"))
    assert vel.status_code == 422
    assert "Bied de vraag daar aan, of schrijf op waarom zij hier blijft" in vel.content.decode()
    antwoord = sanne.post(adres(vraag_id), wat(vraag_id, **NAAR_HET_LOKET, actie="aanbieden"))
    assert antwoord.status_code == 302
    with CaptureQueriesContext(connection) as vragen:
        blad = sanne.get(antwoord.url).content.decode()  # type: ignore[attr-defined]
    assert len([een for een in vragen if "SAVEPOINT" not in een["sql"]]) <= 15
    reden = triages(vraag_id)[-1].uitkomst["reden"]
    assert "De uitkomst wijst nu naar" in blad
    assert reden in blad.split('name="aan-boodschap"')[1].split("</textarea>")[0].replace("&#x27;", "'")
    keuze = blad.split('name="aan-naar_team"')[1].split("selected")[0].rsplit('value="', 1)[1].partition('"')[0]
    assert nu(vraag_id).team_id != int(keuze)
    sanne.post(f"/vragen/{vraag_id}/aanbieden", {"aan-naar_team": keuze, "aan-boodschap": reden})
    with word(rollen.ONDERHOUD):
        assert Overgang.objects.get(vraag_id=vraag_id).naar_team.soort == "loket"
    assert "De uitkomst wijst nu naar" not in sanne.get(f"/vragen?open={vraag_id}").content.decode()


def test_houden_tegen_de_uitkomst_in_telt_op_het_teamblad(
    sanne: Client, almere: Groep, als: AlsWie, vraag_id: UUID
) -> None:
    leeg = sanne.post(adres(vraag_id), wat(vraag_id, **NAAR_HET_LOKET, actie="houden", argument=" "))
    assert leeg.status_code == 422
    klaar = sanne.post(
        adres(vraag_id), wat(vraag_id, **NAAR_HET_LOKET, actie="houden", argument="Ik kom er toch al elke week.")
    )
    assert klaar.status_code == 302
    assert "De uitkomst wijst nu naar" not in sanne.get(f"/vragen?open={vraag_id}").content.decode()
    bord = als(almere.marieke).get(f"/team/{almere.team.pk}/liggen").content.decode()
    assert "Ik kom er toch al elke week." in bord
    assert f"Blijft bij {almere.team.naam}" in bord
    assert "Van 2 keer triage voor dit team koos iemand 1 keer anders" in bord
    assert "Ik kom er toch al elke week." in sanne.get(adres(vraag_id)).content.decode(), (
        "het staat er de volgende keer nog"
    )


def test_de_tijdlijn_houdt_wat_het_was_naast_wat_het_werd(sanne: Client, vraag_id: UUID) -> None:
    sanne.post(adres(vraag_id), wat(vraag_id, **NAAR_HET_LOKET, actie="houden", argument="Ik kom er al."))
    with word(rollen.ONDERHOUD):
        dossier = Dossier.objects.get(naam="De Vries")
    blad = sanne.get(f"/huishoudens/{dossier.pk}?toon=route").content.decode()
    eerst, later = (triage.uitkomst["reden"] for triage in triages(vraag_id))
    assert eerst != later
    assert "Opnieuw beoordeeld:" in blad
    assert "Ik kom er al." in blad
    assert blad.index(later[:40]) < blad.index(eerst[:40])
    with CaptureQueriesContext(connection) as vragen:
        sanne.get(f"/huishoudens/{dossier.pk}")
    assert len(vragen) <= 15, vragen.captured_queries


def test_een_collega_was_net_eerder_en_beide_staan_er(
    sanne: Client, als: AlsWie, noor: Medewerker, vraag_id: UUID
) -> None:
    open_sinds = wat(vraag_id, **GEVAAR, toelichting="Zij belde & huilde.")
    als(noor).post(adres(vraag_id), wat(vraag_id, leeftijd="81", actie="bewaar", toelichting="Zij is 81."))
    antwoord = sanne.post(adres(vraag_id), open_sinds | {"actie": "bewaar"})
    blad = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Noor Hendriks beoordeelde deze vraag net opnieuw" in blad
    assert "Leeftijd: 81 jaar" in blad
    assert "Zij belde &amp; huilde." in blad
    assert not nu(vraag_id).spoed
    nog_eens = open_sinds | verborgen(blad, "gezien") | {"actie": "bewaar"}
    assert sanne.post(adres(vraag_id), nog_eens).status_code == 302
    assert nu(vraag_id).spoed
    assert len(triages(vraag_id)) == 3


@pytest.mark.parametrize("intussen", ["opgenomen", "beantwoord", "doorgezet"])
def test_de_vraag_is_intussen_van_een_ander(
    intussen: str, als: AlsWie, noor: Medewerker, almere: Groep, belt: Belt
) -> None:
    sanne, vraag_id = als(almere.sanne), belt()
    mijn = wat(vraag_id, **GEVAAR, actie="bewaar", toelichting="Zij belde & huilde.")
    collega, verder = als(noor), {"naar": almere.ander_team.pk, "argument": "Past daar."}
    pad = {"opgenomen": "opnemen", "beantwoord": "beantwoorden", "doorgezet": "doorzetten"}[intussen]
    collega.post(f"/vragen/{vraag_id}/{pad}", {"antwoord": "Klaar.", **verder})
    antwoord = sanne.post(adres(vraag_id), mijn)
    blad = antwoord.content.decode()
    assert antwoord.status_code == (404 if intussen == "doorgezet" else 409)
    assert "Zij belde &amp; huilde." in blad
    assert "Leeftijd: 79 jaar" in blad, "ook de antwoorden staan er nog"
    assert not nu(vraag_id).spoed
    if intussen == "doorgezet":
        assert sanne.post(adres(uuid4()), mijn).content == antwoord.content


def test_een_verlopen_sessie_verliest_niets(almere: Groep, vraag_id: UUID) -> None:
    """Ook de antwoorden en de uitkomst staan er weer; bewaren doet zij zelf."""
    mijn = wat(vraag_id, **GEVAAR, actie="bewaar", toelichting="Zij belde en huilde.")
    los = verlopen(almere.sanne)
    weg = los.post(adres(vraag_id), mijn)
    terug = opnieuw_inloggen(los, weg.content.decode(), almere)
    assert "Opnieuw beoordelen" in terug
    assert "Zij belde en huilde.</textarea>" in terug
    assert "Was: nee. <b>Wordt: ja.</b>" in terug
    assert weg.status_code == 401
    assert not nu(vraag_id).spoed


def test_een_aanbod_of_een_vraag_van_elders_is_er_niet(
    sanne: Client, almere: Groep, als: AlsWie, belt: Belt, vraag_id: UUID
) -> None:
    aanbod = belt(soort="aanbod", achternaam="Bos")
    geen = sanne.get(adres(uuid4()))
    assert [sanne.get(adres(aanbod)).status_code, geen.status_code] == [404, 404]
    assert als(almere.bilal).get(adres(vraag_id)).status_code == 404
    assert adres(aanbod) not in sanne.get(f"/vragen?open={aanbod}").content.decode()


@pytest.mark.parametrize("fout", [{"leeftijd": "oud"}, {"leeftijd": "999"}, {"vraag_van": "x"}, {"voorziening": "x"},
                                  {"leefgebieden": ["x"]}, {"toelichting": "x" * 2001}])  # fmt: skip
def test_wat_niet_kan_staat_bij_het_veld(sanne: Client, vraag_id: UUID, fout: dict[str, Any]) -> None:
    antwoord = sanne.post(adres(vraag_id), wat(vraag_id, **GEVAAR, actie="bewaar") | fout)
    assert antwoord.status_code == 422
    assert 'id="fouten"' in antwoord.content.decode()
    assert len(triages(vraag_id)) == 1


def test_oude_feiten_gaan_niet_stil_weg(sanne: Client, almere: Groep, vraag_id: UUID) -> None:
    """Een vorige inrichting vroeg andere dingen: wat er stond, staat er na bewaren nog."""
    kenmerken = {"acuut_veiligheidsrisico": False, "medewerking": True, "specialisme": ["autisme"]}
    oud = {"soort": "vraag", "leefgebieden": ["opvoeden", "financien"], "leeftijd": 19, "vraag_van": [44],
           "voorziening": {"wet": "eigen", "categorie": "fietsles"}, "kenmerken": kenmerken}  # fmt: skip
    with word(rollen.EIGENAAR):
        Vraag.objects.filter(pk=vraag_id).update(feiten=oud)
    blad = sanne.get(adres(vraag_id)).content.decode()
    assert 'value="eigen:fietsles" selected' in blad
    mijn = {"leefgebieden": ["financien", "opvoeden"], "leeftijd": "19", "vraag_van": "44",
            "voorziening": "eigen:fietsles", "specialisme": ["autisme"], "acuut_veiligheidsrisico": "nee",
            "gezien": str(triages(vraag_id)[-1].pk),
            "actie": "houden", "argument": "Blijft."}  # fmt: skip
    if 'name="medewerking"' in blad:
        mijn["medewerking"] = "ja"
    assert sanne.post(adres(vraag_id), mijn).status_code == 302
    assert nu(vraag_id).feiten == oud


def test_het_blad_stelt_weinig_vragen_aan_de_database(sanne: Client, vraag_id: UUID) -> None:
    sanne.get(adres(vraag_id))
    for gegevens in (None, wat(vraag_id, **NAAR_HET_LOKET)):
        with CaptureQueriesContext(connection) as vragen:
            antwoord = sanne.post(adres(vraag_id), gegevens) if gegevens else sanne.get(adres(vraag_id))
        assert antwoord.status_code == 200
        assert len(vragen) <= 15, [een["sql"] for een in vragen]
