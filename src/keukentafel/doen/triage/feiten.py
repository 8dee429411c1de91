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
