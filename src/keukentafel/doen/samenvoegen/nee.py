"""Het nee van de grensfuncties in onze woorden: `MagNiet`, of `KanNiet` met de code die de database noemt."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, ProgrammingError, transaction

from keukentafel.doen.delen.nee import KanNiet, MagNiet
from keukentafel.kern.database.weigering import KLOPT_NIET, MAG_NIET, weigering

CODES = frozenset({
    "zelfde", "al_opgegaan", "andere_gemeente", "adres_geheim", "adres_half", "noodtoegang", "aanbod", "eerst_los",
    "al_los", "vraag_kan_niet", "geen_leden", "allemaal", "datum", "al_lid", "al_beantwoord", "leeg", "bestemming",
})  # fmt: skip
"""Waarom iets nu niet kan (doen/sql/0006_samenvoegen.sql, 0006_splitsen.sql en 0006_verhuizen.sql)."""


@contextmanager
def nee() -> Iterator[None]:
    """Wat de database weigert wordt `MagNiet` of `KanNiet`; wat het verzoek al deed, blijft staan.

    Raises:
        MagNiet, KanNiet: zie boven. Wat wij niet kennen, gaat door zoals het is.
    """
    try:
        with transaction.atomic():
            yield
    except (ProgrammingError, IntegrityError) as fout:
        staat = weigering(fout)
        code = getattr(getattr(fout.__cause__, "diag", None), "message_primary", "")
        if staat == MAG_NIET:
            raise MagNiet from fout
        if staat == KLOPT_NIET and code in CODES:
            raise KanNiet(code) from fout
        raise
