"""Dezelfde veertig vragen door alle twintig, als tabel in `docs/` en als eigenschappen die overal gelden."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keukentafel.regels.triage import Vraag
from keukentafel.regels.woorden import LEEFGEBIEDEN, SITUATIES
from tests.inrichting.opgave import NAMEN, RISICO, RUSTIG, triage
from tests.keren import keren
from tools import veertig_vragen

VRAGEN = veertig_vragen.vragen()
EIGEN_RISICO = {"complex", "samenhang"}
"""Deze twee zijn geen gevaar: ze maken een vraag hoogstens zwaarder."""


def test_het_zijn_er_veertig() -> None:
    assert len(VRAGEN) == 40
    assert len({kop for kop, _ in VRAGEN}) == 40


def test_de_bladzijde_is_bij() -> None:
    melding = "docs/veertig-vragen.md is verouderd: maak haar opnieuw met `python -m tools.veertig_vragen`"
    assert veertig_vragen.BLADZIJDE.read_text(encoding="utf-8") == veertig_vragen.maak(), melding


@pytest.mark.parametrize(("kop", "vraag"), VRAGEN, ids=[str(nummer) for nummer in range(1, 41)])
def test_elke_uitkomst_zegt_waarom_en_van_wie(kop: str, vraag: Vraag) -> None:
    for naam, (inrichting, uit) in veertig_vragen.uitkomsten(vraag).items():
        assert all((uit.reden, uit.bron)), kop
        assert uit.inrichting.naam == naam
        assert "{" not in uit.reden, uit.reden
        assert uit.bestemming.soort in inrichting.teams_per_soort, naam
        if uit.voorlopig:
            assert (uit.bestemming.soort, uit.regisseur) == (inrichting.triage.ingang.soort, "nog_te_bepalen"), naam


def test_de_twintig_antwoorden_niet_hetzelfde() -> None:
    """Elk stelsel is anders: geen twee geven op alle veertig vragen precies hetzelfde antwoord."""
    antwoorden: dict[str, str] = dict.fromkeys(NAMEN, "")
    for _, vraag in VRAGEN:
        for naam, (inrichting, uit) in veertig_vragen.uitkomsten(vraag).items():
            heet = inrichting.teamsoorten[uit.bestemming.soort].enkelvoud
            antwoorden[naam] += f"{uit.situatie} {uit.bestemming} {heet} {uit.regisseur} {uit.rol} {uit.betrokken};"
    assert len(set(antwoorden.values())) == len(NAMEN)


@settings(max_examples=keren(150), deadline=None)
@given(
    naam=st.sampled_from(NAMEN),
    leeftijd=st.none() | st.integers(0, 110),
    leefgebieden=st.lists(st.sampled_from(LEEFGEBIEDEN), unique=True, max_size=3),
    kenmerken=st.fixed_dictionaries({k: st.sampled_from([True, False, None]) for k in RUSTIG if k != "specialisme"}),
    risico=st.sampled_from(RISICO),
)
def test_meer_risico_is_nooit_lichter(
    naam: str, leeftijd: int | None, leefgebieden: list[str], kenmerken: dict[str, bool | None], risico: str
) -> None:
    gewichten = []
    for waarde in (False, None, True):
        gegevens: dict[str, Any] = {"leeftijd": leeftijd, "leefgebieden": leefgebieden, **kenmerken, risico: waarde}
        gewichten.append(SITUATIES.index(triage(naam, **gegevens).situatie))
    assert gewichten == sorted(gewichten)
    if risico not in EIGEN_RISICO:
        assert gewichten[-1] == SITUATIES.index("multiprobleem")
