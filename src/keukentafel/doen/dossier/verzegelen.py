"""Nummers onder de sleutel van nu brengen, na een nieuw geheim (`keukentafel verzegel`); voor onderhoud."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from keukentafel.doen.dossier.bsn import bsnvelden, nummer_van
from keukentafel.doen.dossier.models import Persoon
from keukentafel.kern.toegang.versleutelen import OnleesbaarError
from keukentafel.kern.toegang.zegel import bsnzegel

STAP = 500
"""Zoveel personen gaan er per transactie: genoeg om op te schieten, en te weinig om een medewerker te laten wachten."""


@dataclass(frozen=True)
class Stap:
    """Wat er met één stap van hoogstens `STAP` personen gebeurde."""

    opnieuw: tuple[UUID, ...]
    """Wie er een nieuw zegel kreeg."""
    al_goed: int
    onleesbaar: int
    """Onder een geheim dat wij niet hebben; daar is niets aan veranderd."""
    bezet: int
    """Een ander wijzigde hen op dit moment; zij zijn overgeslagen."""
    tot: UUID | None
    """De laatste van deze stap, om verder te gaan; None als er niemand meer is."""


@transaction.atomic
def verzegel_stap(*, stelsel_id: int, na: UUID | None = None) -> Stap:
    """Breng de volgende personen onder de sleutel van nu; wie dat al is, verandert niet.

    Het vorige geheim staat in SECRET_KEY_FALLBACKS. Wie op slot staat, slaan wij over in plaats van te wachten: zo kan
    dit het werk van niemand ophouden of laten mislukken.
    """
    rij = Persoon.objects.filter(stelsel_id=stelsel_id).exclude(bsn="").order_by("pk")
    wie = list((rij if na is None else rij.filter(pk__gt=na)).values_list("pk", flat=True)[:STAP])
    personen = list(
        rij.filter(pk__in=wie)
        .only("stelsel_id", "bsn", "bsn_zegel")
        .select_for_update(of=("self",), skip_locked=True, no_key=True)
    )
    nieuw, onleesbaar = _verzegeld(personen)
    Persoon.objects.bulk_update(nieuw, ["bsn", "bsn_zegel"])
    return Stap(
        opnieuw=tuple(persoon.pk for persoon in nieuw),
        al_goed=len(personen) - len(nieuw) - onleesbaar,
        onleesbaar=onleesbaar,
        bezet=len(wie) - len(personen),
        tot=wie[-1] if len(wie) == STAP else None,
    )


def _verzegeld(personen: list[Persoon]) -> tuple[list[Persoon], int]:
    """Wie er een nieuw zegel heeft (nog niet bewaard), en van hoeveel het nummer niet te lezen is."""
    nieuw, onleesbaar = [], 0
    for persoon in personen:
        try:
            nummer = nummer_van(persoon)
        except OnleesbaarError:
            onleesbaar += 1
            continue
        if persoon.bsn_zegel != bsnzegel(stelsel_id=persoon.stelsel_id, bsn=nummer):
            for veld, waarde in bsnvelden(persoon.stelsel_id, nummer).items():
                setattr(persoon, veld, waarde)
            nieuw.append(persoon)
    return nieuw, onleesbaar
