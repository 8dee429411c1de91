"""De zin boven Toezicht zegt vandaag, ook als het oordeel er al voor de ochtend is."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from keukentafel.werkplek.toezicht.overzichten import lead, noodklok


def test_een_oordeel_voor_de_ochtend_heet_niet_vanavond() -> None:
    """De klok eronder zegt "uiterlijk 6.53 uur": dat is geen avond."""
    nu = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    klok = noodklok(nu - timedelta(hours=19), datetime(2026, 11, 23, 5, 53, tzinfo=UTC), nu)
    assert klok.onder == "uiterlijk 6.53 uur"
    nood: Any = SimpleNamespace(laat=False, klok=klok)
    assert lead([nood], [], klok.datum) == "Eén keer noodtoegang wacht op jouw oordeel, één vandaag."
