"""Over wie van het huishouden iets gaat: dezelfde twee velden bij een contact en bij een document."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy

from keukentafel.doen.dossier.models import Huishoudlid
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.huishouden.leden import ledenkeuzes


class OverWie(Formulier):
    """Over wie iets gaat, en wie van het huishouden het niet te zien krijgt."""

    over = forms.MultipleChoiceField(
        label=gettext_lazy("Over wie gaat het?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Kies je niemand, dan gaat het over het hele huishouden."),
    )
    afgeschermd_voor = forms.MultipleChoiceField(
        label=gettext_lazy("Wie mag dit niet lezen in een afschrift?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Alleen als het iemand anders kan schaden. Collega's zien het wel."),
    )

    def __init__(self, *args: Any, leden: Iterable[Huishoudlid], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.alle_leden = tuple(leden)
        keuzes = ledenkeuzes(self.alle_leden)
        for veld in ("over", "afgeschermd_voor"):
            self.fields[veld].choices = keuzes  # type: ignore[attr-defined]

    def leden(self, veld: str) -> tuple[UUID, ...]:
        """De gekozen leden van `over` of `afgeschermd_voor`."""
        return tuple(UUID(wie) for wie in self.cleaned_data.get(veld, ()))
