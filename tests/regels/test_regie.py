"""Wie de regie krijgt, van wie een vraag is, en de levensloop van een aanbod: zonder database."""

from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.inrichting.laden import laad
from keukentafel.regels.regie import OVERGANGEN, Houder, Opname, antwoord_uiterlijk, eigenaar_van, kan, mermaid
from keukentafel.regels.regie import wie_krijgt_de_regie as beslis
from keukentafel.regels.regie.overgang import Handeling, Stand
from keukentafel.regels.regie.regisseur import Wie
from keukentafel.regels.woorden import Regisseur


@pytest.mark.parametrize(
    ("opname", "wie", "waarom"),
    [
        (Opname("team", "team"), "medewerker", "team_regisseert"),
        (Opname("expertteam", "team"), "medewerker", "team_regisseert"),
        (Opname("stadsteam", "huishouden"), "medewerker", "team_regisseert"),
        (Opname("huishouden", "team", volwassene=True), "huishouden", "huishouden_kan_het"),
        (Opname("huishouden", "team"), "huishouden", "huishouden_kan_het"),
        (Opname("huishouden", "team", volwassene=False), "medewerker", "geen_volwassene"),
        (Opname("huishouden", "medewerker"), "medewerker", "heeft_al_iemand"),
        (Opname("nog_te_bepalen", "team"), "team", "nog_te_bepalen"),
        (Opname("team", "team", eigen_dossier=False), "team", "ander_team_draagt"),
    ],
)
def test_wie_de_regie_krijgt(opname: Opname, wie: str, waarom: str) -> None:
    besluit = beslis(opname)
    assert (besluit.wie, besluit.waarom) == (wie, waarom)
    assert besluit.reden.endswith(".")


@given(
    st.sampled_from(get_args(Regisseur)),
    st.sampled_from(get_args(Wie)),
    st.booleans(),
    st.sampled_from([None, True, False]),
)
def test_een_regisseur_op_naam_blijft_en_nog_een_keer_verandert_niets(
    triage: Regisseur, nu: Wie, eigen: bool, volwassene: bool | None
) -> None:
    eerst = beslis(Opname(triage, nu, eigen, volwassene)).wie
    assert beslis(Opname(triage, eerst, eigen, volwassene)).wie == eerst
    if nu == "medewerker":
        assert eerst == "medewerker"


@given(st.integers(1), st.one_of(st.none(), st.builds(Houder, st.integers(1), st.booleans())))
def test_een_vraag_is_van_precies_een(team: int, houder: Houder | None) -> None:
    eigenaar = eigenaar_van(team, houder)
    op_naam = houder is not None and houder.schrijft_er
    assert (eigenaar.medewerker, eigenaar.team) == ((houder.medewerker if houder else None), None) if op_naam else True
    assert (eigenaar.medewerker is None) != (eigenaar.team is None)


def test_van_twee_of_van_niemand_bestaat_niet() -> None:
    soort = type(eigenaar_van(1, None))
    for wie, team in ((None, None), (1, 1)):
        with pytest.raises(ValueError, match="precies één"):
            soort(wie, team)


def test_de_tabel_van_overgangen_heeft_geen_dood_eind_voor_wat_wacht() -> None:
    uit_aangeboden = {stap.naar for stap in OVERGANGEN if stap.van == "aangeboden"}
    assert uit_aangeboden == {"aanvaard", "geweigerd", "ingetrokken"}
    assert kan("aangeboden", "aanvaard")
    assert not kan("geweigerd", "aanvaard")
    assert {stap.handeling for stap in OVERGANGEN} == set(get_args(Handeling))
    assert {stap.naar for stap in OVERGANGEN} | {"begin"} == set(get_args(Stand))
    assert "aangeboden --> aanvaard: aanvaard (ontvanger)" in mermaid()


def test_de_tekening_in_de_documentatie_is_bij() -> None:
    blad = (Path(__file__).parents[2] / "docs" / "regie.md").read_text(encoding="utf-8")
    assert mermaid() in blad
    for stap in OVERGANGEN:
        assert f"| {stap.van} | {stap.handeling} | {stap.naar} | {stap.wie} | {stap.dan} |" in blad


def test_een_antwoord_telt_in_werkdagen() -> None:
    almere = laad("almere")
    donderdag = date(2026, 12, 24)
    assert antwoord_uiterlijk(donderdag, almere.inzet.antwoord_werkdagen, almere) == date(2026, 12, 30)
