"""Wat de eerste vraag anders zou betalen: de feestdagen, die bij het eerste gebruik honderden modules laden."""

import threading
from datetime import UTC, datetime

from keukentafel.regels.termijnen.instellingen import Feestdagen
from keukentafel.regels.termijnen.kalender import Kalender


def warm_op() -> threading.Thread:
    """Reken in een eigen draad één werkdag uit; alleen een verzoek met een klok wacht daarop."""
    draad = threading.Thread(target=_eerste_werkdag, name="warm-op", daemon=True)
    draad.start()
    return draad


def _eerste_werkdag() -> None:
    feestdagen = Feestdagen(goede_vrijdag=False, bevrijdingsdag=False, gelijkgesteld=[], bron="Atw art. 3")
    Kalender(feestdagen).eerste_werkdag(datetime.now(UTC).date())
