"""De QR-code voor de app, als tekening in het blad zelf: ons beleid voor inhoud laat geen `data:`-plaatjes toe."""

from urllib.parse import quote, urlencode

import qrcode

UITGEVER = "Keukentafel"


def otpauth(gebruikersnaam: str, geheim: str) -> str:
    """Het adres dat een app leest (Key URI Format): voor wie het is, van wie, en de sleutel."""
    vraag = urlencode({"secret": geheim, "issuer": UITGEVER}, quote_via=quote)
    return f"otpauth://totp/{quote(UITGEVER)}:{quote(gebruikersnaam)}?{vraag}"


def vakjes(tekst: str) -> tuple[int, str]:
    """Hoeveel vakjes breed de code is, met de witte rand, en het pad van de donkere vakjes."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=4)
    code.add_data(tekst)
    code.make(fit=True)
    rijen = code.get_matrix()
    pad = "".join(f"M{x} {y}h1v1h-1z" for y, rij in enumerate(rijen) for x, donker in enumerate(rij) if donker)
    return len(rijen), pad


def in_groepen(geheim: str, *, per: int = 4) -> list[str]:
    """De sleutel of code in groepjes, om over te typen."""
    return [geheim[begin : begin + per] for begin in range(0, len(geheim), per)]
