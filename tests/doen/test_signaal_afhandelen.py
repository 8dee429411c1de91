"""Een signaal afhandelen: de inwoner mag weigeren, gevaar blijft open, en de partner hoort één zin."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import ProgrammingError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.ingang.acties import AlGesloten, AlOpgenomen, neem_op
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.regie.signaal import leg_uitkomst_vast
from keukentafel.doen.signalen.acties import (
    DatHoortHijNiet,
    EerstOverleggen,
    TeWeinigGeprobeerd,
    leg_poging_vast,
    meld_terug,
)
from keukentafel.doen.signalen.models import Signaal
from keukentafel.doen.signalen.overzichten import contact_te_leggen, terug_te_melden
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.doen.test_signalen import HUUR, signaal
from tests.rol import word
from tests.vaste_groep import Groep, medewerker

pytestmark = pytest.mark.django_db


@pytest.fixture
def almere(in_huis: Callable[[str], Groep]) -> Groep:
    return in_huis("almere")


def uitkomst(groep: Groep, vraag_id: UUID, wat: str, wie: Medewerker | None = None) -> str:
    """Leg vast wat ervan kwam; geeft waarom de vraag open blijft."""
    mens = wie or groep.sanne
    with als_medewerker(mens.pk):
        return leg_uitkomst_vast(vraag_id=vraag_id, uitkomst=wat, medewerker=mens, nu=timezone.now()).gevolg.reden


def poging(groep: Groep, vraag_id: UUID, sleutel: UUID | None = None) -> bool:
    with als_medewerker(groep.sanne.pk):
        return leg_poging_vast(
            vraag_id=vraag_id, hoe="niet_opgenomen", notitie="Aan de deur geweest", sleutel=sleutel or uuid4(),
            medewerker=groep.sanne, nu=timezone.now(),
        )  # fmt: skip


def terug(groep: Groep, vraag_id: UUID, wat: str, *, overlegd: bool = False) -> Signaal:
    with als_medewerker(groep.sanne.pk):
        nu = timezone.now()
        return meld_terug(vraag_id=vraag_id, terug=wat, overlegd=overlegd, medewerker=groep.sanne, nu=nu)


def stand(groep: Groep, vraag_id: UUID) -> tuple[str, str, str]:
    """Status van de vraag, hoe zij eindigde, en de uitkomst van het signaal."""
    with als_medewerker(groep.sanne.pk):
        vraag = Vraag.objects.select_related("signaal").get(pk=vraag_id)
        return vraag.status, vraag.afsluiting, vraag.signaal.uitkomst


def test_er_is_contact_en_wie_belde_heeft_de_vraag(almere: Groep) -> None:
    vraag_id = signaal(almere)
    assert uitkomst(almere, vraag_id, "contact") == ""
    with als_medewerker(almere.sanne.pk):
        vraag = Vraag.objects.get(pk=vraag_id)
        assert (vraag.status, vraag.opgenomen_door_id) == ("opgenomen", almere.sanne.pk)
        assert Termijn.objects.get(vraag=vraag, soort="signaal_contact").klaar_op == timezone.localdate()
        assert vraag.uiterlijk == Termijn.objects.get(vraag=vraag, soort="wgs_eerste_gesprek").uiterlijk
        assert Dossier.objects.get().contact_id == almere.sanne.pk
        feit = Gebeurtenis.objects.get(soort="signaal_afgehandeld")
        assert feit.gegevens == {"uitkomst": "contact", "op_tijd": True, "gesloten": False}


def test_wie_geen_hulp_wil_krijgt_geen_hulp(almere: Groep) -> None:
    vraag_id = signaal(almere)
    assert uitkomst(almere, vraag_id, "geweigerd") == ""
    assert stand(almere, vraag_id) == ("beantwoord", "geweigerd", "geweigerd")
    with als_medewerker(almere.sanne.pk):
        assert not Termijn.objects.filter(vraag_id=vraag_id, klaar_op__isnull=True).exists()
        assert Vraag.objects.get(pk=vraag_id).antwoord == ""
    with pytest.raises(AlGesloten):
        uitkomst(almere, vraag_id, "contact")
    assert uitkomst(almere, vraag_id, "geweigerd") == ""


@pytest.mark.parametrize("gevaar", ["kind_in_gevaar", "acuut_veiligheidsrisico"])
def test_bij_gevaar_sluit_een_weigering_niets_en_het_scherm_weet_waarom(almere: Groep, gevaar: str) -> None:
    vraag_id = signaal(almere, HUUR, **{gevaar: True})
    assert "gevaar" in uitkomst(almere, vraag_id, "geweigerd")
    status, afsluiting, wat = stand(almere, vraag_id)
    assert (status, afsluiting, wat) == ("open", "", "geweigerd")
    uitkomst(almere, vraag_id, "contact")
    assert stand(almere, vraag_id) == ("opgenomen", "", "contact")


def test_een_bericht_van_veilig_thuis_sluit_ook_niet_op_een_weigering(almere: Groep) -> None:
    vraag_id = signaal(almere, replace(HUUR, soort="veilig_thuis", bron_naam="Veilig Thuis"))
    assert "veiligheid" in uitkomst(almere, vraag_id, "geweigerd")
    assert stand(almere, vraag_id)[0] == "open"


def test_niet_bereikt_kan_pas_na_genoeg_pogingen(almere: Groep) -> None:
    vraag_id = signaal(almere)
    with pytest.raises(TeWeinigGeprobeerd) as fout:
        uitkomst(almere, vraag_id, "niet_bereikt")
    assert (fout.value.gedaan, fout.value.nodig) == (0, 2)
    sleutel = uuid4()
    assert [poging(almere, vraag_id, sleutel), poging(almere, vraag_id, sleutel)] == [True, False]
    with pytest.raises(TeWeinigGeprobeerd):
        uitkomst(almere, vraag_id, "niet_bereikt")
    poging(almere, vraag_id)
    uitkomst(almere, vraag_id, "niet_bereikt")
    assert stand(almere, vraag_id) == ("beantwoord", "niet_bereikt", "niet_bereikt")
    with als_medewerker(almere.sanne.pk):
        keren = [feit.gegevens["keer"] for feit in Gebeurtenis.objects.filter(soort="signaal_geprobeerd")]
    assert sorted(keren) == [1, 2]


def test_niet_bereikt_bij_gevaar_houdt_de_klok_lopend(almere: Groep) -> None:
    vraag_id = signaal(almere, kind_in_gevaar=True)
    poging(almere, vraag_id)
    poging(almere, vraag_id)
    assert "kind in gevaar" in uitkomst(almere, vraag_id, "niet_bereikt")
    with als_medewerker(almere.sanne.pk):
        assert Termijn.objects.get(vraag_id=vraag_id, soort="signaal_contact").klaar_op is None
        rij = contact_te_leggen(almere.stelsel.pk, ((almere.team.pk, None),))
        assert [een.vraag_id for een in rij] == [vraag_id]


def test_een_vraag_van_een_collega_handelt_zij_zelf_af(almere: Groep) -> None:
    vraag_id = signaal(almere)
    nina = medewerker(almere.stelsel, "nina", "Nina Smit", "wijkwerker", almere.team)
    with als_medewerker(nina.pk):
        neem_op(vraag_id=vraag_id, medewerker=nina, nu=timezone.now())
    with pytest.raises(AlOpgenomen):
        uitkomst(almere, vraag_id, "geweigerd")


@pytest.mark.parametrize("wie", ["bilal", "fatma", "joris"])
def test_wie_er_niet_schrijft_vindt_geen_vraag(almere: Groep, wie: str) -> None:
    vraag_id = signaal(almere)
    with pytest.raises(Vraag.DoesNotExist):
        uitkomst(almere, vraag_id, "contact", getattr(almere, wie))


def test_de_partner_hoort_een_zin_en_nooit_dat_iemand_weigert(almere: Groep) -> None:
    vraag_id = signaal(almere)
    assert terug(almere, vraag_id, "ontvangen").terug == "ontvangen"
    with pytest.raises(DatHoortHijNiet):
        terug(almere, vraag_id, "contact")
    uitkomst(almere, vraag_id, "geweigerd")
    bereik = ((almere.team.pk, None),)
    with als_medewerker(almere.sanne.pk):
        assert [een.vraag_id for een in terug_te_melden(almere.stelsel.pk, bereik)] == [vraag_id]
    rij = terug(almere, vraag_id, "contact")
    assert (rij.terug, rij.terug_door_id) == ("contact", almere.sanne.pk)
    with als_medewerker(almere.sanne.pk):
        assert not terug_te_melden(almere.stelsel.pk, bereik).exists()
        feiten = [feit.gegevens for feit in Gebeurtenis.objects.filter(soort="signaal_teruggemeld").order_by("moment")]
    assert feiten == [{"terug": "ontvangen", "overlegd": False}, {"terug": "contact", "overlegd": False}]
    with pytest.raises(DatHoortHijNiet):
        terug(almere, vraag_id, "ontvangen")


def test_bij_een_geheim_adres_wordt_er_eerst_overlegd(almere: Groep) -> None:
    vraag_id = signaal(almere)
    with word(rollen.EIGENAAR):
        Dossier.objects.update(adres_geheim=True, straat="", postcode="", huisnummer=None, toevoeging="", gebied=None)
    with pytest.raises(EerstOverleggen) as fout:
        terug(almere, vraag_id, "ontvangen")
    assert "geheim" in fout.value.reden
    terug(almere, vraag_id, "ontvangen", overlegd=True)
    with als_medewerker(almere.sanne.pk):
        assert Gebeurtenis.objects.get(soort="signaal_teruggemeld").gegevens["overlegd"] is True


def test_bij_gevaar_wordt_er_eerst_overlegd(almere: Groep) -> None:
    vraag_id = signaal(almere, acuut_veiligheidsrisico=True)
    with pytest.raises(EerstOverleggen):
        terug(almere, vraag_id, "ontvangen")


def test_het_slot_in_de_database_houdt_als_de_toepassing_zich_vergist(almere: Groep) -> None:
    vraag_id = signaal(almere)
    nu = timezone.now()
    op_een_ander = {"uitkomst": "contact", "uitkomst_op": nu, "uitkomst_door": almere.marieke}
    with als_medewerker(almere.sanne.pk):
        signalen = Signaal.objects.filter(vraag_id=vraag_id)
        with pytest.raises(ProgrammingError), transaction.atomic():
            signalen.update(**op_een_ander)
        with pytest.raises(ProgrammingError), transaction.atomic():
            signalen.update(grondslag="Geen")
        signalen.update(terug="contact", terug_op=nu, terug_door=almere.sanne)
        with pytest.raises(ProgrammingError), transaction.atomic():
            signalen.update(terug="geen_contact", terug_op=nu, terug_door=almere.sanne)
    with als_medewerker(almere.bilal.pk):
        assert Signaal.objects.filter(vraag_id=vraag_id).update(uitkomst="contact") == 0


STAPPEN = st.lists(
    st.sampled_from(
        ["contact", "geweigerd", "niet_nodig", "niet_bereikt", "poging", "terug:ontvangen", "terug:contact",
         "terug:geen_contact"]
    ),
    max_size=8,
)  # fmt: skip


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STAPPEN, st.booleans())
def test_welke_weg_een_signaal_ook_gaat_het_blijft_kloppen(almere: Groep, stappen: list[str], gevaar: bool) -> None:
    vraag_id = signaal(almere, kind_in_gevaar=gevaar)
    for wat in stappen:
        try:
            with transaction.atomic():
                if wat == "poging":
                    poging(almere, vraag_id)
                elif wat.startswith("terug:"):
                    terug(almere, vraag_id, wat.removeprefix("terug:"), overlegd=True)
                else:
                    uitkomst(almere, vraag_id, wat)
        except (AlGesloten, TeWeinigGeprobeerd, DatHoortHijNiet):
            continue
    _klopt(almere, vraag_id, gevaar=gevaar)


def _klopt(groep: Groep, vraag_id: UUID, *, gevaar: bool) -> None:
    with als_medewerker(groep.sanne.pk):
        vraag = Vraag.objects.select_related("signaal").get(pk=vraag_id)
        rij = vraag.signaal
        klok = Termijn.objects.get(vraag=vraag, soort="signaal_contact")
        uitkomsten = Gebeurtenis.objects.filter(vraag_id=vraag_id, soort="signaal_afgehandeld").order_by("-moment")
        laatste = uitkomsten.first()
        ooit = {feit.gegevens["uitkomst"] for feit in uitkomsten}
    gesloten = vraag.status == "beantwoord"
    assert gesloten == bool(laatste and laatste.gegevens["gesloten"])
    assert (laatste.gegevens["uitkomst"] if laatste else "") == rij.uitkomst
    if gevaar:
        assert not gesloten or rij.uitkomst == "niet_nodig"
    if gesloten:
        assert vraag.afsluiting in {"geweigerd", "niet_bereikt", "antwoord"}
        assert klok.klaar_op is not None
    if rij.terug == "geen_contact":
        assert "niet_bereikt" in ooit
    assert rij.terug_op is None or rij.terug_op <= timezone.now() + timedelta(seconds=1)
