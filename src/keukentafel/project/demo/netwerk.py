"""Het netwerk van de huishoudens van Sanne, langs de gewone handelingen. Nog eens laden verandert niets."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.models import Dossier, Huishoudlid, Persoon
from keukentafel.doen.netwerk import bekenden, personen, relaties, vertegenwoordigers
from keukentafel.doen.netwerk.bekenden import Bekendeopgave
from keukentafel.doen.netwerk.models import Netwerkcontact, Relatie
from keukentafel.doen.netwerk.personen import VELDEN, Persoonopgave
from keukentafel.doen.netwerk.relaties import Relatieopgave
from keukentafel.doen.netwerk.vertegenwoordigers import Vertegenwoordigeropgave
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.project.demo import tijden
from keukentafel.regelen.inzet.versie import versie
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import Werkkring, werkkring_van


def laad_netwerk(sanne: Medewerker, nu: datetime) -> None:
    """Vul het netwerk van Sannes huishoudens; stuurt de triage er een naar een ander team, dan blijft dat leeg."""
    kring = werkkring_van(sanne, timezone.localdate(nu))
    verhaal = tomllib.loads((Path(__file__).parent / "netwerk.toml").read_text(encoding="utf-8"))
    if kring is None:
        return
    with als_medewerker(sanne.pk):
        for rij in verhaal["huishouden"]:
            dossier = zicht.schrijfdossiers(kring, nu).filter(naam=rij["bij"]).first()
            if dossier is not None and not Relatie.objects.filter(dossier=dossier).exists():
                _Huishouden(kring, dossier, nu).vul(rij)


@dataclass
class _Huishouden:
    """Eén huishouden dat gevuld wordt; `wie` heeft de mensen bij hun naam uit het bestand."""

    kring: Werkkring
    dossier: Dossier
    nu: datetime
    wie: dict[str, Persoon] = field(default_factory=dict)

    @property
    def toen(self) -> datetime:
        """Een dag nadat het dossier begon: toen is het netwerk getekend."""
        return tijden.daarna(self.dossier.geopend_op, self.nu, dagen=1)

    def vul(self, rij: dict[str, Any]) -> None:
        self._in_huis(rij["in_huis"])
        for mens in rij["elders"]:
            opgave = Persoonopgave(**_velden(mens))
            dag = timezone.localdate(self.toen)
            nieuw = personen.voeg_toe(**self._kader(self.toen), opgave=opgave, woont_hier=False, van=dag)
            self.wie[mens["ik"]] = nieuw
        for a, soort, b, *van in rij["relaties"]:
            opdracht = Relatieopgave(self.wie[a].pk, self.wie[b].pk, soort, van[0] if van else None)
            relaties.leg_relatie_vast(**self._kader(self.toen), opgave=opdracht)
        for spreekt in rij["vertegenwoordiging"]:
            self._spreekt(spreekt)
        for bekende in rij["bekenden"]:
            self._bekende(bekende)

    def _in_huis(self, mensen: list[dict[str, Any]]) -> None:
        """Wie er al in huis staan, krijgen een naam: eerst om wie het gaat, dan de anderen van oud naar jong."""
        leden = Huishoudlid.objects.filter(dossier=self.dossier, tot__isnull=True).select_related("persoon")
        rang = sorted(leden, key=lambda lid: (lid.rol != "hoofdpersoon", -(lid.persoon.leeftijd_bij_opgave or 0)))
        for mens, lid in zip(mensen, rang, strict=False):
            nu = {veld: getattr(lid.persoon, veld) for veld in VELDEN}
            opgave = Persoonopgave(**(nu | _velden(mens)))
            self.wie[mens["ik"]] = personen.wijzig(
                **self._kader(self.toen), persoon_id=lid.persoon_id, opgave=opgave, gezien=lid.persoon.versie
            )

    def _spreekt(self, rij: dict[str, Any]) -> None:
        opgave = Vertegenwoordigeropgave(
            over=self.wie[rij["over"]].pk,
            soort=rij["soort"],
            door_persoon=self.wie[rij["door"]].pk if "door" in rij else None,
            naam=rij.get("naam", ""),
            organisatie=rij.get("organisatie", ""),
            bron=rij["bron"],
        )
        vertegenwoordigers.leg_vertegenwoordiging_vast(**self._kader(self.toen), opgave=opgave)

    def _bekende(self, rij: dict[str, Any]) -> None:
        velden = {veld: rij[veld] for veld in bekenden.VELDEN if veld in rij}
        van_wie = self.wie[rij["van"]].pk if "van" in rij else None
        eerst = Bekendeopgave(**(velden | rij.get("eerst", {})), persoon=van_wie, van=self._begin())
        bekende = bekenden.leg_bekende_vast(**self._kader(self.toen), opgave=eerst)
        if "eerst" in rij:
            bekenden.wijzig_bekende(
                **self._kader(tijden.laatste(self.nu)),
                bekende_id=bekende.pk,
                opgave=Bekendeopgave(**velden),
                gezien=_gezien(bekende),
            )

    def _begin(self) -> date:
        return timezone.localdate(self.dossier.geopend_op)

    def _kader(self, moment: datetime) -> dict[str, Any]:
        return {
            "dossiers": zicht.schrijfdossiers(self.kring, self.nu),
            "dossier_id": self.dossier.pk,
            "medewerker": self.kring.medewerker,
            "nu": moment,
        }


def _velden(mens: dict[str, Any]) -> dict[str, Any]:
    """Een mens uit het bestand in de vorm van de handeling; met een geboortedatum telt de leeftijd niet."""
    namen = {"geboren": "geboortedatum", "leeftijd": "leeftijd_bij_opgave", "overleden": "overleden_op"}
    uit = {namen.get(naam, naam): waarde for naam, waarde in mens.items() if naam != "ik"}
    return uit | ({"leeftijd_bij_opgave": None} if "geboren" in mens else {})


def _gezien(bekende: Netwerkcontact) -> str:
    return versie(Netwerkcontact.objects.get(pk=bekende.pk))
