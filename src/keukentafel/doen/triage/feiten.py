from typing import ClassVar

from keukentafel.kern.gebeurtenissen.feiten import Code, Feit


class TriageGedaan(Feit):
    soort: ClassVar[str] = "triage_gedaan"
    situatie: Code
    bestemming: Code
    voorlopig: bool
    spoed: bool
    ontvangst: Code
    afgeweken: bool


class TriageHerzien(Feit):
    """Een vraag is opnieuw beoordeeld; `was` is de situatie van daarvoor.

    `elders`: de uitkomst wijst naar een ander team. `afgeweken`: en de vraag blijft toch, met een argument.
    """

    soort: ClassVar[str] = "triage_herzien"
    was: Code
    situatie: Code
    bestemming: Code
    voorlopig: bool
    spoed: bool
    elders: bool
    afgeweken: bool
    klokken_erbij: tuple[Code, ...]
