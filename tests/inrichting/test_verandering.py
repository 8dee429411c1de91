"""Wat een nieuwe versie verandert aan teams, wijken, rollen en klokken."""

from datetime import date

import pytest

from keukentafel.inrichting.controle import lees_inhoud_versies
from keukentafel.inrichting.laden import laad, namen, versies
from keukentafel.inrichting.model import Inrichting
from keukentafel.inrichting.verandering import (
    Verandering,
    opvolgers,
    verandering,
    zelfde_inhoud,
    zonder_wijken_naast_wijken,
)
from tests.nieuwe_versie import Teams, bestand, derde_team, zonder

DAG = date(2099, 1, 1)


def straks(naam: str, *args: object, **meer: object) -> Inrichting:
    gelezen, fouten = lees_inhoud_versies(f"{naam}.toml", bestand(naam, DAG, *args, **meer))  # type: ignore[arg-type]
    assert fouten == []
    return gelezen[-1]


def wat(naam: str, *args: object, **meer: object) -> Verandering:
    return verandering(laad(naam), straks(naam, *args, **meer))


@pytest.mark.parametrize("naam", namen())
def test_zonder_wijziging_verandert_er_niets(naam: str) -> None:
    nu = laad(naam)
    gevonden = verandering(nu, nu)
    assert gevonden == Verandering((), (), (), (), (), ())
    assert zelfde_inhoud(nu, nu.model_copy(update={"wijzigingen": []}))


def test_een_derde_team_neemt_een_wijk_over() -> None:
    gevonden = wat("haarlem", derde_team("haarlem"))
    assert [team.slug for team in gevonden.begint] == ["derde-team"]
    assert gevonden.eindigt == ()
    (verhuizing,) = gevonden.verhuizingen
    assert [team.slug for team in verhuizing.naar] == ["derde-team"]
    assert [(team.oud.slug, [w.code for w in team.eraf]) for team in gevonden.anders] == [
        (verhuizing.van.slug, [verhuizing.wijk.code])
    ]


def test_een_team_dat_stopt_geeft_al_zijn_wijken_aan_wie_ze_krijgt() -> None:
    nu = laad("haarlem")
    weg, ander = nu.teams[1], nu.teams[0]
    gevonden = wat("haarlem", zonder(weg.slug, ander.slug))
    assert [team.slug for team in gevonden.eindigt] == [weg.slug]
    assert {v.wijk.code for v in gevonden.verhuizingen} == set(weg.gebieden)
    assert {team.slug for v in gevonden.verhuizingen for team in v.naar} == {ander.slug}


def test_een_wijk_zonder_team_heeft_geen_opvolger() -> None:
    nu = laad("haarlem")
    weg = nu.teams[1]
    zonder_team = nu.model_copy(update={"teams": [team for team in nu.teams if team.slug != weg.slug]})
    assert all(v.naar == () for v in verandering(nu, zonder_team).verhuizingen)


def test_dezelfde_code_uit_een_ander_jaar_is_geen_opvolger() -> None:
    nu = laad("haarlem")
    weg, ander = nu.teams[1], nu.teams[0]
    gebieden = [g.model_copy(update={"jaar": 2030}) for g in nu.gebieden]
    teams = [ander.model_copy(update={"gebieden": [*ander.gebieden, *weg.gebieden]}), *nu.teams[2:]]
    later = nu.model_copy(update={"teams": teams, "gebieden": gebieden})
    assert all(v.naar == () for v in verandering(nu, later).verhuizingen)
    assert opvolgers(later, weg, (weg.gebieden[0], 2030)) != ()


def test_wie_een_wijk_houdt_met_een_nieuw_jaar_raakt_haar_niet_kwijt() -> None:
    nu = laad("haarlem")
    later = nu.model_copy(update={"gebieden": [g.model_copy(update={"jaar": 2030}) for g in nu.gebieden]})
    assert verandering(nu, later).verhuizingen == ()


def test_een_team_voor_de_hele_gemeente_neemt_elke_wijk() -> None:
    nu = laad("haarlem")
    een = nu.teams[0].model_copy(update={"gebieden": []})
    later = nu.model_copy(update={"teams": [een]})
    assert all(v.naar == (een,) for v in verandering(nu, later).verhuizingen)
    assert opvolgers(later, nu.teams[1], None) == (een,)


def test_naam_en_soort_van_een_team_en_een_klok() -> None:
    def verander(teams: Teams) -> Teams:
        return [{**teams[0], "naam": "Team Anders"}, *teams[1:]]

    gevonden = wat("haarlem", verander, termijnen={"terugbelverzoek": {"duur": {"werkdagen": 5}}})
    (team,) = gevonden.anders
    assert (team.naam_anders, team.soort_anders, team.erbij, team.eraf) == (True, False, (), ())
    (klok,) = gevonden.klokken
    assert klok.oud != klok.nieuw
    assert "5 werkdagen" in klok.nieuw


def test_een_team_zonder_wijken_naast_teams_met_wijken_valt_op() -> None:
    nu = laad("haarlem")
    los = nu.teams[0].model_copy(update={"slug": "los", "naam": "Los team", "gebieden": []})
    assert zonder_wijken_naast_wijken(nu) == []
    assert zonder_wijken_naast_wijken(nu.model_copy(update={"teams": [*nu.teams, los]})) == [los]


@pytest.mark.parametrize("naam", [naam for naam in namen() if len(versies(naam)) > 1])
def test_tussen_echte_versies_raakt_geen_wijk_zoek(naam: str) -> None:
    for oud, nieuw in zip(versies(naam), versies(naam)[1:], strict=False):
        assert all(v.naar for v in verandering(oud, nieuw).verhuizingen)
