"""Mag deze rol draaien, en hangt op elke tabel met een dossier een slot? Gelezen uit de catalogus zelf."""

import psycopg

_ROL = """
SELECT rolname, rolsuper, rolbypassrls,
       ARRAY(SELECT c.relname::text FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
             AND c.relkind IN ('r', 'p', 'v', 'm') AND pg_has_role(r.oid, c.relowner, 'MEMBER') ORDER BY 1),
       ARRAY(SELECT m.rolname::text FROM pg_roles m WHERE (m.rolsuper OR m.rolbypassrls) AND m.oid <> r.oid
             AND pg_has_role(r.oid, m.oid, 'MEMBER') ORDER BY 1)
FROM pg_roles r WHERE rolname = current_user
"""

# Een dossier staat in elke tabel van DOEN en in de stroom van gebeurtenissen.
_TABELLEN = r"""
SELECT c.relname::text, c.relrowsecurity, EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)
FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
  AND (c.relname LIKE 'doen\_%' OR c.relname = 'kern_gebeurtenis') ORDER BY 1
"""


def rolfouten(verbinding: psycopg.Connection) -> list[str]:
    """Return why the role of this connection may not serve: superuser, BYPASSRLS, or owner of tables."""
    rij = verbinding.execute(_ROL).fetchone()
    if rij is None:
        return ["De rol van deze verbinding staat niet in de catalogus."]
    rol, superuser, langs_sloten, bezit, lid_van = rij
    fouten = []
    if superuser:
        fouten.append(f"De rol {rol} is superuser en ziet alles, ook wat achter een slot zit.")
    elif langs_sloten:
        fouten.append(f"De rol {rol} heeft BYPASSRLS en gaat om de sloten op de dossiers heen.")
    elif lid_van:
        fouten.append(f"De rol {rol} is lid van {', '.join(lid_van)} en kan zo om de sloten op de dossiers heen.")
    if bezit and not superuser:
        fouten.append(f"De rol {rol} is eigenaar van {len(bezit)} tabellen (zoals {bezit[0]}); sloten gelden dan niet.")
    return fouten


def slotfouten(verbinding: psycopg.Connection) -> list[str]:
    """Return which tables with a dossier lack row-level security or a policy."""
    fouten = []
    for tabel, slot, beleid in verbinding.execute(_TABELLEN).fetchall():
        if not slot:
            fouten.append(f"Op de tabel {tabel} staat row-level security uit.")
        elif not beleid:
            fouten.append(f"De tabel {tabel} heeft row-level security, maar geen beleid (policy).")
    return fouten


def fouten(verbinding: psycopg.Connection) -> list[str]:
    """Return every reason not to start with this connection; empty is good."""
    return rolfouten(verbinding) + slotfouten(verbinding)
