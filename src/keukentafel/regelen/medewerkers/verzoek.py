"""Het verzoek van een ingelogde medewerker, met wie zij is en in welke teams zij werkt."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from keukentafel.regelen.medewerkers.overzichten import Werkkring


class Verzoek(HttpRequest):
    """Een verzoek achter de log-in; `werkkring` is gezet door de middleware."""

    werkkring: Werkkring


def voor_medewerkers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Alleen wie is ingelogd en nu een rol heeft. Voor ieder ander bestaat de bladzijde niet."""

    @wraps(view)
    def wacht(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if getattr(request, "werkkring", None) is None:
            raise Http404
        return view(request, *args, **kwargs)

    return login_required(wacht)
