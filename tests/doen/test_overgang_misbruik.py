"""Wie een aanbod naar zichzelf toe draait, of een oud aanbod laat liggen, krijgt niet meer dan haar is gegeven."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from keukentafel.doen.dossier.models import Huishoudlid
from keukentafel.doen.ingang.acties import zet_door
from keukentafel.doen.regie.models import Overgang
from keukentafel.doen.regie.nee import AlBeantwoord, MagNiet
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.gemeenten.models import Gemeente
from keukentafel.regelen.teams.models import Team
from tests.doen.regie import Huis, aanvaard, bied, huis, loopt_af, opgenomen, ziet
from tests.doen.samen import huis as dossier_van
from tests.rol import word

pytestmark = pytest.mark.django_db
STRAKS = timedelta(days=56)


@pytest.fixture
def h() -> Huis:
    een = huis()
    opgenomen(een, een.sanne)
    return een


def test_wie_op_naam_meewerkt_biedt_zichzelf_geen_verlenging(h: Huis) -> None:
    eerst = bied(h, h.sanne, "ondersteunen", tot=timezone.localdate() + STRAKS)
    aanvaard(eerst, h.bilal)
    with pytest.raises(MagNiet):
        bied(h, h.bilal, "ondersteunen", naar_medewerker=h.bilal, tot=timezone.localdate() + 3 * STRAKS)
    loopt_af(eerst.pk)
    assert not ziet(h.bilal, h.dossier)


def test_wie_tijdelijk_regisseert_aanvaardt_haar_eigen_verlenging_niet(h: Huis) -> None:
    """De regisseur mag hulp vragen, ook de tijdelijke; maar niet zichzelf."""
    eerst = bied(h, h.sanne, "regie_tijdelijk", tot=timezone.localdate() + STRAKS)
    aanvaard(eerst, h.bilal)
    verlenging = bied(h, h.bilal, "ondersteunen", naar_medewerker=h.bilal, tot=timezone.localdate() + 3 * STRAKS)
    with pytest.raises(MagNiet):
        aanvaard(verlenging, h.bilal)
    loopt_af(eerst.pk)
    assert not ziet(h.bilal, h.dossier)


def test_wie_op_naam_meewerkt_laat_geen_collega_binnen(h: Huis) -> None:
    """Anders houden twee mensen van buiten elkaar binnen, ook als hun eigen tijd voorbij is."""
    aanvaard(bied(h, h.sanne, "ondersteunen", tot=timezone.localdate() + STRAKS), h.bilal)
    with pytest.raises(MagNiet):
        bied(h, h.bilal, "ondersteunen")


def test_wie_op_naam_meewerkt_neemt_niemand_mee_naar_haar_eigen_team(h: Huis) -> None:
    aanvaard(bied(h, h.sanne, "ondersteunen", tot=timezone.localdate() + STRAKS), h.bilal)
    eigen = dossier_van(h.groep, h.groep.ander_team, naam="Bos")
    with word(rollen.EIGENAAR):
        lid = Huishoudlid.objects.filter(dossier_id=h.dossier, tot__isnull=True).first()
        assert lid is not None
    los = Huishoudlid(
        stelsel=h.groep.stelsel, team=h.groep.ander_team, dossier=eigen, persoon_id=lid.persoon_id, rol="lid",
        van=timezone.localdate(),
    )  # fmt: skip
    with als_medewerker(h.bilal.pk), pytest.raises(ProgrammingError), transaction.atomic():
        los.save(force_insert=True)
    with als_medewerker(h.bilal.pk), pytest.raises(ProgrammingError), transaction.atomic():
        connection.cursor().execute(
            "SELECT kt_ook_hier(%s, %s, 'lid', %s, now())", [lid.persoon_id, eigen.pk, timezone.localdate()]
        )


@pytest.mark.parametrize("soort", ["ondersteunen", "regie", "regie_tijdelijk", "raadplegen"])
def test_gaat_het_dossier_weg_dan_vervalt_wat_het_oude_team_aanbood(h: Huis, soort: str) -> None:
    with word(rollen.EIGENAAR):
        derde = Team.objects.create(
            stelsel=h.groep.stelsel, slug="haven", naam="Team Haven", soort="wijkteam", van=h.groep.team.van
        )
    tot = timezone.localdate() + STRAKS if soort == "regie_tijdelijk" else None
    aanbod = bied(h, h.sanne, soort, tot=tot)
    with als_medewerker(h.sanne.pk):
        zet_door(vraag_id=h.vraag, naar=derde, medewerker=h.sanne, argument="Daar wonen zij nu.", nu=timezone.now())
    with pytest.raises(AlBeantwoord) as fout:
        aanvaard(aanbod, h.bilal, "Ja.")
    assert fout.value.status == "ingetrokken"
    assert not ziet(h.bilal, h.dossier)


@pytest.mark.parametrize("soort", ["verhuizen", "samenvoegen", "twee_huizen"])
def test_een_paar_bied_je_alleen_langs_de_functie_aan(h: Huis, soort: str) -> None:
    """Wie op naam meewerkt, nam anders het hele dossier mee naar haar eigen team, zonder dat iemand daar ja zei."""
    aanvaard(bied(h, h.sanne, "ondersteunen"), h.bilal)
    with word(rollen.EIGENAAR):
        elders = Gemeente.objects.create(stelsel=h.groep.stelsel, code="GM9997", naam="Over de brug")
    erbij: dict[str, Any] = (
        {"gemeente": elders, "grondslag": "x"} if soort == "verhuizen" else {"ander_dossier_id": h.dossier}
    )
    vals = Overgang(
        stelsel=h.groep.stelsel, team=h.groep.team, soort=soort, dossier_id=h.dossier, door=h.bilal,
        naar_team=h.groep.ander_team, boodschap="Naar mij.", aangeboden_op=timezone.now(), **erbij,
    )  # fmt: skip
    with als_medewerker(h.bilal.pk), pytest.raises(ProgrammingError), transaction.atomic():
        vals.save(force_insert=True)
