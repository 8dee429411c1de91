"""Het product zonder demo, achter een proxy die zegt dat het https is; en de eerste beheerder, met de opdracht zelf."""

import os
import re
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from keukentafel.kern.database.cluster import Cluster
from tests import proefdatabase

KOPPEN = {"X-Forwarded-Proto": "https"}
"""Wat de proxy voor een echte server zet."""
OPDRACHTEN = [sys.executable, "-m", "keukentafel.project.opdrachten"]


@dataclass(frozen=True)
class EchtHuis:
    """Een draaiend product met echte accounts."""

    adres: str
    omgeving: dict[str, str]
    proces: "subprocess.Popen[str]"

    def beheerder(self, inlognaam: str, *meer: str) -> str:
        """Maak een beheerder van Gouda en geef haar uitnodiging."""
        wie = meer or ("--naam", "Anna de Wit")
        klaar = subprocess.run(
            [*OPDRACHTEN, "beheerder", "--inrichting", "gouda", "--inlognaam", inlognaam, *wie],
            env=self.omgeving,
            capture_output=True,
            text=True,
            check=False,
        )
        assert klaar.returncode == 0, klaar.stderr
        return klaar.stdout.strip()


def start(cluster: Cluster, database: str, data: Path) -> EchtHuis:
    """Start het product op een vrije poort, met het adres dat de beheerder zou instellen."""
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        poort = proef.getsockname()[1]
    adres = f"http://127.0.0.1:{poort}"
    schoon = {naam: waarde for naam, waarde in os.environ.items() if naam != "KEUKENTAFEL_DEMO"}
    omgeving = schoon | proefdatabase.omgeving(cluster, database)
    omgeving |= {
        "KEUKENTAFEL_DATA": str(data),
        "KEUKENTAFEL_WERKERS": "1",
        "KEUKENTAFEL_PROXY": "1",
        "KEUKENTAFEL_ADRESSEN": adres,
    }
    proces = subprocess.Popen(
        [*OPDRACHTEN, "start", "--poort", str(poort)], env=omgeving, stdout=subprocess.PIPE, text=True
    )
    assert proces.stdout is not None
    for regel in proces.stdout:
        if re.search(r"http://\S+", regel):
            return EchtHuis(adres, omgeving, proces)
    raise RuntimeError(f"Het product startte niet (exitcode {proces.wait(10)}).")
