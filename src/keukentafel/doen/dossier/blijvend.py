"""Welk dossier een nieuwe vraag krijgt als het bekende dossier in een ander is opgegaan (ADR 0012)."""

from dataclasses import replace

from django.db import connection

from keukentafel.doen.dossier.opgave import Opgave


def bij_blijvend(opgave: Opgave) -> Opgave:
    """De opgave met het blijvende dossier; is het bekende dossier niet opgegaan, dan dezelfde."""
    if opgave.bekend_dossier is None:
        return opgave
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_blijvend(%s)", [opgave.bekend_dossier])
        (blijvend,) = cursor.fetchone()
    return opgave if blijvend in (None, opgave.bekend_dossier) else replace(opgave, bekend_dossier=blijvend)
