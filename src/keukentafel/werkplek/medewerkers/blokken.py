"""De blokken op het blad van een medewerker: rollen, uren, kennis, registraties en afwezigheid, ook die van vroeger."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.inzet.keuren import MetPeriode
from keukentafel.regelen.inzet.models import Aanstelling, Afwezigheid, Deskundigheid, Registratie
from keukentafel.regelen.medewerkers.models import Lidmaatschap
from keukentafel.regels.inzet import Inschrijving, Periode, fte, verloop
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.rollen import rolnaam


@dataclass
class Regel:
    """Eén rij in een blok: wat het is, waar, en hoe lang."""

    kop: str
    bij: str = ""
    periode: str = ""
    voorbij: bool = False
    merk: tuple[str, str] | None = None
    """Soort en woord van een merkje."""
    rij: Any = None
    formulier: Formulier | None = None


@dataclass
class Blok:
    """Een deel van het blad, met zijn rijen en het formulier om iets toe te voegen."""

    sleutel: str
    titel: str
    bij: str
    toevoegen: str
    leeg: str
    regels: list[Regel] = field(default_factory=list)
    formulier: Formulier | None = None

    @property
    def nu(self) -> list[Regel]:
        return [regel for regel in self.regels if not regel.voorbij]

    @property
    def eerder(self) -> list[Regel]:
        return [regel for regel in self.regels if regel.voorbij]


def dagen(rij: MetPeriode, vandaag: date) -> str:
    """ "sinds 1 maart 2025", "vanaf 1 mei 2026", "tot 1 maart 2026"; een ingetrokken rij zegt dat."""
    van, tot = date_format(rij.van, "j F Y"), date_format(rij.tot, "j F Y") if rij.tot else ""
    if rij.tot is not None and rij.tot <= rij.van:
        return _("ingetrokken, zou %(van)s beginnen") % {"van": van}
    begin = (_("sinds %(van)s") if rij.van <= vandaag else _("vanaf %(van)s")) % {"van": van}
    return _("%(begin)s, tot %(tot)s") % {"begin": begin, "tot": tot} if tot else begin


def _voorbij(rij: MetPeriode, vandaag: date) -> bool:
    return rij.tot is not None and (rij.tot <= vandaag or rij.tot <= rij.van)


def rollen(rijen: Iterable[Lidmaatschap], inrichting: Inrichting, vandaag: date) -> Blok:
    """De rollen, met waar zij gelden."""
    regels = [
        Regel(_rolnaam(rij.rol, inrichting), _plek(rij), dagen(rij, vandaag), _voorbij(rij, vandaag), rij=rij)
        for rij in rijen
    ]
    leeg = _("Nog geen rol: zonder rol ziet iemand niets.")
    return Blok("rol", _("Rollen"), "", _("Geef een rol"), leeg, regels)


def _rolnaam(rol: str, inrichting: Inrichting) -> str:
    return str(inrichting.rollen[rol].naam) if rol in inrichting.rollen else rolnaam(rol)


def _plek(rij: Lidmaatschap) -> str:
    if rij.team is None:
        return _("alle teams")
    if rij.gebied is None:
        return rij.team.naam
    return _("%(team)s, alleen %(gebied)s") % {"team": rij.team.naam, "gebied": rij.gebied.naam}


def uren(rijen: Iterable[Aanstelling], inrichting: Inrichting, vandaag: date) -> Blok:
    """De uren per team, en samen."""
    rijen = list(rijen)
    voltijd = inrichting.inzet.uren_voltijd
    regels = [
        Regel(
            rij.team.naam,
            _("%(uren)s uur per week, %(fte)s fte") % {"uren": getal(rij.uren), "fte": getal(fte(rij.uren, voltijd))},
            dagen(rij, vandaag),
            _voorbij(rij, vandaag),
            rij=rij,
        )
        for rij in rijen
    ]
    samen = sum((rij.uren for rij in rijen if Periode(rij.van, rij.tot).bevat(vandaag)), Decimal(0))
    bij = _("samen %(uren)s uur, %(fte)s fte") % {"uren": getal(samen), "fte": getal(fte(samen, voltijd))}
    leeg = _("Nog geen uren. Zonder uren telt iemand niet mee in wat het team aankan.")
    return Blok("uren", _("Uren per team"), bij if samen else "", _("Voeg uren toe"), leeg, regels)


def getal(waarde: Decimal) -> str:
    """ "24" of "22,5" """
    return str(number_format(waarde.normalize() if waarde % 1 else waarde.quantize(Decimal(1))))


def kennis(rijen: Iterable[Deskundigheid], inrichting: Inrichting, vandaag: date) -> Blok:
    """Waar iemand veel van weet."""
    regels = [
        Regel(onderwerp(rij.onderwerp, inrichting), "", dagen(rij, vandaag), _voorbij(rij, vandaag), rij=rij)
        for rij in rijen
    ]
    leeg = _("Nog niets opgeschreven.")
    return Blok("kennis", _("Deskundigheid"), "", _("Voeg een onderwerp toe"), leeg, regels)


def onderwerp(code: str, inrichting: Inrichting) -> str:
    """De naam van een onderwerp; een code die de inrichting niet meer kent, heet naar zichzelf."""
    soort = inrichting.deskundigheden.get(code)
    return str(soort.naam) if soort else code.replace("-", " ").capitalize()


def registraties(rijen: Iterable[Registratie], inrichting: Inrichting, vandaag: date) -> Blok:
    """De inschrijvingen; wat door een latere is vervangen, staat bij eerder."""
    rijen = list(rijen)
    inschrijvingen = [Inschrijving(rij.medewerker_id, rij.register, rij.geldig_tot) for rij in rijen]
    stand = {
        (een.inschrijving.register, een.inschrijving.geldig_tot): een
        for een in verloop(inschrijvingen, vandaag, inrichting.inzet.registratie_dagen)
    }
    regels = []
    for rij in rijen:
        nu = stand.get((rij.register, rij.geldig_tot))
        regel = Regel(rij.get_register_display(), rij.nummer, _geldig(rij, vandaag), nu is None, rij=rij)
        if nu is not None and nu.stand != "geldig":
            regel.merk = ("danger", _("Verlopen")) if nu.stand == "te_laat" else ("warning", _("Verloopt"))
        regels.append(regel)
    leeg = _("Geen registratie opgeschreven.")
    return Blok("registratie", _("Registraties"), "", _("Schrijf een registratie in"), leeg, regels)


def _geldig(rij: Registratie, vandaag: date) -> str:
    laatste = date_format(rij.geldig_tot, "j F Y")
    zin = _("gold tot en met %(dag)s") if rij.geldig_tot < vandaag else _("geldig tot en met %(dag)s")
    return zin % {"dag": laatste}


def afwezig(rijen: Iterable[Afwezigheid], vandaag: date) -> Blok:
    """Wanneer iemand er niet is, en wie invalt. De reden staat nergens."""
    regels = []
    for rij in rijen:
        voorbij = _voorbij(rij, vandaag)
        vervanger = rij.vervanger.naam if rij.vervanger else ""
        bij = _("vervanger: %(naam)s") % {"naam": vervanger} if vervanger else _("geen vervanger")
        regel = Regel(_weg(rij, vandaag), bij, "", voorbij, rij=rij)
        if not voorbij and not vervanger:
            regel.merk = ("warning", _("Niemand valt in"))
        regels.append(regel)
    leeg = _("Niet afwezig.")
    return Blok("afwezig", _("Afwezigheid"), _("waarom schrijven we niet op"), _("Meld afwezig"), leeg, regels)


def _weg(rij: Afwezigheid, vandaag: date) -> str:
    van = date_format(rij.van, "j F Y")
    if rij.tot is None:
        zin = _("Afwezig sinds %(van)s, terug nog niet bekend") if rij.van <= vandaag else _("Afwezig vanaf %(van)s")
        return zin % {"van": van}
    if rij.tot <= rij.van:
        return _("Ingetrokken, zou %(van)s beginnen") % {"van": van}
    return _("Afwezig vanaf %(van)s, terug op %(tot)s") % {"van": van, "tot": date_format(rij.tot, "j F Y")}
