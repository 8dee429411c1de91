"""Zoeken in de huishoudens die je leest: op naam, straat, postcode, geboortedatum of kenmerk."""

from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from keukentafel.doen.dossier.models import Dossier
from keukentafel.regels.zoekterm import Zoekterm, ontleed

HOOGSTENS = 200


def zoek(dossiers: QuerySet[Dossier], zoekterm: str) -> QuerySet[Dossier]:
    """De dossiers uit `dossiers` die bij de zoekterm horen, hoogstens `HOOGSTENS`; met te weinig letters geen."""
    return dossiers.filter(pk__in=_vind(ontleed(zoekterm)))


def te_kort(zoekterm: str) -> bool:
    """Is er wel iets getypt, maar te weinig om op te zoeken?"""
    return bool(zoekterm.strip()) and ontleed(zoekterm).te_kort


def _vind(term: Zoekterm) -> list[UUID]:
    """Wat de database onder haar eigen slot vindt (kt_zoek_huishoudens)."""
    waarden: dict[str, Any] = {
        "deel": term.naam, "aantal": HOOGSTENS, "voor": [voor for voor, _achter in term.paren],
        "achter": [achter for _voor, achter in term.paren], "straat": term.straat, "voor_nummer": term.voor_nummer,
        "huisnummer": term.huisnummer, "geboren": term.geboren, "postcode": term.postcode, "kenmerk": term.kenmerk,
    }  # fmt: skip
    namen = ", ".join(f"p_{naam} => %({naam})s" for naam in waarden)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT kt_zoek_huishoudens({namen})", waarden)
        gevonden: list[UUID] = cursor.fetchone()[0]
    return gevonden
