"""Mag deze rol draaien, en hangt op elke tabel met een dossier een slot? Gelezen uit de catalogus zelf."""

import psycopg

from .rollen import EIGENAAR, ONDERHOUD

_ROL = """
SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
       ARRAY(SELECT c.relname::text FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
             AND c.relkind IN ('r', 'p', 'v', 'm') AND pg_has_role(r.oid, c.relowner, 'MEMBER') ORDER BY 1),
       ARRAY(SELECT m.rolname::text FROM pg_roles m WHERE (m.rolsuper OR m.rolbypassrls OR m.rolcreaterole
             OR m.rolcreatedb OR m.rolreplication OR m.rolname = ANY(%s)) AND m.oid <> r.oid
             AND pg_has_role(r.oid, m.oid, 'MEMBER') ORDER BY 1)
FROM pg_roles r WHERE rolname = current_user
"""

_RECHTEN = ("CREATEROLE", "CREATEDB", "REPLICATION")
# Deze rollen lezen of schrijven bestanden van de server, of voeren er programma's uit: dan helpt geen slot meer.
_GEVAARLIJK = [
    "pg_execute_server_program",
    "pg_read_server_files",
    "pg_write_server_files",
    "pg_read_all_data",
    "pg_write_all_data",
    EIGENAAR,
    ONDERHOUD,
]

# Een dossier staat in elke tabel van DOEN, in de stroom van gebeurtenissen en in de logboeken.
_TABELLEN = r"""
SELECT c.relname::text, c.relrowsecurity, EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid),
       ARRAY(SELECT p.polname::text FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive
             AND 'true' IN (pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) ORDER BY 1)
FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
  AND (c.relname LIKE 'doen\_%' OR c.relname IN ('kern_gebeurtenis', 'kern_logregel', 'kern_verwerking')) ORDER BY 1
"""


def rolfouten(verbinding: psycopg.Connection) -> list[str]:
    """Return why the role of this connection may not serve: more rights than a web server needs."""
    rij = verbinding.execute(_ROL, [_GEVAARLIJK]).fetchone()
    if rij is None:
        return ["De rol van deze verbinding staat niet in de catalogus."]
    rol, superuser, langs_sloten, *mag, bezit, lid_van = rij
    fouten = []
    if superuser:
        fouten.append(f"De rol {rol} is superuser en ziet alles, ook wat achter een slot zit.")
    elif langs_sloten:
        fouten.append(f"De rol {rol} heeft BYPASSRLS en gaat om de sloten op de dossiers heen.")
    elif lid_van:
        fouten.append(f"De rol {rol} is lid van {', '.join(lid_van)} en kan zo om de sloten op de dossiers heen.")
    if not superuser:
        te_veel = [recht for recht, heeft in zip(_RECHTEN, mag, strict=True) if heeft]
        fouten += [f"De rol {rol} heeft {recht}; dat heeft een webserver niet nodig." for recht in te_veel]
    if bezit and not superuser:
        fouten.append(f"De rol {rol} is eigenaar van {len(bezit)} tabellen (zoals {bezit[0]}); sloten gelden dan niet.")
    return fouten


def slotfouten(verbinding: psycopg.Connection) -> list[str]:
    """Return which tables with a dossier lack row-level security or a policy that keeps anybody out."""
    fouten = []
    for tabel, slot, beleid, altijd in verbinding.execute(_TABELLEN).fetchall():
        if not slot:
            fouten.append(f"Op de tabel {tabel} staat row-level security uit.")
        elif not beleid:
            fouten.append(f"De tabel {tabel} heeft row-level security, maar geen beleid (policy).")
        elif altijd:
            fouten.append(f"Op de tabel {tabel} laat het beleid {', '.join(altijd)} iedereen door (alleen `true`).")
    return fouten


def fouten(verbinding: psycopg.Connection) -> list[str]:
    """Return every reason not to start with this connection; empty is good."""
    return rolfouten(verbinding) + slotfouten(verbinding)
