"""Small files, small functions, thin views, and each room says what it is for."""

import ast

from tests.huis.bron import HUIS, boom, functies, modules, percentiel

LANGSTE_VIEW = 15


def test_bestanden_blijven_kort() -> None:
    lengtes = {pad: len(pad.read_text(encoding="utf-8").splitlines()) for pad in modules()}
    assert [f"{pad.relative_to(HUIS)}: {n}" for pad, n in lengtes.items() if n > 500] == []
    assert percentiel(list(lengtes.values()), 0.95) <= 300


def test_functies_blijven_kort() -> None:
    alle = [regels for pad in modules() for _, regels in functies(pad)]
    assert percentiel(alle, 0.95) <= 40
    assert percentiel(alle, 0.5) <= 10


def test_een_view_is_ten_hoogste_vijftien_regels() -> None:
    views = [pad for pad in modules() if pad.name == "views.py" or pad.parent.name == "views"]
    te_lang = [f"{naam}: {regels}" for pad in views for naam, regels in functies(pad) if regels > LANGSTE_VIEW]
    assert te_lang == []


def test_elke_kamer_zegt_waarvoor_zij_is() -> None:
    kamers = [pad for pad in modules() if pad.name == "__init__.py"]
    assert [str(pad.relative_to(HUIS)) for pad in kamers if not ast.get_docstring(boom(pad))] == []


def test_geen_import_om_de_lagen_heen() -> None:
    """import-linter reads imports, not strings: nobody imports by name."""
    gevonden = []
    for pad in modules():
        for knoop in ast.walk(boom(pad)):
            if isinstance(knoop, ast.Call) and ast.unparse(knoop.func) in {"importlib.import_module", "__import__"}:
                gevonden.append(f"{pad.relative_to(HUIS)}:{knoop.lineno}")
            if isinstance(knoop, ast.Call) and ast.unparse(knoop.func).endswith("apps.get_model"):
                gevonden.append(f"{pad.relative_to(HUIS)}:{knoop.lineno}")
    assert gevonden == []


def test_geen_signalen_van_django_voor_domeinwerk() -> None:
    woorden = ("post_save", "pre_save", "post_delete", "pre_delete", "m2m_changed", "@receiver")
    met = [str(pad.relative_to(HUIS)) for pad in modules() if any(w in pad.read_text("utf-8") for w in woorden)]
    assert met == []
