"""De inzet van de demo uit `mensen.toml`: uren, kennis, registraties, en één die er even niet is."""

import tomllib
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from keukentafel.regelen.inzet import acties
from keukentafel.regelen.inzet.afwezig import meld_afwezig
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.organisaties.models import Organisatie
from keukentafel.regelen.teams.models import Team

JAAR = timedelta(days=365)


def rijen() -> list[dict[str, Any]]:
    """De mensen met hun inzet, in de volgorde van het bestand."""
    inhoud = (Path(__file__).parent / "mensen.toml").read_text(encoding="utf-8")
    mensen: list[dict[str, Any]] = tomllib.loads(inhoud)["mens"]
    return mensen


def naamloos(stelsel_id: int, rij: dict[str, Any], team: Team | None, dag: date) -> Medewerker:
    """Een collega zonder account: zij staat in het team, en de beheerder kan haar nog toegang geven."""
    mens, _ = Medewerker.objects.get_or_create(stelsel_id=stelsel_id, naam=rij["naam"], account=None)
    if not mens.lidmaatschappen.exists():
        weg = rij.get("gaat_weg_over")
        tot = dag + timedelta(days=weg) if weg else None
        Lidmaatschap.objects.create(
            stelsel_id=stelsel_id, medewerker=mens, team=team, rol=rij["rol"], van=dag - JAAR, tot=tot
        )
    return mens


@transaction.atomic
def zet(mensen: list[tuple[Medewerker, dict[str, Any]]], plekken: dict[str, Team], door: Medewerker) -> None:
    """Leg van ieder de inzet vast, door de beheerder; wie al uren heeft, blijft zoals zij is."""
    nu = timezone.now()
    nieuw = [(mens, rij) for mens, rij in mensen if not mens.aanstellingen.exists()]
    organisaties = list(Organisatie.objects.filter(stelsel_id=door.stelsel_id).order_by("pk"))
    for mens, rij in nieuw:
        if organisaties and "organisatie" in rij:
            mens.organisatie = organisaties[rij["organisatie"] % len(organisaties)]
        mens.telefoon = rij.get("telefoon", mens.telefoon)
        mens.save(update_fields=["organisatie", "telefoon"])
        _leg_vast(mens, rij, plekken, door, nu)
    namen = {mens.naam: mens for mens, _rij in mensen}
    for mens, rij in nieuw:
        if "afwezig" in rij:
            _meld(mens, rij["afwezig"], namen, door, nu)


def _leg_vast(mens: Medewerker, rij: dict[str, Any], plekken: dict[str, Team], door: Medewerker, nu: datetime) -> None:
    dag = timezone.localdate(nu)
    for plek, uren in rij.get("uren", {}).items():
        team = plekken[plek]
        van = max(team.van, dag - JAAR)
        acties.geef_uren(medewerker=mens, team=team, uren=Decimal(uren), van=van, tot=team.tot, door=door)
    for onderwerp in rij.get("weet", ()):
        acties.geef_deskundigheid(medewerker=mens, onderwerp=onderwerp, van=dag - JAAR, tot=None, door=door)
    for een in rij.get("registraties", ()):
        acties.registreer(
            medewerker=mens,
            register=een["register"],
            nummer=een["nummer"],
            geldig_tot=dag + timedelta(days=een["over"]),
            door=door,
            nu=nu - JAAR,
        )


def _meld(mens: Medewerker, rij: dict[str, Any], namen: dict[str, Medewerker], door: Medewerker, nu: datetime) -> None:
    dag = timezone.localdate(nu)
    meld_afwezig(
        medewerker=mens,
        van=dag + timedelta(days=rij["sinds"]),
        tot=dag + timedelta(days=rij["terug_over"]),
        vervanger=namen[rij["vervanger"]],
        door=door,
        nu=nu,
    )
