"""Wat een huishouden twee jaar lang vroeg en wat er toen gebeurde: zuivere gegevens, nog zonder team en zonder rij."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from keukentafel.project.demo.stad import sjablonen, tijden
from keukentafel.project.demo.stad.huishoudens import Huishouden
from keukentafel.project.demo.stad.mensen import Mens, kies_groep, telefoon, verzin
from keukentafel.project.demo.stad.netwerk import GEEN, Netwerk, teken
from keukentafel.project.demo.stad.sjablonen import Sjabloon

TERUG = 730
"""Zoveel dagen terug begint het eerste verhaal."""
SNEL = frozenset({"terugbelverzoek", "klacht", "signaal"})
"""Hier loopt een korte klok: zulke vragen liggen zelden lang."""
TOCH_LAAT, KLAAR_VOOR, OOIT_LAAT = 0.3, 8, 40
"""Het deel dat te laat blijft liggen, en na hoeveel dagen een vraag meestal en altijd toch klaar is. # aanname"""
# Hoe een vraag ervoor staat, naar hoe oud zij is in dagen: open, opgenomen, beantwoord. # aanname
STANDEN = ((2, (60, 32, 8)), (14, (18, 57, 25)), (60, (2, 43, 55)), (180, (0, 22, 78)), (TERUG, (0, 4, 96)))
SNELLE_STANDEN = ((3, (45, 35, 20)), (12, (6, 24, 70)), (TERUG, (0, 0, 1)))
AANTAL = (70, 22, 8)
"""Van honderd dossiers: hoeveel er één, twee en drie vragen hebben. # aanname"""
RECENT = 0.15
"""Deel van de vragen dat uit de laatste weken komt, boven op een gelijke verdeling. # aanname"""
TAAK, GEDAAN, TAAK_LAAT = 0.35, 0.6, 12
"""Na welk deel van de gesprekken er iets te doen is, welk deel op tijd gedaan is, en hoe laat een taak wordt."""
TERUGBELLEN, AFWIJKEN, DOORZETTEN, AFSPRAAK = 0.15, 0.03, 0.04, 0.7


@dataclass(frozen=True)
class Gesprek:
    """Een regel in het journaal; `gepland` is er als er vooraf een afspraak was."""

    moment: datetime
    kanaal: str
    met_wie: str
    minuten: int
    samenvatting: str
    gepland: datetime | None = None


@dataclass(frozen=True)
class Bezoek:
    """Een afspraak die nog moet komen."""

    begin: datetime
    minuten: int
    voor_wie: str
    thuis: bool


@dataclass(frozen=True)
class Taakje:
    """Wat er na een gesprek te doen was; zonder `klaar` is het nog niet gedaan."""

    wat: str
    gegeven: datetime
    uiterlijk: date
    klaar: datetime | None


@dataclass(frozen=True)
class Verhaal:
    """Eén vraag, van binnenkomst tot nu. Zonder `om` is de vraag anoniem en is er geen dossier.

    `antwoord` is waar het op uitkomt; zolang `beantwoord` leeg is, weet nog niemand dat.
    """

    om: Mens | None
    feiten: dict[str, Any]
    woorden: str
    melder_naam: str
    melder_telefoon: str
    terugbellen: bool
    signaal: str
    """De soort van het signaal van een partner; leeg als het geen signaal met een afzender is."""
    ontvangen: datetime
    stand: str
    opgenomen: datetime | None
    beantwoord: datetime | None
    antwoord: str
    afwijken: str
    doorzetten: str
    gesprekken: tuple[Gesprek, ...]
    bezoek: Bezoek | None
    taken: tuple[Taakje, ...] = ()


@dataclass(frozen=True)
class Geschiedenis:
    """Een huishouden met zijn vragen, de oudste eerst."""

    huishouden: Huishouden
    verhalen: tuple[Verhaal, ...]
    netwerk: Netwerk = GEEN


def schrijf(rnd: Random, huishouden: Huishouden, nu: datetime) -> Geschiedenis:
    """De geschiedenis van een huishouden dat bekend is."""
    (aantal,) = rnd.choices((1, 2, 3), AANTAL)
    dagen = sorted((_terug(rnd) for _ in range(aantal)), reverse=True)
    verhalen: list[Verhaal] = []
    themas: set[str] = set()
    for terug in dagen:
        verhaal, thema = _verhaal(rnd, huishouden, terug, nu, themas)
        verhalen.append(verhaal)
        themas.add(thema)
    verhalen.sort(key=lambda verhaal: verhaal.ontvangen)
    bekend = any(verhaal.om for verhaal in verhalen)
    if bekend:  # wie zijn naam niet zegt, is niet het huishouden dat wij al kennen
        verhalen = [verhaal for verhaal in verhalen if verhaal.om]
    return Geschiedenis(huishouden, tuple(verhalen), teken(rnd, huishouden, themas, nu.date()))


def _terug(rnd: Random) -> int:
    """Dagen terug: gelijkmatig over twee jaar, met een deel van de laatste weken, want dat ligt er nog."""
    return min(TERUG, int(rnd.expovariate(1 / 25)) if rnd.random() < RECENT else rnd.randrange(TERUG))


def stand_na(rnd: Random, soort: str, dagen: int) -> str:
    """Hoe een vraag van zoveel dagen oud ervoor staat."""
    for tot, kansen in SNELLE_STANDEN if soort in SNEL else STANDEN:
        if dagen <= tot:
            return rnd.choices(("open", "opgenomen", "beantwoord"), kansen)[0]
    return "beantwoord"


@dataclass(frozen=True)
class _Bezig:
    """Eén vraag onder het schrijven."""

    rnd: Random
    sjabloon: Sjabloon
    huishouden: Huishouden
    om: Mens
    aanmelder: str
    ontvangen: datetime
    nu: datetime


def _verhaal(
    rnd: Random, huishouden: Huishouden, terug: int, nu: datetime, niet: Collection[str]
) -> tuple[Verhaal, str]:
    dag = tijden.werkdag((nu - timedelta(days=terug)).date())
    ontvangen = min(tijden.in_kantooruren(rnd, dag), nu - timedelta(minutes=rnd.randint(20, 300)))
    sjabloon = sjablonen.kies(rnd, huishouden, dag, niet)
    om = rnd.choice(sjablonen.jongeren(huishouden, dag)) if sjabloon.om == "kind" else huishouden.leden[0]
    bezig = _Bezig(rnd, sjabloon, huishouden, om, rnd.choice(sjabloon.aanmelders), ontvangen, nu)
    return _schrijf(bezig, stand_na(rnd, sjabloon.soort, (nu - ontvangen).days)), sjabloon.thema


def _schrijf(bezig: _Bezig, stand: str) -> Verhaal:
    rnd, sjabloon = bezig.rnd, bezig.sjabloon
    ingevuld = sjablonen.velden(bezig.huishouden, bezig.om, bezig.ontvangen.date())
    opgenomen, beantwoord = _momenten(bezig, stand)
    naam, nummer = _melder(rnd, bezig.huishouden, bezig.aanmelder)
    afzender = _afzender(bezig)
    naam = afzender["naam"] if afzender else naam
    kort = stand == "beantwoord" or (bezig.nu - bezig.ontvangen).days <= 2
    bellen = ingevuld if naam == "" else ingevuld | {"melder": naam.split(",")[0]}
    eigen = bezig.aanmelder == "inwoner" or not sjabloon.ander
    woorden = afzender["woorden"] if afzender else sjabloon.woorden if eigen else sjabloon.ander
    bekend = bezig.aanmelder != "anoniem"
    gesprekken = _gesprekken(bezig, bellen, opgenomen, beantwoord) if opgenomen and bekend else ()
    return Verhaal(
        om=bezig.om if bekend else None,
        feiten=_feiten(bezig),
        woorden=sjablonen.kies_tekst(rnd, woorden, ingevuld),
        melder_naam=naam,
        melder_telefoon=nummer,
        terugbellen=bool(nummer) and kort and rnd.random() < TERUGBELLEN,
        signaal=_signaal(bezig, afzender),
        ontvangen=bezig.ontvangen,
        stand=stand,
        opgenomen=opgenomen,
        beantwoord=beantwoord,
        antwoord=sjablonen.kies_tekst(rnd, sjabloon.antwoorden, ingevuld),
        afwijken=_soms(rnd, AFWIJKEN, "afwijken"),
        doorzetten=_soms(rnd, DOORZETTEN, "doorzetten") if opgenomen else "",
        gesprekken=gesprekken,
        bezoek=_bezoek(rnd, ingevuld, bezig.nu) if stand == "opgenomen" and bekend else None,
        taken=_taken(bezig, ingevuld, gesprekken, beantwoord),
    )


def _soms(rnd: Random, kans: float, sleutel: str) -> str:
    argument = rnd.choice(sjablonen.uit_vragen("argumenten", sleutel))
    return argument if rnd.random() < kans else ""


def _feiten(bezig: _Bezig) -> dict[str, Any]:
    """De vraag zoals de regels haar lezen; wie nog niet geboren was, telt nog niet mee."""
    sjabloon, om, dag = bezig.sjabloon, bezig.om, bezig.ontvangen.date()
    anderen = [mens.leeftijd(dag) for mens in bezig.huishouden.leden if mens != om and mens.geboren <= dag]
    feiten: dict[str, Any] = {
        "soort": sjabloon.soort,
        "kanaal": bezig.rnd.choice(sjabloon.kanalen),
        "aanmelder": bezig.aanmelder,
        "gebied": bezig.huishouden.gebied,
        "leeftijd": om.leeftijd(dag),
        "huishouden": [om.leeftijd(dag), *anderen],
        "leefgebieden": list(sjabloon.leefgebieden),
        "kenmerken": dict(sjabloon.kenmerken),
    }
    return feiten | ({"voorziening": dict(sjabloon.voorziening)} if sjabloon.voorziening else {})


def _afzender(bezig: _Bezig) -> dict[str, Any] | None:
    """De partner die een signaal over een achterstand stuurt, met eigen woorden."""
    past = bezig.sjabloon.soort == "signaal" and bezig.sjabloon.om == "hoofd" and bezig.aanmelder == "ketenpartner"
    return bezig.rnd.choice(sjablonen.afzenders()) if past else None


def _signaal(bezig: _Bezig, afzender: dict[str, Any] | None) -> str:
    if bezig.sjabloon.soort != "signaal" or bezig.aanmelder == "anoniem":
        return ""
    return str(afzender["soort"]) if afzender else ZONDER_AFZENDER[bezig.aanmelder]


def _melder(rnd: Random, huishouden: Huishouden, aanmelder: str) -> tuple[str, str]:
    if aanmelder == "anoniem":
        return "", ""
    if aanmelder == "inwoner":
        mens = huishouden.leden[0]
        return mens.naam, mens.telefoon
    wie = rnd.choice(sjablonen.uit_vragen("partners", aanmelder))
    if aanmelder == "naaste":
        mens = verzin(rnd, kies_groep(rnd), date(1975, 6, 15), geslacht="vrouw" if wie in _VROUW else "man")
        return f"{mens.naam}, {wie}", telefoon(rnd)
    return wie, telefoon(rnd)


ZONDER_AFZENDER = {"professional": "zorg", "ketenpartner": "overlast", "naaste": "anders"}
_VROUW = frozenset({"dochter", "buurvrouw", "zus"})


def _momenten(bezig: _Bezig, stand: str) -> tuple[datetime | None, datetime | None]:
    rnd, nu = bezig.rnd, bezig.nu
    if stand == "open":
        return None, None
    snel = timedelta(days=min(rnd.expovariate(1 / 1.5), 12), hours=2)
    opgenomen = tijden.tussen(rnd, bezig.ontvangen, min(nu, bezig.ontvangen + snel))
    if stand == "opgenomen":
        return opgenomen, None
    meest = 12 if bezig.sjabloon.soort in SNEL else 30 * len(bezig.sjabloon.leefgebieden)
    tot = min(nu, opgenomen + timedelta(days=rnd.uniform(1, meest)))
    return opgenomen, tijden.tussen(rnd, opgenomen + (tot - opgenomen) / 2, tot)


def _gesprekken(
    bezig: _Bezig, ingevuld: dict[str, str], opgenomen: datetime, beantwoord: datetime | None
) -> tuple[Gesprek, ...]:
    rnd, tot = bezig.rnd, beantwoord or bezig.nu
    weken = (tot - opgenomen).days / 7
    fasen = ["eerste", *["midden"] * min(9, int(rnd.uniform(0.2, 0.7) * weken))]
    momenten = sorted(tijden.tussen(rnd, opgenomen, tot) for _ in fasen)
    if beantwoord and rnd.random() < 0.6:
        fasen.append("laatste")
        momenten.append(beantwoord - timedelta(minutes=rnd.randint(5, 50)))
    uit: list[Gesprek] = []
    for fase, moment in zip(fasen, momenten, strict=True):
        gesprek = _gesprek(bezig, fase, moment, ingevuld, [eerder.samenvatting for eerder in uit])
        if gesprek is not None and opgenomen < moment:
            uit.append(gesprek)
    return tuple(sorted(uit, key=lambda gesprek: gesprek.moment))


def _gesprek(
    bezig: _Bezig, fase: str, moment: datetime, ingevuld: dict[str, str], gezegd: Collection[str]
) -> Gesprek | None:
    """Een regel die er nog niet stond; None als alles wat past al is gezegd."""
    rnd = bezig.rnd
    passend = [
        regel
        for regel in sjablonen.gespreksregels()
        if regel.fase == fase
        and regel.thema in ("", bezig.sjabloon.thema)
        and all(sjablonen.past(tekst, ingevuld) for tekst in (regel.met_wie, regel.tekst))
        and regel.tekst.format_map(ingevuld) not in gezegd
    ]
    if not passend:
        return None
    regel = rnd.choices(passend, [3 if regel.thema else 1 for regel in passend])[0]
    vooraf = tijden.in_kantooruren(rnd, (moment - timedelta(days=rnd.randint(2, 9))).date())
    gepland = vooraf if regel.kanaal == "huisbezoek" else None
    return Gesprek(
        moment=moment,
        kanaal=regel.kanaal,
        met_wie=regel.met_wie.format_map(ingevuld),
        minuten=5 * round(rnd.randint(*regel.minuten) / 5),
        samenvatting=regel.tekst.format_map(ingevuld),
        gepland=gepland,
    )


def _taken(
    bezig: _Bezig, ingevuld: dict[str, str], gesprekken: tuple[Gesprek, ...], beantwoord: datetime | None
) -> tuple[Taakje, ...]:
    """Na een op de drie gesprekken is er iets te doen; wat op tijd gedaan kon zijn, is dat meestal ook."""
    rnd, uit = bezig.rnd, []
    for gesprek in gesprekken:
        if rnd.random() >= TAAK:
            continue
        wat = sjablonen.kies_tekst(rnd, sjablonen.taken(bezig.sjabloon.thema), ingevuld)
        uiterlijk = tijden.volgende_werkdag(gesprek.moment.date() + timedelta(days=rnd.randint(3, 21)))
        tot = beantwoord or min(bezig.nu, tijden.op(uiterlijk, tijden.TOT))
        oud = (bezig.nu.date() - uiterlijk).days > TAAK_LAAT
        klaar = tijden.tussen(rnd, gesprek.moment, tot) if beantwoord or oud or rnd.random() < GEDAAN else None
        uit.append(Taakje(wat, gesprek.moment + timedelta(minutes=1), uiterlijk, klaar))
    return tuple(taak for taak in uit if taak.klaar is None or taak.klaar > taak.gegeven)


def _bezoek(rnd: Random, ingevuld: dict[str, str], nu: datetime) -> Bezoek | None:
    """Soms staat er al een afspraak, in de komende drie weken op een heel of half uur."""
    if rnd.random() >= AFSPRAAK:
        return None
    dag = tijden.volgende_werkdag(nu.date() + timedelta(days=min(20, 1 + int(rnd.expovariate(1 / 5)))))
    begin = tijden.op(dag, rnd.randrange(9 * 60, 16 * 60 + 30, 30))
    return Bezoek(begin, rnd.choice((30, 45, 60, 90)), ingevuld["naam"], rnd.random() < 0.7)


def op_tijd(rnd: Random, verhaal: Verhaal, uiterlijk: date | None, nu: datetime) -> Verhaal:
    """Een vraag die allang klaar moest zijn, is dat meestal ook: een enkele blijft te laat."""
    if verhaal.stand == "beantwoord" or uiterlijk is None:
        return verhaal
    te_laat = (nu.date() - uiterlijk).days
    if te_laat <= KLAAR_VOOR or (te_laat <= OOIT_LAAT and rnd.random() < TOCH_LAAT):
        return verhaal
    opgenomen = verhaal.opgenomen or verhaal.ontvangen + timedelta(hours=1)
    tot = max(opgenomen + timedelta(hours=1), min(nu, tijden.op(tijden.werkdag(uiterlijk), tijden.TOT)))
    klaar = tijden.tussen(rnd, opgenomen + (tot - opgenomen) / 2, tot)
    gesprekken = tuple(gesprek for gesprek in verhaal.gesprekken if gesprek.moment < klaar)
    taken = tuple(_klaar_voor(taak, klaar) for taak in verhaal.taken if taak.gegeven < klaar)
    return replace(
        verhaal, stand="beantwoord", opgenomen=opgenomen, beantwoord=klaar, gesprekken=gesprekken, taken=taken,
        bezoek=None,
    )  # fmt: skip


def _klaar_voor(taak: Taakje, moment: datetime) -> Taakje:
    return taak if taak.klaar is not None and taak.klaar < moment else replace(taak, klaar=moment)


def alle(rnd: Random, huishoudens: Sequence[Huishouden], nu: datetime) -> list[Geschiedenis]:
    """De geschiedenis van elk huishouden dat bekend is."""
    return [schrijf(rnd, huishouden, nu) for huishouden in huishoudens]
