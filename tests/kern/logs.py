"""Lees het logboek als beheerder van de proef: de rol voor onderhoud, die alle regels ziet."""

from typing import Any

from django.db import connection

from keukentafel.kern.database import rollen
from keukentafel.kern.logboek.models import Logregel, Verwerking
from tests.conftest import word


def regels() -> list[Logregel]:
    with word(rollen.ONDERHOUD):
        return list(Logregel.objects.order_by("stelsel", "nr"))


def verwerkingen() -> list[Verwerking]:
    with word(rollen.ONDERHOUD):
        return list(Verwerking.objects.order_by("stelsel", "regel_nr", "volg"))


def korte(*velden: str) -> list[tuple[Any, ...]]:
    """De regels als rijtjes van alleen deze velden."""
    with word(rollen.ONDERHOUD):
        return list(Logregel.objects.order_by("stelsel", "nr").values_list(*velden))


def voer_uit(rol: str, opdracht: str, *waarden: str | int | None) -> None:
    """Eén opdracht als een andere rol, op de verbinding van de proef."""
    with word(rol), connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)
