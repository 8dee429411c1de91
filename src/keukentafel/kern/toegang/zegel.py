"""Een blind zegel: twee adressen zijn ermee te vergelijken, geen van beide is ermee terug te lezen."""

import hashlib

from django.conf import settings
from django.utils.crypto import salted_hmac

from keukentafel.regels.namen import postcode as zonder_spatie

_ZOUT = "keukentafel.adreszegel"


def adreszegel(*, stelsel_id: int, postcode: str, huisnummer: int) -> str:
    """HMAC-SHA-256 (64 hextekens) van postcode en huisnummer, onder de geheime sleutel van deze installatie.

    Met een andere sleutel of in een ander stelsel geeft hetzelfde adres een ander zegel. Een toevoeging telt niet
    mee: wie op 12-A woont, is een naaste buur van 12-B.
    """
    adres = f"{stelsel_id}:{zonder_spatie(postcode)}:{huisnummer}"
    return salted_hmac(_ZOUT, adres, algorithm="sha256").hexdigest()


def zegelsleutel() -> tuple[bytes, bytes]:
    """De twee blokken van 64 bytes (binnen en buiten, RFC 2104) waarmee de database hetzelfde zegel narekent.

    Zo hoeft een geheim adres de database niet uit om te weten of het gelijk is aan dat van een medewerker.
    """
    sleutel = hashlib.sha256(f"{_ZOUT}{settings.SECRET_KEY}".encode()).digest().ljust(64, b"\0")
    return bytes(byte ^ 0x36 for byte in sleutel), bytes(byte ^ 0x5C for byte in sleutel)


_BSN = "keukentafel.bsnzegel"


def bsnzegel(*, stelsel_id: int, bsn: str) -> str:
    """HMAC-SHA-256 (64 hextekens) van een burgerservicenummer, onder de geheime sleutel van nu en per stelsel anders.

    Zo is te vinden of een nummer er al is, zonder dat het ergens leesbaar staat. Wie alleen de database heeft, kan de
    nummers niet proberen: daar is de sleutel van de installatie voor nodig.
    """
    return _bsn(stelsel_id, bsn, settings.SECRET_KEY)


def bsnzegels(*, stelsel_id: int, bsn: str) -> tuple[str, ...]:
    """De zegels van een nummer onder de sleutel van nu en onder elke vorige (SECRET_KEY_FALLBACKS): om op te zoeken.

    Na een nieuwe sleutel blijft wat eerder is verzegeld zo vindbaar, tot `keukentafel verzegel` alles onder de nieuwe
    heeft gebracht en de oude weg kan.
    """
    return tuple(_bsn(stelsel_id, bsn, sleutel) for sleutel in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS])


def _bsn(stelsel_id: int, bsn: str, sleutel: str) -> str:
    return salted_hmac(_BSN, f"{stelsel_id}:{bsn}", secret=sleutel, algorithm="sha256").hexdigest()
