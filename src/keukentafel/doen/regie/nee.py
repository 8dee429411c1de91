"""Wat er niet kan bij overdragen, en het nee van de database in onze woorden."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import IntegrityError, ProgrammingError, transaction

from keukentafel.kern.database.weigering import BESTAAT_AL, KLOPT_NIET, MAG_NIET, weigering


class MagNiet(Exception):
    """Deze regie, of dit aanbod, is er niet voor deze medewerker; dat is hetzelfde."""


class KanNiet(Exception):
    """Het mag wel, maar nu niet: `code` zegt waarom (`regie_tijdelijk`, `overgang_team_weg`, `al_aangeboden`, ...)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class AlBeantwoord(Exception):
    """Op dit aanbod is al geantwoord: hoe, door wie en wanneer (leeg als het vanzelf verviel)."""

    def __init__(self, status: str, wie: str, op: datetime | None) -> None:
        super().__init__(status)
        self.status = status
        self.wie = wie
        self.op = op


@contextmanager
def of_nee() -> Iterator[None]:
    """Wat de database weigert wordt `MagNiet` of `KanNiet`; wat het verzoek al deed, blijft staan."""
    try:
        with transaction.atomic():
            yield
    except (ProgrammingError, IntegrityError) as fout:
        staat = weigering(fout)
        if staat == MAG_NIET:
            raise MagNiet from fout
        if staat == BESTAAT_AL:
            raise KanNiet("al_aangeboden") from fout
        if staat == KLOPT_NIET:
            diag = getattr(fout.__cause__, "diag", None)
            raise KanNiet(str(getattr(diag, "constraint_name", "") or "klopt_niet")) from fout
        raise
