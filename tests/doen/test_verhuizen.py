"""Alles van een dossier draagt hetzelfde team: een nieuwe tabel die niet meeverhuist, valt hier op."""

from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from keukentafel.doen.dossier.models import Afspraak, Contactmoment, Dossier
from keukentafel.kern.database import rollen
from tests.doen.delen import collega, dossier, geef_inzage, neem_nood, partner, scherm_af, verstrek
from tests.doen.vol import vul_dossier
from tests.rol import word
from tests.vaste_groep import Groep, kaal_stelsel

pytestmark = pytest.mark.django_db

TABELLEN = """
SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
  AND (c.relname LIKE 'doen\\_%%') AND 2 = (SELECT count(*) FROM pg_attribute a
    WHERE a.attrelid = c.oid AND a.attname IN ('dossier_id', 'team_id') AND NOT a.attisdropped) ORDER BY 1
"""
"""Elke tabel met een dossier en een team. In kern staan ook dossiers, maar daar is het team geen slot."""


@pytest.fixture
def groep() -> Groep:
    return kaal_stelsel()


def tabellen() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(TABELLEN)
        return [naam for (naam,) in cursor.fetchall()]


def _rijen(groep: Groep, huis: Dossier) -> None:
    """Een rij in elke tabel met een dossier; wat geen handeling heeft, maakt de eigenaar."""
    scherm_af(groep, huis)
    geef_inzage(groep, huis, collega(groep, "nina"))
    neem_nood(huis, groep.bilal)
    organisatie = partner(groep).organisatie
    assert organisatie is not None
    verstrek(groep, huis, organisatie)
    vast = {"stelsel": groep.stelsel, "team": groep.team, "dossier": huis, "door": groep.sanne}
    with word(rollen.EIGENAAR):
        Contactmoment.objects.create(
            **vast, moment=timezone.now(), kanaal="telefoon", samenvatting="x", sleutel=uuid4()
        )
        Afspraak.objects.create(**vast, medewerker=groep.sanne, begin=timezone.now(), voor_wie="x", plek="x")
        vul_dossier(groep, huis.pk)


def test_elke_tabel_met_een_dossier_verhuist_mee(groep: Groep) -> None:
    huis = dossier(groep)
    _rijen(groep, huis)
    namen = tabellen()
    assert {"doen_huishoudlid", "doen_dossiervraag", "doen_verstrekking"} <= set(namen)
    teams: dict[str, set[int]] = {}
    with word(rollen.EIGENAAR), connection.cursor() as cursor:
        cursor.execute("SELECT kt_verhuis_dossier(%s, %s)", [huis.pk, groep.ander_team.pk])
        for naam in namen:
            cursor.execute(f'SELECT team_id FROM "{naam}" WHERE dossier_id = %s', [huis.pk])  # noqa: S608
            teams[naam] = {team for (team,) in cursor.fetchall()}
    leeg = [naam for naam, gevonden in teams.items() if not gevonden]
    assert leeg == [], "maak in `_rijen` een rij in deze tabel"
    blijft = [naam for naam, gevonden in teams.items() if gevonden != {groep.ander_team.pk}]
    assert blijft == [], "zet deze tabel in kt_verhuis_dossiers"
