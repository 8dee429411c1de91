"""Het logboek nalopen: vlaggen maken en de keten narekenen, verder waar dat de vorige keer stopte."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from keukentafel.doen.toezicht.models import Nalezing, Vlag
from keukentafel.doen.toezicht.waarnemen import Over, neem_waar
from keukentafel.kern.logboek.verder import Voortgang, reken_verder
from keukentafel.kern.stelsels.models import Stelsel
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regels.toezicht import Signaal, Toezicht, Toezichtgegevens, beoordeel

PER_KEER = 20_000
"""Zoveel regels leest de knop: de rest van de keten volgt de volgende keer, verder terugkijken doet de taak."""


@transaction.atomic
def loop_na(
    *,
    stelsel: Stelsel,
    gegevens: Toezichtgegevens,
    tot: datetime,
    nu: datetime,
    door: Medewerker | None = None,
    hoogstens: int = PER_KEER,
) -> Nalezing:
    """Maak een vlag van elke inzage tot en met `tot` die om uitleg vraagt, en reken de keten verder na.

    Zonder `door` is het een taak met de rol voor onderhoud. Nog een keer nalopen geeft dezelfde vlaggen en geen
    dubbele. Er wordt een maand teruggekeken, omdat pas later blijkt dat iemand niets deed; hoogstens zoveel regels,
    maar altijd alles van na de vorige keer.
    """
    taak = door is None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"toezicht:{stelsel.pk}"])
    vorige = laatste(stelsel.pk)
    stand = _stand(stelsel.pk, taak=taak)
    tot_nr = stand[0] if stand else 0
    regels = gegevens.toezicht
    gezien = vorige.tot_nr if vorige else 0
    vanaf = max(_vanaf(stelsel.pk, regels, tot), min(gezien, tot_nr - hoogstens))
    waarneming, dossiers = neem_waar(
        stelsel.pk, regels, vanaf_nr=vanaf, gezien_nr=gezien, tot_nr=tot_nr, tot=tot, taak=taak
    )
    nieuw = _bewaar(stelsel.pk, beoordeel(waarneming, gegevens), dossiers, regels, nu)
    verder = reken_verder(connection.connection, stelsel.pk, _voortgang(vorige), stand, hoogstens)
    return Nalezing.objects.create(
        stelsel=stelsel,
        door=door,
        op=nu,
        tot_nr=tot_nr,
        tot_moment=tot,
        vlaggen=nieuw,
        keten_nr=verder.nr,
        keten_afdruk=verder.afdruk,
        breuken=verder.breuken,
        breuk_nr=verder.eerste_breuk,
        rest=max(tot_nr - verder.nr, 0),
    )


def laatste(stelsel_id: int) -> Nalezing | None:
    """De laatste keer dat het logboek is nagelezen."""
    return Nalezing.objects.filter(stelsel=stelsel_id).order_by("-op", "-pk").first()


def _voortgang(vorige: Nalezing | None) -> Voortgang:
    if vorige is None:
        return Voortgang()
    return Voortgang(vorige.keten_nr, vorige.keten_afdruk, vorige.breuken, vorige.breuk_nr)


def _vanaf(stelsel_id: int, regels: Toezicht, tot: datetime) -> int:
    """Het nummer waarna wij lezen: het eind van een nalezing die ver genoeg terug ligt."""
    ver = tot - timedelta(days=regels.terugkijk_dagen + regels.handelen_dagen + 1)
    eerder = Nalezing.objects.filter(stelsel=stelsel_id, tot_moment__lte=ver).order_by("-tot_nr").first()
    return eerder.tot_nr if eerder else 0


def _stand(stelsel_id: int, *, taak: bool) -> tuple[int, str] | None:
    vraag = "SELECT nr, afdruk FROM kt_toezicht_stand(%s)"
    if taak:
        vraag = "SELECT nr, afdruk FROM kern_logstand WHERE stelsel_id = %s"
    with connection.cursor() as cursor:
        cursor.execute(vraag, [stelsel_id])
        rij = cursor.fetchone()
    return (int(rij[0]), str(rij[1])) if rij else None


def _bewaar(
    stelsel_id: int, signalen: Iterable[Signaal], dossiers: Mapping[UUID, Over], regels: Toezicht, nu: datetime
) -> int:
    """Bewaar wat er nog niet is: dezelfde vraag over hetzelfde dossier komt binnen een maand niet terug."""
    signalen = [s for s in signalen if s.dossier is None or s.dossier in dossiers]
    oud: dict[tuple[str, int, UUID | None], list[datetime]] = {}
    bekend = Vlag.objects.filter(stelsel=stelsel_id, medewerker__in={s.medewerker for s in signalen})
    for soort, wie, dossier, begin in bekend.values_list("soort", "medewerker_id", "dossier_id", "begin"):
        oud.setdefault((soort, wie, dossier), []).append(begin)
    nieuw = []
    for signaal in signalen:
        eerder = oud.setdefault((signaal.soort, signaal.medewerker, signaal.dossier), [])
        if not any(_zelfde(signaal, begin, regels) for begin in eerder):
            eerder.append(signaal.begin)
            nieuw.append(_vlag(stelsel_id, signaal, dossiers, nu))
    Vlag.objects.bulk_create(nieuw)
    return len(nieuw)


def _zelfde(signaal: Signaal, begin: datetime, regels: Toezicht) -> bool:
    """Gaat een vlag van toen over hetzelfde? Een druk uur is elke dag nieuw, de rest eens in de zoveel dagen."""
    if signaal.soort in {"veel_in_een_uur", "vaak_geweigerd"}:
        return timezone.localdate(begin) == signaal.begin.date()
    return abs(signaal.begin - begin) < timedelta(days=regels.opnieuw_na_dagen)


def _vlag(stelsel_id: int, signaal: Signaal, dossiers: Mapping[UUID, Over], nu: datetime) -> Vlag:
    over = dossiers.get(signaal.dossier) if signaal.dossier else None
    return Vlag(
        stelsel_id=stelsel_id,
        soort=signaal.soort,
        medewerker_id=signaal.medewerker,
        dossier_id=signaal.dossier,
        kenmerk=over.kenmerk if over else "",
        dag=signaal.begin.date(),
        begin=signaal.begin,
        eind=signaal.eind,
        redenen=list(signaal.redenen),
        getallen=signaal.getallen,
        te_verklaren=signaal.te_verklaren,
        gemaakt_op=nu,
    )
