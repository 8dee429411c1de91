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
RUSTIG_STOPPEN = 15.0  # seconds: a little longer than gunicorn gives its workers


def neem_poort(adres: str, poort: int) -> socket.socket:
    """Take the port before anything is started; it is not listened on until gunicorn does."""
    deur = socket.socket(socket.AF_INET6 if ":" in adres else socket.AF_INET, socket.SOCK_STREAM)
    deur.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        deur.bind((adres, poort))
        if _iemand_thuis(adres, poort):
            raise OSError(errno.EADDRINUSE, "in gebruik")
    except (OSError, OverflowError) as fout:
        deur.close()
        waarom = {
            errno.EADDRINUSE: "is al in gebruik",
            errno.EACCES: "mag alleen root gebruiken",
            errno.EADDRNOTAVAIL: "hoort niet bij deze machine",
        }.get(getattr(fout, "errno", 0) or 0, "kan niet worden gebruikt")
        raise OmgevingsFout(
            f"Poort {poort} op {adres} {waarom}. Kies een andere met --poort of KEUKENTAFEL_POORT."
        ) from fout
    return deur


def _iemand_thuis(adres: str, poort: int) -> bool:
    """Two sockets may share a port while neither listens: ask whether somebody answers."""
    with socket.socket(socket.AF_INET6 if ":" in adres else socket.AF_INET) as proef:
        proef.settimeout(1)
        return proef.connect_ex(("127.0.0.1" if adres == "0.0.0.0" else adres, poort)) == 0  # noqa: S104


class Web:
    """gunicorn as our child, in our process group."""

    def __init__(self, deur: socket.socket) -> None:
        """Start it on the port we hold."""
        self.adres, self.poort = deur.getsockname()[:2]
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
        verbinding = http.client.HTTPConnection(self.bereikbaar_op, self.poort, timeout=5)
        try:
            verbinding.request("GET", "/gezond", headers={"Host": "127.0.0.1"})
            return verbinding.getresponse().status == http.HTTPStatus.OK
        except OSError:
            return False
        finally:
            verbinding.close()

    @property
    def bereikbaar_op(self) -> str:
        """Return the address to use on this machine itself."""
        return "127.0.0.1" if self.adres == "0.0.0.0" else str(self.adres)  # noqa: S104

    def stop(self) -> None:
        """Let requests finish, then end."""
        if self.draait():
            self._proces.terminate()
            try:
                self._proces.wait(RUSTIG_STOPPEN)
            except subprocess.TimeoutExpired:
                self._proces.kill()
        self._proces.wait()
