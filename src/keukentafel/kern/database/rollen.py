"""De drie rollen van de database en wat zij mogen; elke opdracht hier mag nog een keer worden uitgevoerd.

eigenaar    bezit de tabellen en voert migraties uit
app         de webserver: geen superuser, geen eigenaar, kan niet om de sloten heen
onderhoud   taken en back-up: ziet alles (BYPASSRLS), bezit niets
"""

import psycopg
from psycopg import sql

EIGENAAR = "keukentafel_eigenaar"
APP = "keukentafel_app"
ONDERHOUD = "keukentafel_onderhoud"
DATABASE = "keukentafel"

_ROLLEN = {EIGENAAR: "NOBYPASSRLS", APP: "NOBYPASSRLS", ONDERHOUD: "BYPASSRLS"}


def rollen_sql() -> list[str]:
    """Return the statements that make the roles; run as superuser, in any database of the cluster."""
    return [
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{rol}') THEN CREATE ROLE {rol}; END IF; "
        f"END $$;\nALTER ROLE {rol} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION {slot};"
        for rol, slot in _ROLLEN.items()
    ]


def rechten_sql(database: str = DATABASE) -> list[str]:
    """Return the statements for the rights; run as superuser in the database of Keukentafel itself."""
    database = database.replace('"', '""')
    standaard = f"ALTER DEFAULT PRIVILEGES FOR ROLE {EIGENAAR}"
    wie = f"{APP}, {ONDERHOUD}"
    return [
        f'REVOKE ALL ON DATABASE "{database}" FROM PUBLIC;',
        f'GRANT CONNECT ON DATABASE "{database}" TO {wie};',
        f'GRANT CONNECT, CREATE, TEMPORARY ON DATABASE "{database}" TO {EIGENAAR};',
        f"GRANT USAGE, CREATE ON SCHEMA public TO {EIGENAAR};",
        f"GRANT USAGE ON SCHEMA public TO {wie};",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC;",
        f"{standaard} IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {wie};",
        f"{standaard} IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {wie};",
        f"{standaard} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;",
        f"{standaard} IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO {wie};",
    ]


def zorg(baas_url: str, database: str = DATABASE) -> None:
    """Make roles, database and rights where they are missing (embedded cluster: we are superuser)."""
    with psycopg.connect(baas_url, autocommit=True) as baas:
        if not _rollen_kloppen(baas):
            for opdracht in rollen_sql():
                baas.execute(opdracht.encode())
        if baas.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
            return
        # Pas onder de echte naam als de rechten er staan: een afgebroken eerste start laat geen halve database na.
        half = f"{database}_half"
        baas.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(half)))
        baas.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0").format(
                sql.Identifier(half), sql.Identifier(EIGENAAR)
            )
        )
        with psycopg.connect(baas_url, dbname=half, autocommit=True) as nieuw:
            for opdracht in rechten_sql(half):
                nieuw.execute(opdracht.encode())
        baas.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(half), sql.Identifier(database)))


def _rollen_kloppen(baas: psycopg.Connection) -> bool:
    rijen = baas.execute(
        "SELECT rolname, rolbypassrls, rolsuper, rolcanlogin FROM pg_roles WHERE rolname = ANY(%s)", [list(_ROLLEN)]
    ).fetchall()
    return {(str(naam), bool(langs)) for naam, langs, baas_zelf, mag in rijen if mag and not baas_zelf} == {
        (naam, slot == "BYPASSRLS") for naam, slot in _ROLLEN.items()
    }
