"""Wie er op een dag werkt, met alles wat verdelen nodig heeft, in één vraag aan de database."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, OuterRef, Q
from django.db.models.functions import Cast, JSONObject

from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.inzet.models import Aanstelling, Afwezigheid, Deskundigheid, Registratie
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.teams.overzichten import op
from keukentafel.regels.inzet import Inschrijving, Periode


@dataclass(frozen=True)
class Lid:
    """Een rol in een team; `tot` is de eerste dag waarop zij die niet meer heeft."""

    team: int | None
    teamnaam: str
    gebied: int | None
    rol: str
    tot: date | None


@dataclass(frozen=True)
class Weg:
    """Een afwezigheid die loopt. Zonder reden: die legt het huis nergens vast."""

    id: int
    periode: Periode
    vervanger: int | None


@dataclass(frozen=True)
class Werker:
    """Een medewerker zoals zij er op een dag voor staat."""

    id: int
    naam: str
    telefoon: str
    leden: tuple[Lid, ...]
    uren: dict[int, Decimal]
    """Uren per week, per team."""
    kennis: dict[str, date | None]
    """Onderwerp, met de eerste dag waarop dat niet meer geldt."""
    registraties: tuple[Inschrijving, ...]
    afwezig: Weg | None

    @property
    def roepnaam(self) -> str:
        return self.naam.split(" ")[0]

    @cached_property
    def teams(self) -> frozenset[int]:
        """De teams waar zij een rol in heeft."""
        return frozenset(lid.team for lid in self.leden if lid.team is not None)

    @property
    def teamnamen(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(lid.teamnaam for lid in self.leden if lid.teamnaam))

    def schrijft(self, team: int, gebied: int | None, inrichting: Inrichting) -> bool:
        """Mag zij schrijven in werk van dit team en gebied? Gelijk aan kt_schrijft_bij in de database."""
        return any(
            lid.team == team and lid.gebied in (None, gebied) and "dossier_schrijven" in _rechten(inrichting, lid.rol)
            for lid in self.leden
        )

    def weg_uit(self, team: int) -> date | None:
        """De dag waarop haar laatste rol in dit team eindigt; None als zij blijft."""
        dagen = [lid.tot for lid in self.leden if lid.team == team]
        return None if None in dagen else max((dag for dag in dagen if dag is not None), default=None)


def _rechten(inrichting: Inrichting, rol: str) -> frozenset[str]:
    if rol not in inrichting.rollen:
        return frozenset()
    return frozenset(recht for rechten in inrichting.rechten_van(rol).values() for recht in rechten)


def werkers(stelsel_id: int, dag: date, waar: Q) -> dict[int, Werker]:
    """De medewerkers van een stelsel die aan `waar` voldoen, op naam. Eén vraag, hoeveel het er ook zijn."""
    mensen = Medewerker.objects.filter(waar, stelsel_id=stelsel_id).annotate(**_alles(stelsel_id, dag))
    return {rij.pk: _werker(rij) for rij in mensen.order_by("naam", "pk")}


def _alles(stelsel_id: int, dag: date) -> dict[str, ArraySubquery]:
    zij = {"stelsel_id": stelsel_id, "medewerker": OuterRef("pk")}
    leden = Lidmaatschap.objects.filter(op(dag), medewerker=OuterRef("pk")).order_by("team__naam", "rol")
    kennis = Deskundigheid.objects.filter(op(dag), **zij).order_by("onderwerp")
    tot = _tekst("tot")
    return {
        "n_leden": _lijst(leden, team="team_id", teamnaam="team__naam", gebied="gebied_id", rol="rol", tot=tot),
        "n_uren": _lijst(Aanstelling.objects.filter(op(dag), **zij), team="team_id", uren=_tekst("uren")),
        "n_kennis": _lijst(kennis, onderwerp="onderwerp", tot=tot),
        "n_registraties": _lijst(
            Registratie.objects.filter(**zij), register="register", geldig_tot=_tekst("geldig_tot")
        ),
        "n_weg": _lijst(
            Afwezigheid.objects.filter(op(dag), **zij), id="pk", van=_tekst("van"), tot=tot, vervanger="vervanger_id"
        ),
    }


def in_team(team_id: int, dag: date) -> Q:
    """Wie op een dag een rol in dit team heeft."""
    return Q(pk__in=Lidmaatschap.objects.filter(op(dag), team_id=team_id).values("medewerker_id"))


def weet_van(stelsel_id: int, onderwerpen: list[str], dag: date) -> Q:
    """Wie op een dag van een van deze onderwerpen veel weet."""
    rijen = Deskundigheid.objects.filter(op(dag), stelsel_id=stelsel_id, onderwerp__in=onderwerpen)
    return Q(pk__in=rijen.values("medewerker_id"))


def _lijst(rijen: Any, **velden: Any) -> ArraySubquery:
    return ArraySubquery(rijen.values(rij=JSONObject(**velden)))


def _tekst(veld: str) -> Cast:
    return Cast(veld, CharField())


def _werker(rij: Any) -> Werker:
    weg = next(iter(rij.n_weg), None)
    return Werker(
        id=rij.pk,
        naam=rij.naam,
        telefoon=rij.telefoon,
        leden=tuple(
            Lid(lid["team"], lid["teamnaam"] or "", lid["gebied"], lid["rol"], _dag(lid["tot"])) for lid in rij.n_leden
        ),
        uren={een["team"]: Decimal(een["uren"]) for een in rij.n_uren},
        kennis={een["onderwerp"]: _dag(een["tot"]) for een in rij.n_kennis},
        registraties=tuple(
            Inschrijving(rij.pk, een["register"], date.fromisoformat(een["geldig_tot"])) for een in rij.n_registraties
        ),
        afwezig=weg and Weg(weg["id"], Periode(date.fromisoformat(weg["van"]), _dag(weg["tot"])), weg["vervanger"]),
    )


def _dag(tekst: str | None) -> date | None:
    return None if tekst is None else date.fromisoformat(tekst)
