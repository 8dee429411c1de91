"""Wie er op een blad staat, voor het logboek: per persoon één verwerkingsregel, met één vraag aan de database."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from uuid import UUID

from keukentafel.doen.dossier.models import Dossier, Huishoudlid
from keukentafel.doen.dossier.overzichten import personen_van
from keukentafel.doen.ingang.models import Vraag
from keukentafel.regelen.medewerkers.verzoek import Verzoek


def noem(
    request: Verzoek,
    *,
    dossiers: Iterable[UUID] = (),
    vragen: Iterable[Vraag] = (),
    leden: Mapping[UUID, Iterable[Huishoudlid]] = MappingProxyType({}),
) -> None:
    """Noem de personen van deze dossiers, en van de dossiers van deze vragen (lees `dossiervraag` mee op).

    Is er bij een vraag niemand bekend, of mag je niet zien wie, dan is de vraag zelf de betrokkene; anders het dossier.
    Van welke dossiers de leden al zijn gelezen, staat in `leden`.
    """
    per_vraag = {vraag.pk: dossier_van(vraag) for vraag in vragen}
    per_dossier = dict.fromkeys(dossiers)
    alle = {*per_dossier, *(dossier_id for dossier_id in per_vraag.values() if dossier_id)}
    personen = personen_van(request.werkkring.stelsel.pk, alle - {*leden})
    personen |= {dossier_id: [lid.persoon_id for lid in rijen] for dossier_id, rijen in leden.items()}
    for dossier_id in per_dossier:
        request.boek.betreft(personen.get(dossier_id, ()), dossier=dossier_id)
    for vraag_id, van in per_vraag.items():
        request.boek.betreft(personen.get(van, ()) if van else (), dossier=van, vraag=vraag_id)


def noem_leden(request: Verzoek, dossiers: Iterable[Dossier]) -> None:
    """Zoals `noem`, voor een lijst van dossiers; wie erbij horen, komt in `nu_leden`."""
    rijen = list(dossiers)
    personen = personen_van(request.werkkring.stelsel.pk, [dossier.pk for dossier in rijen])
    for dossier in rijen:
        dossier.nu_leden = personen.get(dossier.pk, [])  # type: ignore[attr-defined]
        request.boek.betreft(dossier.nu_leden, dossier=dossier.pk)  # type: ignore[attr-defined]


def dossier_van(vraag: Vraag) -> UUID | None:
    """Het dossier van een vraag die met haar `dossiervraag` is gelezen; None als er geen is."""
    koppeling = getattr(vraag, "dossiervraag", None)
    return koppeling.dossier_id if koppeling else None
