"""Een keuzelijst die zichzelf tekent."""

from html import escape
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString


class Keuzelijst(forms.Select):
    """Zonder groepen, en zonder een sjabloon per keuze: bij honderden teams kost dat meer dan de rest van het blad."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """De lijst, met gekozen wat er gekozen was."""
        gekozen = set(self.format_value(value))
        keuzes = [
            f'\n  <option value="{escape(str(code))}"{" selected" if str(code) in gekozen else ""}>{escape(str(naam))}'
            "</option>\n"
            for code, naam in self.choices
        ]
        alle = flatatt(self.build_attrs(self.attrs, attrs))
        return format_html('<select name="{}"{}>{}\n</select>', name, alle, SafeString("".join(keuzes)))
