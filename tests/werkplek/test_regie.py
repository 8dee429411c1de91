"""Het blad Regie en wat andere teams aanbieden, zoals een medewerker ze ziet en doet."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.regie.models import Overgang, Regie
from keukentafel.kern.database import rollen
from keukentafel.regelen.medewerkers.models import Lidmaatschap
from tests.dagen import geleden
from tests.rol import word
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie, Belt
from tests.werkplek.verlopen import verborgen

pytestmark = pytest.mark.django_db


@pytest.fixture
def huis(almere: Groep, als: AlsWie, belt: Belt) -> UUID:
    """Een meervoudige vraag bij het team van Sanne, die zij opnam."""
    with word(rollen.ONDERHOUD):
        vraag = Vraag.objects.get(pk=belt())
        vraag.team, vraag.gebied = almere.team, None
        with word(rollen.EIGENAAR):
            vraag.save(update_fields=["team", "gebied"])
            Dossier.objects.update(team=almere.team, gebied=None)
    als(almere.sanne).post(f"/vragen/{vraag.pk}/opnemen")
    with word(rollen.ONDERHOUD):
        return Dossier.objects.get().pk


def tekst(antwoord: Any) -> str:
    return str(antwoord.content.decode())


def test_geven_met_een_boodschap_en_de_geschiedenis(almere: Groep, als: AlsWie, huis: UUID) -> None:
    sanne = als(almere.sanne)
    leeg = sanne.post(f"/huishoudens/{huis}/regie/geef", {"geef-naar": "", "geef-boodschap": "Zij kent u."})
    assert leeg.status_code == 422
    assert "Kies wie de regie krijgt" in tekst(leeg)
    assert "Zij kent u." in tekst(leeg), "wat getypt was, staat er nog"
    gegeven = sanne.post(
        f"/huishoudens/{huis}/regie/geef", {"geef-naar": f"m{almere.marieke.pk}", "geef-boodschap": "Zij kent u."}
    )
    assert gegeven.status_code == 302
    blad = tekst(sanne.get(f"/huishoudens/{huis}/regie"))
    assert "Marieke Vos heeft de regie" in blad
    assert "Uw regisseur is Marieke Vos." in blad
    assert "Zij kent u." in blad


def test_twee_collegas_geven_tegelijk_de_regie(almere: Groep, als: AlsWie, huis: UUID) -> None:
    """Marieke gaf haar net aan het team; Sanne had het blad nog open en geeft haar aan het huishouden."""
    sanne, marieke, pad = als(almere.sanne), als(almere.marieke), f"/huishoudens/{huis}/regie"
    blad = tekst(sanne.get(pad))
    eerst = verborgen(tekst(marieke.get(pad)), "geef-gezien") | {"geef-naar": "team", "geef-boodschap": "Wij verdelen."}
    assert marieke.post(f"{pad}/geef", eerst).status_code == 302
    keuze = {"geef-naar": "huishouden", "geef-boodschap": "Zij kunnen het zelf."}
    te_laat = sanne.post(f"{pad}/geef", verborgen(blad, "geef-gezien") | keuze)
    assert te_laat.status_code == 422
    assert "Een collega gaf de regie net door" in tekst(te_laat)
    assert "Wij verdelen." in tekst(te_laat), "wat haar collega koos, staat in de geschiedenis ernaast"
    assert "Zij kunnen het zelf.</textarea>" in tekst(te_laat)
    nog_eens = sanne.post(f"{pad}/geef", verborgen(tekst(te_laat), "geef-gezien") | keuze)
    assert nog_eens.status_code == 302
    with word(rollen.ONDERHOUD):
        assert Regie.objects.get(tot=None).soort == "huishouden"


def test_een_vraag_aanbieden_en_het_antwoord(almere: Groep, als: AlsWie, huis: UUID) -> None:
    sanne, bilal = als(almere.sanne), als(almere.bilal)
    with word(rollen.ONDERHOUD):
        vraag = Vraag.objects.get()
    velden = {"aan-naar_team": almere.ander_team.pk, "aan-boodschap": "Mevrouw vraagt hulp in huis."}
    assert sanne.post(f"/vragen/{vraag.pk}/aanbieden", velden).status_code == 302
    assert "wacht op antwoord" in tekst(sanne.get("/vragen")).lower()
    nog_eens = sanne.post(f"/vragen/{vraag.pk}/aanbieden", velden)
    assert "al aangeboden" in tekst(nog_eens)
    lijst = tekst(bilal.get("/vragen"))
    assert "Aangeboden door Sanne de Boer" in lijst
    assert vraag.eigen_woorden not in lijst, "eerst ja, dan de inhoud"
    with word(rollen.ONDERHOUD):
        aanbod = Overgang.objects.get()
    assert bilal.post(f"/aanbod/{aanbod.pk}/weigeren", {"reden": "Wij zitten vol."}).status_code == 302
    assert "zei nee: Wij zitten vol." in tekst(sanne.get(f"/vragen?open={vraag.pk}"))
    assert sanne.post(f"/vragen/{vraag.pk}/aanbieden", velden).status_code == 302
    with word(rollen.ONDERHOUD):
        tweede = Overgang.objects.get(status="aangeboden")
    assert bilal.post(f"/aanbod/{tweede.pk}/aanvaarden").status_code == 302
    te_laat = bilal.post(f"/aanbod/{tweede.pk}/aanvaarden")
    assert te_laat.status_code == 409
    assert "Je hebt dit al aanvaard." in tekst(te_laat)
    with word(rollen.ONDERHOUD):
        assert Vraag.objects.get().opgenomen_door_id == almere.bilal.pk
        assert Regie.objects.filter(tot=None).count() == 1


def test_het_blad_kost_niet_meer_vragen_dan_mag(
    almere: Groep, als: AlsWie, huis: UUID, django_assert_max_num_queries: Any
) -> None:
    sanne = als(almere.sanne)
    sanne.get(f"/huishoudens/{huis}/regie")
    with django_assert_max_num_queries(25):
        assert sanne.get(f"/huishoudens/{huis}/regie").status_code == 200
    with django_assert_max_num_queries(25):
        assert sanne.get("/vragen").status_code == 200


def test_wat_kan_blijven_liggen(almere: Groep, als: AlsWie, huis: UUID, django_assert_max_num_queries: Any) -> None:
    """Een aanbod dat te lang wacht, een vraag van wie weg is, en het argument van wie anders koos."""
    sanne = als(almere.sanne)
    with word(rollen.ONDERHOUD):
        vraag = Vraag.objects.get()
    sanne.post(
        f"/vragen/{vraag.pk}/aanbieden", {"aan-naar_team": almere.ander_team.pk, "aan-boodschap": "Hulp in huis."}
    )
    with word(rollen.EIGENAAR):
        Overgang.objects.update(aangeboden_op=geleden(12))
        Lidmaatschap.objects.filter(medewerker=almere.sanne).update(tot=timezone.localdate())
    marieke = als(almere.marieke)
    assert "Wat kan blijven liggen" in tekst(marieke.get("/team"))
    with django_assert_max_num_queries(25):
        blad = tekst(marieke.get(f"/team/{almere.team.pk}/liggen"))
    assert "Wacht te lang" in blad
    assert "Sanne de Boer werkt niet meer in dit team." in blad
    assert als(almere.bilal).get(f"/team/{almere.team.pk}/liggen").status_code == 404


def test_een_aanbod_dat_te_lang_lag_zegt_wat_er_is_en_wat_je_doet(almere: Groep, als: AlsWie, huis: UUID) -> None:
    velden = {"soort": "ondersteunen", "naar_team": almere.ander_team.pk, "boodschap": "Wil je meewerken?"}
    straks = timezone.localdate() + timedelta(days=14)
    velden["tot"] = f"{straks:%d-%m-%Y}"
    vraag = {f"vraag-{naam}": waarde for naam, waarde in velden.items()}
    assert als(almere.sanne).post(f"/huishoudens/{huis}/regie/vraag", vraag).status_code == 302
    with word(rollen.EIGENAAR):
        Overgang.objects.update(tot=timezone.localdate())
    with word(rollen.ONDERHOUD):
        aanbod = Overgang.objects.get()
    lijst = als(almere.bilal).post(f"/aanbod/{aanbod.pk}/aanvaarden", follow=True)
    assert "De einddatum van dit aanbod is voorbij. Zeg nee, en vraag om een nieuw aanbod." in tekst(lijst)
    assert "Dit kan nu niet" not in tekst(lijst)
