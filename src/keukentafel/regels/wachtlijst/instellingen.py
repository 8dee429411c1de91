"""De instellingen van de wachtlijst: hoe vaak er contact is, en hoe vaak naar veiligheid wordt gevraagd."""

from typing import Annotated

from pydantic import Field

from keukentafel.regels.basis import Instelling
from keukentafel.regels.termijnen.instellingen import Termijngegevens
from keukentafel.regels.woorden import Naam

Dagen = Annotated[int, Field(ge=1, le=366)]


class Wachtlijst(Instelling):
    """Het ritme van contact tijdens het wachten, in dagen. De gewone waarden staan ook in de landelijke standaard."""

    contact_dagen: Dagen = 14
    contact_dagen_dringend: Dagen = 7
    """Bij voorrang, bij spoed, of als er een kind in huis is."""
    veiligheid_dagen: Dagen = 28
    veiligheid_dagen_dringend: Dagen = 14
    lang_dagen: Dagen = 42
    """Wie langer wacht, staat er als zodanig bij."""
    bron: Naam = "aanname"


class Wachtlijstgegevens(Termijngegevens):
    """Wat een inrichting over wachten weet."""

    wachtlijst: Wachtlijst = Wachtlijst()
