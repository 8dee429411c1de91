"""`keukentafel regels`: JSON Lines in en uit; een foute regel houdt de rest niet op."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.opdrachten.conftest import Doe

TRIAGE = ("regels", "triage", "--inrichting", "heerlen")
TERMIJN = ("regels", "termijn", "--inrichting", "heerlen")
GOED = {"datum": "2026-11-20", "leefgebieden": ["financien"]}


def vraag(**anders: Any) -> dict[str, Any]:
    """Een goede vraag met iets anders erin."""
    return GOED | anders


def test_een_regel_uit_per_regel_in(doe: Doe) -> None:
    antwoord = doe(*TRIAGE, invoer=[vraag(id="a"), vraag(), vraag(id=3)])
    assert antwoord.code == 0
    een, twee, drie = antwoord.regels()
    assert (een["id"], "id" in twee, drie["id"]) == ("a", False, 3)
    assert een["inrichting"] == {"naam": "heerlen", "versie": "2017-01-01"}
    assert een["anders_als"]
    assert antwoord.praat == ""


def test_zonder_anders_als(doe: Doe) -> None:
    (regel,) = doe(*TRIAGE, "--zonder-anders-als", invoer=[vraag()]).regels()
    assert regel["anders_als"] == []


def test_versie_komt_van_de_vraag_of_van_op(doe: Doe) -> None:
    almere = ("regels", "triage", "--inrichting", "almere")
    vragen = [vraag(datum="2020-05-05"), vraag(datum="2021-01-01"), vraag(id="vroeg", datum="2010-01-01")]
    antwoord = doe(*almere, invoer=vragen)
    een, twee, vroeg = antwoord.regels()
    assert (een["inrichting"]["versie"], twee["inrichting"]["versie"]) == ("2018-01-01", "2021-01-01")
    assert vroeg["fouten"][0]["pad"] == "datum"
    met_op = doe(*almere, "--op", "2019-01-01", invoer=vragen)
    assert met_op.code == 0
    assert {regel["inrichting"]["versie"] for regel in met_op.regels()} == {"2018-01-01"}


FOUT: list[tuple[Any, str, str]] = [
    (vraag(soort="vrag"), "soort", "bedoel je 'vraag'?"),
    (vraag(kanaal="telefon"), "kanaal", "bedoel je 'telefoon'?"),
    (vraag(leefgebieden=["financieen"]), "leefgebieden[0]", "bedoel je 'financien'?"),
    (vraag(kenmerken={"samenhnag": True}), "kenmerken.samenhnag", "bedoel je 'samenhang'?"),
    (vraag(kenmerken={"samenhang": "ja"}), "kenmerken.samenhang", "true of false"),
    (vraag(kenmerken={"samenhang": 1}), "kenmerken.samenhang", "true of false"),
    (vraag(kenmerken={"specialisme": ["verslavng"]}), "kenmerken.specialisme[0]", "bedoel je 'verslaving'?"),
    (vraag(datum="1900-02-29"), "datum", "een datum die bestaat"),
    (vraag(datum="20-11-2026"), "datum", "een datum die bestaat"),
    (vraag(datum=20261120), "datum", "een datum"),
    (vraag(leeftijd=200), "leeftijd", "hoogstens 120"),
    (vraag(leeftijd=-1), "leeftijd", "minstens 0"),
    (vraag(leeftijd=34.0), "leeftijd", "een heel getal"),
    (vraag(leeftijd=True), "leeftijd", "een heel getal"),
    (vraag(huishouden="34"), "huishouden", "een lijst"),
    (vraag(gemeente="Heerlen"), "gemeente", "GM en vier cijfers"),
    (vraag(gebied="WK091799"), "gebied", "bestaat niet in GM0917"),
    (vraag(gebied="WK091721", gemeente="GM0034"), "gebied", "ligt in GM0917"),
    (vraag(voorziening={"wet": "wmo", "categorie": "99"}), "voorziening", "01 tot en met 18"),
    (vraag(voorziening={"wet": "wom"}), "voorziening.wet", "bedoel je 'wmo'?"),
    (vraag(id={"a": 1}), "id", "tekst of een heel getal"),
    ({"datum": "2026-11-20"}, "leefgebieden", "ontbreekt"),
    ([1, 2], "", "een object"),
    ("tekst", "", "een object"),
]


@pytest.mark.parametrize(("waarde", "pad", "zegt"), FOUT, ids=lambda x: str(x)[:50])
def test_foute_regel_krijgt_een_melding(doe: Doe, waarde: Any, pad: str, zegt: str) -> None:
    antwoord = doe(*TRIAGE, invoer=[vraag(id="voor"), waarde, vraag(id="na")])
    assert antwoord.code == 1
    voor, fout, na = antwoord.regels()
    assert (voor["id"], na["id"]) == ("voor", "na")
    assert set(fout) == {"id", "fouten"}
    assert [deel["pad"] for deel in fout["fouten"]] == [pad]
    assert zegt in fout["fouten"][0]["melding"]


RUW: list[tuple[bytes, str]] = [
    (b"nee", "geen geldige JSON"),
    (b'{"id": "a", "datum": ', "geen geldige JSON"),
    (b"\xff\xfe{}", "geen UTF-8"),
    (b'{"datum": NaN, "leefgebieden": []}', "NaN"),
    (b'{"id": "a", "id": "b", "datum": "2026-11-20", "leefgebieden": []}', "twee keer"),
    (b'{"datum": "2026-11-20", "leefgebieden": [], "kenmerken": {"complex": true, "complex": false}}', "twee keer"),
    (b"[" * 100_000, "te diep"),
    (b'{"a":' * 900 + b"1" + b"}" * 900, "geen geldige JSON"),
    (b'{"x": "' + b"a" * 10_000_000 + b'"}', "te lang"),
    (b'{"leeftijd": ' + b"9" * 5000 + b"}", "te groot"),
    (b'{"id": "\\ud800", "datum": "2026-11-20", "leefgebieden": []}', "geen geldige JSON"),
]


@pytest.mark.parametrize(("ruw", "zegt"), RUW, ids=[zegt + str(nr) for nr, (_, zegt) in enumerate(RUW)])
def test_rauwe_regel_krijgt_een_melding(doe: Doe, ruw: bytes, zegt: str) -> None:
    goed = json.dumps(GOED).encode()
    antwoord = doe(*TRIAGE, invoer=goed + b"\n" + ruw + b"\n\n" + goed)
    assert antwoord.code == 1
    een, fout, twee = antwoord.regels()
    assert een == twee
    assert zegt in fout["fouten"][0]["melding"]


def test_alle_fouten_van_een_regel_in_een_keer(doe: Doe) -> None:
    (fout,) = doe(*TRIAGE, invoer=[{"id": "x", "datum": "nu", "leefgebieden": ["geld"], "leeftyd": 3}]).regels()
    assert fout["id"] == "x"
    assert {deel["pad"] for deel in fout["fouten"]} == {"datum", "leefgebieden[0]", "leeftyd"}


def test_lege_invoer_en_emoji(doe: Doe) -> None:
    assert doe(*TRIAGE, invoer=b"").uit == ""
    (regel,) = doe(*TRIAGE, invoer=[vraag(id="🙂")]).regels()
    assert regel["id"] == "🙂"


def test_termijn_van_het_contract(doe: Doe) -> None:
    klok = {"id": "t1", "soort": "wmo_beschikking", "start": "2026-11-20", "verdaagd": False, "met_commissie": False}
    klok["opschortingen"] = [{"van": "2026-12-01", "tot": "2026-12-10"}]
    (regel,) = doe(*TERMIJN, invoer=[klok]).regels()
    assert regel == {
        "id": "t1",
        "uiterlijk": "2026-12-14",
        "grondslag": "Wmo 2015 art. 2.3.5 lid 2",
        "atw": True,
        "stappen": ["2 weken na 2026-11-20 = 2026-12-04", "10 dagen opgeschort = 2026-12-14", "maandag, geen feestdag"],
    }


def test_termijn_met_fouten(doe: Doe) -> None:
    klokken = [
        {"soort": "wmo_onderzoek", "start": "2026-11-20"},
        {
            "soort": "wmo_onderzoek",
            "start": "2026-11-20",
            "opschortingen": [{"van": "2026-12-01", "tot": "2026-12-02"}],
        },
        {"soort": "wmo_onderzok", "start": "2026-11-20"},
        {"soort": "klacht", "start": "2026-11-20", "opschortingen": [{"van": "2026-12-02", "tot": "2026-12-01"}]},
        {"soort": "klacht", "start": "2000-01-03"},
    ]
    antwoord = doe(*TERMIJN, invoer=klokken)
    assert antwoord.code == 1
    goed, staat_stil, tik, om, vroeg = antwoord.regels()
    assert goed["uiterlijk"] == "2027-01-04"
    assert staat_stil["fouten"][0]["pad"] == "opschortingen"
    assert "bedoel je wmo_onderzoek" in tik["fouten"][0]["melding"]
    assert om["fouten"][0]["pad"] == "opschortingen[0]"
    assert vroeg["uiterlijk"] == "2000-02-14"


@pytest.mark.parametrize(
    ("woorden", "code"),
    [
        (("regels", "triage"), 2),
        (("regels", "triage", "--inrichting", "heerln"), 2),
        (("regels", "triage", "--inrichting", "heerlen", "--op", "gisteren"), 2),
        (("regels", "triage", "--inrichting", "heerlen", "--op", "2000-01-01"), 1),
        (("regels", "termijn", "--inrichting", "heerlen", "--op", "2020-01-01"), 2),
    ],
)
def test_verkeerd_gebruik(doe: Doe, woorden: tuple[str, ...], code: int) -> None:
    antwoord = doe(*woorden, invoer=[vraag()])
    assert (antwoord.code, antwoord.uit) == (code, "")
    assert antwoord.praat


def test_als_programma_met_een_lezer_die_stopt() -> None:
    """`keukentafel ... | head -1`: stil, zonder traceback. Regels komen eruit terwijl de invoer nog open is."""
    proces = subprocess.Popen(
        [sys.executable, "-m", "keukentafel", *TRIAGE, "--zonder-anders-als"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUTF8": "0", "LC_ALL": "C"},
    )
    assert proces.stdin is not None
    assert proces.stdout is not None
    assert proces.stderr is not None
    regel = json.dumps(vraag(id="é")).encode() + b"\n"
    proces.stdin.write(regel)
    proces.stdin.flush()
    assert json.loads(proces.stdout.readline())["id"] == "é"
    proces.stdout.close()
    try:
        proces.stdin.write(regel * 5000)
        proces.stdin.close()
    except BrokenPipeError:
        pass
    praat = proces.stderr.read()
    proces.stderr.close()
    assert proces.wait(timeout=60) == 0
    assert praat == b""
