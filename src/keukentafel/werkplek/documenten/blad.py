"""Het tabblad Documenten: wat er ligt, over wie, en wat is ingetrokken."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from keukentafel.doen.delen import zicht
from keukentafel.doen.documenten.models import Document
from keukentafel.doen.documenten.overzichten import documenten
from keukentafel.doen.dossier.overzichten import Huishouden
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.werkplek.huishouden.hoofd import hoofd
from keukentafel.werkplek.huishouden.leden import namen

PER_BLAD = 25
KILO = 1_024  # bytes


@dataclass(frozen=True)
class Regel:
    """Een document in de lijst."""

    document: Document
    over: str
    niet_voor: str
    wat: str


def blad(kring: Werkkring, huis: Huishouden, nu: datetime, nummer: str) -> dict[str, object]:
    """De context van het sjabloon."""
    inrichting = kring.inrichting
    afspraken = zicht.komende_afspraken(kring, huis.dossier, nu)
    pagina = Paginator(documenten(huis.dossier), PER_BLAD).get_page(nummer)
    return hoofd(kring, huis, nu, inrichting, afspraken=afspraken, hier="documenten") | {
        "pagina": pagina,
        "regels": [_regel(huis, document) for document in pagina.object_list],
    }


def _regel(huis: Huishouden, document: Document) -> Regel:
    soort = document.bestandsnaam.rpartition(".")[2].upper()
    wat = f"{document.get_soort_display()}, {soort}, {hoe_groot(document.grootte)}"
    if not document.gescand:
        wat = _("%(wat)s, niet nagekeken op virussen") % {"wat": wat}
    return Regel(document, namen(huis, document.over), namen(huis, document.afgeschermd_voor), wat)


def hoe_groot(grootte: int) -> str:
    """De grootte (bytes) zoals mensen haar lezen: "213 bytes" zegt niemand iets."""
    return _("minder dan 1 KB") if grootte < KILO else filesizeformat(grootte)
