"""Welke spreekuren er zijn, wanneer ze weer zijn, en wie er dan begeleidt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, Prefetch, Q, QuerySet
from django.utils import timezone

from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.inzet.models import Afwezigheid
from keukentafel.regelen.inzet.versie import merk, versie
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.spreekuren.models import Spreekuur, Spreekuurvrijwilliger
from keukentafel.regels.inzet import Periode, volgende_datum
from keukentafel.regels.termijnen.kalender import Kalender


@dataclass(frozen=True)
class Eerstvolgende:
    """Een spreekuur met de dag waarop het weer is; `datum` is None als het daarna niet meer is."""

    spreekuur: Spreekuur
    datum: date | None
    begeleider: Medewerker | None
    """Wie er die dag begeleidt: zij zelf of haar vervanger. None: dan staat er niemand bij."""
    weg: Afwezigheid | None
    """De afwezigheid van de vaste begeleider op die dag."""

    @property
    def zonder_begeleider(self) -> bool:
        return self.datum is not None and self.begeleider is None

    @property
    def vrijwilligers(self) -> list[Medewerker]:
        """Wie er nu bij hoort, op naam."""
        return [rij.medewerker for rij in self.spreekuur.vrijwilligers.all()]


def kleuren_met_spreekuur(inrichting: Inrichting) -> tuple[str, ...]:
    """De kleuren van wijken waar spreekuren zijn; leeg als deze inrichting geen spreekuren heeft.

    # aanname: langskomen (kanaal inloop) is binnenlopen bij het team zelf, en geen spreekuur met vrijwilligers.
    """
    return tuple(inrichting.wijkkleuren.spreekuur_in) if inrichting.wijkkleuren else ()


def heeft_spreekuren(inrichting: Inrichting) -> bool:
    """Kent deze inrichting spreekuren? Zo niet, dan bestaan de bladen niet."""
    return bool(kleuren_met_spreekuur(inrichting))


def lopend(stelsel_id: int, dag: date) -> QuerySet[Spreekuur]:
    """De spreekuren die er zijn of nog komen, met wie er helpt; wat geëindigd is, staat er niet bij."""
    helpers = Spreekuurvrijwilliger.objects.filter(tot__isnull=True).select_related("medewerker")
    nog = Q(tot__isnull=True) | (Q(tot__gt=dag) & Q(tot__gt=F("van")))
    rijen = Spreekuur.objects.filter(nog, stelsel_id=stelsel_id).select_related("team", "begeleider", "gebied")
    return rijen.prefetch_related(Prefetch("vrijwilligers", helpers.order_by("medewerker__naam", "pk"))).order_by(
        "weekdag", "begintijd", "plek", "pk"
    )


def van_mij(medewerker: Medewerker, dag: date) -> QuerySet[Spreekuur]:
    """De spreekuren die iemand begeleidt, waar zij helpt, of waar zij misschien invalt."""
    help_ik = Spreekuurvrijwilliger.objects.filter(medewerker=medewerker, tot__isnull=True)
    val_ik_in = Afwezigheid.objects.filter(stelsel_id=medewerker.stelsel_id, vervanger=medewerker).exclude(tot__lte=dag)
    ik = Q(begeleider=medewerker) | Q(pk__in=help_ik.values("spreekuur_id"))
    return lopend(medewerker.stelsel_id, dag).filter(ik | Q(begeleider_id__in=val_ik_in.values("medewerker_id")))


def versie_van(rij: Spreekuur) -> str:
    """Een kort merk van een spreekuur met wie er helpt; het verandert als een van beide verandert."""
    return merk(versie(rij), *sorted(een.medewerker_id for een in rij.vrijwilligers.all() if een.tot is None))


def werkrollen(inrichting: Inrichting) -> list[str]:
    """De rollen van wie in een team het werk doet. # aanname: wie dossiers schrijft; een vrijwilliger dus niet."""
    return [rol for rol in inrichting.rollen if _schrijft(inrichting, rol)]


def _schrijft(inrichting: Inrichting, rol: str) -> bool:
    return any("dossier_schrijven" in rechten for rechten in inrichting.rechten_van(rol).values())


def eerstvolgende(rijen: Iterable[Spreekuur], inrichting: Inrichting, nu: datetime) -> list[Eerstvolgende]:
    """Per spreekuur de eerste dag dat het weer is, in dezelfde volgorde; twee vragen aan de database extra."""
    alle, vandaag, klok = list(rijen), timezone.localdate(nu), timezone.localtime(nu).time()
    if not alle:
        return []
    kalender, wie = Kalender(inrichting.feestdagen), _Aanwezig(alle, vandaag, inrichting)
    uit = []
    for rij in alle:
        vanaf = vandaag if klok < rij.eindtijd else vandaag + timedelta(days=1)
        datum = volgende_datum(
            rij.weekdag, Periode(rij.van, rij.tot), vanaf, lambda dag: kalender.feestdag(dag) is not None
        )
        uit.append(wie.op(rij, datum))
    return uit


class _Aanwezig:
    """Wie er op een dag is van de mensen die begeleiden, en wie hen vervangt."""

    def __init__(self, rijen: list[Spreekuur], vandaag: date, inrichting: Inrichting) -> None:
        stelsel_id = rijen[0].stelsel_id
        weg = Afwezigheid.objects.filter(stelsel_id=stelsel_id).exclude(tot__lte=vandaag).select_related("vervanger")
        leden = Lidmaatschap.objects.filter(
            stelsel_id=stelsel_id, medewerker_id__in={rij.begeleider_id for rij in rijen},
            rol__in=werkrollen(inrichting), team_id__in={rij.team_id for rij in rijen},
        )  # fmt: skip
        self.weg = list(weg)
        self.leden = [(lid.medewerker_id, lid.team_id, Periode(lid.van, lid.tot)) for lid in leden]

    def op(self, rij: Spreekuur, datum: date | None) -> Eerstvolgende:
        """Wie er op deze dag bij dit spreekuur is."""
        if datum is None:
            return Eerstvolgende(rij, None, None, None)
        weg = self._weg(rij.begeleider_id, datum)
        if weg is not None:
            invaller = weg.vervanger
            return Eerstvolgende(rij, datum, invaller if invaller and not self._weg(invaller.pk, datum) else None, weg)
        werkt = any(
            mens == rij.begeleider_id and team == rij.team_id and periode.bevat(datum)
            for mens, team, periode in self.leden
        )
        return Eerstvolgende(rij, datum, rij.begeleider if werkt else None, None)

    def _weg(self, medewerker_id: int, datum: date) -> Afwezigheid | None:
        van_haar = (rij for rij in self.weg if rij.medewerker_id == medewerker_id)
        return next((rij for rij in van_haar if Periode(rij.van, rij.tot).bevat(datum)), None)
