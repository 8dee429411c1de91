from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_lazy as _


class Account(AbstractUser):
    """Waarmee iemand inlogt. Wat zij mag, staat bij de medewerker en haar rollen."""

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
