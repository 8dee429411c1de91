"""`/.well-known/security.txt` (RFC 9116): waar iemand die een lek vindt, dat kan melden."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from keukentafel.regelen.medewerkers.verzoek import openbaar

BELEID = "https://github.com/keukentafel/keukentafel/blob/main/SECURITY.md"
GELDIG = timedelta(days=180)  # RFC 9116, 2.5.5: less than a year ahead


@openbaar
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Contact, how long this holds, the languages we read, and the policy."""
    vandaag = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    regels = [
        f"Contact: {_als_uri(settings.VEILIGHEID_CONTACT) or BELEID}",
        f"Expires: {vandaag + GELDIG:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Policy: {BELEID}",
    ]
    return HttpResponse("\r\n".join(regels) + "\r\n", content_type="text/plain; charset=utf-8")


def _als_uri(contact: str) -> str:
    """Return one line that is a URI: a bare e-mail address gets `mailto:`."""
    kaal = "".join(contact.split())
    return f"mailto:{kaal}" if "@" in kaal and ":" not in kaal else kaal
