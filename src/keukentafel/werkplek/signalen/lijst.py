"""De signalen van het team in twee lijsten: contact leggen, en de partner laten horen dat het er is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.signalen.models import Signaal
from keukentafel.doen.signalen.overzichten import contact_te_leggen, terug_te_melden
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.regels.signalen import terug_uiterlijk
from keukentafel.werkplek import klok

PER_BLAD = 25


@dataclass(frozen=True)
class Rij:
    """Een signaal met de dag waarop iets moet."""

    signaal: Signaal
    klok: klok.Klok | None
    soort: str
    huishouden: str


@dataclass(frozen=True)
class Lijst:
    """Alles wat het blad Signalen toont."""

    contact: list[Rij]
    terug: list[Rij]
    pagina: Page[Signaal]
    terug_aantal: int
    vandaag: date

    @property
    def vragen(self) -> list[Vraag]:
        """Elke vraag die op het blad staat."""
        return list({rij.signaal.vraag.pk: rij.signaal.vraag for rij in (*self.contact, *self.terug)}.values())

    def context(self) -> dict[str, object]:
        """De context van het sjabloon."""
        return {
            "contact": self.contact,
            "terug": self.terug,
            "pagina": self.pagina,
            "terug_aantal": self.terug_aantal,
            "terug_meer": self.terug_aantal - len(self.terug),
            "vandaag": self.vandaag,
        }


def lijst(kring: Werkkring, nu: datetime, nummer: str) -> Lijst:
    """De signalen in het bereik van deze medewerker; het langste deel bladert."""
    vandaag, bereik = timezone.localdate(nu), kring.bereik("dossier_lezen")
    inrichting = kring.inrichting
    pagina = Paginator(contact_te_leggen(kring.stelsel.pk, bereik), PER_BLAD).get_page(nummer)
    alle_terug = terug_te_melden(kring.stelsel.pk, bereik)
    terug = list(alle_terug[:PER_BLAD])
    return Lijst(
        contact=[_rij(een, inrichting, een.contact_uiterlijk, _("Contact"), vandaag) for een in pagina.object_list],
        terug=list(_terug(terug, inrichting, vandaag)),
        pagina=pagina,
        terug_aantal=len(terug) if len(terug) < PER_BLAD else alle_terug.count(),
        vandaag=vandaag,
    )


def _terug(signalen: list[Signaal], inrichting: Inrichting, vandaag: date) -> Iterable[Rij]:
    for een in signalen:
        klaar = timezone.localdate(een.uitkomst_op) if een.uitkomst_op else vandaag
        yield _rij(een, inrichting, terug_uiterlijk(een.soort, klaar, inrichting), _("Terugmelden"), vandaag)


def _rij(signaal: Signaal, inrichting: Inrichting, eind: date | None, woorden: str, vandaag: date) -> Rij:
    koppeling = getattr(signaal.vraag, "dossiervraag", None)
    begin = timezone.localdate(signaal.vraag.ontvangen_op)
    return Rij(
        signaal=signaal,
        klok=klok.maak(eind, vandaag, begin=begin, woorden=woorden) if eind else None,
        soort=inrichting.signaalsoort(signaal.soort).naam,
        huishouden=koppeling.dossier.naam if koppeling else "",
    )
