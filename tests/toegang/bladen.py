"""Loopt langs elk blad van het huis en geeft elk formulier dat erop staat."""

from collections.abc import Iterator

from django.db import transaction

from tests.formulieren import Formulier, lees
from tests.toegang.matrix import Adres, adressen
from tests.toegang.test_matrix import _client, _pad
from tests.toegang.wereld import Wereld

EERST = ("beheerder", "eigen", "ander_team", "manager", "fg")


def elk_formulier(wereld: Wereld) -> Iterator[tuple[str, Formulier]]:
    """Wie het ziet, en het formulier; wat een ander team ons aanbiedt, ziet alleen dat andere team."""
    for adres in adressen():
        if adres.methode == "GET" and not adres.naam.startswith(("account", "inloggen", "uitnodiging")):
            for kijker in _kijkers(adres):
                yield from ((kijker, een) for een in _haal(wereld, kijker, adres))


def _kijkers(adres: Adres) -> list[str]:
    erdoor = [kijker for kijker in EERST if kijker in adres.mag]
    return erdoor[: 2 if adres.naam == "vragen" else 1]


def _haal(wereld: Wereld, kijker: str, adres: Adres) -> list[Formulier]:
    if kijker not in wereld.clients:
        wereld.clients[kijker] = _client(wereld.kijkers[kijker])
    pad = _pad(adres.naam, wereld.bij_adres(geheim=adres.geheim))
    with transaction.atomic():
        antwoord = wereld.clients[kijker].get(pad)
        transaction.set_rollback(True)
    return lees(antwoord.content.decode(), pad) if antwoord.status_code == 200 else []
