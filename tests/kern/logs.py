"""Lees het logboek als de rol voor onderhoud, die alle regels ziet."""

from typing import Any

from django.db import connection
from django.db.models import QuerySet

from keukentafel.kern.database import rollen
from keukentafel.kern.logboek.models import Logregel, Verwerking
from tests.rol import word


def _regels(met_inlog: bool) -> QuerySet[Logregel]:
    """Het inloggen van de proef zelf (`force_login`) telt niet mee, tenzij de proef daarover gaat."""
    alle = Logregel.objects.order_by("stelsel", "nr")
    return alle if met_inlog else alle.exclude(handeling="ingelogd")


def regels(*, met_inlog: bool = False) -> list[Logregel]:
    with word(rollen.ONDERHOUD):
        return list(_regels(met_inlog))


def verwerkingen() -> list[Verwerking]:
    with word(rollen.ONDERHOUD):
        return list(Verwerking.objects.order_by("stelsel", "regel_nr", "volg"))


def korte(*velden: str, met_inlog: bool = False) -> list[tuple[Any, ...]]:
    """De regels als rijtjes van alleen deze velden."""
    with word(rollen.ONDERHOUD):
        return list(_regels(met_inlog).values_list(*velden))


def voer_uit(rol: str, opdracht: str, *waarden: str | int | None) -> None:
    """Eén opdracht als een andere rol, op de verbinding van de proef."""
    with word(rol), connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)
