"""Who decides: steps, borders, roles, requirements, and the words of the reason."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from keukentafel.regels.basis import FoutInInvoer
from keukentafel.regels.mandaat import Besluit, beoordeel, mag_beslissen
from tests.regels.ladders import BEDRAGEN, KERN, VOORSTEL, besluit, gegevens, uitkomst

BEDRAGLADDER = gegevens(BEDRAGEN)
KERNLADDER = gegevens(KERN)
STANDAARD = gegevens()


def test_het_voorbeeld_van_het_contract() -> None:
    assert uitkomst(BEDRAGLADDER).als_dict() == {
        "id": "b1",
        "indiener_bevoegd": False,
        "beslisser": "lijnmanager",
        "ondertekenaar": "administratief-medewerker",
        "vereist": [{"soort": "advies", "van": "gedragswetenschapper", "voldaan": True}],
        "toets": "steekproef",
        "vier_ogen": True,
        "regel": "mandaat.lijnmanager",
        "reden": "€ 12.500 per jaar: de lijnmanager beslist.",
        "bron": "proef",
        "inrichting": {"naam": "proef", "versie": "2017-01-01"},
    }


@pytest.mark.parametrize(
    ("bedrag", "beslisser", "zelf"),
    [
        ("0", "jeugd-en-gezinswerker", True),
        ("999.99", "jeugd-en-gezinswerker", True),
        ("1000.00", "lijnmanager", False),
        ("1000.01", "lijnmanager", False),
        ("12500", "lijnmanager", False),
        ("49999.99", "lijnmanager", False),
        ("50000", "lijnmanager", False),
        ("50000.00", "lijnmanager", False),
        ("50000.01", "unitmanager", False),
        ("999999999999.99", "unitmanager", False),
    ],
)
def test_de_grenzen_van_de_ladder(bedrag: str, beslisser: str, zelf: bool) -> None:
    """Below 1,000 is the worker's; exactly 1,000 and exactly 50,000 are the middle step."""
    uit = uitkomst(BEDRAGLADDER, bedrag_per_jaar=bedrag)
    assert (uit.beslisser, uit.indiener_bevoegd, uit.vier_ogen) == (beslisser, zelf, not zelf)
    assert (uit.ondertekenaar, uit.toets) == ("administratief-medewerker", "steekproef")


@pytest.mark.parametrize(
    ("rol", "beslisser", "zelf"),
    [
        ("jeugd-en-gezinswerker", "jeugd-en-gezinswerker", True),
        ("wijkwerker", "wijkwerker", True),
        ("meitinker", "meitinker", True),
        ("kcc-medewerker", "jeugd-en-gezinswerker", False),
        ("unitmanager", "jeugd-en-gezinswerker", False),
    ],
)
def test_de_rol_van_de_indiener(rol: str, beslisser: str, zelf: bool) -> None:
    """Who is not on the step does not decide, however high; an own role counts as the role it is a kind of."""
    uit = uitkomst(BEDRAGLADDER, bedrag_per_jaar="500", indiener={"rol": rol})
    assert (uit.beslisser, uit.indiener_bevoegd, uit.vier_ogen) == (beslisser, zelf, not zelf)


def test_vier_ogen_bij_een_indiener_met_de_rol_van_de_beslisser() -> None:
    uit = uitkomst(BEDRAGLADDER, indiener={"rol": "lijnmanager"})
    assert (uit.beslisser, uit.indiener_bevoegd, uit.vier_ogen) == ("lijnmanager", False, True)
    assert "dat doet een collega met deze rol" in uit.reden


def test_zonder_advies_is_niemand_bevoegd() -> None:
    uit = uitkomst(BEDRAGLADDER, bedrag_per_jaar="500", adviezen=[])
    assert not uit.indiener_bevoegd
    assert not uit.vier_ogen  # with the advice the proposer may decide after all
    assert [(v.soort, v.van, v.voldaan) for v in uit.vereist] == [("advies", "gedragswetenschapper", False)]
    assert uit.reden.endswith("Nog nodig: advies van: gedragswetenschapper.")


def test_een_advies_dat_niet_hoeft_staat_er_niet() -> None:
    assert uitkomst(BEDRAGLADDER, wet="wmo", categorie="01", adviezen=[]).vereist == ()


@pytest.mark.parametrize(
    ("registraties", "van", "voldaan"),
    [(["SKJ"], "SKJ", True), (["BIG"], "BIG", True), (["BIG", "SKJ"], "SKJ", True), ([], "SKJ", False)],
)
def test_een_van_twee_registraties(registraties: list[str], van: str, voldaan: bool) -> None:
    uit = uitkomst(KERNLADDER, indiener={"rol": "meitinker", "registraties": registraties})
    assert [(v.soort, v.van, v.voldaan) for v in uit.vereist] == [("registratie", van, voldaan)]
    assert (uit.indiener_bevoegd, uit.vier_ogen) == (voldaan, not voldaan)
    assert uit.beslisser == "meitinker"


@pytest.mark.parametrize("kern", ["veiligheid_kind", "uithuisplaatsing", "indicatie_boven_grens"])
def test_een_kernbeslissing_vraagt_het_overleg(kern: str) -> None:
    zonder = uitkomst(KERNLADDER, kernbeslissing=[kern], indiener={"rol": "wijkwerker", "registraties": ["BIG"]})
    assert not zonder.indiener_bevoegd
    assert [v.van for v in zonder.vereist if not v.voldaan] == ["expertoverleg-jeugd"]
    met = uitkomst(
        KERNLADDER,
        kernbeslissing=[kern],
        adviezen=["expertoverleg-jeugd"],
        indiener={"rol": "wijkwerker", "registraties": ["BIG"]},
    )
    assert met.indiener_bevoegd


@pytest.mark.parametrize(("leeftijd", "soorten"), [(17, ["registratie"]), (18, [])])
def test_een_eis_met_een_leeftijdsgrens(leeftijd: int, soorten: list[str]) -> None:
    assert [v.soort for v in uitkomst(KERNLADDER, leeftijd=leeftijd).vereist] == soorten


@pytest.mark.parametrize(("motivering", "voldaan"), [("", False), ("  \n", False), ("Zij kan niet anders.", True)])
def test_wie_afwijkt_zegt_waarom(motivering: str, voldaan: bool) -> None:
    uit = uitkomst(STANDAARD, afwijking_verordening=True, motivering=motivering)
    assert [v.als_dict() for v in uit.vereist] == [{"soort": "motivering", "van": None, "voldaan": voldaan}]
    assert ("Nog nodig: een motivering van de afwijking." in uit.reden) is not voldaan


def test_de_landelijke_standaard() -> None:
    uit = uitkomst(STANDAARD)
    assert (uit.beslisser, uit.ondertekenaar) == ("kwaliteitsmedewerker", "kwaliteitsmedewerker")
    assert (uit.vier_ogen, uit.indiener_bevoegd, uit.toets, uit.vereist) == (True, False, "geen", ())
    assert uit.bron.startswith("aanname")


def test_de_reden_noemt_wie_voorbereidt_beslist_en_tekent() -> None:
    uit = uitkomst(KERNLADDER, wet="wmo", categorie="02", indiener={"rol": "wmo-consulent"})
    assert uit.reden == "De wmo-consulent bereidt voor, de coördinator beslist en de coördinator tekent."
    assert uitkomst(BEDRAGLADDER, bedrag_per_jaar="1234.5").reden == "€ 1.234,50 per jaar: de lijnmanager beslist."


def test_zonder_id_heeft_de_uitkomst_er_geen() -> None:
    assert "id" not in uitkomst(STANDAARD, "id").als_dict()


def test_een_onbekende_rol_is_een_fout_met_een_voorstel() -> None:
    with pytest.raises(FoutInInvoer) as fout:
        uitkomst(STANDAARD, indiener={"rol": "wijkwerkster"})
    assert [(f.pad, f.melding) for f in fout.value.fouten] == [
        ("indiener.rol", "rol 'wijkwerkster' bestaat niet in deze inrichting; bedoel je 'wijkwerker'?")
    ]


@pytest.mark.parametrize(
    ("anders", "pad"),
    [
        ({"bedrag_per_jaar": "-1"}, ("bedrag_per_jaar",)),
        ({"bedrag_per_jaar": "12.500,00"}, ("bedrag_per_jaar",)),
        ({"bedrag_per_jaar": "0.001"}, ("bedrag_per_jaar",)),
        ({"bedrag_per_jaar": "NaN"}, ("bedrag_per_jaar",)),
        ({"bedrag_per_jaar": "1e400"}, ("bedrag_per_jaar",)),
        ({"bedrag_per_jaar": True}, ("bedrag_per_jaar",)),
        ({"leeftijd": 121}, ("leeftijd",)),
        ({"leeftijd": "9"}, ("leeftijd",)),
        ({"wet": "wmo2015"}, ("wet",)),
        ({"categorie": "01"}, ("categorie",)),
        ({"kernbeslissing": ["veiligheid"]}, ("kernbeslissing", 0)),
        ({"indiener": {"rol": "wijkwerker", "registraties": ["skj"]}}, ("indiener", "registraties", 0)),
        ({"indiener": {"naam": "Sanne"}}, ("indiener", "naam")),
        ({"afwijking_verordening": "nee"}, ("afwijking_verordening",)),
        ({"bedrag": 5}, ("bedrag",)),
    ],
)
def test_onbekende_sleutels_en_woorden_zijn_fouten(anders: dict[str, Any], pad: tuple[str | int, ...]) -> None:
    with pytest.raises(ValidationError) as fout:
        Besluit.model_validate_json(json.dumps(VOORSTEL | anders))
    assert [regel["loc"] for regel in fout.value.errors()] == [pad]


def test_zonder_datum_is_het_geen_voorstel() -> None:
    with pytest.raises(ValidationError, match="datum"):
        besluit("datum")


def test_hetzelfde_voorstel_geeft_dezelfde_uitkomst() -> None:
    assert beoordeel(besluit(), BEDRAGLADDER) == beoordeel(besluit(), gegevens(BEDRAGEN))


@pytest.mark.parametrize(
    ("rol", "afwezig", "mag"),
    [
        ("lijnmanager", False, True),
        ("unitmanager", False, False),
        ("unitmanager", True, True),
        ("wijkwerker", True, False),
    ],
)
def test_bij_afwezigheid_valt_een_ander_in(rol: str, afwezig: bool, mag: bool) -> None:
    assert mag_beslissen(rol, "lijnmanager", BEDRAGLADDER, afwezig=afwezig) is mag
