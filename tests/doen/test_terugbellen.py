"""Verhaal 2: terugbellen met een termijn, een eigenaar en een trap; niets blijft liggen."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from keukentafel.doen.ingang.acties import AlGesloten, beantwoord
from keukentafel.doen.ingang.cijfers import Maandcijfer, maandcijfers
from keukentafel.doen.ingang.escaleren import escaleer_terugbellen
from keukentafel.doen.ingang.models import Belpoging, Termijn, Vraag
from keukentafel.doen.ingang.terugbellen import (
    Belopgave,
    NietsTerugTeBellen,
    NogNietVaakGenoeg,
    leg_poging_vast,
    neem_terugbellen_over,
    stop_niet_bereikt,
)
from keukentafel.doen.ingang.vervanging import neem_alles_over
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regels.terugbellen import Terugbellen
from tests.doen.team import Ploeg, heeft, ploeg, vraag, weg
from tests.rol import word

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> Ploeg:
    return ploeg()


def belofte(team: Ploeg, van: Medewerker | None, *, dagen: int = 0, alleen: bool = True) -> UUID:
    """Een vraag met een belofte om terug te bellen, over zoveel dagen; `alleen` zonder andere klok."""
    vraag_id = vraag(team.groep, van, dagen=dagen, terugbellen=True)
    dag = timezone.localdate()
    with word(rollen.ONDERHOUD):
        if alleen:
            Termijn.objects.filter(vraag_id=vraag_id).update(klaar_op=dag)
        Termijn.objects.create(
            stelsel=team.groep.stelsel, team=team.groep.team, vraag_id=vraag_id, soort="terugbelverzoek",
            start=min(dag, dag + timedelta(days=dagen)), uiterlijk=dag + timedelta(days=dagen), grondslag="eigen klok",
            atw=False, stappen=[],
        )  # fmt: skip
        Gebeurtenis.objects.create(
            stelsel=team.groep.stelsel, soort="terugbellen_gevraagd", versie=1, moment=timezone.now(),
            vraag_id=vraag_id, team_id=team.groep.team.pk, gegevens={"uiterlijk": str(dag + timedelta(days=dagen))},
        )  # fmt: skip
    return vraag_id


def bel(wie: Medewerker, vraag_id: UUID, uitkomst: str, nu: datetime | None = None, **anders: object) -> bool:
    opgave = Belopgave(**{"sleutel": uuid4(), "uitkomst": uitkomst} | anders)  # type: ignore[arg-type]
    with als_medewerker(wie.pk):
        return leg_poging_vast(vraag_id=vraag_id, opgave=opgave, medewerker=wie, nu=nu or timezone.now()).nieuw


def nu_van(vraag_id: UUID) -> Vraag:
    with word(rollen.ONDERHOUD):
        return Vraag.objects.get(pk=vraag_id)


def stroom(vraag_id: UUID, soort: str) -> list[dict[str, object]]:
    with word(rollen.ONDERHOUD):
        feiten = Gebeurtenis.objects.filter(vraag_id=vraag_id, soort=soort).order_by("moment", "pk")
        return list(feiten.values_list("gegevens", flat=True))


def test_gesproken_zet_de_klok_stil_en_de_vraag_blijft(team: Ploeg) -> None:
    vraag_id = belofte(team, team.sanne, alleen=False)
    assert bel(team.sanne, vraag_id, "gesproken", notitie="Zij belt dinsdag zelf.")
    na = nu_van(vraag_id)
    assert (na.status, na.terugbellen) == ("opgenomen", False)
    assert na.uiterlijk == timezone.localdate() + timedelta(days=42), "de klok van het onderzoek loopt door"
    assert stroom(vraag_id, "terugbellen_klaar") == [
        {"hoe": "gesproken", "uiterlijk": str(timezone.localdate()), "op_tijd": True}
    ]
    with pytest.raises(NietsTerugTeBellen):
        bel(team.sanne, vraag_id, "gesproken")


@pytest.mark.parametrize("uitkomst", ["niet_opgenomen", "bericht", "verkeerd"])
def test_niet_gesproken_laat_de_klok_lopen(team: Ploeg, uitkomst: str) -> None:
    vraag_id = belofte(team, None)
    assert bel(team.nina, vraag_id, uitkomst)
    assert nu_van(vraag_id).opgenomen_door == team.nina, "wie belt, heeft de vraag"
    assert nu_van(vraag_id).terugbellen
    assert stroom(vraag_id, "belpoging_gedaan") == [{"uitkomst": uitkomst, "nummer": 1}]
    assert stroom(vraag_id, "terugbellen_klaar") == []


def test_een_tweede_klik_is_dezelfde_poging(team: Ploeg) -> None:
    vraag_id, sleutel = belofte(team, team.sanne), uuid4()
    assert bel(team.sanne, vraag_id, "bericht", sleutel=sleutel)
    assert not bel(team.sanne, vraag_id, "bericht", sleutel=sleutel)
    with word(rollen.ONDERHOUD):
        assert Belpoging.objects.filter(vraag_id=vraag_id).count() == 1


def test_gesproken_en_klaar_sluit_de_hele_vraag(team: Ploeg) -> None:
    vraag_id = belofte(team, team.sanne)
    bel(team.sanne, vraag_id, "gesproken", notitie="Het is geregeld.", klaar=True)
    na = nu_van(vraag_id)
    assert (na.status, na.afsluiting, na.antwoord) == ("beantwoord", "antwoord", "Het is geregeld.")
    with pytest.raises(AlGesloten):
        bel(team.sanne, vraag_id, "gesproken")


def test_niet_bereikt_mag_pas_na_drie_keer_op_twee_dagen(team: Ploeg) -> None:
    vraag_id, norm, nu = belofte(team, team.sanne), Terugbellen(), timezone.now()
    for dagen in (1, 1, 0):
        with als_medewerker(team.sanne.pk), pytest.raises(NogNietVaakGenoeg):
            stop_niet_bereikt(vraag_id=vraag_id, brief="Beste,", norm=norm, medewerker=team.sanne, nu=nu)
        bel(team.sanne, vraag_id, "niet_opgenomen", timezone.localtime(nu) - timedelta(days=dagen))
    with als_medewerker(team.sanne.pk):
        stop_niet_bereikt(vraag_id=vraag_id, brief="Beste,", norm=norm, medewerker=team.sanne, nu=nu)
    na = nu_van(vraag_id)
    assert (na.status, na.afsluiting, na.antwoord) == ("beantwoord", "niet_bereikt", "Beste,")
    assert stroom(vraag_id, "terugbellen_klaar")[0]["hoe"] == "niet_bereikt"


def test_een_wettelijke_klok_eindigt_niet_doordat_iemand_niet_opneemt(team: Ploeg) -> None:
    vraag_id, nu = belofte(team, team.sanne, alleen=False), timezone.now()
    bel(team.sanne, vraag_id, "niet_opgenomen")
    with als_medewerker(team.sanne.pk):
        norm = Terugbellen(pogingen=1, dagen=1)
        stop_niet_bereikt(vraag_id=vraag_id, brief="Beste,", norm=norm, medewerker=team.sanne, nu=nu)
    na = nu_van(vraag_id)
    assert (na.status, na.afsluiting, na.terugbellen) == ("opgenomen", "", False)
    with word(rollen.ONDERHOUD):
        assert Termijn.objects.get(vraag_id=vraag_id, klaar_op__isnull=True).soort == "wmo_onderzoek"


def test_overnemen_mag_als_de_dag_er_is_of_de_eigenaar_niet(team: Ploeg) -> None:
    vandaag, later, van_zieke = (
        belofte(team, team.sanne),
        belofte(team, team.sanne, dagen=3),
        belofte(team, team.marieke, dagen=3),
    )
    weg(team.marieke)
    with als_medewerker(team.nina.pk):
        for vraag_id in (vandaag, van_zieke):
            neem_terugbellen_over(vraag_id=vraag_id, medewerker=team.nina, nu=timezone.now())
        with pytest.raises(NietsTerugTeBellen):
            neem_terugbellen_over(vraag_id=later, medewerker=team.nina, nu=timezone.now())
    assert heeft(vandaag) == (team.nina.pk, team.sanne.pk)
    assert heeft(van_zieke) == (team.nina.pk, team.marieke.pk)
    assert heeft(later) == (team.sanne.pk, None)
    assert stroom(vandaag, "vraag_toegewezen")[0]["reden"] == "overgenomen"


def test_een_ander_team_belt_niet_en_neemt_niet_over(team: Ploeg) -> None:
    vraag_id = belofte(team, None)
    with pytest.raises(Vraag.DoesNotExist):
        bel(team.groep.bilal, vraag_id, "gesproken")
    with als_medewerker(team.groep.bilal.pk), pytest.raises(Vraag.DoesNotExist):
        neem_terugbellen_over(vraag_id=vraag_id, medewerker=team.groep.bilal, nu=timezone.now())
    assert heeft(vraag_id) == (None, None)


def trap(team: Ploeg, *, einde_dag: bool = False) -> tuple[int, int, int]:
    """De dagelijkse taak: eerst de vervanging, dan de trap."""
    with word(rollen.ONDERHOUD):
        neem_alles_over(stelsel_id=team.groep.stelsel.pk, nu=timezone.now())
        uit = escaleer_terugbellen(stelsel_id=team.groep.stelsel.pk, nu=timezone.now(), einde_dag=einde_dag)
    return len(uit.bij_leiding), len(uit.op_naam), len(uit.zonder)


def test_van_eigenaar_naar_vervanger_naar_manager(team: Ploeg) -> None:
    naar_nina, van_niemand, straks = belofte(team, team.sanne), belofte(team, None), belofte(team, None, dagen=2)
    weg(team.sanne, team.nina)
    assert trap(team) == (1, 0, 0)
    assert heeft(naar_nina) == (team.nina.pk, team.sanne.pk)
    assert heeft(van_niemand) == (None, None), "overdag kiest de manager zelf"
    assert stroom(van_niemand, "terugbellen_geescaleerd")[0]["waarom"] == "niemand_nam_op"
    assert trap(team) == (0, 0, 0), "nog een keer verandert niets"

    assert trap(team, einde_dag=True) == (2, 2, 0)
    assert heeft(van_niemand)[0] == heeft(straks)[0] == team.marieke.pk, (
        "aan het einde van de dag staat overal een naam"
    )
    assert trap(team, einde_dag=True) == (0, 0, 0)


def test_een_zieke_zonder_vervanger_houdt_niets_vast(team: Ploeg) -> None:
    vraag_id = belofte(team, team.sanne)
    weg(team.sanne)
    assert trap(team, einde_dag=True) == (1, 1, 0)
    assert heeft(vraag_id) == (team.marieke.pk, team.sanne.pk)


def test_zonder_leiding_zegt_de_taak_dat(team: Ploeg) -> None:
    vraag_id = belofte(team, None)
    weg(team.marieke)
    assert trap(team, einde_dag=True) == (1, 0, 1)
    assert heeft(vraag_id) == (None, None)


def cijfer(wie: Medewerker, team_id: int, dag: date) -> Maandcijfer | None:
    van, tot = dag.replace(day=1), (dag.replace(day=1) + timedelta(days=32)).replace(day=1)
    with als_medewerker(wie.pk):
        return next(iter(maandcijfers([team_id], van, tot)), None)


def test_het_bord_telt_alleen_gebeurtenissen(team: Ploeg) -> None:
    dag, mijn = timezone.localdate(), team.groep.team.pk
    op_tijd, gesloten, _open = (belofte(team, team.sanne) for _ in range(3))
    bel(team.sanne, op_tijd, "gesproken")
    with als_medewerker(team.sanne.pk):
        beantwoord(vraag_id=gesloten, medewerker=team.sanne, antwoord="Gemaild.", nu=timezone.now())
    gevonden = cijfer(team.marieke, mijn, dag)
    assert gevonden is not None
    assert (gevonden.beloofd, gevonden.op_tijd, gevonden.te_laat, gevonden.wacht) == (3, 2, 0, 1)
    assert cijfer(team.sanne, mijn, dag) is None, "alleen wie het team leidt"
    assert cijfer(team.baas, mijn, dag) is None, "en niet wie een ander team leidt"


@pytest.mark.parametrize("hoe", ["verwezen", "ingetrokken", "geweigerd", "dubbel"])
def test_sluiten_zegt_hoe(team: Ploeg, hoe: str) -> None:
    vraag_id = vraag(team.groep, team.sanne)
    with als_medewerker(team.sanne.pk):
        beantwoord(vraag_id=vraag_id, medewerker=team.sanne, antwoord="Zo.", afsluiting=hoe, nu=timezone.now())
    assert nu_van(vraag_id).afsluiting == hoe
    assert [feit["afsluiting"] for feit in stroom(vraag_id, "vraag_beantwoord")] == [hoe]
