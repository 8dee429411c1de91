"""De toegangsmatrix: elk adres, door de ogen van iedereen, met beide sloten en met elk slot apart."""

import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.models import Q
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, reverse

from keukentafel.doen import tabel
from keukentafel.doen.delen import zicht
from keukentafel.doen.delen.models import Geheimadres
from keukentafel.doen.dossier.models import Afspraak, Dossier
from keukentafel.doen.ingang.models import Vraag
from keukentafel.inrichting.laden import laad
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.models import Account
from keukentafel.project import sessieduur
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.werkplek.inlog import opstap
from tests.rol import word
from tests.toegang import wereld as w
from tests.toegang.matrix import KIJKERS, TABEL, Adres, adressen, deur, leden, patronen
from tests.toegang.wereld import Wereld
from tools import toegang

INLOGGEN = "/inloggen"
DELEN = 4
KANARIES = {
    w.NOTITIE: "notitie",
    w.WOORDEN: "vraag",
    w.STRAAT: "geheim_adres",
    w.POSTCODE: "geheim_adres",
}


@pytest.fixture
def wereld(db: None) -> Wereld:
    return w.maak()


def test_elk_adres_heeft_een_deur_en_staat_in_de_matrix() -> None:
    zonder_deur = [str(patroon.pattern) for patroon in patronen() if deur(patroon) is None]
    assert zonder_deur == [], "geef dit adres @toegang of @openbaar"
    assert {str(patroon.name) for patroon in patronen()} == set(TABEL["adres"]), "matrix.toml loopt achter"


def test_de_bladzijde_is_bij() -> None:
    melding = "docs/toegang.md is verouderd: maak haar opnieuw met `python -m tools.toegang`"
    assert toegang.BLADZIJDE.read_text(encoding="utf-8") == toegang.maak(), melding


def test_wie_in_de_matrix_staat_is_bekend() -> None:
    genoemd = {naam for adres in adressen() for naam in adres.mag}
    assert genoemd <= set(KIJKERS)
    assert leden(["@iedereen"]) == set(KIJKERS)


def test_de_wereld_heeft_elke_kijker(wereld: Wereld) -> None:
    assert set(wereld.kijkers) == set(KIJKERS)


@pytest.mark.parametrize("deel", range(DELEN))
def test_de_matrix_klopt(wereld: Wereld, deel: int) -> None:
    """Elk adres, in vier delen, voor wie `_deel` noemt; `make bewijs` doet iedereen."""
    rij = adressen()[deel::DELEN]
    fouten = [fout for adres in rij for kijker in _deel(adres) for fout in _oordeel(wereld, adres, kijker)]
    assert not fouten, "\n".join(fouten)


def test_zonder_slot_in_de_database_houdt_de_toepassing(wereld: Wereld) -> None:
    _zonder_rls()
    fouten = [fout for adres in _steekproef() for kijker in _deel(adres) for fout in _oordeel(wereld, adres, kijker)]
    assert not fouten, "\n".join(fouten)


def test_zonder_slot_in_de_toepassing_houdt_de_database(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    _zonder_toepassing(monkeypatch)
    fouten = [fout for adres in _steekproef() for kijker in _deel(adres) for fout in _lek(wereld, adres, kijker)]
    assert not fouten, "\n".join(fouten)


@pytest.mark.parametrize("heel", [False, pytest.param(True, marks=pytest.mark.bewijs)])
@pytest.mark.parametrize("deel", range(DELEN))
def test_het_geheime_adres_staat_op_geen_enkel_blad_van_een_ander(wereld: Wereld, heel: bool, deel: int) -> None:
    """Elk adres dat een dossier of vraag noemt, nu met het dossier waarvan het adres geheim is."""
    plekken = wereld.plekken | wereld.geheime_plekken
    fouten: list[str] = []
    sporen: list[str] = []
    for adres in adressen()[deel::DELEN]:
        if wereld.geheime_plekken.keys() & set(_patroon(adres.naam).pattern.regex.groupindex):
            for kijker in KIJKERS if heel else _deel(adres):
                wie = f"{adres.methode} {adres.naam} voor {kijker}"
                antwoord = _vraag_op(wereld, adres, kijker, plekken, sporen)
                fouten += [*_kanaries(antwoord, wie, kijker), *(f"{wie}: een geheim in {spoor}" for spoor in sporen)]
                sporen.clear()
    assert not fouten, "\n".join(fouten)


def _sporen() -> list[str]:
    """Het logboek en de stroom waar na dit verzoek een geheim in staat."""
    with word(rollen.EIGENAAR), connection.cursor() as cursor:
        cursor.execute(
            "SELECT 'kern_logregel' FROM kern_logregel r WHERE r::text LIKE ANY (%s) "
            "UNION ALL SELECT 'kern_verwerking' FROM kern_verwerking v WHERE v::text LIKE ANY (%s) "
            "UNION ALL SELECT 'kern_gebeurtenis' FROM kern_gebeurtenis g WHERE g::text LIKE ANY (%s)",
            [[f"%{kanarie}%" for kanarie in KANARIES]] * 3,
        )
        return [tabel for (tabel,) in cursor.fetchall()]


@pytest.mark.bewijs
@pytest.mark.parametrize("slot", ["beide", "database", "toepassing"])
def test_elk_adres_voor_iedereen(wereld: Wereld, slot: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if slot == "toepassing":
        _zonder_rls()
    elif slot == "database":
        _zonder_toepassing(monkeypatch)
    kijk = _lek if slot == "database" else _oordeel
    assert [fout for adres in adressen() for kijker in KIJKERS for fout in kijk(wereld, adres, kijker)] == []


def _deel(adres: Adres) -> list[str]:
    """Wie erdoor mag, en steeds een ander zesde deel van wie dat niet mag; van een adres voor bijna ieder een zesde."""
    voor_bijna_ieder = len(adres.mag) > len(KIJKERS) * 3 / 4
    return [
        kijker
        for plek, kijker in enumerate(KIJKERS)
        if (kijker in adres.mag and not voor_bijna_ieder) or (plek + len(adres.naam) + len(adres.methode)) % 6 == 0
    ]


def _steekproef() -> list[Adres]:
    """De adressen met een dossier, een vraag of een lijst daarvan; de rest gaat in `make bewijs` mee."""
    return [adres for adres in adressen() if adres.naam.startswith(("huishoud", "vraag", "vragen", "werk", "gedeeld"))]


def _oordeel(wereld: Wereld, adres: Adres, kijker: str) -> Iterator[str]:
    """Wat er niet klopt aan het antwoord van dit adres aan deze kijker."""
    wie = f"{adres.methode} {adres.naam} voor {kijker}"
    plekken = wereld.bij_adres(geheim=adres.geheim)
    antwoord = _vraag_op(wereld, adres, kijker, plekken)
    if kijker not in adres.mag:
        if wereld.kijkers[kijker] is None:
            if antwoord.status_code != 404 and not _is_inlogblad(antwoord):
                yield f"{wie}: {antwoord.status_code}, geen inlogblad"
        elif antwoord.status_code != 404:
            yield f"{wie}: {antwoord.status_code}, geen 404"
        elif not adres.aparte_bladen and antwoord.content != _onbestaand():
            weg = _vraag_op(wereld, adres, kijker, {naam: _onbekend(ding) for naam, ding in plekken.items()})
            if weg.content != antwoord.content:
                yield f"{wie}: het antwoord verraadt dat het bestaat"
    elif antwoord.status_code in (401, 403, 404) or antwoord.status_code >= 500:
        yield f"{wie}: {antwoord.status_code}, maar mag erdoor"
    elif antwoord.status_code == 302 and antwoord.headers["Location"].startswith(INLOGGEN):
        yield f"{wie}: krijgt het inlogblad, maar mag erdoor"
    yield from _kanaries(antwoord, wie, kijker)


@cache
def _onbestaand() -> bytes:
    """Het blad voor een adres dat er niet is: voor iedereen dezelfde bytes."""
    return Client(SERVER_NAME="127.0.0.1").get("/bestaat-niet").content


def _is_inlogblad(antwoord: HttpResponse) -> bool:
    """Naar het inlogblad, of het blad zelf met wat er getypt was (401), of het adres ervan voor htmx."""
    koppen = antwoord.headers
    naar = koppen.get("Location") or koppen.get("HX-Redirect") or koppen.get("HX-Location") or ""
    return INLOGGEN in naar or (antwoord.status_code == 401 and b'name="password"' in antwoord.content)


def _lek(wereld: Wereld, adres: Adres, kijker: str) -> Iterator[str]:
    antwoord = _vraag_op(wereld, adres, kijker, wereld.bij_adres(geheim=adres.geheim))
    yield from _kanaries(antwoord, f"{adres.methode} {adres.naam} voor {kijker}", kijker)


def _kanaries(antwoord: HttpResponse, wie: str, kijker: str) -> Iterator[str]:
    tekst = antwoord.content.decode() + antwoord.headers.get("Location", "")
    for kanarie, soort in KANARIES.items():
        if kanarie in tekst and kijker not in TABEL["kanarie"][soort]:
            yield f"{wie}: ziet {kanarie}"


def _vraag_op(
    wereld: Wereld, adres: Adres, kijker: str, plekken: dict[str, Any], sporen: list[str] | None = None
) -> HttpResponse:
    """Doe het verzoek, kijk zo nodig wat het achterliet (`sporen`), en draai dat terug."""
    if kijker not in wereld.clients:
        wereld.clients[kijker] = _client(wereld.kijkers[kijker])
    client = wereld.clients[kijker]
    with transaction.atomic():
        antwoord: HttpResponse = client.generic(
            adres.methode,
            _pad(adres.naam, plekken),
            data="&".join(f"{naam}={waarde}" for naam, waarde in adres.gegevens.items()),
            content_type="application/x-www-form-urlencoded",
        )  # type: ignore[assignment]
        if sporen is not None and not connection.needs_rollback:
            sporen += _sporen()
        transaction.set_rollback(True)
    client.cookies.pop("messages", None)  # wat een geslaagde handeling wilde zeggen, hoort bij dit ene verzoek
    return antwoord


def _client(account: Account | None) -> Client:
    client = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
    if account is not None:
        client.force_login(account)
        sessie, nu = client.session, time.time()
        # Wie erdoor mag, bewees zich net opnieuw: anders bewaart de opstap de deur.
        sessie[opstap.SLEUTEL] = nu
        # De sessie loopt al: wat een verzoek opschrijft draait _vraag_op terug, en elk verzoek zou de eerste zijn.
        sessie[sessieduur.BEGIN] = sessie[sessieduur.LAATST] = int(nu)
        sessie.save()
    return client


def _pad(naam: str, plekken: dict[str, Any]) -> str:
    patroon = _patroon(naam)
    vast = {"naam": "almere", "geheim": "bestaat-niet", "dag": laad("almere").geldig_vanaf}
    return reverse(naam, kwargs={plek: {**vast, **plekken}[plek] for plek in patroon.pattern.regex.groupindex})


@cache
def _patroon(naam: str) -> URLPattern:
    return next(patroon for patroon in patronen() if patroon.name == naam)


def _onbekend(ding: object) -> object:
    return 999_999_999 if isinstance(ding, int) else uuid4()


def _zonder_rls() -> None:
    with word(rollen.EIGENAAR), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(r"SELECT relname FROM pg_class WHERE relrowsecurity AND relname LIKE 'doen\_%'")
        for (naam,) in cursor.fetchall():
            cursor.execute(f'ALTER TABLE "{naam}" DISABLE ROW LEVEL SECURITY')
        cursor.execute("ALTER TABLE kern_gebeurtenis DISABLE ROW LEVEL SECURITY")


def _zonder_toepassing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Elke deur open en elk filter weg; alleen het stelsel telt nog."""
    echt = tabel.in_bereik
    for module in list(sys.modules.values()):
        if getattr(module, "in_bereik", None) is echt:
            monkeypatch.setattr(module, "in_bereik", lambda *_, **__: Q())
    monkeypatch.setattr(Werkkring, "mag", lambda *_: True)
    alles: dict[str, Callable[..., Any]] = {
        "dossiers": lambda kring, nu: Dossier.objects.filter(stelsel_id=kring.stelsel.pk),
        "schrijfdossiers": lambda kring: Dossier.objects.filter(stelsel_id=kring.stelsel.pk),
        "vragen": lambda kring, nu: Vraag.objects.filter(stelsel_id=kring.stelsel.pk),
        "mijn_afspraken": lambda kring: Afspraak.objects.filter(stelsel_id=kring.stelsel.pk),
        "geheime_adressen": lambda kring, nu: Geheimadres.objects.filter(stelsel_id=kring.stelsel.pk),
    }
    for naam, ding in alles.items():
        monkeypatch.setattr(zicht, naam, ding)
