"""Wat er aan een regel nog te lezen is als er iets mis mee is, en wat `null` betekent."""

import json
from typing import Any

import pytest

from tests.opdrachten.conftest import Doe
from tests.opdrachten.test_regels import TERMIJN, TRIAGE, vraag

MANDAAT = ("regels", "mandaat", "--inrichting", "heerlen")
KOP = '{"id": %s, "datum": "2026-11-20", "leefgebieden": [], '
LEESBAAR = [
    (KOP % '"a"' + '"kanaal": "web", "kanaal": "web"}', "a"),
    (KOP % '"a"' + '"kenmerken": {"complex": true, "complex": false}}', "a"),
    (KOP % "7" + '"leeftijd": NaN}', 7),
    (KOP % '"a"' + '"leeftijd": ' + "9" * 5000 + "}", "a"),
    (KOP % '"a"' + '"id": "b"}', None),
    (KOP % '{"id": "a"}' + '"leeftijd": NaN}', None),
    (KOP % "NaN" + '"leeftijd": 3}', None),
    (KOP % ("9" * 5000) + '"leeftijd": 3}', None),
    (KOP % "true" + '"leeftijd": NaN}', None),
    ('[["id", "a"], NaN]', None),
    ('{"id": "a", ', None),
]


@pytest.mark.parametrize(("regel", "ident"), LEESBAAR, ids=range(len(LEESBAAR)))
def test_een_foute_regel_houdt_zijn_id(doe: Doe, regel: str, ident: Any) -> None:
    antwoord = doe(*TRIAGE, invoer=regel.encode())
    assert antwoord.code == 1
    (fout,) = antwoord.regels()
    assert set(fout) == {"id", "fouten"}
    assert fout["id"] == ident


def test_een_dag_waarop_geen_klok_loopt_is_een_fout_in_de_datum(doe: Doe) -> None:
    (fout,) = doe(*TRIAGE, invoer=[vraag(id="laat", soort="melding", datum="9999-12-31")]).regels()
    assert fout["id"] == "laat"
    assert [deel["pad"] for deel in fout["fouten"]] == ["datum"]


def _zonder_null(waarde: dict[str, Any]) -> dict[str, Any]:
    return {sleutel: deel for sleutel, deel in waarde.items() if deel is not None}


@pytest.mark.parametrize(
    ("woorden", "waarde"),
    [
        (TRIAGE, vraag(**dict.fromkeys(["soort", "kanaal", "aanmelder", "gemeente", "gebied", "leeftijd"]))),
        (TRIAGE, vraag(**dict.fromkeys(["id", "huishouden", "vraag_van", "voorziening", "kenmerken"]))),
        (
            TERMIJN,
            {"soort": "klacht", "start": "2026-11-20"}
            | dict.fromkeys(["id", "opschortingen", "verdaagd", "nieuwe_datum", "met_commissie"]),
        ),
        (
            MANDAAT,
            {"datum": "2026-11-20"}
            | dict.fromkeys(["id", "wet", "categorie", "bedrag_per_jaar", "leeftijd", "indiener", "adviezen"])
            | dict.fromkeys(["kernbeslissing", "afwijking_verordening", "motivering"]),
        ),
    ],
    ids=["vraag", "vraag-2", "klok", "voorstel"],
)
def test_null_is_hetzelfde_als_er_niet_staan(doe: Doe, woorden: tuple[str, ...], waarde: dict[str, Any]) -> None:
    antwoord = doe(*woorden, invoer=[waarde, _zonder_null(waarde)])
    assert (antwoord.code, antwoord.praat) == (0, "")
    met, zonder = antwoord.regels()
    assert met == zonder


@pytest.mark.parametrize("sleutel", ["datum", "leefgebieden"])
def test_null_bij_een_verplichte_sleutel_is_een_fout(doe: Doe, sleutel: str) -> None:
    (fout,) = doe(*TRIAGE, invoer=[vraag(**{sleutel: None})]).regels()
    assert [deel["pad"] for deel in fout["fouten"]] == [sleutel]


def test_opschortingen_met_datums_worden_nog_gelezen(doe: Doe) -> None:
    klok: dict[str, Any] = {"soort": "wmo_beschikking", "start": "2026-11-20"}
    klok |= {"opschortingen": [{"van": "2026-12-01", "tot": "2026-12-10"}]}
    (regel,) = doe(*TERMIJN, invoer=json.dumps(klok).encode()).regels()
    assert regel["uiterlijk"] == "2026-12-14"
