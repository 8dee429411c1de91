"""Regie op regie: huishoudens die aandacht vragen, met bewaarde filters en bladen van 25."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.dossier import aandacht
from keukentafel.doen.dossier.aandacht import SOORTEN, Soort
from keukentafel.doen.dossier.models import Dossier
from keukentafel.werkplek import datums
from keukentafel.werkplek.team.plek import Plek
from keukentafel.werkplek.vragen.wachtrij import Filter

PER_BLAD = 25
TITELS: dict[Soort, Promise] = {
    "alles": gettext_lazy("Alles"),
    "te_laat": gettext_lazy("Vraag te laat"),
    "zonder_contact": gettext_lazy("Zonder contactpersoon"),
    "stil": gettext_lazy("Lang geen contact"),
}


@dataclass(frozen=True)
class Rij:
    """Een huishouden met wat er is; `merken` zijn (soort, woord)."""

    dossier: Dossier
    merken: list[tuple[str, str]]
    bij: str
    sinds: date | None
    vraag_id: UUID | None
    """De eerste open vraag die nog niemand heeft: wie die krijgt, wordt contactpersoon."""
    personen: int = 0


@dataclass(frozen=True)
class Lijst:
    """De gekozen lijst met haar filters."""

    filters: list[Filter]
    rijen: list[Rij]
    pagina: Page[Dossier]
    totaal: int


class _Geteld(Paginator):  # type: ignore[type-arg]
    """Een blader die al weet hoeveel er zijn."""

    def __init__(self, rijen: QuerySet[Dossier], aantal: int) -> None:
        super().__init__(rijen, PER_BLAD)
        self.aantal = aantal

    @property
    def count(self) -> int:
        return self.aantal


def lijst(plek: Plek, toon: str, blad: str) -> Lijst:
    """De huishoudens van dit filter; twee vragen aan de database."""
    gekozen: Soort = next((soort for soort in SOORTEN if soort == toon), "alles")
    dag, dagen = plek.vandaag, plek.inrichting.inzet.dagen_zonder_contact
    alle = aandacht.huishoudens(plek.kring, plek.team.pk, dag, dagen)
    aantallen = aandacht.tellers(alle, dag, dagen)
    filters = [
        Filter(soort, str(TITELS[soort]), aantallen[f"n_{soort}"], soort == gekozen)
        for soort in SOORTEN
    ]  # fmt: skip
    van_filter = aandacht.van_soort(alle, gekozen, dag, dagen)
    pagina = _Geteld(van_filter, aantallen[f"n_{gekozen}"]).get_page(blad)
    rijen = [_rij(dossier, dag, dagen) for dossier in pagina.object_list]
    return Lijst(filters, rijen, pagina, aantallen["n_alles"])


def _rij(dossier: Dossier, dag: date, dagen: int) -> Rij:
    eerste: date | None = dossier.eerste_datum  # type: ignore[attr-defined]
    laatste = timezone.localdate(dossier.laatste_contact)  # type: ignore[attr-defined]
    stil = (dag - laatste).days
    merken, bij = [], []
    if eerste is not None and eerste < dag:
        merken.append(("danger", _("Vraag te laat")))
        bij.append(datums.nog(eerste, dag))
    if dossier.contact is None:
        merken.append(("danger", _("Geen contactpersoon")))
    if laatste < dag - timedelta(days=dagen):
        merken.append(("warning", _("%(n)s dagen geen contact") % {"n": stil}))
        bij.append(_("Afgesproken is: hoogstens %(n)s dagen") % {"n": dagen})
    sinds = eerste if eerste is not None and eerste < dag else laatste
    vraag_id: UUID | None = dossier.vrije_vraag  # type: ignore[attr-defined]
    return Rij(dossier, merken, ". ".join(bij), sinds, vraag_id)
