"""Wie een betrokkene is, zonder het te zeggen: dezelfde persoon geeft hetzelfde nummer, en terug kan niet."""

import hashlib
import hmac
from functools import lru_cache
from uuid import UUID

from django.conf import settings


def pseudoniem(soort: str, id: UUID | str) -> str:
    """Geef 64 tekens die alleen met het geheim van deze installatie zijn na te maken (HMAC-SHA256)."""
    return hmac.digest(_sleutel(settings.LOGBOEK_GEHEIM), f"{soort}:{id}".encode(), "sha256").hex()


@lru_cache(maxsize=4)
def _sleutel(geheim: str) -> bytes:
    return hmac.digest(geheim.encode(), b"keukentafel.logboek.betrokkene", hashlib.sha256)
