"""De rijen van een vraag die al een tijd loopt: dezelfde als de handelingen schrijven, zonder ze één voor één te doen.

Aannemen bouwt de kamer zelf (`Rijen`); wat daarna komt, staat hier naast de handeling die het nadoet. Een proef legt
de rijen van een vraag langs de handelingen naast die van hier.
"""

from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils import timezone

from keukentafel.doen.dossier.aannemen import Rijen
from keukentafel.doen.dossier.models import (
    Afspraak,
    Contactmoment,
    Dossier,
    DossierVraag,
    Huishoudlid,
    Persoon,
    Taak,
)
from keukentafel.doen.ingang.feiten import VraagBeantwoord, VraagDoorgezet, VraagOpgenomen
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.netwerk.models import Netwerkcontact, Relatie, Vertegenwoordiging
from keukentafel.doen.tabel import als_rij
from keukentafel.doen.triage.models import Triage
from keukentafel.kern.gebeurtenissen.acties import maak
from keukentafel.kern.gebeurtenissen.feiten import Feit
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.project.demo.stad.plaats import Geplaatst
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.teams.models import Team

Rij = dict[str, Any]
Tabellen = dict[type[Model], list[Rij]]
VOLGORDE: tuple[type[Model], ...] = (
    Dossier, Persoon, Huishoudlid, Vraag, DossierVraag, Triage, Termijn, Contactmoment, Afspraak, Taak, Relatie,
    Vertegenwoordiging, Netwerkcontact, Gebeurtenis,
)  # fmt: skip
"""In deze volgorde wijst een rij alleen naar wat er al staat."""
_VAN_AANNEMEN: dict[str, type[Model]] = {
    "vraag": Vraag, "dossier": Dossier, "persoon": Persoon, "huishoudlid": Huishoudlid, "dossiervraag": DossierVraag,
    "triage": Triage, "termijn": Termijn, "gebeurtenis": Gebeurtenis,
}  # fmt: skip


class Bundel:
    """De rijen van één vraag, en van haar dossier als dat ermee begint."""

    def __init__(self, geplaatst: Geplaatst, door: Medewerker, dossier: Rij | None, *, leest: bool) -> None:
        """Neem de vraag aan; `dossier` is het bekende dossier, en `leest` of wie aanneemt bij het team mag lezen."""
        self.verhaal, self.route = geplaatst.verhaal, geplaatst.route
        opgave = geplaatst.opgave
        if dossier is not None:
            opgave = replace(opgave, bekend_dossier=dossier["id"])
        bouw = Rijen(opgave, door, self.verhaal.ontvangen, self.route)
        self.tabellen: Tabellen = defaultdict(list)
        for naam, inhoud in bouw.alle().items():
            if inhoud:
                self.tabellen[_VAN_AANNEMEN[naam]] += inhoud if isinstance(inhoud, list) else [inhoud]  # type: ignore[list-item]
        (self.vraag,) = self.tabellen[Vraag]
        self.begint_dossier = dossier is None
        self.dossier = dossier or next(iter(self.tabellen[Dossier]), None)
        for koppeling in self.tabellen[DossierVraag]:
            koppeling["team_id"] = self.dossier["team_id"] if self.dossier else koppeling["team_id"]
            koppeling["gedeeld"] = not leest and not self.route.afgeweken

    def zet_door(self, naar: Team, door: Medewerker, argument: str, moment: datetime) -> None:
        """Wat `ingang.acties.zet_door` doet met een vraag waarmee het dossier begon: dat gaat mee."""
        van = self.vraag["team_id"]
        for model in (Dossier, Persoon, Huishoudlid, Vraag, DossierVraag, Termijn, Triage):
            for rij in self.tabellen[model]:
                rij["team_id"] = naar.pk
        eerste = self.tabellen[Triage][0]
        anders = {"id": Triage().pk, "moment": moment, "door_id": door.pk, "gekozen_team_id": naar.pk}
        self.tabellen[Triage].append(eerste | anders | {"argument": argument})
        feit = VraagDoorgezet(van_team=van, naar_team=naar.pk, dossier_mee=True)
        self.leg_vast(feit, door, moment, vraag=True)

    def neem_op(self, door: Medewerker, moment: datetime) -> None:
        """Wat `dossier.acties.neem_op` doet."""
        self.vraag |= {"status": "opgenomen", "opgenomen_door_id": door.pk, "opgenomen_op": moment}
        if self.in_eigen_dossier and self.dossier is not None and self.dossier["contact_id"] is None:
            self.dossier["contact_id"] = door.pk
        self.leg_vast(VraagOpgenomen(), door, moment, vraag=True)

    def beantwoord(self, door: Medewerker, antwoord: str, moment: datetime) -> None:
        """Wat `ingang.acties.beantwoord` doet."""
        self.vraag |= {"status": "beantwoord", "antwoord": antwoord, "afgesloten_op": moment}
        self.vraag["afsluiting"] = Vraag.Afsluiting.ANTWOORD
        for termijn in self.tabellen[Termijn]:
            termijn["klaar_op"] = timezone.localdate(moment)
        self.leg_vast(VraagBeantwoord(), door, moment, vraag=True)

    @property
    def in_eigen_dossier(self) -> bool:
        """Draagt het team van de vraag ook het dossier? Alleen dan schrijft het in het journaal."""
        return self.dossier is not None and self.dossier["team_id"] == self.vraag["team_id"]

    def leg_vast(self, feit: Feit, door: Medewerker, moment: datetime, *, vraag: bool = False) -> None:
        """Een feit over deze vraag, of over haar dossier."""
        rij = maak(
            feit,
            stelsel_id=self.vraag["stelsel_id"],
            moment=moment,
            medewerker_id=door.pk,
            dossier_id=self.dossier["id"] if self.dossier else None,
            vraag_id=self.vraag["id"] if vraag else None,
            team_id=self.vraag["team_id"],
        )
        self.tabellen[Gebeurtenis].append(als_rij(rij))
