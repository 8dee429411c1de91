"""Zoeken in de huishoudens die je leest: op een deel van een naam, op kenmerk of op postcode."""

import re
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from keukentafel.doen.dossier.models import Dossier
from keukentafel.regels.namen import TUSSENVOEGSELS, is_postcode, postcode, zoeknaam

KORTST = 3
"""Zoveel letters van een naam zijn er nodig."""
HOOGSTENS = 200
_KENMERK = re.compile(r"^[0-9A-Z]{4}-?[0-9A-Z]{4}$")


def zoek(dossiers: QuerySet[Dossier], zoekterm: str) -> QuerySet[Dossier]:
    """De dossiers uit `dossiers` die bij de zoekterm horen; met te weinig letters geen."""
    schoon = zoekterm.strip().upper()
    waar = Q(pk__in=_op_naam(zoekterm))
    if _KENMERK.match(schoon):
        kort = schoon.replace("-", "")
        waar |= Q(kenmerk=f"{kort[:4]}-{kort[4:]}")
    if is_postcode(code := postcode(zoekterm)):
        waar |= Q(postcode=code)
    return dossiers.filter(waar)


def te_kort(zoekterm: str) -> bool:
    """Is er wel iets getypt, maar te weinig om op te zoeken?"""
    return bool(zoekterm.strip()) and len(_deel(zoekterm)) < KORTST


def _deel(zoekterm: str) -> str:
    """Het deel van de naam waarop gezocht wordt: `van der Zand` zoekt op `zand`, want zo is de naam bewaard."""
    woorden = zoekterm.split()
    while len(woorden) > 1 and woorden[0].casefold() in TUSSENVOEGSELS:
        woorden.pop(0)
    return zoeknaam("".join(woorden))


def _op_naam(zoekterm: str) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_zoek_huishoudens(%s, %s)", [_deel(zoekterm), HOOGSTENS])
        gevonden: list[UUID] = cursor.fetchone()[0]
    return gevonden
