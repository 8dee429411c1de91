"""Het journaal en de afspraken van de demo, langs de gewone handelingen. Nog eens laden verandert niets."""

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.db.models import QuerySet
from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.journaal import Afspraakopgave, Contactopgave, leg_contact_vast, plan_afspraak
from keukentafel.doen.dossier.models import Afspraak, Contactmoment, Dossier
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.project.demo import tijden
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import werkkring_van


def laad_journaal(groep: dict[str, Medewerker], nu: datetime) -> None:
    """Vul de huishoudens van Sanne; stuurt de triage zo'n huishouden naar een ander team, dan blijft het leeg."""
    sanne = groep["sanne"]
    kring = werkkring_van(sanne, timezone.localdate(nu))
    verhaal = tomllib.loads((Path(__file__).parent / "journaal.toml").read_text(encoding="utf-8"))
    if kring is None:
        return
    with als_medewerker(sanne.pk):
        dossiers = zicht.schrijfdossiers(kring, nu)
        for nummer, rij in enumerate(verhaal["contact"]):
            if dossier := dossiers.filter(naam=rij["bij"]).first():
                _contact(dossiers, dossier, sanne, (nummer, rij), nu)
        for rij in verhaal["afspraak"]:
            if dossier := dossiers.filter(naam=rij["bij"]).first():
                _afspraak(dossiers, dossier, groep, rij, nu)


def _contact(
    dossiers: QuerySet[Dossier], dossier: Dossier, sanne: Medewerker, regel: tuple[int, dict[str, Any]], nu: datetime
) -> None:
    nummer, rij = regel
    sleutel = uuid5(NAMESPACE_URL, f"demo:{dossier.pk}:{nummer}")
    if Contactmoment.objects.filter(sleutel=sleutel).exists():
        return
    opgave = Contactopgave(
        sleutel=sleutel,
        moment=_moment(rij, nu),
        kanaal=rij["kanaal"],
        samenvatting=rij["samenvatting"].strip(),
        minuten=rij.get("minuten"),
        met_wie=rij["met_wie"],
    )
    leg_contact_vast(dossiers=dossiers, dossier_id=dossier.pk, opgave=opgave, medewerker=sanne, nu=tijden.laatste(nu))


def _afspraak(
    dossiers: QuerySet[Dossier], dossier: Dossier, groep: dict[str, Medewerker], rij: dict[str, Any], nu: datetime
) -> None:
    if Afspraak.objects.filter(dossier=dossier).exists():
        return
    opgave = Afspraakopgave(
        begin=_moment(rij, nu),
        medewerker=groep[rij["wie"]],
        voor_wie=rij["voor_wie"],
        plek=rij["plek"],
        minuten=rij["minuten"],
    )
    gemaakt = tijden.laatste(nu)
    plan_afspraak(dossiers=dossiers, dossier_id=dossier.pk, opgave=opgave, medewerker=groep["sanne"], nu=gemaakt)


def _moment(rij: dict[str, Any], nu: datetime) -> datetime:
    """Op een werkdag: wat was, de laatste ervoor, en wat nog komt, de eerste erna."""
    dag = timezone.localdate(nu) + timedelta(days=rij["dagen"])
    dag = tijden.volgende_werkdag(dag) if rij["dagen"] > 0 else tijden.werkdag(dag)
    return timezone.make_aware(datetime.combine(dag, rij["tijd"]))
