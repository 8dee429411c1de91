import uuid
from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


class Account(AbstractUser):
    """Waarmee iemand inlogt. Wat zij mag, staat bij de medewerker en haar rollen."""

    sessiezegel = models.UUIDField(
        _("sessiezegel"), default=uuid.uuid4, editable=False, help_text=_("Een nieuw zegel maakt elke sessie ongeldig.")
    )

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def get_session_auth_hash(self) -> str:
        """Een sessie hoort bij dit wachtwoord en dit zegel; verandert er een, dan is zij voorbij."""
        return self._sessiemerk(None)

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """Dezelfde merken met de vorige geheimen, zolang die nog gelden."""
        yield from (self._sessiemerk(geheim) for geheim in settings.SECRET_KEY_FALLBACKS)

    def _sessiemerk(self, geheim: str | None) -> str:
        return salted_hmac(
            "keukentafel.sessie", f"{self.password}|{self.sessiezegel}", secret=geheim, algorithm="sha256"
        ).hexdigest()


class Uitnodiging(models.Model):
    """De ene open uitnodiging van een account: een nieuwe vervangt haar, gebruiken haalt haar weg."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, primary_key=True, related_name="uitnodiging")
    nummer = models.UUIDField(_("nummer"), unique=True, default=uuid.uuid4)
    gemaakt_op = models.DateTimeField(_("gemaakt op"))
    geldig_tot = models.DateTimeField(_("geldig tot"))
    tweede_stap_opnieuw = models.BooleanField(
        _("tweede stap opnieuw"), help_text=_("Wie haar gebruikt, stelt ook de tweede stap opnieuw in.")
    )

    class Meta:
        verbose_name = _("uitnodiging")
        verbose_name_plural = _("uitnodigingen")

    def __str__(self) -> str:
        return f"uitnodiging van account {self.account_id}"
