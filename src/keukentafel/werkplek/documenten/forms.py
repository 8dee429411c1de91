from typing import Any
from uuid import uuid4

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.documenten.acties import REDEN, TITEL, Documentopgave
from keukentafel.doen.documenten.keuren import GROOTST, TOEGELATEN, te_groot
from keukentafel.doen.documenten.models import Document
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.huishouden.over_wie import OverWie

SOORTEN = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.odt,.ods,.txt"
"""Waar de browser uit laat kiezen. HEIC staat er met opzet niet bij: dan maakt een iPhone er zelf JPEG van."""


class DocumentFormulier(OverWie):
    """Een bestand met een titel; wat het is, herkennen wij aan de inhoud."""

    field_order = ("sleutel", "bestand", "titel", "soort", "over", "afgeschermd_voor")
    sleutel = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    bestand = forms.FileField(
        label=gettext_lazy("Bestand"),
        help_text=gettext_lazy("Hoogstens 10 MB. PDF, foto, Word, Excel, OpenDocument of gewone tekst."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"class": "utrecht-textbox utrecht-textbox--html-input", "accept": SOORTEN}),
    )
    titel = forms.CharField(
        label=gettext_lazy("Wat is het?"),
        max_length=TITEL,
        help_text=gettext_lazy("Zoals: brief van de school over verzuim"),
        error_messages={"required": gettext_lazy("Schrijf op wat het is")},
    )
    soort = forms.ChoiceField(
        label=gettext_lazy("Soort"),
        choices=Document.Soort,
        widget=forms.Select,
        error_messages={"required": gettext_lazy("Kies wat voor document het is")},
    )

    def __init__(self, *args: Any, verzonden: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Een te groot bestand neemt Django niet aan (FILE_UPLOAD_HANDLERS); dan is alleen de lengte nog bekend.
        leeg = te_groot() if verzonden > GROOTST else f"{_('Kies eerst een bestand.')} {TOEGELATEN}"
        self.fields["bestand"].error_messages["required"] = leeg

    def opgave(self) -> Documentopgave:
        """Het document zoals de kamer het kent."""
        bestand: UploadedFile[bytes] = self.cleaned_data["bestand"]
        return Documentopgave(
            sleutel=self.cleaned_data["sleutel"], titel=self.cleaned_data["titel"], soort=self.cleaned_data["soort"],
            naam=bestand.name or "document", inhoud=bestand.read(GROOTST + 1), over=self.leden("over"),
            afgeschermd_voor=self.leden("afgeschermd_voor"),
        )  # fmt: skip


class IntrekFormulier(Formulier):
    """Waarom een document wordt ingetrokken."""

    reden = forms.CharField(
        label=gettext_lazy("Waarom trek je het in?"),
        max_length=REDEN,
        help_text=gettext_lazy("Zoals: hoort bij een ander huishouden. De reden blijft staan."),
        error_messages={"required": gettext_lazy("Schrijf op waarom je het intrekt")},
    )
