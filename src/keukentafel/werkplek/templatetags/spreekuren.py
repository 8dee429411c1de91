"""Een link naar de spreekuren, alleen waar die er zijn: `{% load spreekuren %}`."""

from django import template

from keukentafel.regelen.spreekuren import overzichten

register = template.Library()


@register.simple_tag(takes_context=True)
def heeft_spreekuren(context: template.RequestContext) -> bool:
    """Zijn er in dit stelsel vandaag spreekuren?"""
    return overzichten.heeft_spreekuren(context["request"].werkkring.inrichting)
