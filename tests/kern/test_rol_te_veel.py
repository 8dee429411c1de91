"""De webserver start niet met een rol die meer mag dan een webserver nodig heeft."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection
from psycopg import sql

from keukentafel.kern.database import controle, rollen
from keukentafel.kern.database.cluster import Cluster


@contextmanager
def _rollen(cluster: Cluster, *opdrachten: str) -> Iterator[str]:
    """Een rol om mee in te loggen, `{rol}`, en een tussenrol, `{tussen}`; na de proef zijn zij weg."""
    namen = {"rol": f"kt_proef_{os.getpid()}", "tussen": f"kt_tussen_{os.getpid()}"}
    with psycopg.connect(cluster.url(), autocommit=True) as baas:
        weg = [sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(naam)) for naam in namen.values()]
        try:
            baas.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(namen["rol"])))
            baas.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(namen["tussen"])))
            for opdracht in (f"GRANT {rollen.APP} TO {{rol}}", *opdrachten):
                baas.execute(opdracht.format(**namen).encode())
            yield namen["rol"]
        finally:
            for stap in weg:
                baas.execute(stap)


def _fouten(cluster: Cluster, rol: str) -> list[str]:
    with psycopg.connect(cluster.url(rol, str(connection.settings_dict["NAME"])), autocommit=True) as verbinding:
        return controle.rolfouten(verbinding)


@pytest.mark.django_db
def test_een_gewone_rol_mag(proefcluster: Cluster) -> None:
    with _rollen(proefcluster) as rol:
        assert _fouten(proefcluster, rol) == []


@pytest.mark.django_db
@pytest.mark.parametrize("recht", ["CREATEROLE", "CREATEDB", "REPLICATION"])
@pytest.mark.parametrize("opdracht", ["ALTER ROLE {{rol}} {}", "ALTER ROLE {{tussen}} {}; GRANT {{tussen}} TO {{rol}}"])
def test_een_recht_te_veel_zelf_of_geleend(proefcluster: Cluster, recht: str, opdracht: str) -> None:
    with _rollen(proefcluster, opdracht.format(recht)) as rol:
        (fout,) = _fouten(proefcluster, rol)
    assert recht in fout or "kt_tussen" in fout


@pytest.mark.django_db
@pytest.mark.parametrize(
    "groep",
    [
        "pg_execute_server_program",
        "pg_read_server_files",
        "pg_write_server_files",
        "pg_read_all_data",
        rollen.EIGENAAR,
        rollen.ONDERHOUD,
    ],
)
@pytest.mark.parametrize("opdracht", ["GRANT {} TO {{rol}}", "GRANT {} TO {{tussen}}; GRANT {{tussen}} TO {{rol}}"])
def test_lid_van_een_gevaarlijke_rol(proefcluster: Cluster, groep: str, opdracht: str) -> None:
    """Ook langs een omweg; de rol die het gevaar geeft wordt genoemd."""
    with _rollen(proefcluster, opdracht.format(groep)) as rol:
        fouten = _fouten(proefcluster, rol)
    assert groep in fouten[0]


@pytest.mark.django_db
@pytest.mark.parametrize("beleid", ["FOR SELECT USING (true)", "FOR INSERT WITH CHECK (true)"])
def test_een_beleid_dat_iedereen_doorlaat(proefcluster: Cluster, beleid: str) -> None:
    naam = str(connection.settings_dict["NAME"])
    with psycopg.connect(proefcluster.url(rollen.EIGENAAR, naam), autocommit=True) as eigenaar:
        eigenaar.execute("CREATE TABLE doen_open_deur (id int)")
        try:
            eigenaar.execute("ALTER TABLE doen_open_deur ENABLE ROW LEVEL SECURITY")
            eigenaar.execute("CREATE POLICY eigen ON doen_open_deur FOR UPDATE USING (id = 1)")
            assert controle.slotfouten(eigenaar) == []
            eigenaar.execute(f"CREATE POLICY open_deur ON doen_open_deur {beleid}".encode())
            (fout,) = controle.slotfouten(eigenaar)
        finally:
            eigenaar.execute("DROP TABLE doen_open_deur")
    assert "doen_open_deur" in fout
    assert "beleid open_deur" in fout
