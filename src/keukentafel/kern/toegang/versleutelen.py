"""Geheimen die wij terug moeten kunnen lezen, zoals de sleutel van een tweede stap, staan versleuteld in de database.

De sleutel komt uit het geheim van de toepassing (HKDF, RFC 5869); een kopie van de database alleen is niet genoeg.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

DOEL = b"keukentafel.tweede-stap.1"


class OnleesbaarError(Exception):
    """Versleuteld met een geheim dat wij niet (meer) hebben."""


def versleutel(tekst: str, doel: bytes = DOEL) -> str:
    """Geef de tekst versleuteld met het geheim van nu; elk doel heeft een eigen sleutel."""
    return _sleutels(doel).encrypt(tekst.encode()).decode("ascii")


def ontsleutel(versleuteld: str, doel: bytes = DOEL, *, hoogstens: int | None = None) -> str:
    """Geef de tekst terug; ook wat met een vorig geheim is versleuteld. `hoogstens` is de leeftijd in seconden.

    Raises:
        OnleesbaarError: het geheim of het doel is een ander, de tekst is veranderd, of zij is te oud.
    """
    try:
        return _sleutels(doel).decrypt(versleuteld.encode(), ttl=hoogstens).decode()
    except InvalidToken:
        raise OnleesbaarError("dit is met een ander geheim versleuteld") from None


def onder_geheim_van_nu(versleuteld: str, doel: bytes = DOEL) -> bool:
    """Of dit met het geheim van nu te lezen is, zonder de vorige."""
    try:
        _sleutel(settings.SECRET_KEY, doel).decrypt(versleuteld.encode())
    except InvalidToken:
        return False
    return True


def _sleutels(doel: bytes) -> MultiFernet:
    geheimen = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([_sleutel(geheim, doel) for geheim in geheimen])


def _sleutel(geheim: str, doel: bytes) -> Fernet:
    afgeleid = HKDF(algorithm=SHA256(), length=32, salt=None, info=doel).derive(geheim.encode())
    return Fernet(base64.urlsafe_b64encode(afgeleid))
