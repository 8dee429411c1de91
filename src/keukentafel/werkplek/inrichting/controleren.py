"""Een bestand dat iemand meebrengt nakijken; er wordt niets geladen of bewaard."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from keukentafel.inrichting.bestand import GROOTSTE
from keukentafel.inrichting.controle import controleer_inhoud
from keukentafel.werkplek.formulier import Formulier

MEEST_OP_BLAD = 500
"""Fouten op het blad; staan er meer in het bestand, dan zegt het blad hoeveel."""
TE_GROOT = _("Dit bestand is te groot. Kies een bestand van hoogstens 1 MB")


class ControleFormulier(Formulier):
    """Eén bestand."""

    bestand = forms.FileField(
        label=_("Bestand met een inrichting"),
        help_text=_("Een TOML-bestand van hoogstens 1 MB. We kijken het na en bewaren niets."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"class": "utrecht-textbox utrecht-textbox--html-input"}),
    )

    def __init__(self, *args: Any, verzonden: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Een te groot bestand neemt Django niet aan (FILE_UPLOAD_HANDLERS); dan is alleen de lengte nog bekend.
        leeg = TE_GROOT if verzonden > GROOTSTE else _("Kies eerst een bestand")
        self.fields["bestand"].error_messages["required"] = str(leeg)

    def clean_bestand(self) -> "UploadedFile[bytes]":
        """Precies de grens van de controle."""
        bestand: UploadedFile[bytes] = self.cleaned_data["bestand"]
        if (bestand.size or 0) > GROOTSTE:
            raise ValidationError(TE_GROOT)
        return bestand


def inhoud(request: HttpRequest) -> dict[str, object]:
    """Het blad: het formulier, en na het versturen alle fouten."""
    if request.method != "POST":
        return {"formulier": ControleFormulier()}
    verzonden = int(request.META.get("CONTENT_LENGTH") or 0)
    formulier = ControleFormulier(request.POST, request.FILES, verzonden=verzonden)
    if not formulier.is_valid():
        return {"formulier": formulier}
    bestand: UploadedFile[bytes] = formulier.cleaned_data["bestand"]
    naam = bestand.name or "bestand.toml"
    fouten = controleer_inhoud(naam, bestand.read())
    getoond = fouten[:MEEST_OP_BLAD]
    return {"formulier": ControleFormulier(), "naam": naam, "fouten": fouten, "getoond": getoond}
