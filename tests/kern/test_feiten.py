"""Een gebeurtenis bevat nooit vrije tekst: dat wordt al geweigerd als de code wordt geladen."""

from typing import ClassVar

import pytest
from pydantic import ValidationError

from keukentafel.kern.gebeurtenissen.feiten import Code, Feit


def test_een_veld_met_vrije_tekst_wordt_geweigerd() -> None:
    with pytest.raises(TypeError, match="geen vrije tekst"):

        class Verteld(Feit):
            soort: ClassVar[str] = "verteld"
            toelichting: str


@pytest.mark.parametrize("soort", [dict[str, str], list[str], str | None])
def test_ook_niet_in_een_lijst_of_woordenboek(soort: object) -> None:
    with pytest.raises(TypeError, match="geen vrije tekst"):
        type("Verstopt", (Feit,), {"__annotations__": {"dingen": soort}, "soort": "verstopt"})


def test_een_zin_past_niet_in_een_code() -> None:
    class Gekozen(Feit):
        soort: ClassVar[str] = "gekozen"
        woord: Code

    assert Gekozen(woord="wmo_onderzoek").woord == "wmo_onderzoek"
    with pytest.raises(ValidationError):
        Gekozen(woord="Mevrouw De Vries belde over haar heup")
