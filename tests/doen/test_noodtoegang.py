"""Noodtoegang: een reden, drie uur, alleen lezen, en een ander oordeelt."""

from datetime import timedelta
from threading import Thread
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from keukentafel.doen.delen import acties, overzichten, zicht
from keukentafel.doen.delen.feiten import NoodtoegangBeoordeeld, NoodtoegangGenomen
from keukentafel.doen.delen.models import Noodtoegang
from keukentafel.doen.delen.nee import KanNiet, MagNiet
from keukentafel.doen.dossier.models import Contactmoment, Dossier
from keukentafel.doen.ingang.acties import NietVanJouwTeam, beantwoord, neem_op, zet_door
from keukentafel.doen.ingang.models import Vraag
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from tests.doen.delen import REDEN, dossier, kring, neem_nood, ogen, scherm_af
from tests.rol import word
from tests.vaste_groep import Groep, kaal_stelsel, medewerker

pytestmark = pytest.mark.django_db
NU = timezone.now


@pytest.fixture
def groep() -> Groep:
    return kaal_stelsel()


@pytest.fixture
def huis(groep: Groep) -> Dossier:
    return dossier(groep)


def leest(wie: Medewerker, huis: Dossier) -> bool:
    """Wat de toepassing zegt; de database moet hetzelfde zeggen."""
    with ogen(wie) as ik:
        langs_toepassing = zicht.dossiers(ik, NU()).filter(pk=huis.pk).exists()
        assert langs_toepassing == Dossier.objects.filter(pk=huis.pk).exists()
    return langs_toepassing


def verschuif(nood: UUID, uren: int) -> None:
    with word(rollen.EIGENAAR):
        rij = Noodtoegang.objects.get(pk=nood)
        Noodtoegang.objects.filter(pk=nood).update(
            van=rij.van - timedelta(hours=uren), tot=rij.tot - timedelta(hours=uren)
        )


def beoordeel(wie: Medewerker, nood: object, oordeel: str = "terecht", toelichting: str = "") -> None:
    with ogen(wie) as ik:
        acties.beoordeel_noodtoegang(noodtoegang_id=nood, oordeel=oordeel, toelichting=toelichting, kring=ik)  # type: ignore[arg-type]


def test_drie_uur_lezen_en_dan_niet_meer(groep: Groep, huis: Dossier) -> None:
    assert not leest(groep.bilal, huis)
    nood = neem_nood(huis, groep.bilal)
    assert leest(groep.bilal, huis)
    with ogen(groep.bilal) as ik:
        lopend = zicht.noodtoegang_nu(ik, huis, NU())
        assert lopend is not None
        assert lopend.tot - lopend.van == timedelta(hours=3)
        assert zicht.vragen(ik, NU()).count() == Vraag.objects.count() == 1
    verschuif(nood, 3)
    assert not leest(groep.bilal, huis)


def test_het_staat_meteen_op_de_tijdlijn_van_het_huishouden(groep: Groep, huis: Dossier) -> None:
    nood = neem_nood(huis, groep.bilal)
    with ogen(groep.sanne) as ik:
        feit = zicht.gebeurtenissen(ik, NU()).get(soort="noodtoegang_genomen")
        assert feit.medewerker_id == groep.bilal.pk
        assert NoodtoegangGenomen.model_validate(feit.gegevens) == NoodtoegangGenomen(noodtoegang=nood)
        assert not Noodtoegang.objects.exists()


def test_twee_keer_klikken_is_een_noodtoegang_en_verlengen_kan_niet(groep: Groep, huis: Dossier) -> None:
    eerste = neem_nood(huis, groep.bilal)
    verschuif(eerste, 2)
    assert neem_nood(huis, groep.bilal, "Nog steeds niemand bereikt.") == eerste
    with ogen(groep.bilal):
        assert Noodtoegang.objects.count() == 1
        assert Noodtoegang.objects.get().tot < NU() + timedelta(hours=1, minutes=1)
    verschuif(eerste, 1)
    assert neem_nood(huis, groep.bilal) != eerste


@pytest.mark.parametrize("reden", ["", "haast", "   kort    "])
def test_zonder_reden_gaat_niets_open(groep: Groep, huis: Dossier, reden: str) -> None:
    with pytest.raises(KanNiet, match="reden_kort"):
        neem_nood(huis, groep.bilal, reden)
    with ogen(groep.bilal), pytest.raises(ProgrammingError, match="een reden"), transaction.atomic():
        _sql("SELECT kt_noodtoegang(%s, %s)", huis.pk, reden)


@pytest.mark.parametrize("wie", ["sanne", "marieke", "fatma", "joris"])
def test_wie_al_leest_of_het_recht_niet_heeft(groep: Groep, huis: Dossier, wie: str) -> None:
    mens = getattr(groep, wie)
    with pytest.raises(MagNiet):
        neem_nood(huis, mens)
    with ogen(mens), pytest.raises(ProgrammingError), transaction.atomic():
        _sql("SELECT kt_noodtoegang(%s, %s)", huis.pk, REDEN)


def test_een_ander_stelsel_en_een_verzonnen_dossier_geven_hetzelfde(groep: Groep, huis: Dossier) -> None:
    buren = kaal_stelsel("berkenrode")
    verzonnen = Dossier(pk=uuid4())
    for wat, wie in ((huis, buren.bilal), (verzonnen, groep.bilal)):
        with pytest.raises(MagNiet):
            neem_nood(wat, wie)
        with ogen(wie):
            assert overzichten.noodplek(wat.pk) is None


def test_wie_je_eerst_belt_staat_op_het_blad(groep: Groep, huis: Dossier) -> None:
    with word(rollen.EIGENAAR):
        Dossier.objects.update(contact=groep.sanne)
    with ogen(groep.bilal):
        assert overzichten.noodplek(huis.pk) == overzichten.Plek("Team Molenwijk", "Sanne de Boer", "")
    with ogen(groep.sanne):
        assert overzichten.noodplek(huis.pk) is None


def test_in_nood_schrijf_je_niet_en_blijft_het_adres_dicht(groep: Groep, huis: Dossier) -> None:
    scherm_af(groep, huis)
    neem_nood(huis, groep.bilal)
    with ogen(groep.bilal) as ik:
        vraag = Vraag.objects.get()
        assert not zicht.schrijfdossiers(ik, timezone.now()).exists()
        assert not zicht.geheime_adressen(ik, NU()).exists()
        with pytest.raises(Vraag.DoesNotExist):
            neem_op(vraag_id=vraag.pk, medewerker=groep.bilal, nu=NU())
        with pytest.raises(Vraag.DoesNotExist):
            beantwoord(vraag_id=vraag.pk, medewerker=groep.bilal, antwoord="x", nu=NU())
        with pytest.raises(NietVanJouwTeam):
            zet_door(vraag_id=vraag.pk, naar=groep.ander_team, medewerker=groep.bilal, argument="x", nu=NU())
        with pytest.raises(ProgrammingError, match="row-level"), transaction.atomic():
            Contactmoment.objects.create(
                stelsel=groep.stelsel, team=groep.team, dossier=huis, door=groep.bilal, moment=NU(), kanaal="telefoon",
                samenvatting="x", sleutel=uuid4(),
            )  # fmt: skip
        assert Vraag.objects.filter(pk=vraag.pk).update(antwoord="x") == 0


def test_wie_haar_recht_verliest_leest_ook_in_nood_niet_meer(groep: Groep, huis: Dossier) -> None:
    neem_nood(huis, groep.bilal)
    with word(rollen.EIGENAAR):
        Lidmaatschap.objects.filter(medewerker=groep.bilal).update(rol="beleidsadviseur", team=None)
    assert not leest(groep.bilal, huis)


def test_meer_dan_drie_uur_weigert_de_database(groep: Groep, huis: Dossier) -> None:
    nood = neem_nood(huis, groep.bilal)
    for anders in ({"tot": NU() + timedelta(hours=4)}, {"reden": "kort"}):
        with word(rollen.EIGENAAR), pytest.raises(IntegrityError), transaction.atomic():
            Noodtoegang.objects.filter(pk=nood).update(**anders)
    with ogen(groep.bilal), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Noodtoegang.objects.filter(pk=nood).update(tot=NU())


def test_een_ander_oordeelt_een_keer(groep: Groep, huis: Dossier) -> None:
    nood = neem_nood(huis, groep.bilal)
    for wie in (groep.sanne, groep.marieke, groep.bilal, kaal_stelsel("berkenrode").joris):
        with pytest.raises(MagNiet):
            beoordeel(wie, nood)
    with pytest.raises(MagNiet):
        beoordeel(groep.joris, uuid4())
    with pytest.raises(KanNiet, match="geen_oordeel"):
        beoordeel(groep.joris, nood, "prima")
    with pytest.raises(KanNiet, match="geen_toelichting"):
        beoordeel(groep.joris, nood, "onterecht")
    beoordeel(groep.joris, nood, "onterecht", "Sanne was bereikbaar.")
    with pytest.raises(KanNiet, match="al_beoordeeld"):
        beoordeel(groep.joris, nood)
    with ogen(groep.sanne):
        feit = Gebeurtenis.objects.get(soort="noodtoegang_beoordeeld")
        assert NoodtoegangBeoordeeld.model_validate(feit.gegevens).oordeel == "onterecht"


def test_over_jezelf_oordeel_je_niet(groep: Groep, huis: Dossier) -> None:
    with word(rollen.EIGENAAR):
        Lidmaatschap.objects.create(
            stelsel=groep.stelsel, medewerker=groep.bilal, team=None, rol="fg", van=timezone.localdate()
        )
    nood = neem_nood(huis, groep.bilal)
    with pytest.raises(KanNiet, match="eigen"):
        beoordeel(groep.bilal, nood)
    with ogen(groep.bilal) as ik:
        assert not overzichten.te_beoordelen(ik).exists()
        with pytest.raises(ProgrammingError, match="van jezelf"), transaction.atomic():
            _sql("SELECT kt_noodtoegang_beoordelen(%s, 'terecht', '')", nood)
    with word(rollen.EIGENAAR), pytest.raises(IntegrityError, match="vier_ogen"), transaction.atomic():
        Noodtoegang.objects.update(oordeel="terecht", beoordeeld_door=groep.bilal, beoordeeld_op=NU())


def test_wat_wacht_op_een_oordeel_staat_op_volgorde_en_alleen_voor_wie_oordeelt(groep: Groep, huis: Dossier) -> None:
    nood = neem_nood(huis, groep.bilal)
    tweede = medewerker(groep.stelsel, "nina", "Nina Smit", "wijkwerker", groep.ander_team)
    op_tijd = neem_nood(huis, tweede)
    verschuif(nood, 24)
    verschuif(op_tijd, 23)
    with ogen(groep.joris) as ik:
        assert [rij.pk for rij in overzichten.te_beoordelen(ik)] == [nood, op_tijd]
    beoordeel(groep.joris, nood)
    with ogen(groep.joris) as ik:
        assert [rij.pk for rij in overzichten.te_beoordelen(ik)] == [op_tijd]
    with ogen(groep.sanne) as zij:
        assert not overzichten.te_beoordelen(zij).exists()


@pytest.mark.django_db(transaction=True)
def test_twee_klikken_tegelijk_geven_een_rij() -> None:
    groep = kaal_stelsel()
    huis = dossier(groep)
    uit: list[UUID] = []

    def klik() -> None:
        uit.append(neem_nood(huis, groep.bilal))
        connection.close()

    klikken = [Thread(target=klik) for _ in range(2)]
    for klik_ in klikken:
        klik_.start()
    for klik_ in klikken:
        klik_.join(30)
    assert len(uit) == 2
    assert len(set(uit)) == 1
    with ogen(groep.bilal):
        assert Noodtoegang.objects.count() == 1


def test_de_kring_van_bilal_noemt_het_doel(groep: Groep) -> None:
    assert kring(groep.bilal).doel("noodtoegang") == "nood"


def _sql(opdracht: str, *waarden: UUID | str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)
