"""Met welke dossiers dit huishouden is samengevoegd, en bij welk ander huishouden een kind ook hoort."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.dossier.overzichten import Huishouden, Moment
from keukentafel.doen.samenvoegen import overzichten
from keukentafel.doen.samenvoegen.overzichten import Elders, Verwijzing
from keukentafel.doen.wachtlijst.overzichten import met_plek
from keukentafel.regelen.medewerkers.overzichten import Werkkring


@dataclass(frozen=True)
class Kind:
    """Een lid dat ook bij een ander huishouden hoort, en wie daar de regie heeft."""

    naam: str
    bij: Elders


@dataclass(frozen=True)
class Samen:
    """Wat er boven het huishouden over andere dossiers staat."""

    opgenomen: tuple[tuple[Verwijzing, Dossier | None], ...]
    """Wat hierin opging; het dossier erbij voor wie het leest."""
    hierheen: Verwijzing | None
    kinderen: tuple[Kind, ...]

    @property
    def dossiers(self) -> list[UUID]:
        """De andere dossiers waar dit blad naar verwijst, voor het logboek: alleen wat deze medewerker leest."""
        hierheen = [self.hierheen.ander] if self.hierheen else []
        ids = [een.ander for een, _dossier in self.opgenomen] + hierheen + [kind.bij.ander for kind in self.kinderen]
        return [een for een in ids if een is not None]


def samen(kring: Werkkring, huis: Huishouden, nu: datetime) -> tuple[Huishouden, Samen]:
    """Het huishouden met wat erin opging op dezelfde tijdlijn, en wat daarover boven het blad staat."""
    alle = overzichten.verwijzingen(huis.dossier.pk) if huis.samengevoegd else []
    gelezen = {dossier.pk: dossier for dossier in overzichten.opgenomen(kring, alle, nu)}
    hierin = [(een, gelezen.get(een.ander) if een.ander else None) for een in alle if een.kant == "hierin"]
    namen = {lid.persoon_id: lid.persoon.naam or _("Een kind") for lid in huis.leden if lid.ook_elders}
    elders = overzichten.ook_elders(huis.dossier.pk) if namen else []
    kinderen = tuple(Kind(namen[een.persoon], een) for een in elders if een.persoon in namen)
    hierheen = next((een for een in alle if een.kant == "hierheen"), None)
    return _met(kring, huis, [*gelezen.values()], nu), Samen(tuple(hierin), hierheen, kinderen)


def dubbel(moment: Moment) -> bool:
    """Dat het andere dossier hierin opging, zegt dit dossier zelf al."""
    return moment.uit is not None and moment.soort == "dossier_samengevoegd"


def _met(kring: Werkkring, huis: Huishouden, erbij: list[Dossier], nu: datetime) -> Huishouden:
    if not erbij:
        return huis
    vragen = met_plek(zicht.vragen(kring, nu)).filter(dossiervraag__dossier__in=erbij)
    alle = (*huis.vragen, *vragen.select_related("team", "opgenomen_door", "signaal").order_by("-ontvangen_op"))
    return replace(huis, erbij=tuple(erbij), vragen=alle)
