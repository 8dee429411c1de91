"""De rem op raden: tellers in de database, per account en per adres, met een tijd waarop het weer mag.

Een teller hoort bij wat iemand intypt, niet bij wat bestaat: een onbekende naam loopt net zo vast als een bekende.
De grenzen staan in ACCOUNT_RATE_LIMITS; de tellers zijn die van allauth, in de voorraad die alle werkers delen.
"""

import unicodedata
from datetime import UTC, datetime, timedelta

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.kern.toegang.models import Account
from keukentafel.werkplek.datums import moment, tijd

TELLERS = "allauth.account"


def naam_sleutel(naam: str) -> str:
    """Dezelfde sleutel voor alle schrijfwijzen die bij hetzelfde account uitkomen, op welk adres van ons ook."""
    return "naam " + unicodedata.normalize("NFKC", naam).strip().upper().casefold()


def account_sleutel(account: Account) -> str:
    """De sleutel van een bekend account. Een nieuwe tweede stap of een uitnodiging begint met een schone teller:
    anders houdt wie het oude wachtwoord kent, de eigenaar een dag lang buiten."""
    return f"account {account.pk} {account.sessiezegel}"


def neem(request: HttpRequest, actie: str, sleutel: str) -> ratelimit.RateLimitUsage:
    """Tel een poging; wie goed zit, geeft haar terug met `.rollback()`.

    Raises:
        ValidationError: het is te vaak misgegaan; de zin zegt wanneer het weer mag.
    """
    gebruik = ratelimit.consume(request, app=TELLERS, action=actie, key=sleutel)
    if gebruik is None:
        raise ValidationError(_zin(vrij_om(request, actie, sleutel)), code="te_vaak")
    return gebruik


def vrij_om(request: HttpRequest, actie: str, sleutel: str) -> datetime:
    """Het eerste moment waarop weer een poging mag, op een hele minuut naar boven."""
    momenten = [timezone.now().timestamp()]
    for grens in ratelimit.get_rates(app=TELLERS, action=actie):
        plek = ratelimit.get_cache_key(request, app=TELLERS, action=actie, rate=grens, key=sleutel)
        pogingen = cache.get(plek, [])
        if len(pogingen) >= grens.amount:
            momenten.append(pogingen[-1] + grens.duration)
    vrij = datetime.fromtimestamp(max(momenten), UTC) + timedelta(seconds=59)
    return vrij.replace(second=0, microsecond=0)


def _zin(vrij: datetime) -> str:
    vandaag = timezone.localdate()
    wanneer = tijd(vrij) if timezone.localdate(vrij) == vandaag else moment(vrij, vandaag)
    return _("Dit ging te vaak mis. Probeer het opnieuw vanaf %(wanneer)s.") % {"wanneer": wanneer}
