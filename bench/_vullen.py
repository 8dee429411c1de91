"""Vul een bench-database: de dossiers van de demo, vele keren gekopieerd over alle teams van hetzelfde soort.

Draait als eigen proces met de rol voor onderhoud. De verdeling is die van een wijkteam: 5% van de vragen ligt open,
15% is opgenomen, de rest is beantwoord.
"""

import random
import sys
import uuid
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.db import connection, transaction
from django.db.models import Model, Q
from django.utils import timezone

from keukentafel.doen.dossier.models import Dossier, DossierVraag, Huishoudlid, Persoon
from keukentafel.doen.ingang.models import Termijn, Vraag, nieuw_kenmerk
from keukentafel.doen.triage.models import Triage
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.regelen.medewerkers.models import Lidmaatschap
from keukentafel.regelen.teams.models import Team

VOLGORDE: list[type[Model]] = [Persoon, Vraag, Dossier, Huishoudlid, DossierVraag, Triage, Termijn, Gebeurtenis]
NAMEN = ["Jansen", "Bakker", "Visser", "Smit", "Meijer", "Mulder", "Bos", "Vos", "Peters", "Dekker", "Kok", "Yilmaz"]


def sets() -> list[list[Model]]:
    """Return per dossier of the demo all rows that belong together, in the order of the foreign keys."""
    uit: list[list[Model]] = []
    for dossier in Dossier.objects.all():
        vragen = [rij.vraag for rij in DossierVraag.objects.filter(dossier=dossier).select_related("vraag")]
        leden = list(Huishoudlid.objects.filter(dossier=dossier).select_related("persoon"))
        ids = [vraag.pk for vraag in vragen]
        uit.append(
            [
                *{lid.persoon for lid in leden},
                *vragen,
                dossier,
                *leden,
                *DossierVraag.objects.filter(dossier=dossier),
                *Triage.objects.filter(vraag__in=ids),
                *Termijn.objects.filter(vraag__in=ids),
                *Gebeurtenis.objects.filter(Q(dossier_id=dossier.pk) | Q(vraag_id__in=ids)),
            ]
        )
    return uit


def kopie(rij: Model, kaart: dict[Any, Any], **anders: Any) -> Model:
    """Return a copy of a row with new ids, and references within the set that follow them."""
    waarden = {veld.attname: getattr(rij, veld.attname) for veld in rij._meta.concrete_fields}
    waarden = {naam: kaart.get(waarde, waarde) if waarde.__hash__ else waarde for naam, waarde in waarden.items()}
    waarden["id"] = kaart[rij.pk]
    return type(rij)(**{**waarden, **{naam: w for naam, w in anders.items() if naam in waarden}})


def anders_voor(rij: Model, toeval: random.Random, team: Team, werker: int | None) -> dict[str, Any]:
    """Return what makes a copy its own: team, name, address, state."""
    anders: dict[str, Any] = {"team_id": team.pk, "gekozen_team_id": None, "argument": ""}
    if isinstance(rij, Persoon):
        naam = f"{toeval.choice(NAMEN)}{toeval.randrange(5000)}"
        anders |= {"achternaam": naam, "zoeknaam": naam.lower()}
    if isinstance(rij, Dossier):
        anders |= {"naam": f"Huishouden {toeval.randrange(10**6)}"}
        anders |= {} if rij.adres_geheim else {"huisnummer": toeval.randrange(1, 9999)}
        anders |= {"contact_id": werker, "kenmerk": nieuw_kenmerk()}
    if isinstance(rij, Vraag):
        lot = toeval.random() if werker else 1.0
        status = "open" if lot < 0.05 else "opgenomen" if lot < 0.20 else "beantwoord"
        toen = rij.ontvangen_op - timedelta(days=toeval.randrange(1, 400) if status == "beantwoord" else 0)
        anders |= {"sleutel": uuid.uuid4(), "kenmerk": nieuw_kenmerk(), "status": status, "ontvangen_op": toen}
        anders["opgenomen_door_id"] = werker if status != "open" else None
        anders["opgenomen_op"] = toen if status != "open" else None
        anders["afgesloten_op"] = toen + timedelta(days=1) if status == "beantwoord" else None
    if isinstance(rij, Termijn) and toeval.random() < 0.8:
        anders["klaar_op"] = rij.start
    return anders


def main(aantal: int) -> None:
    """Copy until there are `aantal` dossiers."""
    toeval = random.Random(7)
    voorbeelden = sets()
    soort = Team.objects.get(lidmaatschappen__medewerker__account__username="sanne").soort
    teams = list(Team.objects.filter(soort=soort))
    werkers = {lid.team_id: lid.medewerker_id for lid in Lidmaatschap.objects.filter(team__isnull=False)}
    stapels: dict[type[Model], list[Model]] = {model: [] for model in VOLGORDE}
    for nummer in range(aantal - Dossier.objects.count()):
        groep, team = voorbeelden[nummer % len(voorbeelden)], teams[nummer % len(teams)]
        kaart = {rij.pk: uuid.uuid4() for rij in groep}
        for rij in groep:
            stapels[type(rij)].append(kopie(rij, kaart, **anders_voor(rij, toeval, team, werkers.get(team.pk))))
    with transaction.atomic():
        for model, rijen in stapels.items():
            model._default_manager.bulk_create(rijen, batch_size=2000)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), (SELECT count(*) FROM doen_vraag) FROM doen_dossier")
        print(timezone.now().isoformat(), cursor.fetchone(), file=sys.stderr)


if __name__ == "__main__":
    main(int(sys.argv[1]))
