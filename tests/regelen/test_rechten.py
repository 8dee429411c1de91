"""Rechten zijn gegevens: een rol met een doel, een plek en een periode. Toepassing en database zeggen hetzelfde."""

from datetime import date
from typing import get_args

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.utils import timezone

from keukentafel.inrichting.laden import laad, namen
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.kern.toegang.models import Account
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.gemeenten.models import InrichtingVersie
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.medewerkers.overzichten import Werkkring, werkkring_van
from keukentafel.regelen.rechten.acties import bewaar_rechten
from keukentafel.regelen.rechten.models import Rolrecht
from keukentafel.regelen.teams.acties import laad_inrichting
from keukentafel.regelen.teams.models import Team
from keukentafel.regels.woorden import Recht
from tests.dagen import morgen, over, vandaag
from tests.rol import word
from tests.vaste_groep import Groep, geef_rol, kaal_stelsel, medewerker

pytestmark = pytest.mark.django_db
RECHTEN = get_args(Recht)


@pytest.fixture
def groep(db: None) -> Groep:
    return kaal_stelsel()


def kring(wie: Medewerker) -> Werkkring:
    gevonden = werkkring_van(wie, vandaag())
    assert gevonden is not None
    return gevonden


def volgens_de_database(wie: Medewerker, teams: list[Team]) -> set[tuple[str, int | None]]:
    with als_medewerker(wie.pk), connection.cursor() as cursor:
        cursor.execute(
            "SELECT r, t FROM unnest(%s::text[]) r CROSS JOIN unnest(%s::bigint[] || ARRAY[NULL::bigint]) t "
            "WHERE kt_heeft(r, t)",
            [list(RECHTEN), [team.pk for team in teams]],
        )
        return set(cursor.fetchall())


@pytest.mark.parametrize("rol", sorted(laad(namen()[0]).rollen))
def test_toepassing_en_database_geven_elke_rol_hetzelfde(groep: Groep, rol: str) -> None:
    wie = medewerker(groep.stelsel, "wie", "Wie Test", rol, groep.team)
    teams = [groep.team, groep.ander_team]
    k = werkkring_van(wie, vandaag())
    rechten = {(r, t) for r in RECHTEN for t in (*(team.pk for team in teams), None) if k and k.mag(r, t)}
    assert rechten == volgens_de_database(wie, teams)
    assert (rol == "beleidsadviseur") is ({recht for recht, _ in rechten} <= {"kennis_schrijven"})


def test_wie_alleen_aanneemt_leest_niets_en_een_vrijwilliger_herkent_niemand(groep: Groep) -> None:
    vincent = medewerker(groep.stelsel, "vincent", "Vincent Test", "vrijwilliger", None)
    assert kring(groep.fatma).mag("herkennen")
    assert not kring(groep.fatma).leest_dossiers
    assert {g.recht for g in kring(vincent).rechten} == {"vraag_aannemen", "afspraken_zien"}


def test_een_recht_zegt_waarvoor_het_is(groep: Groep) -> None:
    assert kring(groep.sanne).doel("dossier_lezen") == "hulp"
    assert kring(groep.sanne).doel("noodtoegang") == "nood"
    assert kring(groep.joris).doel("toezicht") == "toezicht"
    assert kring(groep.fatma).doel("dossier_lezen") == ""


def test_een_recht_in_een_gebied_is_geen_recht_in_het_hele_team(groep: Groep) -> None:
    with word(rollen.EIGENAAR):
        wijk = Gebied.objects.create(
            stelsel=groep.stelsel, gemeente=groep.gemeente, code="WK999901", jaar=2024, naam="Haven"
        )
    wie = medewerker(groep.stelsel, "wie", "Wie Test", "beleidsadviseur", None)
    geef_rol(wie, "wijkwerker", groep.team, gebied=wijk)
    assert kring(wie).bereik("dossier_lezen") == ((groep.team.pk, wijk.pk),)
    assert not kring(wie).mag("dossier_lezen", groep.team.pk)
    geef_rol(wie, "wijkwerker", groep.team)
    assert kring(wie).bereik("dossier_lezen") == ((groep.team.pk, None),), "het hele team telt, het gebied niet meer"


def test_een_periode_begint_en_eindigt_op_haar_dag(groep: Groep) -> None:
    wie = medewerker(groep.stelsel, "wie", "Wie Test", "wijkwerker", groep.team, van=morgen())
    assert werkkring_van(wie, vandaag()) is None
    assert werkkring_van(wie, morgen()) is not None
    assert volgens_de_database(wie, [groep.team]) == set()


def test_de_rechten_van_morgen_gelden_morgen(groep: Groep) -> None:
    with word(rollen.EIGENAAR):
        nieuw = InrichtingVersie.objects.create(
            stelsel=groep.stelsel,
            versie=morgen(),
            vingerafdruk="1" * 64,
            inhoud={},
            geladen_op=timezone.now(),
        )
        Rolrecht.objects.create(
            stelsel=groep.stelsel, versie=nieuw, rol="kcc-medewerker", recht="dossier_lezen", doel="hulp"
        )
    fatma = groep.fatma
    assert not kring(fatma).mag("dossier_lezen")
    straks = werkkring_van(fatma, morgen())
    assert straks is not None
    assert straks.mag("dossier_lezen")
    assert not straks.mag("vraag_aannemen"), "wat de nieuwe versie niet geeft, is weg"


def _geef(groep: Groep, aan: Medewerker, van: date | None = None) -> None:
    with transaction.atomic():
        Lidmaatschap.objects.create(stelsel=aan.stelsel, medewerker=aan, team=None, rol="fg", van=van or vandaag())


def test_alleen_een_beheerder_geeft_een_rol_en_nooit_aan_zichzelf(groep: Groep) -> None:
    bea = groep.bea
    for wie in (groep.sanne, groep.marieke, groep.joris, groep.fatma):
        with pytest.raises(ProgrammingError, match="row-level security"), als_medewerker(wie.pk):
            _geef(groep, groep.bilal)
    with pytest.raises(ProgrammingError, match="row-level security"), als_medewerker(bea.pk):
        _geef(groep, bea)
    with als_medewerker(bea.pk):
        _geef(groep, groep.bilal)
    assert kring(groep.bilal).mag("toezicht")


def test_een_beheerder_blijft_in_haar_eigen_stelsel(groep: Groep) -> None:
    bea = groep.bea
    daar = kaal_stelsel("elders")
    with pytest.raises(ProgrammingError, match="row-level security"), als_medewerker(bea.pk):
        _geef(daar, daar.sanne)


@pytest.mark.parametrize("tabel", ["regelen_rolrecht", "regelen_inrichtingversie"])
def test_wat_een_versie_zegt_verandert_niemand(groep: Groep, tabel: str) -> None:
    bea = groep.bea
    with als_medewerker(bea.pk), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {tabel} SET stelsel_id = stelsel_id")  # noqa: S608  # vaste namen
        assert cursor.rowcount == 0


def _recht_erbij(versie: InrichtingVersie, recht: str = "toezicht") -> None:
    with transaction.atomic():
        Rolrecht.objects.create(
            stelsel_id=versie.stelsel_id, versie_id=versie.pk, rol="beheerder", recht=recht, doel="toezicht"
        )


@pytest.mark.parametrize("dagen", [0, 1], ids=["vandaag", "morgen"])
def test_een_versie_die_er_staat_krijgt_er_geen_recht_bij(groep: Groep, dagen: int) -> None:
    bea, dag = groep.bea, over(dagen)
    with word(rollen.EIGENAAR):
        versie = InrichtingVersie.objects.create(
            stelsel=groep.stelsel, versie=dag, vingerafdruk="1" * 64, inhoud={}, geladen_op=timezone.now()
        )
        bewaar_rechten(versie=versie, inrichting=laad(namen()[0]))
    with pytest.raises(ProgrammingError, match="row-level security"), als_medewerker(bea.pk):
        _recht_erbij(versie)
    with als_medewerker(bea.pk):
        bewaar_rechten(versie=versie, inrichting=laad(namen()[0]))
    assert not kring(bea).mag("toezicht")


@pytest.mark.parametrize("dagen", [0, 1], ids=["vandaag", "morgen"])
def test_een_beheerder_zet_een_hele_versie_met_haar_rechten_in_het_huis(dagen: int) -> None:
    """In de rol van de toepassing; ook nog een keer, en ook als het stelsel zelf vandaag pas begon."""
    eerst = laad("haarlem").model_copy(update={"geldig_vanaf": vandaag()})
    with word(rollen.EIGENAAR):
        stelsel = laad_inrichting(inrichting=eerst, nu=timezone.now()).stelsel
    bea = medewerker(stelsel, "bea", "Bea Dekker", "beheerder", None)
    nieuw = eerst.model_copy(update={"geldig_vanaf": over(dagen), "titel": "Nieuw Haarlem"})
    with als_medewerker(bea.pk):
        for _ in range(2):
            versie = laad_inrichting(inrichting=nieuw, nu=timezone.now())
    assert InrichtingVersie.objects.filter(stelsel=stelsel).count() == 2
    bewaard = set(versie.rolrechten.values_list("rol", "recht", "doel"))
    assert bewaard == {
        (rol, recht, doel)
        for rol in nieuw.rollen
        for doel, rechten in nieuw.rechten_van(rol).items()
        for recht in rechten
    }


def test_een_account_blijft_van_wie_het_is(groep: Groep) -> None:
    """Een beheerder hangt haar eigen account niet aan een ander, en neemt niemand een account af."""
    bea = groep.bea
    with word(rollen.EIGENAAR):
        los = Medewerker.objects.create(stelsel=groep.stelsel, naam="Zonder Account")
        vrij, ander = (Account.objects.create(username=naam) for naam in ("vrij", "ander"))
    for wie, account in ((los, bea.account_id), (groep.sanne, vrij.pk), (groep.sanne, None), (bea, None)):
        with pytest.raises(DatabaseError, match="account"), als_medewerker(bea.pk), transaction.atomic():
            Medewerker.objects.filter(pk=wie.pk).update(account=account)
    with als_medewerker(bea.pk):
        assert Medewerker.objects.filter(pk=los.pk).update(account=vrij) == 1
        assert Medewerker.objects.filter(pk=los.pk).update(account=vrij, naam="Met Account") == 1
    with pytest.raises(DatabaseError, match="account"), als_medewerker(bea.pk), transaction.atomic():
        Medewerker.objects.filter(pk=los.pk).update(account=ander)
