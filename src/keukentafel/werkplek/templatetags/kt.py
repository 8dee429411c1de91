"""De onderdelen van het ontwerp als sjabloon: `{% load kt %}`."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.templatetags.i18n import TranslateNode, do_translate
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from keukentafel.werkplek import datums, formulier, woorden
from keukentafel.werkplek.klok import Klok

register = template.Library()

register.filter("datum_lang", datums.datum_lang)
register.filter("telwoord", woorden.telwoord)
register.filter("hoofdletter", woorden.hoofdletter)
register.filter("klein_begin", woorden.klein_begin)
register.filter("op_een_rij", woorden.op_een_rij)


@register.filter
def dag(waarde: date | None, vandaag: date | None = None) -> str:
    """ "vrijdag 4 december" """
    return datums.dag(waarde, vandaag) if waarde else ""


@register.filter
def dag_kort(waarde: date | None, vandaag: date | None = None) -> str:
    """ "vr 4 december", of "vandaag" """
    return datums.dag_kort(waarde, vandaag) if waarde else ""


@register.filter
def nog(waarde: date | None, vandaag: date) -> str:
    """ "nog 14 dagen" """
    return datums.nog(waarde, vandaag) if waarde else ""


@register.filter
def voluit(waarde: date | None, vandaag: date) -> str:
    """ "vrijdag 4 december (nog 14 dagen)" """
    return datums.voluit(waarde, vandaag) if waarde else ""


@register.filter
def tijd(waarde: datetime | None) -> str:
    """ "9.42 uur" """
    return datums.tijd(waarde) if waarde else ""


@register.filter
def moment(waarde: datetime | None, vandaag: date) -> str:
    """ "di 17 november, 14.05 uur" """
    return datums.moment(waarde, vandaag) if waarde else ""


class VasteWoorden(template.Node):
    """Een zin die in het sjabloon zelf staat: per taal één keer vertaald, en niet voor elke rij opnieuw."""

    def __init__(self, vertaling: TranslateNode) -> None:
        """De vertaling van Django; onder welke naam zij bewaard wordt (`as`), regelt deze tag zelf."""
        self.vertaling, self.als = vertaling, vertaling.asvar
        vertaling.asvar = None
        self.per_taal: dict[str | None, str] = {}

    def render(self, context: template.Context) -> str:
        """De zin, of niets als zij in de context komt."""
        taal = get_language()
        zin = self.per_taal.get(taal)
        if zin is None:
            zin = self.per_taal[taal] = self.vertaling.render(context)
        if self.als is None:
            return zin
        context[self.als] = zin
        return ""


@register.tag
def translate(parser: template.base.Parser, token: template.base.Token) -> template.Node:
    """`{% translate %}` van Django, dat een vaste zin onthoudt; komt na `i18n` in `{% load i18n kt %}`."""
    vertaling = do_translate(parser, token)
    woorden = vertaling.filter_expression
    vast = isinstance(woorden.var, template.Variable) and woorden.var.literal is not None and not woorden.filters
    return VasteWoorden(vertaling) if vast and vertaling.message_context is None else vertaling


@register.simple_tag
def icoon(naam: str) -> str:
    """Een versiering naast woorden; een icoon staat nooit alleen."""
    return _icoon(naam)


@lru_cache(maxsize=100)
def _icoon(naam: str) -> str:
    """Zonder eigen sjabloon: op een lange tijdlijn staan er honderden."""
    return format_html(
        '<svg class="kt-icoon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        static("keukentafel/iconen.svg"),
        naam,
    )


VLAKKEN = {
    "laat": (
        '<rect class="vlak" x="1" y="1" width="26" height="26" rx="5"/><path class="teken" d="M14 7v8.5M14 20.6v.1"/>'
    ),
    "stil": '<circle class="loop" cx="14" cy="14" r="11"/>',
}
RING = (
    '<circle class="baan" cx="14" cy="14" r="11"/><circle class="loop" cx="14" cy="14" r="11" pathLength="100" '
    'stroke-dasharray="{} 100" transform="rotate(-90 14 14)"/>'
)
KLOK = (
    '<div class="{}"><svg viewBox="0 0 28 28" aria-hidden="true" focusable="false">{}</svg><p>'
    '<time class="kt-klok__dag" datetime="{}">{}</time> <span class="kt-klok__over">{}</span></p></div>\n'
)
VORMEN = {
    "danger": '<svg viewBox="0 0 12 12" aria-hidden="true"><path d="M6 1l5.5 10H.5z"/></svg>',
    "warning": '<svg viewBox="0 0 12 12" aria-hidden="true"><path d="M6 0l6 6-6 6-6-6z"/></svg>',
    "safe": '<svg viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="5.5"/></svg>',
}
"""De vorm bij de kleur: wie kleuren niet uit elkaar houdt, ziet het verschil toch."""


@register.simple_tag
def klok(klok: Klok) -> str:
    """De ring met datum en dagen."""
    vlak = VLAKKEN.get(klok.stand)
    beeld = SafeString(vlak) if vlak else format_html(RING, klok.deel)
    return format_html(KLOK, klok.klasse, beeld, klok.datum.isoformat(), klok.kop, klok.onder)


@register.simple_tag
def merkje(soort: str, tekst: str) -> str:
    """Een of twee woorden op een tint. Soort: neutral, active, safe, warning of danger."""
    vorm = SafeString(VORMEN.get(soort, ""))
    return format_html('<span class="utrecht-status-badge utrecht-status-badge--{}">{}{}</span>\n', soort, vorm, tekst)


@register.inclusion_tag("delen/veld.html")
def veld(veld: BoundField, klasse: str = "", kop_verborgen: bool = False) -> dict[str, Any]:
    """Een veld met label, uitleg en fout, in de klassen van het ontwerp."""
    widget = veld.field.widget
    return {
        "veld": veld,
        "klasse": klasse,
        "kop_verborgen": kop_verborgen,
        "groep": isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple),
        "vinkjes": isinstance(widget, forms.CheckboxSelectMultiple),
        "vinkje": isinstance(widget, forms.CheckboxInput),
    }


@register.inclusion_tag("delen/fouten.html")
def fouten(form: forms.BaseForm) -> dict[str, Any]:
    """De samenvatting van alle fouten boven een formulier, met een link naar elk veld."""
    regels = formulier.foutregels(form) if form.is_bound else []
    return {"regels": regels, "staat_er_nog": not any(formulier.vergeet(veld.widget) for veld in form.fields.values())}


@register.inclusion_tag("delen/blader.html", takes_context=True)
def blader(context: template.RequestContext, pagina: Any) -> dict[str, Any]:
    """Bladeren door een lijst; de rest van de zoekvraag blijft staan."""
    vraag = context["request"].GET.copy()
    vraag.pop("blad", None)
    return {
        "pagina": pagina,
        "basis": f"?{vraag.urlencode()}&" if vraag else "?",
        "nummers": list(pagina.paginator.get_elided_page_range(pagina.number, on_each_side=2, on_ends=1)),
    }


@register.filter
def iso(waarde: datetime) -> str:
    """Het moment voor een computer, in Nederlandse tijd: "2026-11-22T10:30+01:00"."""
    return timezone.localtime(waarde).isoformat(timespec="minutes")


@register.filter
def datum_van(waarde: datetime) -> date:
    """De dag van een moment, in Nederlandse tijd."""
    return timezone.localdate(waarde)
