"""Het tabblad Contact: het journaal van een huishouden, nieuwste eerst, met wat er is afgesproken."""

from datetime import datetime

from django.core.paginator import Paginator
from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.overzichten import Huishouden
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.werkplek.huishouden import punten_contact
from keukentafel.werkplek.huishouden.hoofd import hoofd
from keukentafel.werkplek.huishouden.overzichten import komt, maanden

PER_BLAD = 25


def blad(kring: Werkkring, huis: Huishouden, nu: datetime, nummer: str) -> dict[str, object]:
    """De context van het sjabloon."""
    vandaag = timezone.localdate(nu)
    inrichting = kring.inrichting
    afspraken = zicht.komende_afspraken(kring, huis.dossier, nu)
    pagina = Paginator(zicht.contactmomenten(kring, nu).filter(dossier=huis.dossier), PER_BLAD).get_page(nummer)
    regels = [punten_contact.contact(regel, regel.door.naam, heel=True) for regel in pagina.object_list]
    return hoofd(kring, huis, nu, inrichting, afspraken=afspraken, hier="journaal") | {
        "pagina": pagina,
        "maanden": list(maanden(regels)),
        "straks": [komt(afspraak, vandaag) for afspraak in afspraken],
    }
