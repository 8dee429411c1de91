"""Een huishouden van veertig: elk blad is heel, en kost niet meer vragen aan de database dan dat van één."""

from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from keukentafel.doen.dossier.models import Huishoudlid, Persoon
from keukentafel.doen.netwerk.models import Relatie
from keukentafel.kern.database import rollen
from tests.doen.samen import huis as maak_huis
from tests.rol import word
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie

HOOGSTENS = 15
BLADEN = ["", "/netwerk", "/journaal", "/contact", "/regie", "/taken", "/documenten", "/documenten/nieuw", "/splitsen",
          "/bsn", "/delen", "/afschrift", "/samenvoegen"]  # fmt: skip


@pytest.fixture
def sanne(almere: Groep, als: AlsWie) -> Client:
    return als(almere.sanne)


def vol(groep: Groep, mensen: int) -> UUID:
    """Een huishouden met zoveel mensen, van wie de helft een ouder heeft."""
    dossier = maak_huis(groep)
    vast = {"stelsel": groep.stelsel, "team": groep.team}
    nu = timezone.now()
    with word(rollen.EIGENAAR):
        personen = Persoon.objects.bulk_create(
            Persoon(**vast, voornaam=f"Mens{nummer:02}", achternaam="Bos", zoeknaam="bos",
                    geboortedatum=date(1940 + 2 * nummer, 3, 2))
            for nummer in range(1, mensen)
        )  # fmt: skip
        Huishoudlid.objects.bulk_create(
            Huishoudlid(**vast, dossier=dossier, persoon=een, rol="volwassene", van=date(2026, 1, 1))
            for een in personen
        )
        Relatie.objects.bulk_create(
            Relatie(**vast, dossier=dossier, a=ouder, b=kind, soort="ouder", door=groep.sanne, vastgelegd_op=nu)
            for ouder, kind in zip(personen[: mensen // 2], personen[mensen // 2 :], strict=False)
        )
    return dossier.pk


@pytest.mark.parametrize("pad", BLADEN)
def test_elk_blad_is_heel_en_kost_niet_meer(sanne: Client, almere: Groep, pad: str) -> None:
    klein, groot = vol(almere, 1), vol(almere, 40)
    sanne.get(f"/huishoudens/{klein}{pad}")  # wat een sessie één keer opzoekt
    with CaptureQueriesContext(
        connection,
    ) as bij_een:
        assert sanne.get(f"/huishoudens/{klein}{pad}").status_code == 200
    with CaptureQueriesContext(connection) as bij_veertig:
        blad = sanne.get(f"/huishoudens/{groot}{pad}").content.decode()
    if pad in ("", "/netwerk", "/contact", "/splitsen", "/bsn", "/afschrift"):
        weg = [nummer for nummer in range(1, 40) if f"Mens{nummer:02}" not in blad]
        assert not weg, "ieder van de veertig staat op het blad"
    assert len(bij_veertig) <= len(bij_een)
    assert len([vraag for vraag in bij_veertig if "SAVEPOINT" not in vraag["sql"]]) <= HOOGSTENS
