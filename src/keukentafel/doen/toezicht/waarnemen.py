"""Van het logboek naar wat de regel leest: wie opende wat, en hoe verhoudt zij zich tot dat dossier?"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from keukentafel.doen.delen.models import Noodtoegang
from keukentafel.kern.logboek.models import Logregel
from keukentafel.kern.toegang.zegel import zegelsleutel
from keukentafel.regelen.inzet.models import Afwezigheid
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regels.namen import achternaamsleutels
from keukentafel.regels.toezicht import Daad, Inzage, Nood, Toezicht, Waarneming
from keukentafel.regels.toezicht.waarneming import Betrokken

GEOPEND = ("dossier", "vraag")
"""Een lijst of een zoekactie is geen opening; wat iemand daaruit opent wel."""
TOEZICHT = ("toezicht", "noodtoegang_beoordelen")
GEEN_KIJKEN = (*TOEZICHT, "noodtoegang")

Paar = tuple[int, UUID]


@dataclass(frozen=True)
class Opening:
    """Eén logregel waarmee iemand iets van een inwoner opende, of dat wilde."""

    nr: int
    medewerker: int
    moment: datetime
    ding: str
    dossier: UUID | None
    geweigerd: bool


@dataclass(frozen=True)
class Over:
    """Wat er van een dossier te weten is voor het toezicht: het kenmerk, de teams en wie er zelf aan werkt."""

    kenmerk: str
    teams: frozenset[int]
    betrokkenen: frozenset[int]


@dataclass
class Omgeving:
    """Wat bij de openingen hoort en niet in het logboek staat."""

    dossiers: dict[UUID, Over] = field(default_factory=dict)
    gelijk: dict[Paar, tuple[bool, bool]] = field(default_factory=dict)
    teams: dict[int, list[Lidmaatschap]] = field(default_factory=lambda: defaultdict(list))
    vervangt: dict[int, list[Afwezigheid]] = field(default_factory=lambda: defaultdict(list))
    nood: dict[Paar, list[tuple[datetime, datetime]]] = field(default_factory=lambda: defaultdict(list))


def neem_waar(
    stelsel_id: int, regels: Toezicht, *, vanaf_nr: int, gezien_nr: int, tot_nr: int, tot: datetime, taak: bool
) -> tuple[Waarneming, Mapping[UUID, Over]]:
    """De waarneming over de logregels na `vanaf_nr` tot en met `tot_nr`; `taak`: met de rol voor onderhoud.

    Tot en met `gezien_nr` is er al eens gekeken: daarvan worden naam en adres niet nog eens vergeleken.
    """
    openingen = lees_openingen(stelsel_id, vanaf_nr, tot_nr)
    noden = _noden(stelsel_id, tot - timedelta(days=regels.noodtoegang_dagen + regels.terugkijk_dagen), tot)
    dossiers = sorted({o.dossier for o in openingen if o.dossier is not None}, key=str)
    nieuw = [opening for opening in openingen if opening.nr > gezien_nr]
    rond = _omgeving(stelsel_id, dossiers, openingen, noden, taak=taak)
    rond.gelijk = _gelijk(stelsel_id, nieuw, taak=taak)
    waarneming = Waarneming(
        tot=timezone.localtime(tot),
        inzagen=tuple(_inzage(opening, rond) for opening in openingen),
        daden=tuple(_daden(stelsel_id, dossiers, openingen, regels, taak=taak)),
        noodtoegangen=tuple(Nood(n.medewerker_id, n.dossier_id, timezone.localtime(n.van)) for n in noden),
    )
    return waarneming, rond.dossiers


def lees_openingen(stelsel_id: int, vanaf_nr: int, tot_nr: int) -> list[Opening]:
    """De openingen in een stuk van de keten, op volgorde."""
    rijen = (
        Logregel.objects.filter(stelsel=stelsel_id, nr__gt=vanaf_nr, nr__lte=tot_nr, soort__in=GEOPEND)
        .filter(medewerker_id__isnull=False, uitkomst__in=("gelukt", "geweigerd"))
        .exclude(recht__in=GEEN_KIJKEN)
        .order_by("nr")
        .values_list("nr", "medewerker_id", "moment", "soort", "object_id", "dossier_id", "uitkomst")
    )
    hier = timezone.get_default_timezone()
    return [
        Opening(nr, wie or 0, moment.astimezone(hier), f"{soort}:{ding}", dossier, uitkomst == "geweigerd")
        for nr, wie, moment, soort, ding, dossier, uitkomst in rijen
    ]


def over_dossiers(stelsel_id: int, dossiers: Iterable[UUID], *, taak: bool = False) -> dict[UUID, Over]:
    """Kenmerk, teams en betrokken medewerkers van dossiers, zonder iets over wie er woont."""
    rijen = _roep("dossiers", taak, "%s, %s::uuid[]", [stelsel_id, list(dossiers)])
    return {dossier: Over(kenmerk, frozenset(teams), frozenset(wie)) for dossier, kenmerk, teams, wie in rijen}


def _omgeving(
    stelsel_id: int, dossiers: list[UUID], openingen: list[Opening], noden: list[Noodtoegang], *, taak: bool
) -> Omgeving:
    rond = Omgeving(dossiers=over_dossiers(stelsel_id, dossiers, taak=taak))
    wie = {o.medewerker for o in openingen}
    for lid in Lidmaatschap.objects.filter(stelsel=stelsel_id, medewerker__in=wie, team__isnull=False):
        rond.teams[lid.medewerker_id].append(lid)
    for weg in Afwezigheid.objects.filter(stelsel=stelsel_id, vervanger__in=wie):
        rond.vervangt[weg.vervanger_id or 0].append(weg)
    for nood in noden:
        rond.nood[nood.medewerker_id, nood.dossier_id].append((nood.van, nood.tot))
    return rond


def _inzage(opening: Opening, rond: Omgeving) -> Inzage:
    dossier = opening.dossier
    if dossier is None:
        return Inzage(opening.medewerker, opening.moment, opening.ding, geweigerd=opening.geweigerd)
    achternaam, adres = rond.gelijk.get((opening.medewerker, dossier), (False, False))
    nood = rond.nood.get((opening.medewerker, dossier), [])
    return Inzage(
        medewerker=opening.medewerker,
        moment=opening.moment,
        ding=opening.ding,
        dossier=dossier,
        zelfde_achternaam=achternaam,
        zelfde_adres=adres,
        betrokken=_betrokken(opening, rond),
        vervangt=_vervangt(opening, rond),
        noodtoegang=any(van <= opening.moment < tot for van, tot in nood),
        geweigerd=opening.geweigerd,
    )


def _betrokken(opening: Opening, rond: Omgeving) -> Betrokken:
    over = rond.dossiers.get(opening.dossier) if opening.dossier else None
    if over is None:
        return "niet"
    if opening.medewerker in over.betrokkenen:
        return "zelf"
    dag = opening.moment.date()
    teams = {
        lid.team_id
        for lid in rond.teams.get(opening.medewerker, [])
        if lid.van <= dag and (lid.tot is None or lid.tot > dag)
    }
    return "team" if teams & over.teams else "niet"


def _vervangt(opening: Opening, rond: Omgeving) -> bool:
    """Vervangt zij die dag iemand die zelf aan dit huishouden werkt?"""
    over = rond.dossiers.get(opening.dossier) if opening.dossier else None
    dag = opening.moment.date()
    return over is not None and any(
        weg.medewerker_id in over.betrokkenen and weg.van <= dag and (weg.tot is None or weg.tot > dag)
        for weg in rond.vervangt.get(opening.medewerker, [])
    )


def _noden(stelsel_id: int, van: datetime, tot: datetime) -> list[Noodtoegang]:
    binnen = Noodtoegang.objects.filter(stelsel=stelsel_id, van__gt=van, van__lte=tot)
    return list(binnen.only("medewerker_id", "dossier_id", "van", "tot").order_by("van"))


def _daden(
    stelsel_id: int, dossiers: list[UUID], openingen: list[Opening], regels: Toezicht, *, taak: bool
) -> list[Daad]:
    if not dossiers:
        return []
    ruimte = timedelta(days=regels.handelen_dagen)
    van, tot = openingen[0].moment - ruimte, openingen[-1].moment + ruimte
    rijen = _roep("daden", taak, "%s, %s::uuid[], %s, %s", [stelsel_id, dossiers, van, tot])
    hier = timezone.get_default_timezone()
    return [Daad(wie, dossier, moment.astimezone(hier)) for wie, dossier, moment in rijen]


def _gelijk(stelsel_id: int, openingen: list[Opening], *, taak: bool) -> dict[Paar, tuple[bool, bool]]:
    """Achternaam gelijk, adres gelijk; de database vergelijkt en geeft alleen ja of nee."""
    paren = {(o.medewerker, o.dossier) for o in openingen if o.dossier is not None and not o.geweigerd}
    if not paren:
        return {}
    mensen = Medewerker.objects.filter(stelsel=stelsel_id, pk__in={mens for mens, _ in paren})
    wie = [{"m": m.pk, "namen": sorted(achternaamsleutels(m.naam))} for m in mensen]
    los = [list(kolom) for kolom in zip(*sorted(paren, key=str), strict=True)]
    vraag = [stelsel_id, json.dumps(wie), *los, *zegelsleutel()]
    rijen = _roep("gelijk", taak, "%s, %s::jsonb, %s::bigint[], %s::uuid[], %s, %s", vraag)
    return {(mens, dossier): (achternaam, adres) for mens, dossier, achternaam, adres in rijen}


def _roep(naam: str, taak: bool, vorm: str, waarden: list[Any]) -> list[tuple[Any, ...]]:
    functie = f"kt_{'nazien' if taak else 'toezicht'}_{naam}"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {functie}({vorm})", waarden)  # noqa: S608
        rijen: list[tuple[Any, ...]] = cursor.fetchall()
    return rijen
