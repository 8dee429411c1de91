"""Wat er rond samenvoegen gebeurt, als feiten; de grensfuncties van doen/sql schrijven ze zelf."""

from typing import ClassVar, Literal
from uuid import UUID

from keukentafel.kern.gebeurtenissen.feiten import Feit

Kant = Literal["blijft", "gaat_op"]


class DossierSamengevoegd(Feit):
    """Staat in beide dossiers. `personen`: hoeveel mensen er aan elkaar zijn gekoppeld."""

    soort: ClassVar[str] = "dossier_samengevoegd"
    samenvoeging: UUID
    kant: Kant
    personen: int


class DossierLosgemaakt(Feit):
    """Staat in beide dossiers. `vragen`: hoeveel vragen van erna mee teruggingen."""

    soort: ClassVar[str] = "dossier_losgemaakt"
    samenvoeging: UUID
    kant: Kant
    vragen: int


class DossierGesplitst(Feit):
    soort: ClassVar[str] = "dossier_gesplitst"
    nieuw: UUID
    leden: int
    vragen: int


class DossierAfgesplitst(Feit):
    """Het begin van een dossier dat uit een ander kwam."""

    soort: ClassVar[str] = "dossier_afgesplitst"
    van: UUID
    leden: int


class LidOokHier(Feit):
    """Iemand uit een ander huishouden hoort ook bij dit. Alleen hier: aan de andere kant staat er niets."""

    soort: ClassVar[str] = "lid_ook_hier"
    persoon: UUID


class DossierVerhuisd(Feit):
    """Het dossier ging met het gezin mee naar een andere gemeente van hetzelfde stelsel."""

    soort: ClassVar[str] = "dossier_verhuisd"
    van_team: int
    naar_team: int
    van_gemeente: int
    naar_gemeente: int
    vragen: int
