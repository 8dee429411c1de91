"""Wie bij het logboek kan: de webserver schrijft alleen langs één functie, en leest alleen met het recht."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from uuid import uuid4

import psycopg
import pytest

from keukentafel.kern.database import rollen
from keukentafel.kern.logboek.boek import Boek
from keukentafel.kern.logboek.models import Logregel, Verwerking
from tests.kern.ketenproef import Keten, operatie
from tests.vaste_groep import kaal_stelsel

TABELLEN = ("kern_logregel", "kern_verwerking", "kern_logstand")
SCHRIJFT = ("INSERT INTO {} DEFAULT VALUES", "UPDATE {} SET stelsel_id = 1", "DELETE FROM {}", "TRUNCATE {} CASCADE")


@pytest.mark.parametrize("rol", [rollen.APP, rollen.ONDERHOUD])
@pytest.mark.parametrize("opdracht", SCHRIJFT)
@pytest.mark.parametrize("tabel", TABELLEN)
def test_niemand_die_draait_schrijft_in_de_tabel(keten: Keten, rol: str, opdracht: str, tabel: str) -> None:
    with keten.verbind(rol) as wie, pytest.raises(psycopg.errors.InsufficientPrivilege):
        wie.execute(opdracht.format(tabel).encode())


@pytest.mark.parametrize(
    "opdracht",
    [
        "SELECT * FROM kern_logstand",
        "SELECT nextval('kern_logregel_id_seq')",
        "SELECT setval('kern_logregel_id_seq', 1)",
        "DROP POLICY toezien ON kern_logregel",
        "ALTER TABLE kern_logregel DISABLE ROW LEVEL SECURITY",
        "CREATE OR REPLACE FUNCTION kt_mag_toezien(p_stelsel bigint) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
        "SET session_replication_role = replica",
    ],
)
def test_de_webserver_komt_er_niet_omheen(keten: Keten, opdracht: str) -> None:
    with keten.verbind(rollen.APP) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute(opdracht.encode())


@pytest.mark.parametrize("wat", [*TABELLEN, *(f"{tabel}_id_seq" for tabel in TABELLEN)])
def test_de_back_up_leest_alles(keten: Keten, wat: str) -> None:
    with keten.verbind(rollen.ONDERHOUD) as onderhoud:
        assert onderhoud.execute(f"SELECT * FROM {wat} LIMIT 1".encode()).fetchone() is not None  # noqa: S608


def test_zonder_context_leest_de_webserver_niets(keten: Keten) -> None:
    with keten.verbind(rollen.APP) as app:
        for tabel in TABELLEN[:2]:
            assert app.execute(f"SELECT count(*) FROM {tabel}".encode()).fetchone() == (0,)  # noqa: S608


def test_een_ander_stelsel_of_medewerker_dan_de_context_wordt_geweigerd(keten: Keten) -> None:
    with keten.verbind(rollen.EIGENAAR) as eigenaar:
        eigenaar.execute(
            "INSERT INTO regelen_medewerker (id, stelsel_id, naam, telefoon, adreszegel) "
            "VALUES (3, %s, 'Sanne', '', '')",
            [keten.stelsel_id],
        )
    with keten.verbind(rollen.APP) as app, app.transaction():
        app.execute("SELECT set_config('app.medewerker', '3', true)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="op eigen naam"), app.transaction():
            app.execute("SELECT kt_logboek_schrijf(%s::jsonb)", [operatie(keten.stelsel_id)])
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="op eigen naam"), app.transaction():
            app.execute("SELECT kt_logboek_schrijf(%s::jsonb)", [operatie(keten.stelsel_id, medewerker=None)])
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="eigen stelsel"), app.transaction():
            app.execute("SELECT kt_logboek_schrijf(%s::jsonb)", [operatie(None, medewerker=3)])
        app.execute("SELECT kt_logboek_schrijf(%s::jsonb)", [operatie(keten.stelsel_id, medewerker=3)])


def test_een_onbekend_stelsel_of_een_vreemde_uitkomst_wordt_geweigerd(keten: Keten) -> None:
    with keten.verbind(rollen.APP) as app:
        with pytest.raises(psycopg.errors.ForeignKeyViolation):
            app.execute("SELECT kt_logboek_schrijf(%s::jsonb)", [operatie(999_999)])
        vreemd = operatie(keten.stelsel_id).replace('"gelukt"', '"prima"')
        with pytest.raises(psycopg.errors.CheckViolation):
            app.execute("SELECT kt_logboek_schrijf(%s::jsonb)", [vreemd])


@pytest.mark.bewijs
def test_wie_te_lang_op_de_keten_wacht_krijgt_een_fout_en_hangt_niet(keten: Keten) -> None:
    with keten.verbind(rollen.APP) as eerste, keten.verbind(rollen.APP) as tweede, eerste.transaction():
        eerste.execute("SELECT kt_logboek_schrijf(%s::jsonb)", [operatie(keten.stelsel_id)])
        with pytest.raises(psycopg.errors.LockNotAvailable):
            tweede.execute("SELECT kt_logboek_schrijf(%s::jsonb)", [operatie(keten.stelsel_id)])
        assert tweede.execute("SHOW lock_timeout").fetchone() == ("0",)
    assert keten.zegt() == []


@pytest.mark.django_db
def test_de_toezichthouder_leest_haar_eigen_stelsel_en_een_ander_niets(
    als_medewerker: Callable[[int], AbstractContextManager[None]],
) -> None:
    hier, daar = kaal_stelsel(), kaal_stelsel("elzenveld")
    for groep in (hier, daar):
        boek = Boek(stelsel_id=groep.stelsel.pk, medewerker_id=groep.sanne.pk)
        boek.begin(handeling="dossier_ingezien", recht="dossier_lezen", doel="hulp", verwerking="hulp.dossier")
        boek.betreft([uuid4()])
        boek.schrijf("gelukt")
    for wie, ziet in (
        (hier.joris, [hier.stelsel.pk]),
        (daar.joris, [daar.stelsel.pk]),
        (hier.sanne, []),
        (hier.marieke, []),
    ):
        with als_medewerker(wie.pk):
            assert list(Logregel.objects.values_list("stelsel", flat=True)) == ziet
            assert list(Verwerking.objects.values_list("stelsel", flat=True)) == ziet
    assert Logregel.objects.count() == 0
