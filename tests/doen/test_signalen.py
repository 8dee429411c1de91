"""Een signaal van een partner: met de vraag bewaard, voor welk team ook, en alleen door wie erbij hoort te zien."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError, transaction
from django.utils import timezone

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.signalen.aannemen import Signaalopgave
from keukentafel.doen.signalen.models import Signaal
from keukentafel.doen.tabel import als_rij
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.organisaties.models import Organisatie
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.doen.test_aannemen import NIETS_AAN_DE_HAND, mevrouw_de_vries, vangt
from tests.rol import word
from tests.vaste_groep import Groep, kaal_stelsel, wijken

pytestmark = pytest.mark.django_db
HUUR = Signaalopgave(soort="huur", bron_naam="Woningcorporatie De Sleutel", bron_kenmerk="S-114")


@pytest.fixture
def almere(in_huis: Callable[[str], Groep]) -> Groep:
    return in_huis("almere")


def signaal(groep: Groep, opgave: Signaalopgave = HUUR, **kenmerken: Any) -> Any:
    """Een huurachterstand in de wijk van Sanne, aangenomen door Fatma."""
    feiten = {
        "soort": "signaal", "kanaal": "bericht", "aanmelder": "ketenpartner", "gebied": wijken(groep.team)[0],
        "leeftijd": 34, "leefgebieden": ["financien", "huisvesting"],
        "kenmerken": NIETS_AAN_DE_HAND | {"samenhang": True} | kenmerken,
    }  # fmt: skip
    return vangt(groep, mevrouw_de_vries(feiten=feiten, signaal=opgave, melder_naam=opgave.bron_naam))


def test_het_signaal_staat_er_met_de_vraag_ook_al_leest_de_aannemer_niets(almere: Groep) -> None:
    vraag_id = signaal(almere)
    with als_medewerker(almere.fatma.pk):
        assert Signaal.objects.count() == 0
    with als_medewerker(almere.bilal.pk):
        assert Signaal.objects.count() == 0
    with als_medewerker(almere.sanne.pk):
        rij = Signaal.objects.get(vraag_id=vraag_id)
        assert (rij.soort, rij.bron_naam, rij.bron_kenmerk) == ("huur", "Woningcorporatie De Sleutel", "S-114")
        assert rij.grondslag.startswith("Wgs art. 3")
        assert rij.contact_uiterlijk > timezone.localdate()
        feit = Gebeurtenis.objects.get(soort="signaal_ontvangen")
        assert feit.gegevens["signaalsoort"] == "huur"
        assert "Sleutel" not in str(feit.gegevens)


def test_de_klok_van_de_triage_loopt_ernaast_en_het_eerste_telt(almere: Groep) -> None:
    vraag_id = signaal(almere)
    with als_medewerker(almere.sanne.pk):
        vraag = Vraag.objects.get(pk=vraag_id)
        klokken = {klok.soort: klok.uiterlijk for klok in vraag.termijnen.all()}
        assert {"signaal_contact", "wgs_eerste_gesprek"} <= set(klokken)
        assert klokken["signaal_contact"] == Signaal.objects.get().contact_uiterlijk
        assert vraag.uiterlijk == min(klokken.values())


def test_een_bericht_van_veilig_thuis_is_meteen_dringend(almere: Groep) -> None:
    vraag_id = signaal(almere, replace(HUUR, soort="veilig_thuis", bron_naam="Veilig Thuis"))
    with als_medewerker(almere.sanne.pk):
        assert Vraag.objects.get(pk=vraag_id).spoed
        assert Gebeurtenis.objects.get(soort="signaal_ontvangen").gegevens["spoed"] is True


def test_een_andere_grondslag_blijft_staan(almere: Groep) -> None:
    signaal(almere, replace(HUUR, grondslag="Toestemming van de huurder"))
    with als_medewerker(almere.sanne.pk):
        assert Signaal.objects.get().grondslag == "Toestemming van de huurder"


def rijen(groep: Groep, **anders: Any) -> dict[str, Any]:
    """Een vraag voor het team van Bilal, met een signaal; `anders` verandert de rij van het signaal."""
    uit = vraag_in_dossier(groep, groep.ander_team, groep.fatma)
    rij = Signaal(
        stelsel_id=groep.stelsel.pk, team_id=groep.ander_team.pk, vraag_id=uit["vraag"]["id"], soort="huur",
        bron_naam="De Sleutel", grondslag="Wgs art. 3", contact_uiterlijk=timezone.localdate(),
    )  # fmt: skip
    return uit | {"signaal": als_rij(rij) | anders}


def test_een_vreemd_team_krijgt_het_signaal_en_de_aannemer_ziet_het_niet_terug() -> None:
    groep = kaal_stelsel()
    with als_medewerker(groep.fatma.pk):
        assert bewaar(rijen(groep))["nieuw"] is True
        assert Signaal.objects.count() == 0
    with als_medewerker(groep.bilal.pk):
        assert Signaal.objects.get().team_id == groep.ander_team.pk


@pytest.mark.parametrize(
    "hoe", ["andere_vraag", "ander_team", "al_klaar", "al_terug", "ander_stelsel", "vreemde_partner"]
)
def test_een_signaal_dat_niet_bij_de_vraag_hoort_wordt_geweigerd(hoe: str) -> None:
    groep = kaal_stelsel()
    elders = kaal_stelsel("elders")
    with word(rollen.EIGENAAR):
        partner = Organisatie.objects.create(stelsel=elders.stelsel, slug="x", naam="X")
    nu = timezone.now()
    anders: dict[str, dict[str, Any]] = {
        "andere_vraag": {"vraag_id": uuid4()},
        "ander_team": {"team_id": groep.team.pk},
        "al_klaar": {"uitkomst": "geweigerd", "uitkomst_op": nu, "uitkomst_door_id": groep.fatma.pk},
        "al_terug": {"terug": "contact", "terug_op": nu, "terug_door_id": groep.fatma.pk},
        "ander_stelsel": {"stelsel_id": elders.stelsel.pk},
        "vreemde_partner": {"organisatie_id": partner.pk},
    }
    with als_medewerker(groep.fatma.pk), pytest.raises(ProgrammingError), transaction.atomic():
        bewaar(rijen(groep, **anders[hoe]))


def test_twee_keer_bewaren_geeft_een_signaal() -> None:
    groep = kaal_stelsel()
    dezelfde = rijen(groep)
    with als_medewerker(groep.fatma.pk):
        assert [bewaar(dezelfde)["nieuw"], bewaar(dezelfde)["nieuw"]] == [True, False]
    with als_medewerker(groep.bilal.pk):
        assert Signaal.objects.count() == 1
