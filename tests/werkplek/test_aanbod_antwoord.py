"""Een antwoord op een aanbod dat niet goed gaat: het antwoord blijft staan, en de zin zegt wat er is."""

from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.ingang.models import Termijn
from keukentafel.doen.regie import overgang
from keukentafel.doen.regie.models import Overgang
from keukentafel.doen.regie.nee import KanNiet
from keukentafel.doen.regie.overgang import Aanbod
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.medewerkers.overzichten import werkkring_van
from keukentafel.regelen.teams.models import Team
from tests.dagen import over
from tests.doen.samen import huis as maak_huis
from tests.rol import word
from tests.vaste_groep import Groep, medewerker
from tests.werkplek.conftest import AlsWie, Belt

LANG = "Een lange gedachte. " * 300
GEDACHTE = "Bel eerst de school."


@pytest.fixture
def huis(almere: Groep) -> UUID:
    """Een huishouden bij het team van Sanne."""
    return maak_huis(almere).pk


@pytest.fixture
def vraag(almere: Groep, als: AlsWie, huis: UUID) -> Overgang:
    """Sanne vraagt het team van Bilal om mee te denken."""
    vul_in(als(almere.sanne), huis, almere.ander_team.pk)
    with word(rollen.ONDERHOUD):
        return Overgang.objects.get(status="aangeboden")


def vul_in(wie: Client, dossier_id: UUID, team: object, **anders: object) -> Any:
    velden = {"vraag-soort": "raadplegen", "vraag-naar_team": team, "vraag-boodschap": "Wat denk je?"} | anders
    return wie.post(f"/huishoudens/{dossier_id}/regie/vraag", velden)


@pytest.mark.parametrize("dagen", [-20, 5])
def test_wat_de_inwoner_zelf_mag_inleveren_is_in_een_aanbod_nooit_te_laat(
    almere: Groep, als: AlsWie, belt: Belt, dagen: int
) -> None:
    vraag_id = belt(soort="melding")
    naar = {"aan-naar_team": almere.ander_team.pk, "aan-boodschap": "Zij woont daar."}
    assert als(almere.sanne).post(f"/vragen/{vraag_id}/aanbieden", naar).status_code == 302
    with word(rollen.ONDERHOUD):
        plan = Termijn.objects.filter(vraag_id=vraag_id, soort="persoonlijk_plan")
        assert plan.update(start=over(dagen - 7), uiterlijk=over(dagen)) == 1
    kaart = als(almere.bilal).get("/vragen").content.decode().split('id="aangeboden"')[1].split("</section>")[0]
    assert ("Persoonlijk plan" in kaart) == (dagen > 0)
    assert "Onderzoek" in kaart
    ontvangst = als(almere.fatma).get(f"/vragen/{vraag_id}/ontvangst").content.decode()
    assert ("plan meegeven" in ontvangst) == (dagen > 0)


@pytest.mark.parametrize("antwoord", [LANG, "Een tekst met een \x00 erin"], ids=["te lang", "nulteken"])
def test_een_antwoord_dat_niet_past_staat_er_weer(almere: Groep, als: AlsWie, vraag: Overgang, antwoord: str) -> None:
    bilal = als(almere.bilal)
    blad = bilal.post(f"/aanbod/{vraag.pk}/aanvaarden", {"antwoord": antwoord}, follow=True).content.decode()
    assert "Dit is te lang, of er staan tekens in die wij niet kunnen bewaren." in blad
    assert antwoord[:18] in blad.split("<textarea", 1)[1]
    with word(rollen.ONDERHOUD):
        assert Overgang.objects.get(pk=vraag.pk).status == "aangeboden"


def test_een_weigering_die_niet_past_staat_er_weer(almere: Groep, als: AlsWie, vraag: Overgang) -> None:
    blad = als(almere.bilal).post(f"/aanbod/{vraag.pk}/weigeren", {"reden": LANG}, follow=True).content.decode()
    assert "Dit is te lang" in blad
    assert "Een lange gedachte." in blad
    leeg = als(almere.bilal).post(f"/aanbod/{vraag.pk}/weigeren", {"reden": " "}, follow=True).content.decode()
    assert "Schrijf op waarom niet" in leeg


def test_wie_net_te_laat_is_houdt_haar_antwoord(almere: Groep, als: AlsWie, vraag: Overgang) -> None:
    nina = medewerker(almere.stelsel, "nina", "Nina Smit", "wijkwerker", almere.ander_team)
    als(nina).post(f"/aanbod/{vraag.pk}/aanvaarden", {"antwoord": "Vraag het de huisarts."})
    te_laat = als(almere.bilal).post(f"/aanbod/{vraag.pk}/aanvaarden", {"antwoord": GEDACHTE})
    assert te_laat.status_code == 409
    assert "Nina Smit heeft dit al aanvaard." in te_laat.content.decode()
    assert GEDACHTE in te_laat.content.decode()


def test_wat_getypt_was_staat_alleen_bij_wie_het_typte(almere: Groep, als: AlsWie, vraag: Overgang) -> None:
    bilal = als(almere.bilal)
    bilal.post(f"/aanbod/{vraag.pk}/aanvaarden", {"antwoord": LANG})
    assert "gedachte" not in als(almere.sanne).get("/vragen").content.decode()
    assert "Een lange gedachte." in bilal.get("/vragen").content.decode()
    assert "gedachte" not in bilal.get("/vragen").content.decode(), "één keer, daarna staat het nergens meer"


@pytest.mark.parametrize("soort", ["raadplegen", "ondersteunen"])
def test_het_eigen_team_vraag_je_niet_om_hulp(
    almere: Groep,
    als: AlsWie,
    huis: UUID,
    soort: str,
) -> None:
    antwoord = vul_in(als(almere.sanne), huis, almere.team.pk, **{"vraag-soort": soort})
    assert antwoord.status_code == 422
    assert "Dit team helpt dit huishouden al." in antwoord.content.decode()
    assert "Wat denk je?" in antwoord.content.decode()


def test_twee_keer_klikken_is_een_keer_vragen(almere: Groep, als: AlsWie, vraag: Overgang) -> None:
    assert vraag.dossier_id is not None
    nog_eens = vul_in(als(almere.sanne), vraag.dossier_id, almere.ander_team.pk)
    assert "Dit is al aangeboden en wacht nog op antwoord." in nog_eens.content.decode()
    with word(rollen.ONDERHOUD):
        assert Overgang.objects.filter(status="aangeboden").count() == 1


@pytest.mark.parametrize("team", ["99999999", "9" * 30, "-1", "geen team", "", "[]"])
def test_een_team_dat_er_niet_is_is_een_zin_bij_het_veld(
    almere: Groep,
    als: AlsWie,
    huis: UUID,
    team: str,
) -> None:
    blad = vul_in(als(almere.sanne), huis, team)
    assert blad.status_code == 422
    assert "Kies een" in blad.content.decode()
    with word(rollen.ONDERHOUD):
        assert not Overgang.objects.exists()


def test_een_team_dat_vandaag_stopt_krijgt_niets(almere: Groep, als: AlsWie, huis: UUID) -> None:
    """De keuze stond nog op het scherm toen het team stopte; ook de handeling zelf zegt nee."""
    with word(rollen.EIGENAAR):
        Team.objects.filter(pk=almere.ander_team.pk).update(tot=timezone.localdate())
    blad = vul_in(als(almere.sanne), huis, almere.ander_team.pk)
    assert blad.status_code == 422
    assert "Dit team is gestopt. Kies een ander team." in blad.content.decode()
    kring, nu = werkkring_van(almere.sanne, timezone.localdate()), timezone.now()
    assert kring is not None
    with als_medewerker(almere.sanne.pk), pytest.raises(KanNiet, match="overgang_team_weg"):
        overgang.bied_aan(
            dossiers=zicht.schrijfdossiers(kring, nu), dossier_id=Dossier.objects.get().pk, soort="raadplegen",
            aanbod=Aanbod(almere.ander_team, "Wat denk je?"), door=almere.sanne, nu=nu,
        )  # fmt: skip
