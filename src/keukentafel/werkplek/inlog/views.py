from typing import Any

from allauth.account.views import LoginView, LogoutView
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from keukentafel.regelen.medewerkers.verzoek import openbaar
from keukentafel.werkplek.inlog import bewaard, demo
from keukentafel.werkplek.inlog.forms import InlogFormulier


class Inloggen(LoginView):  # type: ignore[misc]  # allauth heeft geen types
    """Gebruikersnaam en wachtwoord; in de demo ook een account kiezen."""

    form_class = InlogFormulier
    template_name = "inlog/inloggen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        inhoud: dict[str, Any] = super().get_context_data(**kwargs)
        mee = {"bewaard": self.request.POST.get(bewaard.VELD, "")}
        return inhoud | mee | {"demo_accounts": demo.als_het_mag()}

    def form_valid(self, form: InlogFormulier) -> HttpResponse:
        antwoord: HttpResponse = super().form_valid(form)
        bewaard.leg_klaar(self.request, form.user)
        return antwoord


class Uitloggen(LogoutView):  # type: ignore[misc]  # allauth heeft geen types
    """Vraagt eerst of je dat wilt; uitloggen gebeurt alleen met een knop."""

    template_name = "inlog/uitloggen.html"


@openbaar
@require_POST
def demo_inloggen(request: HttpRequest) -> HttpResponse:
    """Logt zonder wachtwoord in met een gekozen account van de demo; buiten de demo bestaat dit adres niet."""
    account = demo.account(request.POST.get("account", "")) if settings.DEMO else None
    if account is None:
        raise Http404
    login(request, account, backend="allauth.account.auth_backends.AuthenticationBackend")
    bewaard.leg_klaar(request, account)
    verder = request.POST.get("next", "")
    veilig = url_has_allowed_host_and_scheme(verder, allowed_hosts={request.get_host()})
    return redirect(verder if veilig else "begin")
