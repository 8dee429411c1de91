"""De mensen die het werk doen: wie er al is, en zoveel collega's erbij als er werk ligt."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from math import ceil
from random import Random

from django.db.models import QuerySet
from django.utils import timezone

from keukentafel.doen.dossier.models import Dossier
from keukentafel.project.demo.groep import PER_SOORT
from keukentafel.project.demo.stad.mensen import kies_groep, verzin
from keukentafel.project.demo.stad.plaats import Stad
from keukentafel.regelen.gemeenten.overzichten import versie_op
from keukentafel.regelen.inzet.models import Aanstelling, Afwezigheid, Deskundigheid
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.organisaties.models import Organisatie
from keukentafel.regelen.rechten.overzichten import rolrechten
from keukentafel.regelen.teams.models import Team
from keukentafel.regelen.teams.overzichten import op

UREN = (24, 28, 32, 32, 36)
"""Uren per week van een collega. # aanname"""
BENUT = 0.9
"""Zo vol is een team: huishoudens met een contactpersoon naast de norm. # aanname"""
VAST, VAST_VOL, VAST_OUD = 0.7, 0.85, 0.25
"""Zo vaak gaat werk naar de vaste groep, tot zo vol met lopend en met oud werk: een leeg scherm laat niets zien."""
VAN_EERDER = timedelta(days=900)
KCC = "kcc-medewerker"


@dataclass
class Werker:
    """Iemand in één team: sinds wanneer, hoeveel huishoudens bij haar uren horen, en hoeveel zij er heeft."""

    medewerker: Medewerker
    van: date
    norm: float
    weg: bool = False
    last: int = 0
    vast: bool = False
    """Van de vaste groep: wie met de demo kijkt, ziet door haar ogen."""


@dataclass
class Ploeg:
    """De werkers per team, en wie aan de ingang vragen aanneemt."""

    per_team: dict[int, list[Werker]]
    ingang: list[Werker]
    lezers: set[tuple[int, int]] = field(default_factory=set)

    def neemt_aan(self, rnd: Random, kanaal: str, team: Team, moment: datetime) -> Medewerker:
        """Wie de vraag aannam: op straat en aan de keukentafel het team zelf, anders het KCC."""
        dag = timezone.localdate(moment)
        eigen = self.per_team.get(team.pk, []) if kanaal in ("inloop", "huisbezoek", "vindplaats") else []
        return rnd.choice(_in_dienst(eigen, dag) or _in_dienst(self.ingang, dag)).medewerker

    def iemand(self, rnd: Random, team: Team, moment: datetime) -> Medewerker:
        """Een collega die er toen werkte."""
        return rnd.choice(_in_dienst(self.per_team[team.pk], timezone.localdate(moment))).medewerker

    def kies(self, rnd: Random, team: Team, moment: datetime, *, loopt: bool, liever: int | None = None) -> Medewerker:
        """Wie de vraag opnam: `liever` wie het huishouden kent, anders wie ruimte heeft.

        Werk dat nog loopt gaat niet naar wie er vandaag niet is.
        """
        hier = _in_dienst(self.per_team[team.pk], timezone.localdate(moment))
        bekend = [werker for werker in hier if werker.medewerker.pk == liever]
        er = [werker for werker in hier if not (werker.weg and loopt)] or hier
        ruimte = [werker for werker in er if werker.last < werker.norm]
        vol = VAST_VOL if loopt else VAST_OUD
        vast = [werker for werker in ruimte if werker.vast and werker.last < vol * werker.norm]
        if bekend and (bekend[0] in er or not loopt):
            return bekend[0].medewerker
        if vast and rnd.random() < VAST:
            gekozen = rnd.choice(vast)
        else:
            gekozen = rnd.choice(ruimte) if ruimte else min(er, key=lambda werker: werker.last / werker.norm)
        gekozen.last += 1
        return gekozen.medewerker

    def leest(self, medewerker: Medewerker, team: Team) -> bool:
        """Mag wie aannam in de dossiers van dit team lezen?"""
        return (medewerker.pk, team.pk) in self.lezers


def _in_dienst(werkers: Iterable[Werker], dag: date) -> list[Werker]:
    return [werker for werker in werkers if werker.van <= dag]


def stel_samen(rnd: Random, stad: Stad, huishoudens: Counter[int]) -> Ploeg:
    """Vul de teams aan tot er bij hun huishoudens (per team) genoeg mensen zijn."""
    recht = rolrechten(versie_op(stad.stelsel_id, stad.dag).pk)
    schrijft = {rol for rol, wat, _doel in recht if wat == "dossier_schrijven"}
    per_team = {
        team.pk: _vul_aan(rnd, stad, team, huishoudens[team.pk], schrijft)
        for team in sorted(stad.teams.values(), key=lambda team: team.slug)
    }
    ingang = [_werker_bij_ingang(lid) for lid in _leden(stad).filter(rol=KCC, team__isnull=True)]
    ingang += [_werker_bij_ingang(lid) for lid in _maak(rnd, stad, [(None, KCC)] * 3)]
    lezers = {(werker.medewerker.pk, team) for team, werkers in per_team.items() for werker in werkers}
    return Ploeg(per_team, ingang, lezers)


def _leden(stad: Stad) -> QuerySet[Lidmaatschap]:
    return Lidmaatschap.objects.filter(op(stad.dag), stelsel_id=stad.stelsel_id).select_related("medewerker")


def _werker_bij_ingang(lid: Lidmaatschap) -> Werker:
    return Werker(lid.medewerker, lid.van, 1)


def _vul_aan(rnd: Random, stad: Stad, team: Team, huishoudens: int, schrijft: set[str]) -> list[Werker]:
    zonder = stad.inrichting.inzet.rollen_zonder_norm
    rollen = schrijft - set(zonder)
    weg = set(Afwezigheid.objects.filter(op(stad.dag), stelsel_id=stad.stelsel_id).values_list("medewerker", flat=True))
    last = Counter(
        Dossier.objects.filter(stelsel_id=stad.stelsel_id, team=team, contact__isnull=False).values_list(
            "contact", flat=True
        )
    )
    met_uren = _leden(stad).filter(team=team, rol__in=rollen, medewerker__aanstellingen__team=team)
    er_al = [lid for lid in met_uren.order_by("pk") if lid.tot is None]
    werkers = [
        Werker(
            lid.medewerker,
            lid.van,
            _norm(stad, _uren(lid)),
            weg=lid.medewerker_id in weg,
            last=last[lid.medewerker_id],
            vast=lid.medewerker.account_id is not None,
        )
        for lid in er_al
    ]
    per_collega = _norm(stad, Decimal(30))
    tekort = huishoudens / BENUT - sum(werker.norm - werker.last for werker in werkers if not werker.weg)
    rol = PER_SOORT[team.soort][2]
    rol = rol if rol in rollen else sorted(rollen)[0]
    erbij = _maak(rnd, stad, [(team, rol)] * max(1, ceil(tekort / per_collega)))
    return werkers + [Werker(lid.medewerker, lid.van, _norm(stad, _uren(lid))) for lid in erbij]


def _norm(stad: Stad, uren: Decimal) -> float:
    inrichting = stad.inrichting
    return max(1.0, float(inrichting.werknorm.waarde * uren / inrichting.inzet.uren_voltijd))


def _uren(lid: Lidmaatschap) -> Decimal:
    rij = lid.medewerker.aanstellingen.filter(team=lid.team, tot__isnull=True).first()
    return rij.uren if rij else Decimal(28)


def _maak(rnd: Random, stad: Stad, plekken: Sequence[tuple[Team | None, str]]) -> list[Lidmaatschap]:
    """Collega's zonder account, met uren en kennis; de beheerder kan hun nog toegang geven."""
    organisaties = list(Organisatie.objects.filter(stelsel_id=stad.stelsel_id, slug__in=_leveranciers(stad)))
    onderwerpen = sorted(stad.inrichting.deskundigheden)
    uit = []
    for team, rol in plekken:
        naam = verzin(rnd, kies_groep(rnd), date(rnd.randint(1962, 1999), rnd.randint(1, 12), 1)).naam
        mens = Medewerker.objects.create(
            stelsel_id=stad.stelsel_id, naam=naam, organisatie=rnd.choice(organisaties) if organisaties else None
        )
        van = max(team.van, stad.dag - VAN_EERDER) if team else stad.dag - VAN_EERDER
        lid = Lidmaatschap(stelsel_id=stad.stelsel_id, medewerker=mens, team=team, rol=rol, van=van)
        lid.save(force_insert=True)
        if team is not None:
            _inzet(rnd, stad, lid, team, onderwerpen)
        uit.append(lid)
    return uit


def _leveranciers(stad: Stad) -> list[str]:
    return [organisatie.slug for organisatie in stad.inrichting.organisaties]


def _inzet(rnd: Random, stad: Stad, lid: Lidmaatschap, team: Team, onderwerpen: Sequence[str]) -> None:
    vast = {"stelsel_id": stad.stelsel_id, "medewerker": lid.medewerker, "van": lid.van}
    Aanstelling.objects.create(**vast, team=team, uren=Decimal(rnd.choice(UREN)))
    for onderwerp in sorted(rnd.sample(onderwerpen, min(len(onderwerpen), rnd.randint(0, 2)))):
        Deskundigheid.objects.create(**vast, onderwerp=onderwerp)
