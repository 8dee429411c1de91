"""Wat er beloofd is, gebeurt meestal ook: op tijd klaar, op tijd teruggebeld, en de partner hoort dat er contact is."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from keukentafel.doen.ingang.klokken import LOOPT_VOOR_INWONER, TERUGBELLEN
from keukentafel.doen.signalen.aannemen import CONTACTKLOK
from keukentafel.project.demo import tijden
from keukentafel.project.demo.stad.gesprekken import klaar_tussen
from keukentafel.project.demo.stad.verhaal import Taakje, Verhaal

TOCH_LAAT, KLAAR_VOOR, OOIT_LAAT = 0.3, 8, 40
"""Het deel dat te laat blijft liggen, en na hoeveel dagen een vraag meestal en altijd toch klaar is. # aanname"""
BELT_OP_TIJD, BELT_LATER = 0.87, timedelta(days=6)
"""Het deel van het terugbellen dat op tijd gebeurt, en hoe laat het anders wordt. # aanname"""
AL_GEBELD = 0.5
"""Deel van de lopende vragen waarbij het terugbellen al gedaan is. # aanname"""
PARTNER_HOORT, NA_CONTACT = 0.8, timedelta(days=4)
"""Deel van de lopende signalen waarbij de partner het al weet, en hoe snel. # aanname"""


def kom_na(rnd: Random, verhaal: Verhaal, klokken: Mapping[str, date], nu: datetime) -> Verhaal:
    """Het verhaal zoals het met deze klokken (soort en uiterste datum) ging."""
    apart = LOOPT_VOOR_INWONER | {CONTACTKLOK}
    alleen_bellen = verhaal.feiten["soort"] == TERUGBELLEN
    eind = [dag for soort, dag in klokken.items() if soort not in apart and (alleen_bellen or soort != TERUGBELLEN)]
    verhaal = op_tijd(rnd, verhaal, min(eind, default=None), nu)
    return meld_terug(rnd, bel(rnd, verhaal, klokken.get(TERUGBELLEN), nu), nu)


def op_tijd(rnd: Random, verhaal: Verhaal, uiterlijk: date | None, nu: datetime) -> Verhaal:
    """Een vraag die allang klaar moest zijn, is dat meestal ook: een enkele blijft te laat."""
    if verhaal.stand == "beantwoord" or uiterlijk is None:
        return verhaal
    te_laat = (nu.date() - uiterlijk).days
    if te_laat <= KLAAR_VOOR or (te_laat <= OOIT_LAAT and rnd.random() < TOCH_LAAT):
        return verhaal
    opgenomen = verhaal.opgenomen or tijden.eerste(verhaal.ontvangen + timedelta(hours=1))
    grens = max(tijden.eerste(opgenomen + timedelta(hours=1)), tijden.op(tijden.werkdag(uiterlijk), tijden.TOT))
    tot = min(nu, grens)
    klaar = tijden.tussen(rnd, opgenomen + (tot - opgenomen) / 2, tot)
    gesprekken = tuple(gesprek for gesprek in verhaal.gesprekken if gesprek.moment < klaar)
    taken = tuple(_klaar_voor(taak, klaar) for taak in verhaal.taken)
    return replace(
        verhaal, stand="beantwoord", opgenomen=opgenomen, beantwoord=klaar, gesprekken=gesprekken,
        taken=tuple(taak for taak in taken if taak.klaar is not None), bezoek=None,
    )  # fmt: skip


def _klaar_voor(taak: Taakje, moment: datetime) -> Taakje:
    """De taak zoals zij was toen de vraag klaar was; zonder `klaar` is zij er nooit gekomen."""
    if taak.klaar is not None and taak.klaar < moment:
        return taak
    return replace(taak, klaar=klaar_tussen(taak.gegeven, moment, 0.5))


def bel(rnd: Random, verhaal: Verhaal, uiterlijk: date | None, nu: datetime) -> Verhaal:
    """De klok om terug te bellen stopt als er is gesproken: meestal op tijd, ook als de vraag daarna nog loopt.

    Bij een terugbelverzoek is met dat gesprek ook de vraag klaar. Zonder `uiterlijk` vroeg niemand erom.
    """
    if uiterlijk is None or verhaal.opgenomen is None:
        return verhaal
    alleen_bellen = verhaal.feiten["soort"] == TERUGBELLEN
    grens = tijden.op(tijden.werkdag(uiterlijk), tijden.TOT)
    if verhaal.beantwoord is None and (alleen_bellen or (grens > nu and rnd.random() >= AL_GEBELD)):
        return verhaal
    eind = nu if alleen_bellen or verhaal.beantwoord is None else verhaal.beantwoord
    if eind <= grens or rnd.random() < BELT_OP_TIJD:
        opgenomen = min(verhaal.opgenomen, tijden.deel(verhaal.ontvangen, min(grens, eind), 0.4))
        gebeld = tijden.tussen(rnd, opgenomen, min(grens, eind))
    else:
        opgenomen = verhaal.opgenomen
        gebeld = tijden.tussen(rnd, max(opgenomen, grens), min(eind, max(opgenomen, grens) + BELT_LATER))
    klaar = gebeld + timedelta(minutes=rnd.randint(4, 18)) if alleen_bellen else verhaal.beantwoord
    klaar = min(klaar, nu) if klaar else None
    return replace(verhaal, opgenomen=opgenomen, gebeld=gebeld, beantwoord=klaar)


def meld_terug(rnd: Random, verhaal: Verhaal, nu: datetime) -> Verhaal:
    """De partner hoort dat er contact is: altijd als de vraag klaar is, en meestal ook als zij nog loopt."""
    contact = contact_op(verhaal)
    if contact is None:
        return verhaal
    if verhaal.beantwoord is None and (nu - contact < NA_CONTACT or rnd.random() >= PARTNER_HOORT):
        return verhaal
    eind = min(verhaal.beantwoord or nu, contact + NA_CONTACT)
    return replace(verhaal, teruggemeld=tijden.tussen(rnd, contact + timedelta(minutes=1), eind))


def kennismaking(verhaal: Verhaal) -> datetime:
    """Wanneer de werker hoort wie er wonen: na het eerste gesprek, of anders bij het opnemen."""
    eerste = [gesprek.moment for gesprek in verhaal.gesprekken[:1]]
    return (eerste or [verhaal.opgenomen or verhaal.ontvangen])[0] + timedelta(seconds=30)


def contact_op(verhaal: Verhaal) -> datetime | None:
    """Wanneer er na een signaal contact was; None als er geen signaal is, of nog geen contact."""
    was_er = bool(verhaal.gesprekken) or verhaal.beantwoord is not None
    return kennismaking(verhaal) if verhaal.signaal and was_er and verhaal.opgenomen else None
