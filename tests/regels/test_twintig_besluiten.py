"""The same twenty proposals through every arrangement, as a page in `docs/` and as properties."""

import pytest

from keukentafel.regels.mandaat import Besluit
from tools import twintig_besluiten

BESLUITEN = twintig_besluiten.besluiten()


def test_het_zijn_er_twintig() -> None:
    assert len(BESLUITEN) == 20
    assert len({kop for kop, _ in BESLUITEN}) == 20


def test_de_bladzijde_is_bij() -> None:
    melding = "docs/twintig-besluiten.md is verouderd: maak haar opnieuw met `python -m tools.twintig_besluiten`"
    assert twintig_besluiten.BLADZIJDE.read_text(encoding="utf-8") == twintig_besluiten.maak(), melding


@pytest.mark.parametrize(("kop", "besluit"), BESLUITEN, ids=[str(nummer) for nummer in range(1, 21)])
def test_elke_uitkomst_zegt_waarom_en_van_wie(kop: str, besluit: Besluit) -> None:
    for naam, (inrichting, uit) in twintig_besluiten.uitkomsten(besluit).items():
        assert all((uit.reden, uit.bron)), kop
        assert uit.inrichting.naam == naam
        assert "{" not in uit.reden, uit.reden
        assert {uit.beslisser, uit.ondertekenaar} <= set(inrichting.rollen)
        if uit.indiener_bevoegd:
            assert (uit.beslisser, uit.vier_ogen) == (besluit.indiener.rol, False)


def test_wie_niets_weet_beslist_nergens_zelf() -> None:
    kop, besluit = BESLUITEN[-1]
    assert kop == "Er is nog niets bekend"
    assert not any(
        uit.indiener_bevoegd or not uit.vier_ogen for _, uit in twintig_besluiten.uitkomsten(besluit).values()
    )
