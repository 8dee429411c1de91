"""De eerste vraag van een dag zet de namen zoals de inrichting van die dag ze noemt."""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from keukentafel.regelen.gemeenten.acties import werk_namen_bij


class Dagwissel:
    """Eén keer per dag per proces, op een dag waarop misschien een versie ingaat; daarna kost het niets."""

    bijgewerkt: date | None = None

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        vandaag = timezone.localdate()
        if Dagwissel.bijgewerkt != vandaag:
            werk_namen_bij()
            Dagwissel.bijgewerkt = vandaag
        return self.get_response(request)
