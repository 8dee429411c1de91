"""Een eigen database met ketens die echt vaststaan, en wie daaraan knoeit. Elke proef heeft haar eigen stelsel."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import psycopg

from keukentafel.kern.database import rollen
from keukentafel.kern.database.cluster import Cluster
from keukentafel.kern.logboek.anker import Anker, stand
from keukentafel.kern.logboek.keten import (
    _REGELS,
    _VERWERKINGEN,
    BEGIN,
    Breuk,
    Telling,
    _lees,
    controleer,
    regeltekst_afdruk,
    verwerkingen_afdruk,
)  # fmt: skip


def regel(aantal: int = 1, **anders: Any) -> dict[str, Any]:
    """Eén gebeurtenis zoals het boek haar schrijft."""
    wie = [(uuid4().hex[:16], "persoon", uuid4().hex * 2, str(uuid4())) for _ in range(aantal)]
    vast = {"handeling": "dossier_ingezien", "recht": "dossier_lezen", "doel": "hulp", "verwerking": "hulp.dossier"}
    waar = {"soort": "dossier", "object": str(uuid4()), "dossier": str(uuid4()), "uitkomst": "gelukt"}
    return {**vast, **waar, "betrokkenen": wie, **anders}


def operatie(stelsel_id: int | None, *regels: dict[str, Any], **anders: Any) -> str:
    """De JSON van één operatie."""
    wie = {"account": 1, "medewerker": 2, "rollen": "wijkwerker", "route": "huishouden", "adres": "10.0.0.1"}
    vast = {"stelsel": stelsel_id, "operatie": str(uuid4()), "duur": 0.02, "regels": regels or (regel(),)}
    return json.dumps({**vast, **wie, **anders})


@dataclass
class Keten:
    """Het stelsel van één proef, met een verbinding als baas (superuser) en een als app."""

    cluster: Cluster
    database: str
    stelsel: str
    stelsel_id: int
    baas: psycopg.Connection

    def verbind(self, rol: str) -> psycopg.Connection:
        return psycopg.connect(self.cluster.url(rol, self.database), autocommit=True)

    def schrijf(self, *regels: dict[str, Any], keren: int = 1) -> None:
        with self.verbind(rollen.APP) as app:
            for _ in range(keren):
                app.execute("SELECT kt_logboek_schrijf(%s::jsonb)", [operatie(self.stelsel_id, *regels)])

    def knoei(self, opdracht: str) -> None:
        """Voer SQL uit als superuser; `:s` is het stelsel van deze proef."""
        self.baas.execute(opdracht.replace(":s", str(self.stelsel_id)).encode())

    def ankers(self) -> list[Anker]:
        return [anker for anker in stand(self.baas) if anker.stelsel == self.stelsel]

    def breuken(self, ankers: list[Anker] | None = None) -> list[Breuk]:
        with self.verbind(rollen.ONDERHOUD) as onderhoud:
            return list(controleer(onderhoud, Telling(), stelsel=self.stelsel, ankers=ankers or []))

    def zegt(self, ankers: list[Anker] | None = None) -> list[tuple[int | None, str]]:
        return [(breuk.nr, breuk.wat) for breuk in self.breuken(ankers)]

    def herschrijf(self) -> None:
        """Wat een baas met veel tijd kan: alle afdrukken opnieuw uitrekenen, en de stand erbij."""
        with self.baas.transaction():
            self.baas.execute("SET LOCAL TimeZone = 'UTC'")
            bij: dict[int, list[tuple[Any, ...]]] = {}
            for rij in _lees(self.baas, "v", _VERWERKINGEN, self.stelsel_id):
                bij.setdefault(rij[1], []).append(rij)
            vorige, nr = BEGIN, 0
            for oud in list(_lees(self.baas, "r", _REGELS, self.stelsel_id)):
                nr, van_hier = oud[1], bij.get(oud[1], [])
                nieuw = (*oud[:16], len(van_hier), verwerkingen_afdruk(van_hier), vorige)
                eerst, vorige = vorige, regeltekst_afdruk((*nieuw, ""))
                self.baas.execute(
                    "UPDATE kern_logregel SET aantal = %s, verwerkingen_afdruk = %s, vorige = %s, afdruk = %s "
                    "WHERE stelsel_id = %s AND nr = %s",
                    [len(van_hier), nieuw[17], eerst, vorige, self.stelsel_id, nr],
                )
            self.baas.execute(
                "UPDATE kern_logstand SET nr = %s, afdruk = %s WHERE stelsel_id = %s", [nr, vorige, self.stelsel_id]
            )
