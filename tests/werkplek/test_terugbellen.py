"""Verhaal 2 op het scherm: de lijst, een poging, overnemen, en stoppen met een brief."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from keukentafel.doen.dossier.models import DossierVraag
from keukentafel.doen.ingang.models import Belpoging, Termijn, Vraag
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.dagen import geleden, vandaag
from tests.rol import word
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie, Belt

LIJST = "/terugbellen"
Wacht = Callable[..., UUID]


@pytest.fixture
def wacht(almere: Groep, belt: Belt) -> Wacht:
    """`wacht("Bos", dagen=-1)`: iemand bij Sannes team wacht op een telefoontje, en dat moest gisteren."""

    def neem_aan(naam: str, *, dagen: int = 0, van: Medewerker | None = None) -> UUID:
        vraag_id = belt(achternaam=naam, actie="terugbellen", melder_telefoon="06 1234 0001")
        dag = timezone.localdate() + timedelta(days=dagen)
        eigen = {"status": "opgenomen", "opgenomen_door": van, "opgenomen_op": timezone.now()} if van else {}
        with word(rollen.ONDERHOUD):
            Termijn.objects.filter(vraag_id=vraag_id).update(start=dag - timedelta(days=2), uiterlijk=dag)
            Vraag.objects.filter(pk=vraag_id).update(uiterlijk=dag, **eigen)
        return vraag_id

    return neem_aan


@pytest.fixture
def sanne(almere: Groep, als: AlsWie) -> Client:
    return als(almere.sanne)


def blad(wie: Client, waar: str = "") -> str:
    return wie.get(f"{LIJST}{waar}").content.decode()


def poging(wie: Client, vraag_id: UUID, uitkomst: str, **anders: str) -> str:
    gegevens = {"sleutel": str(uuid4()), "uitkomst": uitkomst, "notitie": "", **anders}
    return wie.post(f"{LIJST}/{vraag_id}/poging", gegevens, follow=True).content.decode()


def van_gisteren(vraag_id: UUID) -> None:
    """De pogingen tot nu toe waren gisteren."""
    with word(rollen.ONDERHOUD):
        Belpoging.objects.filter(vraag_id=vraag_id).update(moment=geleden(1))


def test_de_lijst_zegt_wie_tot_wanneer_en_van_wie(almere: Groep, sanne: Client, wacht: Wacht) -> None:
    wacht("Bos", dagen=-1)
    wacht("Kok", dagen=3, van=almere.sanne)
    tekst = blad(sanne)
    assert "Twee mensen wachten op een telefoontje, één vandaag of te laat, één van nog niemand." in tekst
    assert 'href="tel:0612340001"' in tekst
    assert tekst.index("Truus Bos") < tekst.index("Truus Kok")
    assert "Sanne de Boer" in tekst
    assert "Nog niemand" in tekst
    van_mij = blad(sanne, "?toon=mij")
    assert "Truus Kok" in van_mij
    assert "Truus Bos" not in van_mij


def test_een_ander_team_ziet_niets(almere: Groep, als: AlsWie, wacht: Wacht) -> None:
    vraag_id = wacht("Bos")
    bilal = als(almere.bilal)
    assert "Truus Bos" not in blad(bilal, f"?open={vraag_id}")
    for pad in ("poging", "overnemen", "niet-bereikt"):
        assert bilal.post(f"{LIJST}/{vraag_id}/{pad}").status_code == 404
    assert als(almere.fatma).get(LIJST).status_code == 404


def test_gesproken_is_klaar_en_niet_opgenomen_blijft(sanne: Client, wacht: Wacht) -> None:
    een, twee = wacht("Bos"), wacht("Kok")
    assert "Het blijft op de lijst staan." in poging(sanne, een, "niet_opgenomen")
    assert "Eén keer gebeld, vandaag" in blad(sanne, f"?open={een}")
    assert "Je hoeft niet meer terug te bellen" in poging(sanne, twee, "gesproken")
    tekst = blad(sanne)
    assert "Truus Bos" in tekst
    assert "Truus Kok" not in tekst


def test_zonder_keuze_staat_de_fout_bij_het_veld_en_blijft_de_notitie(sanne: Client, wacht: Wacht) -> None:
    vraag_id = wacht("Bos")
    antwoord = sanne.post(f"{LIJST}/{vraag_id}/poging", {"sleutel": str(uuid4()), "notitie": "Zij hing op."})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "Kies hoe het ging" in tekst
    assert "Zij hing op.</textarea>" in tekst


def test_klaar_vraagt_wat_er_geantwoord_is(sanne: Client, wacht: Wacht) -> None:
    vraag_id = wacht("Bos")
    assert "Schrijf op wat je hebt geantwoord" in poging(sanne, vraag_id, "gesproken", klaar="on")
    assert "Dat kan alleen als je iemand hebt gesproken" in poging(sanne, vraag_id, "bericht", klaar="on")
    assert "De vraag is beantwoord." in poging(sanne, vraag_id, "gesproken", klaar="on", notitie="Geregeld.")


def test_na_drie_keer_op_twee_dagen_een_brief(sanne: Client, wacht: Wacht) -> None:
    vraag_id = wacht("Bos")
    stop = f"{LIJST}/{vraag_id}/niet-bereikt"
    poging(sanne, vraag_id, "niet_opgenomen")
    van_gisteren(vraag_id)
    assert "Probeer het eerst nog 2 keer." in sanne.get(stop, follow=True).content.decode()
    poging(sanne, vraag_id, "bericht")
    poging(sanne, vraag_id, "niet_opgenomen")
    assert "Stop met bellen en stuur een brief" in blad(sanne, f"?open={vraag_id}")
    brief = sanne.get(stop).content.decode()
    assert "Wij belden u op" in brief
    assert "Het schoonmaken" not in brief, "de brief zegt niet waar het over ging"
    assert sanne.post(stop, {"brief": " "}).status_code == 422
    assert "Gesloten als niet bereikt" in sanne.post(stop, {"brief": "Beste,"}, follow=True).content.decode()
    assert "Truus Bos" not in blad(sanne)


def test_een_collega_neemt_over_als_de_dag_er_is(almere: Groep, als: AlsWie, sanne: Client, wacht: Wacht) -> None:
    vandaag, later = wacht("Bos", van=almere.sanne), wacht("Kok", dagen=3, van=almere.sanne)
    marieke = als(almere.marieke)
    assert "Ik neem dit over" in blad(marieke, f"?open={vandaag}")
    assert "Ik neem dit over" not in blad(marieke, f"?open={later}")
    antwoord = marieke.post(f"{LIJST}/{vandaag}/overnemen", follow=True).content.decode()
    assert "Jij belt terug." in antwoord
    assert "van Sanne de Boer" in antwoord
    assert "een collega doet het al" in marieke.post(f"{LIJST}/{later}/overnemen", follow=True).content.decode()


def test_wie_te_laat_is_hoort_dat_het_al_klaar_is(almere: Groep, als: AlsWie, sanne: Client, wacht: Wacht) -> None:
    vraag_id = wacht("Bos")
    poging(sanne, vraag_id, "gesproken", klaar="on", notitie="Geregeld.")
    assert "intussen gesloten" in poging(als(almere.marieke), vraag_id, "gesproken")


@pytest.mark.parametrize("aantal", [1, 12])
def test_het_aantal_vragen_aan_de_database_groeit_niet(sanne: Client, wacht: Wacht, aantal: int) -> None:
    for nummer in range(aantal):
        wacht(f"Bos{nummer}")
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        blad(sanne)
    assert len(vragen) <= 15 + 6, "\n".join(v["sql"][:120] for v in vragen)


def test_de_manager_ziet_als_eerste_wat_vandaag_moet(almere: Groep, als: AlsWie, wacht: Wacht) -> None:
    wacht("Kok", van=almere.sanne)
    wacht("Bos", dagen=-1)
    tekst = als(almere.marieke).get("/team").content.decode()
    assert tekst.index("Vandaag terugbellen") < tekst.index("Afwezig vandaag")
    assert tekst.index("Truus Bos") < tekst.index("Truus Kok"), "wat niemand heeft staat voorop"
    assert "Nog niemand heeft dit; de leiding van het team wijst iemand aan." in tekst


def test_het_bord_van_de_maand(almere: Groep, als: AlsWie, sanne: Client, wacht: Wacht, belt: Belt) -> None:
    for naam in ("Bos", "Kok"):
        poging(sanne, wacht(naam), "gesproken")
    belt(achternaam="Smit", actie="beantwoord", antwoord="De Voedselbank, dinsdag om tien uur.")
    with word(rollen.EIGENAAR):  # beloofd voor vandaag: op de laatste dag van een maand valt morgen in de volgende
        for feit in Gebeurtenis.objects.filter(soort="terugbellen_gevraagd"):
            feit.gegevens["uiterlijk"] = str(vandaag())
            feit.save(update_fields=["gegevens"])
    bord = f"/team/{almere.team.pk}/terugbellen"
    tekst = als(almere.marieke).get(bord).content.decode()
    assert "1 van 3" in tekst
    assert "2 van 2" in tekst
    assert "Hoe is dit geteld?" in tekst
    assert sanne.get(bord).status_code == 404


def test_op_de_tijdlijn_staat_wat_er_met_het_bellen_gebeurde(sanne: Client, wacht: Wacht) -> None:
    vraag_id = wacht("Bos")
    poging(sanne, vraag_id, "niet_opgenomen")
    poging(sanne, vraag_id, "gesproken")
    sanne.post(f"/vragen/{vraag_id}/beantwoorden", {"afsluiting": "verwezen", "antwoord": "Naar de huisarts."})
    with word(rollen.ONDERHOUD):
        dossier = DossierVraag.objects.get(vraag_id=vraag_id).dossier_id
    tekst = sanne.get(f"/huishoudens/{dossier}").content.decode()
    for zin in (
        "Terugbellen beloofd, uiterlijk",
        "Gebeld, poging 1",
        "Teruggebeld en gesproken",
        "Vraag gesloten: verwezen naar een ander",
    ):
        assert zin in tekst


def test_de_lijst_staat_in_groepen_en_het_menu_zegt_waar_je_bent(sanne: Client, wacht: Wacht) -> None:
    for naam, dagen in (("Bos", -1), ("Smit", 2), ("Kok", 12)):
        wacht(naam, dagen=dagen)
    tekst = blad(sanne)
    namen = ("Vandaag of te laat", "Bos", "De komende week", "Smit", ">Later", "Kok")
    plekken = [tekst.index(naam, tekst.index("<main")) for naam in namen]
    assert plekken == sorted(plekken)
    for pad in (LIJST, "/wachtlijst", "/signalen"):
        assert '<a href="/vragen" aria-current="true">' in sanne.get(pad).content.decode(), pad
    assert '<a href="/huishoudens" aria-current="true">' in sanne.get("/aangeboden").content.decode()


def test_op_het_blad_van_een_huishouden_staat_wat_te_laat_is_apart(almere: Groep, sanne: Client, wacht: Wacht) -> None:
    vraag_id = wacht("Bos", dagen=1)
    with word(rollen.EIGENAAR):
        dossier_id = DossierVraag.objects.get(vraag_id=vraag_id).dossier_id
    tekst = sanne.get(f"/huishoudens/{dossier_id}").content.decode()
    assert "Dit komt eraan" in tekst
    assert "Dit had al gemoeten" not in tekst
    with word(rollen.ONDERHOUD):
        gisteren = timezone.localdate() - timedelta(days=1)
        Termijn.objects.filter(vraag_id=vraag_id).update(start=gisteren, uiterlijk=gisteren)
    tekst = sanne.get(f"/huishoudens/{dossier_id}").content.decode()
    assert "Dit komt eraan" not in tekst
    assert tekst.count("Dit had al gemoeten") == 2, "in het hoofd en op de tijdlijn"
    assert "kt-volgende--laat" in tekst
