"""De triage zoals de stukken hem vertellen: een rij per verhaal."""

from typing import Any

import pytest

from keukentafel.regels.basis import FoutInInvoer
from keukentafel.regels.triage import Vraag, beoordeel
from tests.regels.vragen import ALLES, DAG, IN_STAAT, VEILIG, inrichting, maak, uitkomst

SAMEN = {"samenhang": True}
KALM = ("enkelvoudig", "wijkteam", "huishouden", "hulp")
EXPERT = ("multiprobleem", "expertteam", "expertteam", "hulp")
REGIE = ("multiprobleem", "complexteam", "team", "regie")
STAD = ("multiprobleem", "stadsteam", "stadsteam", "regie")
VERHALEN: list[tuple[str, str, int, dict[str, bool], tuple[str, str, str, str]]] = [
    # wat er speelt, inrichting, leefgebieden, antwoorden (de rest is rustig) -> situatie, soort, regisseur, rol
    ("één vraag", "heerlen", 1, {}, KALM),
    ("losse vragen", "heerlen", 3, {}, KALM),
    ("hangt samen, wil en kan", "heerlen", 2, SAMEN, ("meervoudig", "wijkteam", "team", "hulp")),
    (
        "ziet het niet",
        "heerlen",
        2,
        SAMEN | {"probleembesef": False},
        EXPERT,
    ),
    ("wil niet", "heerlen", 2, SAMEN | {"medewerking": False}, EXPERT),
    (
        "kan het niet zelf",
        "heerlen",
        2,
        SAMEN | {"regie_op_korte_termijn": False},
        EXPERT,
    ),
    (
        "ziet het niet, maar één vraag",
        "heerlen",
        1,
        {"probleembesef": False},
        KALM,
    ),
    ("ontruiming", "heerlen", 1, {"dreigende_escalatie": True}, EXPERT),
    (
        "acuut gevaar",
        "heerlen",
        1,
        {"acuut_veiligheidsrisico": True},
        EXPERT,
    ),
    ("één vraag", "almere", 1, {}, KALM),
    (
        "schoonmaak, gesprek voegt niets toe",
        "almere",
        1,
        {"gesprek_heeft_meerwaarde": False},
        ("enkelvoudig", "loket", "huishouden", "hulp"),
    ),
    ("hangt samen", "almere", 2, SAMEN, ("meervoudig", "wijkteam", "team", "hulp")),
    (
        "hangt samen en complex",
        "almere",
        2,
        SAMEN | {"complex": True},
        STAD,
    ),
    ("complex, maar één vraag", "almere", 1, {"complex": True}, KALM),
    ("kind in gevaar", "almere", 1, {"kind_in_gevaar": True}, ("multiprobleem", "wijkteam", "team", "hulp")),
    (
        "gevaar gaat niet naar het stadhuis",
        "almere",
        1,
        {"gesprek_heeft_meerwaarde": False, "acuut_veiligheidsrisico": True},
        ("multiprobleem", "wijkteam", "team", "hulp"),
    ),
    ("één vraag", "s-hertogenbosch", 1, {}, ("enkelvoudig", "triageteam", "huishouden", "toeleiding")),
    ("hangt samen", "s-hertogenbosch", 2, SAMEN, ("meervoudig", "complexteam", "team", "regie")),
    ("complex", "s-hertogenbosch", 1, {"complex": True}, ("meervoudig", "complexteam", "team", "regie")),
    (
        "wil niet",
        "s-hertogenbosch",
        2,
        SAMEN | {"medewerking": False},
        REGIE,
    ),
]


@pytest.mark.parametrize(("wat", "naam", "gebieden", "antwoorden", "verwacht"), VERHALEN, ids=lambda x: str(x)[:40])
def test_verhaal(
    wat: str, naam: str, gebieden: int, antwoorden: dict[str, bool], verwacht: tuple[str, str, str, str]
) -> None:
    uit = uitkomst(naam, gebieden, voorziening={"wet": "wmo"}, kenmerken=ALLES | antwoorden)
    assert (uit.situatie, uit.bestemming.soort, uit.regisseur, uit.rol) == verwacht, wat
    assert not uit.voorlopig
    gevaar = any(antwoorden.get(kenmerk) for kenmerk in VEILIG)
    assert uit.spoed is gevaar
    assert uit.reden.count(".") >= 1
    assert "{" not in uit.reden


def test_voorbeeld_van_het_contract() -> None:
    """De vraag uit het contract geeft het antwoord uit het contract."""
    vraag = Vraag.model_validate_json(
        """{"id": "v1", "soort": "vraag", "datum": "2026-11-20", "kanaal": "telefoon", "aanmelder": "inwoner",
        "gemeente": "GM0917", "gebied": "WK091721", "leeftijd": 34, "huishouden": [34, 36, 6], "vraag_van": [34],
        "leefgebieden": ["financien", "huisvesting"], "voorziening": {"wet": "wmo", "categorie": "01"},
        "kenmerken": {"samenhang": true, "probleembesef": true, "medewerking": true, "regie_op_korte_termijn": true,
        "acuut_veiligheidsrisico": false, "dreigende_escalatie": false, "kind_in_gevaar": false,
        "gesprek_heeft_meerwaarde": true, "complex": false, "eigen_regie": true, "specialisme": ["ggz"]}}"""
    )
    uit = beoordeel(vraag, inrichting("heerlen")).als_dict()
    anders, reden = uit.pop("anders_als"), uit.pop("reden")
    assert uit == {
        "id": "v1",
        "situatie": "meervoudig",
        "bestemming": {"team": "buurtteam-heerlerheide", "soort": "wijkteam"},
        "regisseur": "team",
        "rol": "hulp",
        "betrokken": [],
        "spoed": False,
        "voorlopig": False,
        "ontvangst": "aangenomen",
        "regel": "triage.meervoudig",
        "bron": "IWW 2017, hfst. 4",
        "ontbreekt": [],
        "termijnen": [],
        "inrichting": {"naam": "heerlen", "versie": "2017-01-01"},
    }
    assert {"feit": "kenmerken.dreigende_escalatie", "waarde": True, "dan": "multiprobleem -> expertteam"} in anders
    assert reden.startswith("Problemen op 2 leefgebieden die samenhangen;")


def test_ontruiming_op_vrijdag() -> None:
    """Verhaal 3: het signaal van de corporatie; het expertteam neemt het, het buurtteam blijft erbij."""
    uit = uitkomst(
        "heerlen",
        2,
        soort="signaal",
        aanmelder="ketenpartner",
        gebied="WK091721",
        vraag_van=[34, 9],
        kenmerken={"dreigende_escalatie": True, "probleembesef": False},
    )
    assert (uit.situatie, uit.bestemming.soort, uit.bestemming.team) == (
        "multiprobleem",
        "expertteam",
        "expertteam-noord",
    )
    assert uit.spoed
    assert uit.betrokken == ("buurtteam-heerlerheide", "gekoppelde-expert")
    assert uit.ontvangst == "doorgezet"
    assert [(t.soort, t.uiterlijk.isoformat()) for t in uit.termijnen] == [
        ("wgs_eerste_gesprek_bedreigend", "2026-11-25")
    ]
    assert "dreigt iets ergs" in uit.reden


def test_team_uit_de_buurt_bij_zijn_soort_zolang_het_gebied_onbekend_is() -> None:
    uit = uitkomst("heerlen", 1, kenmerken={"dreigende_escalatie": True})
    assert uit.betrokken == ("wijkteam",)
    assert uit.bestemming.team is None
    assert "gebied" in uit.ontbreekt
    assert not uit.voorlopig


@pytest.mark.parametrize(
    ("leeftijd", "vragers", "erbij"),
    [(34, [34], ()), (34, [34, 6], ("gekoppelde-expert",)), (17, None, ("gekoppelde-expert",)), (18, None, ())],
)
def test_jongere_brengt_de_gekoppelde_expert_mee(
    leeftijd: int, vragers: list[int] | None, erbij: tuple[str, ...]
) -> None:
    uit = uitkomst("heerlen", leeftijd=leeftijd, vraag_van=vragers, huishouden=[34, 36, 6], kenmerken=ALLES)
    assert uit.betrokken == erbij


@pytest.mark.parametrize(
    ("aanmelder", "ontvangst"),
    [
        ("inwoner", "doorgezet"),
        ("naaste", "doorgezet"),
        ("anoniem", "doorgezet"),
        ("professional", "aangenomen"),
        ("ketenpartner", "aangenomen"),
    ],
)
def test_geen_ingang_voor_inwoners(aanmelder: str, ontvangst: str) -> None:
    """Verhaal 8: een inwoner komt via het triageteam, een huisarts rechtstreeks."""
    uit = uitkomst("s-hertogenbosch", aanmelder=aanmelder, gebied="WK079611", kenmerken=ALLES | {"complex": True})
    assert (uit.bestemming.team, uit.rol, uit.ontvangst) == ("wijkteam-west", "regie", ontvangst)


@pytest.mark.parametrize(
    ("soort", "klokken"),
    [
        ("vraag", []),
        ("aanbod", []),
        ("aanmelding", []),
        ("melding", ["wmo_onderzoek", "persoonlijk_plan"]),
        ("terugbelverzoek", ["terugbelverzoek"]),
        ("klacht", ["klacht"]),
        ("signaal", ["wgs_eerste_gesprek"]),
    ],
)
def test_klokken_van_een_vraag(soort: str, klokken: list[str]) -> None:
    uit = uitkomst("almere", soort=soort, voorziening={"wet": "wmo"}, kenmerken=ALLES)
    assert [termijn.soort for termijn in uit.termijnen] == klokken


PLAATSEN: list[tuple[dict[str, Any], str | None, str]] = [
    ({"gebied": "WK091721"}, "buurtteam-heerlerheide", "aangenomen"),
    ({"gebied": "BU09172101"}, "buurtteam-heerlerheide", "aangenomen"),
    ({"gemeente": "GM0917"}, None, "aangenomen"),
    ({}, None, "aangenomen"),
    ({"gemeente": "GM0034"}, None, "niet_voor_ons"),
    ({"gebied": "WK003401"}, None, "niet_voor_ons"),
]


@pytest.mark.parametrize(("plaats", "team", "ontvangst"), PLAATSEN)
def test_plaats(plaats: dict[str, Any], team: str | None, ontvangst: str) -> None:
    uit = uitkomst("heerlen", kenmerken=ALLES, **plaats)
    assert (uit.bestemming.team, uit.ontvangst) == (team, ontvangst)
    assert uit.bestemming.soort == "wijkteam"


def test_andere_gemeente_stuur_je_door() -> None:
    uit = uitkomst("heerlen", soort="melding", gemeente="GM0034", kenmerken={"kind_in_gevaar": True})
    assert uit.regel == "triage.niet_voor_ons"
    assert (uit.regisseur, uit.rol, uit.betrokken, uit.termijnen) == ("nog_te_bepalen", "toeleiding", (), ())
    assert uit.spoed
    assert "Awb 2:3" in uit.reden
    assert (uit.ontbreekt, uit.anders_als) == ((), ())


@pytest.mark.parametrize("plaats", [{"gebied": "WK091721", "gemeente": "GM0034"}, {"gebied": "WK091799"}])
def test_gebied_dat_niet_kan_is_een_fout(plaats: dict[str, Any]) -> None:
    with pytest.raises(FoutInInvoer) as fout:
        uitkomst("heerlen", **plaats)
    assert [deel.pad for deel in fout.value.fouten] == ["gebied"]


def test_id_komt_terug_en_ontbreekt_als_hij_er_niet_was() -> None:
    stelsel = inrichting("heerlen")
    assert "id" not in beoordeel(maak(), stelsel).als_dict()
    assert beoordeel(maak(id="v9"), stelsel).als_dict()["id"] == "v9"


def test_dag_van_de_uitkomst_noemt_de_versie() -> None:
    assert uitkomst("almere").inrichting.versie == "2021-01-01"
    assert inrichting("almere").geldig_vanaf < DAG
    assert set(IN_STAAT) < set(ALLES)
