"""Een document bewaren of intrekken vanaf het scherm: fouten komen bij hun veld."""

from datetime import datetime
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from keukentafel.doen.delen import zicht
from keukentafel.doen.documenten.acties import AlToegevoegd, Toegevoegd, trek_document_in, voeg_document_toe
from keukentafel.doen.documenten.models import Document, Documentinhoud
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.werkplek.documenten.forms import DocumentFormulier, IntrekFormulier


def bewaar(request: Verzoek, formulier: DocumentFormulier, dossier_id: UUID, nu: datetime) -> Toegevoegd | None:
    """Bewaar het document, of zet de fouten in het formulier en geef None."""
    if not formulier.is_valid():
        return None
    try:
        return voeg_document_toe(
            dossiers=zicht.schrijfdossiers(request.werkkring, nu),
            dossier_id=dossier_id,
            opgave=formulier.opgave(),
            medewerker=request.werkkring.medewerker,
            nu=nu,
        )
    except ValidationError as fout:
        for veld, zinnen in fout.message_dict.items():
            formulier.add_error(veld, zinnen[0])
    except AlToegevoegd:
        formulier.add_error("bestand", _("Hier staat al een ander document. Kies het bestand nog een keer."))
        data = QueryDict(mutable=True)
        data.update(formulier.data)
        data["sleutel"] = str(uuid4())
        formulier.data = data
    return None


def trek_in(
    request: Verzoek, formulier: IntrekFormulier, dossier_id: UUID, document_id: UUID, nu: datetime
) -> Document | None:
    """Trek het document in, of zet de fout in het formulier en geef None."""
    if not formulier.is_valid():
        return None
    try:
        return trek_document_in(
            dossiers=zicht.schrijfdossiers(request.werkkring, nu),
            dossier_id=dossier_id,
            document_id=document_id,
            reden=formulier.cleaned_data["reden"],
            medewerker=request.werkkring.medewerker,
            nu=nu,
        )
    except ValidationError as fout:
        formulier.add_error("reden", fout.message_dict["reden"][0])
    return None


def als_bijlage(gevonden: Documentinhoud) -> HttpResponse:
    """Het bestand om op te slaan, nooit om in de browser te openen: wat erin zit, draait niet bij ons."""
    document = gevonden.document
    antwoord = HttpResponse(bytes(gevonden.inhoud), content_type=document.mediatype)
    antwoord.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=document.bestandsnaam) or "attachment"
    )
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    antwoord.headers["Cache-Control"] = "private, no-store"
    antwoord.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return antwoord
