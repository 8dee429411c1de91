from typing import ClassVar

from keukentafel.kern.gebeurtenissen.feiten import Code, Feit


class WachtenBegonnen(Feit):
    soort: ClassVar[str] = "wachten_begonnen"
    reden: Code
    voorrang: int


class WachtcontactGedaan(Feit):
    """Contact tijdens het wachten; `veilig` is ja, twijfel, nee of niet_gevraagd."""

    soort: ClassVar[str] = "wachtcontact_gedaan"
    bereikt: bool
    veilig: Code
    op_tijd: bool


class WachtenOnveilig(Feit):
    """Twijfel over veiligheid: de vraag heeft vanaf nu spoed en gaat voor."""

    soort: ClassVar[str] = "wachten_onveilig"
    veilig: Code


class WachtplekGewijzigd(Feit):
    """Andere voorrang, of een ander die contact houdt; waarom staat bij de plek."""

    soort: ClassVar[str] = "wachtplek_gewijzigd"
    van: int
    voorrang: int
    ander_contact: bool


class WachtenBeeindigd(Feit):
    """Wordt ook in de database geschreven, als de vraag sluit (kt_wachten_eindigt)."""

    soort: ClassVar[str] = "wachten_beeindigd"
    einde: Code
    dagen: int
