"""Wat een huishouden twee jaar lang vroeg en wat er toen gebeurde: zuivere gegevens, nog zonder team en zonder rij."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from keukentafel.project.demo import tijden
from keukentafel.project.demo.stad import gesprekken, sjablonen
from keukentafel.project.demo.stad.huishoudens import Huishouden
from keukentafel.project.demo.stad.mensen import kies_groep, telefoon, verzin
from keukentafel.project.demo.stad.netwerk import teken
from keukentafel.project.demo.stad.verhaal import Bezig, Geschiedenis, Verhaal

TERUG = 730
"""Zoveel dagen terug begint het eerste verhaal."""
# Hoe een vraag ervoor staat, naar hoe oud zij is in dagen: open, opgenomen, beantwoord. # aanname
STANDEN = ((2, (60, 40, 0)), (14, (18, 82, 0)), (60, (2, 48, 50)), (180, (0, 22, 78)), (TERUG, (0, 4, 96)))
SNELLE_STANDEN = ((3, (45, 35, 20)), (12, (6, 24, 70)), (TERUG, (0, 0, 1)))
"""Bij een klacht en een terugbelverzoek loopt een korte klok: zulke vragen liggen zelden lang."""
SIGNAAL_STANDEN = ((3, (35, 65, 0)), (20, (3, 97, 0)), (60, (0, 55, 45)), (180, (0, 22, 78)), (TERUG, (0, 4, 96)))
"""Een signaal wordt snel opgenomen, en loopt daarna zo lang als een andere vraag."""
PER_SOORT = {"klacht": SNELLE_STANDEN, "terugbelverzoek": SNELLE_STANDEN, "signaal": SIGNAAL_STANDEN}
OPGENOMEN, SIGNAAL_OPGENOMEN = (1.5, 12.0), (0.6, 2.0)
"""Na hoeveel dagen een vraag is opgenomen: gemiddeld en hoogstens. # aanname"""
KORT, LANG = (3, 12), (14, 30)
"""Hoeveel dagen een vraag duurt, met een korte klok en zonder; het laatste getal per leefgebied. # aanname"""
AANTAL = (70, 22, 8)
"""Van honderd dossiers: hoeveel er één, twee en drie vragen hebben. # aanname"""
RECENT = 0.15
"""Deel van de vragen dat uit de laatste weken komt, boven op een gelijke verdeling. # aanname"""
TERUGBELLEN, AFWIJKEN, DOORZETTEN = 0.15, 0.03, 0.04


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
    for tot, kansen in PER_SOORT.get(soort, STANDEN):
        if dagen <= tot:
            return rnd.choices(("open", "opgenomen", "beantwoord"), kansen)[0]
    return "beantwoord"


def _verhaal(
    rnd: Random, huishouden: Huishouden, terug: int, nu: datetime, niet: Collection[str]
) -> tuple[Verhaal, str]:
    tot_nu, dag = tijden.laatste(nu), tijden.gespreid(rnd, (nu - timedelta(days=terug)).date())
    zonet = tijden.laatste(tot_nu - timedelta(minutes=rnd.randint(20, 300)))
    ontvangen = min(tijden.in_kantooruren(rnd, dag), zonet)
    sjabloon = sjablonen.kies(rnd, huishouden, ontvangen.date(), niet)
    om = rnd.choice(sjablonen.om_wie(sjabloon, huishouden, ontvangen.date()))
    bezig = Bezig(rnd, sjabloon, huishouden, om, rnd.choice(sjabloon.aanmelders), ontvangen, tot_nu, nu.date())
    return _schrijf(bezig, stand_na(rnd, sjabloon.soort, (tot_nu - ontvangen).days)), sjabloon.thema


def _schrijf(bezig: Bezig, stand: str) -> Verhaal:
    rnd, sjabloon = bezig.rnd, bezig.sjabloon
    ingevuld = sjablonen.velden(bezig.huishouden, bezig.om, bezig.ontvangen.date())
    opgenomen, beantwoord = _momenten(bezig, stand)
    naam, nummer = _melder(bezig)
    afzender = _afzender(bezig)
    naam = afzender["naam"] if afzender else naam
    kort = stand == "beantwoord" or (bezig.nu - bezig.ontvangen).days <= 2
    bellen = ingevuld | {"melder": naam.split(",")[0]} if bezig.aanmelder in VOOR_EEN_ANDER else ingevuld
    eigen = bezig.aanmelder == "inwoner" or not sjabloon.ander
    woorden = afzender["woorden"] if afzender else sjabloon.woorden if eigen else sjabloon.ander
    bekend = bezig.aanmelder != "anoniem"
    gevoerd = gesprekken.gesprekken(bezig, bellen, opgenomen, beantwoord) if opgenomen and bekend else ()
    return Verhaal(
        om=bezig.om if bekend else None,
        feiten=_feiten(bezig),
        woorden=sjablonen.kies_tekst(rnd, woorden, _in_de_mond(ingevuld, naam)),
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
        gesprekken=gevoerd,
        bezoek=gesprekken.bezoek(bezig, ingevuld) if stand == "opgenomen" and bekend else None,
        taken=gesprekken.taken(bezig, ingevuld, gevoerd, beantwoord),
    )


def _soms(rnd: Random, kans: float, sleutel: str) -> str:
    argument = rnd.choice(sjablonen.uit_vragen("argumenten", sleutel))
    return argument if rnd.random() < kans else ""


def _feiten(bezig: Bezig) -> dict[str, Any]:
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


def _afzender(bezig: Bezig) -> dict[str, Any] | None:
    """De partner die een signaal over een achterstand stuurt, met eigen woorden."""
    past = bezig.sjabloon.soort == "signaal" and bezig.sjabloon.om == "hoofd" and bezig.aanmelder == "ketenpartner"
    return bezig.rnd.choice(sjablonen.afzenders()) if past else None


def _signaal(bezig: Bezig, afzender: dict[str, Any] | None) -> str:
    if bezig.sjabloon.soort != "signaal" or bezig.aanmelder == "anoniem":
        return ""
    return str(afzender["soort"]) if afzender else bezig.sjabloon.door or ZONDER_AFZENDER[bezig.aanmelder]


def _in_de_mond(ingevuld: dict[str, str], melder: str) -> dict[str, str]:
    """Alleen een kind zegt `mijn moeder`."""
    kind = melder.endswith(_KINDEREN)
    return ingevuld if kind else {naam: woord for naam, woord in ingevuld.items() if naam != "moeder"}


def _melder(bezig: Bezig) -> tuple[str, str]:
    rnd, huishouden, aanmelder = bezig.rnd, bezig.huishouden, bezig.aanmelder
    if aanmelder == "anoniem":
        return "", ""
    if aanmelder == "inwoner":
        mens = huishouden.leden[0]
        return mens.naam, mens.telefoon
    leeftijd = bezig.om.leeftijd(bezig.ontvangen.date())
    wie = rnd.choice(sjablonen.partners(aanmelder, leeftijd, bezig.sjabloon.door))
    if aanmelder == "naaste":
        geboren = date(bezig.om.geboren.year + (30 if wie in _KINDEREN else 2), 6, 15)
        mens = verzin(rnd, kies_groep(rnd), geboren, geslacht="vrouw" if wie in _VROUW else "man")
        return f"{mens.naam}, {wie}", telefoon(rnd)
    return wie, telefoon(rnd)


ZONDER_AFZENDER = {"professional": "zorg", "ketenpartner": "overlast", "naaste": "anders"}
_VROUW = frozenset({"dochter", "buurvrouw", "zus"})
_KINDEREN = ("dochter", "zoon")
VOOR_EEN_ANDER = frozenset({"naaste", "professional"})
"""Wie voor een ander belde, kan er later weer bij zijn. Een partner hoort alleen dat er contact is."""


def _momenten(bezig: Bezig, stand: str) -> tuple[datetime | None, datetime | None]:
    """Wanneer de vraag is opgenomen en beantwoord; wat al klaar is, is nooit pas zonet opgenomen."""
    rnd, nu, soort = bezig.rnd, bezig.nu, bezig.sjabloon.soort
    if stand == "open":
        return None, None
    gemiddeld, hoogstens = SIGNAAL_OPGENOMEN if soort == "signaal" else OPGENOMEN
    tot = min(nu, bezig.ontvangen + timedelta(days=min(rnd.expovariate(1 / gemiddeld), hoogstens), hours=2))
    if stand == "opgenomen":
        return tijden.tussen(rnd, bezig.ontvangen, tot), None
    opgenomen = tijden.tussen(rnd, bezig.ontvangen, min(tot, bezig.ontvangen + (nu - bezig.ontvangen) / 5))
    minst, meest = KORT if soort in ("klacht", "terugbelverzoek") else LANG
    meest = meest if minst == KORT[0] else meest * len(bezig.sjabloon.leefgebieden)
    tot = min(nu, opgenomen + timedelta(days=rnd.uniform(minst, meest)))
    return opgenomen, tijden.deel(opgenomen, tot, rnd.uniform(0.8, 1))


def alle(rnd: Random, huishoudens: Sequence[Huishouden], nu: datetime) -> list[Geschiedenis]:
    """De geschiedenis van elk huishouden dat bekend is."""
    return [schrijf(rnd, huishouden, nu) for huishouden in huishoudens]
