from typing import ClassVar

from keukentafel.kern.gebeurtenissen.feiten import Feit


class DossierGeopend(Feit):
    soort: ClassVar[str] = "dossier_geopend"
    leden: int
