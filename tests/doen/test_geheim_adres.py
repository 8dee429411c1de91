"""Het geheime adres: een vak apart, inzage op naam, en nergens af te leiden."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from keukentafel.doen.delen import acties, overzichten, zicht
from keukentafel.doen.delen.feiten import AdresAfgeschermd, AdresinzageGegeven, AdresinzageIngetrokken
from keukentafel.doen.delen.models import Adresinzage, Geheimadres
from keukentafel.doen.delen.nee import KanNiet, MagNiet
from keukentafel.doen.dossier.geheim import ARGUMENT
from keukentafel.doen.dossier.models import Afspraak, Dossier
from keukentafel.doen.dossier.opgave import AdresOpgave
from keukentafel.doen.ingang.acties import zet_door
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.triage.models import Triage
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from tests.doen.delen import SCHUILPLEK, collega, dossier, geef_inzage, ogen, scherm_af
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.rol import word
from tests.vaste_groep import Groep, geef_rol, kaal_stelsel

pytestmark = pytest.mark.django_db
NU = timezone.now


@pytest.fixture
def groep() -> Groep:
    return kaal_stelsel()


@pytest.fixture
def huis(groep: Groep) -> Dossier:
    return dossier(groep)


@pytest.fixture
def wijk(groep: Groep) -> Gebied:
    with word(rollen.EIGENAAR):
        return Gebied.objects.create(
            stelsel=groep.stelsel, gemeente=groep.gemeente, code="WK999901", naam="Molenwijk", jaar=2024
        )


def ziet_adres(wie: Medewerker, huis: Dossier) -> bool:
    """Wat de toepassing zegt; de database moet hetzelfde zeggen."""
    with ogen(wie) as ik:
        langs_toepassing = zicht.geheime_adressen(ik, NU()).filter(dossier=huis).exists()
        assert langs_toepassing == Geheimadres.objects.filter(dossier_id=huis.pk).exists()
    return langs_toepassing


def test_het_adres_gaat_uit_het_dossier_en_alleen_wie_afschermde_ziet_het(groep: Groep, huis: Dossier) -> None:
    nina = collega(groep, "nina")
    scherm_af(groep, huis)
    with ogen(groep.sanne) as ik:
        nu_dossier = Dossier.objects.get(pk=huis.pk)
        assert (nu_dossier.straat, nu_dossier.postcode, nu_dossier.huisnummer, nu_dossier.adres_geheim) == (
            "",
            "",
            None,
            True,
        )
        adres = zicht.geheime_adressen(ik, NU()).get()
        assert (adres.straat, adres.postcode, adres.huisnummer) == ("Kanariestraat", "1388ZZ", 77)
        feit = Gebeurtenis.objects.get(soort="adres_afgeschermd")
        assert AdresAfgeschermd.model_validate(feit.gegevens) == AdresAfgeschermd()
    assert not any(ziet_adres(wie, huis) for wie in (nina, groep.marieke, groep.bilal))


def test_zonder_nieuw_adres_wordt_het_bekende_geheim(groep: Groep, huis: Dossier) -> None:
    scherm_af(groep, huis, AdresOpgave())
    with ogen(groep.sanne):
        assert Geheimadres.objects.get().straat == "Molenstraat"


def test_zonder_adres_valt_er_niets_af_te_schermen(groep: Groep, huis: Dossier) -> None:
    with word(rollen.EIGENAAR):
        Dossier.objects.update(straat="", postcode="")
    with pytest.raises(KanNiet, match="geen_adres"):
        scherm_af(groep, huis, AdresOpgave())


@pytest.mark.parametrize("wie", ["bilal", "fatma", "joris"])
def test_een_ander_schermt_niet_af(groep: Groep, huis: Dossier, wie: str) -> None:
    with pytest.raises(MagNiet):
        scherm_af(groep, huis, wie=getattr(groep, wie))
    with pytest.raises(ProgrammingError, match="niet afschermen"), ogen(getattr(groep, wie)), transaction.atomic():
        _sql("SELECT kt_scherm_adres_af(%s, 'X', '', NULL, '', 'x')", huis.pk)


def test_een_rol_voor_een_wijk_schermt_niet_af(groep: Groep, wijk: Gebied) -> None:
    """Zij zou het dossier daarna zelf niet meer lezen."""
    huis = dossier(groep, gebied=wijk)
    dichtbij = collega(groep, "dichtbij", "beleidsadviseur")
    geef_rol(dichtbij, "wijkwerker", groep.team, gebied=wijk)
    with pytest.raises(KanNiet, match="een_wijk"):
        scherm_af(groep, huis, wie=dichtbij)
    with pytest.raises(ProgrammingError, match="niet afschermen"), ogen(dichtbij), transaction.atomic():
        _sql("SELECT kt_scherm_adres_af(%s, 'X', '', NULL, '', 'x')", huis.pk)
    scherm_af(groep, huis)
    with ogen(dichtbij) as ik:
        assert not zicht.dossiers(ik, NU()).exists()
        assert not Dossier.objects.exists()


def test_vragen_en_afspraken_wijzen_de_plek_niet_meer_aan(groep: Groep, wijk: Gebied) -> None:
    huis = dossier(groep, gebied=wijk)
    with word(rollen.EIGENAAR):
        Vraag.objects.update(gebied=wijk, feiten={"gebied": wijk.code, "soort": "vraag"})
        Triage.objects.update(uitkomst={"reden": "Woont in Molenwijk.", "regel": "r", "anders_als": [{"dan": "x"}]})
        for plek in ("Thuis, molenstraat 19", "Op 1312 AB", "Buurthuis"):
            Afspraak.objects.create(
                stelsel=groep.stelsel, team=groep.team, dossier=huis, medewerker=groep.sanne, door=groep.sanne,
                begin=NU() + timedelta(days=1), voor_wie="mevrouw", plek=plek,
            )  # fmt: skip
    scherm_af(groep, huis)
    with ogen(groep.sanne):
        vraag = Vraag.objects.get()
        assert (vraag.gebied_id, vraag.feiten) == (None, {"soort": "vraag"})
        assert "Molenwijk" not in str(Triage.objects.get().uitkomst)
        assert sorted(Afspraak.objects.values_list("plek", flat=True)) == [
            "Buurthuis", "Geheim adres: vraag het contact", "Geheim adres: vraag het contact",
        ]  # fmt: skip


def test_inzage_op_naam_en_weer_weg(groep: Groep, huis: Dossier) -> None:
    nina = collega(groep, "nina")
    scherm_af(groep, huis)
    inzage = geef_inzage(groep, huis, nina)
    assert ziet_adres(nina, huis)
    with ogen(groep.sanne) as ik:
        gegeven = AdresinzageGegeven.model_validate(Gebeurtenis.objects.get(soort="adresinzage_gegeven").gegevens)
        assert gegeven == AdresinzageGegeven(collega=nina.pk, tot=None, aangewezen=False)
        acties.trek_inzage_in(dossier_id=huis.pk, inzage_id=inzage, kring=ik, nu=NU())
        AdresinzageIngetrokken.model_validate(Gebeurtenis.objects.get(soort="adresinzage_ingetrokken").gegevens)
    assert not ziet_adres(nina, huis)
    geef_inzage(groep, huis, nina)
    assert ziet_adres(nina, huis)


def test_inzage_eindigt_op_haar_dag(groep: Groep, huis: Dossier) -> None:
    nina = collega(groep, "nina")
    scherm_af(groep, huis)
    morgen = timezone.localdate() + timedelta(days=1)
    with ogen(groep.sanne) as ik:
        acties.geef_inzage(dossier_id=huis.pk, collega=nina, reden="Bezoek", tot=morgen, kring=ik, nu=NU())
    assert ziet_adres(nina, huis)
    with word(rollen.EIGENAAR):
        Adresinzage.objects.filter(medewerker=nina).update(
            van=timezone.localdate() - timedelta(days=2), tot=timezone.localdate()
        )
    assert not ziet_adres(nina, huis)


def test_inzage_geeft_alleen_wie_haar_heeft_aan_wie_het_dossier_leest(groep: Groep, huis: Dossier) -> None:
    nina, kees = collega(groep, "nina"), collega(groep, "kees")
    scherm_af(groep, huis)
    for door in (nina, groep.marieke, groep.bilal):
        with pytest.raises(MagNiet):
            geef_inzage(groep, huis, kees, door=door)
        with pytest.raises(ProgrammingError, match="niet geven"), ogen(door), transaction.atomic():
            _sql("SELECT kt_geef_inzage(%s, %s, 'x', NULL)", huis.pk, kees.pk)
    for aan in (groep.bilal, groep.fatma, groep.joris, kaal_stelsel("berkenrode").sanne):
        with pytest.raises(KanNiet, match="leest_niet"):
            geef_inzage(groep, huis, aan)
        with pytest.raises(ProgrammingError, match="niet geven"), ogen(groep.sanne), transaction.atomic():
            _sql("SELECT kt_geef_inzage(%s, %s, 'x', NULL)", huis.pk, aan.pk)
    geef_inzage(groep, huis, kees)
    with pytest.raises(KanNiet, match="heeft_al"):
        geef_inzage(groep, huis, kees)


def test_een_reden_en_een_dag_die_nog_komt(groep: Groep, huis: Dossier) -> None:
    nina = collega(groep, "nina")
    scherm_af(groep, huis)
    with ogen(groep.sanne) as ik:
        for reden, tot, code in (("  ", None, "geen_reden"), ("Bezoek", timezone.localdate(), "voorbij")):
            with pytest.raises(KanNiet, match=code):
                acties.geef_inzage(dossier_id=huis.pk, collega=nina, reden=reden, tot=tot, kring=ik, nu=NU())


def test_de_laatste_inzage_blijft(groep: Groep, huis: Dossier) -> None:
    scherm_af(groep, huis)
    with ogen(groep.sanne) as ik:
        eigen = Adresinzage.objects.get().pk
        with pytest.raises(KanNiet, match="laatste"):
            acties.trek_inzage_in(dossier_id=huis.pk, inzage_id=eigen, kring=ik, nu=NU())
        with pytest.raises(MagNiet):
            acties.trek_inzage_in(dossier_id=huis.pk, inzage_id=uuid4(), kring=ik, nu=NU())
    assert ziet_adres(groep.sanne, huis)


def test_een_ingetrokken_inzage_zet_niemand_zelf_weer_open(groep: Groep, huis: Dossier) -> None:
    nina = collega(groep, "nina")
    scherm_af(groep, huis)
    inzage = geef_inzage(groep, huis, nina)
    with ogen(groep.sanne) as ik:
        acties.trek_inzage_in(dossier_id=huis.pk, inzage_id=inzage, kring=ik, nu=NU())
    with ogen(nina), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Adresinzage.objects.filter(pk=inzage).update(tot=None)
    with ogen(nina), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Adresinzage.objects.create(
            stelsel=groep.stelsel, team=groep.team, dossier=huis, medewerker=nina, door=nina, reden="x",
            van=timezone.localdate(),
        )  # fmt: skip


def test_ziet_niemand_het_adres_meer_dan_wijst_de_manager_een_ander_aan(groep: Groep, huis: Dossier) -> None:
    nina = collega(groep, "nina")
    scherm_af(groep, huis)
    with word(rollen.EIGENAAR):
        Lidmaatschap.objects.filter(medewerker=groep.sanne).update(tot=timezone.localdate())
    with ogen(groep.marieke) as ik:
        assert overzichten.inzage_geven(ik, huis, NU()) is None  # het dossier in de hand is nog van voor het afschermen
        nu_dossier = Dossier.objects.get(pk=huis.pk)
        assert overzichten.inzage_geven(ik, nu_dossier, NU()) == "aanwijzen"
        with pytest.raises(MagNiet):
            acties.geef_inzage(dossier_id=huis.pk, collega=groep.marieke, reden="Ik", tot=None, kring=ik, nu=NU())
        acties.geef_inzage(dossier_id=huis.pk, collega=nina, reden="Neemt over", tot=None, kring=ik, nu=NU())
    assert ziet_adres(nina, huis)
    assert not ziet_adres(groep.marieke, huis)


def test_met_het_dossier_mee_gaat_de_inzage_niet_en_zij_herleeft_niet(groep: Groep, huis: Dossier) -> None:
    scherm_af(groep, huis)
    with word(rollen.EIGENAAR):
        vraag = Vraag.objects.get()
    for door, naar in ((groep.sanne, groep.ander_team), (groep.bilal, groep.team)):
        with ogen(door):
            zet_door(vraag_id=vraag.pk, naar=naar, medewerker=door, argument="Past daar.", nu=NU())
        assert not any(ziet_adres(wie, huis) for wie in (groep.sanne, groep.bilal, groep.marieke))
    with word(rollen.EIGENAAR):
        assert Geheimadres.objects.get().team_id == groep.team.pk


def test_een_ander_adres_alleen_door_wie_het_oude_ziet(groep: Groep, huis: Dossier) -> None:
    nina = collega(groep, "nina")
    scherm_af(groep, huis)
    elders = AdresOpgave(postcode="1399AA", huisnummer=3, straat="Mezenlaan")
    with ogen(groep.sanne) as ik:
        ander: Any = {"adres": elders, "gezien": overzichten.versie_van_adres(ik, huis, NU())}
    with ogen(nina) as ik, pytest.raises(MagNiet):
        acties.wijzig_geheim_adres(dossier_id=huis.pk, **ander, kring=ik, nu=NU())
    with ogen(groep.sanne) as ik:
        with pytest.raises(KanNiet, match="al_geheim"):
            acties.scherm_adres_af(dossier_id=huis.pk, adres=elders, reden="x", kring=ik, nu=NU())
        acties.wijzig_geheim_adres(dossier_id=huis.pk, **ander, kring=ik, nu=NU())
        assert Geheimadres.objects.get().straat == "Mezenlaan"
        assert Adresinzage.objects.count() == 1
        assert Dossier.objects.get().straat == ""


def test_een_postcode_die_er_geen_is_weigert_de_database(groep: Groep, huis: Dossier) -> None:
    with ogen(groep.sanne), pytest.raises(IntegrityError, match="geheimadres_postcode"), transaction.atomic():
        _sql("SELECT kt_scherm_adres_af(%s, 'X', '12', NULL, '', 'x')", huis.pk)


def test_vrijgeven_zet_adres_en_wijk_terug_en_elke_inzage_eindigt(
    groep: Groep, huis: Dossier, wijk: Gebied, monkeypatch: pytest.MonkeyPatch
) -> None:
    nina = collega(groep, "nina")
    scherm_af(groep, huis)
    geef_inzage(groep, huis, nina)
    monkeypatch.setattr(overzichten, "gebied_bij", lambda stelsel_id, postcode, dag: {"1388ZZ": wijk}[postcode])
    with ogen(groep.bilal) as ik, pytest.raises(MagNiet):
        acties.geef_adres_vrij(dossier_id=huis.pk, kring=ik, nu=NU())
    with ogen(nina) as ik:
        acties.geef_adres_vrij(dossier_id=huis.pk, kring=ik, nu=NU())
    with ogen(groep.sanne):
        terug = Dossier.objects.get()
        assert (terug.straat, terug.gebied_id, terug.adres_geheim) == ("Kanariestraat", wijk.pk, False)
        assert not Adresinzage.objects.filter(tot__isnull=True).exists()
        assert not Geheimadres.objects.exists()


def test_wie_het_adres_raadt_hoort_niets(groep: Groep, huis: Dossier) -> None:
    scherm_af(groep, huis)
    with ogen(groep.fatma), connection.cursor() as cursor:
        cursor.execute("SELECT zelfde FROM kt_zoek_bekend('1947-06-14', '1388ZZ', 77, 'devries')")
        assert cursor.fetchall() == [(["geboortedatum", "achternaam"],)]
        cursor.execute("SELECT zelfde FROM kt_zoek_bekend(NULL, '1388ZZ', 77, 'devries')")
        assert cursor.fetchall() == []


def test_een_nieuwe_vraag_zet_de_plek_nergens_neer(groep: Groep, huis: Dossier, wijk: Gebied) -> None:
    """Ook als de toepassing de wijk meestuurt: de database haalt haar eruit."""
    scherm_af(groep, huis)
    rijen = vraag_in_dossier(groep, groep.team, groep.fatma, dossier_id=huis.pk)
    rijen["vraag"] |= {"gebied_id": wijk.pk, "feiten": {"gebied": wijk.code, "soort": "vraag"}}
    rijen["triage"][0]["uitkomst"] = {"reden": f"Het gebied {wijk.code} hoort bij dit team."}
    with ogen(groep.fatma):
        bewaar(rijen)
    with word(rollen.EIGENAAR):
        vraag = Vraag.objects.get(pk=rijen["vraag"]["id"])
        assert (vraag.gebied_id, vraag.feiten) == (None, {"soort": "vraag"})
        assert wijk.code not in str(Triage.objects.get(vraag=vraag).uitkomst)
    assert "geheim" in ARGUMENT


def test_het_vak_is_alleen_langs_de_functies_te_schrijven(groep: Groep, huis: Dossier) -> None:
    scherm_af(groep, huis)
    with ogen(groep.sanne), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Geheimadres.objects.update(straat=SCHUILPLEK.straat)


def _sql(opdracht: str, *waarden: UUID | int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)
