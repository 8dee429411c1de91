"""From the log to flags: who looks like whom, what a hidden address gives away (nothing), steps, and the chain."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from keukentafel.doen.dossier.journaal import Contactopgave, leg_contact_vast
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.toezicht.acties import (
    StapKanNiet,
    leg_uit,
    sluit,
    vraag_uitleg,
)
from keukentafel.doen.toezicht.models import Nalezing, Vlag, Vlagstap
from keukentafel.doen.toezicht.nalopen import loop_na
from keukentafel.doen.toezicht.overzichten import wie_keek
from keukentafel.doen.toezicht.stand import OVERGANGEN
from keukentafel.inrichting.laden import laad
from keukentafel.kern.database import rollen
from keukentafel.kern.logboek.boek import Boek
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.kern.toegang.zegel import adreszegel, zegelsleutel
from keukentafel.regelen.inzet.models import Afwezigheid
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.teams.models import Team
from keukentafel.regels.toezicht import Toezichtgegevens
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.rol import word
from tests.vaste_groep import Groep, kaal_stelsel

pytestmark = pytest.mark.django_db
GEGEVENS = Toezichtgegevens()
LATER = timedelta(days=4)


@pytest.fixture
def groep(db: None) -> Groep:
    return kaal_stelsel()


def huis(groep: Groep, team: Team | None = None, achternaam: str = "De Vries") -> UUID:
    """A household with one question, taken in by Fatma for a team."""
    rijen = vraag_in_dossier(groep, team or groep.team, groep.fatma, achternaam=achternaam)
    rijen["gebeurtenis"] = []
    with als_medewerker(groep.fatma.pk):
        bewaar(rijen)
    return UUID(str(rijen["dossier"]["id"]))


def kijk(
    wie: Medewerker,
    dossier: UUID | None,
    *,
    handeling: str = "dossier_ingezien",
    uitkomst: str = "gelukt",
    **anders: Any,
) -> None:
    """What a request that opens a dossier leaves behind."""
    boek = Boek(stelsel_id=wie.stelsel_id, medewerker_id=wie.pk, rollen=("wijkwerker",), route="huishouden")
    boek.begin(handeling=handeling, recht="dossier_lezen", doel="hulp", verwerking="hulp")
    boek.over("dossier" if dossier else "lijst", dossier)
    if dossier:
        boek.betreft(dossier=dossier)
    with als_medewerker(wie.pk):
        boek.schrijf(uitkomst)


def loop(groep: Groep, *, taak: bool = False, **anders: Any) -> Nalezing:
    nu = timezone.now()
    keuze: dict[str, Any] = {"stelsel": groep.stelsel, "gegevens": GEGEVENS, "tot": nu + LATER, "nu": nu} | anders
    if taak:
        with word(rollen.ONDERHOUD):
            return loop_na(**keuze)
    with als_medewerker(groep.joris.pk):
        return loop_na(door=groep.joris, **keuze)


def vlaggen(groep: Groep) -> list[tuple[str, int, UUID | None]]:
    with als_medewerker(groep.joris.pk):
        return sorted(Vlag.objects.values_list("soort", "medewerker_id", "dossier_id"), key=str)


def zet_adres(wie: Medewerker, postcode: str = "1312AB", nummer: int = 19) -> None:
    with word(rollen.EIGENAAR):
        zegel = adreszegel(stelsel_id=wie.stelsel_id, postcode=postcode, huisnummer=nummer)
        Medewerker.objects.filter(pk=wie.pk).update(adreszegel=zegel)


def geheim(groep: Groep, dossier: UUID, postcode: str, nummer: int) -> None:
    with als_medewerker(groep.sanne.pk), connection.cursor() as cursor:
        vraag = "SELECT kt_scherm_adres_af(%s, 'Schuilstraat', %s, %s, '', 'veiligheid')"
        cursor.execute(vraag, [dossier, postcode, nummer])


@contextmanager
def geweigerd() -> Iterator[None]:
    with pytest.raises(DatabaseError) as fout, transaction.atomic():
        yield
    assert getattr(fout.value.__cause__, "sqlstate", "") == "42501"


@pytest.mark.parametrize("taak", [False, True], ids=["knop", "taak"])
def test_gluren_wordt_gevlagd_door_de_knop_en_door_de_taak(groep: Groep, taak: bool) -> None:
    naam, adres, schuil, vreemd = huis(groep, achternaam="Boer"), huis(groep), huis(groep), huis(groep)
    zet_adres(groep.marieke)
    zet_adres(groep.bilal, "9999ZZ", 3)
    geheim(groep, schuil, "9999ZZ", 3)
    kijk(groep.sanne, naam)
    kijk(groep.marieke, adres)
    kijk(groep.bilal, schuil)
    kijk(groep.fatma, vreemd)
    assert loop(groep, taak=taak).vlaggen == 5
    assert vlaggen(groep) == sorted(
        [
            ("zelfde_achternaam", groep.sanne.pk, naam),
            ("zelfde_adres", groep.marieke.pk, adres),
            ("zelfde_adres", groep.bilal.pk, schuil),
            ("geopend_niets_gedaan", groep.bilal.pk, schuil),
            ("geopend_niets_gedaan", groep.fatma.pk, vreemd),
        ],
        key=str,
    )


def test_nog_eens_nalopen_geeft_geen_tweede_vlag(groep: Groep) -> None:
    dossier = huis(groep, achternaam="Boer")
    for _ in range(2):
        kijk(groep.sanne, dossier)
        loop(groep)
        loop(groep, taak=True)
    assert vlaggen(groep) == [("zelfde_achternaam", groep.sanne.pk, dossier)]
    with als_medewerker(groep.joris.pk):
        nalezingen = list(Nalezing.objects.order_by("pk").values_list("vlaggen", "breuken", "rest"))
    assert nalezingen == [(1, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0)]


def test_de_knop_kijkt_minder_ver_terug_maar_slaat_niets_nieuws_over(groep: Groep) -> None:
    """With a reach of two lines: all three new ones are seen; a week later only the task looks back at the first."""
    dossiers = [huis(groep, achternaam="Boer") for _ in range(3)]
    for dossier in dossiers:
        kijk(groep.sanne, dossier)
    assert loop(groep, tot=timezone.now(), hoogstens=2).vlaggen == 3
    kijk(groep.bilal, dossiers[0])
    assert loop(groep, tot=timezone.now(), hoogstens=2).vlaggen == 0
    for _ in range(3):
        kijk(groep.joris, None, handeling="toezicht_gezien")
    assert loop(groep, hoogstens=2).vlaggen == 0
    assert loop(groep, taak=True).vlaggen == 1


def test_wie_net_keek_krijgt_nog_tijd(groep: Groep) -> None:
    kijk(groep.bilal, huis(groep))
    assert loop(groep, tot=timezone.now() + timedelta(days=2)).vlaggen == 0
    assert loop(groep).vlaggen == 1


def test_iets_opschrijven_neemt_de_vraag_weg(groep: Groep) -> None:
    """Fatma took the question in: that is a fact in the stream, on the day she looked."""
    rijen = vraag_in_dossier(groep, groep.team, groep.fatma)
    with als_medewerker(groep.fatma.pk):
        bewaar(rijen)
    kijk(groep.fatma, UUID(str(rijen["dossier"]["id"])))
    assert loop(groep).vlaggen == 0


def schrijf_op(wie: Medewerker, dossier: UUID, geleden: timedelta) -> None:
    """A contact of some time ago, written down now."""
    nu = timezone.now()
    contact = Contactopgave(sleutel=uuid4(), moment=nu - geleden, kanaal="telefoon", samenvatting="Gebeld.")
    with als_medewerker(wie.pk):
        leg_contact_vast(dossiers=Dossier.objects.all(), dossier_id=dossier, opgave=contact, medewerker=wie, nu=nu)


def test_een_contact_telt_vanaf_het_opschrijven(groep: Groep) -> None:
    """Who writes down afterwards that she called then, did nothing then; now she does."""
    toen, nu_wel = huis(groep), huis(groep)
    for dossier in (toen, nu_wel):
        for _ in range(3):
            kijk(groep.sanne, dossier)
    with word(rollen.EIGENAAR), connection.cursor() as cursor:
        cursor.execute("UPDATE kern_logregel SET moment = moment - nr % 3 * interval '1 hour'")
        cursor.execute("UPDATE kern_logregel SET moment = moment - interval '20 days' WHERE dossier_id = %s", [toen])
    schrijf_op(groep.sanne, toen, timedelta(days=20))
    schrijf_op(groep.sanne, nu_wel, timedelta(days=20))
    loop(groep)
    assert vlaggen(groep) == [("geopend_niets_gedaan", groep.sanne.pk, toen)]


def test_wie_toezicht_houdt_raadt_geen_adres(groep: Groep) -> None:
    """The database takes the seal of the worker herself, whatever the question says."""
    binnen, buiten = zegelsleutel()
    dossier, schuil = huis(groep), huis(groep)
    geheim(groep, schuil, "9999ZZ", 3)
    zegels = {dossier: ("1312AB", 19), schuil: ("9999ZZ", 3)}
    for huishouden, (postcode, nummer) in zegels.items():
        zegel = adreszegel(stelsel_id=groep.stelsel.pk, postcode=postcode, huisnummer=nummer)
        for wie in (groep.bilal.pk, 1_000_000):
            vraag = json.dumps([{"m": wie, "namen": [], "zegel": zegel}])
            with als_medewerker(groep.joris.pk), connection.cursor() as cursor:
                cursor.execute(
                    "SELECT adres FROM kt_toezicht_gelijk(%s, %s::jsonb, %s::bigint[], %s::uuid[], %s, %s)",
                    [groep.stelsel.pk, vraag, [wie], [huishouden], binnen, buiten],
                )
                assert not any(adres for (adres,) in cursor.fetchall())


def test_een_vervanger_krijgt_een_vlag_die_al_is_uitgelegd(groep: Groep) -> None:
    dossier = huis(groep)
    with word(rollen.EIGENAAR):
        Dossier.objects.filter(pk=dossier).update(contact=groep.sanne)
        Afwezigheid.objects.create(
            stelsel=groep.stelsel, medewerker=groep.sanne, vervanger=groep.bilal, van=timezone.localdate()
        )
    kijk(groep.bilal, dossier)
    loop(groep)
    with als_medewerker(groep.joris.pk):
        vlag = Vlag.objects.get()
    assert vlag.te_verklaren
    assert vlag.redenen == ["niets_gedaan", "vervangt"]


def test_een_lijst_en_een_geweigerde_poging_zijn_geen_opening(groep: Groep) -> None:
    dossier = huis(groep, achternaam="Boer")
    kijk(groep.sanne, None, handeling="huishoudens_gezien")
    for _ in range(4):
        kijk(groep.sanne, dossier, uitkomst="geweigerd")
    assert loop(groep).vlaggen == 0
    kijk(groep.sanne, dossier, uitkomst="geweigerd")
    loop(groep)
    assert vlaggen(groep) == [("vaak_geweigerd", groep.sanne.pk, None)]


def test_veel_in_een_uur(groep: Groep) -> None:
    for _ in range(16):
        kijk(groep.sanne, huis(groep))
    assert loop(groep, tot=timezone.now()).vlaggen == 1
    with als_medewerker(groep.joris.pk):
        vlag = Vlag.objects.get(soort="veel_in_een_uur")
    assert (vlag.medewerker, vlag.dossier_id, vlag.kenmerk, vlag.getallen["aantal"]) == (groep.sanne, None, "", 16)


@pytest.mark.parametrize(("postcode", "nummer"), [("1312AB", 19), ("9999ZZ", 3)])
def test_de_database_rekent_hetzelfde_zegel_als_de_toepassing(groep: Groep, postcode: str, nummer: int) -> None:
    binnen, buiten = zegelsleutel()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT encode(sha256(%s || sha256(%s || convert_to(%s, 'UTF8'))), 'hex')",
            [buiten, binnen, f"{groep.stelsel.pk}:{postcode}:{nummer}"],
        )
        assert cursor.fetchone()[0] == adreszegel(stelsel_id=groep.stelsel.pk, postcode=postcode, huisnummer=nummer)


@pytest.mark.parametrize("wie", ["sanne", "fatma", "marieke"])
def test_alleen_wie_toezicht_houdt_komt_door_de_deuren(groep: Groep, wie: str) -> None:
    ander = kaal_stelsel("elders")
    deuren = [
        "SELECT * FROM kt_toezicht_dossiers(%s, '{}')",
        "SELECT * FROM kt_toezicht_zoek(%s, 'ABCD-EFGH')",
        "SELECT * FROM kt_toezicht_stand(%s)",
        "SELECT * FROM kt_toezicht_gelijk(%s, '[]', '{}', '{}', '', '')",
        "SELECT * FROM kt_toezicht_daden(%s, '{}', now(), now())",
    ]
    for deur in deuren:
        with als_medewerker(getattr(groep, wie).pk), geweigerd(), connection.cursor() as cursor:
            cursor.execute(deur, [groep.stelsel.pk])
        with als_medewerker(groep.joris.pk), geweigerd(), connection.cursor() as cursor:
            cursor.execute(deur, [ander.stelsel.pk])
    with als_medewerker(groep.joris.pk), geweigerd(), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM kt_nazien_dossiers(%s, '{}')", [groep.stelsel.pk])


@pytest.fixture
def vlag(groep: Groep) -> Vlag:
    """Bilal opened a household of another team and did nothing."""
    kijk(groep.bilal, huis(groep))
    loop(groep)
    with als_medewerker(groep.joris.pk):
        return Vlag.objects.get()


def test_van_nieuw_tot_gesloten_met_wie_en_wanneer(groep: Groep, vlag: Vlag) -> None:
    nu, morgen = timezone.now(), timezone.localdate() + timedelta(days=1)
    with als_medewerker(groep.bilal.pk):
        assert not Vlag.objects.exists(), "voor de vraag ziet zij niets"
    with als_medewerker(groep.joris.pk):
        vraag_uitleg(vlag_id=vlag.pk, medewerker=groep.joris, antwoord_voor=morgen, nu=nu)
    with als_medewerker(groep.sanne.pk):
        assert not Vlag.objects.exists(), "van een ander ziet zij niets"
    with als_medewerker(groep.bilal.pk):
        leg_uit(vlag_id=vlag.pk, medewerker=groep.bilal, uitleg=" Ik zocht een ander. ", nu=nu)
    with als_medewerker(groep.joris.pk):
        gesloten = sluit(vlag_id=vlag.pk, medewerker=groep.joris, nu=nu)
        stappen = list(Vlagstap.objects.order_by("pk").values_list("van", "naar", "door__naam"))
    assert (gesloten.status, gesloten.uitleg) == ("gesloten", "Ik zocht een ander.")
    assert stappen == [
        ("nieuw", "uitleg_gevraagd", "Joris Maas"),
        ("uitleg_gevraagd", "verklaard", "Bilal Amrani"),
        ("verklaard", "gesloten", "Joris Maas"),
    ]


def zet(vlag: Vlag, **velden: Any) -> None:
    with word(rollen.EIGENAAR):
        Vlag.objects.filter(pk=vlag.pk).update(**velden)


@pytest.mark.parametrize("van", Vlag.Status.values)
@pytest.mark.parametrize("naar", ["uitleg_gevraagd", "verklaard", "gesloten"])
def test_alleen_de_stappen_uit_de_tabel(groep: Groep, vlag: Vlag, van: str, naar: str) -> None:
    nu, vandaag = timezone.now(), timezone.localdate()
    zet(vlag, status=van, uitleg="eerder", antwoord_voor=vandaag)
    wie = groep.bilal if naar == "verklaard" else groep.joris
    kan = any(stap.van == van and stap.naar == naar for stap in OVERGANGEN)

    def stap() -> None:
        if naar == "verklaard":
            leg_uit(vlag_id=vlag.pk, medewerker=wie, uitleg="Omdat.", nu=nu)
        elif naar == "gesloten":
            sluit(vlag_id=vlag.pk, medewerker=wie, nu=nu)
        else:
            vraag_uitleg(vlag_id=vlag.pk, medewerker=wie, antwoord_voor=vandaag, nu=nu)

    with als_medewerker(wie.pk):
        if kan:
            stap()
        else:
            with pytest.raises(StapKanNiet):
                stap()
    with als_medewerker(groep.joris.pk):
        assert Vlag.objects.get().status == (naar if kan else van)


def test_de_database_houdt_een_vlag_over_jezelf_en_een_vervalste_uitleg_tegen(groep: Groep, vlag: Vlag) -> None:
    with als_medewerker(groep.joris.pk), geweigerd():
        Vlag.objects.filter(pk=vlag.pk).update(status="verklaard", uitleg="Joris zegt dat het mag.")
    with als_medewerker(groep.joris.pk), geweigerd():
        Vlag.objects.filter(pk=vlag.pk).update(soort="zelfde_adres")
    with als_medewerker(groep.joris.pk), geweigerd():
        Vlag.objects.all().delete()
    zet(vlag, medewerker=groep.joris)
    with als_medewerker(groep.joris.pk):
        assert Vlag.objects.filter(pk=vlag.pk).update(status="gesloten") == 0
        with pytest.raises(StapKanNiet):
            sluit(vlag_id=vlag.pk, medewerker=groep.joris, nu=timezone.now())


def test_zonder_uitleg_is_een_vlag_niet_verklaard(groep: Groep, vlag: Vlag) -> None:
    zet(vlag, status="uitleg_gevraagd", antwoord_voor=timezone.localdate())
    with als_medewerker(groep.bilal.pk), pytest.raises(StapKanNiet):
        leg_uit(vlag_id=vlag.pk, medewerker=groep.bilal, uitleg="   ", nu=timezone.now())


def nood(groep: Groep, wie: Medewerker, dossier: UUID) -> UUID:
    with als_medewerker(wie.pk), connection.cursor() as cursor:
        cursor.execute("SELECT kt_noodtoegang(%s, 'Moeder belt, de kinderen zijn weg.')", [dossier])
        return UUID(str(cursor.fetchone()[0]))


def test_kijken_in_nood_zonder_iets_te_doen_is_geen_tweede_vraag(groep: Groep) -> None:
    dossier = huis(groep)
    nood(groep, groep.bilal, dossier)
    kijk(groep.bilal, dossier)
    assert loop(groep).vlaggen == 0


def test_drie_keer_noodtoegang_in_een_maand(groep: Groep) -> None:
    for _ in range(3):
        nood(groep, groep.bilal, huis(groep))
    loop(groep)
    assert vlaggen(groep) == [("noodtoegang", groep.bilal.pk, None)]


def test_de_keten_wordt_verder_gerekend_en_een_gewijzigde_regel_blijft_een_breuk(groep: Groep) -> None:
    dossier = huis(groep)
    for _ in range(5):
        kijk(groep.sanne, dossier)
    eerst = loop(groep, hoogstens=3)
    assert (eerst.keten_nr, eerst.rest, eerst.breuken) == (3, 2, 0)
    dan = loop(groep, taak=True)
    assert (dan.keten_nr, dan.rest, dan.breuken) == (5, 0, 0)
    kijk(groep.sanne, dossier)
    with word(rollen.EIGENAAR), connection.cursor() as cursor:
        cursor.execute("UPDATE kern_logregel SET medewerker_id = %s WHERE nr = 6", [groep.fatma.pk])
    gebroken = loop(groep)
    assert (gebroken.keten_nr, gebroken.breuken, gebroken.breuk_nr) == (6, 1, 6)
    kijk(groep.sanne, dossier)
    assert (loop(groep).breuken, loop(groep).breuk_nr) == (1, 6), "een breuk gaat niet over"


KNOEIEN = {
    "weg": "DELETE FROM kern_logregel WHERE nr = 4",
    "staart weg": "DELETE FROM kern_logregel WHERE nr = 6",
    "betrokkene weg": "DELETE FROM kern_verwerking WHERE regel_nr = 5",
    "betrokkene erbij": "UPDATE kern_verwerking SET regel_nr = 99 WHERE regel_nr = 5",
    "zegel van toen": "UPDATE kern_logregel SET afdruk = repeat('a', 64) WHERE nr = 3",
    "teruggezet": "UPDATE kern_logstand SET nr = 2",
}


@pytest.mark.parametrize("hoe", KNOEIEN)
def test_knoeien_na_de_vorige_keer_valt_op(groep: Groep, hoe: str) -> None:
    dossier = huis(groep)
    for _ in range(3):
        kijk(groep.sanne, dossier)
    assert loop(groep).breuken == 0
    for _ in range(3):
        kijk(groep.sanne, dossier)
    with word(rollen.EIGENAAR), connection.cursor() as cursor:
        cursor.execute(KNOEIEN[hoe])
    assert loop(groep).breuken >= 1


def test_wie_keek_zegt_in_gewone_woorden_wie_wanneer_en_waarom(groep: Groep) -> None:
    dossier, ander = huis(groep), huis(groep)
    kijk(groep.sanne, dossier)
    kijk(groep.sanne, dossier)
    kijk(groep.bilal, dossier, uitkomst="geweigerd")
    kijk(groep.bilal, ander)
    with als_medewerker(groep.joris.pk):
        keren = wie_keek(stelsel_id=groep.stelsel.pk, dossier_id=dossier, inrichting=laad("almere"))
    assert [(k.wie, k.rol, k.doel, k.keer) for k in keren] == [
        ("Team Molenwijk", "Wijkwerker", "Hulp en ondersteuning van een huishouden", 2)
    ]
    with als_medewerker(groep.sanne.pk):
        assert wie_keek(stelsel_id=groep.stelsel.pk, dossier_id=dossier, inrichting=laad("almere")) == [], (
            "alleen wie mag"
        )
