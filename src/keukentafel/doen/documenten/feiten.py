from typing import ClassVar
from uuid import UUID

from keukentafel.kern.gebeurtenissen.feiten import Code, Feit


class DocumentToegevoegd(Feit):
    soort: ClassVar[str] = "document_toegevoegd"
    document: UUID
    documentsoort: Code


class DocumentIngetrokken(Feit):
    soort: ClassVar[str] = "document_ingetrokken"
    document: UUID
