"""De bladen over inrichtingen: filter, naast elkaar, versies, het bestand, nakijken en welke het meest lijkt."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from keukentafel.inrichting import laden
from keukentafel.inrichting.controle import controleer_inhoud
from keukentafel.inrichting.mappen import map_met_inrichtingen
from keukentafel.werkplek.inrichting import kiezen, tijdbalk
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie

BLADEN = ("", "/vergelijk", "/controle", "/kiezen", "/gouda", "/gouda/bestand")
VANDAAG = date(2026, 11, 22)


@pytest.fixture
def marieke(almere: Groep, als: AlsWie) -> Client:
    """Marieke is ingelogd."""
    return als(almere.marieke)


def tekst(browser: Client, pad: str) -> str:
    antwoord = browser.get(f"/inrichting{pad}")
    assert antwoord.status_code == 200
    return antwoord.content.decode()


@pytest.mark.parametrize("pad", BLADEN)
def test_alleen_voor_wie_is_ingelogd(db: None, pad: str) -> None:
    antwoord = Client(SERVER_NAME="127.0.0.1").get(f"/inrichting{pad}")
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith("/inloggen")


def test_de_lijst_heeft_alle_inrichtingen_het_eigen_stelsel_eerst(marieke: Client) -> None:
    gevonden = re.findall(r'href="/inrichting/([a-z-]+)">', tekst(marieke, ""))
    rijen = [naam for naam in gevonden if naam not in ("vergelijk", "kiezen", "controle")]
    assert sorted(rijen) == laden.namen()
    assert rijen[0] == "almere"
    assert rijen.index("s-hertogenbosch") == rijen.index("hellendoorn") + 1


@pytest.mark.parametrize("vorm", ["A1", "A2", "B", "C"])
def test_het_filter_laat_een_vorm_zien_met_het_goede_aantal(marieke: Client, vorm: str) -> None:
    verwacht = {i.naam for i in kiezen.alle_van(VANDAAG) if i.vorm == vorm}
    blad = tekst(marieke, f"?vorm={vorm}")
    assert {naam for naam in laden.namen() if f'/inrichting/{naam}"' in blad} == verwacht
    assert f"<small>{len(verwacht)}</small>" in blad
    assert blad.count('aria-current="true"') == 1


def test_een_filter_dat_niet_bestaat_toont_alles(marieke: Client) -> None:
    assert "/inrichting/zaltbommel" in tekst(marieke, "?vorm=%00x")


def test_twee_naast_elkaar_in_woorden_en_als_beeld(marieke: Client) -> None:
    blad = tekst(marieke, "/vergelijk?a=heerlen&b=s-hertogenbosch")
    assert "verschillen op" in blad
    assert "voert alleen de regie" in blad
    ids = re.findall(r' id="([^"]+)"', blad)
    assert len(ids) == len(set(ids))
    assert blad.count('role="img"') == 4


def test_wat_in_een_rij_anders_is_is_gemerkt(marieke: Client) -> None:
    blad = tekst(marieke, "/vergelijk?a=heerlen&b=s-hertogenbosch")
    assert "<mark>bij een multiprobleem: het expertteam</mark>" in blad
    assert "<li>bij vragen die samenhangen: het team</li>" in blad


def test_twee_versies_van_een_inrichting(marieke: Client) -> None:
    blad = tekst(marieke, "/vergelijk?a=gouda@2017-01-01&b=gouda@2018-01-01")
    assert "Gouda vanaf 1-1-2017 naast Gouda vanaf 1-1-2018" in blad


def test_dezelfde_twee_zijn_gelijk_en_het_beeld_staat_er_een_keer(marieke: Client) -> None:
    blad = tekst(marieke, "/vergelijk?a=heerlen&b=heerlen")
    assert "zijn gelijk." in blad
    assert blad.count('role="img"') == 2


@pytest.mark.parametrize("vraag", ["a=heerlen", "b=heerlen", "a=nergens"])
def test_met_een_keuze_staat_alleen_het_formulier_er(marieke: Client, vraag: str) -> None:
    blad = tekst(marieke, f"/vergelijk?{vraag}")
    assert "Wat er verschilt" not in blad
    assert ('<option value="heerlen" selected>' in blad) is ("heerlen" in vraag)


@pytest.mark.parametrize("kies", ["nergens", "gouda@2017-02-30", "../gouda", "gouda@", ""])
def test_een_keuze_die_niet_bestaat_geeft_een_fout_bij_het_veld(marieke: Client, kies: str) -> None:
    blad = tekst(marieke, f"/vergelijk?a=heerlen&b={kies}")
    assert "Eén antwoord klopt nog niet" in blad
    assert 'href="#id_b"' in blad


def test_een_oude_versie_zegt_dat_zij_niet_meer_geldt(marieke: Client) -> None:
    oud, nu = tekst(marieke, "/gouda?op=2017-06-01"), tekst(marieke, "/gouda")
    assert "Dit is niet de versie die nu geldt." in oud
    assert "voor jeugd naast elkaar" in oud
    assert "Dit is niet de versie die nu geldt." not in nu
    assert "?op=2017-01-01" in nu
    assert "a=gouda@2017-01-01&amp;b=gouda@2018-01-01" in nu


def test_een_dag_die_niet_bestaat_toont_de_versie_van_nu(marieke: Client) -> None:
    assert "Dit is niet de versie die nu geldt." not in tekst(marieke, "/gouda?op=gisteren")


def test_het_bestand_komt_zoals_het_op_de_schijf_staat(marieke: Client) -> None:
    antwoord = marieke.get("/inrichting/gouda/bestand")
    assert antwoord.content == (map_met_inrichtingen() / "gouda.toml").read_bytes()
    assert antwoord["Content-Disposition"] == 'attachment; filename="gouda.toml"'
    assert antwoord["Content-Type"].startswith("application/toml")


@pytest.mark.parametrize("naam", ["nergens", "_landelijk", "_demo"])
def test_een_bestand_dat_er_niet_is(marieke: Client, naam: str) -> None:
    assert marieke.get(f"/inrichting/{naam}/bestand").status_code == 404


def kijk_na(browser: Client, inhoud: bytes, naam: str = "onze.toml") -> str:
    antwoord = browser.post("/inrichting/controle", {"bestand": SimpleUploadedFile(naam, inhoud)})
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_een_goed_bestand_is_in_orde(marieke: Client) -> None:
    goed = (map_met_inrichtingen() / "heerlen.toml").read_bytes()
    assert "onze.toml is in orde" in kijk_na(marieke, goed)


def test_alle_fouten_staan_er_met_regel_plek_en_het_goede_woord(marieke: Client) -> None:
    goed = (map_met_inrichtingen() / "heerlen.toml").read_text(encoding="utf-8")
    stuk = goed.replace('soort = "expertteam"', 'soort = "expertem"').replace("positionering = 2", "positionering = 9")
    blad = kijk_na(marieke, stuk.encode())
    fouten = controleer_inhoud("onze.toml", stuk.encode())
    assert f"{len(fouten)} fouten in onze.toml" in blad
    assert all(f"Regel {fout.regel}<br>" in blad and fout.pad in blad for fout in fouten)
    for woorden in ("Regel 7", "positionering", "hoogstens 4", "teams[14].soort", "Bedoel je ‘expertteam’?"):
        assert woorden in blad


@pytest.mark.parametrize(
    ("inhoud", "zegt"),
    [
        (b"", "dit bestand is leeg"),
        (b"\xff\xfe\x00", "geen UTF-8"),
        (b"dit is geen toml", "na een sleutel hoort een ="),
        (b"a = [" * 20_000, "te diep genest"),
        (b"x" * 1_000_000, "hoort een ="),
    ],
)
def test_een_vreemd_bestand_krijgt_een_gewone_melding(marieke: Client, inhoud: bytes, zegt: str) -> None:
    assert zegt in kijk_na(marieke, inhoud)


def test_bij_heel_veel_fouten_zegt_het_blad_hoeveel_het_er_toont(marieke: Client) -> None:
    blad = kijk_na(marieke, "".join(f"k{nummer} = 1\n" for nummer in range(1000)).encode())
    assert re.search(r"10\d\d fouten in onze.toml", blad)
    assert "Hier staan de eerste 500 fouten." in blad
    assert blad.count('<th scope="row">') == 500


def test_een_naam_met_tekens_van_html_blijft_tekst(marieke: Client) -> None:
    blad = kijk_na(marieke, b"", "<b>x<b>.toml")
    assert "<b>x" not in blad
    assert "&lt;b&gt;x&lt;b&gt;.toml" in blad


@pytest.mark.parametrize("bytes_", [1_000_001, 3_000_000])
def test_een_te_groot_bestand_wordt_niet_aangenomen(marieke: Client, bytes_: int) -> None:
    assert "hoogstens 1 MB" in kijk_na(marieke, b"#" * bytes_).split("<form", 1)[0]


def test_zonder_bestand_vraagt_het_blad_erom(marieke: Client) -> None:
    antwoord = marieke.post("/inrichting/controle", {})
    assert "kies eerst een bestand" in antwoord.content.decode()


def test_nakijken_bewaart_niets(marieke: Client) -> None:
    voor = {pad.name for pad in map_met_inrichtingen().iterdir()}
    kijk_na(marieke, (map_met_inrichtingen() / "heerlen.toml").read_bytes(), "nieuw.toml")
    assert {pad.name for pad in map_met_inrichtingen().iterdir()} == voor
    assert marieke.get("/inrichting/nieuw").status_code == 404


def test_wat_het_meest_lijkt_staat_bovenaan_met_redenen(marieke: Client) -> None:
    blad = tekst(marieke, "/kiezen?vorm=C&positionering=2&inwoners=87.000")
    beste = re.findall(r'<h3[^>]*><a href="/inrichting/([a-z-]+)"', blad)
    assert beste[0] == "heerlen"
    assert len(beste) == 5
    assert "Net als jullie: generalisten vooraan, experts erachter" in blad
    assert "/inrichting/heerlen/bestand" in blad


def test_zonder_antwoord_vraagt_het_blad_om_een_antwoord(marieke: Client) -> None:
    assert "Beantwoord ten minste één vraag" in tekst(marieke, "/kiezen?vorm=")
    assert "Nog niets om te laten zien" in tekst(marieke, "/kiezen")


@pytest.mark.parametrize("vraag", ["inwoners=veel", "inwoners=0", "teams=-3", "inwoners=99999999999", "vorm=Z"])
def test_een_antwoord_dat_niet_kan_geeft_een_fout(marieke: Client, vraag: str) -> None:
    assert "Eén antwoord klopt nog niet" in tekst(marieke, f"/kiezen?{vraag}")


def test_de_tijdbalk_houdt_alles_binnen_het_blad_en_wijst_nu_aan() -> None:
    for naam in laden.namen():
        alle = laden.versies(naam)
        for dag in (date(2016, 1, 1), alle[0].geldig_vanaf, VANDAAG):
            balk = tijdbalk.maak(alle, dag)
            assert [stuk.jaar for stuk in balk.stukken] == [str(v.geldig_vanaf.year) for v in alle]
            assert all(stuk.x >= 0 and stuk.x + stuk.breed <= balk.breed for stuk in balk.stukken)
            assert 0 <= balk.vandaag_x <= balk.breed
            assert sum(stuk.klasse == "kern" for stuk in balk.stukken) == (alle[0].geldig_vanaf <= dag)


@pytest.mark.parametrize("pad", ["", "/vergelijk?a=heerlen&b=gouda", "/kiezen?vorm=C", "/controle"])
def test_een_blad_vraagt_weinig_van_de_database(
    marieke: Client, django_assert_max_num_queries: DjangoAssertNumQueries, pad: str
) -> None:
    with django_assert_max_num_queries(12):
        tekst(marieke, pad)


def test_een_kapot_bestand_laat_de_andere_inrichtingen_staan(
    marieke: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bron = map_met_inrichtingen()
    for naam in ("_landelijk.toml", "heerlen.toml"):
        (tmp_path / naam).write_bytes((bron / naam).read_bytes())
    (tmp_path / "kapot.toml").write_text("naam = [", encoding="utf-8")
    monkeypatch.setenv("KEUKENTAFEL_INRICHTINGEN", str(tmp_path))
    assert "Heerlen" in tekst(marieke, "")
    assert marieke.get("/inrichting/kapot").status_code == 404
    assert marieke.get("/inrichting/bestaatniet").status_code == 404
