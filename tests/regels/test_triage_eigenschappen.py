"""Wat voor elke vraag in elke inrichting waar moet zijn, met hypothesis."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.inrichting.laden import namen
from keukentafel.inrichting.model import Inrichting
from keukentafel.regels.triage import Uitkomst, Vraag, beoordeel
from keukentafel.regels.woorden import AANMELDERS, KENMERKEN, LEEFGEBIEDEN, SITUATIES
from tests.regels.vragen import DAG, inrichting

RISICO = ("acuut_veiligheidsrisico", "dreigende_escalatie", "kind_in_gevaar", "complex", "samenhang")
SOORTEN = ("vraag", "melding", "aanmelding", "signaal", "terugbelverzoek", "aanbod", "klacht")
VOORZIENINGEN = ({"wet": "wmo", "categorie": "01"}, {"wet": "jeugdwet", "categorie": "45"}, {"wet": "wgs"})
Gegeven = tuple[str, dict[str, Any]]
misschien = st.sampled_from([True, False, None])


@st.composite
def vragen(draw: st.DrawFn, *, bekend: bool = False) -> Gegeven:
    """Een inrichting met een vraag; met `bekend` zijn alleen kenmerken nog onbekend."""
    naam = draw(st.sampled_from(namen()))
    stelsel = inrichting(naam)

    def soms(waarden: st.SearchStrategy[Any]) -> Any:
        return draw(waarden if bekend else st.one_of(st.none(), waarden))

    leeftijd = st.integers(0, 110)
    feiten = {
        "datum": DAG,
        "soort": draw(st.sampled_from(SOORTEN)),
        "leefgebieden": draw(st.lists(st.sampled_from(LEEFGEBIEDEN), max_size=5)),
        "gebied": soms(st.sampled_from([gebied.code for gebied in stelsel.gebieden])),
        "leeftijd": soms(leeftijd),
        "vraag_van": draw(st.one_of(st.none(), st.lists(leeftijd, min_size=1, max_size=4))),
        "aanmelder": soms(st.sampled_from(AANMELDERS)),
        "voorziening": soms(st.sampled_from(VOORZIENINGEN)),
        "kanaal": soms(st.sampled_from(["telefoon", "web", "inloop"])),
        "kenmerken": {kenmerk: draw(misschien) for kenmerk in KENMERKEN} | ({"specialisme": ["ggz"]} if bekend else {}),
    }
    return naam, feiten


def doe(stelsel: Inrichting, feiten: dict[str, Any], **kenmerken: bool | None) -> Uitkomst:
    """De uitkomst, met sommige kenmerken anders."""
    return beoordeel(Vraag.model_validate(feiten | {"kenmerken": feiten["kenmerken"] | kenmerken}), stelsel)


def inhoud(uit: Uitkomst) -> tuple[Any, ...]:
    """Wat de aanmelder en het team ervan merken."""
    termijnen = tuple(termijn.soort for termijn in uit.termijnen)
    return uit.situatie, uit.bestemming, uit.regisseur, uit.rol, uit.betrokken, uit.spoed, uit.ontvangst, termijnen


@given(vragen())
def test_elke_vraag_krijgt_een_uitkomst(gegeven: Gegeven) -> None:
    stelsel, feiten = inrichting(gegeven[0]), gegeven[1]
    uit = doe(stelsel, feiten)
    regels = {f"triage.{regel.naam}" for regel in stelsel.triage.regels} | {"triage.voorlopig"}
    assert uit.regel in regels
    assert uit.bestemming.soort in stelsel.teams_per_soort
    assert uit.voorlopig == (uit.regel == "triage.voorlopig")
    assert uit.reden
    assert uit.bron
    assert len(uit.anders_als) <= 10
    if uit.bestemming.team is not None:
        team = next(team for team in stelsel.teams if team.slug == uit.bestemming.team)
        assert team.soort == uit.bestemming.soort
        assert feiten["gebied"] is None or not team.gebieden or feiten["gebied"] in team.gebieden


@given(vragen(), st.sampled_from(RISICO))
def test_meer_risico_is_nooit_lichter(gegeven: Gegeven, kenmerk: str) -> None:
    """Nee <= onbekend <= ja, voor elk kenmerk dat zwaarder maakt."""
    stelsel, feiten = inrichting(gegeven[0]), gegeven[1]
    gewicht = [SITUATIES.index(doe(stelsel, feiten, **{kenmerk: waarde}).situatie) for waarde in (False, None, True)]
    assert gewicht == sorted(gewicht)


@given(vragen(), st.sampled_from(["probleembesef", "medewerking", "regie_op_korte_termijn"]))
def test_minder_eigen_kracht_is_nooit_lichter(gegeven: Gegeven, kenmerk: str) -> None:
    stelsel, feiten = inrichting(gegeven[0]), gegeven[1]
    ja, onbekend, nee = (
        SITUATIES.index(doe(stelsel, feiten, **{kenmerk: waarde}).situatie) for waarde in (True, None, False)
    )
    assert ja <= onbekend <= nee


def invullingen(feiten: dict[str, Any]) -> list[dict[str, bool]]:
    """Alle manieren waarop de onbekende kenmerken kunnen uitvallen."""
    onbekend = [kenmerk for kenmerk in KENMERKEN if feiten["kenmerken"][kenmerk] is None]
    return [dict(zip(onbekend, keuze, strict=True)) for keuze in product((False, True), repeat=len(onbekend))]


def met_weinig_onbekend(feiten: dict[str, Any]) -> dict[str, Any]:
    """Laat hoogstens vier kenmerken onbekend, zodat alle invullingen te proberen zijn."""
    onbekend = [kenmerk for kenmerk in KENMERKEN if feiten["kenmerken"][kenmerk] is None]
    return feiten | {"kenmerken": feiten["kenmerken"] | dict.fromkeys(onbekend[4:], False)}


@given(vragen(bekend=True))
def test_onbekend_verwijst_niet_en_geeft_geen_spoed(gegeven: Gegeven) -> None:
    """Wat de uitkomst nu zegt, geldt bij elke invulling van wat onbekend is; anders blijft de vraag bij de ingang."""
    stelsel, feiten = inrichting(gegeven[0]), met_weinig_onbekend(gegeven[1])
    nu = doe(stelsel, feiten)
    later = [doe(stelsel, feiten, **invulling) for invulling in invullingen(feiten)]
    soorten = {uit.bestemming.soort for uit in later}
    assert nu.voorlopig == (len({uit.bestemming for uit in later}) > 1)
    assert nu.bestemming.soort == (stelsel.triage.ingang.soort if nu.voorlopig else soorten.pop())
    assert nu.spoed == all(uit.spoed for uit in later)
    assert SITUATIES.index(nu.situatie) == min(SITUATIES.index(uit.situatie) for uit in later)
    er_dan_bij = [{*uit.betrokken, uit.bestemming.team, uit.bestemming.soort} for uit in later]
    assert set(nu.betrokken) <= set.intersection(*er_dan_bij) | {nu.bestemming.soort}


@given(vragen(bekend=True))
def test_ontbreekt_is_precies(gegeven: Gegeven) -> None:
    """Een onbekend kenmerk ontbreekt precies dan als het bij een invulling van de andere het verschil maakt."""
    stelsel, feiten = inrichting(gegeven[0]), met_weinig_onbekend(gegeven[1])
    doet_ertoe = set()
    for invulling in invullingen(feiten):
        for kenmerk, waarde in invulling.items():
            een, ander = (doe(stelsel, feiten, **invulling | {kenmerk: w}) for w in (waarde, not waarde))
            if inhoud(een) != inhoud(ander):
                doet_ertoe.add(f"kenmerken.{kenmerk}")
    assert set(doe(stelsel, feiten).ontbreekt) == doet_ertoe


@given(vragen())
def test_wat_niet_ontbreekt_verandert_niets(gegeven: Gegeven) -> None:
    stelsel, feiten = inrichting(gegeven[0]), gegeven[1]
    nu = doe(stelsel, feiten)
    for kenmerk in KENMERKEN:
        if feiten["kenmerken"][kenmerk] is None and f"kenmerken.{kenmerk}" not in nu.ontbreekt:
            for waarde in (True, False):
                assert inhoud(doe(stelsel, feiten, **{kenmerk: waarde})) == inhoud(nu)


@given(vragen())
def test_anders_als_komt_uit(gegeven: Gegeven) -> None:
    """Wie doet wat er bij `anders_als` staat, krijgt wat er staat."""
    stelsel, feiten = inrichting(gegeven[0]), gegeven[1]
    nu = doe(stelsel, feiten)
    for anders in nu.anders_als:
        if anders.feit == "leeftijd":
            dan = doe(stelsel, feiten | {"leeftijd": anders.waarde})
        else:
            dan = doe(stelsel, feiten, **{anders.feit.removeprefix("kenmerken."): bool(anders.waarde)})
        assert inhoud(dan) != inhoud(nu)
        kort, *rest = anders.dan.split("; ")
        assert kort == f"{dan.situatie} -> {dan.bestemming.soort}"
        zelfde = (dan.situatie, dan.bestemming.soort) == (nu.situatie, nu.bestemming.soort)
        assert bool(rest) == zelfde


@given(vragen())
def test_uitkomst_hangt_niet_af_van_de_volgorde_van_vragen(gegeven: Gegeven) -> None:
    """Wat onthouden is van eerdere vragen, maakt geen verschil."""
    stelsel, feiten = inrichting(gegeven[0]), gegeven[1]
    vers = stelsel.model_copy()
    vers.__dict__.pop("afgeleid", None)
    assert doe(vers, feiten) == doe(stelsel, feiten)


@pytest.mark.parametrize("naam", namen())
def test_zonder_anders_als_is_de_rest_gelijk(naam: str) -> None:
    vraag = Vraag(datum=DAG, leefgebieden=["financien", "opvoeden"])
    met, zonder = (beoordeel(vraag, inrichting(naam), anders_als=keuze).als_dict() for keuze in (True, False))
    assert zonder.pop("anders_als") == []
    assert met.pop("anders_als")
    assert met == zonder
