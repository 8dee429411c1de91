"""Voor Mijn werk: met wie ik deze week contact houd, en bij wie er twijfel is over veiligheid."""

from dataclasses import dataclass
from datetime import date, timedelta

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.wachtlijst.models import Wachtplek
from keukentafel.doen.wachtlijst.overzichten import ik_houd_contact, niet_veilig
from keukentafel.regelen.medewerkers.overzichten import Bereik, Werkkring
from keukentafel.werkplek import klok
from keukentafel.werkplek.wachtlijst.lijst import huishouden_bij

DEZE_WEEK = timedelta(days=7)
HOOGSTENS = 25


@dataclass(frozen=True)
class Wachten:
    """Wat er van de wachtlijst op Mijn werk staat."""

    van_mij: list[Wachtplek]
    onveilig: list[Wachtplek]
    ik: int
    vandaag: date

    @property
    def vragen(self) -> list[Vraag]:
        """De vragen die op het blad komen, voor het logboek."""
        return [plek.vraag for plek in (*self.van_mij, *self.onveilig)]

    @property
    def inhoud(self) -> dict[str, object]:
        """De context van het sjabloon."""
        return {
            "wachtcontacten": [
                (plek, huishouden_bij(plek), self._klok(plek), plek.contact_id != self.ik) for plek in self.van_mij
            ],
            "wachten_onveilig": [(plek, huishouden_bij(plek)) for plek in self.onveilig],
        }

    @property
    def dagen(self) -> list[date]:
        """Wanneer het volgende contact moet, per plek."""
        return [_eerste(plek) for plek in self.van_mij]

    def _klok(self, plek: Wachtplek) -> klok.Klok:
        return klok.maak(_eerste(plek), self.vandaag, begin=plek.sinds)


def _eerste(plek: Wachtplek) -> date:
    return min(plek.volgend_contact, plek.volgende_veiligheid)


def op_mijn_werk(kring: Werkkring, bereik: Bereik, vandaag: date) -> Wachten:
    """Met wie zij deze week contact houdt. Twijfel over veiligheid bij anderen ziet wie het werk verdeelt."""
    rijen = ik_houd_contact(kring.stelsel.pk, bereik, kring.medewerker.pk, vandaag, vandaag + DEZE_WEEK)
    verdeelt = kring.mag("werk_verdelen")
    onveilig = list(niet_veilig(kring.stelsel.pk, bereik)[:HOOGSTENS]) if verdeelt else []
    return Wachten(list(rijen[:HOOGSTENS]), onveilig, kring.medewerker.pk, vandaag)
