"""Wat er op de bladen over spreekuren staat, in woorden om voor te lezen."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.regelen.spreekuren import overzichten
from keukentafel.regelen.spreekuren.keuren import uur
from keukentafel.regelen.spreekuren.models import Spreekuur
from keukentafel.regelen.spreekuren.overzichten import Eerstvolgende
from keukentafel.werkplek import datums
from keukentafel.werkplek.team.plek import Plek, kijk
from keukentafel.werkplek.woorden import hoofdletter, telwoord


@dataclass(frozen=True)
class Regel:
    """Een spreekuur op een blad, met wat er te zeggen is en wat er nog geregeld moet worden."""

    komt: Eerstvolgende
    vandaag: date

    @property
    def spreekuur(self) -> Spreekuur:
        return self.komt.spreekuur

    @property
    def wanneer(self) -> str:
        """ "Dinsdag 24 november van 10.00 tot 12.00 uur"; leeg als het niet meer is."""
        if self.komt.datum is None:
            return ""
        dag = datums.dag(self.komt.datum, self.vandaag)
        dag = _("vandaag, %(dag)s") % {"dag": dag} if self.komt.datum == self.vandaag else dag
        return hoofdletter(f"{dag} {_tijden(self.spreekuur)}")

    @property
    def elke_week(self) -> str:
        """ "Dinsdag van 10.00 tot 12.00 uur" """
        return hoofdletter(f"{WEEKDAYS[self.spreekuur.weekdag]} {_tijden(self.spreekuur)}")

    @property
    def zin(self) -> str:
        """Om voor te lezen: wanneer, en waar."""
        return f"{self.wanneer}, {self.spreekuur.plek}, {self.spreekuur.adres}"

    @property
    def let_op(self) -> str:
        """Wat er bij de eerstvolgende keer niet klopt, voor wie het spreekuur regelt; leeg als alles klopt."""
        komt = self.komt
        if komt.datum is None:
            return ""
        feiten = {"naam": self.spreekuur.begeleider.naam, "dag": datums.dag(komt.datum, self.vandaag)}
        if komt.begeleider is None and komt.weg is None:
            return (
                _("%(naam)s werkt %(dag)s niet meer in dit team: dan begeleidt niemand het spreekuur. Kies een ander.")
                % feiten
            )
        if komt.begeleider is None:
            return (
                _("%(naam)s is er %(dag)s niet en er is geen vervanger: dan begeleidt niemand het spreekuur.") % feiten
            )
        if komt.weg is not None:
            zin = _("%(naam)s is er %(dag)s niet; %(ander)s valt in.")
            return zin % {**feiten, "ander": komt.begeleider.naam}
        return ""


def _tijden(rij: Spreekuur) -> str:
    tijden = {"begin": uur(rij.begintijd), "eind": uur(rij.eindtijd)}
    return _("van %(begin)s tot %(eind)s uur") % tijden


def inrichting_met(kring: Werkkring) -> Inrichting:
    """De inrichting van vandaag, als die spreekuren heeft.

    Raises:
        Http404: zij heeft ze niet, dus het blad bestaat niet.
    """
    inrichting = kring.inrichting
    if not overzichten.heeft_spreekuren(inrichting):
        raise Http404
    return inrichting


def regels(kring: Werkkring, nu: datetime, *, team_id: int | None = None) -> list[Regel]:
    """De spreekuren van het stelsel of van één team, op dag van de week."""
    vandaag = timezone.localdate(nu)
    rijen = overzichten.lopend(kring.stelsel.pk, vandaag)
    if team_id is not None:
        rijen = rijen.filter(team_id=team_id)
    return [Regel(komt, vandaag) for komt in overzichten.eerstvolgende(rijen, kring.inrichting, nu)]


def op_datum(alle: list[Regel]) -> list[Regel]:
    """Alleen wat nog komt, het eerste voorop."""
    komen = [(regel.komt.datum, regel) for regel in alle if regel.komt.datum is not None]
    return [regel for _datum, regel in sorted(komen, key=lambda paar: (paar[0], paar[1].spreekuur.begintijd))]


def langskomen(kring: Werkkring, nu: datetime, wijk: str) -> dict[str, object]:
    """De context van "Waar kan iemand langskomen?"; een wijk zonder spreekuur laat zien waar het wel kan."""
    inrichting_met(kring)
    alle = op_datum(regels(kring, nu))
    wijken = list(Gebied.objects.filter(stelsel_id=kring.stelsel.pk).order_by("naam", "-jaar"))
    gekozen = next((gebied for gebied in wijken if str(gebied.pk) == wijk), None)
    hier = [regel for regel in alle if gekozen is None or regel.spreekuur.gebied_id == gekozen.pk]
    return {
        "wijken": wijken,
        "gekozen": gekozen,
        "spreekuren": True,
        "mijn_spreekuren": _mijn(kring, alle),
        "rijen": hier,
        "elders": alle if gekozen is not None and not hier else [],
        "aantal": ngettext("Eén spreekuur.", "%(n)s spreekuren.", len(hier)) % {"n": hoofdletter(telwoord(len(hier)))},
    }


def van_het_team(kring: Werkkring, team_id: int) -> tuple[Plek, dict[str, object]]:
    """De context van de spreekuren van een team dat zij leidt. Fout: Http404."""
    inrichting_met(kring)
    plek = kijk(kring, team_id)
    alle = regels(kring, plek.nu, team_id=team_id)
    return plek, {"plek": plek, "rijen": alle, "open": [regel for regel in alle if regel.komt.zonder_begeleider]}


def er_zijn(kring: Werkkring) -> bool:
    """Zijn er in dit stelsel vandaag spreekuren?"""
    return kring.versie is not None and overzichten.heeft_spreekuren(kring.inrichting)


def van_mij(kring: Werkkring, nu: datetime) -> dict[str, object]:
    """Voor Mijn werk van wie geen dossiers leest: de spreekuren waar zij de volgende keer bij is."""
    if not er_zijn(kring):
        return {"spreekuren": False}
    vandaag = timezone.localdate(nu)
    komen = overzichten.eerstvolgende(overzichten.van_mij(kring.medewerker, vandaag), kring.inrichting, nu)
    return {"spreekuren": True, "mijn_spreekuren": _mijn(kring, op_datum([Regel(komt, vandaag) for komt in komen]))}


def _mijn(kring: Werkkring, alle: list[Regel]) -> list[Regel]:
    return [regel for regel in alle if kring.medewerker.pk in _wie(regel.komt)]


def _wie(komt: Eerstvolgende) -> set[int]:
    """Wie er hoort te zijn: de begeleider van die dag, de vaste begeleider als er niemand is, en wie helpt."""
    begeleider = komt.begeleider or komt.spreekuur.begeleider
    return {begeleider.pk, *(mens.pk for mens in komt.vrijwilligers)}
