"""De punten van een tijdlijn: `{% load tijdlijn %}`.

Zonder sjabloon per punt: een tijdlijn heeft er honderden, en dan kost een sjabloon meer tijd dan al het andere samen.
"""

from collections.abc import Iterable
from datetime import date

from django import template
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from keukentafel.werkplek import datums
from keukentafel.werkplek.huishouden.punt import Punt
from keukentafel.werkplek.templatetags.kt import icoon

register = template.Library()

PUNT = """<li{}>
      <p class="kt-tijd__wanneer"><time datetime="{}">{}</time></p>
      <span class="kt-tijd__punt">{}</span>
      <div class="kt-tijd__inhoud"><h4>{}</h4>{}{}{}{}{}{}</div>
    </li>
"""
NIETS = SafeString()
UITKLAP = '<details class="kt-waarom kt-waarom--los"><summary>{}</summary>{}</details>'


@register.simple_tag
def tijdpunten(punten: Iterable[Punt], vandaag: date, uur: bool = False) -> str:
    """Elk punt als regel van een `ol.kt-tijd`; met `uur` staat de tijd bij de dag."""
    return format_html_join("", "{}", ((_punt(punt, vandaag, uur),) for punt in punten))


def _punt(punt: Punt, vandaag: date, uur: bool) -> str:
    wanneer = datums.moment(punt.moment, vandaag) if uur else datums.dag_kort(punt.dag, vandaag)
    return format_html(
        PUNT,
        _als(' class="{}"', punt.vorm),
        punt.hier.isoformat(timespec="minutes"),
        wanneer,
        icoon(punt.icoon),
        punt.kop,
        _als('<p class="kt-bij">{}</p>', punt.uit and _("Uit %(naam)s, dat hierin opging") % {"naam": punt.uit}),
        _als('<p class="kt-eigen-woorden">{}</p>', punt.woorden),
        _als("<p>{}</p>", _regels(punt.zin)),
        format_html(UITKLAP, _("Lees alles"), _als("<p>{}</p>", _regels(punt.alles))) if punt.alles else NIETS,
        _als('<p class="kt-bij">{}</p>', punt.wie),
        _waarom(punt) if punt.reden else NIETS,
    )


def _als(vorm: str, tekst: str) -> str:
    """De tekst in deze vorm; niets als er geen tekst is."""
    return format_html(vorm, tekst) if tekst else NIETS


def _regels(tekst: str) -> str:
    """Met een nieuwe regel waar de schrijver die begon."""
    return linebreaksbr(tekst) if "\n" in tekst or "\r" in tekst else tekst


def _waarom(punt: Punt) -> str:
    bron = _als('<p class="kt-bron">{}</p>', punt.bron and _("Bron: %(bron)s.") % {"bron": punt.bron})
    return format_html(UITKLAP, _("Waarom?"), format_html("<p>{}</p>{}", punt.reden, bron))
