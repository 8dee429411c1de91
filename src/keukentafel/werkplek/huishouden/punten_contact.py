"""Een contact als punt op de tijdlijn, en de kop waaronder het ook in het journaal en een afschrift staat."""

from functools import lru_cache

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from keukentafel.doen.dossier.bij_feiten import Contactfeit
from keukentafel.doen.dossier.models import Contactmoment
from keukentafel.werkplek.huishouden.punt import Punt

ICONEN = {
    "telefoon": "telefoon", "huisbezoek": "huis", "inloop": "gesprek", "video": "kijk", "bericht": "besluit",
    "overleg": "mensen",
}  # fmt: skip
KANALEN = dict(Contactmoment.Kanaal.choices)
KORT = 360
"""Zoveel tekens van een samenvatting staan meteen op de tijdlijn; de rest klapt uit."""


def contact(regel: Contactmoment | Contactfeit, door: str, *, heel: bool = False) -> Punt:
    """Een regel uit het journaal; `heel` toont de hele samenvatting, anders het begin."""
    tekst = regel.samenvatting.strip()
    past = heel or len(tekst) <= KORT
    return Punt(
        regel.moment,
        contactkop(regel),
        ICONEN.get(regel.kanaal, "gesprek"),
        zin=tekst if past else f"{tekst[:KORT].rsplit(' ', 1)[0]} …",
        alles="" if past else tekst,
        wie=door,
    )


def contactkop(regel: Contactmoment | Contactfeit) -> str:
    """Hoe, met wie en hoe lang: "Gebeld met Marieke, 15 minuten"."""
    kop, met, duur = _contactwoorden(regel.kanaal, regel.minuten, get_language())
    return f"{met % {'kanaal': kop, 'wie': regel.met_wie} if regel.met_wie else kop}{duur}"


@lru_cache(maxsize=1_000)
def _contactwoorden(kanaal: str, minuten: int | None, _taal: str | None) -> tuple[str, str, str]:
    """De vaste woorden van een contactkop: hoe, de vorm met wie, en hoe lang. De taal hoort bij de sleutel."""
    overleg = kanaal == Contactmoment.Kanaal.OVERLEG
    met = _("Overleg met %(wie)s") if overleg else _("%(kanaal)s met %(wie)s")
    duur = "" if minuten is None else ngettext("%(n)s minuut", "%(n)s minuten", minuten) % {"n": minuten}
    return str(KANALEN.get(kanaal, kanaal)), met, duur and f", {duur}"
