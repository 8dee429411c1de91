"""Wat een versie die nog moet ingaan met het lopende werk doet, en waarom zij misschien niet kan ingaan."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from keukentafel.doen.overdracht.overzichten import NIETS, Aantallen, Werk, opgeteld
from keukentafel.inrichting.laden import op_volgorde
from keukentafel.inrichting.model import Inrichting
from keukentafel.inrichting.verandering import (
    Klokverandering,
    Verandering,
    Verhuizing,
    verandering,
    zelfde_inhoud,
    zonder_wijken_naast_wijken,
)
from keukentafel.inrichting.verschil import Vergelijking, vergelijk
from keukentafel.kern.stelsels.models import Stelsel
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.gemeenten.models import InrichtingVersie
from keukentafel.regelen.gemeenten.overzichten import inrichting_op, laatste_van_dag
from keukentafel.regelen.medewerkers.models import Lidmaatschap
from keukentafel.regelen.teams.overzichten import lopende_teams, op
from keukentafel.regels.triage.instellingen import Team as Inrichtingsteam

ONMISBAAR = {
    "inrichting_beheren": "niemand_beheert",
    "toezicht": "niemand_houdt_toezicht",
    "noodtoegang_beoordelen": "niemand_beoordeelt",
}
"""Rechten die op elke dag iemand heeft, met de code van het bezwaar als dat niet zo is."""


@dataclass(frozen=True, slots=True)
class Einde:
    """Een team dat ophoudt, met het werk dat er nu ligt en wie er een rol heeft."""

    team: Inrichtingsteam
    werk: Aantallen
    zonder_wijk: Aantallen
    mensen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verhuist:
    """Een wijk die naar een ander team gaat, met het werk dat er nu ligt."""

    verhuizing: Verhuizing
    werk: Aantallen


@dataclass(frozen=True, slots=True)
class RolAnders:
    """Een rol die verdwijnt of andere rechten krijgt, met wie haar op die dag heeft."""

    rol: str
    naam: str
    weg: bool
    erbij: tuple[str, ...]
    eraf: tuple[str, ...]
    mensen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Punt:
    """Een reden om niet te laten ingaan, of iets om op te letten: een code, met namen erbij."""

    code: str
    namen: tuple[str, ...] = ()
    dag: date | None = None


@dataclass(frozen=True)
class Gevolgen:
    """Alles wat het blad en de opdrachtregel over een nieuwe versie zeggen."""

    dag: date
    oud: Inrichting | None
    """De versie die de dag ervoor geldt; None als dit de eerste is."""
    nieuw: Inrichting
    vergelijking: Vergelijking | None
    verandering: Verandering | None
    einden: tuple[Einde, ...]
    verhuizingen: tuple[Verhuist, ...]
    rollen: tuple[RolAnders, ...]
    klokken: tuple[Klokverandering, ...]
    zonder_wijk: Aantallen
    """Werk zonder wijk bij teams die ophouden of een wijk kwijtraken: daarvan is niet te zeggen waar het heen gaat."""
    bezwaren: tuple[Punt, ...]
    let_op: tuple[Punt, ...]
    vervangt: date | None
    """De dag van een aangekondigde versie waar deze voor in de plaats komt."""
    al_opgeslagen: bool

    @property
    def kan_ingaan(self) -> bool:
        """Er is geen bezwaar, en hij staat er nog niet."""
        return not self.bezwaren and not self.al_opgeslagen


def gevolgen(
    stelsel: Stelsel | None, nieuw: Inrichting, tel: Callable[[], Werk], vandaag: date, *, door: int | None = None
) -> Gevolgen:
    """Bereken de gevolgen van een versie voor een stelsel (None: het stelsel staat nog niet in het huis).

    `tel` geeft het werk per team en wijk; er wordt niets bewaard. `door` is de medewerker die haar aanbiedt: haar
    eigen rollen krijgen er geen recht bij. None is de opdrachtregel.
    """
    dag = nieuw.geldig_vanaf
    oud = _ervoor(stelsel, dag)
    if stelsel is None or oud is None:
        return _eerste(nieuw, vandaag, stelsel)
    anders = verandering(oud, nieuw)
    teller = _Teller(stelsel.pk, tel(), dag)
    einden = tuple(teller.einde(team) for team in anders.eindigt)
    verhuizingen = tuple(Verhuist(v, teller.in_wijk(v)) for v in anders.verhuizingen)
    van = {team.slug for team in anders.eindigt} | {v.van.slug for v in anders.verhuizingen}
    zonder_wijk = opgeteld(teller.zonder_wijk(slug) for slug in sorted(van))
    opgeslagen = laatste_van_dag(stelsel.pk, dag)
    gelijk = opgeslagen is not None and zelfde_inhoud(opgeslagen, nieuw)
    geraakt = any(e.werk for e in einden) or any(v.werk for v in verhuizingen)
    bezwaren = (*_bezwaren(stelsel, nieuw, vandaag, geraakt, opgeslagen is not None), *_voor_zichzelf(door, oud, nieuw))
    return Gevolgen(
        dag=dag,
        oud=oud,
        nieuw=nieuw,
        vergelijking=vergelijk(op_volgorde(oud), op_volgorde(nieuw)),
        verandering=anders,
        einden=einden,
        verhuizingen=verhuizingen,
        rollen=tuple(_rollen(stelsel.pk, oud, nieuw)),
        klokken=anders.klokken,
        zonder_wijk=zonder_wijk,
        bezwaren=() if gelijk else bezwaren,
        let_op=tuple(_let_op(stelsel.pk, nieuw, anders, teller)),
        vervangt=dag if opgeslagen is not None and not gelijk and dag > vandaag else None,
        al_opgeslagen=gelijk,
    )


def _ervoor(stelsel: Stelsel | None, dag: date) -> Inrichting | None:
    """De versie die op de dag ervoor geldt."""
    if stelsel is None:
        return None
    try:
        return inrichting_op(stelsel.pk, dag - timedelta(days=1))[1]
    except InrichtingVersie.DoesNotExist:
        return None


def _eerste(nieuw: Inrichting, vandaag: date, stelsel: Stelsel | None) -> Gevolgen:
    """De eerste versie: er loopt nog niets. In een stelsel dat er al is, komt zij voor alle andere en dus te laat.

    Ging de eerste versie van een stelsel vandaag in, dan komt er vandaag geen andere voor in de plaats.
    """
    dag = nieuw.geldig_vanaf
    er_al = laatste_van_dag(stelsel.pk, dag) if stelsel and dag == vandaag else None
    bezwaren = (Punt("verleden", dag=dag),) if stelsel and dag < vandaag else ()
    if er_al is not None and not zelfde_inhoud(er_al, nieuw):
        bezwaren = (Punt("geldt_al", dag=dag),)
    let_op = tuple(_verdacht(nieuw))
    return Gevolgen(
        nieuw.geldig_vanaf, None, nieuw, None, None, (), (), (), (), NIETS, bezwaren, let_op, None, al_opgeslagen=False
    )


class _Teller:
    """Het werk en de mensen van een team uit de inrichting, opgezocht in het huis."""

    def __init__(self, stelsel_id: int, werk: Werk, dag: date) -> None:
        ervoor = dag - timedelta(days=1)
        self.werk = werk
        self.teams = {team.slug: team for team in lopende_teams(stelsel_id, ervoor)}
        self.gebieden = dict(_gebieden(stelsel_id))
        leden = Lidmaatschap.objects.filter(op(dag), stelsel_id=stelsel_id, team__isnull=False)
        self.mensen: dict[int, list[str]] = {}
        for team_id, naam in leden.order_by("medewerker__naam").values_list("team_id", "medewerker__naam").distinct():
            self.mensen.setdefault(team_id or 0, []).append(naam)

    def einde(self, team: Inrichtingsteam) -> Einde:
        hier = self.teams.get(team.slug)
        werk = opgeteld(aantal for (team_id, _), aantal in self.werk.items() if hier and team_id == hier.pk)
        mensen = tuple(self.mensen.get(hier.pk, ())) if hier else ()
        return Einde(team, werk, self.zonder_wijk(team.slug), mensen)

    def in_wijk(self, verhuizing: Verhuizing) -> Aantallen:
        hier = self.teams.get(verhuizing.van.slug)
        code = verhuizing.wijk.code
        return opgeteld(
            aantal
            for (team_id, gebied_id), aantal in self.werk.items()
            if hier and team_id == hier.pk and gebied_id is not None and self.gebieden[gebied_id] == code
        )

    def zonder_wijk(self, slug: str) -> Aantallen:
        hier = self.teams.get(slug)
        return self.werk.get((hier.pk, None), NIETS) if hier else NIETS

    def zonder_mensen(self, teams: Iterable[Inrichtingsteam]) -> tuple[str, ...]:
        bezet = {slug for slug, team in self.teams.items() if team.pk in self.mensen}
        return tuple(team.naam for team in teams if team.slug not in bezet)


def _gebieden(stelsel_id: int) -> Iterable[tuple[int, str]]:
    return Gebied.objects.filter(stelsel_id=stelsel_id).values_list("pk", "code")


def _rollen(stelsel_id: int, oud: Inrichting, nieuw: Inrichting) -> Iterable[RolAnders]:
    wie = _wie_heeft(stelsel_id, nieuw.geldig_vanaf)
    for rol, gegevens in oud.rollen.items():
        mensen = tuple(wie.get(rol, ()))
        if rol not in nieuw.rollen:
            if mensen:
                yield RolAnders(rol, gegevens.naam, True, (), (), mensen)
            continue
        had, krijgt = _rechten(oud, rol), _rechten(nieuw, rol)
        if had != krijgt:
            yield RolAnders(
                rol, nieuw.rollen[rol].naam, False, tuple(sorted(krijgt - had)), tuple(sorted(had - krijgt)), mensen
            )


def _rechten(inrichting: Inrichting, rol: str) -> set[str]:
    return {recht for rechten in inrichting.rechten_van(rol).values() for recht in rechten}


def _wie_heeft(stelsel_id: int, dag: date) -> dict[str, list[str]]:
    rijen = Lidmaatschap.objects.filter(op(dag), stelsel_id=stelsel_id).order_by("medewerker__naam")
    uit: dict[str, list[str]] = {}
    for rol, naam in rijen.values_list("rol", "medewerker__naam").distinct():
        uit.setdefault(rol, []).append(naam)
    return uit


def _bezwaren(stelsel: Stelsel, nieuw: Inrichting, vandaag: date, geraakt: bool, dag_bezet: bool) -> Iterable[Punt]:
    dag = nieuw.geldig_vanaf
    if dag < vandaag:
        yield Punt("verleden", dag=dag)
    elif dag == vandaag and dag_bezet:
        yield Punt("geldt_al", dag=dag)
    elif dag == vandaag and geraakt:
        yield Punt("vandaag_met_werk", dag=dag)
    wie = _wie_heeft(stelsel.pk, dag)
    blijft = {recht for rol in wie if rol in nieuw.rollen for recht in _rechten(nieuw, rol)}
    yield from (Punt(code, dag=dag) for recht, code in ONMISBAAR.items() if recht not in blijft)


def _voor_zichzelf(door: int | None, oud: Inrichting, nieuw: Inrichting) -> Iterable[Punt]:
    """De rechten die een rol erbij krijgt die de aanbieder op de dag van de versie of later heeft."""
    if door is None:
        return
    nog = Q(tot__isnull=True) | Q(tot__gt=nieuw.geldig_vanaf)
    mijn = Lidmaatschap.objects.filter(nog, medewerker_id=door).order_by("rol").values_list("rol", flat=True)
    for rol in mijn.distinct():
        if rol not in nieuw.rollen:
            continue
        had = _rechten(oud, rol) if rol in oud.rollen else set()
        for recht in sorted(_rechten(nieuw, rol) - had):
            yield Punt("eigen_rol", (nieuw.rollen[rol].naam, recht))


def _let_op(stelsel_id: int, nieuw: Inrichting, anders: Verandering, teller: _Teller) -> Iterable[Punt]:
    yield from _verdacht(nieuw)
    if leeg := teller.zonder_mensen(anders.begint):
        yield Punt("team_zonder_mensen", leeg)
    dagen = InrichtingVersie.objects.filter(stelsel_id=stelsel_id, versie__gt=nieuw.geldig_vanaf)
    if later := dagen.order_by("versie").values_list("versie", flat=True).first():
        yield Punt("latere_versie", dag=later)


def _verdacht(nieuw: Inrichting) -> Iterable[Punt]:
    if teams := zonder_wijken_naast_wijken(nieuw):
        yield Punt("team_zonder_wijken", tuple(team.naam for team in teams))
