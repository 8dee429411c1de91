"""Het beeld volgt het bestand: elk vak past, niets ligt over elkaar, en geen twee gemeenten zijn gelijk."""

from itertools import combinations

import pytest
from django.template.loader import render_to_string

from keukentafel.inrichting import laden
from keukentafel.inrichting.model import Inrichting
from keukentafel.werkplek.inrichting import breed, smal
from keukentafel.werkplek.inrichting.letters import breedte, regels
from keukentafel.werkplek.inrichting.overzichten import (
    beeld,
    gegevens,
    teamregels,
    triageregels,
    versieregels,
    zonder_feiten,
)
from keukentafel.werkplek.inrichting.tekening import Tekening, Vlak
from keukentafel.werkplek.inrichting.uit_inrichting import weg_van

ALLE = laden.namen()
VAKKEN = {"kaart", "achter", "kern"}


def tekeningen(naam: str) -> list[Tekening]:
    weg = weg_van(laden.laad(naam))
    return [breed.teken(weg), smal.teken(weg)]


def vakken(tekening: Tekening) -> list[Vlak]:
    return [vlak for vlak in tekening.vlakken if vlak.klasse in VAKKEN]


@pytest.mark.parametrize("naam", ALLE)
def test_elk_blok_uit_het_bestand_staat_in_het_beeld(naam: str) -> None:
    inrichting = laden.laad(naam)
    for tekening in tekeningen(naam):
        tekst = " ".join(regel.tekst for regel in tekening.teksten)
        for _, kolom in inrichting.weg.kolommen():
            for blok in kolom.blokken:
                assert blok.titel.split()[0][:6] in tekst, (tekening.sleutel, blok.titel)


@pytest.mark.parametrize("naam", ALLE)
def test_er_staat_een_tafel_voor_elk_team(naam: str) -> None:
    inrichting = laden.laad(naam)
    getekend = [b for _, k in inrichting.weg.kolommen() for b in k.blokken if b.team_soort and b.vorm != "kaart"]
    aantal = sum(inrichting.aantal_teams(blok.team_soort) for blok in getekend if blok.team_soort)
    assert [len(tekening.tafeltjes) for tekening in tekeningen(naam)] == [aantal, aantal]


@pytest.mark.parametrize("naam", ALLE)
def test_geen_twee_vakken_liggen_over_elkaar_en_alles_blijft_op_het_blad(naam: str) -> None:
    for tekening in tekeningen(naam):
        for een, ander in combinations(vakken(tekening), 2):
            naast = een.x + een.breed <= ander.x + 0.1 or ander.x + ander.breed <= een.x + 0.1
            boven = een.y + een.hoog <= ander.y + 0.1 or ander.y + ander.hoog <= een.y + 0.1
            assert naast or boven, (tekening.sleutel, een, ander)
        for vlak in vakken(tekening):
            assert vlak.x >= 0
            assert vlak.x + vlak.breed <= tekening.breed
            assert vlak.y + vlak.hoog <= tekening.hoog


@pytest.mark.parametrize("naam", ALLE)
def test_de_tekst_past_in_haar_vak(naam: str) -> None:
    for tekening in tekeningen(naam):
        for tekst in (t for t in tekening.teksten if t.anker == "start" and t.klasse != "kop"):
            om = [v for v in vakken(tekening) if v.x < tekst.x < v.x + v.breed and v.y < tekst.y < v.y + v.hoog]
            if om:
                punten = 15 if "vet" in tekst.klasse else 14
                assert tekst.x + breedte(tekst.tekst, punten) <= om[0].x + om[0].breed, tekst


def test_een_brug_ligt_over_twee_teams_en_over_geen_enkele_tekst() -> None:
    tekening = tekeningen("de-bilt")[0]
    [brug] = [vlak for vlak in tekening.vlakken if vlak.klasse == "brug"]
    teams = [vlak for vlak in tekening.vlakken if vlak.klasse == "achter"]
    boven, onder = sorted(teams, key=lambda vlak: vlak.y)
    assert boven.y < brug.y < boven.y + boven.hoog < onder.y < brug.y + brug.hoog < onder.y + onder.hoog
    assert boven.x < brug.x
    assert brug.x + brug.breed < boven.x + boven.breed
    for tekst in (t for t in tekening.teksten if "omgekeerd" not in t.klasse):
        assert not (brug.x <= tekst.x <= brug.x + brug.breed and brug.y <= tekst.y - 3 <= brug.y + brug.hoog)


def test_drie_gemeenten_geven_drie_verschillende_beelden() -> None:
    beelden = {naam: [(v.klasse, v.x, v.y, v.hoog) for v in tekeningen(naam)[0].vlakken] for naam in ALLE}
    assert all(beelden[een] != beelden[ander] for een, ander in combinations(beelden, 2))


def test_een_dichte_weg_staat_er_alleen_waar_het_bestand_die_noemt() -> None:
    dicht = {naam for naam in ALLE if any(pad.klasse == "dicht" for pad in tekeningen(naam)[0].paden)}
    assert dicht == {
        naam
        for naam in ALLE
        if any(lijn.soort == "dicht" for blok in laden.laad(naam).weg.ingang.blokken for lijn in blok.lijnen)
    }
    assert "s-hertogenbosch" in dicht
    assert "heerlen" not in dicht


@pytest.mark.parametrize("naam", ALLE)
def test_de_svg_is_toegankelijk_en_heeft_geen_eigen_stijl(naam: str) -> None:
    for tekening in tekeningen(naam):
        svg = render_to_string("inrichting/tekening.html", {"t": tekening})
        assert 'role="img"' in svg
        assert f'<title id="{tekening.sleutel}-t">De weg van een vraag in' in svg
        assert f'<desc id="{tekening.sleutel}-d">' in svg
        assert "style" not in svg
        assert "," not in svg.split("<rect", 2)[1].split("/>")[0]


def test_de_legenda_noemt_alleen_lijnen_die_er_zijn() -> None:
    gewoon, bosch = beeld(laden.laad("heerlen")), beeld(laden.laad("s-hertogenbosch"))
    assert [soort.klasse for soort in gewoon.legenda] == ["lijn-dik", "lijn", "lijn-spoed", "lijn-stippel"]
    assert [soort.klasse for soort in bosch.legenda] == ["lijn-dik", "lijn", "dicht"]


@pytest.mark.parametrize("naam", ALLE)
def test_gegevens_en_regels_zijn_zinnen_zonder_gaten(naam: str) -> None:
    inrichting = laden.laad(naam)
    assert all(waarde for _, waarde in gegevens(inrichting))
    assert all("{" not in regel.reden for regel in triageregels(inrichting))
    assert len(teamregels(inrichting)) == len(inrichting.teams)


def test_de_versies_staan_nieuwste_eerst_en_een_ervan_geldt_nu() -> None:
    alle: list[Inrichting] = laden.versies("almere")
    regels_ = versieregels(alle, alle[-1].geldig_vanaf)
    assert [regel.vanaf for regel in regels_] == sorted((v.geldig_vanaf for v in alle), reverse=True)
    assert [regel.nu for regel in regels_] == [True] + [False] * (len(alle) - 1)


def test_regels_breken_op_spaties_en_een_lang_woord_krijgt_een_streepje() -> None:
    assert regels("een twee drie", 14, breedte("een twee", 14)) == ["een twee", "drie"]
    assert regels("gedragswetenschapper nu", 15, 128) == ["gedrags-", "wetenschapper nu"]
    assert all(breedte(regel, 14) <= 60 for regel in regels("onwaarschijnlijkheidsfactor", 14, 60))


@pytest.mark.parametrize("naam", laden.namen())
def test_de_regels_staan_er_als_algemene_zin(naam: str) -> None:
    zinnen = [zonder_feiten(regel.reden) for regel in laden.laad(naam).triage.regels]
    assert not [zin for zin in zinnen if "{" in zin or "…" in zin or "want ." in zin]
