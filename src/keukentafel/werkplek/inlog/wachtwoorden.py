"""Onze regels voor wachtwoorden, naast die van Django (AUTH_PASSWORD_VALIDATORS)."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from keukentafel.kern.toegang.models import Account

LIGT_VOOR_DE_HAND = ("keukentafel", "wijkteam", "gemeente")
KORTSTE = 4  # tekens: een inlognaam van drie letters zit in te veel gewone woorden


class LangGenoeg(MinimumLengthValidator):
    """De lengte, met een Nederlandse zin; die ontbreekt in de vertaling van Django 5.2."""

    def get_error_message(self) -> str:
        """Hoeveel tekens het er moeten zijn."""
        return _("Dit wachtwoord is te kort; neem minstens %(n)s tekens.") % {"n": self.min_length}


class NietVoorDeHand:
    """Wat een aanvaller het eerst probeert: de inlognaam, en waar het hier over gaat."""

    def validate(self, password: str, user: Account | None = None) -> None:
        """Raises ValidationError als een van die woorden erin staat."""
        naam = user.get_username().casefold() if user else ""
        woorden = (*LIGT_VOOR_DE_HAND, naam) if len(naam) >= KORTSTE else LIGT_VOOR_DE_HAND
        if any(woord in password.casefold() for woord in woorden):
            raise ValidationError(self.get_help_text(), code="voor_de_hand")

    def get_help_text(self) -> str:
        """De regel in één zin."""
        return _("Gebruik niet je gebruikersnaam, en geen woord als keukentafel, wijkteam of gemeente.")
