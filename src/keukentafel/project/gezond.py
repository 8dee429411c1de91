"""`GET /gezond`: leeft de toepassing en antwoordt de database? Zonder sessie, voor een bewaker en voor `start`."""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from keukentafel.regelen.medewerkers.verzoek import openbaar

PAD = "/gezond"
OPNIEUW_NA = "5"  # seconden


@never_cache
@openbaar
@require_safe
def gezond(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, else 503; says nothing else about the inside."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        connection.close()
        return JsonResponse({"status": "ziek", "database": "weg"}, status=503, headers={"Retry-After": OPNIEUW_NA})
    return JsonResponse({"status": "gezond", "database": "bereikbaar"})


class Gezond:
    """Answers /gezond before session, log-in and transaction, so that it also answers when those cannot."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer here, or pass on."""
        return gezond(request) if request.path == PAD else self.get_response(request)
