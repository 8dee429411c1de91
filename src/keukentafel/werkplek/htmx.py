"""Wat htmx van de server nodig heeft als de sessie intussen is verlopen."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.urls import reverse


def of_opnieuw_inloggen(terug: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Stuurt een verlopen sessie naar het inlogblad en daarna naar `terug`; wat getypt is, bewaart de browser."""

    def om(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def kijk(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if request.user.is_authenticated:
                return view(request, *args, **kwargs)
            return HttpResponse(
                status=204, headers={"HX-Redirect": f"{reverse('account_login')}?next={reverse(terug)}"}
            )

        return kijk

    return om
