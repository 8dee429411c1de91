"""Wat een ander team vraagt staat op Mijn werk, en het antwoord op wat je zelf vroeg ook (D1.31)."""

from datetime import timedelta
from uuid import UUID

import pytest

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.regie.models import Overgang
from keukentafel.kern.database import rollen
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.dagen import geleden, over
from tests.doen.samen import huis as maak_huis
from tests.rol import word
from tests.vaste_groep import Groep, geef_rol, medewerker
from tests.werkplek.conftest import AlsWie

pytestmark = pytest.mark.django_db
KOPPEN = {
    "raadplegen": "Meedenken",
    "ondersteunen": "Meewerken bij een huishouden",
    "regie": "De regie van een huishouden overnemen",
    "regie_tijdelijk": "De regie van een huishouden tijdelijk overnemen",
}
GEHOORD = "Antwoord op wat je vroeg"


@pytest.fixture
def huis(almere: Groep) -> Dossier:
    """Een huishouden bij het team van Sanne."""
    return maak_huis(almere)


def vraag(g: Groep, als: AlsWie, dossier: Dossier, soort: str, aan: Medewerker | None = None) -> UUID:
    """Sanne vraagt het team van Bilal iets; geeft het aanbod."""
    velden = {"vraag-soort": soort, "vraag-naar_team": g.ander_team.pk, "vraag-boodschap": "Wil je helpen?"}
    velden |= {"vraag-tot": f"{over(56):%d-%m-%Y}"} if soort == "regie_tijdelijk" else {}
    antwoord = als(g.sanne).post(f"/huishoudens/{dossier.pk}/regie/vraag", velden)
    assert antwoord.status_code == 302, antwoord.content.decode()
    with word(rollen.EIGENAAR):
        aanbod = Overgang.objects.get(status="aangeboden")
        Overgang.objects.filter(pk=aanbod.pk).update(naar_medewerker=aan)
    return aanbod.pk


def werk(als: AlsWie, wie: Medewerker) -> str:
    return als(wie).get("/werk").content.decode()


@pytest.mark.parametrize(("soort", "kop"), KOPPEN.items())
def test_wat_een_ander_team_vraagt_staat_op_mijn_werk(
    almere: Groep, als: AlsWie, huis: Dossier, soort: str, kop: str
) -> None:
    assert "vraagt jullie iets" not in werk(als, almere.bilal)
    aanbod = vraag(almere, als, huis, soort)
    blad = werk(als, almere.bilal)
    assert "Een ander team vraagt jullie iets." in blad
    assert f'href="/vragen#aanbod-{aanbod}">{kop}</a>' in blad
    assert f"Van {almere.team.naam}. Graag antwoord uiterlijk" in blad
    assert "De Vries" not in blad, "tot iemand ja zegt, ziet zij geen dossier"
    assert f'id="aanbod-{aanbod}"' in als(almere.bilal).get("/vragen").content.decode(), "daar staat het antwoord"
    assert str(aanbod) not in werk(als, almere.sanne), "wie vroeg, antwoordt niet zelf"


def test_wat_te_lang_wacht_is_geen_rustige_dag(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    aanbod = vraag(almere, als, huis, "raadplegen")
    assert "Voor vandaag staat er niets open." in werk(als, almere.bilal)
    with word(rollen.EIGENAAR):
        Overgang.objects.filter(pk=aanbod).update(aangeboden_op=geleden(30))
    blad = werk(als, almere.bilal)
    assert "Voor jou staat er vandaag niets open. Een ander team wacht op antwoord van jullie." in blad
    assert "Wacht te lang" in blad


def test_op_naam_gevraagd_ziet_wie_antwoordt_en_niet_haar_collega(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    nina = medewerker(almere.stelsel, "nina", "Nina Smit", "wijkwerker", almere.ander_team)
    aanbod = vraag(almere, als, huis, "ondersteunen", aan=almere.bilal)
    assert f"Van {almere.team.naam}, aan jou. Graag antwoord" in werk(als, almere.bilal)
    assert str(aanbod) not in werk(als, nina)
    bas = medewerker(almere.stelsel, "bas", "Bas Meijer", "teammanager", almere.ander_team)
    assert f"Van {almere.team.naam}. Graag antwoord" in werk(als, bas), "wie het werk verdeelt, antwoordt ook"
    geef_rol(nina, "teammanager", almere.team)
    assert str(aanbod) not in werk(als, nina), "een ander team leiden zegt hier niets"


@pytest.mark.parametrize(
    ("soort", "gehoord"),
    [
        ("raadplegen", ("aanvaarden", "gaf antwoord", "Bel eerst de school.")),
        ("ondersteunen", ("aanvaarden", "zei ja", "")),
        ("regie_tijdelijk", ("aanvaarden", "zei ja", "")),
        ("ondersteunen", ("weigeren", "zei nee", "Wij zitten vol.")),
    ],
)
def test_wie_vroeg_hoort_het_antwoord(
    almere: Groep, als: AlsWie, huis: Dossier, soort: str, gehoord: tuple[str, str, str]
) -> None:
    antwoord, zin, woorden = gehoord
    aanbod = vraag(almere, als, huis, soort)
    assert GEHOORD not in werk(als, almere.sanne)
    velden = {"antwoord" if antwoord == "aanvaarden" else "reden": woorden}
    als(almere.bilal).post(f"/aanbod/{aanbod}/{antwoord}", velden)
    blad = werk(als, almere.sanne)
    assert f"<b>{almere.ander_team.naam} {zin}</b>" in blad
    assert f'<a href="/huishoudens/{huis.pk}/regie">De Vries</a>' in blad
    assert woorden in blad
    assert "Bilal Amrani, vandaag" in blad
    assert GEHOORD not in werk(als, almere.marieke), "wie niet vroeg, hoort het bij Regie"
    assert "vraagt jullie iets" not in werk(als, almere.bilal)
    with word(rollen.EIGENAAR):
        Overgang.objects.filter(pk=aanbod).update(beantwoord_op=geleden(8))
    assert GEHOORD not in werk(als, almere.sanne), "na een week is het geen nieuws meer"


def test_wie_het_dossier_niet_meer_leest_hoort_het_antwoord_zonder_naam(
    almere: Groep, als: AlsWie, huis: Dossier
) -> None:
    aanbod = vraag(almere, als, huis, "raadplegen")
    als(almere.bilal).post(f"/aanbod/{aanbod}/aanvaarden", {"antwoord": "Bel eerst de school."})
    with word(rollen.EIGENAAR):
        Vraag.objects.filter(dossiervraag__dossier=huis).update(team=almere.ander_team)
        Dossier.objects.filter(pk=huis.pk).update(team=almere.ander_team)
    blad = werk(als, almere.sanne)
    assert f"<b>{almere.ander_team.naam} gaf antwoord</b>" in blad
    assert str(huis.pk) not in blad
    assert "De Vries" not in blad


def test_een_aanbod_over_een_dossier_telt_als_voorheen(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    with word(rollen.EIGENAAR):
        Overgang.objects.create(
            stelsel=almere.stelsel, soort="verhuizen", team=almere.team, naar_team=almere.ander_team, door=almere.sanne,
            dossier=huis, gemeente=almere.gemeente, boodschap="x", aangeboden_op=geleden(0) - timedelta(minutes=5),
        )  # fmt: skip
    blad = werk(als, almere.bilal)
    assert "Een ander team vraagt iets over één dossier." in blad
    assert "vraagt jullie iets" not in blad
