"""Knoeien met het logboek als superuser: wijzigen, weghalen, verwisselen, afknippen. Alles valt op."""

# ruff: noqa: S608 (who tampers writes SQL by hand; nothing here comes from outside)

import threading
from dataclasses import replace

import pytest

from keukentafel.kern.database import rollen
from keukentafel.kern.logboek.keten import OnbekendStelsel, Telling, controleer
from tests.kern.conftest import MaakKeten
from tests.kern.ketenproef import Keten, operatie, regel

LOS = "sluit niet aan op de regel ervoor (gewijzigd, weggehaald of verwisseld)"
NIEUW = "f" * 64


def test_een_hele_keten_klopt_en_wordt_helemaal_gelezen(keten: Keten) -> None:
    telling = Telling()
    with keten.verbind(rollen.ONDERHOUD) as onderhoud:
        assert list(controleer(onderhoud, telling, stelsel=keten.stelsel, ankers=keten.ankers())) == []
    assert (telling.ketens, telling.regels, telling.verwerkingen) == (1, 10, 16)


@pytest.mark.parametrize(
    "wijziging",
    [
        "moment = moment + interval '1 microsecond'", "moment = 'infinity'", "moment = '0044-03-15 BC'",
        "account_id = 99", "medewerker_id = NULL", "rollen = ''", "recht = 'x'", "doel = 'x'", "handeling = 'x'",
        "soort = 'x'", "object_id = 'x'", "dossier_id = gen_random_uuid()", "dossier_id = NULL",
        "uitkomst = 'geweigerd'", "route = 'x'", "adres = '10.9.9.9'", "operatie = gen_random_uuid()",
    ],
)  # fmt: skip
def test_elk_veld_van_een_regel_telt_mee(keten: Keten, wijziging: str) -> None:
    keten.knoei(f"UPDATE kern_logregel SET {wijziging} WHERE stelsel_id = :s AND nr = 5")
    assert keten.zegt() == [(5, "de regel is gewijzigd")]


@pytest.mark.parametrize(
    ("wijziging", "verwacht"),
    [
        ("aantal = 2", [(5, "de regel is gewijzigd"), (5, "er zijn 1 verwerkingsregels, dat waren er 2")]),
        (f"verwerkingen_afdruk = '{NIEUW}'", [(5, "de regel is gewijzigd"), (5, "een verwerkingsregel is gewijzigd")]),
        (f"vorige = '{NIEUW}'", [(5, LOS), (5, "de regel is gewijzigd")]),
        (f"afdruk = '{NIEUW}'", [(5, "de regel is gewijzigd"), (6, LOS)]),
    ],
)
def test_ook_wat_de_keten_zelf_bijhoudt(keten: Keten, wijziging: str, verwacht: list[tuple[int, str]]) -> None:
    keten.knoei(f"UPDATE kern_logregel SET {wijziging} WHERE stelsel_id = :s AND nr = 5")
    assert keten.zegt() == verwacht


@pytest.mark.parametrize(
    "wijziging",
    [
        "operatie = gen_random_uuid()", "span_id = 'x'", "status = 'ERROR'", "name = 'x'",
        "start_time = start_time - interval '1 second'", "end_time = end_time + interval '1 second'",
        "processing_activity_id = ''", "data_subject_id = 'x'", "data_subject_id_type = 'x'", "dossier_id = NULL",
        "volg = 7",
    ],
)  # fmt: skip
def test_elk_veld_van_een_verwerkingsregel_telt_mee(keten: Keten, wijziging: str) -> None:
    keten.knoei(f"UPDATE kern_verwerking SET {wijziging} WHERE stelsel_id = :s AND regel_nr = 6 AND volg = 2")
    assert keten.zegt() == [(6, "een verwerkingsregel is gewijzigd")]


def test_een_verwerkingsregel_weg_erbij_en_verhangen(keten: Keten) -> None:
    keten.knoei("DELETE FROM kern_verwerking WHERE stelsel_id = :s AND regel_nr = 3 AND volg = 3")
    keten.knoei("UPDATE kern_verwerking SET regel_nr = 4, volg = 9 WHERE stelsel_id = :s AND regel_nr = 5")
    keten.knoei("UPDATE kern_verwerking SET regel_nr = 77 WHERE stelsel_id = :s AND regel_nr = 9 AND volg = 1")
    assert keten.zegt() == [
        (3, "er zijn 2 verwerkingsregels, dat waren er 3"),
        (4, "er zijn 2 verwerkingsregels, dat waren er 1"),
        (5, "er zijn 0 verwerkingsregels, dat waren er 1"),
        (9, "er zijn 2 verwerkingsregels, dat waren er 3"),
        (77, "er zijn verwerkingsregels (1) zonder logregel"),
    ]


def test_weggehaalde_regels(keten: Keten) -> None:
    keten.knoei("DELETE FROM kern_logregel WHERE stelsel_id = :s AND nr IN (1, 4, 6, 7)")
    keten.knoei("DELETE FROM kern_verwerking WHERE stelsel_id = :s AND regel_nr IN (1, 4)")
    assert keten.zegt() == [
        (1, "regel 1 ontbreekt"),
        (4, "regel 4 ontbreekt"),
        (6, "er zijn verwerkingsregels (3) zonder logregel"),
        (7, "er zijn verwerkingsregels (1) zonder logregel"),
        (6, "regels 6 tot en met 7 ontbreken"),
    ]


def test_weggehaald_en_doorgenummerd(keten: Keten) -> None:
    """The hole is closed by giving the rest a lower number: each of them then is a changed line."""
    keten.knoei("DELETE FROM kern_logregel WHERE stelsel_id = :s AND nr = 8")
    for tabel, kolom in (("kern_logregel", "nr"), ("kern_verwerking", "regel_nr")):
        keten.knoei(f"DELETE FROM {tabel} WHERE stelsel_id = :s AND {kolom} = 8")
        for nr in (9, 10):
            keten.knoei(f"UPDATE {tabel} SET {kolom} = {nr - 1} WHERE stelsel_id = :s AND {kolom} = {nr}")
    nrs = {nr for nr, wat in keten.zegt() if wat == "de regel is gewijzigd"}
    assert nrs == {8, 9}
    assert (8, LOS) in keten.zegt()


def test_verwisselde_regels(keten: Keten) -> None:
    for van, naar in ((4, 100), (5, 4), (100, 5)):
        keten.knoei(f"UPDATE kern_logregel SET nr = {naar} WHERE stelsel_id = :s AND nr = {van}")
        keten.knoei(f"UPDATE kern_verwerking SET regel_nr = {naar} WHERE stelsel_id = :s AND regel_nr = {van}")
    gevonden = keten.zegt()
    assert {nr for nr, wat in gevonden if wat == "de regel is gewijzigd"} == {4, 5}
    assert {nr for nr, wat in gevonden if wat == LOS} == {4, 5, 6}


def test_een_regel_met_een_nummer_dat_er_al_is(keten: Keten) -> None:
    keten.knoei("ALTER TABLE kern_logregel DROP CONSTRAINT logregel_nr")
    try:
        keten.knoei(
            "INSERT INTO kern_logregel SELECT (jsonb_populate_record(l, '{\"id\": 900001}')).* FROM kern_logregel l "
            "WHERE stelsel_id = :s AND nr = 5"
        )
        assert (5, "dit nummer komt niet op zijn plek of vaker voor") in keten.zegt()
    finally:
        keten.knoei("DELETE FROM kern_logregel WHERE id = 900001")
        keten.knoei("ALTER TABLE kern_logregel ADD CONSTRAINT logregel_nr UNIQUE NULLS NOT DISTINCT (stelsel_id, nr)")


def _knip(keten: Keten, vanaf: int) -> None:
    keten.knoei(f"DELETE FROM kern_verwerking WHERE stelsel_id = :s AND regel_nr >= {vanaf}")
    keten.knoei(f"DELETE FROM kern_logregel WHERE stelsel_id = :s AND nr >= {vanaf}")


def test_een_afgeknipte_staart(keten: Keten) -> None:
    _knip(keten, 8)
    assert keten.zegt() == [(7, "de staart is afgeknipt: de laatste regel hoort nummer 10 te zijn")]


def test_een_afgeknipte_staart_met_bijgewerkte_stand_valt_op_naast_het_anker(keten: Keten) -> None:
    ankers = keten.ankers()
    _knip(keten, 8)
    keten.herschrijf()
    assert keten.zegt() == []
    assert keten.zegt(ankers) == [
        (10, f"de staart is afgeknipt na het anker van {ankers[0].moment}: deze regel is er niet")
    ]


def test_geheel_herschreven_valt_alleen_op_naast_het_anker(keten: Keten) -> None:
    """The honest limit: who owns the database and recomputes everything is only seen beside an anchor."""
    ankers = keten.ankers()
    keten.knoei("UPDATE kern_logregel SET medewerker_id = 3 WHERE stelsel_id = :s AND nr = 2")
    keten.herschrijf()
    assert keten.zegt() == []
    assert keten.zegt(ankers) == [(10, f"de keten is herschreven na het anker van {ankers[0].moment}")]
    keten.schrijf(keren=3)
    assert keten.zegt(ankers) == [(10, f"de keten is herschreven na het anker van {ankers[0].moment}")]


def test_een_hele_keten_weg(keten: Keten) -> None:
    ankers = keten.ankers()
    _knip(keten, 1)
    assert keten.zegt() == [(0, "de staart is afgeknipt: de laatste regel hoort nummer 10 te zijn")]
    keten.knoei("DELETE FROM kern_logstand WHERE stelsel_id = :s")
    assert keten.zegt() == []
    assert [nr for nr, _ in keten.zegt(ankers)] == [10]


@pytest.mark.parametrize(
    ("knoei", "wat"),
    [
        ("DELETE FROM kern_logstand WHERE stelsel_id = :s", "de stand van deze keten is weg"),
        ("UPDATE kern_logstand SET nr = 9 WHERE stelsel_id = :s", "de stand (regel 9) hoort niet bij de laatste regel"),
        (f"UPDATE kern_logstand SET afdruk = '{NIEUW}' WHERE stelsel_id = :s", "de stand (regel 10) hoort niet bij"),
    ],
)
def test_met_de_stand_geknoeid(keten: Keten, knoei: str, wat: str) -> None:
    keten.knoei(knoei)
    ((_, gezegd),) = keten.zegt()
    assert gezegd.startswith(wat)


def test_een_stelsel_dat_alleen_nog_in_het_anker_staat(keten: Keten) -> None:
    verdwenen = [replace(anker, stelsel="verdwenen") for anker in keten.ankers()]
    with keten.verbind(rollen.ONDERHOUD) as onderhoud:
        gevonden = [str(breuk) for breuk in controleer(onderhoud, Telling(), ankers=verdwenen)]
        assert "verdwenen: dit stelsel staat in het anker, maar niet meer in de database" in gevonden
        with pytest.raises(OnbekendStelsel):
            list(controleer(onderhoud, Telling(), stelsel="bestaat-niet"))


def test_zonder_stelsel_is_een_eigen_keten(keten: Keten) -> None:
    with keten.verbind(rollen.APP) as app:
        for _ in range(3):
            zonder = operatie(None, regel(0, handeling="inlog_mislukt", uitkomst="geweigerd", dossier=None))
            app.execute("SELECT kt_logboek_schrijf(%s::jsonb)", [zonder])
    with keten.verbind(rollen.ONDERHOUD) as onderhoud:
        assert [b for b in controleer(onderhoud, Telling()) if b.keten == "zonder stelsel"] == []
        keten.knoei("UPDATE kern_logregel SET uitkomst = 'gelukt' WHERE stelsel_id IS NULL AND nr = 2")
        try:
            gevonden = [str(b) for b in controleer(onderhoud, Telling()) if b.keten == "zonder stelsel"]
        finally:
            keten.knoei("UPDATE kern_logregel SET uitkomst = 'geweigerd' WHERE stelsel_id IS NULL AND nr = 2")
    assert gevonden == ["zonder stelsel, regel 2: de regel is gewijzigd"]


def _tegelijk(keten: Keten, draden: int, keren: int) -> None:
    """Several writers with connections of their own, each with a batch of two events."""
    klaar = threading.Barrier(draden)
    fouten: list[BaseException] = []

    def schrijver() -> None:
        try:
            with keten.verbind(rollen.APP) as app:
                klaar.wait(timeout=30)
                for nr in range(keren):
                    samen = operatie(keten.stelsel_id, regel(nr % 4), regel(0, handeling="adres_gewijzigd"))
                    app.execute("SELECT kt_logboek_schrijf(%s::jsonb)", [samen])
        except BaseException as fout:
            fouten.append(fout)

    lijst = [threading.Thread(target=schrijver) for _ in range(draden)]
    for draad in lijst:
        draad.start()
    for draad in lijst:
        draad.join(timeout=300)
    assert fouten == []
    telling = Telling()
    with keten.verbind(rollen.ONDERHOUD) as onderhoud:
        assert list(controleer(onderhoud, telling, stelsel=keten.stelsel, ankers=keten.ankers())) == []
    assert telling.regels == 2 * draden * keren


def test_acht_schrijvers_tegelijk_geven_een_hele_keten(maak_keten: MaakKeten) -> None:
    _tegelijk(maak_keten(0), draden=8, keren=10)


@pytest.mark.bewijs
def test_twintig_schrijvers_tegelijk_geven_een_hele_keten(maak_keten: MaakKeten) -> None:
    _tegelijk(maak_keten(0), draden=20, keren=250)


@pytest.mark.bewijs
def test_elke_regel_van_een_lange_keten_telt(maak_keten: MaakKeten) -> None:
    """Each of 300 lines in turn: changed, found, put back."""
    keten = maak_keten(300)
    for nr in range(1, 301):
        keten.knoei(f"UPDATE kern_logregel SET medewerker_id = medewerker_id + 1 WHERE stelsel_id = :s AND nr = {nr}")
        assert keten.zegt() == [(nr, "de regel is gewijzigd")]
        keten.knoei(f"UPDATE kern_logregel SET medewerker_id = medewerker_id - 1 WHERE stelsel_id = :s AND nr = {nr}")
    assert keten.zegt() == []
