"""De punten van een tijdlijn: `{% load tijdlijn %}`.

Zonder sjabloon per punt: een tijdlijn heeft er honderden, en dan kost een sjabloon meer tijd dan al het andere samen.
Wat mensen schreven, gaat hier met de hand langs `escape`; een proef doet dat voor elk veld na.
"""

from collections.abc import Iterable
from datetime import date
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.text import normalize_newlines
from django.utils.translation import gettext as _

from keukentafel.werkplek import datums
from keukentafel.werkplek.huishouden.punt import Punt
from keukentafel.werkplek.templatetags.kt import icoon

register = template.Library()


@register.simple_tag
def tijdpunten(punten: Iterable[Punt], vandaag: date, uur: bool = False) -> SafeString:
    """Elk punt als regel van een `ol.kt-tijd`; met `uur` staat de tijd bij de dag."""
    return SafeString("".join(_punt(punt, vandaag, uur) for punt in punten))


def _punt(punt: Punt, vandaag: date, uur: bool) -> str:
    wanneer = datums.moment(punt.moment, vandaag) if uur else datums.dag_kort(punt.dag, vandaag)
    precies = punt.hier.isoformat(timespec="minutes")
    vorm = f' class="{escape(punt.vorm)}"' if punt.vorm else ""
    return f"""<li{vorm}>
      <p class="kt-tijd__wanneer"><time datetime="{precies}">{escape(wanneer)}</time></p>
      <span class="kt-tijd__punt">{icoon(punt.icoon)}</span>
      <div class="kt-tijd__inhoud"><h4>{escape(punt.kop)}</h4>{"".join(_inhoud(punt))}</div>
    </li>
"""


def _inhoud(punt: Punt) -> Iterable[str]:
    """Wat er onder de kop staat: alleen wat er is."""
    if punt.uit:
        yield f'<p class="kt-bij">{escape(_("Uit %(naam)s, dat hierin opging") % {"naam": punt.uit})}</p>'
    if punt.woorden:
        yield f'<p class="kt-eigen-woorden">{escape(punt.woorden)}</p>'
    if punt.zin:
        yield f"<p>{_regels(punt.zin)}</p>"
    if punt.alles:
        yield _uitklap(_("Lees alles"), f"<p>{_regels(punt.alles)}</p>")
    if punt.wie:
        yield f'<p class="kt-bij">{escape(punt.wie)}</p>'
    if punt.reden:
        bron = f'<p class="kt-bron">{escape(_("Bron: %(bron)s.") % {"bron": punt.bron})}</p>' if punt.bron else ""
        yield _uitklap(_("Waarom?"), f"<p>{escape(punt.reden)}</p>{''.join(_uitleg(punt))}{bron}")


def _uitleg(punt: Punt) -> Iterable[str]:
    """Wat er bekend was en wat het anders had gemaakt, bij een beoordeling."""
    if punt.uitleg is None:
        return
    anders = [een.zin for een in punt.uitleg.anders]
    for kop, zinnen in ((_("Wat er bekend was"), punt.uitleg.ingevuld), (_("Wat had het anders gemaakt?"), anders)):
        if zinnen:
            regels = "".join(f"<li>{escape(zin)}</li>" for zin in zinnen)
            yield f'<h5>{escape(kop)}</h5><ul class="kt-punten">{regels}</ul>'


def _regels(tekst: str) -> str:
    """Met een nieuwe regel waar de schrijver die begon."""
    return escape(str(normalize_newlines(tekst))).replace("\n", "<br>")


def _uitklap(kop: str, inhoud: str) -> str:
    """Een kop waarachter meer staat; `inhoud` is al HTML."""
    return f'<details class="kt-waarom kt-waarom--los"><summary>{escape(kop)}</summary>{inhoud}</details>'
