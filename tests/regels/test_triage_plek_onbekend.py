"""`ontbreekt` en `anders_als` noemen precies wat iemand merkt, ook als plek, leeftijd of aanmelder onbekend is."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keukentafel.inrichting.laden import namen
from keukentafel.inrichting.model import Inrichting
from keukentafel.regels.triage import Uitkomst, Vraag, beoordeel
from keukentafel.regels.woorden import AANMELDERS, KENMERKEN, LEEFGEBIEDEN
from tests.keren import keren
from tests.regels.test_triage_eigenschappen import SOORTEN, VOORZIENINGEN, inhoud
from tests.regels.vragen import DAG, inrichting

Feiten = dict[str, Any]
WEG = ("gemeente", "gebied", "leeftijd", "aanmelder")


def _waarden(stelsel: Inrichting) -> dict[str, list[Any]]:
    """Elke waarde die in deze inrichting verschil kan maken, en een paar gewone."""
    grenzen = {jaren for team in stelsel.teams for jaren in (team.leeftijd_van, team.leeftijd_tot) if jaren}
    teams: dict[tuple[str, ...], str] = {}
    for gebied in stelsel.gebieden:
        sleutel = tuple(team.slug for team in stelsel.teams if gebied.code in team.gebieden)
        teams.setdefault((*sleutel, gebied.gemeente), gebied.code)
    return {
        "gemeente": [gemeente.code for gemeente in stelsel.gemeenten],
        "gebied": list(teams.values()),
        "leeftijd": sorted({0, 11, 12, 17, 18, 22, 23, 26, 27, 64, 65, 80, *grenzen}),
        "aanmelder": list(AANMELDERS),
    }


@st.composite
def _vraag(draw: st.DrawFn, naam: str) -> tuple[Feiten, list[str]]:
    """Een vraag met alle kenmerken bekend, en welke van de andere feiten er weg zijn."""
    waarden = _waarden(inrichting(naam))
    feiten: Feiten = {
        "datum": DAG,
        "soort": draw(st.sampled_from(SOORTEN)),
        "kanaal": "telefoon",
        "leefgebieden": draw(st.lists(st.sampled_from(LEEFGEBIEDEN), max_size=3)),
        "voorziening": draw(st.sampled_from(VOORZIENINGEN)),
        "vraag_van": draw(st.one_of(st.none(), st.lists(st.sampled_from(waarden["leeftijd"]), min_size=1, max_size=2))),
        "kenmerken": {kenmerk: draw(st.booleans()) for kenmerk in KENMERKEN} | {"specialisme": ["ggz"]},
        "leeftijd": draw(st.sampled_from(waarden["leeftijd"])),
        "aanmelder": draw(st.sampled_from(AANMELDERS)),
        # Met een gebied staat de gemeente vast; alleen de gemeente kan ook.
        draw(st.sampled_from(["gebied", "gemeente"])): None,
    }
    plek = "gebied" if "gebied" in feiten else "gemeente"
    feiten[plek] = draw(st.sampled_from(waarden[plek]))
    weg = draw(st.lists(st.sampled_from([plek, "leeftijd", "aanmelder"]), min_size=1, max_size=3, unique=True))
    return {feit: waarde for feit, waarde in feiten.items() if feit not in weg}, weg


def _doe(stelsel: Inrichting, feiten: Feiten) -> Uitkomst:
    return beoordeel(Vraag.model_validate(feiten), stelsel)


def _merkbaar(stelsel: Inrichting, feiten: Feiten) -> set[str]:
    """De onbekende feiten die bij een invulling van de andere de inhoud veranderen."""
    waarden = _waarden(stelsel)
    if gemeente := feiten.get("gemeente"):  # een gebied van een andere gemeente is een fout in de invoer
        waarden["gebied"] = [code for code in waarden["gebied"] if code[2:6] == gemeente[2:6]]
    onbekend = [feit for feit in WEG if feiten.get(feit) is None and not (feit == "gemeente" and "gebied" in feiten)]
    plek = dict.fromkeys(onbekend)
    uit = set()
    for feit in onbekend:
        rest = [ander for ander in onbekend if ander != feit and {ander, feit} != {"gemeente", "gebied"}]
        for keuze in product(*[[None, *waarden[ander]] for ander in rest]):
            vulling = dict(zip(rest, keuze, strict=True))
            if vulling.get("gebied") and vulling.get("gemeente"):
                continue
            alle = [_doe(stelsel, feiten | plek | vulling | {feit: waarde}) for waarde in (None, *waarden[feit])]
            if len({inhoud(een) for een in alle}) > 1:
                uit.add(feit)
                break
    return uit


@pytest.mark.hypothesis
@pytest.mark.parametrize("naam", namen())
def test_ontbreekt_noemt_precies_wat_verschil_maakt(naam: str) -> None:
    stelsel = inrichting(naam)

    @settings(max_examples=keren(10), deadline=None)
    @given(_vraag(naam))
    def proef(gegeven: tuple[Feiten, list[str]]) -> None:
        feiten, _ = gegeven
        assert set(_doe(stelsel, feiten).ontbreekt) == _merkbaar(stelsel, feiten)

    proef()


@pytest.mark.parametrize("naam", namen())
def test_anders_als_verandert_wat_iemand_merkt(naam: str) -> None:
    """Ook met alles onbekend: wie dat ene feit verandert, krijgt een andere uitkomst."""
    stelsel = inrichting(naam)
    for kenmerk, waarde in product(KENMERKEN, (True, False)):
        feiten: Feiten = {"datum": DAG, "leefgebieden": ["financien", "opvoeden"], "kenmerken": {kenmerk: waarde}}
        nu = _doe(stelsel, feiten)
        assert nu.anders_als
        for anders in nu.anders_als:
            naam_van_feit = anders.feit.removeprefix("kenmerken.")
            dan = _doe(stelsel, feiten | {"kenmerken": feiten["kenmerken"] | {naam_van_feit: anders.waarde}})
            assert inhoud(dan) != inhoud(nu)
