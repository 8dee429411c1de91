"""Het blad Binnengekomen: filters, groepen, bladen en één opengeklapte vraag."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Page
from django.urls import reverse
from django.utils import timezone

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.overzichten import FILTERS
from keukentafel.doen.regie.models import Overgang
from keukentafel.doen.regie.overzichten import bij_vragen
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.werkplek.inlog.bewaard import haal
from keukentafel.werkplek.vragen import aangeboden as aanbod
from keukentafel.werkplek.vragen import bekijken, wachtrij
from keukentafel.werkplek.vragen.forms_wachtrij import AanbiedFormulier, AntwoordFormulier, DoorzetFormulier


@dataclass(frozen=True)
class Lijst:
    """Alles wat het blad Binnengekomen toont."""

    kring: Werkkring
    inrichting: Inrichting
    vandaag: date
    gekozen: str
    pagina: Page[Vraag]
    detail: bekijken.Detail | None
    buiten_blad: bool
    aangeboden: list[aanbod.Rij]
    """Wat andere teams ons aanbieden; staat boven de lijst."""
    filters: list[wachtrij.Filter]
    overgangen: dict[UUID, Overgang]
    """Wat wij van deze vragen aanboden, en nog wacht of werd geweigerd."""

    @property
    def vragen(self) -> list[Vraag]:
        """Elke vraag die op het blad staat."""
        return [*([self.detail.vraag] if self.detail and self.buiten_blad else []), *self.pagina.object_list]

    def inhoud(self) -> dict[str, object]:
        """De context van het sjabloon."""
        open_id = self.detail.vraag.pk if self.detail else None
        return {
            "filters": self.filters,
            "gekozen": next(filter_ for filter_ in self.filters if filter_.hier),
            "samenvatting": wachtrij.samenvatting(self.kring, self.filters),
            "pagina": self.pagina,
            "groepen": wachtrij.groepen(self.vragen, self.inrichting, self.vandaag, open_id, self.overgangen),
            "detail": self.detail,
            "aangeboden": self.aangeboden,
            "vandaag": self.vandaag,
        }


def lijst(
    request: Verzoek,
    vraag_id: UUID | None = None,
    *,
    doorzetten: DoorzetFormulier | None = None,
    beantwoorden: AntwoordFormulier | None = None,
    aanbieden: AanbiedFormulier | None = None,
) -> Lijst:
    """De lijst van dit verzoek; `vraag_id` klapt één vraag open, anders `?open=`, anders de dringendste vrije."""
    kring, vandaag = request.werkkring, timezone.localdate()
    gekozen = request.GET.get("toon", "alle")
    gekozen = gekozen if gekozen in FILTERS else "alle"
    inrichting = kring.inrichting
    filters = wachtrij.filters(kring, gekozen, vandaag)
    pagina = wachtrij.blad(kring, filters, request.GET.get("blad", "1"), vandaag)
    wens = vraag_id or _uuid(request.GET.get("open", "")) or _vrije(pagina)
    vraag = bekijken.zoek(kring, wens) if wens else None
    if vraag and request.method == "GET":
        doorzetten, beantwoorden, aanbieden = _terug(request, vraag, vandaag)
    ingevuld = {"doorzetten": doorzetten, "beantwoorden": beantwoorden, "aanbieden": aanbieden}
    op_blad = {rij.pk for rij in pagina.object_list}
    overgangen = bij_vragen(kring.stelsel.pk, op_blad | ({vraag.pk} if vraag else set()))
    wacht = overgangen.get(vraag.pk) if vraag else None
    detail = bekijken.detail(kring, vraag, inrichting, vandaag, wacht=wacht, **ingevuld) if vraag else None  # type: ignore[arg-type]
    buiten = vraag is not None and vraag.pk not in op_blad
    aangeboden = aanbod.rijen(inrichting, vandaag, lambda adres: haal(request, adres))
    return Lijst(kring, inrichting, vandaag, gekozen, pagina, detail, buiten, aangeboden, filters, overgangen)


def naar_de_vraag(vraag_id: UUID) -> str:
    """Het adres van de lijst met deze vraag open."""
    return f"{reverse('vragen')}?open={vraag_id}#open"


def _terug(
    request: Verzoek, vraag: Vraag, dag: date
) -> tuple[DoorzetFormulier | None, AntwoordFormulier | None, AanbiedFormulier | None]:
    """Wat getypt was voordat de sessie verliep."""
    door = haal(request, reverse("vraag-doorzetten", args=[vraag.pk]))
    antwoord = haal(request, reverse("vraag-beantwoorden", args=[vraag.pk]))
    aan = haal(request, reverse("vraag-aanbieden", args=[vraag.pk]))
    return (
        bekijken.doorzetformulier(request.werkkring, vraag, dag, door) if door else None,
        AntwoordFormulier(antwoord) if antwoord else None,
        bekijken.aanbiedformulier(request.werkkring, vraag, dag, aan) if aan else None,
    )


def _vrije(pagina: Page[Vraag]) -> UUID | None:
    return next((vraag.pk for vraag in pagina.object_list if vraag.status == Vraag.Status.OPEN), None)


def _uuid(tekst: str) -> UUID | None:
    try:
        return UUID(tekst)
    except ValueError:
        return None
