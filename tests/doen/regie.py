"""Een huishouden met een opgenomen vraag, en wie er omheen staan: rijen voor de proeven van regie en overgang."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.regie import overgang
from keukentafel.doen.regie.models import Deelname, Overgang, Regie
from keukentafel.doen.regie.opnemen import neem_op
from keukentafel.doen.regie.overgang import Aanbod
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import Werkkring, werkkring_van
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.rol import word
from tests.vaste_groep import Groep, kaal_stelsel, medewerker


@dataclass(frozen=True)
class Huis:
    """Sanne en Nina werken bij team A, Bilal en Carla bij team B; Marieke en Bas leiden die teams."""

    groep: Groep
    nina: Medewerker
    carla: Medewerker
    bas: Medewerker
    vraag: UUID
    dossier: UUID

    @property
    def sanne(self) -> Medewerker:
        return self.groep.sanne

    @property
    def bilal(self) -> Medewerker:
        return self.groep.bilal


def huis(*, regisseur: str = "team") -> Huis:
    """Een huishouden bij team A met één open vraag, die nog niemand heeft."""
    g = kaal_stelsel()
    vraag, dossier = nieuwe_vraag(g, regisseur=regisseur)
    return Huis(
        groep=g,
        nina=medewerker(g.stelsel, "nina", "Nina Smit", "wijkwerker", g.team),
        carla=medewerker(g.stelsel, "carla", "Carla Prins", "wijkwerker", g.ander_team),
        bas=medewerker(g.stelsel, "bas", "Bas Meijer", "teammanager", g.ander_team),
        vraag=vraag,
        dossier=dossier,
    )


def nieuwe_vraag(g: Groep, *, regisseur: str = "team", dossier: UUID | None = None) -> tuple[UUID, UUID]:
    """Nog een vraag bij team A, in een nieuw huishouden of in `dossier`."""
    rijen = vraag_in_dossier(g, g.team, g.fatma, dossier_id=dossier)
    rijen["triage"][0]["uitkomst"] = {"regisseur": regisseur, "reden": "Omdat.", "bron": "proef"}
    with als_medewerker(g.fatma.pk):
        bewaar(rijen)
    return UUID(str(rijen["vraag"]["id"])), UUID(str(rijen["dossiervraag"]["dossier_id"]))


def kring(wie: Medewerker) -> Werkkring:
    gevonden = werkkring_van(wie, timezone.localdate())
    assert gevonden is not None
    return gevonden


def opgenomen(h: Huis, wie: Medewerker) -> None:
    with als_medewerker(wie.pk):
        neem_op(vraag_id=h.vraag, medewerker=wie, nu=timezone.now())


def bied_vraag(h: Huis, door: Medewerker, **anders: Any) -> Overgang:
    aanbod = Aanbod(naar_team=h.groep.ander_team, boodschap="Zij vraagt om hulp met geld.", **anders)
    with als_medewerker(door.pk):
        bereik = kring(door).bereik("dossier_schrijven")
        return overgang.bied_vraag_aan(bereik=bereik, vraag_id=h.vraag, aanbod=aanbod, door=door, nu=timezone.now())


def bied(h: Huis, door: Medewerker, soort: str, **anders: Any) -> Overgang:
    aanbod = Aanbod(naar_team=anders.pop("naar", h.groep.ander_team), boodschap="Kun je overnemen?", **anders)
    nu = timezone.now()
    with als_medewerker(door.pk):
        waar = zicht.schrijfdossiers(kring(door), nu)
        return overgang.bied_aan(dossiers=waar, dossier_id=h.dossier, soort=soort, aanbod=aanbod, door=door, nu=nu)


def aanvaard(aanbod: Overgang, wie: Medewerker, antwoord: str = "") -> overgang.Aanvaard:
    with als_medewerker(wie.pk):
        return overgang.aanvaard(overgang_id=aanbod.pk, medewerker=wie, nu=timezone.now(), antwoord=antwoord)


def ziet(wie: Medewerker, dossier: UUID) -> bool:
    """Door beide sloten tegelijk; zij zeggen hetzelfde."""
    with als_medewerker(wie.pk):
        database = Dossier.objects.filter(pk=dossier).exists()
        nu = timezone.now()
        toepassing = zicht.dossiers(kring(wie), nu).filter(pk=dossier).exists()
        assert zicht.schrijfdossiers(kring(wie), nu).filter(pk=dossier).exists() <= toepassing
    assert database == toepassing
    return database


def regie(dossier: UUID) -> tuple[str, int | None, str]:
    """Het soort, wie, en de reden van de regie van nu."""
    with word(rollen.ONDERHOUD):
        rij = Regie.objects.get(dossier_id=dossier, tot=None)
        return rij.soort, rij.medewerker_id, rij.reden


def vraag(vraag_id: UUID) -> Vraag:
    with word(rollen.ONDERHOUD):
        return Vraag.objects.get(pk=vraag_id)


def loopt_af(overgang_id: UUID) -> None:
    """Zet de einddatum van een overgang op vandaag: alsof de dagen voorbij zijn."""
    vandaag = timezone.localdate()
    begin = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    with word(rollen.EIGENAAR):
        Overgang.objects.filter(pk=overgang_id).update(tot=vandaag)
        Regie.objects.filter(overgang_id=overgang_id).update(tijdelijk_tot=vandaag)
        Deelname.objects.filter(overgang_id=overgang_id).update(van=begin - timedelta(days=1), tot=begin)
