"""Wat voor alle twintig stelsels geldt, hoe verschillend ze ook zijn."""

import pytest

from keukentafel.inrichting.laden import versies
from tests.inrichting.opgave import NAMEN, SAMEN, op, triage

SOORTEN_VAN = {
    "A1": ({"wijkteam"}, {"loket", "stadsteam", "expertteam", "interventieteam"}),
    "A2": ({"complexteam"}, {"voorveld", "triageteam"}),
    "B": (set(), {"jeugdteam", "volwassenenteam", "loket", "voorveld"}),
    "C": ({"expertteam"}, {"wijkteam", "jeugdteam", "loket"}),
}
"""Vorm -> soorten die er moeten zijn, en soorten die er ook mogen zijn."""


@pytest.mark.parametrize("naam", NAMEN)
def test_de_soorten_team_passen_bij_de_vorm(naam: str) -> None:
    for versie in versies(naam):
        moet, mag = SOORTEN_VAN[versie.vorm]
        soorten = set(versie.teams_per_soort)
        assert moet <= soorten <= moet | mag, versie.geldig_vanaf


@pytest.mark.parametrize("naam", NAMEN)
def test_een_expertteam_is_niet_rechtstreeks_te_bereiken(naam: str) -> None:
    assert all(team.rechtstreeks == [] for team in op(naam).teams_per_soort.get("expertteam", []))


@pytest.mark.parametrize("naam", NAMEN)
def test_losse_problemen_zijn_zoveel_enkele_vragen(naam: str) -> None:
    uit = triage(naam, leefgebieden=["financien", "lichamelijke_gezondheid"], samenhang=False)
    assert (uit.situatie, uit.regisseur) == ("enkelvoudig", "huishouden")


@pytest.mark.parametrize("naam", NAMEN)
@pytest.mark.parametrize("leeftijd", [0, 17, 18, 64, 120])
def test_elke_wijk_en_elke_leeftijd_heeft_een_team(naam: str, leeftijd: int) -> None:
    inrichting = op(naam)
    slugs = {team.slug for team in inrichting.teams}
    for gebied in inrichting.gebieden:
        for kenmerken in ({}, {"complex": True}, {"acuut_veiligheidsrisico": True}, SAMEN):
            uit = triage(naam, leeftijd=leeftijd, gebied=gebied.code, **kenmerken)
            assert uit.bestemming.team in slugs, (gebied.code, kenmerken, uit)


@pytest.mark.parametrize("naam", NAMEN)
def test_het_beeld_van_de_weg_is_overal_anders(naam: str) -> None:
    eigen = {blok.titel for _, kolom in op(naam).weg.kolommen() for blok in kolom.blokken}
    for ander in set(NAMEN) - {naam}:
        titels = {blok.titel for _, kolom in op(ander).weg.kolommen() for blok in kolom.blokken}
        assert len(eigen & titels) <= len(eigen) / 2, ander
        assert op(ander).weg.kop != op(naam).weg.kop


@pytest.mark.parametrize("naam", NAMEN)
def test_een_aanname_gaat_over_iets_dat_er_is(naam: str) -> None:
    for versie in versies(naam):
        delen = {aanname.over.partition(".")[0] for aanname in versie.aannames}
        assert delen <= set(type(versie).model_fields)
        assert {"triage", "termijnen"} <= delen


@pytest.mark.parametrize("naam", NAMEN)
def test_tien_kernfuncties_in_elk_stelsel(naam: str) -> None:
    functies = op(naam).kernfuncties.values()
    assert sorted((functie.nummer, functie.kant) for functie in functies) == [
        (nummer, "individueel" if nummer < 8 else "collectief") for nummer in range(1, 11)
    ]
