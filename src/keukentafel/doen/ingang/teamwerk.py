"""Het werk van een team in aantallen: hoe vol het zit, en welke kennis de open vragen vragen."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Count, Q

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.overzichten import OPEN
from keukentafel.doen.tabel import in_bereik
from keukentafel.regelen.medewerkers.overzichten import Werkkring


@dataclass(frozen=True)
class Teamstand:
    """Een team in aantallen; `per_medewerker` zijn haar huishoudens in dit team."""

    huishoudens: int
    vragen: int
    laat: int
    niemand: int
    per_medewerker: Mapping[int, int]


def bezetting(teams: Collection[int]) -> dict[int, Teamstand]:
    """De stand van deze teams, voor wie ze mag zien. Alleen aantallen, in één vraag aan de database."""
    mensen: dict[int, dict[int, int]] = {}
    totalen: dict[int, tuple[int, int, int, int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT team, medewerker, huishoudens, vragen, laat, niemand FROM kt_bezetting(%s)", [list(teams)]
        )
        for team, medewerker, *aantallen in cursor.fetchall():
            if medewerker is None:
                totalen[team] = (aantallen[0], aantallen[1], aantallen[2], aantallen[3])
            else:
                mensen.setdefault(team, {})[medewerker] = aantallen[0]
    return {team: Teamstand(*aantallen, per_medewerker=mensen.get(team, {})) for team, aantallen in totalen.items()}


@dataclass(frozen=True)
class Behoefte:
    """Hoeveel open vragen om een onderwerp vragen, en hoeveel daarvan vandaag of al eerder klaar moesten zijn."""

    vragen: int
    nu: int


def behoefte(
    kring: Werkkring, team_id: int, onderwerpen: Mapping[str, Collection[str]], dag: date
) -> dict[str, Behoefte]:
    """Per onderwerp de open vragen van een team over een van zijn leefgebieden. Eén vraag aan de database."""
    gevraagd = {code: gebieden for code, gebieden in onderwerpen.items() if gebieden}
    if not gevraagd:
        return {}
    tellen = {}
    for nummer, gebieden in enumerate(gevraagd.values()):
        gaat_over = Q()
        for gebied in gebieden:
            gaat_over |= Q(feiten__leefgebieden__contains=[gebied])
        tellen[f"n{nummer}"] = Count("pk", filter=gaat_over)
        tellen[f"v{nummer}"] = Count("pk", filter=gaat_over & Q(uiterlijk__lte=dag))
    uit = Vraag.objects.filter(
        in_bereik(kring.bereik("dossier_lezen")), stelsel_id=kring.stelsel.pk, team_id=team_id, status__in=OPEN
    ).aggregate(**tellen)
    return {code: Behoefte(uit[f"n{nummer}"], uit[f"v{nummer}"]) for nummer, code in enumerate(gevraagd)}
