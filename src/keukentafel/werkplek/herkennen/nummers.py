"""Het blad met de burgerservicenummers van een huishouden: afgedekt, tot iemand er met opzet een laat zien."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.bsn import gemaskeerd, leden, leg_bsn_vast, merk_van, nummer_van
from keukentafel.doen.dossier.models import Dossier, Persoon
from keukentafel.kern.toegang.versleutelen import OnleesbaarError
from keukentafel.regelen.inzet.versie import Verouderd
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.werkplek.herkennen.forms import BsnFormulier
from keukentafel.werkplek.huishouden.hoofd import naam


@dataclass(frozen=True)
class Regel:
    """Eén lid: het afgedekte nummer, of het hele als zij daarom vroeg."""

    persoon: Persoon
    nummer: str
    heel: bool
    formulier: BsnFormulier


def dossier_van(request: Verzoek, dossier_id: UUID, nu: datetime) -> Dossier:
    """Het dossier, als deze medewerker erin schrijft.

    Raises:
        Http404: het is er niet, of zij schrijft er niet; dat is hetzelfde antwoord.
    """
    dossier = zicht.schrijfdossiers(request.werkkring, nu).filter(pk=dossier_id).first()
    if dossier is None:
        raise Http404
    return dossier


def inhoud(dossier: Dossier, *, toon: UUID | None = None, fout: BsnFormulier | None = None) -> dict[str, object]:
    """De context van het blad; `toon` is van wie het hele nummer te zien is, `fout` een formulier met een fout."""
    return {"dossier": dossier, "naam": naam(dossier), "regels": [*_regels(dossier, toon, fout)], "form": fout}


def lid(dossier: Dossier, persoon_id: UUID) -> Persoon:
    """Iemand van dit huishouden.

    Raises:
        Http404: die hoort er niet bij.
    """
    persoon = leden(dossier).filter(pk=persoon_id).first()
    if persoon is None:
        raise Http404
    return persoon


def bewaar(request: Verzoek, dossier: Dossier, persoon: Persoon, nu: datetime) -> BsnFormulier | None:
    """Bewaar het nummer; geeft het formulier terug als er iets niet klopt, en anders None."""
    formulier = BsnFormulier(request.POST, prefix=persoon.pk.hex)
    if not formulier.is_valid():
        return formulier
    try:
        leg_bsn_vast(
            dossiers=zicht.schrijfdossiers(request.werkkring, nu), dossier_id=dossier.pk, persoon_id=persoon.pk,
            nummer=formulier.cleaned_data["bsn"], gezien=formulier.cleaned_data["gezien"],
            medewerker=request.werkkring.medewerker, nu=nu,
        )  # fmt: skip
    except Verouderd as eerder:
        _collega_was_eerder(formulier, eerder.nu)
        return formulier
    except ValidationError as fout:
        formulier.add_error(None, fout.messages)
        return formulier
    return None


def gedaan(request: Verzoek, eerst: Persoon) -> str:
    """Wat er net is bewaard, in een zin; `eerst` is het lid zoals het daarvoor was."""
    if request.POST.get(f"{eerst.pk.hex}-bsn", "").strip():
        return _("Het nummer is bewaard.")
    return _("Het nummer is weggehaald.") if gemaskeerd(eerst) else _("Er is niets veranderd: je vulde geen nummer in.")


def _collega_was_eerder(formulier: BsnFormulier, persoon: Any) -> None:
    """Zeg wat een collega net deed, afgedekt zoals het op het blad staat; wat zij zelf typte, blijft staan."""
    staat = gemaskeerd(persoon)
    if not staat:
        gedaan = _("Een collega haalde het nummer net weg.")
    elif staat.strip("*"):
        gedaan = _("Een collega schreef net een ander nummer op; het eindigt op %(einde)s.") % {"einde": staat[-3:]}
    else:
        gedaan = _("Een collega schreef net een ander nummer op.")
    keuze = _("Van jou is niets opgeslagen. Klopt het jouwe? Bewaar dan nog een keer.")
    formulier.add_error("bsn", f"{gedaan} {keuze}")
    formulier.heeft_gezien(merk_van(persoon))


def _regels(dossier: Dossier, toon: UUID | None, fout: BsnFormulier | None) -> Iterator[Regel]:
    for persoon in leden(dossier).order_by("geboortedatum", "pk"):
        heel = persoon.pk == toon
        eigen = fout if fout is not None and fout.prefix == persoon.pk.hex else None
        nummer = _heel(persoon) if heel else gemaskeerd(persoon)
        yield Regel(persoon, nummer, heel and bool(nummer), eigen or _leeg(persoon))


def _leeg(persoon: Persoon) -> BsnFormulier:
    return BsnFormulier(prefix=persoon.pk.hex, initial={"gezien": merk_van(persoon)})


def _heel(persoon: Persoon) -> str:
    try:
        return nummer_van(persoon)
    except OnleesbaarError:
        return ""
