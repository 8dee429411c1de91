"""Wat de bladen van de tweede stap laten zien, voor en na het inloggen hetzelfde."""

from typing import Any

from keukentafel.kern.toegang import tweestap
from keukentafel.kern.toegang.models import Account
from keukentafel.werkplek.inlog import qr
from keukentafel.werkplek.inlog.forms import BewaardFormulier, InstelFormulier


def instellen_op_blad(form: InstelFormulier) -> dict[str, Any]:
    """De QR-code, de sleutel in groepen van vier, en het adres dat een app op dezelfde telefoon opent."""
    adres = qr.otpauth(form.account.get_username(), form.geheim)
    breedte, pad = qr.vakjes(adres)
    return {
        "form": form,
        "qr_breedte": breedte,
        "qr_pad": pad,
        "sleutel": qr.in_groepen(form.geheim),
        "otpauth": adres,
    }


def codes_op_blad(form: BewaardFormulier, account: Account, reeks: object, gezien: object = None) -> dict[str, Any]:
    """De codes van deze reeks in groepen van vijf. `andere`: wie bevestigde, had een eerdere reeks voor zich."""
    return {
        "form": form,
        "codes": [qr.in_groepen(code, per=5) for code in tweestap.herstelcodes(account, reeks)],
        "andere": form.is_bound and gezien != reeks,
        "account": account,
    }
