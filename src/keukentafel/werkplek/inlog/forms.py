from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from keukentafel.kern.toegang import tweestap
from keukentafel.kern.toegang.models import Account
from keukentafel.kern.toegang.versleutelen import OnleesbaarError
from keukentafel.werkplek.formulier import CodeInvoer, Formulier, zet_klassen
from keukentafel.werkplek.inlog import rem
from keukentafel.werkplek.inlog.noteer import noteer

ONLEESBAAR = _("Je tweede stap is hier niet meer te lezen. Vraag je beheerder om een nieuwe uitnodiging.")
CIJFERS = {"inputmode": "numeric", "autocomplete": "one-time-code"}
LANGSTE = 200  # tekens: lang genoeg voor elke wachtzin


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


class CodeFormulier(Formulier):
    """Eén code: van de app, of een herstelcode."""

    code = forms.CharField(
        label=_("Code uit je app"),
        help_text=_("Zes cijfers; elke dertig seconden komt er een nieuwe."),
        max_length=20,
        widget=CodeInvoer(attrs=CIJFERS | {"autofocus": True}),
        error_messages={"required": _("Vul de code in")},
    )

    mis = _("Deze code klopt niet, of is al gebruikt. Wacht op de volgende code.")

    def __init__(self, *args: Any, request: HttpRequest, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.account = request, account

    def clean_code(self) -> str:
        """Een code die mis is, telt mee voor de rem; een goede code telt maar één keer."""
        code: str = self.cleaned_data["code"]
        poging = rem.neem(self.request, "code", rem.account_sleutel(self.account))
        try:
            if not self.klopt(code):
                noteer(self.request, "tweede_stap_mislukt", self.account, uitkomst="mislukt")
                raise ValidationError(self.mis)
        except OnleesbaarError:
            raise ValidationError(ONLEESBAAR) from None
        poging.rollback()
        return code

    def klopt(self, code: str) -> bool:
        """De code van de app."""
        return tweestap.klopt_code(account=self.account, code=code, nu=timezone.now())


class HerstelFormulier(CodeFormulier):
    """Een herstelcode, voor wie de telefoon niet bij de hand heeft."""

    mis = _("Deze herstelcode klopt niet, of is al gebruikt. Neem een andere van je lijst.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["code"]
        veld.label, veld.help_text = _("Herstelcode"), _("Tien cijfers. Elke herstelcode werkt één keer.")
        veld.widget.attrs["autocomplete"] = "off"

    @transaction.atomic
    def klopt(self, code: str) -> bool:
        """Een ongebruikte herstelcode."""
        goed = tweestap.klopt_herstelcode(account=self.account, code=code, nu=timezone.now())
        if goed:
            noteer(self.request, "herstelcode_gebruikt", self.account)
        return goed


class InstelFormulier(CodeFormulier):
    """De eerste code van een app die net is ingesteld; kloppen zij, dan staat de tweede stap aan."""

    def __init__(self, *args: Any, geheim: str, vervang: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.geheim, self.vervang = geheim, vervang
        self.fields["code"].widget.attrs.pop("autofocus")

    @transaction.atomic
    def klopt(self, code: str) -> bool:
        """Zet de app aan als de code bij deze sleutel hoort."""
        goed = tweestap.stel_in(
            account=self.account, geheim=self.geheim, code=code, nu=timezone.now(), vervang=self.vervang
        )
        if goed:
            noteer(self.request, "tweede_stap_gezet", self.account)
        return goed


class BewaardFormulier(Formulier):
    """Wie verder wil, zegt dat de herstelcodes bewaard zijn."""

    bewaard = forms.BooleanField(
        label=_("Ik heb de tien codes bewaard"),
        error_messages={"required": _("Bewaar de codes eerst en zet dan dit vinkje")},
    )


class WachtwoordFormulier(Formulier):
    """Een nieuw wachtwoord, twee keer getypt."""

    wachtwoord = forms.CharField(
        label=_("Nieuw wachtwoord"),
        help_text=_("Minstens twaalf tekens. Drie of vier losse woorden achter elkaar is makkelijk te onthouden."),
        max_length=LANGSTE,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Kies een wachtwoord")},
    )
    nog_eens = forms.CharField(
        label=_("Nog een keer"),
        max_length=LANGSTE,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Typ het wachtwoord nog een keer")},
    )

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_wachtwoord(self) -> str:
        """De regels voor wachtwoorden staan in de instellingen."""
        wachtwoord: str = self.cleaned_data["wachtwoord"]
        validate_password(wachtwoord, self.account)
        return wachtwoord

    def clean_nog_eens(self) -> str:
        """Twee keer hetzelfde."""
        nog_eens: str = self.cleaned_data["nog_eens"]
        if "wachtwoord" in self.cleaned_data and nog_eens != self.cleaned_data["wachtwoord"]:
            raise ValidationError(_("Dit is niet hetzelfde als hierboven"))
        return nog_eens


class OpstapFormulier(Formulier):
    """Wie ben je ook alweer: wachtwoord, en een code als er een tweede stap is."""

    wachtwoord = forms.CharField(
        label=_("Wachtwoord"),
        max_length=LANGSTE,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Vul je wachtwoord in")},
    )
    code = forms.CharField(
        label=_("Code uit je app, of een herstelcode"),
        max_length=20,
        widget=CodeInvoer(attrs=CIJFERS),
        error_messages={"required": _("Vul de code in")},
    )

    def __init__(self, *args: Any, request: HttpRequest, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.account = request, account
        self.met_code = tweestap.heeft_tweede_stap(account)
        if not self.met_code:
            del self.fields["code"]
        if settings.DEMO_WACHTWOORD:
            zin = _("In de demo is dat %(woord)s.") % {"woord": settings.DEMO_WACHTWOORD}
            self.fields["wachtwoord"].help_text = zin

    def clean(self) -> dict[str, Any]:
        """Eén antwoord voor een fout wachtwoord en een foute code; een code wordt pas geprobeerd na het wachtwoord."""
        if self.errors:
            return self.cleaned_data
        poging = rem.neem(self.request, "code", rem.account_sleutel(self.account))
        try:
            if not (self.account.check_password(self.cleaned_data["wachtwoord"]) and self._klopt_code()):
                noteer(self.request, "opstap_mislukt", self.account, uitkomst="mislukt")
                raise ValidationError(_("Het wachtwoord of de code klopt niet."))
        except OnleesbaarError:
            raise ValidationError(ONLEESBAAR) from None
        poging.rollback()
        return self.cleaned_data

    def _klopt_code(self) -> bool:
        if not self.met_code:
            return True
        wat = {"account": self.account, "code": self.cleaned_data["code"], "nu": timezone.now()}
        if tweestap.klopt_code(**wat):
            return True
        if tweestap.klopt_herstelcode(**wat):
            noteer(self.request, "herstelcode_gebruikt", self.account)
            return True
        return False
