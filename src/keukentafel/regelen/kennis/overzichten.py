"""Artikelen vinden: op onderwerp, op woorden zoals een inwoner ze zegt, en welke lang niet zijn nagekeken."""

import re
from collections.abc import Collection
from datetime import date, timedelta

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector, TrigramWordSimilarity
from django.db.models import Case, F, FloatField, Q, QuerySet, Value, When
from django.db.models.functions import Greatest

from keukentafel.regelen.kennis.models import Artikel

TAAL = "dutch"
LIJKT = 0.55
"""Vanaf deze gelijkenis (0 tot 1) telt een woord dat anders is gespeld. # aanname"""
VOORSTELLEN = 3
"""Zoveel artikelen staan er hoogstens naast een vraag."""
MEESTE_WOORDEN = 40
_WOORD = re.compile(r"[^\W\d_]{3,}")


def artikelen(stelsel_id: int) -> QuerySet[Artikel]:
    """De artikelen die gelden, op titel."""
    return Artikel.objects.filter(stelsel_id=stelsel_id, vervallen_op__isnull=True).order_by("titel", "pk")


def zoek(stelsel_id: int, zoekterm: str) -> QuerySet[Artikel]:
    """De artikelen waarin een van de woorden staat, in welke vorm ook, of die erop lijken; de beste eerst.

    Zonder woord van drie letters komt er niets.
    """
    woorden = _woorden(zoekterm)
    if not woorden:
        return Artikel.objects.none()
    vooraan = SearchVector("titel", "zoekwoorden", weight="A", config=TAAL)
    waar = vooraan + SearchVector("antwoord", "verwijzing", weight="C", config=TAAL)
    term = " ".join(woorden)
    lijkt = Greatest(TrigramWordSimilarity(term, "titel"), TrigramWordSimilarity(term, "zoekwoorden"))
    gevonden = artikelen(stelsel_id).annotate(
        vindt=waar, past=SearchRank(waar, _of(woorden)), lijkt=lijkt, punten=F("past") + F("lijkt")
    )
    return gevonden.filter(Q(vindt=_of(woorden)) | Q(lijkt__gte=LIJKT)).order_by("-punten", "titel")


def voorstellen(stelsel_id: int, leefgebieden: Collection[str], woorden: str) -> list[Artikel]:
    """Hoogstens drie artikelen bij een vraag: hierover, of met een van deze woorden in titel of zoekwoord."""
    getypt = _woorden(woorden)
    over = Case(When(leefgebied__in=[*leefgebieden], then=Value(0.2)), default=Value(0.0), output_field=FloatField())
    if not getypt:
        gekozen = (
            artikelen(stelsel_id).filter(leefgebied__in=[*leefgebieden]) if leefgebieden else Artikel.objects.none()
        )
        return list(gekozen[:VOORSTELLEN])
    waar = SearchVector("titel", "zoekwoorden", weight="A", config=TAAL)
    gevonden = artikelen(stelsel_id).annotate(vindt=waar, past=SearchRank(waar, _of(getypt)) + over)
    past = Q(vindt=_of(getypt)) | Q(leefgebied__in=[*leefgebieden])
    return list(gevonden.filter(past).order_by("-past", "titel")[:VOORSTELLEN])


def na_te_kijken(stelsel_id: int, dag: date, dagen: int) -> QuerySet[Artikel]:
    """De artikelen die langer dan zoveel dagen geleden zijn nagekeken, de oudste eerst."""
    return artikelen(stelsel_id).filter(nagekeken_op__lt=dag - timedelta(days=dagen)).order_by("nagekeken_op", "pk")


def _woorden(tekst: str) -> list[str]:
    return list(dict.fromkeys(_WOORD.findall(tekst.casefold())))[:MEESTE_WOORDEN]


def _of(woorden: list[str]) -> SearchQuery:
    """Een van deze woorden; alleen letters, dus er valt niets in te smokkelen."""
    return SearchQuery(" | ".join(woorden), search_type="raw", config=TAAL)
