"""Wat er op het blad Mijn werk staat, meest dringend eerst."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.doen.dossier.overzichten import mijn_huishoudens
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.ingang.overzichten import Ontvangst, door_mij_aangenomen, mijn_open_vragen, wachtrij
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.gemeenten.overzichten import inrichting_op
from keukentafel.regelen.inzet.overzichten import afwezig_op
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.werkplek import datums
from keukentafel.werkplek.afspraken.overzichten import DAGEN, Dag, dossiers_van, mijn_dagen
from keukentafel.werkplek.klok import Klok
from keukentafel.werkplek.taken.overzichten import van_mij
from keukentafel.werkplek.vragen.stand import termijnnaam
from keukentafel.werkplek.vragen.voorlezen import stand_van_zaken
from keukentafel.werkplek.vragen.wachtrij import snipper, titel, vraagklok
from keukentafel.werkplek.wachtlijst.mijn import op_mijn_werk
from keukentafel.werkplek.woorden import hoofdletter, telwoord

HOOGSTENS = 50
"""Zoveel open vragen van één medewerker staan op het blad; meer is geen lijst maar een probleem."""
HUISHOUDENS = 10
BINNENKORT = timedelta(days=14)


@dataclass(frozen=True)
class Taak:
    """Een rij: wat, voor wie, waarom, en waar je heen gaat."""

    vraag: Vraag
    klok: Klok | None
    titel: str
    huishouden: str
    reden: str
    dossier_id: UUID | None
    namens: str = ""
    """Van wie de vraag was, als dit voor een ander is."""
    kan_terug: bool = False

    @property
    def bellen(self) -> str:
        """Het nummer, als er gebeld moet worden."""
        return self.vraag.melder_telefoon if self.vraag.terugbellen else ""


def dag(kring: Werkkring, nu: datetime) -> dict[str, Any]:
    """De context van Mijn werk voor wie dossiers leest."""
    vandaag, bereik = nu.date(), kring.bereik("dossier_lezen")
    _versie, inrichting = inrichting_op(kring.stelsel.pk, vandaag)
    open_termijnen = Termijn.objects.filter(klaar_op__isnull=True).order_by("uiterlijk")
    vragen = mijn_open_vragen(kring.stelsel.pk, bereik, kring.medewerker.pk).prefetch_related(
        Prefetch("termijnen", open_termijnen, to_attr="open_termijnen")
    )
    gelezen = list(vragen[:HOOGSTENS])
    weg = _nog_weg(kring, gelezen, vandaag)
    taken = [_taak(vraag, inrichting, vandaag, weg) for vraag in gelezen]
    nieuw = wachtrij(kring.stelsel.pk, bereik, "niemand", kring.medewerker.pk, vandaag)
    nieuwe = list(nieuw.select_related("dossiervraag")[:3])
    huizen = mijn_huishoudens(kring.stelsel.pk, bereik, kring.medewerker.pk)
    mijn = list(huizen[:HUISHOUDENS])
    dagen, mijn_taken = _agenda(kring, nu), van_mij(kring, nu)
    wachten = op_mijn_werk(kring, bereik, vandaag)
    return {
        "vandaag": vandaag,
        "dagen": dagen,
        "mijn_taken": mijn_taken,
        **wachten.inhoud,
        "vragen": [*(taak.vraag for taak in taken), *nieuwe, *wachten.vragen],
        "dossiers": [*(huis.pk for huis in mijn), *dossiers_van(dagen), *(r.taak.dossier_id for r in mijn_taken)],
        "begroeting": begroeting(kring, nu, taken, [r.taak.uiterlijk for r in mijn_taken if r.taak.uiterlijk]),
        "nu": [taak for taak in taken if _nu(taak.vraag, vandaag)],
        "straks": [taak for taak in taken if _straks(taak.vraag, vandaag)],
        "later": [taak for taak in taken if not _nu(taak.vraag, vandaag) and not _straks(taak.vraag, vandaag)],
        "nieuw": [(vraag, titel(vraag, inrichting), snipper(vraag.eigen_woorden)) for vraag in nieuwe],
        "nieuw_aantal": len(nieuwe) if len(nieuwe) < 3 else nieuw.count(),
        "huizen": mijn,
        "huizen_aantal": len(mijn) if len(mijn) < HUISHOUDENS else huizen.count(),
    }


def _agenda(kring: Werkkring, nu: datetime) -> list[Dag]:
    return mijn_dagen(kring, nu, dagen=DAGEN) if kring.mag("afspraken_zien") else []


def _nu(vraag: Vraag, vandaag: date) -> bool:
    return vraag.spoed or (vraag.uiterlijk is not None and vraag.uiterlijk <= vandaag)


def _straks(vraag: Vraag, vandaag: date) -> bool:
    return not _nu(vraag, vandaag) and vraag.uiterlijk is not None and vraag.uiterlijk <= vandaag + BINNENKORT


def _nog_weg(kring: Werkkring, vragen: Sequence[Vraag], vandaag: date) -> frozenset[int]:
    """Van wie ik iets doe en die er vandaag nog niet is."""
    voor = {vraag.namens_id for vraag in vragen if vraag.namens_id is not None}
    return frozenset(afwezig_op(kring.stelsel.pk, vandaag, voor)) if voor else frozenset()


def _taak(vraag: Vraag, inrichting: Inrichting, vandaag: date, weg: frozenset[int]) -> Taak:
    koppeling = getattr(vraag, "dossiervraag", None)
    eerste: Termijn | None = next((t for t in vraag.open_termijnen if t.uiterlijk == vraag.uiterlijk), None)  # type: ignore[attr-defined]
    wat = termijnnaam(eerste.soort, inrichting) if eerste else titel(vraag, inrichting)
    return Taak(
        vraag=vraag,
        klok=vraagklok(vraag, vandaag),
        titel=_("Terugbellen") if vraag.terugbellen else wat,
        huishouden=(koppeling.dossier.naam if koppeling else "") or vraag.melder_naam,
        reden=_reden(vraag, titel(vraag, inrichting) if eerste or vraag.terugbellen else "", vandaag),
        dossier_id=koppeling.dossier_id if koppeling else None,
        namens=_namens(vraag, weg),
        kan_terug=vraag.namens_id is not None and vraag.namens_id not in weg,
    )


def _namens(vraag: Vraag, weg: frozenset[int]) -> str:
    """Voor wie ik dit doe, en of zij er nog niet is."""
    if vraag.namens is None:
        return ""
    if vraag.namens_id in weg:
        return _("Van %(naam)s, die afwezig is.") % {"naam": vraag.namens.naam}
    return _("Van %(naam)s, die er weer is.") % {"naam": vraag.namens.naam}


def _reden(vraag: Vraag, waarover: str, vandaag: date) -> str:
    """Waarom dit op de lijst staat: waar het over gaat en sinds wanneer."""
    binnen = datums.dag_kort(timezone.localdate(vraag.ontvangen_op), vandaag)
    if not waarover:
        return _("Binnengekomen %(dag)s.") % {"dag": binnen}
    return _("%(waarover)s, binnengekomen %(dag)s.") % {"waarover": waarover, "dag": binnen}


def begroeting(kring: Werkkring, nu: datetime, taken: list[Taak], andere: Sequence[date] = ()) -> str:
    """Goedemorgen, hoeveel er vandaag moet, en hoeveel er te laat is; `andere` zijn de dagen van mijn eigen taken."""
    groet = _("Goedemorgen") if nu.hour < 12 else _("Goedemiddag") if nu.hour < 18 else _("Goedenavond")
    vandaag = nu.date()
    nu_doen = [taak.vraag.uiterlijk for taak in taken if _nu(taak.vraag, vandaag)]
    moet = [*nu_doen, *(dag for dag in andere if dag <= vandaag)]
    laat = sum(1 for dag in moet if dag is not None and dag < vandaag)
    zin = ngettext("Je hebt vandaag één ding te doen.", "Je hebt vandaag %(n)s dingen te doen.", len(moet))
    if not moet:
        zin = _("Voor vandaag staat er niets open.")
    zinnen = [f"{groet} {kring.medewerker.roepnaam}.", zin % {"n": telwoord(len(moet))}]
    if laat and len(moet) == 1:
        zinnen.append(_("Dat is te laat."))
    elif laat:
        zinnen.append(
            ngettext("Eén ervan is te laat.", "%(n)s ervan zijn te laat.", laat) % {"n": hoofdletter(telwoord(laat))}
        )
    return " ".join(zinnen)


@dataclass(frozen=True)
class Aangenomen:
    """Een vraag die ik aannam, met één zin over hoe het ervoor staat."""

    ontvangst: Ontvangst
    stand: str


def aannamedag(kring: Werkkring, nu: datetime) -> dict[str, Any]:
    """De context van Mijn werk voor wie aanneemt en geen dossiers leest."""
    vandaag = nu.date()
    rijen = [Aangenomen(o, " ".join(stand_van_zaken(o, vandaag))) for o in door_mij_aangenomen(nu - BINNENKORT)]
    groet = begroeting(kring, nu, []).partition(".")[0]
    dagen = _agenda(kring, nu)
    return {
        "vandaag": vandaag,
        "dagen": dagen,
        "agenda": kring.mag("afspraken_zien"),
        "dossiers": dossiers_van(dagen),
        "begroeting": f"{groet}. {_('Gaat de telefoon, begin dan met Nieuwe vraag.')}",
        "rijen": rijen,
    }
