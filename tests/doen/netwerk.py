"""Wat de proeven van het netwerk delen: de handelingen door de ogen van één medewerker."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.models import Dossier, Persoon
from keukentafel.doen.netwerk import bekenden, personen, relaties, vertegenwoordigers
from keukentafel.doen.netwerk.bekenden import Bekendeopgave
from keukentafel.doen.netwerk.models import Netwerkcontact, Relatie, Vertegenwoordiging
from keukentafel.doen.netwerk.personen import VELDEN, Persoonopgave
from keukentafel.doen.netwerk.relaties import Relatieopgave
from keukentafel.doen.netwerk.vertegenwoordigers import Vertegenwoordigeropgave
from keukentafel.regelen.inzet.versie import versie
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import werkkring_van
from tests.dagen import vandaag


@dataclass
class Hand:
    """Eén medewerker die in één dossier schrijft."""

    wie: Medewerker
    dossier: Dossier

    def kader(self, nu: datetime | None = None) -> dict[str, Any]:
        moment = nu or timezone.now()
        kring = werkkring_van(self.wie, timezone.localdate(moment))
        assert kring is not None
        return {
            "dossiers": zicht.schrijfdossiers(kring, moment),
            "dossier_id": self.dossier.pk,
            "medewerker": self.wie,
            "nu": moment,
        }

    def persoon(
        self, naam: str = "Riet", *, woont_hier: bool = True, van: date | None = None, **velden: Any
    ) -> Persoon:
        opgave = Persoonopgave(**({"voornaam": naam} | velden))
        return personen.voeg_toe(**self.kader(), opgave=opgave, woont_hier=woont_hier, van=van or vandaag())

    def wijzig(self, persoon: Persoon, gezien: int | None = None, **velden: Any) -> Persoon:
        nu = {veld: getattr(persoon, veld) for veld in VELDEN}
        return personen.wijzig(
            **self.kader(), persoon_id=persoon.pk, opgave=Persoonopgave(**(nu | velden)),
            gezien=persoon.versie if gezien is None else gezien,
        )  # fmt: skip

    def vertrek(self, persoon: Persoon, per: date | None = None) -> Any:
        return personen.laat_vertrekken(**self.kader(), persoon_id=persoon.pk, per=per or vandaag())

    def komt_wonen(self, persoon: Persoon, van: date | None = None) -> Any:
        return personen.laat_wonen(**self.kader(), persoon_id=persoon.pk, van=van or vandaag())

    def relatie(self, a: Persoon, soort: str, b: Persoon, van: date | None = None) -> Relatie:
        return relaties.leg_relatie_vast(**self.kader(), opgave=Relatieopgave(a.pk, b.pk, soort, van))

    def relatie_voorbij(self, relatie: Relatie, per: date | Callable[[], date] | None = vandaag) -> Relatie:
        return relaties.beeindig_relatie(**self.kader(), relatie_id=relatie.pk, per=per() if callable(per) else per)

    def bekende(self, nu: datetime | None = None, **velden: Any) -> Netwerkcontact:
        gewoon: dict[str, Any] = {"naam": "Samira", "soort": "buur", "band": "zwak", "doet": "Zwaait"}
        return bekenden.leg_bekende_vast(**self.kader(nu), opgave=Bekendeopgave(**(gewoon | velden)))

    def wijzig_bekende(self, rij: Netwerkcontact, gezien: str | None = None, **velden: Any) -> Netwerkcontact:
        nu = {veld: getattr(rij, veld) for veld in bekenden.VELDEN}
        return bekenden.wijzig_bekende(
            **self.kader(), bekende_id=rij.pk, opgave=Bekendeopgave(**(nu | velden)), gezien=gezien or versie(rij)
        )

    def bekende_voorbij(self, rij: Netwerkcontact, per: date | Callable[[], date] | None = vandaag) -> Netwerkcontact:
        return bekenden.beeindig_bekende(**self.kader(), bekende_id=rij.pk, per=per() if callable(per) else per)

    def vertegenwoordigt(self, over: UUID, soort: str = "gezag", **velden: Any) -> Vertegenwoordiging:
        opgave = Vertegenwoordigeropgave(over=over, soort=soort, **velden)
        return vertegenwoordigers.leg_vertegenwoordiging_vast(**self.kader(), opgave=opgave)
