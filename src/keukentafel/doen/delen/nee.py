"""Wat er niet kan bij delen, en het nee van de database in onze woorden."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, ProgrammingError, transaction

from keukentafel.kern.database.weigering import KLOPT_NIET, MAG_NIET, OVERLAPT, weigering


class MagNiet(Exception):
    """Dit dossier, of dit deel ervan, is er niet voor deze medewerker; dat is hetzelfde."""


class KanNiet(Exception):
    """Het mag wel, maar nu niet: `code` zegt waarom."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@contextmanager
def of_nee(*, anders: str = "") -> Iterator[None]:
    """Wat de database weigert wordt `MagNiet`, of `KanNiet(anders)`; wat het verzoek al deed, blijft staan."""
    try:
        with transaction.atomic():
            yield
    except (ProgrammingError, IntegrityError) as fout:
        staat = weigering(fout)
        if staat == MAG_NIET:
            raise MagNiet from fout
        if anders and staat in (KLOPT_NIET, OVERLAPT):
            raise KanNiet(anders) from fout
        raise
