"""Onbekend is niet nee: het sluit niet, verwijst niet weg en geeft geen spoed."""

from typing import Any

import pytest

from keukentafel.regels.triage import relevante_vragen
from tests.regels.vragen import ALLES, IN_STAAT, VEILIG, inrichting, maak, uitkomst


def test_alles_onbekend_blijft_bij_de_ingang() -> None:
    uit = uitkomst("s-hertogenbosch", 2, gebied="WK079611")
    assert uit.voorlopig
    assert (uit.bestemming.soort, uit.bestemming.team, uit.rol) == ("triageteam", "triageteam", "toeleiding")
    assert uit.regel == "triage.voorlopig"
    assert uit.regisseur == "nog_te_bepalen"
    assert uit.ontvangst == "aangenomen"
    assert not uit.spoed
    assert "Is er nu direct gevaar?" in uit.reden


def test_reden_noemt_de_volgende_vraag() -> None:
    uit = uitkomst("heerlen", 2, kenmerken=VEILIG | IN_STAAT | {"samenhang": True, "medewerking": None})
    assert uit.ontbreekt == ("kenmerken.medewerking", "gebied")
    assert uit.voorlopig
    assert uit.situatie == "meervoudig"
    assert "Wil de inwoner meewerken?" in uit.reden
    assert "buurtteam of expertteam" in uit.reden


def test_wat_niets_meer_uitmaakt_ontbreekt_niet() -> None:
    """Dreigt er ontruiming, dan doet samenhang er niet meer toe."""
    uit = uitkomst("heerlen", 2, gebied="WK091721", kenmerken={"dreigende_escalatie": True})
    assert uit.ontbreekt == ()
    assert not uit.voorlopig


def test_bestemming_zeker_maar_regisseur_nog_niet() -> None:
    kenmerken = VEILIG | IN_STAAT
    uit = uitkomst("heerlen", 2, gebied="WK091721", kenmerken=kenmerken)
    assert not uit.voorlopig
    assert (uit.situatie, uit.regisseur) == ("enkelvoudig", "nog_te_bepalen")
    assert uit.ontbreekt == ("kenmerken.samenhang",)
    assert "Hangen de problemen met elkaar samen?" in uit.reden


def test_gebied_onbekend_is_niet_voorlopig() -> None:
    uit = uitkomst("heerlen", kenmerken=ALLES)
    assert (uit.voorlopig, uit.bestemming.team, uit.ontbreekt) == (False, None, ("gebied",))


def test_leeftijd_ontbreekt_als_de_expert_ervan_afhangt() -> None:
    uit = uitkomst("heerlen", leeftijd=None, gebied="WK091721", kenmerken=ALLES)
    assert uit.ontbreekt == ("leeftijd",)
    assert uit.betrokken == ()


def test_wie_vraagt_ontbreekt_alleen_waar_het_uitmaakt() -> None:
    feiten: dict[str, Any] = {"aanmelder": None, "kenmerken": ALLES | {"complex": True}}
    assert uitkomst("s-hertogenbosch", gebied="WK079611", **feiten).ontbreekt == ("aanmelder",)
    assert uitkomst("heerlen", gebied="WK091721", **feiten).ontbreekt == ()


def test_wet_ontbreekt_alleen_als_het_stadhuis_kan() -> None:
    naar_stadhuis = ALLES | {"gesprek_heeft_meerwaarde": False}
    uit = uitkomst("almere", gebied="WK003417", kenmerken=naar_stadhuis)
    assert (uit.voorlopig, uit.ontbreekt) == (True, ("voorziening.wet",))
    assert uitkomst("almere", gebied="WK003417", kenmerken=ALLES).ontbreekt == ()


def test_klok_loopt_ook_als_de_dreiging_onbekend_is() -> None:
    """Zolang niet bekend is of er iets dreigt, geldt de gewone termijn; de korte kan nog komen."""
    uit = uitkomst("almere", soort="signaal", kenmerken={})
    assert [termijn.soort for termijn in uit.termijnen] == ["wgs_eerste_gesprek"]
    assert "kenmerken.dreigende_escalatie" in uit.ontbreekt


@pytest.mark.parametrize("naam", ["almere", "heerlen", "s-hertogenbosch"])
def test_vraag_verdwijnt_niet_na_het_antwoord(naam: str) -> None:
    """Wie de vragen van het scherm een voor een beantwoordt, ziet er nooit een verdwijnen."""
    kenmerken: dict[str, bool | None] = {}
    gezien: list[str] = []
    for _ in range(12):
        vragen = relevante_vragen(maak(2, kenmerken=kenmerken), inrichting(naam))
        namen = [vraag.kenmerk for vraag in vragen]
        assert [kenmerk for kenmerk in gezien if kenmerk not in namen] == []
        open_vragen = [vraag for vraag in vragen if vraag.antwoord is None]
        if not open_vragen:
            break
        kenmerken[open_vragen[0].kenmerk] = not open_vragen[0].kenmerk.startswith(("acuut", "dreig", "kind"))
        gezien.append(open_vragen[0].kenmerk)
    assert all(vraag.tekst.endswith("?") for vraag in vragen)
    assert not uitkomst(naam, 2, voorziening={"wet": "wmo"}, kenmerken=kenmerken).voorlopig


def test_vragen_staan_in_vaste_volgorde() -> None:
    alles = [vraag.kenmerk for vraag in relevante_vragen(maak(2), inrichting("heerlen"))]
    deel = [vraag.kenmerk for vraag in relevante_vragen(maak(1, kenmerken={"samenhang": True}), inrichting("heerlen"))]
    assert deel == [kenmerk for kenmerk in alles if kenmerk in deel]
    assert deel == ["acuut_veiligheidsrisico", "kind_in_gevaar", "dreigende_escalatie", "samenhang"]


def test_ook_de_gemeente_alleen_kan_het_team_kiezen() -> None:
    """Zonder gebied kiest de gemeente een loket; daar helpt dus ook de gemeente."""
    feiten: dict[str, Any] = {"leefgebieden": ["instrumentele_adl"], "kenmerken": ALLES}
    zonder = uitkomst("kempengemeenten", **feiten)
    met = uitkomst("kempengemeenten", gemeente="GM1724", **feiten)
    assert (zonder.bestemming.team, zonder.ontbreekt) == (None, ("gebied", "gemeente"))
    assert (met.bestemming.team, met.ontbreekt) == ("wmo-loket-bergeijk", ())
