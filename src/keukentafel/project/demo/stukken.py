"""Taken en documenten in de huishoudens van de demo, langs dezelfde handelingen als op het scherm."""

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db.models import QuerySet
from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.documenten.acties import Documentopgave, voeg_document_toe
from keukentafel.doen.documenten.models import Document
from keukentafel.doen.dossier.models import Dossier, Taak
from keukentafel.doen.dossier.taken import Taakopgave, geef_taak
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.project.demo import tijden
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import werkkring_van


def laad_stukken(groep: dict[str, Medewerker], nu: datetime) -> None:
    """Geef de huishoudens van Sanne taken en documenten; nog eens laden verandert niets."""
    sanne = groep["sanne"]
    kring = werkkring_van(sanne, timezone.localdate(nu))
    verhaal = tomllib.loads((Path(__file__).parent / "stukken.toml").read_text(encoding="utf-8"))
    if kring is None:
        return
    with als_medewerker(sanne.pk):
        dossiers = zicht.schrijfdossiers(kring, nu)
        for soort, maak in (("taak", _taak), ("document", _document)):
            for nummer, rij in enumerate(verhaal[soort]):
                if dossier := dossiers.filter(naam=rij["bij"]).first():
                    maak(dossiers, dossier, sanne, (_sleutel(dossier, soort, nummer), rij), nu)


def _sleutel(dossier: Dossier, soort: str, nummer: int) -> UUID:
    return uuid5(NAMESPACE_URL, f"demo:{soort}:{dossier.pk}:{nummer}")


def _taak(
    dossiers: QuerySet[Dossier], dossier: Dossier, sanne: Medewerker, regel: tuple[UUID, dict[str, Any]], nu: datetime
) -> None:
    sleutel, rij = regel
    if Taak.objects.filter(sleutel=sleutel).exists():
        return
    dag = timezone.localdate(nu) + timedelta(days=rij["dagen"]) if "dagen" in rij else None
    opgave = Taakopgave(sleutel=sleutel, wat=rij["wat"], wie=sanne, uiterlijk=dag)
    geef_taak(dossiers=dossiers, dossier_id=dossier.pk, opgave=opgave, medewerker=sanne, nu=tijden.laatste(nu))


def _document(
    dossiers: QuerySet[Dossier], dossier: Dossier, sanne: Medewerker, regel: tuple[UUID, dict[str, Any]], nu: datetime
) -> None:
    sleutel, rij = regel
    if Document.objects.filter(sleutel=sleutel).exists():
        return
    opgave = Documentopgave(
        sleutel=sleutel, titel=rij["titel"], soort=rij["soort"], naam=rij["naam"], inhoud=rij["tekst"].encode()
    )
    voeg_document_toe(dossiers=dossiers, dossier_id=dossier.pk, opgave=opgave, medewerker=sanne, nu=tijden.laatste(nu))
