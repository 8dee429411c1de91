"""Een sessie die verloopt terwijl iemand typt: op elk formulier van het huis komt alles terug na het inloggen.

De formulieren komen van de bladen zelf; een nieuw blad doet vanzelf mee. In een browser met JavaScript bewaart het
scherm het ook; dit is zonder.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as instellingen
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.formulieren import Formulier, Veld, lees
from tests.toegang import wereld as w
from tests.toegang.bladen import elk_formulier
from tests.toegang.wereld import Wereld
from tests.werkplek.verlopen import verborgen

GETYPT = "Half getypt & meer"
KNOPPEN = {
    "demo-inloggen": "hier log je in",
    "vraag-stand": "werkt het blad bij; wat getypt is, staat nog op het blad",
    "bsn-vastleggen": "een burgerservicenummer blijft nergens achter; # aanname: ook niet na een verlopen sessie",
    "nieuwe-versie": "alleen een bestand, en dat bewaart een browser niet",
}
"""Formulieren die niets bewaren, en waarom."""
DAG = {
    "vraag-nieuw", "vraag-beantwoorden", "vraag-doorzetten", "vraag-aanbieden", "vraag-triage",
    "signaal-poging", "buurtsignaal-nieuw", "buurtsignaal-gedaan",
    "contact-vastleggen", "afspraak-maken", "taak-nieuw", "taak", "document-nieuw", "document-intrekken",
    "regie-geef", "regie-vraag", "overgang-weigeren", "wachtplek-contact", "huishouden-verstrekken",
    "woonadres", "persoon-toevoegen", "persoon-wijzigen", "bekende-toevoegen", "bekende-wijzigen",
    "vertegenwoordiging-toevoegen", "splitsen", "samenvoegen-met", "adres-wijzigen", "ander-team",
}  # fmt: skip
"""Waar iemand op een gewone dag in typt: deze komen zeker langs."""


@pytest.fixture
def wereld(db: None, settings: Settings) -> Wereld:
    settings.DEMO = True
    return w.maak()


def test_wat_getypt_was_staat_er_weer(wereld: Wereld) -> None:
    fouten = []
    gezien = set()
    for kijker, formulier in elk_formulier(wereld):
        naam = formulier.naam
        if (
            formulier.methode == "GET"
            or naam in KNOPPEN
            or naam in gezien
            or not any(veld.getypt for veld in formulier.velden.values())
        ):
            continue
        gezien.add(naam)
        fouten += [f"{naam} voor {kijker}: {fout}" for fout in _heen_en_terug(wereld, kijker, formulier)]
    assert gezien >= DAG
    assert not fouten, "\n".join(fouten)


def _heen_en_terug(wereld: Wereld, kijker: str, formulier: Formulier) -> Iterator[str]:
    account = wereld.kijkers[kijker]
    assert account is not None
    ingevuld = {veld.naam: _vul(veld) for veld in formulier.velden.values() if veld.soort != "file"}
    with transaction.atomic():
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(account)
        client.get("/account")
        del client.cookies[instellingen.SESSION_COOKIE_NAME]
        blad = client.post(formulier.pad, ingevuld)
        if blad.status_code != 401:
            yield f"{blad.status_code} in plaats van het inlogblad"
        else:
            mee = {"account": account.get_username()} | verborgen(blad.content.decode(), "next", "bewaard")
            terug = client.post("/demo/inloggen", mee, follow=True)
            yield from _vergelijk(formulier, ingevuld, terug)
        transaction.set_rollback(True)


def _vergelijk(formulier: Formulier, ingevuld: dict[str, list[str]], terug: Any) -> Iterator[str]:
    if terug.status_code not in (200, 422):
        yield f"na het inloggen een {terug.status_code} op {terug.request['PATH_INFO']}"
        return
    hier = lees(terug.content.decode(), terug.request["PATH_INFO"])
    zelfde = [een for een in hier if (een.pad, een.methode) == (formulier.pad, "POST")]
    if not zelfde:
        yield f"het formulier staat niet op {terug.request['PATH_INFO']}"
        return
    for veld in formulier.velden.values():
        nu = zelfde[0].velden.get(veld.naam, Veld(veld.naam, "weg")).staat
        weg = formulier.pad == reverse("vraag-nieuw") and veld.naam not in zelfde[0].velden  # doet er niet meer toe
        if not weg and veld.soort not in ("hidden", "file", "password") and sorted(nu) != sorted(ingevuld[veld.naam]):
            yield f"{veld.naam} was {ingevuld[veld.naam]} en is nu {nu}"


def _vul(veld: Veld) -> list[str]:
    """Anders dan het er stond: elk vinkje aan (of uit), de laatste keuze, en tekst in elk vak."""
    if veld.soort == "checkbox":
        return [keuze for keuze in veld.keuzes if keuze not in veld.staat] if veld.staat else veld.keuzes
    if veld.keuzes:
        return [veld.keuzes[-1]]
    return [GETYPT] if veld.getypt else veld.staat or [""]
