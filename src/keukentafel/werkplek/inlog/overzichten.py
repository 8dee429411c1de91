from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.conf import settings

from keukentafel.kern.toegang import tweestap
from keukentafel.kern.toegang.models import Account


@dataclass(frozen=True)
class Stand:
    """Hoe iemand inlogt, voor het blad Mijn account."""

    inlognaam: str
    tweede_stap_sinds: datetime | None
    codes_over: int
    codes_bewaard: bool
    verplicht: bool

    @property
    def weinig_codes(self) -> bool:
        """Tijd voor nieuwe: nog drie of minder, of nooit bevestigd."""
        return self.tweede_stap_sinds is not None and (self.codes_over <= 3 or not self.codes_bewaard)


def stand_van(account: Account) -> Stand:
    """De stand van de tweede stap van dit account."""
    app = Authenticator.objects.filter(user_id=account.pk, type=tweestap.APP).first()
    return Stand(
        inlognaam=account.get_username(),
        tweede_stap_sinds=app.created_at if app else None,
        codes_over=tweestap.aantal_over(account),
        codes_bewaard=tweestap.codes_bewaard(account),
        verplicht=not settings.DEMO,
    )
