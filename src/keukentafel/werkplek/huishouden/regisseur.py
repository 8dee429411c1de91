"""Wie de regie heeft, aan tafel en in één zin: de regisseur is de enige stoel in kleur."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.dossier.overzichten import Huishouden
from keukentafel.doen.regie.models import Regie
from keukentafel.doen.regie.overzichten import Meewerker, Weg, regiestand
from keukentafel.werkplek import datums


@dataclass(frozen=True)
class Stoel:
    """Iemand aan tafel: naam en wie dat is."""

    naam: str
    wie: str
    regisseur: bool = False
    telefoon: str = ""


@dataclass(frozen=True)
class Regiestand:
    """De regie van nu, met wie er op naam meewerkt en of de regisseur er vandaag is."""

    regie: Regie | None
    weg: Weg | None
    """De regisseur is er niet; zij blijft regisseur, haar vervanger doet wat niet kan wachten. # aanname"""
    meewerkers: tuple[Meewerker, ...]
    vandaag: date

    @property
    def sinds(self) -> str:
        return datums.dag(timezone.localdate(self.regie.van), self.vandaag) if self.regie else ""

    @property
    def wie(self) -> str:
        """Wie de regie heeft, als begin van een zin."""
        if self.regie is None:
            return _("Dit dossier is opgegaan in een ander; daar staat wie de regie heeft")
        if self.regie.medewerker is not None:
            return self.regie.medewerker.naam
        return _("Het huishouden zelf") if self.regie.soort == Regie.Soort.HUISHOUDEN else self.regie.team.naam

    @property
    def zin(self) -> str:
        """De zin onder de tafel: wie, sinds wanneer, en tot wanneer als het tijdelijk is."""
        if self.regie is None:
            return f"{self.wie}."
        feiten = {"wie": self.wie, "sinds": self.sinds, "tot": self.tot}
        if self.regie.soort == Regie.Soort.TEAM:
            return _("%(wie)s heeft de regie; nog niemand op naam.") % feiten
        if self.tot:
            return _("%(wie)s heeft de regie tijdelijk, tot %(tot)s.") % feiten
        return _("%(wie)s heeft de regie sinds %(sinds)s.") % feiten

    @property
    def tot(self) -> str:
        dag = self.regie.tijdelijk_tot if self.regie else None
        return datums.dag(dag, self.vandaag) if dag else ""

    @property
    def afwezig(self) -> str:
        """Dat de regisseur er even niet is, en wie haar vervangt."""
        if self.weg is None or self.regie is None or self.regie.medewerker is None:
            return ""
        feiten = {"naam": self.regie.medewerker.roepnaam}
        feiten["tot"] = datums.dag(self.weg.tot, self.vandaag) if self.weg.tot else ""
        feiten["wie"] = self.weg.vervanger
        zin = _("%(naam)s is afwezig tot %(tot)s.") if self.weg.tot else _("%(naam)s is afwezig.")
        valt_in = _("%(wie)s valt in.") if self.weg.vervanger else _("Er is nog geen vervanger.")
        return " ".join((zin, valt_in, _("De regie blijft bij %(naam)s."))) % feiten


def lees(huis: Huishouden, nu: datetime) -> Regiestand:
    """De regie van een huishouden dat al open is."""
    regie, weg, mee = regiestand(huis.dossier, nu)
    return Regiestand(regie, weg, tuple(mee), timezone.localdate(nu))


def stoelen(huis: Huishouden, stand: Regiestand) -> Iterator[Stoel]:
    """Wie er helpt: de regisseur eerst, het contact als dat een ander is, wie een vraag heeft, en wie meewerkt."""
    contact, regie = huis.dossier.contact, stand.regie
    gezien: set[str] = set()
    if regie is not None:
        gezien.add(stand.wie)
        yield Stoel(*_regisseur(huis, stand, regie), regisseur=True)
    if contact and contact.naam not in gezien:
        gezien.add(contact.naam)
        yield Stoel(contact.naam, _("contact, %(team)s") % {"team": huis.dossier.team.naam})
    for vraag in huis.open_vragen:
        if vraag.opgenomen_door and vraag.opgenomen_door.naam not in gezien:
            gezien.add(vraag.opgenomen_door.naam)
            yield Stoel(vraag.opgenomen_door.naam, vraag.team.naam)
    for wie in stand.meewerkers:
        if wie.naam not in gezien:
            gezien.add(wie.naam)
            yield Stoel(wie.naam, _meewerkt(wie, stand.vandaag))


def _regisseur(huis: Huishouden, stand: Regiestand, regie: Regie) -> tuple[str, str]:
    """Naam en omschrijving van de stoel in kleur."""
    if regie.soort == Regie.Soort.TEAM:
        return _("Nog niemand op naam"), _("regie: %(team)s") % {"team": huis.dossier.team.naam}
    if regie.soort == Regie.Soort.HUISHOUDEN:
        return stand.wie, _("regisseur, sinds %(dag)s") % {"dag": stand.sinds}
    feiten = {"dag": stand.sinds, "tot": stand.tot}
    if stand.tot:
        return stand.wie, _("regisseur, tijdelijk tot %(tot)s") % feiten
    if stand.weg is not None:
        return stand.wie, _("regisseur, vandaag afwezig")
    ook_contact = huis.dossier.contact_id == regie.medewerker_id
    vorm = _("regisseur en contact, sinds %(dag)s") if ook_contact else _("regisseur, sinds %(dag)s")
    return stand.wie, vorm % feiten


def _meewerkt(wie: Meewerker, vandaag: date) -> str:
    if wie.tot is None:
        return _("werkt mee, %(team)s") % {"team": wie.team}
    tot = datums.dag_kort(timezone.localdate(wie.tot), vandaag)
    return _("werkt mee tot %(tot)s, %(team)s") % {"tot": tot, "team": wie.team}
