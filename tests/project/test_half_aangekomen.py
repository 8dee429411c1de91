"""Een verbinding die wegvalt terwijl iemand verstuurt: er wordt niets half bewaard."""

from io import BytesIO
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_started
from django.db import close_old_connections
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.doen.documenten.models import Document
from keukentafel.doen.dossier.models import Contactmoment
from keukentafel.kern.database import rollen
from keukentafel.project.lijf import HalfAangekomenError, HeelLijf, heel
from tests.doen.samen import huis as maak_huis
from tests.rol import word
from tests.vaste_groep import Groep, kaal_stelsel
from tests.werkplek.verlopen import verborgen

GRENS = "grens"
VERSLAG = "Zij wil niet dat haar ex dit hoort."


@pytest.fixture
def groep(db: None) -> Groep:
    return kaal_stelsel()


@pytest.fixture
def huis(groep: Groep) -> UUID:
    return maak_huis(groep).pk


def verstuur(groep: Groep, pad: str, velden: dict[str, str], *, soort: str, tot: bytes = b"") -> tuple[str, str]:
    """Verstuur een formulier langs de webserver; met `tot` houdt de verbinding daar op. Geeft de status en het blad."""
    client = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    assert groep.sanne.account is not None
    client.force_login(groep.sanne.account)
    zegel = verborgen(client.get(pad).content.decode(), "csrfmiddlewaretoken", "sleutel")
    alles = zegel | velden
    lijf = urlencode(alles).encode() if soort == "gewoon" else _delen(alles)
    gestuurd = lijf[: lijf.index(tot) + len(tot)] if tot else lijf
    soorten = {"gewoon": "application/x-www-form-urlencoded", "delen": f"multipart/form-data; boundary={GRENS}"}
    omgeving: dict[str, Any] = {
        "REQUEST_METHOD": "POST", "PATH_INFO": pad, "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80",
        "HTTP_HOST": "127.0.0.1", "REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http", "wsgi.errors": BytesIO(),
        "CONTENT_TYPE": soorten[soort], "CONTENT_LENGTH": str(len(lijf)), "wsgi.input": BytesIO(gestuurd),
        "HTTP_COOKIE": "; ".join(f"{naam}={koekje.value}" for naam, koekje in client.cookies.items()),
    }  # fmt: skip
    status: list[str] = []
    request_started.disconnect(close_old_connections)  # zoals de testclient: de proef houdt haar verbinding
    try:
        antwoord = heel(WSGIHandler())(omgeving, lambda regel, _koppen: status.append(regel))
    finally:
        request_started.connect(close_old_connections)
    return status[0], b"".join(antwoord).decode()


def _delen(velden: dict[str, str]) -> bytes:
    """Zoals een browser een formulier met een bestand verstuurt: in de volgorde van het blad, het bestand eerst."""
    kop = 'Content-Disposition: form-data; name="bestand"; filename="brief.txt"\r\nContent-Type: text/plain'
    uit = [f"{kop}\r\n\r\nBeste mevrouw"]
    uit += [f'Content-Disposition: form-data; name="{naam}"\r\n\r\n{waarde}' for naam, waarde in velden.items()]
    return "".join(f"--{GRENS}\r\n{deel}\r\n" for deel in uit).encode() + f"--{GRENS}--\r\n".encode()


def contact() -> dict[str, str]:
    dag = timezone.localdate().isoformat()
    return {"kanaal": "telefoon", "met_wie": "Truus", "dag": dag, "tijd": "00:00", "samenvatting": VERSLAG}


def test_een_heel_verslag_komt_aan(groep: Groep, huis: UUID) -> None:
    status, _blad = verstuur(groep, f"/huishoudens/{huis}/contact", contact(), soort="gewoon")
    assert status == "302 Found"
    with word(rollen.ONDERHOUD):
        assert Contactmoment.objects.filter(samenvatting=VERSLAG).count() == 1


def test_een_half_verslag_wordt_niet_bewaard(groep: Groep, huis: UUID) -> None:
    pad = f"/huishoudens/{huis}/contact"
    status, blad = verstuur(groep, pad, contact(), soort="gewoon", tot=b"Zij+wil")
    assert status == "400 Bad Request"
    assert "Niet alles kwam aan" in blad
    with word(rollen.ONDERHOUD):
        assert not Contactmoment.objects.filter(samenvatting__startswith="Zij wil").exists()


@pytest.mark.parametrize("tot", [b"Beste", b'name="titel"\r\n\r\nBrief', b'name="soort"\r\n\r\nbrief'])
def test_een_half_document_wordt_niet_bewaard(groep: Groep, huis: UUID, tot: bytes) -> None:
    """Ook niet als het bestand er al is en alleen een keuze erna ontbreekt: voor wie het is afgeschermd."""
    velden = {"titel": "Brief van de school", "soort": "brief", "over": ""}
    pad = f"/huishoudens/{huis}/documenten/nieuw"
    status, blad = verstuur(groep, pad, velden, soort="delen", tot=tot)
    assert status == "400 Bad Request"
    assert "Er is niets bewaard." in blad
    with word(rollen.ONDERHOUD):
        assert not Document.objects.exists()


@given(st.binary(max_size=200), st.integers(0, 20), st.lists(st.integers(-1, 50), max_size=20))
def test_heel_is_heel_en_half_is_een_fout(lijf: bytes, te_kort: int, happen: list[int]) -> None:
    """Hoe er ook gelezen wordt: alles komt aan, of er komt een fout."""
    gelezen, half = b"", False
    lezer = HeelLijf(BytesIO(lijf), len(lijf) + te_kort, {})
    try:
        for hap in [*happen, None]:
            gelezen += lezer.read(hap) if len(gelezen) % 2 == 0 else lezer.readline(hap)
        gelezen += lezer.read()
    except HalfAangekomenError:
        half = True
    assert half == (te_kort > 0)
    if not half:
        assert gelezen == lijf
