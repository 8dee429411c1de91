from datetime import date
from typing import ClassVar

from keukentafel.kern.gebeurtenissen.feiten import Code, Feit


class SignaalOntvangen(Feit):
    soort: ClassVar[str] = "signaal_ontvangen"
    signaalsoort: Code
    route: Code
    contact_uiterlijk: date
    spoed: bool


class SignaalAfgehandeld(Feit):
    """Er is contact, of dat komt er niet; `gesloten` is of de vraag daarmee klaar is."""

    soort: ClassVar[str] = "signaal_afgehandeld"
    uitkomst: Code
    op_tijd: bool
    gesloten: bool


class SignaalTeruggemeld(Feit):
    """De partner hoorde iets: een code, nooit inhoud."""

    soort: ClassVar[str] = "signaal_teruggemeld"
    terug: Code
    overlegd: bool


class SignaalGeprobeerd(Feit):
    """Een poging om contact te krijgen die niet lukte."""

    soort: ClassVar[str] = "signaal_geprobeerd"
    hoe: Code
    keer: int
