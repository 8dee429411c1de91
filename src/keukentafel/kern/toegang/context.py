"""De context waarin de database kijkt: welke medewerker vraagt dit?

De sloten in PostgreSQL lezen `app.medewerker`. De instelling geldt alleen binnen de
lopende transactie, dus een verbinding die wordt hergebruikt, erft niets.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


def zet_medewerker(medewerker_id: int | None) -> None:
    """Zet de medewerker voor de rest van deze transactie; None sluit alle dossiers af."""
    with connection.cursor() as cursor:
        waarde = "" if medewerker_id is None else str(medewerker_id)
        # Wat de sloten voor deze transactie onthielden (`app.teams`), geldt voor wie nu kijkt niet meer.
        cursor.execute("SELECT set_config('app.medewerker', %s, true), set_config('app.teams', '', true)", [waarde])


@contextmanager
def als_medewerker(medewerker_id: int) -> Iterator[None]:
    """Voer een blok uit met de ogen van één medewerker, in één transactie."""
    with transaction.atomic():
        zet_medewerker(medewerker_id)
        yield
        zet_medewerker(None)
