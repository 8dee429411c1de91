"""Het burgerservicenummer: gecontroleerd, versleuteld, afgedekt, en alleen met opzet te zien."""

import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings

from keukentafel.doen.dossier.bsn import nummer_van
from keukentafel.doen.dossier.models import Dossier, Huishoudlid, Persoon
from keukentafel.doen.dossier.verzegelen import verzegel_stap
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.logboek.models import Logregel
from keukentafel.kern.toegang.zegel import bsnzegel, bsnzegels
from tests.rol import word
from tests.vaste_groep import Groep, medewerker
from tests.werkplek.conftest import AlsWie, Belt
from tests.werkplek.opgave import mevrouw_de_vries
from tests.werkplek.verlopen import verborgen

EEN, TWEE, DRIE, FOUT = "999900006", "999900018", "999900031", "999900007"
NIEUW, STAND = "/vragen/nieuw", "/vragen/nieuw/stand"


@pytest.fixture
def truus(belt: Belt) -> Persoon:
    vraag_id = belt(bsn=EEN)
    with word(rollen.EIGENAAR):
        return Huishoudlid.objects.select_related("persoon").get(dossier__dossiervragen__vraag=vraag_id).persoon


@pytest.fixture
def dossier(truus: Persoon) -> Dossier:
    with word(rollen.EIGENAAR):
        return Dossier.objects.get(leden__persoon=truus)


def gezien(client: Client, pad: str, persoon: Persoon) -> dict[str, str]:
    """Wat het formulier van deze persoon meestuurt over het nummer dat er nu staat."""
    return verborgen(client.get(pad).content.decode(), f"{persoon.pk.hex}-gezien")


def laatste() -> Logregel:
    with word(rollen.EIGENAAR):
        return Logregel.objects.order_by("-nr").first()  # type: ignore[return-value]


def test_een_nummer_staat_nergens_leesbaar(truus: Persoon, caplog: pytest.LogCaptureFixture) -> None:
    assert nummer_van(truus) == EEN
    assert truus.bsn_zegel == bsnzegel(stelsel_id=truus.stelsel_id, bsn=EEN)
    assert bsnzegel(stelsel_id=truus.stelsel_id + 1, bsn=EEN) != truus.bsn_zegel, "in een ander stelsel een ander zegel"
    with word(rollen.EIGENAAR), connection.cursor() as cursor:
        for tabel in ("doen_persoon", "doen_vraag", "kern_gebeurtenis", "kern_logregel", "kern_verwerking"):
            cursor.execute(f"SELECT count(*) FROM {tabel} r WHERE r::text LIKE %s", [f"%{EEN}%"])  # noqa: S608
            assert cursor.fetchone()[0] == 0, tabel
    assert EEN not in caplog.text


@pytest.mark.parametrize(("nummer", "zin"), [(FOUT, "kan niet kloppen"), ("1234", "heeft negen cijfers")])
def test_een_nummer_dat_niet_klopt(almere: Groep, als: AlsWie, nummer: str, zin: str) -> None:
    antwoord = als(almere.fatma).post(NIEUW, mevrouw_de_vries(bsn=nummer))
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()


def test_op_het_nummer_alleen_wordt_iemand_herkend(almere: Groep, als: AlsWie, truus: Persoon) -> None:
    wat = {"sleutel": "2f8ed5a8-6f3f-4a58-9b7e-0d8f6a9a3a11", "bsn": EEN}
    tekst = als(almere.fatma).post(STAND, wat).content.decode()
    assert "Dit is bijna zeker dezelfde: hetzelfde burgerservicenummer." in tekst
    assert "Vries" not in tekst.split('hx-swap-oob="innerHTML:#route"')[0], "de naam is niet getypt"
    assert "Kennen we" not in als(almere.fatma).post(STAND, wat | {"bsn": TWEE}).content.decode()


def test_dat_een_ander_het_nummer_ook_heeft_hoort_niemand(
    almere: Groep, als: AlsWie, belt: Belt, truus: Persoon
) -> None:
    vraag_id = belt(achternaam="Bos", voornaam="Anna", geboortedatum="01-02-1960", bsn=TWEE)
    with word(rollen.EIGENAAR):
        lid = Huishoudlid.objects.select_related("persoon").get(dossier__dossiervragen__vraag=vraag_id)
    sanne = als(almere.sanne)
    veld = f"{lid.persoon_id.hex}-bsn"
    zag = gezien(sanne, f"/huishoudens/{lid.dossier_id}/bsn", lid.persoon)
    antwoord = sanne.post(f"/huishoudens/{lid.dossier_id}/bsn/{lid.persoon_id}", zag | {veld: EEN})
    assert antwoord.status_code == 302
    with word(rollen.EIGENAAR):
        assert Persoon.objects.filter(bsn_zegel=truus.bsn_zegel).count() == 2


def test_afgedekt_en_met_opzet_te_zien(almere: Groep, als: AlsWie, dossier: Dossier, truus: Persoon) -> None:
    sanne, pad = als(almere.sanne), f"/huishoudens/{dossier.pk}/bsn"
    blad = sanne.get(pad)
    assert "******006" in blad.content.decode()
    assert EEN not in blad.content.decode()
    assert (laatste().handeling, laatste().aantal) == ("bsn_bekeken", 1)
    heel = sanne.post(f"{pad}/{truus.pk}/tonen")
    assert EEN in heel.content.decode()
    assert "no-store" in heel.headers["Cache-Control"]
    assert (laatste().handeling, laatste().aantal, laatste().dossier_id) == ("bsn_getoond", 1, dossier.pk)
    assert sanne.get(f"{pad}/{truus.pk}/tonen").url == pad, "ophalen laat niets zien"  # type: ignore[attr-defined]


def test_wie_niet_schrijft_ziet_ook_het_afgedekte_nummer_niet(
    almere: Groep, als: AlsWie, dossier: Dossier, truus: Persoon
) -> None:
    for wie in (almere.bilal, almere.fatma, almere.joris):
        assert als(wie).get(f"/huishoudens/{dossier.pk}/bsn").status_code == 404
        assert als(wie).post(f"/huishoudens/{dossier.pk}/bsn/{truus.pk}/tonen").status_code == 404


def test_wijzigen_weghalen_en_een_fout(almere: Groep, als: AlsWie, dossier: Dossier, truus: Persoon) -> None:
    sanne, pad, veld = als(almere.sanne), f"/huishoudens/{dossier.pk}/bsn", f"{truus.pk.hex}-bsn"
    fout = sanne.post(f"{pad}/{truus.pk}", gezien(sanne, pad, truus) | {veld: FOUT})
    assert fout.status_code == 422
    assert "kan niet kloppen" in fout.content.decode()
    assert "******006" in fout.content.decode()
    zag = gezien(sanne, pad, truus)
    assert sanne.post(f"{pad}/{truus.pk}", zag | {veld: TWEE}).status_code == 302
    assert sanne.post(f"{pad}/{truus.pk}", zag | {veld: TWEE}).status_code == 302
    assert "Het nummer is bewaard." in sanne.get(pad).content.decode()
    leeg = sanne.post(f"{pad}/{truus.pk}", gezien(sanne, pad, truus) | {veld: ""}, follow=True)
    assert "Het nummer is weggehaald." in leeg.content.decode()
    nog_eens = sanne.post(f"{pad}/{truus.pk}", {veld: ""}, follow=True)
    assert "Er is niets veranderd" in nog_eens.content.decode()
    with word(rollen.EIGENAAR):
        truus.refresh_from_db()
        feiten = Gebeurtenis.objects.filter(soort="bsn_vastgelegd").order_by("moment")
        assert [feit.gegevens["leeg"] for feit in feiten] == [False, True], "twee keer hetzelfde is één keer"
    assert (truus.bsn, truus.bsn_zegel) == ("", "")
    assert "burgerservicenummer" in sanne.get(f"/huishoudens/{dossier.pk}").content.decode()


@pytest.fixture
def nina(almere: Groep, als: AlsWie) -> Client:
    return als(medewerker(almere.stelsel, "nina", "Nina Smit", "wijkwerker", almere.team))


def nummer(persoon: Persoon) -> str:
    with word(rollen.EIGENAAR):
        return nummer_van(Persoon.objects.get(pk=persoon.pk))


def test_wie_te_laat_is_ziet_dat_een_collega_een_ander_nummer_opschreef_en_kiest(
    almere: Groep, als: AlsWie, nina: Client, dossier: Dossier, truus: Persoon
) -> None:
    """Nina ziet niet meer dan het blad al laat zien, en wat zij typte staat er nog."""
    sanne, pad, veld = als(almere.sanne), f"/huishoudens/{dossier.pk}/bsn", f"{truus.pk.hex}-bsn"
    van_sanne, van_nina = gezien(sanne, pad, truus), gezien(nina, pad, truus)
    assert sanne.post(f"{pad}/{truus.pk}", van_sanne | {veld: TWEE}).status_code == 302

    te_laat = nina.post(f"{pad}/{truus.pk}", van_nina | {veld: DRIE})
    blad = te_laat.content.decode()
    assert te_laat.status_code == 422
    assert "Een collega schreef net een ander nummer op; het eindigt op 018." in blad
    assert f'value="{DRIE}"' in blad
    assert "******018" in blad
    assert TWEE not in blad
    assert EEN not in blad
    assert nummer(truus) == TWEE
    assert (laatste().handeling, laatste().dossier_id) == ("bsn_bekeken", dossier.pk)

    nu = verborgen(blad, f"{truus.pk.hex}-gezien")
    assert nina.post(f"{pad}/{truus.pk}", nu | {veld: DRIE}).status_code == 302
    assert nummer(truus) == DRIE


def test_weghalen_en_hetzelfde_nummer_tegelijk(
    almere: Groep, als: AlsWie, nina: Client, dossier: Dossier, truus: Persoon
) -> None:
    sanne, pad, veld = als(almere.sanne), f"/huishoudens/{dossier.pk}/bsn", f"{truus.pk.hex}-bsn"
    van_sanne, van_nina = gezien(sanne, pad, truus), gezien(nina, pad, truus)
    sanne.post(f"{pad}/{truus.pk}", van_sanne | {veld: ""})
    weg = nina.post(f"{pad}/{truus.pk}", van_nina | {veld: TWEE})
    assert weg.status_code == 422
    assert "Een collega haalde het nummer net weg." in weg.content.decode()
    assert nummer(truus) == ""

    leeg = {f"{truus.pk.hex}-gezien": ""}
    assert sanne.post(f"{pad}/{truus.pk}", leeg | {veld: TWEE}).status_code == 302
    assert nina.post(f"{pad}/{truus.pk}", leeg | {veld: TWEE}).status_code == 302, "hetzelfde: niets te kiezen"
    zonder = nina.post(f"{pad}/{truus.pk}", {veld: ""})
    assert zonder.status_code == 422, "wie niet zegt wat zij zag, haalt niets weg"
    assert nummer(truus) == TWEE


def test_een_ander_gegeven_wijzigen_is_geen_ander_nummer(
    almere: Groep, als: AlsWie, nina: Client, dossier: Dossier, truus: Persoon
) -> None:
    """Wie intussen het telefoonnummer wijzigt, houdt niemand op; en andersom merkt zij het wel."""
    pad, veld = f"/huishoudens/{dossier.pk}/bsn", f"{truus.pk.hex}-bsn"
    zag = gezien(nina, pad, truus)
    with word(rollen.EIGENAAR):
        Persoon.objects.filter(pk=truus.pk).update(telefoon="06 1234 0001", versie=truus.versie + 1)
    assert nina.post(f"{pad}/{truus.pk}", zag | {veld: TWEE}).status_code == 302


@pytest.mark.parametrize("merk", ["", "onzin", "\x00", "x" * 300])
def test_een_verzonnen_merk_verandert_niets(
    almere: Groep, als: AlsWie, dossier: Dossier, truus: Persoon, merk: str
) -> None:
    veld = f"{truus.pk.hex}-bsn"
    antwoord = als(almere.sanne).post(
        f"/huishoudens/{dossier.pk}/bsn/{truus.pk}", {veld: TWEE, f"{truus.pk.hex}-gezien": merk}
    )
    assert antwoord.status_code == 422
    assert nummer(truus) == EEN


def test_na_een_nieuwe_sleutel_blijft_alles_vindbaar(truus: Persoon, settings: Settings) -> None:
    oud = settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "een-nieuwe-sleutel-" + "x" * 40, [oud]
    assert nummer_van(truus) == EEN
    assert truus.bsn_zegel in bsnzegels(stelsel_id=truus.stelsel_id, bsn=EEN)
    with word(rollen.EIGENAAR):
        eerst, daarna = (verzegel_stap(stelsel_id=truus.stelsel_id) for _ in range(2))
        truus.refresh_from_db()
    assert (eerst.opnieuw, eerst.al_goed, eerst.tot) == ((truus.pk,), 0, None)
    assert (daarna.opnieuw, daarna.al_goed) == ((), 1), "nog eens doet niets"
    settings.SECRET_KEY_FALLBACKS = []
    assert nummer_van(truus) == EEN
    assert truus.bsn_zegel == bsnzegel(stelsel_id=truus.stelsel_id, bsn=EEN)


def test_het_blad_na_een_tweede_klik_toont_het_nummer_afgedekt(almere: Groep, als: AlsWie) -> None:
    fatma: Client = als(almere.fatma)
    gegevens = mevrouw_de_vries(bsn=EEN)
    fatma.post(NIEUW, gegevens)
    tekst = fatma.post(NIEUW, gegevens | {"eigen_woorden": "Iets anders."}).content.decode()
    assert "******006" in tekst
    assert EEN not in tekst
