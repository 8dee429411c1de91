"""De tabellen van de kamers van regelen, voor Django bij elkaar."""

from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.gemeenten.models import Gemeente, InrichtingVersie
from keukentafel.regelen.inzet.models import Aanstelling, Afwezigheid, Deskundigheid, Registratie
from keukentafel.regelen.kennis.models import Artikel, Artikelversie
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.organisaties.models import Organisatie
from keukentafel.regelen.rechten.models import Rolrecht
from keukentafel.regelen.spreekuren.models import Spreekuur, Spreekuurvrijwilliger
from keukentafel.regelen.teams.models import Team, TeamGebied

__all__ = [
    "Aanstelling",
    "Afwezigheid",
    "Artikel",
    "Artikelversie",
    "Deskundigheid",
    "Gebied",
    "Gemeente",
    "InrichtingVersie",
    "Lidmaatschap",
    "Medewerker",
    "Organisatie",
    "Registratie",
    "Rolrecht",
    "Spreekuur",
    "Spreekuurvrijwilliger",
    "Team",
    "TeamGebied",
]
