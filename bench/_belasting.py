"""De echte webserver onder belasting: verzoeken per seconde bij 1 en bij 8 verbindingen.

De bezoekers draaien op dezelfde machine en delen de kernen; het getal is dus eerder te laag dan te hoog.
"""

import http.client
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.parse
from collections.abc import Callable
from typing import Any

from bench._formulieren import nieuw_contact, nieuwe_vraag
from keukentafel.project.dienst.web import neem_poort

SECONDEN = 6.0
VERBINDINGEN = (1, 8)
OPSTART = 60.0
Maak = Callable[[], tuple[str, str, bytes | None]]


class Belasting:
    """De webserver op een eigen poort, met de sessies van twee mensen die al zijn ingelogd."""

    def __init__(self, sanne: Any, fatma: Any) -> None:
        self.koekjes = {"sanne": self._koek(sanne), "fatma": self._koek(fatma)}

    @staticmethod
    def _koek(client: Any) -> str:
        return f"keukentafel={client.cookies['keukentafel'].value}"

    def __enter__(self) -> "Belasting":
        deur = neem_poort("127.0.0.1", 0)
        self.poort = deur.getsockname()[1]
        os.set_inheritable(deur.fileno(), True)
        self.proces = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", "python:keukentafel.project.gunicorn_conf",
             "keukentafel.project.wsgi:application"],
            env=os.environ | {"KEUKENTAFEL_BIND": f"fd://{deur.fileno()}", "KEUKENTAFEL_WERKERS": "2"},
            pass_fds=[deur.fileno()], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        einde = time.monotonic() + OPSTART
        while self._status("/gezond") != 200:
            if time.monotonic() > einde or self.proces.poll() is not None:
                raise RuntimeError("de webserver werd niet gezond")
            time.sleep(0.1)
        return self

    def __exit__(self, *_wat: object) -> None:
        self.proces.send_signal(signal.SIGTERM)
        self.proces.wait(30)

    def _status(self, pad: str) -> int:
        try:
            verbinding = http.client.HTTPConnection("127.0.0.1", self.poort, timeout=5)
            verbinding.request("GET", pad)
            return verbinding.getresponse().status
        except OSError:
            return 0

    def bladen(self, langste: str, gewoon: str) -> dict[str, dict[str, float]]:
        """Verzoeken per seconde per blad, en per keer bewaren."""
        lees = {
            "mijn_werk": "/werk", "binnengekomen": "/vragen", "huishoudens": "/huishoudens",
            "zoeken": "/huishoudens?zoek=sena12", "huishouden": gewoon, "tijdlijn_500": f"{langste}?meer=1",
        }  # fmt: skip
        uit = {naam: self._meet("sanne", lambda pad=pad: ("GET", pad, None)) for naam, pad in lees.items()}  # type: ignore[misc]
        blad = self._haal("fatma", "/vragen/nieuw")
        uit["vraag_bewaren"] = self._meet(
            "fatma", self._formulier("fatma", "/vragen/nieuw", lambda: nieuwe_vraag(blad))
        )
        uit["contact_bewaren"] = self._meet("sanne", self._formulier("sanne", f"{gewoon}/contact", nieuw_contact))
        return uit

    def _formulier(self, wie: str, pad: str, velden: Callable[[], dict[str, Any]]) -> Maak:
        blad = self._haal(wie, pad)
        zegel = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', blad)
        if zegel is None:
            raise RuntimeError(f"geen formulier op {pad}")

        def maak() -> tuple[str, str, bytes | None]:
            alles = velden() | {"csrfmiddlewaretoken": zegel[1]}
            return "POST", pad, urllib.parse.urlencode(alles, doseq=True).encode()

        return maak

    def _haal(self, wie: str, pad: str) -> str:
        """Het blad; het koekje van het formulier komt bij dat van de sessie."""
        verbinding = http.client.HTTPConnection("127.0.0.1", self.poort, timeout=30)
        verbinding.request("GET", pad, headers={"Cookie": self.koekjes[wie]})
        antwoord = verbinding.getresponse()
        tekst = antwoord.read().decode()
        for koek in antwoord.headers.get_all("Set-Cookie") or []:
            if koek.startswith("keukentafel_csrf="):
                self.koekjes[wie] = f"{self.koekjes[wie].split(';')[0]}; {koek.split(';')[0]}"
        return tekst

    def _meet(self, wie: str, maak: Maak) -> dict[str, float]:
        return {f"per_seconde_{aantal}": self._per_seconde(wie, maak, aantal) for aantal in VERBINDINGEN}

    def _per_seconde(self, wie: str, maak: Maak, verbindingen: int) -> float:
        einde = time.monotonic() + SECONDEN
        tellingen: list[int] = []
        fouten: list[str] = []

        def bezoeker() -> None:
            verbinding, gedaan = http.client.HTTPConnection("127.0.0.1", self.poort, timeout=60), 0
            while time.monotonic() < einde:
                soort, pad, inhoud = maak()
                koppen = {"Cookie": self.koekjes[wie], "Content-Type": "application/x-www-form-urlencoded"}
                verbinding.request(soort, pad, inhoud, koppen)
                antwoord = verbinding.getresponse()
                antwoord.read()
                if antwoord.status not in (200, 302):
                    fouten.append(f"{pad} gaf {antwoord.status}")
                    break
                gedaan += 1
            tellingen.append(gedaan)

        draden = [threading.Thread(target=bezoeker) for _nummer in range(verbindingen)]
        begin = time.monotonic()
        for draad in draden:
            draad.start()
        for draad in draden:
            draad.join()
        if fouten:
            raise RuntimeError(fouten[0])
        return round(sum(tellingen) / (time.monotonic() - begin), 1)
