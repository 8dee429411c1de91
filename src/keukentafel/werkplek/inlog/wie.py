"""Van wie de bladen in deze browser zijn, ook als haar sessie al voorbij is.

Elke log-in vernieuwt het zegel tegen vervalsen (csrf) en dit koekje tegelijk: een blad dat nog te versturen is, is dus
van het account in het koekje. Het staat er versleuteld in en verdwijnt als de browser sluit.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from keukentafel.kern.toegang.versleutelen import OnleesbaarError, ontsleutel, versleutel

KOEKJE = "keukentafel_wie"
DOEL = b"keukentafel.wie.1"


def onthoud(request: HttpRequest, antwoord: HttpResponse) -> None:
    """Zet in de browser wie er is ingelogd, als dat er nog niet staat."""
    account_id = request.user.pk
    if account_id is None or account_id == laatste(request):
        return
    antwoord.set_cookie(
        KOEKJE,
        versleutel(str(account_id), DOEL),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def laatste(request: HttpRequest) -> int | None:
    """Het account dat hier het laatst was ingelogd; None als dat niet zeker is."""
    try:
        return int(ontsleutel(request.COOKIES.get(KOEKJE, ""), DOEL))
    except (OnleesbaarError, ValueError):
        return None
