"""Een taak bewaren of afronden vanaf het scherm; fouten komen bij hun veld, en twee versies naast elkaar."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.models import Dossier, Taak
from keukentafel.doen.dossier.taken import Taakopgave, TaakVeranderd, geef_taak, rond_taak_af, wijzig_taak
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.werkplek import datums
from keukentafel.werkplek.taken.forms import TaakFormulier


@dataclass(frozen=True)
class Versies:
    """De taak zoals zij al is bewaard, en wat deze medewerker wilde; per rij of het verschilt."""

    taak: Taak
    rijen: tuple[tuple[str, str, str, bool], ...]
    over: tuple[tuple[str, str], ...]


def bewaar(
    request: Verzoek, formulier: TaakFormulier, dossier: Dossier, taak: Taak | None, nu: datetime
) -> Taak | Versies | None:
    """Bewaar een nieuwe of gewijzigde taak; None met fouten in het formulier, `Versies` als een ander eerder was."""
    if not formulier.is_valid():
        return None
    opgave, ik = formulier.opgave(), request.werkkring.medewerker
    dossiers = zicht.schrijfdossiers(request.werkkring, nu)
    try:
        if taak is None:
            return geef_taak(dossiers=dossiers, dossier_id=dossier.pk, opgave=opgave, medewerker=ik, nu=nu)
        return wijzig_taak(
            dossiers=dossiers, dossier_id=dossier.pk, taak_id=taak.pk, opgave=opgave,
            gezien=formulier.cleaned_data.get("gezien") or 0, medewerker=ik, nu=nu,
        )  # fmt: skip
    except TaakVeranderd as fout:
        return versies(fout.taak, opgave, nu)
    except ValidationError as fout:
        for veld, zinnen in fout.message_dict.items() if hasattr(fout, "error_dict") else [("wat", fout.messages)]:
            formulier.add_error(veld, zinnen[0])
    return None


def versies(taak: Taak, mijn: Taakopgave, nu: datetime) -> Versies:
    """Zet wat er al staat naast wat deze medewerker wilde."""
    paren = (
        (_("Wat"), taak.wat, mijn.wat),
        (_("Wie"), taak.wie.naam, mijn.wie.naam),
        (_("Uiterlijk"), datums.datum_lang(taak.uiterlijk) if taak.uiterlijk else "",
         datums.datum_lang(mijn.uiterlijk) if mijn.uiterlijk else ""),
        (_("Stand"), _("afgerond") if taak.klaar_op else _("open"), _("open")),
    )  # fmt: skip
    dag = mijn.uiterlijk.isoformat() if mijn.uiterlijk else ""
    over = (("sleutel", str(mijn.sleutel)), ("gezien", str(taak.versie)), ("wat", mijn.wat), ("wie", str(mijn.wie.pk)),
            ("uiterlijk", dag))  # fmt: skip
    return Versies(taak, tuple((kop, daar, hier, daar != hier) for kop, daar, hier in paren), over)


def rond_af(request: Verzoek, dossier_id: UUID, taak_id: UUID, nu: datetime) -> Taak:
    """Vink een taak af, of laat haar vervallen als die knop is gekozen."""
    return rond_taak_af(
        dossiers=zicht.schrijfdossiers(request.werkkring, nu),
        dossier_id=dossier_id,
        taak_id=taak_id,
        medewerker=request.werkkring.medewerker,
        nu=nu,
        vervallen=request.POST.get("doe") == "vervalt",
    )
