"""Rijen van een vraag met dossier, zonder langs de regels te gaan: voor proeven van de sloten zelf."""

import json
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import Case, F, Value, When
from django.utils import timezone

from keukentafel.doen.dossier.models import Dossier, DossierVraag, Huishoudlid, Persoon
from keukentafel.doen.ingang.feiten import VraagOpgenomen
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.tabel import als_json, als_rij
from keukentafel.doen.triage.models import Triage
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.acties import maak
from keukentafel.regelen.gemeenten.models import InrichtingVersie
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.teams.models import Team
from tests.rol import word
from tests.vaste_groep import Groep, landelijke_rechten


def versie(groep: Groep) -> InrichtingVersie:
    """De versie die het stelsel heeft, of een zonder inhoud."""
    return InrichtingVersie.objects.filter(stelsel=groep.stelsel).first() or landelijke_rechten(groep.stelsel)


def vraag_in_dossier(
    groep: Groep, team: Team, door: Medewerker, *, dossier_id: UUID | None = None, achternaam: str = "De Vries"
) -> dict[str, Any]:
    """Alle rijen van één vraag bij `team`, aangenomen door `door`, in een nieuw of bestaand dossier."""
    nu = timezone.now()
    dag = timezone.localdate(nu)
    vast = {"stelsel": groep.stelsel, "team": team}
    vraag = Vraag(
        **vast, sleutel=uuid4(), gemeente=groep.gemeente, soort="vraag", kanaal="telefoon", aanmelder="inwoner",
        ontvangen_op=nu, aangenomen_door=door, eigen_woorden="Het schoonmaken wordt me te veel.", feiten={},
        situatie="enkelvoudig",
    )  # fmt: skip
    dossier = Dossier(**vast, gemeente=groep.gemeente, naam=achternaam, postcode="1312AB", huisnummer=19, geopend_op=nu)
    persoon = Persoon(
        **vast, voornaam="Truus", achternaam=achternaam, zoeknaam=achternaam.lower().replace(" ", ""),
        geboortedatum=date(1947, 6, 14),
    )  # fmt: skip
    in_dossier = dossier_id or dossier.pk
    lid = Huishoudlid(**vast, dossier_id=in_dossier, persoon=persoon, rol="hoofdpersoon", van=dag)
    triage = Triage(
        **vast, vraag=vraag, inrichting_versie=versie(groep), moment=nu, door=door, regel="triage.anders",
        situatie="enkelvoudig", uitkomst={},
    )  # fmt: skip
    klok = Termijn(
        **vast, vraag=vraag, soort="wmo_onderzoek", start=dag, uiterlijk=dag + timedelta(days=42),
        grondslag="Wmo 2015, art. 2.3.2 lid 1", atw=True, stappen=[],
    )  # fmt: skip
    feit = maak(
        VraagOpgenomen(), stelsel_id=groep.stelsel.pk, moment=nu, medewerker_id=door.pk, dossier_id=in_dossier,
        vraag_id=vraag.pk, team_id=team.pk,
    )  # fmt: skip
    return {
        "vraag": als_rij(vraag),
        "dossier": None if dossier_id else als_rij(dossier),
        "persoon": [] if dossier_id else [als_rij(persoon)],
        "huishoudlid": [] if dossier_id else [als_rij(lid)],
        "dossiervraag": als_rij(DossierVraag(**vast, dossier_id=in_dossier, vraag=vraag)),
        "triage": [als_rij(triage)],
        "termijn": [als_rij(klok)],
        "gebeurtenis": [als_rij(feit)],
    }


def bewaar(rijen: dict[str, Any]) -> dict[str, Any]:
    """Roep de grensfunctie aan zoals de handeling dat doet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_vraag_aannemen(%s::jsonb)", [als_json(rijen)])
        uitkomst = cursor.fetchone()[0]
    return dict(json.loads(uitkomst))


def elders_klopt() -> None:
    """Wat de database zelf bijhoudt over vragen bij een ander team dan hun dossier, is wat er staat."""
    with word(rollen.ONDERHOUD):
        mis = DossierVraag.objects.exclude(
            elders=Case(When(vraag__team=F("team"), then=Value(False)), default=Value(True))
        )
        assert not mis.exists()
