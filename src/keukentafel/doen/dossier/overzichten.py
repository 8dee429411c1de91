"""Wat er in een dossier te zien is: het huishouden, zijn vragen en alles op één tijdlijn."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import (
    Aggregate,
    BooleanField,
    Count,
    F,
    Func,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from keukentafel.doen.dossier.bij_feiten import Contactfeit, lees_erbij
from keukentafel.doen.dossier.models import Afspraak, Dossier, DossierVraag, Huishoudlid
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.ingang.overzichten import OPEN
from keukentafel.doen.tabel import in_bereik
from keukentafel.doen.triage.models import Triage
from keukentafel.doen.triage.overzichten import bij_feit, geschiedenis, met_stand, termijnen, triage
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import Bereik

MET_TRIAGE = frozenset({"triage_gedaan", "triage_herzien", "vraag_doorgezet"})


@dataclass(frozen=True)
class Huishouden:
    """Het hoofd van een dossier: wie aan tafel zit, en wat er open staat."""

    dossier: Dossier
    leden: tuple[Huishoudlid, ...]
    vragen: tuple[Vraag, ...]
    termijnen: tuple[Termijn, ...]
    triages: dict[UUID, Triage]
    """De laatste triage per vraag."""
    samengevoegd: bool = False
    """Of er een ander dossier in opging, of dit in een ander."""
    erbij: tuple[Dossier, ...] = ()
    """Wat erin is opgegaan en wie kijkt ook leest: hun feiten staan op dezelfde tijdlijn."""
    tafel: tuple[Huishoudlid, ...] = ()
    """Na samenvoegen: wie er in het hoofd staan, ook uit wat erin opging; leeg zijn het de leden."""

    @property
    def triage(self) -> Triage | None:
        """De laatste triage van dit huishouden."""
        return max(self.triages.values(), key=lambda triage: triage.moment, default=None)

    @property
    def open_vragen(self) -> tuple[Vraag, ...]:
        return tuple(vraag for vraag in self.vragen if vraag.status in OPEN)


@dataclass(frozen=True)
class Moment:
    """Eén punt op de tijdlijn: het feit uit de stroom, met de inhoud uit het dossier erbij."""

    soort: str
    moment: datetime
    door: str
    vraag: Vraag | None
    gegevens: dict[str, object]
    triage: Triage | None = None
    van_team: str = ""
    """Bij een overdracht: hoe het team heet dat het werk had."""
    contact: Contactfeit | None = None
    afspraak: Afspraak | None = None
    uit: Dossier | None = None
    """Het opgegane dossier waar dit feit in staat; None is het dossier zelf."""
    taak: str = ""
    """Wat er te doen was, bij een taak."""
    van_wie: str = ""
    naar_wie: str = ""
    """Bij een vraag die aan een collega is gegeven: hoe zij heten."""
    over_wie: str = ""
    """Bij een feit over iemand uit het huishouden: hoe zij of hij heet."""


def leeftijd_op(geboren: date, dag: date) -> int:
    """De leeftijd in hele jaren op een dag."""
    return dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))


def leden_nu(dossier: Dossier) -> QuerySet[Huishoudlid]:
    """Wie er nu bij hoort, oudste eerst."""
    return (
        Huishoudlid.objects.filter(stelsel_id=dossier.stelsel_id, dossier=dossier, tot__isnull=True)
        .select_related("persoon")
        .order_by(F("persoon__geboortedatum").asc(nulls_last=True), "-persoon__leeftijd_bij_opgave", "pk")
    )


def huishouden(
    dossiers: QuerySet[Dossier],
    vragen: QuerySet[Vraag],
    dossier_id: UUID,
    leden: Callable[[Dossier], Iterable[Huishoudlid]] = leden_nu,
) -> Huishouden:
    """Het huishouden met leden, vragen en open termijnen, uit de dossiers en vragen die iemand mag zien.

    `leden` leest wie erbij horen, met wat een latere kamer over hen weet; het dossier heeft dan `samengevoegd` al.

    Raises:
        Dossier.DoesNotExist: het dossier is er niet, of je mag het niet zien; dat is hetzelfde.
    """
    samen = Func(F("pk"), function="kt_is_samengevoegd", output_field=BooleanField())
    alle = dossiers.annotate(samengevoegd=samen).select_related("team", "gebied", "gemeente", "contact")
    dossier = alle.get(pk=dossier_id)
    mensen = tuple(leden(dossier))
    te_zien = tuple(
        met_stand(vragen.filter(dossiervraag__dossier=dossier))
        .select_related("team", "opgenomen_door", "signaal")
        .order_by("-ontvangen_op")
    )
    klokken = sorted((klok for vraag in te_zien for klok in termijnen(vraag)), key=lambda k: (k.uiterlijk, k.soort))
    triages = {vraag.pk: laatste for vraag in te_zien if (laatste := triage(vraag))}
    return Huishouden(dossier, mensen, te_zien, tuple(klokken), triages, dossier.samengevoegd)


def tijdlijn(
    stelsel_id: int, huis: Huishouden, soorten: Sequence[str] = (), aantal: int = 50, vanaf: int = 0
) -> list[Moment]:
    """De tijdlijn, nieuwste eerst: feiten uit de stroom met de woorden uit het dossier.

    `soorten` beperkt tot die soorten gebeurtenissen; leeg is alles.
    """
    alle = [huis.dossier, *huis.erbij]
    uit = {dossier.pk: dossier for dossier in huis.erbij}
    feiten = Gebeurtenis.objects.filter(stelsel_id=stelsel_id, dossier_id__in=[dossier.pk for dossier in alle])
    if soorten:
        feiten = feiten.filter(soort__in=soorten)
    wie = Medewerker.objects.filter(stelsel_id=stelsel_id, pk=OuterRef("medewerker_id")).values("naam")
    feiten = feiten.annotate(door=Subquery(wie)).order_by("-moment", "-pk")
    rijen = list(feiten[vanaf : vanaf + aantal])
    vragen = {vraag.pk: vraag for vraag in huis.vragen}
    erbij = lees_erbij(alle, rijen)
    leden = {str(lid.persoon_id): lid.persoon.naam for lid in huis.leden}
    beoordeeld = _beoordeeld(stelsel_id, huis, rijen)
    return [
        Moment(
            soort=rij.soort,
            moment=rij.moment,
            door=rij.door or "",
            vraag=vragen.get(rij.vraag_id) if rij.vraag_id else None,
            gegevens=rij.gegevens,
            uit=uit.get(rij.dossier_id) if rij.dossier_id else None,
            triage=beoordeeld.get(rij.pk),
            van_team=erbij.teams.get(rij.gegevens.get("van_team"), ""),
            contact=erbij.contacten.get(str(rij.gegevens.get("contact"))),
            afspraak=erbij.afspraken.get(str(rij.gegevens.get("afspraak"))),
            taak=erbij.taken.get(str(rij.gegevens.get("taak")), ""),
            van_wie=erbij.mensen.get(rij.gegevens.get("van"), ""),
            naar_wie=erbij.mensen.get(rij.gegevens.get("naar"), ""),
            over_wie=leden.get(str(rij.gegevens.get("persoon") or rij.gegevens.get("over")), ""),
        )
        for rij in rijen
    ]


def _beoordeeld(stelsel_id: int, huis: Huishouden, rijen: Sequence[Gebeurtenis]) -> dict[UUID, Triage]:
    """De beoordeling bij elk feit daarover. Alleen wie later nog eens koos, kost een vraag aan de database."""
    met = [(rij.pk, rij.soort, rij.moment, rij.vraag_id) for rij in rijen if rij.soort in MET_TRIAGE]
    vaker = {v for _, _, _, v in met if v in huis.triages and (huis.triages[v].herzien or huis.triages[v].argument)}
    alle = geschiedenis(stelsel_id, vaker) if vaker else {}
    uit: dict[UUID, Triage] = {}
    for pk, soort, moment, vraag_id in met:
        if vraag_id is None:
            continue
        triage = bij_feit(alle[vraag_id], soort, moment) if vraag_id in alle else huis.triages.get(vraag_id)
        if triage is not None:
            uit[pk] = triage
    return uit


def personen_van(stelsel_id: int, dossiers: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """Wie er nu bij deze dossiers horen, per dossier; alleen wat je mag zien. Eén vraag aan de database."""
    uit: dict[UUID, list[UUID]] = {}
    if dossiers:
        leden = Huishoudlid.objects.filter(stelsel_id=stelsel_id, dossier_id__in=dossiers, tot__isnull=True)
        for dossier_id, persoon_id in leden.values_list("dossier_id", "persoon_id"):
            uit.setdefault(dossier_id, []).append(persoon_id)
    return uit


def leden_van(stelsel_id: int, dossiers: Collection[UUID]) -> dict[UUID, list[Huishoudlid]]:
    """Zoals `personen_van`, met de rij van elk lid."""
    uit: dict[UUID, list[Huishoudlid]] = {dossier_id: [] for dossier_id in dossiers}
    if dossiers:
        for lid in Huishoudlid.objects.filter(stelsel_id=stelsel_id, dossier_id__in=dossiers, tot__isnull=True):
            uit[lid.dossier_id].append(lid)
    return uit


def huishoudens(stelsel_id: int, bereik: Bereik, op_naam: Collection[UUID] = ()) -> QuerySet[Dossier]:
    """De dossiers in dit bereik en die iemand daarbuiten op naam leest; met aantallen en de eerste datum, op naam.

    `op_naam` zijn ids: wie nergens op naam werkt, houdt zo de opdracht die de index op team en naam afloopt.
    """
    waar = in_bereik(bereik) | Q(pk__in=op_naam) if op_naam else in_bereik(bereik)
    dossiers = Dossier.objects.filter(waar, stelsel_id=stelsel_id)
    return _met_stand(dossiers, bereik, op_naam).order_by("sorteernaam", "pk")


def mijn_huishoudens(
    stelsel_id: int, bereik: Bereik, medewerker_id: int, op_naam: QuerySet[Any, Any], regie: QuerySet[Any, Any]
) -> QuerySet[Dossier]:
    """De huishoudens die van de medewerker zijn; meest dringend eerst.

    Zij heeft er een open vraag opgenomen (in haar bereik, of met haar team gedeeld zolang die open is), zij heeft de
    `regie`, of zij werkt er `op_naam` mee: dossiers die een latere kamer kent, en die zij leest.
    """
    mijn = DossierVraag.objects.filter(
        in_bereik(bereik, "vraag__"),
        Q(gedeeld=True) | in_bereik(bereik, "dossier__"),
        stelsel_id=stelsel_id,
        vraag__opgenomen_door_id=medewerker_id,
        vraag__status=Vraag.Status.OPGENOMEN,
    ).values("dossier_id")
    # Eén verzameling, geen OF: elk deel loopt zijn eigen index af, en het dossier komt op zijn sleutel.
    dossiers = Dossier.objects.filter(stelsel_id=stelsel_id, pk__in=mijn.union(regie, op_naam))
    return _met_stand(dossiers, bereik, op_naam).order_by(F("eerste_datum").asc(nulls_last=True), "sorteernaam")


def _met_stand(
    dossiers: QuerySet[Dossier], bereik: Bereik, op_naam: Collection[UUID] | QuerySet[Any, Any]
) -> QuerySet[Dossier]:
    """Met aantal_open, eerste_datum, laatste_contact, elk een deelvraag: een lijst rekent alleen na wat zij toont."""
    hier = DossierVraag.objects.filter(
        in_bereik(bereik, "dossier__") | in_bereik(bereik, "vraag__") | Q(dossier__in=op_naam), dossier=OuterRef("pk")
    )
    te_doen = hier.filter(vraag__status__in=OPEN)
    return (
        dossiers.select_related("contact", "gebied")
        .only("naam", "contact__naam", "gebied__naam")
        .annotate(
            aantal_open=Coalesce(_over(te_doen, Count("pk")), 0),
            eerste_datum=_over(te_doen, Min("vraag__uiterlijk")),
            laatste_contact=_over(hier, Max("vraag__ontvangen_op")),
        )
    )


def _over(rijen: QuerySet[DossierVraag], getal: Aggregate) -> Subquery:
    """Eén getal over alle rijen van een dossier."""
    return Subquery(rijen.values("dossier").annotate(getal=getal).values("getal"))
