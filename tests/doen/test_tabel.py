"""Een hele rij als één waarde: wat er heen gaat, komt terug, op elke PostgreSQL vanaf de oudste die mag."""

import pytest
from django.db.models import Subquery

from keukentafel.doen.dossier.models import Afspraak
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.tabel import als_waarde, uit_waarde
from keukentafel.kern.database import rollen
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.doen.team import ploeg, vraag
from tests.rol import word

pytestmark = pytest.mark.django_db


def test_een_rij_komt_terug_zoals_zij_was() -> None:
    team = ploeg()
    vraag_id = vraag(team.groep, team.nina, naam="Bos", dagen=3)
    with word(rollen.ONDERHOUD):
        termijn = Termijn.objects.get(vraag_id=vraag_id)
        klokken = Termijn.objects.filter(vraag_id=vraag_id)
        een = Vraag.objects.annotate(klok=Subquery(klokken.values(rij=als_waarde(Termijn))[:1])).get(pk=vraag_id)
        terug = uit_waarde(Termijn, een.klok)
    velden = [veld.attname for veld in Termijn._meta.concrete_fields]
    assert [getattr(terug, veld) for veld in velden] == [getattr(termijn, veld) for veld in velden]


def test_de_woorden_zijn_die_van_de_oudste_postgresql() -> None:
    """JSON_OBJECT kwam pas met PostgreSQL 16; binair.OUDSTE is 15."""
    waarde = als_waarde(Afspraak, wie_gaat=als_waarde(Medewerker, "medewerker__"))
    opdracht = str(Afspraak.objects.values(rij=waarde).query)
    assert "to_jsonb" in opdracht
    assert "JSON_OBJECT" not in opdracht.upper().replace("JSONB_BUILD_OBJECT", "")
