"""Long proof: kill -9 of the web server or the database while people save; what was confirmed is there, once.

Kill -9 is no power loss: what the system had not yet written to disk is not tried here (docs/veiligheid.md).
"""

import http.client
import http.cookiejar
import os
import random
import re
import signal
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import psycopg
import pytest

from keukentafel.kern.database import rollen
from keukentafel.kern.database.cluster import Cluster
from tests.project.dienst import Dienst, datamap
from tests.werkplek.opgave import mevrouw_de_vries

KEREN = 50
WACHTWOORD = "keukentafel-demo"  # het wachtwoord van elke demo


class _NietVolgen(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_alles: Any) -> None:
        return None


class Mens:
    """Someone in a browser without scripts: cookies, the token of the form, and no redirects followed."""

    def __init__(self, adres: str) -> None:
        self.adres = adres
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()), _NietVolgen
        )

    def doe(self, pad: str, velden: dict[str, Any] | None = None) -> tuple[int, str]:
        """Return status and text; raises OSError when nobody answers."""
        data = urllib.parse.urlencode(velden, doseq=True).encode() if velden else None
        verzoek = urllib.request.Request(self.adres + pad, data, headers={"Referer": self.adres + pad})  # noqa: S310
        try:
            with self.opener.open(verzoek, timeout=20) as antwoord:
                return antwoord.status, antwoord.read().decode()
        except urllib.error.HTTPError as fout:
            return fout.code, fout.read().decode()

    def zegel(self, pad: str) -> str:
        """Return the token that the form on this page carries."""
        gevonden = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.doe(pad)[1])
        assert gevonden, pad
        return gevonden[1]

    def log_in(self, wie: str) -> "Mens":
        velden = {"csrfmiddlewaretoken": self.zegel("/inloggen"), "login": wie, "password": WACHTWOORD}
        assert self.doe("/inloggen", velden)[0] == 302
        return self


def _contact(sanne: Mens, dossier: str) -> tuple[str, Callable[[str], int]]:
    pad = f"/huishoudens/{dossier}/contact"
    zegel = sanne.zegel(pad)

    def bewaar(sleutel: str) -> int:
        toen = (datetime.now(UTC) - timedelta(minutes=5)).astimezone(ZoneInfo("Europe/Amsterdam"))
        velden = {
            "csrfmiddlewaretoken": zegel, "sleutel": sleutel, "kanaal": "telefoon", "met_wie": "Els",
            "dag": f"{toen:%Y-%m-%d}", "tijd": f"{toen:%H:%M}", "minuten": "5", "samenvatting": sleutel,
        }  # fmt: skip
        return sanne.doe(pad, velden)[0]

    return "doen_contactmoment", bewaar


def _vraag(fatma: Mens) -> tuple[str, Callable[[str], int]]:
    zegel = fatma.zegel("/vragen/nieuw")

    def bewaar(sleutel: str) -> int:
        # Elke beller is een nieuwe: geen van hen lijkt op iemand die er al is.
        naam = "".join(chr(97 + int(teken, 16)) for teken in sleutel[:8])
        velden = mevrouw_de_vries(sleutel=sleutel, achternaam=naam, geboortedatum="", postcode="", huisnummer="")
        return fatma.doe("/vragen/nieuw", velden | {"csrfmiddlewaretoken": zegel})[0]

    return "doen_vraag", bewaar


def _bewaar_tot_het_stopt(
    tabel: str, bewaar: Callable[[str], int], bevestigd: dict[str, list[str]], geprobeerd: dict[str, list[str]]
) -> None:
    while True:
        sleutel = str(uuid4())
        geprobeerd.setdefault(tabel, []).append(sleutel)
        try:
            status = bewaar(sleutel)
        except (OSError, http.client.HTTPException):
            return
        if status >= 500:
            return
        assert status == 302, f"{tabel} gaf {status}"
        bevestigd.setdefault(tabel, []).append(sleutel)


def _klap(dienst: Dienst, toeval: random.Random, keer: int) -> None:
    """Kill the database on even turns, the whole web server on odd ones, in the middle of the work."""
    time.sleep(toeval.uniform(0.2, 1.2))
    slachtoffers = [dienst.postmaster()] if keer % 2 == 0 else _kinderen(dienst)
    for pid in slachtoffers:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def _kinderen(dienst: Dienst) -> list[int]:
    """Return the processes of the web server: all of the group but the starter."""
    uit = []
    for map_ in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(map_.name)) == dienst.proces.pid != int(map_.name):
                uit.append(int(map_.name))
        except OSError:
            continue
    return uit


@contextmanager
def _database(data: Path) -> Iterator[psycopg.Cursor]:
    """Start once more, in peace, and look inside."""
    dienst = Dienst(data, "--demo", "--inrichting", "almere")
    dienst.wacht_op_adres(180)
    cluster = Cluster(data).start()
    url = cluster.url(rollen.ONDERHOUD, "demo_almere")
    with psycopg.connect(url, autocommit=True) as taak, taak.cursor() as cursor:
        yield cursor
    cluster.stop()
    assert dienst.stop() == 0
    assert dienst.niets_over()


def _aantallen(cursor: psycopg.Cursor, tabel: str, sleutels: list[str]) -> Counter[str]:
    cursor.execute(
        f"SELECT sleutel::text, count(*) FROM {tabel} WHERE sleutel = ANY (%s) GROUP BY 1",  # noqa: S608
        [sleutels],
    )
    return Counter(dict(cursor.fetchall()))


def _heel(cursor: psycopg.Cursor) -> None:
    """Assert that nothing is half there: each contact and question has its fact, and each chain its lines."""
    cursor.execute(
        "SELECT count(*) FROM doen_contactmoment c WHERE NOT EXISTS (SELECT FROM kern_gebeurtenis g "
        "WHERE g.soort = 'contact_vastgelegd' AND g.gegevens ->> 'contact' = c.id::text)"
    )
    assert cursor.fetchone() == (0,)
    cursor.execute(
        "SELECT count(*) FROM doen_vraag v WHERE 1 <> (SELECT count(*) FROM kern_gebeurtenis g "
        "WHERE g.soort = 'vraag_binnengekomen' AND g.vraag_id = v.id) "
        "OR NOT EXISTS (SELECT FROM doen_triage t WHERE t.vraag_id = v.id)"
    )
    assert cursor.fetchone() == (0,)


def _ronde(
    data: Path, toeval: random.Random, keer: int, geweten: tuple[dict[str, list[str]], dict[str, list[str]]]
) -> None:
    bevestigd, geprobeerd = geweten
    dienst = Dienst(data, "--demo", "--inrichting", "almere")
    adres = dienst.wacht_op_adres(180)
    sanne, fatma = Mens(adres).log_in("sanne"), Mens(adres).log_in("fatma")
    dossier = re.findall(r"/huishoudens/([0-9a-f-]{36})", sanne.doe("/huishoudens")[1])[0]
    draden = [
        threading.Thread(target=_bewaar_tot_het_stopt, args=(*werk, bevestigd, geprobeerd))
        for werk in (_contact(sanne, dossier), _vraag(fatma))
    ]
    for draad in draden:
        draad.start()
    _klap(dienst, toeval, keer)
    for draad in draden:
        draad.join(60)
    if dienst.proces.poll() is None:
        dienst.stop()


@pytest.mark.bewijs
def test_wat_bevestigd_is_staat_er_na_elke_klap_en_precies_een_keer() -> None:
    toeval = random.Random(20261122)  # noqa: S311
    bevestigd: dict[str, list[str]] = {}
    geprobeerd: dict[str, list[str]] = {}
    with datamap() as data:
        for keer in range(KEREN):
            _ronde(data, toeval, keer, (bevestigd, geprobeerd))
        with _database(data) as cursor:
            for tabel, sleutels in bevestigd.items():
                er_zijn = _aantallen(cursor, tabel, sleutels)
                assert [s for s in sleutels if er_zijn[s] != 1] == [], f"{tabel}: bevestigd en weg, of dubbel"
                assert max(_aantallen(cursor, tabel, geprobeerd[tabel]).values()) == 1
            _heel(cursor)
        assert min(len(sleutels) for sleutels in bevestigd.values()) > KEREN, "er is echt gewerkt tussen de klappen"
