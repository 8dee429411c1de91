from typing import Any

from allauth.account.forms import LoginForm
from django.utils.translation import gettext_lazy as _

from keukentafel.werkplek.formulier import zet_klassen


class InlogFormulier(LoginForm):  # type: ignore[misc]  # allauth heeft geen types
    """Het formulier van allauth, met onze woorden en klassen."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        for naam, label, fout in (
            ("login", _("Gebruikersnaam"), _("Vul je gebruikersnaam in")),
            ("password", _("Wachtwoord"), _("Vul je wachtwoord in")),
        ):
            veld = self.fields[naam]
            veld.label, veld.help_text = label, ""
            veld.error_messages["required"] = fout
            veld.widget.attrs.pop("placeholder", None)
        zet_klassen(self)
