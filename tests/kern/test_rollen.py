"""The three roles and the locks, asked from the catalogue of a migrated database."""

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from keukentafel.kern.database import controle, rollen
from keukentafel.kern.database.cluster import Cluster
from tests.conftest import ALS_ROL


def _echt(cluster: Cluster, rol: str) -> psycopg.Connection:
    return psycopg.connect(cluster.url(rol, str(connection.settings_dict["NAME"])), autocommit=True)


@pytest.mark.django_db
def test_proeven_draaien_als_app() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, row_security_active('doen_vraag')")
        assert cursor.fetchone() == (rollen.APP, True)


@pytest.mark.django_db
def test_app_mag_starten_en_elke_tabel_heeft_een_slot(proefcluster: Cluster) -> None:
    with _echt(proefcluster, rollen.APP) as app:
        assert controle.fouten(app) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rol", "woord"), [("postgres", "superuser"), (rollen.EIGENAAR, "eigenaar"), (rollen.ONDERHOUD, "BYPASSRLS")]
)
def test_een_andere_rol_mag_niet_draaien(proefcluster: Cluster, rol: str, woord: str) -> None:
    with _echt(proefcluster, rol) as verbinding:
        fouten = controle.rolfouten(verbinding)
    assert len(fouten) == 1
    assert rol in fouten[0]
    assert woord in fouten[0]


@pytest.mark.django_db
def test_een_tabel_zonder_slot_wordt_gezien(proefcluster: Cluster) -> None:
    with _echt(proefcluster, rollen.EIGENAAR) as eigenaar:
        eigenaar.execute("CREATE TABLE doen_zonder_slot (id int)")
        eigenaar.execute("CREATE TABLE doen_zonder_beleid (id int)")
        eigenaar.execute("ALTER TABLE doen_zonder_beleid ENABLE ROW LEVEL SECURITY")
        try:
            assert controle.slotfouten(eigenaar) == [
                "De tabel doen_zonder_beleid heeft row-level security, maar geen beleid (policy).",
                "Op de tabel doen_zonder_slot staat row-level security uit.",
            ]
        finally:
            eigenaar.execute("DROP TABLE doen_zonder_slot, doen_zonder_beleid")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "opdracht",
    [
        "TRUNCATE doen_vraag CASCADE",
        "ALTER TABLE doen_vraag DISABLE ROW LEVEL SECURITY",
        "DROP POLICY lezen ON doen_vraag",
        "CREATE TABLE sluipweg (id int)",
        "SET ROLE keukentafel_eigenaar",
    ],
)
def test_app_kan_het_slot_niet_openen(proefcluster: Cluster, opdracht: str) -> None:
    with _echt(proefcluster, rollen.APP) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute(opdracht.encode())


@pytest.mark.django_db
def test_van_rol_wisselen_in_een_proef(onderhoud: ALS_ROL, eigenaar: ALS_ROL) -> None:
    with onderhoud(), connection.cursor() as cursor:
        cursor.execute("SELECT current_user, row_security_active('doen_vraag')")
        assert cursor.fetchone() == (rollen.ONDERHOUD, False)
    with eigenaar(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE doen_even (id int)")
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (rollen.APP,)
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DROP TABLE doen_even")


@pytest.mark.django_db(transaction=True)
def test_een_proef_met_echte_commits_ruimt_op(onderhoud: ALS_ROL) -> None:
    with onderhoud(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO kern_stelsel (naam, titel) VALUES ('proef', 'Proef')")


@pytest.mark.django_db
def test_na_een_proef_met_echte_commits_is_het_leeg() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kern_stelsel")
        assert cursor.fetchone() == (0,)
