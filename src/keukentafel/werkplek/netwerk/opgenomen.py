"""Wat in dit huishouden opging: wat wie kijkt zelf leest, en voor de rest wie er te bellen is."""

from dataclasses import dataclass
from datetime import datetime

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.dossier.overzichten import Huishouden
from keukentafel.doen.samenvoegen import overzichten
from keukentafel.doen.samenvoegen.overzichten import Verwijzing
from keukentafel.regelen.medewerkers.overzichten import Werkkring


@dataclass(frozen=True)
class Opgenomen:
    """De dossiers die op dit blad meedoen, en die er wel zijn maar die zij niet leest."""

    gelezen: tuple[Dossier, ...] = ()
    """Eerst samengevoegd voorop."""
    niet_gelezen: tuple[Verwijzing, ...] = ()


def opgenomen(kring: Werkkring, huis: Huishouden, nu: datetime) -> Opgenomen:
    """Wat er in dit huishouden opging; is er niets samengevoegd, dan zonder een vraag aan de database."""
    if not huis.samengevoegd:
        return Opgenomen()
    hierin = [een for een in overzichten.verwijzingen(huis.dossier.pk) if een.kant == "hierin"]
    per_id = {dossier.pk: dossier for dossier in overzichten.opgenomen(kring, hierin, nu)}
    return Opgenomen(
        tuple(per_id[een.ander] for een in hierin if een.ander in per_id),
        tuple(een for een in hierin if een.ander not in per_id),
    )
