"""De regisseur: wie haar krijgt, wie haar geeft, en op elk moment precies één."""

from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.models import Huishoudlid
from keukentafel.doen.ingang.acties import beantwoord
from keukentafel.doen.regie.acties import geef_regie
from keukentafel.doen.regie.dagelijks import ruim_op
from keukentafel.doen.regie.models import Overgang, Regie
from keukentafel.doen.regie.nee import KanNiet, MagNiet
from keukentafel.doen.regie.opnemen import wijs_toe
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from tests.doen import regie as proef
from tests.doen.regie import Huis, huis, kring, nieuwe_vraag, opgenomen, regie
from tests.rol import word

pytestmark = pytest.mark.django_db


@pytest.fixture
def h() -> Huis:
    return huis()


def geef(h: Huis, door: Medewerker, *, naar: Medewerker | None = None, wie: str = "medewerker", lid: UUID | None = None,
         boodschap: str = "Zij kent jou al.") -> Regie:  # fmt: skip
    nu = timezone.now()
    with als_medewerker(door.pk):
        return geef_regie(
            dossiers=zicht.schrijfdossiers(kring(door), nu), dossier_id=h.dossier, wie=wie,  # type: ignore[arg-type]
            medewerker=naar, lid=lid, boodschap=boodschap, nu=nu,
        )  # fmt: skip


def test_wie_opneemt_wordt_regisseur_als_de_triage_dat_zegt(h: Huis) -> None:
    assert regie(h.dossier) == ("team", None, "begin")
    opgenomen(h, h.sanne)
    assert regie(h.dossier) == ("medewerker", h.sanne.pk, "opgenomen")
    with word(rollen.ONDERHOUD):
        feit = Gebeurtenis.objects.get(soort="regie_gewisseld")
        assert feit.gegevens["naar"] == h.sanne.pk
        assert feit.dossier_id == h.dossier


def test_het_huishouden_doet_het_zelf_tot_het_zwaarder_wordt() -> None:
    h = huis(regisseur="huishouden")
    opgenomen(h, h.sanne)
    assert regie(h.dossier) == ("huishouden", None, "zelf")
    tweede, _ = nieuwe_vraag(h.groep, regisseur="team", dossier=h.dossier)
    with als_medewerker(h.groep.marieke.pk):
        wijs_toe(
            vraag_id=tweede, naar=h.nina, door=h.groep.marieke, reden="verdelen", gezien=None, nu=timezone.now()
        )  # fmt: skip
    assert regie(h.dossier) == ("medewerker", h.nina.pk, "opgenomen")


def test_een_tweede_vraag_verandert_de_regisseur_niet(h: Huis) -> None:
    opgenomen(h, h.sanne)
    tweede, _ = nieuwe_vraag(h.groep, dossier=h.dossier)
    opgenomen(Huis(**{**h.__dict__, "vraag": tweede}), h.nina)
    assert regie(h.dossier) == ("medewerker", h.sanne.pk, "opgenomen")


def test_aan_een_collega_met_een_boodschap_die_blijft_staan(h: Huis) -> None:
    opgenomen(h, h.sanne)
    nu = geef(h, h.sanne, naar=h.nina)
    assert regie(h.dossier) == ("medewerker", h.nina.pk, "overgedragen")
    with word(rollen.ONDERHOUD):
        assert nu.overgang_id is not None
        overgang = Overgang.objects.get(pk=nu.overgang_id)
        assert (overgang.boodschap, overgang.status, overgang.door_id) == ("Zij kent jou al.", "aanvaard", h.sanne.pk)
        eerder, later = Regie.objects.filter(dossier=h.dossier).order_by("van")[1:]
        assert eerder.tot == later.van


def test_een_ander_geeft_haar_niet_wie_het_werk_verdeelt_wel(h: Huis) -> None:
    opgenomen(h, h.sanne)
    for wie in (h.nina, h.bilal):
        with pytest.raises(MagNiet):
            geef(h, wie, naar=h.nina)
    geef(h, h.groep.marieke, naar=h.nina)
    assert regie(h.dossier)[1] == h.nina.pk


def test_het_huishouden_neemt_haar_en_geeft_haar_terug(h: Huis) -> None:
    opgenomen(h, h.sanne)
    with word(rollen.ONDERHOUD):
        lid = Huishoudlid.objects.filter(dossier=h.dossier).values_list("persoon_id", flat=True)[0]
    geef(h, h.sanne, wie="huishouden", lid=lid)
    assert regie(h.dossier) == ("huishouden", None, "zelf")
    geef(h, h.nina, naar=h.nina)
    assert regie(h.dossier) == ("medewerker", h.nina.pk, "terug")


@pytest.mark.parametrize(("anders", "code"), [({"boodschap": "  "}, "leeg"), ({"naar": "bilal"}, "regie_naar")])
def test_wat_niet_kan(h: Huis, anders: dict[str, str], code: str) -> None:
    opgenomen(h, h.sanne)
    naar = h.bilal if anders.get("naar") else h.nina
    with pytest.raises(KanNiet) as fout:
        geef(h, h.sanne, naar=naar, boodschap=anders.get("boodschap", "Neem jij het over?"))
    assert fout.value.code == code
    assert regie(h.dossier)[1] == h.sanne.pk


def test_de_webserver_wijzigt_de_regie_niet_buiten_de_functies_om(h: Huis) -> None:
    for opdracht in (
        "SELECT kt_regie_zet(%s, 'huishouden', NULL, NULL, 'zelf', now(), NULL, NULL)",
        "SELECT kt_regie_dagelijks(1, now()) WHERE %s IS NOT NULL",
        "UPDATE doen_regie SET tot = now() WHERE dossier_id = %s",
        "DELETE FROM doen_regie WHERE dossier_id = %s",
    ):
        with (
            als_medewerker(h.groep.marieke.pk), pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(), connection.cursor() as cursor,
        ):  # fmt: skip
            cursor.execute(opdracht, [h.dossier])


def test_gaat_wie_de_regie_had_weg_dan_heeft_het_team_haar_de_volgende_dag(h: Huis) -> None:
    opgenomen(h, h.sanne)
    with word(rollen.EIGENAAR):
        Lidmaatschap.objects.filter(medewerker=h.sanne).update(tot=timezone.localdate())
    with word(rollen.ONDERHOUD):
        gedaan = ruim_op(stelsel_id=h.groep.stelsel.pk, nu=timezone.now())
    assert (gedaan.regie, gedaan.vragen) == ((h.dossier,), (h.vraag,))
    assert regie(h.dossier) == ("team", None, "weg")
    over = proef.vraag(h.vraag)
    assert (over.status, over.opgenomen_door_id) == ("open", None)
    with word(rollen.ONDERHOUD):
        feit = Gebeurtenis.objects.get(soort="vraag_toegewezen")
        assert feit.gegevens == {"van": h.sanne.pk, "naar": None, "reden": "geen_eigenaar"}
        nog_eens = ruim_op(stelsel_id=h.groep.stelsel.pk, nu=timezone.now())
    assert (nog_eens.regie, nog_eens.vragen) == ((), ())


def test_een_beantwoorde_vraag_laat_de_regie_staan(h: Huis) -> None:
    opgenomen(h, h.sanne)
    with als_medewerker(h.sanne.pk):
        beantwoord(vraag_id=h.vraag, medewerker=h.sanne, antwoord="Geregeld.", nu=timezone.now())
    assert regie(h.dossier)[1] == h.sanne.pk
