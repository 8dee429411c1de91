"""De documenten van een dossier dat al langs het slot kwam."""

from uuid import UUID

from django.db.models import QuerySet

from keukentafel.doen.documenten.models import Document, Documentinhoud
from keukentafel.doen.dossier.models import Dossier


def documenten(dossier: Dossier) -> QuerySet[Document]:
    """De documenten van dit dossier, nieuwste eerst, zonder hun inhoud; ingetrokken documenten horen erbij."""
    return (
        Document.objects.filter(stelsel_id=dossier.stelsel_id, dossier=dossier)
        .select_related("door", "ingetrokken_door")
        .order_by("-toegevoegd_op", "pk")
    )


def inhoud(dossier: Dossier, document_id: UUID) -> Documentinhoud:
    """De bytes van een document dat niet is ingetrokken.

    Raises:
        Documentinhoud.DoesNotExist: het is er niet, of het is ingetrokken.
    """
    return Documentinhoud.objects.select_related("document").get(
        stelsel_id=dossier.stelsel_id, dossier=dossier, document_id=document_id, document__ingetrokken_op__isnull=True
    )
