"""De database bewaakt een spreekuur zelf: van het eigen team, onder een medewerker, nooit weg."""

from datetime import time
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from keukentafel.inrichting.laden import laad
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.spreekuren.acties import open_spreekuur, wijzig_spreekuur
from keukentafel.regelen.spreekuren.models import Spreekuur, Spreekuurvrijwilliger
from keukentafel.regelen.spreekuren.overzichten import kleuren_met_spreekuur, lopend, versie_van
from tests.dagen import gisteren, over, vandaag
from tests.regelen.inzet import stad, weigert
from tests.rol import word
from tests.vaste_groep import Groep, kaal_stelsel, medewerker
from tests.werkplek.spreekuur import opgave, wijk, zet_neer

pytestmark = pytest.mark.django_db


@pytest.fixture
def groep(db: None) -> Groep:
    return stad()


def _rij(groep: Groep, **anders: Any) -> Spreekuur:
    vast: dict[str, Any] = {
        "stelsel": groep.stelsel, "team": groep.team, "onderwerp": "Post", "plek": "Buurthuis", "straat": "Appelhof",
        "huisnummer": "3", "weekdag": 1, "begintijd": time(10), "eindtijd": time(12), "begeleider": groep.sanne,
        "begeleider_sinds": vandaag(), "van": vandaag(),
    }  # fmt: skip
    return Spreekuur.objects.create(**{**vast, **anders})


def test_wie_het_werk_niet_verdeelt_schrijft_geen_spreekuur(groep: Groep) -> None:
    rij = zet_neer(groep)
    baas = medewerker(groep.stelsel, "otto", "Otto Kok", "teammanager", groep.ander_team)
    for wie in (groep.sanne, groep.fatma, baas):
        with als_medewerker(wie.pk):
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                _rij(groep, weekdag=3)
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                Spreekuurvrijwilliger.objects.create(
                    stelsel=groep.stelsel, spreekuur=rij, medewerker=groep.fatma, van=vandaag()
                )
            assert Spreekuur.objects.filter(pk=rij.pk).update(tot=vandaag()) == 0


def test_lezen_blijft_binnen_het_stelsel(groep: Groep) -> None:
    zet_neer(groep)
    elders = stad("heerlen")
    with als_medewerker(groep.fatma.pk):
        assert Spreekuur.objects.count() == 1
    with als_medewerker(elders.sanne.pk):
        assert not Spreekuur.objects.exists()
    assert not Spreekuur.objects.exists(), "zonder medewerker is er niets"


def test_niets_verdwijnt_en_plek_en_tijd_staan_vast(groep: Groep) -> None:
    rij = zet_neer(groep)
    with als_medewerker(groep.marieke.pk):
        for sql in ("DELETE FROM regelen_spreekuur", "UPDATE regelen_spreekuur SET plek = 'Elders'"):
            with (
                pytest.raises(ProgrammingError, match="permission denied"),
                transaction.atomic(),
                connection.cursor() as c,
            ):
                c.execute(sql)
        assert Spreekuur.objects.get(pk=rij.pk).plek == "Buurthuis De Wingerd"


@pytest.mark.parametrize(
    ("anders", "eis"),
    [
        ({"weekdag": 7}, "spreekuur_weekdag"),
        ({"eindtijd": time(10)}, "spreekuur_tijden"),
        ({"straat": ""}, "spreekuur_heel"),
        ({"begeleider": None}, "begeleider_id"),
    ],
)
def test_een_half_spreekuur_bestaat_niet(groep: Groep, anders: dict[str, Any], eis: str) -> None:
    with word(rollen.EIGENAAR), pytest.raises(IntegrityError, match=eis), transaction.atomic():
        _rij(groep, **anders)


def test_een_begeleider_staat_niet_op_twee_plekken(groep: Groep) -> None:
    with word(rollen.EIGENAAR):
        _rij(groep)
        _rij(groep, begintijd=time(12), eindtijd=time(13))
        with pytest.raises(IntegrityError, match="een_plek"), transaction.atomic():
            _rij(groep, begintijd=time(11), eindtijd=time(13))


@pytest.mark.parametrize("veld", ["team", "begeleider"])
def test_geen_verwijzing_naar_een_ander_stelsel(groep: Groep, veld: str) -> None:
    daar = kaal_stelsel("elders")
    ander = {"team": daar.team, "begeleider": daar.sanne}[veld]
    with word(rollen.EIGENAAR), pytest.raises(IntegrityError, match="stelsel"), transaction.atomic():
        _rij(groep, **{veld: ander})


def test_wie_eerder_begeleidde_is_daarna_vrij(groep: Groep) -> None:
    """Na een wissel telt Sanne vanaf vandaag niet meer mee, ook al begon het spreekuur eerder."""
    nina = medewerker(groep.stelsel, "nina", "Nina Smit", "wijkwerker", groep.team)
    zet_neer(groep, van=over(-30))
    with als_medewerker(groep.marieke.pk):
        gelezen = lopend(groep.stelsel.pk, vandaag()).get()
        rij = wijzig_spreekuur(
            spreekuur_id=gelezen.pk, begeleider=nina, vrijwilligers=(), gezien=versie_van(gelezen), door=groep.marieke,
            nu=timezone.now(),
        )  # fmt: skip
    assert (rij.van, rij.begeleider_sinds) == (over(-30), vandaag())
    zet_neer(groep, plek="Bibliotheek")
    with weigert(groep.marieke, "begeleider", "Nina Smit begeleidt op dinsdag"):
        open_spreekuur(
            team=groep.team, opgave=opgave(groep, begeleider=nina), door=groep.marieke, nu=timezone.localtime()
        )


def test_de_handeling_zegt_wat_niet_kan(groep: Groep) -> None:
    def open_(**anders: Any) -> None:
        open_spreekuur(team=groep.team, opgave=opgave(groep, **anders), door=groep.marieke, nu=timezone.localtime())

    with weigert(groep.marieke, "vrijwilligers", "Fatma Koç is geen vrijwilliger"):
        open_(vrijwilligers=(groep.fatma,))
    with weigert(groep.marieke, "kleur", "Kies de kleur"):
        open_(kleur="groen")
    with weigert(groep.marieke, "gebied", "Kies de wijk"):
        open_(gebied=None)
    with weigert(groep.marieke, "tot", "Dat is al geweest"):
        open_(van=over(-10), tot=gisteren())
    with weigert(groep.marieke, "weekdag", "Kies een dag"):
        open_(weekdag=7)
    daar = kaal_stelsel("elders")
    with als_medewerker(groep.marieke.pk), pytest.raises(Medewerker.DoesNotExist):
        open_(begeleider=daar.sanne)


def test_waar_ze_niet_zijn_komt_er_geen(db: None) -> None:
    groep = stad("heerlen")
    assert wijk(groep.team)
    with weigert(groep.marieke, "", "heeft geen spreekuren"):
        open_spreekuur(team=groep.team, opgave=opgave(groep), door=groep.marieke, nu=timezone.localtime())


def test_de_kleuren_komen_uit_de_inrichting() -> None:
    assert kleuren_met_spreekuur(laad("almere")) == ("oranje", "rood")
    assert kleuren_met_spreekuur(laad("heerlen")) == ()
