"""Het netwerk achter twee sloten: een ander team verandert niets, en in de stroom staat geen naam."""

from collections.abc import Iterator

import pytest
from django.db import ProgrammingError, transaction
from django.utils import timezone

from keukentafel.doen.dossier.models import Dossier, Huishoudlid, Persoon
from keukentafel.doen.netwerk.models import Netwerkcontact, Relatie, Vertegenwoordiging
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from tests.dagen import vandaag
from tests.doen.netwerk import Hand
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.vaste_groep import Groep, kaal_stelsel

pytestmark = pytest.mark.django_db


@pytest.fixture
def groep() -> Iterator[Groep]:
    """Sannes team draagt één dossier; de proef kijkt door de ogen van Sanne."""
    alle = kaal_stelsel()
    with als_medewerker(alle.fatma.pk):
        bewaar(vraag_in_dossier(alle, alle.team, alle.fatma))
    with als_medewerker(alle.sanne.pk):
        yield alle


@pytest.fixture
def sanne(groep: Groep) -> Hand:
    return Hand(groep.sanne, Dossier.objects.get(stelsel=groep.stelsel))


def test_in_de_stroom_staat_geen_naam(sanne: Hand) -> None:
    persoon = sanne.persoon("Kanarievogel", achternaam="Kanarievogel", telefoon="06 1234 0007")
    kind = sanne.persoon("Kanariekuiken", leeftijd_bij_opgave=4)
    sanne.relatie(persoon, "ouder", kind)
    sanne.bekende(naam="Kanariebuur", doet="Kanarievoer", organisatie="Kanarieclub")
    sanne.vertegenwoordigt(kind.pk, naam="Mr. Kanarie", organisatie="Kanarie BV", bron="kanariebrief")
    sanne.wijzig(persoon, voornaam="Kanariepiet")

    for feit in Gebeurtenis.objects.filter(dossier_id=sanne.dossier.pk):
        assert "kanarie" not in str(feit.gegevens).lower()


def test_een_ander_team_verandert_hier_niets(groep: Groep, sanne: Hand) -> None:
    """Met het slot van de toepassing: het dossier is er voor Bilal niet."""
    persoon = sanne.persoon("Riet")
    bilal = Hand(groep.bilal, sanne.dossier)
    with als_medewerker(groep.bilal.pk):
        for daad in (
            lambda: bilal.persoon("Indringer"),
            lambda: bilal.wijzig(persoon, voornaam="Anders"),
            lambda: bilal.vertrek(persoon),
            bilal.bekende,
            lambda: bilal.vertegenwoordigt(persoon.pk, naam="Bos"),
        ):
            with pytest.raises(Dossier.DoesNotExist):
                daad()


def test_het_slot_van_de_database_houdt_het_ook_alleen(groep: Groep, sanne: Hand) -> None:
    """Zonder het slot van de toepassing: elke rij van Bilal in dit dossier wordt geweigerd, en hij ziet niets."""
    persoon, ander = sanne.persoon("Riet"), sanne.persoon("Marieke")
    sanne.relatie(persoon, "ouder", ander)
    sanne.bekende()
    sanne.vertegenwoordigt(ander.pk, "gemachtigde", door_persoon=persoon.pk)
    vast = {"stelsel": groep.stelsel, "team": groep.team, "dossier": sanne.dossier}
    nieuw = vast | {"door": groep.bilal, "vastgelegd_op": timezone.now()}
    with als_medewerker(groep.bilal.pk):
        assert Persoon.objects.filter(pk=persoon.pk).update(voornaam="Anders") == 0
        assert Huishoudlid.objects.filter(dossier=sanne.dossier).update(tot=vandaag()) == 0
        for model in (Relatie, Netwerkcontact, Vertegenwoordiging):
            assert not model.objects.exists()
            assert model.objects.update(tot=vandaag()) == 0
        for rij in (
            Relatie(**nieuw, a=persoon, b=ander, soort="partner"),
            Netwerkcontact(**nieuw, naam="Bos", soort="buur"),
            Vertegenwoordiging(**nieuw, over=persoon, naam="Bos", soort="gemachtigde"),
            Huishoudlid(**vast, persoon=persoon, rol="lid", van=vandaag()),
            Persoon(stelsel=groep.stelsel, team=groep.team, voornaam="Indringer"),
        ):
            with pytest.raises(ProgrammingError), transaction.atomic():
                rij.save(force_insert=True)
