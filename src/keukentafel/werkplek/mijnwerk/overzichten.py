"""Wat er op het blad Mijn werk staat, meest dringend eerst."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Window
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.overzichten import leden_van, mijn_huishoudens
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.ingang.overzichten import Ontvangst, door_mij_aangenomen, mijn_open_vragen
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.inzet.models import Afwezigheid
from keukentafel.regelen.medewerkers.overzichten import Bereik, Werkkring
from keukentafel.regelen.teams.overzichten import op
from keukentafel.werkplek import datums
from keukentafel.werkplek.afspraken.overzichten import DAGEN, Dag, dossiers_van, mijn_dagen
from keukentafel.werkplek.betrokkenen import dossier_van
from keukentafel.werkplek.klok import Klok
from keukentafel.werkplek.mijnwerk.niemand import is_dringend, van_niemand
from keukentafel.werkplek.mijnwerk.post import post
from keukentafel.werkplek.spreekuren.blad import van_mij as mijn_spreekuren
from keukentafel.werkplek.taken.overzichten import van_mij
from keukentafel.werkplek.vragen.stand import termijnnaam
from keukentafel.werkplek.vragen.voorlezen import stand_van_zaken
from keukentafel.werkplek.vragen.wachtrij import titel, vraagklok
from keukentafel.werkplek.wachtlijst.mijn import op_mijn_werk
from keukentafel.werkplek.woorden import hoofdletter, telwoord

HOOGSTENS = 50
"""Zoveel open vragen van één medewerker staan op het blad; meer is geen lijst maar een probleem."""
HUISHOUDENS = 10
BINNENKORT = timedelta(days=14)
SAMEN = Window(Count("pk"))
"""Bij elke gelezen rij: hoeveel er in het geheel zijn, ook na een grens."""


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


def dag(kring: Werkkring, nu: datetime, bevraagd: Iterable[UUID] = ()) -> dict[str, Any]:
    """De context van Mijn werk voor wie dossiers leest; `bevraagd` zijn dossiers die verder op het blad staan."""
    vandaag, bereik = timezone.localdate(nu), kring.bereik("dossier_lezen")
    inrichting = kring.inrichting
    taken = [_taak(vraag, inrichting, vandaag) for vraag in _mijn_vragen(kring, bereik, vandaag)]
    niemand = van_niemand(kring, bereik, vandaag)
    op_naam, regie = zicht.deelnames(kring, zicht.LEZEN, nu), zicht.mijn_regie(kring)
    huizen = mijn_huishoudens(kring.stelsel.pk, bereik, kring.medewerker.pk, op_naam, regie)
    mijn = list(huizen.annotate(samen=SAMEN)[:HUISHOUDENS])
    dagen, mijn_taken = _agenda(kring, nu), van_mij(kring, nu)
    wachten = op_mijn_werk(kring, bereik, vandaag)
    brieven = post(kring, nu)
    andere = [*wachten.dagen, *(r.taak.uiterlijk for r in mijn_taken if r.taak.uiterlijk)]
    vragen = [*(taak.vraag for taak in taken), *niemand.vragen, *wachten.vragen]
    dossiers = [
        *(huis.pk for huis in mijn),
        *dossiers_van(dagen),
        *(r.taak.dossier_id for r in mijn_taken),
        *bevraagd,
        *brieven.dossiers,
    ]
    leden = leden_van(kring.stelsel.pk, {*dossiers, *filter(None, map(dossier_van, vragen))})
    for huis in mijn:
        huis.nu_leden = leden[huis.pk]  # type: ignore[attr-defined]
    return {
        "leden": leden,
        "vandaag": vandaag,
        "dagen": dagen,
        "mijn_taken": mijn_taken,
        **wachten.inhoud,
        "vragen": vragen,
        "dossiers": dossiers,
        "begroeting": begroeting(kring, nu, taken, andere, (niemand.zin, brieven.zin)),
        "nu": [taak for taak in taken if is_dringend(taak.vraag, vandaag)],
        "straks": [taak for taak in taken if _straks(taak.vraag, vandaag)],
        "later": [taak for taak in taken if not is_dringend(taak.vraag, vandaag) and not _straks(taak.vraag, vandaag)],
        "niemand": niemand,
        "post": brieven,
        "aanbod_aantal": brieven.aantal_dossiers,
        "huizen": mijn,
        "huizen_aantal": _samen(mijn),
    }


def _agenda(kring: Werkkring, nu: datetime) -> list[Dag]:
    return mijn_dagen(kring, nu, dagen=DAGEN) if kring.mag("afspraken_zien") else []


def _straks(vraag: Vraag, vandaag: date) -> bool:
    return not is_dringend(vraag, vandaag) and vraag.uiterlijk is not None and vraag.uiterlijk <= vandaag + BINNENKORT


def _mijn_vragen(kring: Werkkring, bereik: Bereik, vandaag: date) -> QuerySet[Vraag]:
    """Mijn open vragen, met de klok die het eerst afloopt, en of wie ik vervang er vandaag nog niet is."""
    klok = Termijn.objects.filter(
        stelsel_id=kring.stelsel.pk, vraag_id=OuterRef("pk"), klaar_op__isnull=True, uiterlijk=OuterRef("uiterlijk")
    )
    weg = Afwezigheid.objects.filter(op(vandaag), stelsel_id=kring.stelsel.pk, medewerker_id=OuterRef("namens_id"))
    mijn = mijn_open_vragen(kring.stelsel.pk, bereik, kring.medewerker.pk)
    eerste = Subquery(klok.order_by("soort").values("soort")[:1])
    return mijn.annotate(eerste_klok=eerste, namens_weg=Exists(weg))[:HOOGSTENS]


def _samen(rijen: Sequence[Any]) -> int:
    """Hoeveel er zijn, ook buiten wat er is gelezen."""
    return rijen[0].samen if rijen else 0


def _taak(vraag: Vraag, inrichting: Inrichting, vandaag: date) -> Taak:
    koppeling = getattr(vraag, "dossiervraag", None)
    eerste: str | None = vraag.eerste_klok  # type: ignore[attr-defined]
    weg: bool = vraag.namens_weg  # type: ignore[attr-defined]
    wat = termijnnaam(eerste, inrichting) if eerste else titel(vraag, inrichting)
    return Taak(
        vraag=vraag,
        klok=vraagklok(vraag, vandaag),
        titel=_("Terugbellen") if vraag.terugbellen else wat,
        huishouden=(koppeling.dossier.naam if koppeling else "") or vraag.melder_naam,
        reden=_reden(vraag, titel(vraag, inrichting) if eerste or vraag.terugbellen else "", vandaag),
        dossier_id=koppeling.dossier_id if koppeling else None,
        namens=_namens(vraag, weg),
        kan_terug=vraag.namens_id is not None and not weg,
    )


def _namens(vraag: Vraag, weg: bool) -> str:
    """Voor wie ik dit doe, en of zij er nog niet is."""
    if vraag.namens is None:
        return ""
    if weg:
        return _("Van %(naam)s, die afwezig is.") % {"naam": vraag.namens.naam}
    return _("Van %(naam)s, die er weer is.") % {"naam": vraag.namens.naam}


def _reden(vraag: Vraag, waarover: str, vandaag: date) -> str:
    """Waarom dit op de lijst staat: waar het over gaat en sinds wanneer."""
    binnen = datums.dag_kort(timezone.localdate(vraag.ontvangen_op), vandaag)
    if not waarover:
        return _("Binnengekomen %(dag)s.") % {"dag": binnen}
    return _("%(waarover)s, binnengekomen %(dag)s.") % {"waarover": waarover, "dag": binnen}


def begroeting(
    kring: Werkkring, nu: datetime, taken: list[Taak], andere: Sequence[date] = (), team: Sequence[str] = ()
) -> str:
    """Goedemorgen, wat vandaag moet of te laat is; `andere`: mijn taken en wachtenden, `team`: wat daar dringt."""
    groet = _("Goedemorgen") if nu.hour < 12 else _("Goedemiddag") if nu.hour < 18 else _("Goedenavond")
    vandaag = timezone.localdate(nu)
    nu_doen = [taak.vraag.uiterlijk for taak in taken if is_dringend(taak.vraag, vandaag)]
    moet = [*nu_doen, *(dag for dag in andere if dag <= vandaag)]
    laat = sum(1 for dag in moet if dag is not None and dag < vandaag)
    zin = ngettext("Je hebt vandaag één ding te doen.", "Je hebt vandaag %(n)s dingen te doen.", len(moet))
    if not moet:
        zin = _("Voor jou staat er vandaag niets open.") if any(team) else _("Voor vandaag staat er niets open.")
    zinnen = [f"{groet} {kring.medewerker.roepnaam}.", zin % {"n": telwoord(len(moet))}]
    if laat and len(moet) == 1:
        zinnen.append(_("Dat is te laat."))
    elif laat == len(moet) and laat:
        zinnen.append(_("Ze zijn alle %(n)s te laat.") % {"n": telwoord(laat)})
    elif laat:
        zinnen.append(
            ngettext("Eén ervan is te laat.", "%(n)s ervan zijn te laat.", laat) % {"n": hoofdletter(telwoord(laat))}
        )
    return " ".join([*zinnen, *filter(None, team)])


@dataclass(frozen=True)
class Aangenomen:
    """Een vraag die ik aannam, met één zin over hoe het ervoor staat."""

    ontvangst: Ontvangst
    stand: str


def aannamedag(kring: Werkkring, nu: datetime) -> dict[str, Any]:
    """De context van Mijn werk voor wie aanneemt en geen dossiers leest."""
    vandaag = timezone.localdate(nu)
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
        **mijn_spreekuren(kring, nu),
    }
