"""Wat er in een dossier te zien is: het huishouden, zijn vragen en alles op één tijdlijn."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import BooleanField, Count, F, Func, Max, Min, OuterRef, Prefetch, Q, QuerySet, Subquery

from keukentafel.doen.dossier.models import Afspraak, Contactmoment, Dossier, DossierVraag, Huishoudlid, Taak
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.ingang.overzichten import OPEN
from keukentafel.doen.tabel import in_bereik
from keukentafel.doen.triage.models import Triage
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import Bereik
from keukentafel.regelen.teams.models import Team

MET_VAN_TEAM = frozenset({"dossier_overgedragen", "vraag_overgedragen", "dossier_verhuisd"})
MET_VAN_NAAR = frozenset({"vraag_toegewezen", "regie_gewisseld"})
MET_TRIAGE = frozenset({"triage_gedaan", "vraag_doorgezet"})


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
    contact: Contactmoment | None = None
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
    erbij: Callable[[QuerySet[Huishoudlid]], QuerySet[Huishoudlid]] = lambda leden: leden,
) -> Huishouden:
    """Het huishouden met leden, vragen en open termijnen, uit de dossiers en vragen die iemand mag zien.

    `erbij` zet bij de leden wat een latere kamer over hen weet, in dezelfde vraag aan de database.

    Raises:
        Dossier.DoesNotExist: het dossier is er niet, of je mag het niet zien; dat is hetzelfde.
    """
    samen = Func(F("pk"), function="kt_is_samengevoegd", output_field=BooleanField())
    alle = dossiers.annotate(samengevoegd=samen).select_related("team", "gebied", "gemeente", "contact")
    dossier = alle.get(pk=dossier_id)
    stelsel_id = dossier.stelsel_id
    leden = erbij(leden_nu(dossier))
    te_zien = tuple(
        vragen.filter(dossiervraag__dossier=dossier)
        .select_related("team", "opgenomen_door", "signaal")
        .order_by("-ontvangen_op")
    )
    termijnen = (
        Termijn.objects.filter(stelsel_id=stelsel_id, vraag__in=te_zien, klaar_op__isnull=True)
        .select_related("vraag")
        .order_by("uiterlijk", "soort")
    )
    triages = _triages(stelsel_id, [vraag.pk for vraag in te_zien])
    return Huishouden(dossier, tuple(leden), te_zien, tuple(termijnen), triages, dossier.samengevoegd)


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
    teams, namen = _van_teams(stelsel_id, rijen), _van_en_naar(stelsel_id, rijen)
    contacten, afspraken = _contacten(alle, rijen), _afspraken(alle, rijen)
    taken = _taken(alle, rijen)
    leden = {str(lid.persoon_id): lid.persoon.naam for lid in huis.leden}
    return [
        Moment(
            soort=rij.soort,
            moment=rij.moment,
            door=rij.door or "",
            vraag=vragen.get(rij.vraag_id) if rij.vraag_id else None,
            gegevens=rij.gegevens,
            uit=uit.get(rij.dossier_id) if rij.dossier_id else None,
            triage=huis.triages.get(rij.vraag_id) if rij.vraag_id and rij.soort in MET_TRIAGE else None,
            van_team=teams.get(rij.gegevens.get("van_team"), "") if rij.soort in MET_VAN_TEAM else "",
            contact=contacten.get(str(rij.gegevens.get("contact"))),
            afspraak=afspraken.get(str(rij.gegevens.get("afspraak"))),
            taak=taken.get(str(rij.gegevens.get("taak")), ""),
            van_wie=namen.get(rij.gegevens.get("van"), ""),
            naar_wie=namen.get(rij.gegevens.get("naar"), ""),
            over_wie=leden.get(str(rij.gegevens.get("persoon") or rij.gegevens.get("over")), ""),
        )
        for rij in rijen
    ]


def _van_teams(stelsel_id: int, rijen: Sequence[Gebeurtenis]) -> dict[int, str]:
    """Hoe de teams heten waar overgedragen werk vandaan kwam; zonder overdracht geen vraag aan de database."""
    nummers = {rij.gegevens["van_team"] for rij in rijen if rij.soort in MET_VAN_TEAM}
    return dict(Team.objects.filter(stelsel_id=stelsel_id, pk__in=nummers).values_list("pk", "naam")) if nummers else {}


def _van_en_naar(stelsel_id: int, rijen: Sequence[Gebeurtenis]) -> dict[int | None, str]:
    """Hoe de collega's heten die een vraag gaven of kregen; zonder toewijzing geen vraag aan de database."""
    nummers = {rij.gegevens[kant] for rij in rijen if rij.soort in MET_VAN_NAAR for kant in ("van", "naar")}
    mensen = Medewerker.objects.filter(stelsel_id=stelsel_id, pk__in=nummers - {None})
    return dict(mensen.values_list("pk", "naam")) if nummers else {}


def _contacten(alle: Sequence[Dossier], feiten: Sequence[Gebeurtenis]) -> dict[str, Contactmoment]:
    """De contactmomenten bij deze feiten, uit het dossier zelf: de stroom kent alleen hun id."""
    ids = [feit.gegevens["contact"] for feit in feiten if "contact" in feit.gegevens]
    rijen = Contactmoment.objects.filter(stelsel_id=alle[0].stelsel_id, dossier__in=alle, pk__in=ids) if ids else ()
    return {str(rij.pk): rij for rij in rijen}


def _afspraken(alle: Sequence[Dossier], feiten: Sequence[Gebeurtenis]) -> dict[str, Afspraak]:
    ids = {feit.gegevens["afspraak"] for feit in feiten if "afspraak" in feit.gegevens}
    rijen = Afspraak.objects.filter(stelsel_id=alle[0].stelsel_id, dossier__in=alle, pk__in=ids)
    return {str(rij.pk): rij for rij in (rijen.select_related("medewerker") if ids else ())}


def _taken(alle: Sequence[Dossier], feiten: Sequence[Gebeurtenis]) -> dict[str, str]:
    ids = {feit.gegevens["taak"] for feit in feiten if "taak" in feit.gegevens}
    rijen = Taak.objects.filter(stelsel_id=alle[0].stelsel_id, dossier__in=alle, pk__in=ids)
    return {str(id_): wat for id_, wat in rijen.values_list("pk", "wat")} if ids else {}


def _triages(stelsel_id: int, vragen: Sequence[UUID]) -> dict[UUID, Triage]:
    """De laatste triage per vraag."""
    rijen = (
        Triage.objects.filter(stelsel_id=stelsel_id, vraag_id__in=vragen)
        .select_related("gekozen_team", "inrichting_versie")
        .defer("inrichting_versie__inhoud")
        .order_by("vraag_id", "-moment")
        .distinct("vraag_id")
    )
    return {rij.vraag_id: rij for rij in rijen}


def personen_van(stelsel_id: int, dossiers: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """Wie er nu bij deze dossiers horen, per dossier; alleen wat je mag zien. Eén vraag aan de database."""
    uit: dict[UUID, list[UUID]] = {}
    if dossiers:
        leden = Huishoudlid.objects.filter(stelsel_id=stelsel_id, dossier_id__in=dossiers, tot__isnull=True)
        for dossier_id, persoon_id in leden.values_list("dossier_id", "persoon_id"):
            uit.setdefault(dossier_id, []).append(persoon_id)
    return uit


def huishoudens(stelsel_id: int, bereik: Bereik) -> QuerySet[Dossier]:
    """De dossiers in dit bereik, met aantallen en de eerste uiterste datum; op naam."""
    dossiers = Dossier.objects.filter(in_bereik(bereik), stelsel_id=stelsel_id)
    return _met_stand(dossiers, bereik).order_by("sorteernaam", "pk")


def mijn_huishoudens(stelsel_id: int, bereik: Bereik, medewerker_id: int) -> QuerySet[Dossier]:
    """De huishoudens waarvan de medewerker een open vraag heeft opgenomen; meest dringend eerst.

    Het dossier ligt in haar bereik, of het is met haar team gedeeld zolang die vraag open is.
    """
    mijn = DossierVraag.objects.filter(
        in_bereik(bereik, "vraag__"),
        Q(gedeeld=True) | in_bereik(bereik, "dossier__"),
        stelsel_id=stelsel_id,
        vraag__opgenomen_door_id=medewerker_id,
        vraag__status=Vraag.Status.OPGENOMEN,
    ).values("dossier_id")
    return _met_stand(Dossier.objects.filter(stelsel_id=stelsel_id, pk__in=mijn), bereik).order_by(
        F("eerste_datum").asc(nulls_last=True), "sorteernaam"
    )


def _met_stand(dossiers: QuerySet[Dossier], bereik: Bereik) -> QuerySet[Dossier]:
    vraag = "dossiervragen__vraag__"
    te_zien = in_bereik(bereik) | in_bereik(bereik, vraag)
    open_vraag = Q(**{f"{vraag}status__in": OPEN}) & te_zien
    return (
        dossiers.select_related("contact", "team", "gebied")
        .annotate(
            aantal_open=Count("dossiervragen__vraag", filter=open_vraag, distinct=True),
            eerste_datum=Min("dossiervragen__vraag__uiterlijk", filter=open_vraag),
            laatste_contact=Max("dossiervragen__vraag__ontvangen_op", filter=te_zien),
        )
        .prefetch_related(
            Prefetch("leden", Huishoudlid.objects.filter(tot__isnull=True).select_related("persoon"), "nu_leden")
        )
    )
