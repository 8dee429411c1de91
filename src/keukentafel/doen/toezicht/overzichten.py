"""Wat wie toezicht houdt leest: vlaggen, noodtoegang, verstrekkingen en elke keer dat iemand keek."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from keukentafel.doen.delen.models import Noodtoegang, Verstrekking
from keukentafel.doen.toezicht.models import Vlag
from keukentafel.doen.toezicht.waarnemen import GEOPEND
from keukentafel.inrichting.model import Inrichting
from keukentafel.kern.logboek.models import Logregel, Verwerking
from keukentafel.kern.logboek.overzichten import Vraag, regels
from keukentafel.regelen.medewerkers.models import Medewerker

OVERZICHT = "toezicht_gezien"
"""Het blad Toezicht noemt dossiers in lijsten: dat staat in het logboek, maar is geen antwoord op een zoekvraag."""


@dataclass(frozen=True)
class Zoekvraag:
    """Wat er gezocht wordt; `van` telt mee, `tot` niet meer."""

    stelsel_id: int
    van: datetime
    tot: datetime
    dossier_id: UUID | None = None
    medewerkers: tuple[int, ...] | None = None
    organisatie_id: int | None = None


@dataclass(frozen=True)
class Inkijk:
    """Een dag waarop iemand in een dossier keek, voor de inwoner: de plek en de rol, niet de naam."""

    begin: datetime
    eind: datetime
    wie: str
    rol: str
    doel: str
    keer: int


class Plekken:
    """Waar medewerkers op een dag werkten: hun team, of anders hun organisatie. Eén vraag aan de database."""

    def __init__(self, medewerkers: Iterable[int]) -> None:
        velden = ("pk", "naam", "organisatie__naam", *(f"lidmaatschappen__{v}" for v in ("team__naam", "van", "tot")))
        rijen = Medewerker.objects.filter(pk__in=set(medewerkers)).order_by("pk", "lidmaatschappen__van")
        self._namen: dict[int, str] = {}
        self._organisaties: dict[int, str] = {}
        self._teams: dict[int, list[tuple[str, date, date | None]]] = {}
        for pk, naam, organisatie, team, van, tot in rijen.values_list(*velden):
            self._namen[pk], self._organisaties[pk] = naam, organisatie or ""
            if team:
                self._teams.setdefault(pk, []).append((team, van, tot))

    def naam(self, medewerker_id: int | None) -> str:
        """De naam van de medewerker."""
        return self._namen.get(medewerker_id or 0, "")

    def op(self, medewerker_id: int | None, dag: date) -> str:
        """Het team of de organisatie van die dag; leeg voor wie voor het hele stelsel werkt."""
        for team, van, tot in self._teams.get(medewerker_id or 0, []):
            if van <= dag and (tot is None or tot > dag):
                return team
        return self._organisaties.get(medewerker_id or 0, "")


def open_vlaggen(stelsel_id: int) -> QuerySet[Vlag]:
    """De vlaggen die nog niet gesloten zijn: nieuw eerst, dan wat een antwoord heeft, dan wat wacht."""
    return (
        Vlag.objects.filter(stelsel=stelsel_id)
        .exclude(status=Vlag.Status.GESLOTEN)
        .select_related("medewerker")
        .order_by("te_verklaren", "-begin", "pk")
    )


def verstrekkingen(stelsel_id: int) -> QuerySet[Verstrekking]:
    """Het hele register, nieuwste eerst; ook wat voorbij is of ingetrokken."""
    alle = Verstrekking.objects.filter(stelsel=stelsel_id).select_related("organisatie", "door", "ingetrokken_door")
    return alle.order_by("-vastgelegd_op", "pk")


def vlaggen_aan(medewerker: Medewerker) -> QuerySet[Vlag]:
    """De vlaggen waarover deze medewerker nog uitleg moet geven, eerst wat het eerst klaar moet."""
    open_ = Vlag.objects.filter(medewerker=medewerker, status=Vlag.Status.UITLEG_GEVRAAGD)
    return open_.order_by("antwoord_voor", "begin", "pk")


def dossier_met(stelsel_id: int, kenmerk: str) -> UUID | None:
    """Het dossier met dit kenmerk, voor wie toezicht houdt."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_toezicht_zoek(%s, %s)", [stelsel_id, kenmerk])
        gevonden: UUID | None = cursor.fetchone()[0]
    return gevonden


def medewerkers_met(stelsel_id: int, naam: str) -> list[int]:
    """De medewerkers van wie de naam dit stuk bevat."""
    gevonden = Medewerker.objects.filter(stelsel=stelsel_id, naam__icontains=naam).order_by("naam", "pk")
    return list(gevonden.values_list("pk", flat=True)[:100])


def keren(zoek: Zoekvraag) -> QuerySet[Logregel]:
    """Elke keer dat iemand iets van een inwoner zag of dat wilde, nieuwste eerst."""
    gevonden = regels(Vraag(zoek.stelsel_id, van=zoek.van, tot=zoek.tot)).exclude(handeling=OVERZICHT)
    if zoek.dossier_id is not None:
        zelf = Logregel.objects.filter(stelsel=zoek.stelsel_id, dossier_id=zoek.dossier_id).values("nr")
        in_lijst = Verwerking.objects.filter(stelsel=zoek.stelsel_id, dossier_id=zoek.dossier_id).values("regel_nr")
        gevonden = gevonden.filter(nr__in=zelf.union(in_lijst))
    else:
        gevonden = gevonden.filter(Q(aantal__gt=0) | Q(dossier_id__isnull=False) | Q(soort__in=GEOPEND))
    if zoek.medewerkers is not None:
        gevonden = gevonden.filter(medewerker_id__in=zoek.medewerkers)
    if zoek.organisatie_id is not None:
        van_haar = Medewerker.objects.filter(stelsel=zoek.stelsel_id, organisatie=zoek.organisatie_id)
        gevonden = gevonden.filter(medewerker_id__in=van_haar.values("pk"))
    return gevonden


def noodtoegang_bij(regels_: Iterable[Logregel]) -> dict[int, Noodtoegang]:
    """Per logregel (nr) de noodtoegang waarmee het dossier toen open was."""
    lijst = [regel for regel in regels_ if regel.dossier_id is not None and regel.medewerker_id is not None]
    noden = list(
        Noodtoegang.objects.filter(
            dossier_id__in={r.dossier_id for r in lijst}, medewerker_id__in={r.medewerker_id for r in lijst}
        )
    )
    return {
        regel.nr: nood
        for regel in lijst
        for nood in noden
        if (nood.dossier_id, nood.medewerker_id) == (regel.dossier_id, regel.medewerker_id)
        and nood.van <= regel.moment < nood.tot
    }


def wie_keek(*, stelsel_id: int, dossier_id: UUID, inrichting: Inrichting) -> list[Inkijk]:
    """Wie er in één dossier keek, wanneer en waarvoor, in gewone woorden; nieuwste dag eerst.

    Voor de inwoner. Eén regel per dag, plek, rol en doel; geweigerde pogingen zagen niets en staan er niet in.
    Wie het logboek niet mag lezen krijgt een lege lijst.
    """
    rijen = list(regels(Vraag(stelsel_id, dossier_id=dossier_id, uitkomst="gelukt")).exclude(handeling=OVERZICHT))
    plekken = Plekken({rij.medewerker_id for rij in rijen if rij.medewerker_id})
    dagen: dict[tuple[date, str, str, str], list[datetime]] = {}
    for rij in rijen:
        dag = timezone.localdate(rij.moment)
        rol = rolnaam(rij.rollen, inrichting)
        sleutel = (dag, plekken.op(rij.medewerker_id, dag) or rol, rol, doelnaam(rij.doel, inrichting))
        dagen.setdefault(sleutel, []).append(rij.moment)
    return [
        Inkijk(min(momenten), max(momenten), wie, rol, doel, len(momenten))
        for (_, wie, rol, doel), momenten in dagen.items()
    ]


def rolnaam(rollen: str, inrichting: Inrichting) -> str:
    """De eerste rol van een logregel, zoals de inrichting haar noemt."""
    rol = rollen.split(" ", maxsplit=1)[0]
    gevonden = inrichting.rollen.get(rol)
    return gevonden.naam if gevonden else rol.replace("-", " ").capitalize()


def doelnaam(doel: str, inrichting: Inrichting) -> str:
    """Waarvoor iemand keek, zoals de inrichting het noemt."""
    gevonden = inrichting.doelen.get(doel)
    return gevonden.naam if gevonden else doel.replace("_", " ").capitalize()
