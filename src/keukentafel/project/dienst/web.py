"""De webserver: eerst de poort, dan gunicorn erop, dan wachten tot hij zegt dat hij gezond is."""

import errno
import http.client
import os
import signal
import socket
import subprocess
import sys
import time

from keukentafel.kern.database.account import volg_ouder
from keukentafel.kern.database.fouten import OmgevingsFout
from keukentafel.project.dienst.voorbereiding import omgeving

LANGST_WACHTEN = 60.0  # seconds
GEDULD_MET_POORT = 5.0  # seconds
WAAROM = {
    errno.EADDRINUSE: "is al in gebruik",
    errno.EACCES: "mag alleen root gebruiken",
    errno.EADDRNOTAVAIL: "hoort niet bij deze machine",
}
RUSTIG_STOPPEN = 15.0  # seconds: a little longer than gunicorn gives its workers


def neem_poort(adres: str, poort: int) -> socket.socket:
    """Take the port before anything is started; it is not listened on until gunicorn does.

    A start right after one that was killed finds the old web server on its way out: a few seconds of patience.
    """
    einde = time.monotonic() + GEDULD_MET_POORT
    while True:
        try:
            return _bind(adres, poort)
        except (OSError, OverflowError) as fout:
            nummer = getattr(fout, "errno", None)
            if nummer == errno.EADDRINUSE and time.monotonic() < einde:
                time.sleep(0.1)
                continue
            waarom = WAAROM.get(nummer or 0, "kan niet worden gebruikt")
            raise OmgevingsFout(
                f"Poort {poort} op {adres} {waarom}. Kies een andere met --poort of KEUKENTAFEL_POORT."
            ) from fout


def _bind(adres: str, poort: int) -> socket.socket:
    familie = socket.AF_INET6 if ":" in adres else socket.AF_INET
    deur = socket.socket(familie, socket.SOCK_STREAM)
    try:
        deur.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        deur.bind((adres, poort))
        # Two sockets may share a port while neither listens: ask whether somebody answers.
        with socket.socket(familie) as proef:
            proef.settimeout(1)
            if poort and proef.connect_ex((plaatselijk(adres), poort)) == 0:
                raise OSError(errno.EADDRINUSE, "in gebruik")
    except BaseException:
        deur.close()
        raise
    return deur


def plaatselijk(adres: str) -> str:
    """Return the address to use on this machine itself for what listens everywhere."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(adres, adres)  # noqa: S104


class Web:
    """gunicorn as our child, in our process group."""

    def __init__(self, deur: socket.socket) -> None:
        """Start it on the port we hold."""
        adres, self.poort = deur.getsockname()[:2]
        self.adres = plaatselijk(str(adres))
        os.set_inheritable(deur.fileno(), True)
        self._proces = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", "python:keukentafel.project.gunicorn_conf",
             "keukentafel.project.wsgi:application"],
            env=omgeving("app") | {"KEUKENTAFEL_BIND": f"fd://{deur.fileno()}"},
            pass_fds=[deur.fileno()],
            preexec_fn=volg_ouder(signal.SIGTERM),  # noqa: PLW1509
        )  # fmt: skip

    def draait(self) -> bool:
        """Return whether the master process is there."""
        return self._proces.poll() is None

    def wacht_tot_gezond(self) -> None:
        """Return when GET /gezond gives 200."""
        einde = time.monotonic() + LANGST_WACHTEN
        while time.monotonic() < einde:
            if not self.draait():
                raise OmgevingsFout("De webserver startte niet; de regels hierboven zeggen waarom.")
            if self._gezond():
                return
            time.sleep(0.05)
        raise OmgevingsFout("De webserver werd niet binnen een minuut gezond.")

    def _gezond(self) -> bool:
        verbinding = http.client.HTTPConnection(self.adres, self.poort, timeout=5)
        try:
            verbinding.request("GET", "/gezond", headers={"Host": "127.0.0.1"})
            return verbinding.getresponse().status == http.HTTPStatus.OK
        except OSError:
            return False
        finally:
            verbinding.close()

    def stop(self) -> None:
        """Let requests finish, then end."""
        if self.draait():
            self._proces.terminate()
            try:
                self._proces.wait(RUSTIG_STOPPEN)
            except subprocess.TimeoutExpired:
                self._proces.kill()
        self._proces.wait()
