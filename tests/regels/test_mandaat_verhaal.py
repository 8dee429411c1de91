"""Story 7 and the papers: the same proposal goes another way in each arrangement."""

from typing import Any

import pytest

from keukentafel.inrichting.laden import laad
from keukentafel.regels.mandaat import Uitkomst
from tests.regels.ladders import uitkomst

WMO: dict[str, Any] = {
    "wet": "wmo",
    "categorie": "02",
    "leeftijd": 70,
    "indiener": {"rol": "wijkwerker"},
    "adviezen": [],
}
HUISHOUDEN = WMO | {"categorie": "01"}
KERN_JEUGD: dict[str, Any] = {"kernbeslissing": ["veiligheid_kind"], "adviezen": []}
CONSULENT: dict[str, Any] = {"rol": "wmo-consulent"}


def bij(naam: str, *zonder: str, **anders: Any) -> Uitkomst:
    return uitkomst(laad(naam), *zonder, **anders)


@pytest.mark.parametrize(
    ("naam", "zelf", "beslisser", "ondertekenaar", "toets"),
    [
        ("alkmaar", False, "lijnmanager", "administratief-medewerker", "steekproef"),
        ("zaltbommel", True, "jeugd-en-gezinswerker", "jeugd-en-gezinswerker", "geen"),
        ("ijsselstein", False, "kwaliteitsmedewerker", "kwaliteitsmedewerker", "rechtmatigheid"),
        ("kempengemeenten", False, "coordinator", "coordinator", "proces"),
        ("s-hertogenbosch", True, "jeugd-en-gezinswerker", "jeugd-en-gezinswerker", "geen"),
        ("diemen", True, "jeugd-en-gezinswerker", "jeugd-en-gezinswerker", "geen"),
        ("langedijk", False, "jeugdconsulent", "jeugdconsulent", "geen"),
        ("medemblik", True, "jeugd-en-gezinswerker", "jeugd-en-gezinswerker", "geen"),
    ],
)
def test_jeugdhulp_van_12500_euro(naam: str, zelf: bool, beslisser: str, ondertekenaar: str, toets: str) -> None:
    """Story 7: what four municipalities do with the application of the contract."""
    uit = bij(naam)
    assert (uit.indiener_bevoegd, uit.beslisser, uit.ondertekenaar, uit.toets) == (
        zelf,
        beslisser,
        ondertekenaar,
        toets,
    )
    assert uit.vier_ogen is not zelf


@pytest.mark.parametrize(
    ("bedrag", "beslisser"),
    [
        ("999.99", "jeugd-en-gezinswerker"),
        ("1000", "lijnmanager"),
        ("50000", "lijnmanager"),
        ("50000.01", "unitmanager"),
    ],
)
def test_de_ladder_van_alkmaar(bedrag: str, beslisser: str) -> None:
    uit = bij("alkmaar", bedrag_per_jaar=bedrag)
    assert uit.beslisser == beslisser
    assert (uit.ondertekenaar, uit.toets) == ("administratief-medewerker", "steekproef")
    assert [(v.van, v.voldaan) for v in uit.vereist] == [("gedragswetenschapper", True)]


def test_alkmaar_zonder_de_gedragswetenschapper() -> None:
    assert not bij("alkmaar", bedrag_per_jaar="500", adviezen=[]).indiener_bevoegd


@pytest.mark.parametrize(("registraties", "zelf"), [(["SKJ"], True), (["BIG"], False), ([], False)])
def test_s_hertogenbosch_vraagt_skj_voor_jeugd(registraties: list[str], zelf: bool) -> None:
    uit = bij("s-hertogenbosch", indiener={"rol": "wijkwerker", "registraties": registraties})
    assert (uit.indiener_bevoegd, uit.vier_ogen) == (zelf, not zelf)
    assert [(v.van, v.voldaan) for v in uit.vereist] == [("SKJ", zelf)]
    assert bij("s-hertogenbosch", **WMO).indiener_bevoegd


@pytest.mark.parametrize(
    ("feiten", "overleg"),
    [
        (KERN_JEUGD, "expertoverleg-jeugd"),
        (KERN_JEUGD | {"kernbeslissing": ["indicatie_boven_grens"]}, "expertoverleg-jeugd"),
        (WMO | {"kernbeslissing": ["indicatie_boven_grens"]}, "expertoverleg-wmo"),
    ],
)
def test_borger_odoorn_vraagt_eerst_het_expertoverleg(feiten: dict[str, Any], overleg: str) -> None:
    uit = bij("borger-odoorn", **feiten)
    assert (overleg, False) in [(v.van, v.voldaan) for v in uit.vereist]
    met = bij("borger-odoorn", **(feiten | {"adviezen": [overleg]}))
    assert all(v.voldaan for v in met.vereist)
    assert bij("borger-odoorn", **(feiten | {"kernbeslissing": []})).vereist == ()


@pytest.mark.parametrize("categorie", ["01", "07"])
@pytest.mark.parametrize("rol", ["transferverpleegkundige", "dementieverpleegkundige", "mandaatverpleegkundige"])
def test_almere_geeft_verpleegkundigen_mandaat(rol: str, categorie: str) -> None:
    uit = bij("almere", **(HUISHOUDEN | {"indiener": {"rol": rol}, "categorie": categorie}))
    assert (uit.indiener_bevoegd, uit.beslisser) == (True, rol)
    assert not bij("almere", **(WMO | {"indiener": {"rol": rol}})).indiener_bevoegd


def test_almere_wijkverpleegkundigen_indiceren_zonder_mandaat() -> None:
    uit = bij("almere", **(HUISHOUDEN | {"indiener": {"rol": "wijkverpleegkundige"}}))
    assert (uit.indiener_bevoegd, uit.regel) == (False, "mandaat.zonder-mandaat")


@pytest.mark.parametrize(("bedrag", "zelf"), [("380", True), ("105000", True), ("105000.01", False)])
def test_almere_geld_uit_het_vrije_budget(bedrag: str, zelf: bool) -> None:
    """Story 13: a washing machine today; no more than the whole budget at once."""
    uit = bij("almere", **(WMO | {"wet": "eigen", "categorie": "overig", "bedrag_per_jaar": bedrag}))
    assert uit.indiener_bevoegd is zelf


@pytest.mark.parametrize(
    ("wet", "categorie", "rol", "zelf", "beslisser"),
    [
        ("jeugdwet", "45", "jeugd-en-gezinswerker", True, "jeugd-en-gezinswerker"),
        ("jeugdwet", "45", "wmo-consulent", False, "jeugd-en-gezinswerker"),
        ("wmo", "02", "wmo-consulent", True, "wmo-consulent"),
        ("wmo", "02", "wijkwerker", False, "wmo-consulent"),
    ],
)
def test_medemblik_laat_niet_iedereen_indiceren(wet: str, categorie: str, rol: str, zelf: bool, beslisser: str) -> None:
    uit = bij("medemblik", wet=wet, categorie=categorie, indiener={"rol": rol})
    assert (uit.indiener_bevoegd, uit.beslisser) == (zelf, beslisser)


@pytest.mark.parametrize("naam", ["hellendoorn", "alkmaar"])
@pytest.mark.parametrize(("motivering", "voldaan"), [("", False), ("Deze zorg is nodig.", True)])
def test_afwijken_mag_met_een_motivering(naam: str, motivering: str, voldaan: bool) -> None:
    uit = bij(naam, afwijking_verordening=True, motivering=motivering)
    assert ("motivering", None, voldaan) in [(v.soort, v.van, v.voldaan) for v in uit.vereist]


def test_groningen_beslist_in_het_team() -> None:
    uit = bij("groningen", **(WMO | {"indiener": CONSULENT}))
    assert (uit.beslisser, uit.vier_ogen) == ("wijkwerker", True)


@pytest.mark.parametrize("naam", ["heerlen", "de-bilt", "haren", "heerenveen", "haarlem", "deurne", "gouda"])
def test_waar_de_stukken_zwijgen_geldt_de_landelijke_standaard(naam: str) -> None:
    uit = bij(naam)
    assert (uit.beslisser, uit.vier_ogen, uit.toets) == ("kwaliteitsmedewerker", True, "geen")
    assert uit.bron.startswith("aanname")
