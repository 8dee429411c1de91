"""Het netwerk van een huishouden zoals het op een dag was."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from keukentafel.doen.dossier.models import Dossier, Huishoudlid, Persoon
from keukentafel.doen.netwerk.gedeeld import op_dag
from keukentafel.doen.netwerk.models import Netwerkcontact, Relatie, Vertegenwoordiging
from keukentafel.doen.netwerk.vertegenwoordigers import NIET_BEKEND

BUITEN = Huishoudlid.Rol.BUITEN


@dataclass(frozen=True)
class Netwerk:
    """Wie er op een dag bij het huishouden hoorden, en hoe."""

    dossier: Dossier
    dag: date
    leden: tuple[Huishoudlid, ...]
    """Wie er die dag woonden, oudste eerst."""
    familie: tuple[Persoon, ...]
    """Wie ergens anders woont en een relatie heeft met iemand in het dossier, oudste eerst."""
    relaties: tuple[Relatie, ...]
    bekenden: tuple[Netwerkcontact, ...]
    vertegenwoordigingen: tuple[Vertegenwoordiging, ...]

    @property
    def personen(self) -> tuple[Persoon, ...]:
        """Iedereen met een naam in dit netwerk, oudste eerst."""
        return tuple(sorted((*(lid.persoon for lid in self.leden), *self.familie), key=_leeftijd))


@dataclass(frozen=True)
class Beslisser:
    """Wie er over iemand beslist of namens haar spreekt; `bekend` False: gevraagd, en niet bekend."""

    soort: str
    naam: str
    bekend: bool = True


def netwerk_op(dossier: Dossier, dag: date) -> Netwerk:
    """Het netwerk van een dossier dat al langs het slot kwam, zoals het op die dag was. Vier vragen aan de database."""
    van_dossier = Q(stelsel_id=dossier.stelsel_id, dossier=dossier)
    alle = list(Huishoudlid.objects.filter(van_dossier, van__lte=dag).select_related("persoon").order_by("-tot", "pk"))
    wonen_nu = (lid for lid in alle if lid.rol != BUITEN and (lid.tot is None or lid.tot > dag))
    leden = sorted(wonen_nu, key=lambda lid: _leeftijd(lid.persoon))
    relaties = list(Relatie.objects.filter(van_dossier, op_dag(dag)).order_by("soort", "vastgelegd_op", "pk"))
    vertegenwoordigingen = list(
        Vertegenwoordiging.objects.filter(van_dossier, op_dag(dag))
        .select_related("over", "door_persoon")
        .order_by("soort", "vastgelegd_op", "pk")
    )
    wonen = {lid.persoon_id for lid in leden}
    genoemd = {persoon for relatie in relaties for persoon in (relatie.a_id, relatie.b_id)} | {
        persoon for rij in vertegenwoordigingen for persoon in (rij.over_id, rij.door_persoon_id) if persoon
    }
    los = {lid.persoon_id for lid in alle if lid.rol == BUITEN}
    elders = {lid.persoon_id: lid.persoon for lid in alle if lid.persoon_id in (genoemd | los) - wonen}
    er_toen = {*wonen, *elders}
    return Netwerk(
        dossier,
        dag,
        tuple(leden),
        tuple(sorted(elders.values(), key=_leeftijd)),
        tuple(relatie for relatie in relaties if {relatie.a_id, relatie.b_id} <= er_toen),
        tuple(
            Netwerkcontact.objects.filter(van_dossier, op_dag(dag))
            .select_related("persoon")
            .order_by("vastgelegd_op", "pk")
        ),
        tuple(rij for rij in vertegenwoordigingen if rij.over_id in er_toen),
    )


def met_beslissers(leden: QuerySet[Huishoudlid], dag: date) -> QuerySet[Huishoudlid]:
    """Zet bij elk lid wie er die dag over haar beslist of namens haar spreekt, in dezelfde vraag aan de database."""
    rijen = Vertegenwoordiging.objects.filter(
        op_dag(dag),
        stelsel_id=OuterRef("stelsel_id"),
        dossier_id=OuterRef("dossier_id"),
        over_id=OuterRef("persoon_id"),
    ).order_by("soort", "vastgelegd_op", "pk")
    wie = JSONObject(soort="soort", voornaam="door_persoon__voornaam", achternaam="door_persoon__achternaam",
                     naam="naam", organisatie="organisatie")  # fmt: skip
    return leden.annotate(beslissen=ArraySubquery(rijen.values(wie=wie)))


def beslissers(lid: Huishoudlid) -> list[Beslisser]:
    """Wie er over een lid beslissen, van een lid dat langs `met_beslissers` kwam."""
    return [
        Beslisser(
            rij["soort"],
            rij["voornaam"] or rij["achternaam"] or rij["naam"] or rij["organisatie"],
            bekend=rij["naam"] != NIET_BEKEND,
        )
        for rij in lid.beslissen  # type: ignore[attr-defined]
    ]


def beslisser(rij: Vertegenwoordiging) -> Beslisser:
    """Wie het is, van een rij met `door_persoon`."""
    wie = rij.door_persoon
    naam = (wie.voornaam or wie.achternaam) if wie else (rij.naam or rij.organisatie)
    return Beslisser(rij.soort, naam, bekend=rij.naam != NIET_BEKEND)


def dagen(dossier: Dossier) -> list[date]:
    """De dagen waarop er in het netwerk iets veranderde, nieuwste eerst. Eén vraag aan de database."""
    van_dossier = Q(stelsel_id=dossier.stelsel_id, dossier=dossier)
    soorten = (Huishoudlid, Relatie, Netwerkcontact, Vertegenwoordiging)
    perioden = [model.objects.filter(van_dossier).values_list("van", "tot") for model in soorten]
    eerste, *rest = perioden
    return sorted({dag for paar in eerste.union(*rest) for dag in paar if dag is not None}, reverse=True)


def eerder_gewoond(dossier: Dossier, dag: date) -> list[Huishoudlid]:
    """Wie er voor die dag vertrok en er die dag niet woont."""
    leden = Huishoudlid.objects.filter(stelsel_id=dossier.stelsel_id, dossier=dossier).exclude(rol=BUITEN)
    weg, nu = leden.filter(tot__lte=dag), leden.filter(Q(tot__isnull=True) | Q(tot__gt=dag), van__lte=dag)
    return list(weg.exclude(persoon__in=nu.values("persoon")).select_related("persoon").order_by("-tot", "pk"))


def _leeftijd(persoon: Persoon) -> tuple[bool, date, int, str]:
    """Oudste eerst; wie geen geboortedatum heeft, staat na wie er wel een heeft, op leeftijd."""
    jaren = persoon.leeftijd_bij_opgave
    return persoon.geboortedatum is None, persoon.geboortedatum or date.max, -(jaren or 0), str(persoon.pk)


def namen(personen: Iterable[Persoon]) -> dict[UUID, str]:
    """De voornaam van ieder, met de eerste letter van de achternaam als er twee zo heten."""
    alle = list(personen)
    tellen: dict[str, int] = defaultdict(int)
    for persoon in alle:
        tellen[persoon.voornaam] += 1
    uit = {}
    for persoon in alle:
        kort = persoon.voornaam or persoon.naam
        dubbel = persoon.voornaam and tellen[persoon.voornaam] > 1 and persoon.achternaam
        uit[persoon.pk] = f"{kort} {persoon.achternaam[0]}." if dubbel else kort
    return uit
