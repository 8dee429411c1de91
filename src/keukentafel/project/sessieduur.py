"""Een sessie eindigt na een half uur stilte en na een werkdag, wat het eerste komt."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from keukentafel.werkplek.inlog import wie
from keukentafel.werkplek.inlog.noteer import noteer

BEGIN, LAATST = "sessie_begin", "sessie_laatst"
ZUINIG = 60  # seconden: niet elk verzoek schrijft de sessie


class Sessieduur:
    """Logs out who was silent for too long; the next page is the log-in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Check the two clocks of this session before anything else looks at the account."""
        if request.user.is_authenticated:
            nu = int(time.time())
            begin = request.session.setdefault(BEGIN, nu)
            laatst = request.session.setdefault(LAATST, nu)
            if nu - laatst > settings.SESSIE_STILTE or nu - begin > settings.SESSION_COOKIE_AGE:
                noteer(request, "sessie_verlopen", request.user)
                logout(request)
            elif nu - laatst >= ZUINIG:
                request.session[LAATST] = nu
        antwoord = self.get_response(request)
        wie.onthoud(request, antwoord)
        return antwoord
