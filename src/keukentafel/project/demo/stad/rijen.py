"""De rijen van een vraag die al een tijd loopt: dezelfde als de handelingen schrijven, zonder ze één voor één te doen.

Aannemen bouwt de kamer zelf (`Rijen`); wat daarna komt, staat hier naast de handeling die het nadoet. Een proef legt
de rijen van een vraag langs de handelingen naast die van hier.
"""

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

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
from keukentafel.doen.dossier.overzichten import leeftijd_op
from keukentafel.doen.ingang.feiten import (
    BelpogingGedaan,
    TerugbellenKlaar,
    VraagBeantwoord,
    VraagDoorgezet,
    VraagOpgenomen,
)
from keukentafel.doen.ingang.klokken import EVEN_LATER, LOOPT_VOOR_INWONER, TERUGBELLEN
from keukentafel.doen.ingang.models import Belpoging, Termijn, Vraag
from keukentafel.doen.netwerk.models import Netwerkcontact, Relatie, Vertegenwoordiging
from keukentafel.doen.regie.feiten import RegieGewisseld
from keukentafel.doen.regie.models import Regie
from keukentafel.doen.signalen.aannemen import CONTACTKLOK
from keukentafel.doen.signalen.feiten import SignaalAfgehandeld, SignaalTeruggemeld
from keukentafel.doen.signalen.models import Signaal
from keukentafel.doen.tabel import als_rij
from keukentafel.doen.triage.models import Triage
from keukentafel.inrichting.model import Inrichting
from keukentafel.kern.gebeurtenissen.acties import maak
from keukentafel.kern.gebeurtenissen.feiten import Feit
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.project.demo.stad.plaats import Geplaatst
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.teams.models import Team
from keukentafel.regels.regie import Opname, wie_krijgt_de_regie
from keukentafel.regels.signalen import vraagt_eerst

Rij = dict[str, Any]
Tabellen = dict[type[Model], list[Rij]]
VOLGORDE: tuple[type[Model], ...] = (
    Regie, Dossier, Persoon, Huishoudlid, Vraag, DossierVraag, Triage, Termijn, Signaal, Belpoging, Contactmoment,
    Afspraak, Taak, Relatie, Vertegenwoordiging, Netwerkcontact, Gebeurtenis,
)  # fmt: skip
"""In deze volgorde wijst een rij alleen naar wat er al staat; de regie gaat voor, anders begint de database haar."""
VOLWASSEN = 18
_VAN_AANNEMEN: dict[str, type[Model]] = {
    "vraag": Vraag, "dossier": Dossier, "persoon": Persoon, "huishoudlid": Huishoudlid, "dossiervraag": DossierVraag,
    "triage": Triage, "termijn": Termijn, "gebeurtenis": Gebeurtenis, "signaal": Signaal,
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
        if dossier is None and self.dossier is not None:
            self._regie(self.dossier, "team", "begin", self.dossier["geopend_op"])
        for koppeling in self.tabellen[DossierVraag]:
            koppeling["team_id"] = self.dossier["team_id"] if self.dossier else koppeling["team_id"]
            koppeling["gedeeld"] = not leest and not self.route.afgeweken

    def zet_door(self, naar: Team, door: Medewerker, argument: str, moment: datetime) -> None:
        """Wat `ingang.acties.zet_door` doet met een vraag waarmee het dossier begon: dat gaat mee."""
        van = self.vraag["team_id"]
        for model in (Regie, Dossier, Persoon, Huishoudlid, Vraag, DossierVraag, Termijn, Triage, Signaal):
            for rij in self.tabellen[model]:
                rij["team_id"] = naar.pk
        eerste = self.tabellen[Triage][0]
        anders = {"id": Triage().pk, "moment": moment, "door_id": door.pk, "gekozen_team_id": naar.pk}
        self.tabellen[Triage].append(eerste | anders | {"argument": argument})
        feit = VraagDoorgezet(van_team=van, naar_team=naar.pk, dossier_mee=True)
        self.leg_vast(feit, door, moment, vraag=True)

    def neem_op(self, door: Medewerker, moment: datetime) -> None:
        """Wat `regie.opnemen.neem_op` doet."""
        self.vraag |= {"status": "opgenomen", "opgenomen_door_id": door.pk, "opgenomen_op": moment}
        if self.in_eigen_dossier and self.dossier is not None and self.dossier["contact_id"] is None:
            self.dossier["contact_id"] = door.pk
        self.leg_vast(VraagOpgenomen(), door, moment, vraag=True)
        if self.dossier is None:
            return
        nu = self.dossier["regie"]
        regisseur, eigen = self.route.uitkomst.regisseur, self.in_eigen_dossier
        besluit = wie_krijgt_de_regie(Opname(regisseur, nu["soort"], eigen, self._volwassene(moment)))
        if besluit.wie != nu["soort"]:
            op_naam = besluit.wie == "medewerker"
            reden = Regie.Reden.OPGENOMEN if op_naam else Regie.Reden.ZELF
            self._regie(self.dossier, besluit.wie, reden, moment, wie=door if op_naam else None, door=door)

    def _volwassene(self, moment: datetime) -> bool | None:
        """Of er iemand van 18 of ouder bij hoort; van een eerder dossier weten wij dat nog."""
        dag = timezone.localdate(moment)
        jaren = [
            leeftijd_op(rij["geboortedatum"], dag) if rij["geboortedatum"] else rij["leeftijd_bij_opgave"]
            for rij in self.tabellen[Persoon]
        ]
        bekend = [een >= VOLWASSEN for een in jaren if een is not None]
        if bekend and self.dossier is not None:
            self.dossier["volwassene"] = any(bekend)
        return self.dossier.get("volwassene") if self.dossier else None

    def _regie(
        self,
        dossier: Rij,
        soort: str,
        reden: str,
        moment: datetime,
        *,
        wie: Medewerker | None = None,
        door: Medewerker | None = None,
    ) -> None:
        """Wat `kt_regie_zet` doet; de regie van nu staat zolang bij het dossier."""
        oud = dossier.get("regie")
        rij = Regie(
            stelsel_id=dossier["stelsel_id"], team_id=dossier["team_id"], dossier_id=dossier["id"],
            soort=soort, medewerker=wie, van=moment, reden=reden, door=door,
        )  # fmt: skip
        dossier["regie"] = als_rij(rij)
        self.tabellen[Regie].append(dossier["regie"])
        if oud is not None and door is not None:
            oud["tot"] = moment
            van, naar = oud["medewerker_id"], rij.medewerker_id
            feit = RegieGewisseld(regie=rij.pk, was=oud["soort"], wordt=soort, van=van, naar=naar, reden=reden)
            self.leg_vast(feit, door, moment + timedelta(microseconds=1))

    def bel(self, door: Medewerker, sleutel: UUID, moment: datetime) -> None:
        """Wat `ingang.terugbellen.leg_poging_vast` doet als er is gesproken."""
        poging = Belpoging(
            stelsel_id=self.vraag["stelsel_id"], team_id=self.vraag["team_id"], vraag_id=self.vraag["id"],
            moment=moment, door=door, uitkomst=Belpoging.Uitkomst.GESPROKEN, sleutel=sleutel,
        )  # fmt: skip
        self.tabellen[Belpoging].append(als_rij(poging))
        self.leg_vast(BelpogingGedaan(uitkomst=poging.uitkomst, nummer=1), door, moment, vraag=True)
        self._stop_terugbellen(Belpoging.Uitkomst.GESPROKEN, door, moment + EVEN_LATER)
        self.vraag |= {"terugbellen": False, "uiterlijk": self._eerste_datum()}

    def _stop_terugbellen(self, hoe: str, door: Medewerker, moment: datetime) -> None:
        """Wat `klokken.stop_terugbellen` doet."""
        dag, bellen = timezone.localdate(moment), [k for k in self._lopende_klokken() if k["soort"] == TERUGBELLEN]
        if bellen:
            uiterlijk = min(klok["uiterlijk"] for klok in bellen)
            feit = TerugbellenKlaar(hoe=hoe, uiterlijk=uiterlijk, op_tijd=dag <= uiterlijk)
            self.leg_vast(feit, door, moment, vraag=True)
        for klok in bellen:
            klok["klaar_op"] = dag

    def beantwoord(self, door: Medewerker, antwoord: str, moment: datetime) -> None:
        """Wat `ingang.acties.beantwoord` doet."""
        self.vraag |= {"status": "beantwoord", "antwoord": antwoord, "afgesloten_op": moment}
        self.vraag["afsluiting"] = Vraag.Afsluiting.ANTWOORD
        self._stop_terugbellen(Vraag.Afsluiting.ANTWOORD, door, moment)
        for klok in self._lopende_klokken():
            klok["klaar_op"] = timezone.localdate(moment)
        self.leg_vast(VraagBeantwoord(afsluiting=Vraag.Afsluiting.ANTWOORD), door, moment + EVEN_LATER, vraag=True)

    def er_is_contact(self, door: Medewerker, moment: datetime) -> None:
        """Wat `signalen.acties.leg_uitkomst_vast` doet met een signaal waarop contact volgde."""
        dag = timezone.localdate(moment)
        for signaal in self.tabellen[Signaal]:
            signaal.update({"uitkomst": "contact", "uitkomst_op": moment, "uitkomst_door_id": door.pk})
            feit = SignaalAfgehandeld(uitkomst="contact", op_tijd=dag <= signaal["contact_uiterlijk"], gesloten=False)
            self.leg_vast(feit, door, moment, vraag=True)
            for klok in self._lopende_klokken():
                klok["klaar_op"] = dag if klok["soort"] == CONTACTKLOK else None
            self.vraag["uiterlijk"] = self._eerste_datum()

    def meld_terug(self, door: Medewerker, inrichting: Inrichting, moment: datetime) -> None:
        """Wat `signalen.acties.meld_terug` doet als er contact is, na overleg waar dat moet."""
        kenmerken = self.verhaal.feiten["kenmerken"]
        for signaal in self.tabellen[Signaal]:
            signaal.update({"terug": "contact", "terug_op": moment, "terug_door_id": door.pk})
            overlegd = bool(vraagt_eerst(signaal["soort"], kenmerken, inrichting, adres_geheim=False))
            self.leg_vast(SignaalTeruggemeld(terug="contact", overlegd=overlegd), door, moment, vraag=True)

    def _eerste_datum(self) -> date | None:
        lopend = [klok["uiterlijk"] for klok in self._lopende_klokken() if klok["soort"] not in LOOPT_VOOR_INWONER]
        return min(lopend, default=None)

    def _lopende_klokken(self) -> list[Rij]:
        return [klok for klok in self.tabellen[Termijn] if klok["klaar_op"] is None]

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
