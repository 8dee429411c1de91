"""Wie een formulier met een versie maakt, kan niet vergeten wat er getoond wordt aan wie te laat is."""

from typing import Any

import pytest
from django.utils import timezone

from keukentafel.doen.dossier.models import Dossier
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.werkplek.netwerk.bewerken import MetVersie


def test_een_formulier_met_een_versie_kan_niet_zonder_te_zeggen_wat_er_nu_staat() -> None:
    class Vergeten(MetVersie):
        def bewaar(self, formulier: Any) -> object:
            return formulier

    with pytest.raises(TypeError, match="nu_staat_er"):
        Vergeten(Verzoek(), Dossier(), timezone.now())  # type: ignore[abstract]
