"""Het verzoek van een ingelogde medewerker, met wie zij is en in welke teams zij werkt."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from keukentafel.kern.logboek.acties import route
from keukentafel.kern.logboek.boek import Boek
from keukentafel.regelen.medewerkers.overzichten import Werkkring


class Verzoek(HttpRequest):
    """Een verzoek achter de log-in; `werkkring` en `boek` zijn gezet door de middleware."""

    werkkring: Werkkring
    boek: Boek


def voor_medewerkers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Alleen wie is ingelogd en nu een rol heeft. Voor ieder ander bestaat de bladzijde niet."""

    @wraps(view)
    def wacht(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if getattr(request, "werkkring", None) is None:
            raise Http404
        if not request.boek.begonnen:  # type: ignore[attr-defined]
            handeling = route(request) or "blad"
            request.boek.begin(handeling=handeling, recht="", doel="", verwerking="")  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return login_required(wacht)
