"""Opnieuw beoordelen: wie geen dossier heeft, en waar de woorden van een medewerker blijven."""

from typing import Any
from uuid import UUID

from django.db import connection
from django.test import Client

from keukentafel.doen.dossier.models import Dossier
from keukentafel.kern.database import rollen
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.rol import word
from tests.werkplek.conftest import AlsWie, Belt
from tests.werkplek.test_opnieuw import adres, noor, sanne, triages, vraag_id, wat

__all__ = ["noor", "sanne", "vraag_id"]


def test_een_vraag_zonder_dossier_is_ook_opnieuw_te_beoordelen(sanne: Client, belt: Belt) -> None:
    """Wie anoniem belt heeft geen dossier; haar vraag wel een blad."""
    vraag_id = belt(aanmelder="anoniem", soort="vraag", voorziening="", gesprek_heeft_meerwaarde="ja")
    with word(rollen.ONDERHOUD):
        assert not Dossier.objects.filter(dossiervragen__vraag=vraag_id).exists()
    assert "Opnieuw beoordelen" in sanne.get(adres(vraag_id)).content.decode()
    klaar: Any = sanne.post(adres(vraag_id), wat(vraag_id, actie="bewaar", toelichting="Zij belde weer."))
    assert (klaar.status_code, klaar.url) == (302, f"/vragen?open={vraag_id}#open")
    assert triages(vraag_id)[-1].toelichting == "Zij belde weer."


def test_wat_zij_erbij_schrijft_blijft_tekst_en_staat_niet_in_de_stroom_of_het_logboek(
    sanne: Client, vraag_id: UUID, noor: Medewerker, als: AlsWie
) -> None:
    zegt = "<b>O'Brien & zn</b> KANARIE"
    oud = wat(vraag_id, actie="bewaar")
    assert sanne.post(adres(vraag_id), wat(vraag_id, actie="bewaar", toelichting=zegt)).status_code == 302
    with word(rollen.ONDERHOUD):
        dossier = Dossier.objects.get(dossiervragen__vraag=vraag_id)
    bladen = [sanne.get(f"/huishoudens/{dossier.pk}"), sanne.get(f"/vragen?open={vraag_id}")]
    bladen.append(als(noor).post(adres(vraag_id), oud))
    assert bladen[-1].status_code == 409
    for blad in bladen:
        assert "KANARIE" in blad.content.decode()
        assert "<b>O'Brien" not in blad.content.decode()
    with word(rollen.EIGENAAR), connection.cursor() as cursor:
        for alles in (
            "SELECT array_agg(t::text) FROM kern_gebeurtenis t",
            "SELECT array_agg(t::text) FROM kern_logregel t",
            "SELECT array_agg(t::text) FROM django_session t",
        ):
            cursor.execute(alles)
            (rijen,) = cursor.fetchone()
            assert rijen
            assert "KANARIE" not in " ".join(rijen)
