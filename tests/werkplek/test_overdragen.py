"""De lijst met werk dat overgedragen moet worden, en de knop die het doet."""

import html
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.ingang.models import Vraag
from keukentafel.inrichting.laden import laad
from keukentafel.inrichting.model import Inrichting
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.teams.acties import laad_inrichting
from keukentafel.regelen.teams.models import Team
from tests.dagen import gisteren, over
from tests.kern.logs import korte, verwerkingen
from tests.rol import word
from tests.vaste_groep import Groep, medewerker
from tests.werkplek.conftest import AlsWie, Belt

WIJK = "WK003401"


def zet(inrichting: Inrichting) -> None:
    with word(rollen.EIGENAAR):
        laad_inrichting(inrichting=inrichting, nu=timezone.now())


def zonder_sannes_team(almere: Groep) -> Inrichting:
    """Sannes team houdt op; haar wijken gaan naar het team van Bilal."""
    nu = laad("almere")
    weg = next(team for team in nu.teams if team.slug == almere.team.slug)
    over = [
        team.model_copy(update={"gebieden": [*team.gebieden, *weg.gebieden]})
        if team.slug == almere.ander_team.slug
        else team
        for team in nu.teams
        if team.slug != weg.slug
    ]
    return nu.model_copy(update={"teams": over})


@pytest.fixture
def beheer(almere: Groep, als: AlsWie) -> Client:
    return als(almere.bea)


@pytest.fixture
def gestopt(almere: Groep, belt: Belt) -> UUID:
    """Een vraag bij Sannes team, dat gisteren ophield; geeft het id."""
    vraag = belt()
    zet(zonder_sannes_team(almere).model_copy(update={"geldig_vanaf": gisteren()}))
    return vraag


def lijst(client: Client, pad: str = "/inrichting/overdragen") -> str:
    antwoord = client.get(pad)
    assert antwoord.status_code == 200
    return html.unescape(antwoord.content.decode())


def dit(almere: Groep, wijk: str = "") -> dict[str, str]:
    gebied = Gebied.objects.get(stelsel=almere.stelsel, code=WIJK)
    return {"van": str(almere.team.pk), "wijk": wijk or str(gebied.pk)}


def test_een_lege_lijst_zegt_dat_er_niets_is(beheer: Client) -> None:
    assert "Er is niets over te dragen" in lijst(beheer)


def test_het_werk_van_een_gestopt_team_staat_er_met_wie_het_krijgt(
    beheer: Client, almere: Groep, gestopt: UUID
) -> None:
    blad = lijst(beheer)
    assert almere.team.naam in blad
    assert "Dit team is gestopt op" in blad
    assert "1 dossier en 1 open vraag" in blad
    assert f"<span>{almere.ander_team.naam}</span>" in blad


def test_overdragen_met_een_knop_en_een_bevestiging(beheer: Client, almere: Groep, gestopt: UUID) -> None:
    vraag_om = beheer.get("/inrichting/overdragen/dit", dit(almere)).content.decode()
    assert f'value="{almere.ander_team.pk}" selected' in vraag_om
    klaar = beheer.post("/inrichting/overdragen/dit", dit(almere) | {"naar": str(almere.ander_team.pk)}, follow=True)
    assert "1 dossier is overgedragen aan" in klaar.content.decode()
    assert "Er is niets over te dragen" in klaar.content.decode()
    with als_medewerker(almere.bilal.pk):
        assert Vraag.objects.get(pk=gestopt).team_id == almere.ander_team.pk
    opnieuw = beheer.post("/inrichting/overdragen/dit", dit(almere) | {"naar": str(almere.ander_team.pk)}, follow=True)
    assert "Dit is al overgedragen" in opnieuw.content.decode()


def test_het_logboek_weet_van_wie_er_gegevens_overgingen(beheer: Client, almere: Groep, gestopt: UUID) -> None:
    beheer.post("/inrichting/overdragen/dit", dit(almere) | {"naar": str(almere.ander_team.pk)})
    assert ("werk_overgedragen", "inrichting_beheren", "team", str(almere.team.pk), "gelukt") in korte(
        "handeling", "recht", "soort", "object_id", "uitkomst"
    )
    with word(rollen.ONDERHOUD):
        dossier = Dossier.objects.get().pk
    assert dossier in {regel.dossier_id for regel in verwerkingen()}


@pytest.mark.parametrize("naar", ["", "0", "999999", "x"])
def test_een_verkeerd_team_is_een_fout_bij_het_veld(beheer: Client, almere: Groep, gestopt: UUID, naar: str) -> None:
    blad = html.unescape(beheer.post("/inrichting/overdragen/dit", dit(almere) | {"naar": naar}).content.decode())
    assert "Naar welk team? Kies een team" in blad or "Naar welk team? Dit team is er niet (meer)" in blad
    with als_medewerker(almere.sanne.pk):
        assert Vraag.objects.get(pk=gestopt).team_id == almere.team.pk


def test_alles_in_een_keer(beheer: Client, almere: Groep, belt: Belt) -> None:
    belt()
    belt(gebied="WK003402", achternaam="Bos", geboortedatum="01-02-1980", postcode="1355 ab", huisnummer="3")
    zet(zonder_sannes_team(almere).model_copy(update={"geldig_vanaf": gisteren()}))
    assert "wijk=alles" in lijst(beheer).replace("&amp;", "&")
    beheer.post("/inrichting/overdragen/dit", dit(almere, "alles") | {"naar": str(almere.ander_team.pk)})
    assert "Er is niets over te dragen" in lijst(beheer)
    with als_medewerker(almere.bilal.pk):
        assert Dossier.objects.filter(team=almere.ander_team).count() == 2


def test_voor_een_team_dat_nog_moet_beginnen_is_er_nog_geen_knop(beheer: Client, almere: Groep, belt: Belt) -> None:
    belt()
    nu = laad("almere")
    weg = next(team for team in nu.teams if team.slug == almere.team.slug)
    nieuw = weg.model_copy(update={"slug": "nieuw-team", "naam": "Team Nieuw"})
    rest = [team for team in nu.teams if team.slug != weg.slug]
    zet(nu.model_copy(update={"teams": [*rest, nieuw], "geldig_vanaf": over(30)}))
    blad = lijst(beheer)
    assert "Dit team stopt op" in blad
    assert "Team Nieuw, zodra dat team er is" in blad
    assert "Draag over" not in blad


def test_wie_werk_verdeelt_ziet_en_draagt_over_van_haar_eigen_team(almere: Groep, als: AlsWie, gestopt: UUID) -> None:
    marieke = als(almere.marieke)
    assert almere.team.naam in lijst(marieke, "/team/overdragen")
    assert marieke.get("/inrichting/overdragen").status_code == 404
    van_bilal = als(medewerker(almere.stelsel, "mo", "Mo Smit", "teammanager", almere.ander_team))
    assert "Er is niets over te dragen" in lijst(van_bilal, "/team/overdragen")
    klaar = van_bilal.post("/team/overdragen/dit", dit(almere) | {"naar": str(almere.ander_team.pk)}, follow=True)
    assert "er is niets om over te dragen" in klaar.content.decode()
    klaar = marieke.post("/team/overdragen/dit", dit(almere) | {"naar": str(almere.ander_team.pk)}, follow=True)
    assert "1 dossier is overgedragen aan" in klaar.content.decode()


def test_een_team_dat_terugkomt_krijgt_zijn_eigen_werk_aangeboden(beheer: Client, almere: Groep, gestopt: UUID) -> None:
    zet(laad("almere").model_copy(update={"geldig_vanaf": timezone.localdate()}))
    terug = Team.objects.get(slug=almere.team.slug, van=timezone.localdate())
    assert terug.pk != almere.team.pk
    assert f'value="{terug.pk}" selected' in beheer.get("/inrichting/overdragen/dit", dit(almere)).content.decode()


def test_het_nieuwe_team_ziet_waar_het_werk_vandaan_komt(
    beheer: Client, almere: Groep, als: AlsWie, gestopt: UUID
) -> None:
    beheer.post("/inrichting/overdragen/dit", dit(almere) | {"naar": str(almere.ander_team.pk)})
    bilal = als(almere.bilal)
    waarvandaan = f"Overgedragen van {almere.team.naam}, omdat dat team stopt op"
    assert waarvandaan in lijst(bilal, "/vragen")
    with als_medewerker(almere.bilal.pk):
        dossier = Dossier.objects.get().pk
    tijdlijn = lijst(bilal, f"/huishoudens/{dossier}")
    assert f"Overgedragen van {almere.team.naam}" in tijdlijn
    assert "Omdat dat team stopt op" in tijdlijn
    assert "Zij lag daarna bij niemand." in tijdlijn
    assert als(almere.sanne).get(f"/huishoudens/{dossier}").status_code == 404


def test_op_het_teamblad_staat_dat_er_werk_over_moet_en_daarna_niet_meer(
    almere: Groep, als: AlsWie, gestopt: UUID
) -> None:
    marieke = als(almere.marieke)
    assert "houdt dit team niet al zijn werk" in lijst(marieke, "/team")
    marieke.post("/team/overdragen/dit", dit(almere) | {"naar": str(almere.ander_team.pk)})
    assert "houdt dit team niet al zijn werk" not in lijst(marieke, "/team")
