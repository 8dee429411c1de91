"""Wat ooit gold, geeft later niets meer: een vertrokken lid, een tijdelijke regie, een adres van toen."""

import json
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from keukentafel.doen.dossier.models import Dossier, DossierVraag, Huishoudlid, Persoon
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.regie.dagelijks import ruim_op
from keukentafel.doen.samenvoegen import acties
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.teams.models import Team
from tests.doen.delen import ogen
from tests.doen.regie import Huis, aanvaard, bied, loopt_af, nieuwe_vraag, opgenomen, regie
from tests.doen.regie import huis as regiehuis
from tests.doen.samen import alles_klopt
from tests.rol import word

pytestmark = pytest.mark.django_db


@pytest.fixture
def h() -> Huis:
    een = regiehuis()
    opgenomen(een, een.sanne)
    return een


def vertrokken(h: Huis) -> UUID:
    """Iemand ging weg uit dit huishouden, en staat nu alleen nog in een dossier van een derde team."""
    vraag, elders = nieuwe_vraag(h.groep)
    gisteren = timezone.localdate() - timedelta(days=1)
    with word(rollen.EIGENAAR):
        ver = Team.objects.create(
            stelsel=h.groep.stelsel, slug="haven", naam="Team Haven", soort="wijkteam", van=h.groep.team.van
        )
        Vraag.objects.filter(pk=vraag).update(team=ver)
        DossierVraag.objects.filter(vraag_id=vraag).update(team=ver)
        lid = Huishoudlid.objects.get(dossier_id=h.dossier)
        Huishoudlid.objects.filter(pk=lid.pk).update(van=gisteren, tot=timezone.localdate())
        Dossier.objects.filter(pk=elders).update(team=ver)
        Huishoudlid.objects.filter(dossier_id=elders).update(team=ver, persoon_id=lid.persoon_id)
        Persoon.objects.filter(pk=lid.persoon_id).update(team=ver, telefoon="06 1111 2222")
    return lid.persoon_id


def test_wie_vertrok_haalt_het_oude_team_niet_terug(h: Huis) -> None:
    persoon = vertrokken(h)
    nieuw = Huishoudlid(
        stelsel=h.groep.stelsel, team=h.groep.team, dossier_id=h.dossier, persoon_id=persoon, rol="lid",
        van=timezone.localdate(), ook_elders=True,
    )  # fmt: skip
    with als_medewerker(h.sanne.pk):
        assert not Persoon.objects.filter(pk=persoon).exists()
        with pytest.raises(ProgrammingError), transaction.atomic():
            nieuw.save(force_insert=True)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE doen_persoon SET telefoon = '06 9999 9999'")
    with word(rollen.ONDERHOUD):
        assert Persoon.objects.get(pk=persoon).telefoon == "06 1111 2222"


def test_wie_op_naam_leest_ziet_niet_wie_al_vertrokken_is(h: Huis) -> None:
    """Wie in het team werkt ziet haar ook niet meer: haar nummer van nu is van haar nieuwe huishouden."""
    aanvaard(bied(h, h.sanne, "ondersteunen"), h.bilal)
    with als_medewerker(h.bilal.pk):
        assert Persoon.objects.exists(), "wie er woont, ziet zij"
    persoon = vertrokken(h)
    with als_medewerker(h.bilal.pk):
        assert not Persoon.objects.filter(pk=persoon).exists()


def test_tijdelijke_regie_wordt_door_losmaken_niet_voorgoed(h: Huis) -> None:
    over = bied(h, h.sanne, "regie_tijdelijk", naar=h.groep.team, tot=timezone.localdate() + timedelta(days=20))
    aanvaard(over, h.nina)
    _vraag, ander = nieuwe_vraag(h.groep)
    with ogen(h.sanne) as ik:
        samen = acties.voeg_samen(
            blijft=ander, gaat_op=h.dossier, reden="Hetzelfde gezin.", paren=[], kring=ik, nu=timezone.now()
        )
        acties.maak_los(
            dossier_id=ander, samenvoeging_id=samen, reden="Toch niet.", vragen=[], kring=ik, nu=timezone.now()
        )
    alles_klopt()
    assert regie(h.dossier)[1] == h.nina.pk
    loopt_af(over.pk)
    with word(rollen.ONDERHOUD):
        ruim_op(stelsel_id=h.groep.stelsel.pk, nu=timezone.now())
    assert regie(h.dossier)[1] == h.sanne.pk, "terug naar wie haar daarvoor had"
    alles_klopt()


def test_wie_aannam_leest_het_adres_van_later_niet(h: Huis) -> None:
    with word(rollen.EIGENAAR):
        Dossier.objects.filter(pk=h.dossier).update(straat="Molenstraat")
    assert _adres(h), "de brief van vandaag heeft een adres"
    with word(rollen.EIGENAAR):
        Dossier.objects.filter(pk=h.dossier).update(straat="Schuilstraat", versie=2)
    assert _adres(h) == []


def _adres(h: Huis) -> list[str]:
    with als_medewerker(h.groep.fatma.pk), connection.cursor() as cursor:
        cursor.execute("SELECT kt_ontvangst(%s)", [h.vraag])
        uit: list[str] = json.loads(cursor.fetchone()[0])["adres"]
    return uit


def test_wie_op_naam_meewerkt_schrijft_geen_feit_bij_een_ander_team(h: Huis) -> None:
    aanvaard(bied(h, h.sanne, "ondersteunen"), h.bilal)
    feit = Gebeurtenis(
        id=uuid4(), stelsel=h.groep.stelsel, soort="terugbellen_klaar", versie=1, moment=timezone.now(),
        medewerker_id=h.bilal.pk, dossier_id=h.dossier, team_id=h.groep.team.pk + 10_000, gegevens={},
    )  # fmt: skip
    with als_medewerker(h.bilal.pk), pytest.raises(ProgrammingError), transaction.atomic():
        feit.save(force_insert=True)
