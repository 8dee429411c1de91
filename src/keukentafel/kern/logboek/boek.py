"""Het boek van één operatie: verzamelt wat er gebeurt en over wie, en schrijft het in één opdracht."""

import json
import logging
import os
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.db import Error, connection

from keukentafel.kern.logboek.fouten import LogboekDicht
from keukentafel.kern.logboek.pseudoniem import pseudoniem

CODE = re.compile(r"[a-z0-9][a-z0-9_.:-]{0,79}")
"""Een woord uit een lijst: in een logboek staat geen vrije tekst."""
anker = logging.getLogger("keukentafel.anker")
techniek = logging.getLogger("keukentafel.logboek")


@dataclass(slots=True)
class Gebeurtenis:
    """Eén logregel in wording, met haar betrokkenen: (soort, pseudoniem, dossier)."""

    handeling: str = ""
    recht: str = ""
    doel: str = ""
    verwerking: str = ""
    soort: str = ""
    object_id: str = ""
    dossier: UUID | None = None
    uitkomst: str = ""
    betrokkenen: dict[tuple[str, str, UUID | None], None] = field(default_factory=dict)

    def als_json(self, uitkomst: str) -> dict[str, object]:
        """De vorm die kt_logboek_schrijf leest; elke betrokkene krijgt een eigen span_id."""
        spans = os.urandom(8 * len(self.betrokkenen)).hex()
        return {
            "handeling": self.handeling,
            "recht": self.recht,
            "doel": self.doel,
            "verwerking": self.verwerking,
            "soort": self.soort,
            "object": self.object_id,
            "dossier": _tekst(self._dossier()),
            "uitkomst": uitkomst,
            "betrokkenen": [
                (spans[16 * nr : 16 * nr + 16], soort, wie, _tekst(dossier))
                for nr, (soort, wie, dossier) in enumerate(self.betrokkenen)
            ],
        }

    def _dossier(self) -> UUID | None:
        """Het dossier van de regel: het genoemde, of het enige waar de betrokkenen in staan."""
        if self.dossier is not None:
            return self.dossier
        dossiers = {dossier for _, _, dossier in self.betrokkenen}
        return dossiers.pop() if len(dossiers) == 1 else None


class Boek:
    """Eén per verzoek of taak. `operatie` verbindt beide logboeken en is de trace_id van de verwerkingsregels."""

    def __init__(
        self,
        *,
        stelsel_id: int | None = None,
        account_id: int | None = None,
        medewerker_id: int | None = None,
        rollen: Iterable[str] = (),
        route: str = "",
        adres: str = "",
    ) -> None:
        self.operatie: UUID = uuid4()
        self.stelsel_id = stelsel_id
        self.account_id = account_id
        self.medewerker_id = medewerker_id
        self.rollen = tuple(rollen)
        self.route = route
        self.adres = adres
        self.loopt = False  # de transactie van het verzoek is open: wat erbij komt, gaat daarin mee
        self._hoofd = Gebeurtenis()
        self._ook: list[Gebeurtenis] = []
        self._klok = time.perf_counter()
        self._geschreven = False

    @property
    def begonnen(self) -> bool:
        """Is er een handeling, en mogen er dus gegevens worden gelezen?"""
        return bool(self._hoofd.handeling)

    @property
    def heeft_regels(self) -> bool:
        """Is er iets te schrijven?"""
        return not self._geschreven and (self.begonnen or bool(self._ook))

    def begin(self, *, handeling: str, recht: str, doel: str, verwerking: str) -> None:
        """Zeg wat er gaat gebeuren, voordat er iets wordt gelezen. Eén keer; wat er verder gebeurt gaat met `ook`."""
        if self.begonnen:
            raise ValueError("deze operatie heeft al een handeling")
        hoofd = self._hoofd
        hoofd.recht, hoofd.doel, hoofd.verwerking = _leeg_of_code(recht), _leeg_of_code(doel), _leeg_of_code(verwerking)
        hoofd.handeling = _code(handeling)

    def werd(self, handeling: str) -> None:
        """Er gebeurde minder of anders dan het adres belooft, zoals bekijken in plaats van bewaren."""
        if not self.begonnen:
            raise ValueError("deze operatie heeft nog geen handeling")
        self._hoofd.handeling = _code(handeling)

    def over(self, soort: str, id: UUID | int | str | None) -> None:
        """Noem waar de handeling over gaat: dossier, vraag, medewerker, team, lijst ..."""
        _object(self._hoofd, soort, id)

    def betreft(self, personen: Iterable[UUID] = (), *, dossier: UUID | None = None, vraag: UUID | None = None) -> None:
        """Noem de betrokkenen; ieder wordt één verwerkingsregel, ook als zij twee keer worden genoemd.

        Is er geen persoon bekend, dan is de vraag de betrokkene, en anders het dossier.
        """
        wie = [("persoon", persoon) for persoon in personen]
        if not wie and vraag is not None:
            wie = [("vraag", vraag)]
        elif not wie and dossier is not None:
            wie = [("dossier", dossier)]
        for soort, id_ in wie:
            self._hoofd.betrokkenen[(soort, pseudoniem(soort, id_), dossier)] = None

    def ook(
        self, handeling: str, *, soort: str = "", id: UUID | int | str | None = None, uitkomst: str = "gelukt"
    ) -> None:
        """Noteer een tweede gebeurtenis in dezelfde operatie, met een eigen uitkomst en zonder betrokkenen."""
        erbij = Gebeurtenis(handeling=_code(handeling), recht=self._hoofd.recht, doel=self._hoofd.doel)
        erbij.uitkomst = uitkomst
        _object(erbij, soort, id)
        self._ook.append(erbij)

    def schrijf(self, uitkomst: str) -> None:
        """Schrijf alle regels in één opdracht, in de lopende transactie. Nog eens schrijven doet niets.

        Bij `fout` is het werk teruggedraaid: dan is ook niets van `ook` gelukt. Fout: LogboekDicht.
        """
        if not self.heeft_regels:
            return
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT kt_logboek_schrijf(%s::jsonb)", [json.dumps(self._als_json(uitkomst))])
                stand = cursor.fetchone()[0]
        except Error as fout:
            techniek.error("het logboek kan niet worden geschreven (%s)", type(fout).__name__)
            raise LogboekDicht("het logboek kan niet worden geschreven") from fout
        self._geschreven = True
        if stand is not None:
            anker.info("%s", stand)

    def opnieuw(self) -> None:
        """De transactie waarin het boek werd geschreven is teruggedraaid: het moet nog een keer."""
        self._geschreven = False

    def _als_json(self, uitkomst: str) -> dict[str, object]:
        regels = [self._hoofd.als_json(uitkomst)] if self.begonnen else []
        for erbij in self._ook:
            mislukt = uitkomst == "fout" and erbij.uitkomst == "gelukt"
            regels.append(erbij.als_json("fout" if mislukt else erbij.uitkomst))
        return {
            "stelsel": self.stelsel_id,
            "operatie": str(self.operatie),
            "account": self.account_id,
            "medewerker": self.medewerker_id,
            "rollen": " ".join(self.rollen)[:300],
            "route": self.route,
            "adres": self.adres,
            "duur": time.perf_counter() - self._klok,
            "regels": regels,
        }


def _object(regel: Gebeurtenis, soort: str, id_: UUID | int | str | None) -> None:
    regel.soort = _leeg_of_code(soort)
    regel.object_id = "" if id_ is None else _code(str(id_))
    if soort == "dossier" and id_ is not None:
        regel.dossier = id_ if isinstance(id_, UUID) else UUID(str(id_))


def _code(woord: str) -> str:
    if CODE.fullmatch(woord) is None:
        raise ValueError("in het logboek staan codes en nummers, geen tekst")
    return woord


def _leeg_of_code(woord: str) -> str:
    return _code(woord) if woord else ""


def _tekst(id_: UUID | None) -> str | None:
    return None if id_ is None else str(id_)
