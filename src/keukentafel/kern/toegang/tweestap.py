"""De tweede stap bij het inloggen: een code van dertig seconden uit een app (TOTP, RFC 6238), en herstelcodes.

De tabellen en de versleuteling zijn die van allauth.mfa; het slot tegen hergebruik is van ons: allauth onthoudt een
gebruikte code dertig seconden in de voorraad, wij onthouden de laatste tel in de rij zelf.
"""

import uuid
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt, encrypt
from django.db import transaction

from keukentafel.kern.toegang.models import Account
from keukentafel.kern.toegang.versleutelen import OnleesbaarError, onder_geheim_van_nu, ontsleutel, versleutel

TEL = 30  # seconden: zo lang is een code te gebruiken
SPELING = 1  # tellen ernaast die nog goed zijn: een telefoon loopt voor of achter (RFC 6238, 5.2)
APP, HERSTELCODES = Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES
VELD = {APP: "secret", HERSTELCODES: "seed"}
"""Welk deel van de rij versleuteld is."""


def nieuw_geheim() -> str:
    """Een willekeurige sleutel van 160 bits in base32 (RFC 4226, 4), zoals een app haar leest."""
    return str(generate_totp_secret())


def heeft_tweede_stap(account: Account) -> bool:
    """Of dit account een app heeft ingesteld."""
    return bool(Authenticator.objects.filter(user_id=account.pk, type=APP).exists())


def tel_bij(geheim: str, code: str, nu: datetime, *, na: int = -1) -> int | None:
    """De tel waar deze code bij hoort, als die later is dan `na`; anders None."""
    deze = int(nu.timestamp()) // TEL
    for tel in range(deze - SPELING, deze + SPELING + 1):
        if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(geheim, tel))) and tel > na:
            return tel
    return None


@transaction.atomic
def stel_in(*, account: Account, geheim: str, code: str, nu: datetime, vervang: bool = False) -> bool:
    """Zet de app met dit geheim aan als de code klopt. Een app die er al was, gaat alleen weg met `vervang`."""
    Account.objects.select_for_update().get(pk=account.pk)
    tel = tel_bij(geheim, code, nu)
    if tel is None or (heeft_tweede_stap(account) and not vervang):
        return False
    haal_weg(account=account)
    Authenticator.objects.create(
        user=account, type=APP, data={"secret": encrypt(geheim), "tel": tel}, created_at=nu, last_used_at=nu
    )
    return True


@transaction.atomic
def klopt_code(*, account: Account, code: str, nu: datetime) -> bool:
    """Of dit de code van nu is; zij telt één keer, en een oudere daarna niet meer.

    Raises:
        OnleesbaarError: de sleutel is versleuteld met een ander geheim van de toepassing.
    """
    app = Authenticator.objects.select_for_update().filter(user_id=account.pk, type=APP).first()
    if app is None:
        return False
    tel = tel_bij(decrypt(app.data["secret"]), code, nu, na=app.data["tel"])
    if tel is None:
        return False
    app.data["tel"] = tel
    app.last_used_at = nu
    app.save(update_fields=["data", "last_used_at"])
    return True


@transaction.atomic
def klopt_herstelcode(*, account: Account, code: str, nu: datetime) -> bool:
    """Of dit een ongebruikte herstelcode is; daarna is zij gebruikt.

    Raises:
        OnleesbaarError: de codes zijn versleuteld met een ander geheim van de toepassing.
    """
    codes = Authenticator.objects.select_for_update().filter(user_id=account.pk, type=HERSTELCODES).first()
    if codes is None or not heeft_tweede_stap(account) or not RecoveryCodes(codes).validate_code(code):
        return False
    Authenticator.objects.filter(pk=codes.pk).update(last_used_at=nu)
    return True


@transaction.atomic
def maak_herstelcodes(*, account: Account) -> int:
    """Nieuwe herstelcodes; de oude zijn daarmee waardeloos. Geeft het nummer van deze reeks."""
    Account.objects.select_for_update().get(pk=account.pk)
    Authenticator.objects.filter(user_id=account.pk, type=HERSTELCODES).delete()
    return int(RecoveryCodes.activate(account).instance.pk)


def herstelcodes(account: Account, reeks: object) -> list[str]:
    """De codes van deze reeks, zolang nog niet is bevestigd dat zij bewaard zijn; anders geen."""
    rij = _codes(account)
    if rij is None or rij.pk != reeks or rij.data.get("bewaard"):
        return []
    return [str(code) for code in RecoveryCodes(rij).generate_codes()]


@transaction.atomic
def bevestig_herstelcodes(*, account: Account, reeks: object) -> bool:
    """Onthoud dat deze reeks bewaard is; onwaar als er intussen een andere reeks is."""
    rij = Authenticator.objects.select_for_update().filter(user_id=account.pk, type=HERSTELCODES).first()
    if rij is None or rij.pk != reeks:
        return False
    rij.data["bewaard"] = True
    rij.save(update_fields=["data"])
    return True


def codes_bewaard(account: Account) -> bool:
    """Of er herstelcodes zijn waarvan bevestigd is dat zij bewaard zijn."""
    rij = _codes(account)
    return rij is not None and bool(rij.data.get("bewaard"))


def aantal_over(account: Account) -> int:
    """Hoeveel herstelcodes nog niet gebruikt zijn."""
    rij = _codes(account)
    return 10 - int(rij.data["used_mask"]).bit_count() if rij else 0


def haal_weg(*, account: Account) -> None:
    """Geen tweede stap meer, en elke sessie van dit account is voorbij."""
    Authenticator.objects.filter(user_id=account.pk).delete()
    breek_sessies(account=account)


def breek_sessies(*, account: Account) -> None:
    """Geef een nieuw zegel: elke sessie van dit account is voorbij."""
    account.sessiezegel = uuid.uuid4()
    account.save(update_fields=["sessiezegel"])


@dataclass(frozen=True)
class Verzegeld:
    """Wat `verzegel` met de sleutels van de tweede stap deed."""

    opnieuw: int
    al_goed: int
    onleesbaar: int
    """Onder een geheim dat wij niet hebben; daar is niets aan veranderd."""


@transaction.atomic
def verzegel() -> Verzegeld:
    """Breng de sleutels van apps en herstelcodes onder het geheim van nu; codes en sessies blijven gelden."""
    telling = Counter({"opnieuw": 0, "al_goed": 0, "onleesbaar": 0})
    for rij in Authenticator.objects.select_for_update().filter(type__in=VELD).order_by("pk"):
        veld = VELD[rij.type]
        if onder_geheim_van_nu(rij.data[veld]):
            telling["al_goed"] += 1
            continue
        try:
            rij.data[veld] = versleutel(ontsleutel(rij.data[veld]))
        except OnleesbaarError:
            telling["onleesbaar"] += 1
            continue
        rij.save(update_fields=["data"])
        telling["opnieuw"] += 1
    return Verzegeld(**telling)


def _codes(account: Account) -> Any:
    return Authenticator.objects.filter(user_id=account.pk, type=HERSTELCODES).first()
