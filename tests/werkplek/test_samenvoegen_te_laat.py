"""Twee collega's voegen hetzelfde samen, of maken hetzelfde los: de tweede hoort dat het al gedaan is."""

import pytest

from keukentafel.doen.dossier.models import Dossier
from keukentafel.kern.database import rollen
from tests.doen.samen import huis, maak_los, voeg_samen
from tests.rol import word
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie

REDEN = "Het is één gezin, zegt de school."


@pytest.fixture
def paar(almere: Groep) -> tuple[Dossier, Dossier]:
    return huis(almere), huis(almere)


def test_met_zichzelf_is_een_zin_en_niets_verandert(almere: Groep, als: AlsWie, paar: tuple[Dossier, Dossier]) -> None:
    zelf = paar[0].pk
    antwoord = als(almere.sanne).post(f"/huishoudens/{zelf}/samenvoegen/{zelf}", {"blijft": zelf, "reden": REDEN})
    assert antwoord.status_code == 422
    assert "Dit is hetzelfde dossier. Kies een ander." in antwoord.content.decode()
    assert REDEN in antwoord.content.decode()
    with word(rollen.ONDERHOUD):
        assert not Dossier.objects.exclude(opgegaan_in=None).exists()


@pytest.mark.parametrize("andersom", [False, True])
def test_wat_al_samen_is_voeg_je_niet_nog_eens_samen(
    almere: Groep, als: AlsWie, paar: tuple[Dossier, Dossier], andersom: bool
) -> None:
    blijft, weg = paar
    voeg_samen(almere.marieke, blijft, weg)
    hier, daar = (weg, blijft) if andersom else paar
    pad, sanne = f"/huishoudens/{hier.pk}/samenvoegen/{daar.pk}", als(almere.sanne)
    te_laat = sanne.post(pad, {"blijft": hier.pk, "reden": REDEN})
    blad = te_laat.content.decode()
    assert te_laat.status_code == 409
    assert "Dit is al samengevoegd" in blad
    assert REDEN in blad
    assert f'href="/huishoudens/{blijft.pk}"' in blad
    assert "Dit is al samengevoegd" in sanne.get(pad).content.decode()


def test_een_derde_met_wat_al_opging(almere: Groep, als: AlsWie, paar: tuple[Dossier, Dossier]) -> None:
    voeg_samen(almere.marieke, *paar)
    derde = huis(almere)
    pad = f"/huishoudens/{derde.pk}/samenvoegen/{paar[1].pk}"
    te_laat = als(almere.sanne).post(pad, {"blijft": derde.pk, "reden": REDEN})
    assert (te_laat.status_code, "Dit is al samengevoegd" in te_laat.content.decode()) == (409, True)


def test_wat_al_los_is_maak_je_niet_nog_eens_los(almere: Groep, als: AlsWie, paar: tuple[Dossier, Dossier]) -> None:
    samenvoeging = voeg_samen(almere.sanne, *paar)
    maak_los(almere.marieke, paar[0], samenvoeging)
    for dossier in paar:
        te_laat = als(almere.sanne).post(f"/huishoudens/{dossier.pk}/losmaken/{samenvoeging}", {"reden": REDEN})
        assert te_laat.status_code == 409
        assert "Marieke Vos maakte deze dossiers al los." in te_laat.content.decode()
        assert REDEN in te_laat.content.decode()


def test_wie_er_niet_bij_hoort_hoort_niets(almere: Groep, als: AlsWie, paar: tuple[Dossier, Dossier]) -> None:
    """Voor een ander team is er niets: niet ervoor, niet erna."""
    blijft, weg = paar
    bilal, niets = als(almere.bilal), als(almere.bilal).get("/bestaat-niet").content
    samenvoeging = voeg_samen(almere.sanne, blijft, weg)
    for pad in (f"{blijft.pk}/samenvoegen/{weg.pk}", f"{weg.pk}/losmaken/{samenvoeging}"):
        antwoord = bilal.post(f"/huishoudens/{pad}", {"blijft": blijft.pk, "reden": REDEN})
        assert (antwoord.status_code, antwoord.content) == (404, niets)
    maak_los(almere.sanne, blijft, samenvoeging)
    assert bilal.post(f"/huishoudens/{weg.pk}/losmaken/{samenvoeging}", {"reden": REDEN}).content == niets
