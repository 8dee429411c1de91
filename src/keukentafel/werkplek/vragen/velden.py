"""Velden voor wat mensen aan de telefoon zeggen: een datum, een postcode, leeftijden."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.dossier.bsn import bsnfout
from keukentafel.regels import bsn
from keukentafel.regels.namen import is_postcode, postcode

_DATUM = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$|^(\d{2})(\d{2})(\d{4})$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
OUDSTE = 120
"""Wie ouder zou zijn dan dit aantal jaren, is waarschijnlijk verkeerd getypt."""


class Datum(forms.CharField):
    """Dag, maand en jaar, met streepjes, schuine strepen, punten of niets ertussen."""

    def clean(self, value: object) -> date | None:
        tekst = str(super().clean(value) or "").strip()
        if not tekst:
            return None
        delen = _delen(tekst)
        if delen is None:
            raise ValidationError(_("Schrijf dag, maand en jaar, zoals 12-03-1985"))
        jaar, maand, dag = delen
        try:
            datum = date(jaar, maand, dag)
        except ValueError as fout:
            raise ValidationError(_("De datum %(datum)s bestaat niet") % {"datum": tekst}) from fout
        return self.keur(datum)

    def keur(self, datum: date) -> date:
        """Een datum in deze tijd; een jaar daarbuiten is een typefout."""
        if not 1990 <= datum.year <= 2100:
            raise ValidationError(_("Klopt het jaar? Schrijf een jaar van 1990 tot en met 2100"))
        return datum

    def prepare_value(self, value: object) -> object:
        return value.strftime("%d-%m-%Y") if isinstance(value, date) else value


class Geboortedatum(Datum):
    """Een datum die geweest is, van iemand die nog kan leven."""

    def keur(self, datum: date) -> date:
        return _aannemelijk(datum)


def _delen(tekst: str) -> tuple[int, int, int] | None:
    iso = _ISO.match(tekst)
    if iso:
        return int(iso[1]), int(iso[2]), int(iso[3])
    gevonden = _DATUM.match(tekst)
    if not gevonden:
        return None
    dag, maand, jaar = (int(deel) for deel in gevonden.groups() if deel is not None)
    return jaar, maand, dag


def _aannemelijk(datum: date) -> date:
    vandaag = timezone.localdate()
    if datum > vandaag:
        raise ValidationError(_("Deze datum is nog niet geweest"))
    if vandaag.year - datum.year > OUDSTE:
        raise ValidationError(_("Klopt het jaar? Dan zou deze persoon ouder zijn dan %(n)s jaar") % {"n": OUDSTE})
    return datum


class Postcode(forms.CharField):
    """Vier cijfers en twee letters; bewaard zonder spatie en in hoofdletters."""

    def clean(self, value: object) -> str:
        tekst = postcode(str(super().clean(value) or ""))
        if tekst and not is_postcode(tekst):
            raise ValidationError(_("Schrijf vier cijfers en twee letters, zoals 1312 AB"))
        return tekst


class Huisnummer(forms.CharField):
    """Een huisnummer met of zonder toevoeging: "12", "12a", "12 bis"."""

    def clean(self, value: object) -> tuple[int | None, str]:
        tekst = str(super().clean(value) or "").strip()
        if not tekst:
            return None, ""
        if re.match(r"\d{6}", tekst):
            raise ValidationError(_("Een huisnummer heeft hoogstens vijf cijfers"))
        gevonden = re.match(r"^([0-9]{1,5})\s*[-/]?\s*([0-9A-Za-z ]{0,10})$", tekst)
        if not gevonden or int(gevonden[1]) == 0:
            raise ValidationError(_("Schrijf een huisnummer, zoals 12 of 12a"))
        return int(gevonden[1]), gevonden[2].strip()


class Leeftijden(forms.CharField):
    """Leeftijden met komma's of spaties ertussen: "36, 6 en 4"."""

    def clean(self, value: object) -> tuple[int, ...]:
        tekst = str(super().clean(value) or "")
        delen = [deel for deel in re.split(r"[\s,;+]+|\ben\b", tekst) if deel]
        if any(not deel.isdecimal() or len(deel) > 3 or int(deel) > OUDSTE for deel in delen):
            raise ValidationError(_("Schrijf leeftijden in jaren, zoals 36, 6"))
        if len(delen) > 20:
            raise ValidationError(_("Schrijf hoogstens twintig leeftijden op"))
        return tuple(int(deel) for deel in delen)


class Bsn(forms.CharField):
    """Een burgerservicenummer: negen cijfers die de elfproef halen. Blijft niet achter in de browser."""

    def __init__(self, **anders: Any) -> None:
        attrs = {"autocomplete": "off", "inputmode": "numeric", "data-niet-bewaren": "1"}
        super().__init__(required=False, max_length=20, widget=forms.TextInput(attrs=attrs), **anders)

    def clean(self, value: object) -> str:
        nummer = bsn.schoon(str(super().clean(value) or ""))
        if nummer and (fout := bsnfout(nummer)):
            raise ValidationError(fout)
        return nummer
