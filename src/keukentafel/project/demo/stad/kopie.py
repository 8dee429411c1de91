"""Rijen in één keer in de database, met COPY."""

from collections.abc import Callable

from django.db import connection
from django.db.models import Model
from psycopg import sql

from keukentafel.project.demo.stad.rijen import VOLGORDE, Rij, Tabellen

Voortgang = Callable[[str, int, int], None]


def kopieer(tabellen: Tabellen, voortgang: Voortgang) -> None:
    """Schrijf alle rijen, tabel voor tabel, in de lopende transactie."""
    totaal, klaar = sum(len(tabellen.get(model, ())) for model in VOLGORDE), 0
    for model in VOLGORDE:
        rijen = tabellen.get(model, [])
        _kopieer(model, rijen)
        klaar += len(rijen)
        voortgang("rijen", klaar, totaal)


def _kopieer(model: type[Model], rijen: list[Rij]) -> None:
    velden = [veld for veld in model._meta.concrete_fields if veld.column]
    opdracht = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table), sql.SQL(", ").join(sql.Identifier(str(veld.column)) for veld in velden)
    )
    with connection.cursor() as cursor, cursor.copy(opdracht) as kopie:
        for rij in rijen:
            kopie.write_row([veld.get_db_prep_save(rij[str(veld.column)], connection) for veld in velden])
