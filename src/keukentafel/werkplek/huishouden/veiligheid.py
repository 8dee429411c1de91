"""Het merkteken boven aan een huishouden: is het adres geheim, en kijk je in nood mee?"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from keukentafel.doen.delen import overzichten, zicht
from keukentafel.doen.delen.models import Noodtoegang
from keukentafel.doen.dossier.models import Dossier
from keukentafel.regelen.medewerkers.overzichten import Werkkring


@dataclass(frozen=True)
class Merk:
    """Wat er boven het huishouden staat en wat deze medewerker er mag; het adres zelf staat er nooit in."""

    dossier: Dossier
    nood: Noodtoegang | None
    schrijft: bool
    mag_zien: bool
    wie: tuple[str, ...]
    """Wie het geheime adres vandaag mag zien."""

    @property
    def geheim(self) -> bool:
        return self.dossier.adres_geheim

    @property
    def wie_zin(self) -> str:
        """Sanne de Boer, Nina Smit of Kees Bos."""
        if len(self.wie) < 2:
            return "".join(self.wie)
        return _("%(rij)s of %(laatste)s") % {"rij": ", ".join(self.wie[:-1]), "laatste": self.wie[-1]}


def merk(kring: Werkkring, dossier: Dossier, nu: datetime, *, schrijft: bool) -> Merk:
    """Het merkteken van dit dossier voor deze medewerker."""
    geheim = dossier.adres_geheim
    namen = overzichten.met_inzage(kring, dossier, nu).values_list("naam", flat=True) if geheim else ()
    return Merk(
        dossier=dossier,
        nood=zicht.noodtoegang_nu(kring, dossier, nu),
        schrijft=schrijft,
        mag_zien=geheim and zicht.geheime_adressen(kring, nu).filter(dossier=dossier).exists(),
        wie=tuple(namen),
    )
