"""Wat er nog terug te bellen is: elke open klok met wie haar heeft, en op welke trede zij staat."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from keukentafel.doen.ingang.klokken import TERUGBELLEN
from keukentafel.doen.ingang.models import Termijn
from keukentafel.doen.ingang.overzichten import OPEN
from keukentafel.doen.tabel import in_bereik
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.inzet.bezetting import Werker, werkers
from keukentafel.regelen.inzet.models import Afwezigheid
from keukentafel.regelen.medewerkers.models import Lidmaatschap
from keukentafel.regelen.medewerkers.overzichten import Bereik
from keukentafel.regelen.teams.overzichten import op
from keukentafel.regels.inzet import Vervanger
from keukentafel.regels.terugbellen import Belofte, Escalatie, trede

VERDELEN = "werk_verdelen"


@dataclass(frozen=True)
class Terugbelwerk:
    """De open beloftes met hun trede, en de mensen die ermee te maken hebben."""

    termijnen: Sequence[Termijn]
    treden: Mapping[UUID, Escalatie]
    mensen: Mapping[int, Werker]


def open_beloftes(stelsel_id: int, bereik: Bereik | None = None) -> QuerySet[Termijn]:
    """De klokken om terug te bellen die nog lopen, de eerste voorop, met `keer` (pogingen) en `laatst` (de laatste).

    Zonder `bereik` alles van het stelsel: alleen voor de dagelijkse taak.
    """
    return (
        _lopend(stelsel_id, bereik)
        .select_related("vraag__opgenomen_door", "vraag__namens", "vraag__team", "vraag__dossiervraag__dossier")
        .annotate(keer=Count("vraag__belpogingen"), laatst=Max("vraag__belpogingen__moment"))
        .order_by("uiterlijk", "-vraag__spoed", "vraag__ontvangen_op", "pk")
    )


def _lopend(stelsel_id: int, bereik: Bereik | None) -> QuerySet[Termijn]:
    waar = Q() if bereik is None else in_bereik(bereik, "vraag__")
    return Termijn.objects.filter(
        waar, stelsel_id=stelsel_id, soort=TERUGBELLEN, klaar_op__isnull=True, vraag__status__in=OPEN
    )


def tellers(stelsel_id: int, bereik: Bereik, medewerker_id: int, dag: date) -> dict[str, int]:
    """Hoeveel er wacht: van het team, van mij, vandaag of te laat, en van nog niemand. Eén vraag aan de database."""
    return _lopend(stelsel_id, bereik).aggregate(
        team=Count("pk"),
        mij=Count("pk", filter=Q(vraag__opgenomen_door_id=medewerker_id)),
        nu=Count("pk", filter=Q(uiterlijk__lte=dag)),
        niemand=Count("pk", filter=Q(vraag__opgenomen_door__isnull=True)),
    )


def werk(
    stelsel_id: int, termijnen: Iterable[Termijn], inrichting: Inrichting, dag: date, *, einde_dag: bool = False
) -> Terugbelwerk:
    """Zet elke belofte op haar trede, volgens de regel. Twee vragen aan de database, hoeveel het er ook zijn."""
    alle = list(termijnen)
    mensen = _mensen(stelsel_id, alle, dag) if alle else {}
    leiding = {team: _leiding(mensen, team, inrichting) for team in {klok.vraag.team_id for klok in alle}}
    treden = {
        klok.vraag_id: trede(_belofte(klok, mensen, inrichting), leiding[klok.vraag.team_id], dag, einde_dag=einde_dag)
        for klok in alle
    }
    return Terugbelwerk(alle, treden, mensen)


def _mensen(stelsel_id: int, termijnen: Sequence[Termijn], dag: date) -> dict[int, Werker]:
    """De eigenaren, hun vervangers, en wie in deze teams een rol heeft."""
    eigenaren = [klok.vraag.opgenomen_door_id for klok in termijnen if klok.vraag.opgenomen_door_id is not None]
    teams = {klok.vraag.team_id for klok in termijnen}
    invallers = Afwezigheid.objects.filter(op(dag), stelsel_id=stelsel_id, medewerker_id__in=eigenaren)
    hier = Lidmaatschap.objects.filter(op(dag), Q(team_id__in=teams) | Q(team__isnull=True), stelsel_id=stelsel_id)
    waar = Q(pk__in=eigenaren) | Q(pk__in=hier.values("medewerker_id"))
    return werkers(stelsel_id, dag, waar | Q(pk__in=invallers.exclude(vervanger=None).values("vervanger_id")))


def _leiding(mensen: Mapping[int, Werker], team: int, inrichting: Inrichting) -> list[int]:
    """Wie er vandaag is en het werk van dit team verdeelt, op naam."""
    return [wie.id for wie in mensen.values() if wie.afwezig is None and _verdeelt(wie, team, inrichting)]


def _verdeelt(wie: Werker, team: int, inrichting: Inrichting) -> bool:
    rollen = {lid.rol for lid in wie.leden if lid.team == team and lid.gebied is None} & inrichting.rollen.keys()
    return any(VERDELEN in rechten for rol in rollen for rechten in inrichting.rechten_van(rol).values())


def _belofte(klok: Termijn, mensen: Mapping[int, Werker], inrichting: Inrichting) -> Belofte:
    vraag = klok.vraag
    eigenaar = mensen.get(vraag.opgenomen_door_id) if vraag.opgenomen_door_id else None
    weg = eigenaar.afwezig if eigenaar else None
    invaller = mensen.get(weg.vervanger) if weg and weg.vervanger else None
    return Belofte(
        vraag=vraag.pk,
        uiterlijk=klok.uiterlijk,
        eigenaar=vraag.opgenomen_door_id,
        weg=weg.periode if weg else None,
        vervanger=Vervanger(invaller.id, invaller.afwezig.periode if invaller.afwezig else None) if invaller else None,
        vervanger_mag=invaller is None or invaller.schrijft(vraag.team_id, vraag.gebied_id, inrichting),
    )
