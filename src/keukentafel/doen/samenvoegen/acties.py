"""Samenvoegen, losmaken, splitsen, een kind in twee huishoudens en verhuizen naar een andere gemeente (ADR 0012).

Elke handeling vraagt eerst het slot van de toepassing (`doen.delen.zicht`); het werk zelf doet een grensfunctie, die
het in de database nog eens vraagt, beide dossiers op slot zet en de feiten schrijft.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q

from keukentafel.doen.delen import zicht
from keukentafel.doen.delen.nee import KanNiet, MagNiet
from keukentafel.doen.dossier.herkentoken import uit_token
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.dossier.opgave import AdresOpgave
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.regie.models import Overgang
from keukentafel.doen.regie.opnemen import neem_op
from keukentafel.doen.samenvoegen import overzichten
from keukentafel.doen.samenvoegen.nee import nee
from keukentafel.doen.tabel import als_json, als_rij, in_bereik
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.regelen.teams.models import Team
from keukentafel.regels.namen import TUSSENVOEGSELS, zoeknaam

REDEN = 300
"""Zoveel tekens mag de reden van een samenvoeging zijn."""


@dataclass(frozen=True)
class Splitsing:
    """Wie er gaat, vanaf welke dag, en wat er mee gaat; `leden` en `vragen` zijn ids uit het dossier."""

    leden: Sequence[UUID]
    van: date
    naam: str
    adres: AdresOpgave = field(default_factory=AdresOpgave)
    gebied: Gebied | None = None
    vragen: Sequence[UUID] = ()
    regie: Literal["team", "zelfde", "ik"] = "team"


@dataclass(frozen=True)
class Verhuizing:
    """Waarheen een gezin gaat. `adres` is leeg als het geheim is; `grondslag` zegt waarop het dossier mee mag."""

    naar: Team
    gemeente_id: int
    grondslag: str
    boodschap: str
    adres: AdresOpgave = field(default_factory=AdresOpgave)
    gebied: Gebied | None = None


@transaction.atomic
def voeg_samen(
    *, blijft: UUID, gaat_op: UUID, reden: str, paren: Sequence[tuple[UUID, UUID]], kring: Werkkring, nu: datetime
) -> UUID:
    """Voeg twee dossiers samen waarin deze medewerker schrijft; `paren` is wie (uit `gaat_op`) dezelfde is als wie.

    Raises:
        MagNiet: zij schrijft niet in allebei. KanNiet: het kan nu niet; `nee.CODES` zegt waarom.
    """
    for dossier_id in (blijft, gaat_op):
        if not overzichten.schrijft_of_schreef(kring, nu).filter(pk=dossier_id).exists():
            raise MagNiet
    koppels = json.dumps([[str(van), str(naar)] for van, naar in paren])
    return _roep("kt_samenvoegen(%s, %s, %s, %s::jsonb, %s)", blijft, gaat_op, _reden(reden), koppels, nu)


@transaction.atomic
def maak_los(
    *, dossier_id: UUID, samenvoeging_id: UUID, reden: str, vragen: Sequence[UUID], kring: Werkkring, nu: datetime
) -> UUID:
    """Maak een samenvoeging ongedaan, vanuit een van beide dossiers; `vragen` van erna gaan mee terug.

    Geeft het dossier dat weer op zichzelf staat.

    Raises:
        MagNiet, KanNiet: zie `voeg_samen`.
    """
    if not overzichten.schrijft_of_schreef(kring, nu).filter(pk=dossier_id).exists():
        raise MagNiet
    return _roep("kt_losmaken(%s, %s, %s::uuid[], %s)", samenvoeging_id, _reden(reden), list(vragen), nu)


@transaction.atomic
def splits(*, dossier_id: UUID, opgave: Splitsing, kring: Werkkring, nu: datetime) -> UUID:
    """Laat leden verder gaan in een nieuw dossier van hetzelfde team; geeft het nieuwe dossier.

    Wat er voor die dag was, blijft bij het oude dossier. # aanname: zo blijft een verslag over beiden bij elkaar

    Raises:
        MagNiet: dit is geen dossier van haar team. KanNiet: geen of te veel leden, of een dag die niet kan.
    """
    oud = _van_mijn_team(kring, dossier_id)
    nieuw = Dossier(
        stelsel_id=oud.stelsel_id, team_id=oud.team_id, gemeente_id=oud.gemeente_id, gebied=opgave.gebied,
        naam=opgave.naam.strip(), sorteernaam=_sorteer(opgave.naam), geopend_op=nu, **asdict(opgave.adres),
    )  # fmt: skip
    return _roep(
        "kt_splitsen(%s, %s::jsonb, %s::uuid[], %s, %s::uuid[], %s, %s)",
        dossier_id, als_json(als_rij(nieuw)), list(opgave.leden), opgave.van, list(opgave.vragen), opgave.regie, nu,
    )  # fmt: skip


@transaction.atomic
def zet_ook_hier(*, dossier_id: UUID, persoon_id: UUID, rol: str, van: date, kring: Werkkring, nu: datetime) -> UUID:
    """Zet iemand uit een ander dossier waarin zij schrijft ook in dit dossier: een kind met twee huizen.

    Raises:
        MagNiet, KanNiet: zie `voeg_samen`.
    """
    if not zicht.schrijfdossiers(kring, nu).filter(pk=dossier_id).exists():
        raise MagNiet
    return _roep("kt_ook_hier(%s, %s, %s, %s, %s)", persoon_id, dossier_id, rol, van, nu)


@transaction.atomic
def bied_aan(
    *, soort: Overgang.Soort, dossier_id: UUID, bewijs: str, boodschap: str, kring: Werkkring, nu: datetime
) -> UUID:
    """Vraag een ander team om samen te voegen, of om een kind ook hier te mogen zetten.

    Raises:
        MagNiet: zij schrijft niet in dit dossier, of het bewijs is niet van haar of te oud. KanNiet: zie `voeg_samen`.
    """
    if not zicht.schrijfdossiers(kring, nu).filter(pk=dossier_id).exists():
        raise MagNiet
    ander = uit_token(bewijs, kring.medewerker.pk)
    if ander is None:
        raise MagNiet
    return _roep("kt_paar_bieden(%s, %s, %s, %s, %s)", soort.value, dossier_id, ander, boodschap.strip(), nu)


@transaction.atomic
def bied_verhuizing_aan(*, dossier_id: UUID, opgave: Verhuizing, kring: Werkkring, nu: datetime) -> UUID:
    """Bied een dossier aan een team in een andere gemeente van het stelsel aan. Is het adres geheim, dan zonder adres.

    Raises:
        MagNiet: dit is geen dossier van haar team. KanNiet: zie `voeg_samen`.
    """
    dossier = _van_mijn_team(kring, dossier_id)
    if not opgave.grondslag.strip() or not opgave.boodschap.strip():
        raise KanNiet("leeg")
    adres, gebied_id = None, None
    if not dossier.adres_geheim:
        adres = json.dumps(asdict(opgave.adres))
        gebied_id = opgave.gebied.pk if opgave.gebied and opgave.gebied.gemeente_id == opgave.gemeente_id else None
    return _roep(
        "kt_verhuizing_bieden(%s, %s, %s, %s, %s::jsonb, %s, %s, %s)",
        dossier_id, opgave.naar.pk, opgave.gemeente_id, gebied_id, adres, opgave.grondslag.strip(),
        opgave.boodschap.strip(), nu,
    )  # fmt: skip


@transaction.atomic
def aanvaard(
    *, overgang_id: UUID, kring: Werkkring, nu: datetime, eigen_blijft: bool = True, persoon_id: UUID | None = None
) -> UUID:
    """Zeg ja: voeg samen, zet het kind ook daar, of neem het dossier van een gezin dat verhuist, met zijn open vragen.

    Raises:
        MagNiet: dit aanbod is niet aan haar. KanNiet: het kan nu niet meer; de code zegt waarom.
    """
    overgang = _aan_mij(kring, overgang_id)
    if overgang.soort == Overgang.Soort.VERHUIZEN:
        verhuisd = _roep("kt_dossier_verhuizen(%s, %s)", overgang_id, nu)
        _neem_open_vragen_op(kring, verhuisd, nu)
        return verhuisd
    return _roep("kt_paar_aanvaarden(%s, %s, %s, %s)", overgang_id, eigen_blijft, persoon_id, nu)


@transaction.atomic
def weiger(*, overgang_id: UUID, reden: str, kring: Werkkring, nu: datetime) -> None:
    """Zeg nee, met een reden; alles blijft zoals het was.

    Raises:
        MagNiet, KanNiet: zie `aanvaard`.
    """
    _aan_mij(kring, overgang_id)
    _sluit(overgang_id, "geweigerd", reden.strip(), nu)


@transaction.atomic
def trek_terug(*, overgang_id: UUID, kring: Werkkring, nu: datetime) -> None:
    """Trek een eigen aanbod in.

    Raises:
        MagNiet, KanNiet: zie `aanvaard`.
    """
    if not overzichten.aangeboden(kring).filter(pk=overgang_id).exists():
        raise MagNiet
    _sluit(overgang_id, "ingetrokken", "", nu)


def _neem_open_vragen_op(kring: Werkkring, dossier_id: UUID, nu: datetime) -> None:
    """Wie ja zegt tegen een gezin, heeft meteen ook zijn open vragen: geen moment zonder eigenaar.

    # aanname: de regie, het contact, de taken en de wachtplek zijn dan al van haar; een collega kan een vraag overnemen
    """
    hier = Q(dossiervraag__dossier=dossier_id) | Q(dossiervraag__dossier__opgegaan_in=dossier_id)
    open_ = Vraag.objects.filter(
        hier, in_bereik(kring.bereik(zicht.SCHRIJVEN)), stelsel_id=kring.stelsel.pk, status=Vraag.Status.OPEN
    )
    for vraag_id in list(open_.order_by("ontvangen_op", "pk").values_list("pk", flat=True)):
        neem_op(vraag_id=vraag_id, medewerker=kring.medewerker, nu=nu)


def _van_mijn_team(kring: Werkkring, dossier_id: UUID) -> Dossier:
    dossier = zicht.teamdossiers(kring).filter(pk=dossier_id).first()
    if dossier is None:
        raise MagNiet
    return dossier


def _aan_mij(kring: Werkkring, overgang_id: UUID) -> Overgang:
    overgang = overzichten.voor_ons(kring).filter(pk=overgang_id).first()
    if overgang is None:
        raise MagNiet
    return overgang


def _sorteer(naam: str) -> str:
    """Van der Zand sorteert op zand, zoals bij het aannemen."""
    woorden = naam.split()
    while len(woorden) > 1 and woorden[0].casefold() in TUSSENVOEGSELS:
        woorden.pop(0)
    return zoeknaam("".join(woorden))


def _reden(reden: str) -> str:
    if not reden.strip():
        raise KanNiet("leeg")
    return reden.strip()[:REDEN]


def _sluit(overgang_id: UUID, hoe: str, reden: str, nu: datetime) -> None:
    with nee(), connection.cursor() as cursor:
        cursor.execute("SELECT kt_paar_sluiten(%s, %s, %s, %s)", [overgang_id, hoe, reden, nu])


def _roep(functie: str, *waarden: Any) -> UUID:
    with nee(), connection.cursor() as cursor:
        cursor.execute(f"SELECT {functie}", list(waarden))
        uit: UUID = cursor.fetchone()[0]
    return uit
