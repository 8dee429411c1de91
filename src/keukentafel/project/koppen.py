"""De koppen die elk antwoord draagt, naast CSP (django-csp) en HSTS (Django)."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

GEEN_TOEGANG = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"


class Koppen:
    """No page stays behind in a browser or proxy, and no page gets at the camera or the place."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add what the answer has not said itself; static files keep their own life time."""
        antwoord = self.get_response(request)
        antwoord.headers.setdefault("Permissions-Policy", GEEN_TOEGANG)
        antwoord.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if "Cache-Control" not in antwoord.headers:
            antwoord.headers["Cache-Control"] = "no-store"
        return antwoord
