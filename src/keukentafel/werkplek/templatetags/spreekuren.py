"""Een link naar de spreekuren, alleen waar die er zijn: `{% load spreekuren %}`."""

from django import template

from keukentafel.werkplek.spreekuren.blad import er_zijn

register = template.Library()


@register.simple_tag(takes_context=True)
def heeft_spreekuren(context: template.RequestContext) -> bool:
    """Zijn er in dit stelsel vandaag spreekuren?"""
    return er_zijn(context["request"].werkkring)
