"""Een dag op het werk: wie de ploeg leidt, hoeveel uur ieder werkt, wat zij weet, en wie er vandaag niet is."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from keukentafel.doen.ingang.vervanging import neem_over
from keukentafel.inrichting.model import Inrichting
from keukentafel.project.demo.groep import maak_medewerker, voorpost
from keukentafel.regelen.inzet.models import Aanstelling, Afwezigheid, Deskundigheid, Registratie
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.teams.models import Team

# inlog (leeg: geen account), naam, rol, telefoon
HIER = (
    ("marieke", "Marieke Vos", "teammanager", "06 1234 0100"),
    ("daan", "Daan Vermeulen", "wijkwerker", "06 1234 0101"),
    ("noor", "Noor Hendriks", "wijkwerker", "06 1234 0102"),
    ("", "Joost Meijer", "wijkwerker", "06 1234 0103"),
)
ELDERS = (("", "Yasmina Bakali", "wijkwerker", "06 1234 0104"),)
UREN = {"Sanne de Boer": 24, "Daan Vermeulen": 32, "Noor Hendriks": 36, "Joost Meijer": 20, "Bilal Amrani": 36,
        "Yasmina Bakali": 28}  # fmt: skip
KENNIS = {
    "Daan Vermeulen": ("schulden", "werk-inkomen"),
    "Noor Hendriks": ("jeugd", "opvoeden", "werk-inkomen"),
    "Joost Meijer": ("ggz", "lvb"),
    "Sanne de Boer": ("wmo", "dementie", "jeugd"),
    "Yasmina Bakali": ("schulden",),
}
# register, nummer, geldig tot en met zoveel dagen vanaf vandaag
REGISTRATIES = {
    "Sanne de Boer": ("SKJ", "110023456", -2),
    "Joost Meijer": ("BIG", "49012345602", 11),
    "Noor Hendriks": ("SKJ", "110034567", 114),
}


def zet_ploeg(inrichting: Inrichting, groep: dict[str, Medewerker], dag: date) -> None:
    """Zet de collega's, hun uren, kennis en registraties klaar; wat er al staat, blijft."""
    hier, elders = voorpost(inrichting)
    mensen = {mens.naam: (mens, team) for mens, team in ((groep["sanne"], hier), (groep["bilal"], elders))}
    for rijen, team in ((HIER, hier), (ELDERS, elders)):
        for inlog, naam, rol, telefoon in rijen:
            mens = maak_medewerker(hier.stelsel_id, (inlog, naam, rol), team, dag, telefoon=telefoon)
            mensen[naam] = (mens, team)
            groep[inlog or naam] = mens
    begin = dag - timedelta(days=365)
    for naam, (mens, team) in mensen.items():
        _zet(mens, team, naam, begin, dag)


def _zet(mens: Medewerker, team: Team, naam: str, begin: date, dag: date) -> None:
    vast = {"stelsel_id": mens.stelsel_id, "medewerker": mens}
    if naam in UREN and not mens.aanstellingen.exists():
        Aanstelling.objects.create(**vast, team=team, uren=Decimal(UREN[naam]), van=begin)
    for onderwerp in KENNIS.get(naam, ()):
        Deskundigheid.objects.get_or_create(**vast, onderwerp=onderwerp, defaults={"van": begin})
    if naam in REGISTRATIES and not mens.registraties.exists():
        register, nummer, dagen = REGISTRATIES[naam]
        Registratie.objects.create(**vast, register=register, nummer=nummer, geldig_tot=dag + timedelta(days=dagen))


def zet_afwezig(groep: dict[str, Medewerker], nu: datetime) -> None:
    """Daan is er sinds gisteren niet; Noor valt in. Wat zij niet kan hebben, moet Marieke verdelen."""
    daan, dag = groep["daan"], timezone.localdate(nu)
    if daan.afwezigheden.exists() or not Lidmaatschap.objects.filter(medewerker=daan).exists():
        return
    rij = Afwezigheid.objects.create(
        stelsel_id=daan.stelsel_id,
        medewerker=daan,
        vervanger=groep["noor"],
        van=dag - timedelta(days=1),
        tot=dag + timedelta(days=4),
    )
    neem_over(afwezigheid=rij, door=None, nu=nu)
