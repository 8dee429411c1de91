"""Besluiten, klokken, geld en bewaren van een inrichting in gewone woorden."""

from collections.abc import Iterator
from decimal import Decimal

from keukentafel.inrichting.model import Inrichting
from keukentafel.regels.mandaat.instellingen import Bedragbereik, Eis, Mandaatvoorwaarden, Trede
from keukentafel.regels.mandaat.reden import in_euro, rolnaam
from keukentafel.regels.triage.voorwaarden import Bereik
from keukentafel.regels.triage.zinnen import opsomming

WET = {
    "wmo": "Wmo",
    "jeugdwet": "jeugdhulp",
    "participatiewet": "Participatiewet",
    "wgs": "schuldhulp",
    "eigen": "eigen regelingen",
}
KERN = {
    "veiligheid_kind": "de veiligheid van een kind",
    "uithuisplaatsing": "uithuisplaatsing",
    "indicatie_boven_grens": "een indicatie boven de grens",
}
TOETS = {
    "geen": "",
    "steekproef": "achteraf een steekproef",
    "proces": "vooraf een blik op de stappen",
    "rechtmatigheid": "vooraf een toets aan de verordening",
}
RESULTAAT = {
    "voorziening": "met hulp",
    "geen_voorziening": "zonder hulp",
    "alleen_vraag": "alleen een vraag",
}
BEGIN = {
    "afsluiting": "de afsluiting",
    "laatste_wijziging": "de laatste wijziging",
    "einde_voorziening": "het einde van de hulp",
}


def _bedrag(bereik: Bedragbereik) -> str:
    grenzen = (("vanaf", bereik.van), ("boven", bereik.boven), ("tot", bereik.tot), ("tot en met", bereik.tot_en_met))
    return " ".join(f"{woord} {in_euro(waarde)}" for woord, waarde in grenzen if waarde is not None)


def _leeftijd(bereik: Bereik) -> str:
    grenzen = (("vanaf", bereik.van), ("tot", bereik.tot))
    return " ".join(f"{woord} {jaren} jaar" for woord, jaren in grenzen if jaren is not None)


def _bij(i: Inrichting, als: Mandaatvoorwaarden) -> str:
    """Bij welk voorstel dit geldt; leeg als het altijd geldt."""
    delen = [opsomming([WET[wet] for wet in als.wet or []], "of")]
    if als.categorie:
        delen.append(f"productcategorie {opsomming(als.categorie, 'of')}")
    delen.append(_bedrag(als.bedrag) if als.bedrag else "")
    delen.append(_leeftijd(als.leeftijd) if als.leeftijd else "")
    if als.indiener:
        delen.append(f"op voorstel van {opsomming([rolnaam(i, rol) for rol in als.indiener], 'of')}")
    delen.append(opsomming([KERN[kern] for kern in als.kernbeslissing or []], "of"))
    if als.afwijking_verordening is not None:
        delen.append("met afwijking van de regels" if als.afwijking_verordening else "volgens de regels")
    return ", ".join(deel for deel in delen if deel)


def treden(i: Inrichting) -> Iterator[str]:
    """De mandaatladder, trede voor trede."""
    for trede in i.mandaat.treden:
        bij = _bij(i, trede.als) or ("alle besluiten" if len(i.mandaat.treden) == 1 else "alle andere besluiten")
        yield f"{bij}: {_trede(i, trede)}"


def _trede(i: Inrichting, trede: Trede) -> str:
    delen = [f"{opsomming([rolnaam(i, rol) for rol in trede.beslissers], 'of')} beslist"]
    delen.append("met vier ogen" if trede.vier_ogen else "ook over een eigen voorstel")
    if trede.ondertekenaar and trede.ondertekenaar not in trede.beslissers:
        delen.append(f"de brief komt van: {rolnaam(i, trede.ondertekenaar)}")
    delen += [TOETS[trede.toets], "verkorte procedure" if trede.verkorte_procedure else ""]
    return ", ".join(deel for deel in delen if deel)


def eisen(i: Inrichting) -> Iterator[str]:
    """Advies, registratie of motivering die bij een besluit hoort."""
    for eis in i.mandaat.eisen.values():
        bij = _bij(i, eis.als)
        yield f"{_eis(i, eis)} ({bij})" if bij else _eis(i, eis)


def _eis(i: Inrichting, eis: Eis) -> str:
    if eis.soort == "motivering":
        return "een motivering"
    if eis.soort == "registratie":
        return f"{opsomming(eis.van, 'of')}-registratie van wie voorstelt"
    overleg = {overleg.slug: overleg.naam for overleg in i.overleg}
    return f"advies van {opsomming([overleg.get(wie) or rolnaam(i, wie) for wie in eis.van], 'of')}"


def vervanging(i: Inrichting) -> Iterator[str]:
    """Wie bij afwezigheid voor wie beslist."""
    for wie, door in i.mandaat.vervanging.items():
        yield f"voor {rolnaam(i, wie)}: {opsomming([rolnaam(i, rol) for rol in door], 'of')}"


def klokken(i: Inrichting) -> Iterator[str]:
    """Hoe lang elke klok loopt, en wat hem langer maakt."""
    for soort in i.termijnen.values():
        extra = ["kan stilstaan"] if soort.opschorten else []
        if soort.verdagen:
            uitstel = soort.verdagen.duur.in_woorden() if soort.verdagen.duur else "een nieuwe datum"
            extra.append(f"uitstel: {uitstel}")
        if soort.commissie:
            extra.append(f"met commissie {soort.commissie.duur.in_woorden()}")
        yield f"{soort.naam}: {soort.duur.in_woorden()}" + (f" ({', '.join(extra)})" if extra else "")


def bewaren(i: Inrichting) -> Iterator[str]:
    """Hoe lang iets blijft, en vanaf wanneer."""
    for regel in i.bewaren.values():
        als = regel.als
        wat = [opsomming([WET[wet] for wet in als.wet or []], "of")]
        wat.append(opsomming([RESULTAAT[soort] for soort in als.resultaat or []], "of"))
        if als.hulp_door_team is not None:
            wat.append("hulp van het team" if als.hulp_door_team else "hulp van een ander")
        waarvan = ", ".join(deel for deel in wat if deel) or "alles"
        yield f"{waarvan}: {regel.jaren} jaar vanaf {BEGIN[regel.vanaf]}"


def budgetten(i: Inrichting) -> Iterator[str]:
    """Budgetten van de teams."""
    for budget in i.budgetten:
        bij = [f"{in_euro(budget.bedrag)}", "" if budget.teams else "voor alle teams samen"]
        bij += ["meteen uit te geven" if budget.direct_uitgeven else "", "vult zich bij" if budget.vult_bij else ""]
        yield f"{budget.naam}: {', '.join(deel for deel in bij if deel)}"


def normen(i: Inrichting) -> Iterator[str]:
    """Getallen waar de gemeente zich aan houdt."""
    yield from (f"{norm.naam}: {_getal(norm.waarde)} {norm.eenheid}" for norm in i.normen)


def _getal(waarde: Decimal) -> str:
    heel = waarde == waarde.to_integral_value()
    return f"{int(waarde):,}".replace(",", ".") if heel else str(waarde).replace(".", ",")


def inzet(i: Inrichting) -> Iterator[str]:
    """Hoe uren en werk geteld worden, en waar medewerkers veel van kunnen weten."""
    yield f"norm: {_getal(i.werknorm.waarde)} actieve huishoudens per fte"
    yield f"een fte is {_getal(i.inzet.uren_voltijd)} uur per week"
    yield f"een registratie die verloopt, is {i.inzet.registratie_dagen} dagen van tevoren te zien"
    yield from (f"deskundigheid: {soort.naam}" for soort in i.deskundigheden.values())


def terugbellen(i: Inrichting) -> Iterator[str]:
    """Hoe vaak er wordt gebeld voordat het met een brief stopt."""
    norm = i.terugbellen
    keer = "één poging" if norm.pogingen == 1 else f"{norm.pogingen} pogingen"
    dagen = "één dag" if norm.dagen == 1 else f"{norm.dagen} verschillende dagen"
    yield f"terugbellen stopt met een brief na {keer} op {dagen}"


def signalen(i: Inrichting) -> Iterator[str]:
    """Per soort signaal binnen hoeveel werkdagen er contact is, en op welke grondslag."""
    for soort in i.signalen.values():
        spoed = ", altijd met spoed" if soort.spoed else ""
        dagen = "werkdag" if soort.contact_werkdagen == 1 else "werkdagen"
        yield f"{soort.naam}: contact binnen {soort.contact_werkdagen} {dagen}{spoed} ({soort.grondslag})"


def wachtlijst(i: Inrichting) -> Iterator[str]:
    """Hoe vaak er contact is met wie wacht."""
    norm = i.wachtlijst
    yield f"wie wacht, hoort elke {norm.contact_dagen} dagen iets; dringend elke {norm.contact_dagen_dringend}"
    yield f"veiligheid: elke {norm.veiligheid_dagen} dagen gevraagd; dringend elke {norm.veiligheid_dagen_dringend}"
