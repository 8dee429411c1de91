"""De brief met de bevestiging van ontvangst: wat er gebeurt, tot wanneer en volgens welk artikel, in gewone woorden."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.ingang.klokken import LOOPT_VOOR_INWONER
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.overzichten import Klokregel, Ontvangst
from keukentafel.inrichting.model import Inrichting
from keukentafel.werkplek import datums
from keukentafel.werkplek.vragen.stand import termijnnaam

EIGEN_KLOK = "eigen klok"
"""Zo begint de grondslag van een klok die niet in de wet staat."""


@dataclass(frozen=True)
class Belofte:
    """Wat er uiterlijk op een dag gebeurt, en waar dat staat."""

    zin: str
    uiterlijk: date
    bron: str


@dataclass(frozen=True)
class Brief:
    """Alles wat in de brief staat. Nooit waar het over gaat: een ander kan de post openen."""

    ontvangst: Ontvangst
    adres: list[str]
    aanhef: str
    ontvangen: str
    gebeurt: list[str]
    beloften: list[Belofte]
    plan: Belofte | None
    """Bij een melding voor de Wmo: zelf een plan maken, en tot wanneer."""
    wmo: bool
    bellen: str


def maak(ontvangst: Ontvangst, inrichting: Inrichting) -> Brief:
    """De brief bij deze ontvangst; het adres is alleen dat van `ontvangst`, en leeg als het geheim is."""
    klokken = [_belofte(regel, inrichting) for regel in ontvangst.termijnen if regel.soort not in LOOPT_VOOR_INWONER]
    plan = next(
        (_belofte(regel, inrichting) for regel in ontvangst.termijnen if regel.soort == "persoonlijk_plan"), None
    )
    return Brief(
        ontvangst=ontvangst,
        adres=_adres(ontvangst),
        aanhef=_("Beste %(naam)s,") % {"naam": ontvangst.aan} if ontvangst.aan else _("Beste mevrouw of meneer,"),
        ontvangen=_ontvangen(ontvangst),
        gebeurt=list(_gebeurt(ontvangst)),
        beloften=klokken if ontvangst.status != Vraag.Status.BEANTWOORD else [],
        plan=plan,
        wmo=ontvangst.soort == Vraag.Soort.MELDING,
        bellen=_bellen(ontvangst, inrichting),
    )


def _adres(ontvangst: Ontvangst) -> list[str]:
    """Straat, en postcode met plaats; leeg als het adres hier niet te zien is."""
    if not ontvangst.adres:
        return []
    straat, postcode = ontvangst.adres
    return [straat, f"{postcode[:4]} {postcode[4:]}  {ontvangst.gemeente}".strip()]


def _ontvangen(ontvangst: Ontvangst) -> str:
    dag = datums.datum_lang(timezone.localdate(ontvangst.ontvangen_op))
    wat = {
        Vraag.Soort.MELDING: _("Op %(dag)s hebt u bij ons gemeld dat er hulp nodig is. Dit is de bevestiging."),
        Vraag.Soort.AANMELDING: _("Op %(dag)s hebt u bij ons een kind of jongere aangemeld. Dit is de bevestiging."),
        Vraag.Soort.AANBOD: _("Op %(dag)s hebt u ons verteld dat u iets wilt doen voor een ander. Dank u wel."),
        Vraag.Soort.KLACHT: _("Op %(dag)s hebben wij uw klacht ontvangen. Wij nemen uw klacht serieus."),
    }.get(Vraag.Soort(ontvangst.soort), _("Op %(dag)s hebben wij uw vraag ontvangen. Dit is de bevestiging."))
    return wat % {"dag": dag}


def _gebeurt(ontvangst: Ontvangst) -> Iterator[str]:
    if ontvangst.status == Vraag.Status.BEANTWOORD:
        yield _("Uw vraag is beantwoord. Is er weer iets, dan kunt u altijd bellen.")
        return
    wie = {"team": ontvangst.team, "wie": ontvangst.contact}
    if ontvangst.contact:
        yield _("%(wie)s van %(team)s is ermee bezig.") % wie
    else:
        yield _("%(team)s gaat ermee aan de slag.") % wie
    if ontvangst.soort == Vraag.Soort.AANBOD:
        yield _("Iemand van het team neemt contact met u op om kennis te maken. U zit nergens aan vast.")
    elif ontvangst.soort == Vraag.Soort.MELDING:
        yield _("Wij praten met u over wat er nodig is. U mag daar altijd iemand bij vragen, zoals familie.")
    elif ontvangst.aanmelder not in ("", Vraag.Aanmelder.INWONER):
        yield _("Wij vertellen u niet wat wij met een ander bespreken, tenzij die ander dat goed vindt.")


def _belofte(regel: Klokregel, inrichting: Inrichting) -> Belofte:
    zin = {
        "terugbelverzoek": _("Wij bellen u terug"),
        "wmo_onderzoek": _("U hoort wat er uit het onderzoek komt"),
        "wmo_beschikking": _("U krijgt het besluit"),
        "jeugdwet_beschikking": _("U krijgt het besluit"),
        "pw_beschikking": _("U krijgt het besluit"),
        "wgs_eerste_gesprek": _("Wij hebben een eerste gesprek met u over de schulden"),
        "wgs_eerste_gesprek_bedreigend": _("Wij hebben een eerste gesprek met u over de schulden"),
        "klacht": _("U krijgt antwoord op uw klacht"),
        "persoonlijk_plan": _("U kunt zelf een plan meegeven"),
    }.get(regel.soort, termijnnaam(regel.soort, inrichting))
    eigen = regel.grondslag.startswith(EIGEN_KLOK)
    return Belofte(zin, regel.uiterlijk, _("dat is onze eigen afspraak") if eigen else regel.grondslag)


def _bellen(ontvangst: Ontvangst, inrichting: Inrichting) -> str:
    """Wie u belt: de ingang voor de telefoon zoals deze inrichting die noemt."""
    lijn = next((deur.naam for deur in inrichting.ingangen if "telefoon" in deur.kanalen), "")
    nummer = f" ({lijn})" if any(teken.isdigit() for teken in lijn) else ""
    feiten = {"gemeente": ontvangst.gemeente, "nummer": nummer, "kenmerk": ontvangst.kenmerk}
    return _("Hebt u een vraag? Bel de gemeente %(gemeente)s%(nummer)s en noem uw kenmerk: %(kenmerk)s.") % feiten
