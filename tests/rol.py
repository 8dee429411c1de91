"""Een andere rol van de database, voor het klaarzetten van een proef."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from psycopg import sql


@contextmanager
def word(rol: str) -> Iterator[None]:
    """Be another role for a while on the connection of the test, in the same transaction, then the former again."""
    with connection.cursor() as cursor:
        # One question for two things; the columns are computed from left to right.
        cursor.execute("SELECT current_user, set_config('role', %s, false)", [rol])
        eerst = str(cursor.fetchone()[0])
    try:
        yield
    finally:
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(eerst)))
