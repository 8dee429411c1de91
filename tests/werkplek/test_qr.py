"""De QR-code op het blad is die van het adres, en haar tekening mag van ons beleid."""

import re

import qrcode

from keukentafel.werkplek.inlog import qr

GEHEIM = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def test_het_adres_volgt_de_afspraak_van_de_apps() -> None:
    assert qr.otpauth("anna", GEHEIM) == f"otpauth://totp/Keukentafel:anna?secret={GEHEIM}&issuer=Keukentafel"


def test_elk_donker_vakje_staat_in_het_pad_en_de_rand_is_wit() -> None:
    adres = qr.otpauth("anna", GEHEIM)
    breedte, pad = qr.vakjes(adres)
    getekend = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", pad)}
    assert re.sub(r"M\d+ \d+h1v1h-1z", "", pad) == ""
    kale = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    kale.add_data(adres)
    kale.make(fit=True)
    echt = {(x + 4, y + 4) for y, rij in enumerate(kale.modules) for x, donker in enumerate(rij) if donker}
    assert getekend == echt
    assert breedte == len(kale.modules) + 8


def test_de_sleutel_in_groepen_van_vier() -> None:
    assert qr.in_groepen(GEHEIM) == ["JBSW", "Y3DP", "EHPK", "3PXP"] * 2
