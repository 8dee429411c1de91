"""De klokken van een vraag: welke er lopen, wat haar eerste uiterste datum is, en wat er bij terugbellen hoort."""

from datetime import date, datetime, timedelta

from django.db.models import Min
from django.utils import timezone

from keukentafel.doen.ingang.feiten import TerugbellenKlaar
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.ingang.vastleggen import leg_vast
from keukentafel.regelen.medewerkers.models import Medewerker

LOOPT_VOOR_INWONER = frozenset({"persoonlijk_plan"})
"""Termijnen van de inwoner zelf: zij bepalen niet wanneer het team te laat is."""
TERUGBELLEN = "terugbelverzoek"
EVEN_LATER = timedelta(microseconds=1)
"""Twee feiten van één handeling staan na elkaar op de tijdlijn."""


def eerste_datum(vraag: Vraag) -> date | None:
    """De eerste uiterste datum van de klokken die nu lopen; None als er geen loopt."""
    lopend = vraag.termijnen.filter(klaar_op__isnull=True).exclude(soort__in=LOOPT_VOOR_INWONER)
    eerste: date | None = lopend.aggregate(eerste=Min("uiterlijk"))["eerste"]
    return eerste


def open_terugbelklok(vraag: Vraag) -> Termijn | None:
    """De klok om terug te bellen, als die loopt; de vroegste als er twee zijn."""
    klokken = vraag.termijnen.filter(soort=TERUGBELLEN, klaar_op__isnull=True)
    return klokken.order_by("uiterlijk").first()


def stop_terugbellen(vraag: Vraag, hoe: str, medewerker: Medewerker, nu: datetime) -> None:
    """Zet de klok om terug te bellen stil, met in de stroom hoe zij eindigde en of dat op tijd was.

    `hoe` is gesproken, niet_bereikt, of hoe de hele vraag eindigde. Loopt er geen klok, dan gebeurt er niets.
    """
    dag = timezone.localdate(nu)
    klok = open_terugbelklok(vraag)
    if klok is None:
        return
    vraag.termijnen.filter(soort=TERUGBELLEN, klaar_op__isnull=True).update(klaar_op=dag)
    leg_vast(TerugbellenKlaar(hoe=hoe, uiterlijk=klok.uiterlijk, op_tijd=dag <= klok.uiterlijk), vraag, medewerker, nu)
