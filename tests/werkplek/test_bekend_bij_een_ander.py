"""Twee teams, één huishouden: de tweede weet dat er een dossier is en wie zij kan bellen, en ziet de inhoud niet."""

from uuid import UUID

from django.utils import timezone

from keukentafel.doen.dossier.herkentoken import herken_token
from keukentafel.doen.dossier.models import Dossier, DossierVraag
from keukentafel.doen.regie.opnemen import neem_op
from keukentafel.kern.toegang.context import als_medewerker
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie, Belt
from tests.werkplek.opgave import mevrouw_de_vries


def test_een_vraag_bij_je_eigen_team_opent_het_dossier_van_een_ander_niet(
    almere: Groep, als: AlsWie, belt: Belt
) -> None:
    eerste = belt()
    with als_medewerker(almere.sanne.pk):
        neem_op(vraag_id=eerste, medewerker=almere.sanne, nu=timezone.now())
        dossier: UUID = Dossier.objects.get().pk
    bilal = als(almere.bilal)
    formulier = mevrouw_de_vries() | {
        "bekend": herken_token(dossier, almere.bilal.pk), "ander_team": almere.ander_team.slug,
        "argument": "Zij stond bij ons.", "actie": "opslaan",
    }  # fmt: skip
    assert bilal.post("/vragen/nieuw", formulier).status_code == 302
    with als_medewerker(almere.sanne.pk):
        assert DossierVraag.objects.filter(dossier_id=dossier).count() == 2
    tekst = bilal.get("/vragen").content.decode()
    assert f"bekend bij {almere.team.naam}" in tekst
    assert "contact Sanne de Boer" in tekst
    assert bilal.get(f"/huishoudens/{dossier}").status_code == 404
    assert "De Vries" not in bilal.get("/huishoudens").content.decode()
