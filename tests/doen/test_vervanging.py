"""De klokken van wie er niet is gaan in één keer naar haar vervanger, en nog een keer verandert niets."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.overzichten import mijn_open_vragen
from keukentafel.doen.ingang.vervanging import neem_alles_over, neem_over
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.inzet.models import Afwezigheid
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import werkkring_van
from tests.doen.team import Ploeg, heeft, ploeg, vraag, weet, weg
from tests.rol import word

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> Ploeg:
    return ploeg()


def over(afwezig: Afwezigheid, door: Medewerker) -> list[UUID]:
    with als_medewerker(door.pk):
        return [een.pk for een in neem_over(afwezigheid=afwezig, door=door, nu=timezone.now())]


def test_wat_voor_haar_terugkeer_afloopt_gaat_mee_en_de_rest_blijft(team: Ploeg) -> None:
    laat, vandaag, later, zonder = (vraag(team.groep, team.sanne, dagen=dagen) for dagen in (-1, 0, 5, None))
    van_nina = vraag(team.groep, team.nina)
    assert set(over(weg(team.sanne, team.nina), team.marieke)) == {laat, vandaag}
    assert heeft(laat) == heeft(vandaag) == (team.nina.pk, team.sanne.pk)
    assert heeft(later) == heeft(zonder) == (team.sanne.pk, None)
    assert heeft(van_nina) == (team.nina.pk, None)


def test_niets_raakt_kwijt_en_nog_een_keer_verandert_niets(team: Ploeg) -> None:
    alle = [vraag(team.groep, team.sanne, dagen=dagen) for dagen in range(-3, 9)]
    afwezig = weg(team.sanne, team.nina, tot=None)
    assert set(over(afwezig, team.marieke)) == set(alle)
    assert over(afwezig, team.marieke) == []
    with word(rollen.ONDERHOUD):
        assert Vraag.objects.filter(pk__in=alle, status="opgenomen", opgenomen_door=team.nina).count() == len(alle)
        assert Gebeurtenis.objects.filter(soort="vraag_toegewezen").count() == len(alle)


def test_de_vervanger_ziet_het_bij_haar_eigen_werk(team: Ploeg) -> None:
    vraag_id = vraag(team.groep, team.sanne)
    over(weg(team.sanne, team.nina), team.marieke)
    kring = werkkring_van(team.nina, timezone.localdate())
    assert kring is not None
    with als_medewerker(team.nina.pk):
        (van_haar,) = mijn_open_vragen(kring.stelsel.pk, kring.bereik("dossier_lezen"), team.nina.pk)
        assert (van_haar.pk, van_haar.namens) == (vraag_id, team.sanne)


@pytest.mark.parametrize(("van", "tot"), [(1, 5), (-5, 0)])
def test_een_afwezigheid_die_nog_komt_of_voorbij_is_verplaatst_niets(team: Ploeg, van: int, tot: int) -> None:
    vraag_id = vraag(team.groep, team.sanne)
    assert over(weg(team.sanne, team.nina, van=van, tot=tot), team.marieke) == []
    assert heeft(vraag_id)[0] == team.sanne.pk


def test_de_vervanger_is_zelf_afwezig(team: Ploeg) -> None:
    vraag_id = vraag(team.groep, team.sanne)
    weg(team.nina)
    assert over(weg(team.sanne, team.nina), team.marieke) == []
    assert heeft(vraag_id)[0] == team.sanne.pk


def test_de_vervanger_wordt_zelf_vervangen_en_de_vraag_weet_nog_van_wie_zij_was(team: Ploeg) -> None:
    vraag_id = vraag(team.groep, team.sanne)
    over(weg(team.sanne, team.nina), team.marieke)
    over(weg(team.nina, team.marieke), team.marieke)
    assert heeft(vraag_id) == (team.marieke.pk, team.sanne.pk)


def test_terug_bij_haarzelf_is_niet_namens_zichzelf(team: Ploeg) -> None:
    vraag_id = vraag(team.groep, team.nina, namens=team.sanne)
    over(weg(team.nina, team.sanne), team.marieke)
    assert heeft(vraag_id) == (team.sanne.pk, None)


def test_de_enige_met_kennis_van_schulden(team: Ploeg) -> None:
    schuld = {"leefgebieden": ["financien"]}
    gesprek = vraag(team.groep, team.sanne, feiten=schuld)
    bellen = vraag(team.groep, team.sanne, feiten=schuld, terugbellen=True)
    weet(team.sanne, ["schulden"])
    afwezig = weg(team.sanne, team.nina)
    assert over(afwezig, team.marieke) == [bellen]
    weet(team.nina, ["schulden"])
    assert over(afwezig, team.marieke) == [gesprek]


@pytest.mark.parametrize("wie", ["nina", "sanne", "baas"])
def test_alleen_wie_het_werk_van_dit_team_verdeelt(team: Ploeg, wie: str) -> None:
    vraag_id = vraag(team.groep, team.sanne)
    assert over(weg(team.sanne, team.nina), getattr(team, wie)) == []
    assert heeft(vraag_id)[0] == team.sanne.pk


def test_de_dagelijkse_taak_doet_het_hele_stelsel(team: Ploeg) -> None:
    vraag_id = vraag(team.groep, team.sanne)
    begint_vandaag, morgen = weg(team.sanne, team.nina), weg(team.groep.bilal, team.baas, van=1)
    with word(rollen.ONDERHOUD):
        assert neem_alles_over(stelsel_id=team.groep.stelsel.pk, nu=timezone.now()) == {begint_vandaag.pk: [vraag_id]}
        assert neem_alles_over(stelsel_id=team.groep.stelsel.pk, nu=timezone.now()) == {begint_vandaag.pk: []}
        feit = Gebeurtenis.objects.get(soort="vraag_toegewezen")
    assert heeft(vraag_id) == (team.nina.pk, team.sanne.pk)
    assert (feit.medewerker_id, feit.gegevens["reden"], feit.dossier_id is not None) == (None, "afwezig", True)
    assert morgen.van > timezone.localdate()


def test_veel_klokken_kosten_niet_meer_vragen_aan_de_database(team: Ploeg) -> None:
    def tel(aantal: int) -> int:
        for _ in range(aantal):
            vraag(team.groep, team.sanne)
        with (
            als_medewerker(team.marieke.pk),
            CaptureQueriesContext(
                connection,
            ) as gesteld,
        ):
            neem_over(afwezigheid=afwezig, door=team.marieke, nu=timezone.now())
        return len(gesteld)

    afwezig = weg(team.sanne, team.nina)
    tel(1)
    assert tel(1) == tel(12)
