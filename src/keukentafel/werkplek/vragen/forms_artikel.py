"""Het deel van Nieuwe vraag dat met een artikel antwoordt: wat er naast de vraag staat, en de knop die haar sluit."""

import re
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from keukentafel.regelen.kennis.models import Artikel
from keukentafel.regelen.kennis.overzichten import artikelen, voorstellen

KNOP = re.compile(r"artikel-([0-9]{1,18})")
"""De knop "Hiermee is de vraag beantwoord" zegt bij welk artikel zij hoort."""


class MetArtikel(forms.Form):
    """Artikelen bij deze vraag; `kennis_bij` zegt welke er al op het blad stonden."""

    stelsel_id: int
    kennis_bij = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)

    @property
    def artikel_id(self) -> int | None:
        """Het artikel van de knop die is ingedrukt, of None bij een andere knop."""
        knop = KNOP.fullmatch(str(self.data.get("actie", ""))) if self.is_bound else None
        return int(knop[1]) if knop else None

    def controleer_artikel(self) -> None:
        """Een artikel dat intussen verviel, of dat er nooit was, sluit geen vraag."""
        if self.artikel_id is not None and not artikelen(self.stelsel_id).filter(pk=self.artikel_id).exists():
            self.add_error(None, _("Dit artikel geldt niet meer; kies een ander of schrijf je antwoord zelf op"))

    @cached_property
    def kennis(self) -> list[Artikel]:
        """Hoogstens drie artikelen bij wat er is ingevuld."""
        woorden = str(self["eigen_woorden"].value() or "")
        schoon: dict[str, Any] = getattr(self, "cleaned_data", {})
        gebieden = schoon.get("leefgebieden") or []
        return voorstellen(self.stelsel_id, gebieden, woorden) if woorden or gebieden else []

    @property
    def kennis_nu(self) -> str:
        """Welke artikelen er nu bij horen, voor `kennis_bij`."""
        return ",".join(str(een.pk) for een in self.kennis)

    @property
    def kennis_anders(self) -> bool:
        """Staan er andere artikelen dan het blad al toont? Zo niet, dan blijft een open artikel open."""
        return self.kennis_nu != str(self.data.get("kennis_bij", ""))
