"""De deur van elk adres: wie er door mag, en wat daarover in het logboek komt."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from keukentafel.kern.logboek.boek import Boek
from keukentafel.regelen.medewerkers.overzichten import Werkkring

View = Callable[..., HttpResponse]


class Verzoek(HttpRequest):
    """Een verzoek achter de log-in; `werkkring` en `boek` zijn gezet door de middleware."""

    werkkring: Werkkring
    boek: Boek


@dataclass(frozen=True)
class Deur:
    """Wat een adres eist. `recht` None: iedereen met een rol; `handeling` None: er komt geen inwoner aan te pas."""

    openbaar: bool
    recht: str | None = None
    handeling: str | None = None


def toegang(recht: str | None, *, handeling: str | None) -> Callable[[View], View]:
    """Alleen wie is ingelogd en vandaag dit recht heeft. Voor ieder ander bestaat het adres niet.

    Met een `handeling` komt elk bezoek in het logboek, ook een geweigerd; een adres dat iets van een inwoner leest of
    schrijft kan niet zonder. Een proef eist van elk adres deze deur of `openbaar`.
    """

    def om(view: View) -> View:
        @wraps(view)
        def wacht(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            kring: Werkkring | None = getattr(request, "werkkring", None)
            if handeling:
                _noteer(request, kring, handeling, recht or "", kwargs)
            if kring is None or (recht is not None and not kring.mag(recht)):
                raise Http404
            return view(request, *args, **kwargs)

        deur = login_required(wacht)
        deur.deur = Deur(openbaar=False, recht=recht, handeling=handeling)  # type: ignore[attr-defined]
        return deur

    return om


def openbaar(view: View) -> View:
    """Voor iedereen, ook wie niet is ingelogd: er staat niets op over een inwoner."""

    @wraps(view)
    def open_deur(*args: Any, **kwargs: Any) -> HttpResponse:
        return view(*args, **kwargs)

    open_deur.deur = Deur(openbaar=True)  # type: ignore[attr-defined]
    return open_deur


def _noteer(request: HttpRequest, kring: Werkkring | None, handeling: str, recht: str, plek: dict[str, Any]) -> None:
    """Begin de regel in het logboek, met het ding uit het adres (`dossier_id`, `vraag_id`) als voorwerp."""
    boek: Boek = request.boek  # type: ignore[attr-defined]
    doel = kring.doel(recht) if kring else ""
    boek.begin(handeling=handeling, recht=recht, doel=doel, verwerking=doel)
    for naam, waarde in plek.items():
        if naam.endswith("_id"):
            boek.over(naam.removesuffix("_id"), waarde)
