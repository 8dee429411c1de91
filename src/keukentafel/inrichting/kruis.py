"""Wat het model per sleutel niet ziet: verwijzingen, gaten en overlap tussen de delen van een inrichting."""

import string
from collections.abc import Iterator
from typing import get_args

from keukentafel.inrichting.kruis_dekking import dekking
from keukentafel.inrichting.kruis_delen import delen, inzet
from keukentafel.inrichting.meldingen import Melding, Plek, dichtstbij, verwijzing
from keukentafel.inrichting.model import Inrichting
from keukentafel.regels.mandaat import gebreken
from keukentafel.regels.triage.dekking import TeIngewikkeldError, onbereikbaar, onmogelijk
from keukentafel.regels.triage.reden import INVULVELDEN
from keukentafel.regels.triage.voorwaarden import Voorwaarden, vertaal
from keukentafel.regels.woorden import CATEGORIEEN, KENMERKEN, Rolnaam

GERESERVEERD = ("voorlopig", "niet-voor-ons")
FEITEN = (
    *KENMERKEN,
    "specialisme",
    "voorziening.wet",
    "voorziening.categorie",
    "leeftijd",
    "aanmelder",
    "kanaal",
    "gemeente",
    "gebied",
)


def _dubbel(plek: Plek, namen: list[str], sleutel: str, wat: str) -> Iterator[Melding]:
    eerste: dict[str, int] = {}
    for nummer, naam in enumerate(namen):
        if naam in eerste:
            melding = f"{wat} '{naam}' staat er twee keer (ook op {eerste[naam]})"
            yield Melding((*plek, nummer, sleutel), "dubbel", melding, f"elke {wat} één keer")
        eerste.setdefault(naam, nummer)


def dubbele_namen(inrichting: Inrichting) -> Iterator[Melding]:
    """Alles wat een naam heeft, heeft een eigen naam."""
    yield from _dubbel(("gemeenten",), [g.code for g in inrichting.gemeenten], "code", "gemeente")
    yield from _dubbel(("gebieden",), [g.code for g in inrichting.gebieden], "code", "gebied")
    yield from _dubbel(("leefgebieden",), [g.code for g in inrichting.leefgebieden], "code", "leefgebied")
    for lijst in ("teams", "organisaties", "ingangen", "overleg", "budgetten", "normen"):
        yield from _dubbel((lijst,), [deel.slug for deel in getattr(inrichting, lijst)], "slug", "naam")
    yield from _dubbel(("triage", "regels"), [regel.naam for regel in inrichting.triage.regels], "naam", "regel")


def plaatsen(inrichting: Inrichting) -> Iterator[Melding]:
    """Gebieden liggen in een eigen gemeente; teams werken in gebieden die bestaan."""
    codes = [gebied.code for gebied in inrichting.gebieden]
    for nummer, gebied in enumerate(inrichting.gebieden):
        yield from verwijzing(("gebieden", nummer, "gemeente"), gebied.gemeente, inrichting.gemeentecodes, "gemeente")
    for nummer, team in enumerate(inrichting.teams):
        for plaats, code in enumerate(team.gebieden):
            yield from verwijzing(("teams", nummer, "gebieden", plaats), code, codes, "gebied")
    if inrichting.wijkkleuren is not None:
        for code in inrichting.wijkkleuren.per_gebied:
            yield from verwijzing(("wijkkleuren", "per_gebied", code), code, codes, "gebied")


def verwijzingen(inrichting: Inrichting) -> Iterator[Melding]:
    """Teams, organisaties en rollen die ergens genoemd worden, bestaan."""
    teams = [team.slug for team in inrichting.teams]
    organisaties = [organisatie.slug for organisatie in inrichting.organisaties]
    for nummer, team in enumerate(inrichting.teams):
        if team.organisatie is not None:
            yield from verwijzing(("teams", nummer, "organisatie"), team.organisatie, organisaties, "organisatie")
        for plaats, ander in enumerate(team.vervangt):
            yield from verwijzing(("teams", nummer, "vervangt", plaats), ander, teams, "team")
    for nummer, budget in enumerate(inrichting.budgetten):
        for plaats, slug in enumerate(budget.teams):
            yield from verwijzing(("budgetten", nummer, "teams", plaats), slug, teams, "team")
    for naam, proef in inrichting.proeven.items():
        for plaats, slug in enumerate(proef.teams):
            yield from verwijzing(("proeven", naam, "teams", plaats), slug, teams, "team")
    bekend = {*teams, *organisaties, *inrichting.rollen}
    for naam, afspraak in inrichting.afspraken.items():
        for plaats, slug in enumerate(afspraak.betreft):
            yield from verwijzing(("afspraken", naam, "betreft", plaats), slug, bekend, "team, organisatie of rol")


def rollen(inrichting: Inrichting) -> Iterator[Melding]:
    """De vaste rollen zijn er; een eigen rol is een soort van een vaste."""
    vast: tuple[str, ...] = get_args(Rolnaam)
    for naam in vast:
        if naam not in inrichting.rollen:
            yield Melding(("rollen",), "ontbreekt", f"de vaste rol '{naam}' ontbreekt", "alle vaste rollen")
    for naam, rol in inrichting.rollen.items():
        if naam not in vast and rol.soort_van is None:
            verwacht = f"soort_van, met één van {', '.join(vast)}"
            yield Melding(("rollen", naam), "rol", f"'{naam}' is geen vaste rol", verwacht, dichtstbij(naam, vast))
        for doel in rol.rechten or {}:
            yield from verwijzing(("rollen", naam, "rechten", doel), doel, inrichting.doelen, "doel")


def weg(inrichting: Inrichting) -> Iterator[Melding]:
    """Elke lijn in het beeld komt ergens aan; elk blok met tafels heeft teams."""
    codes = [blok.code for _, kolom in inrichting.weg.kolommen() for blok in kolom.blokken]
    for naam in ("ingang", "triage", "team", "regie", "besluit"):
        for nummer, blok in enumerate(getattr(inrichting.weg, naam).blokken):
            plek: Plek = ("weg", naam, "blokken", nummer)
            for plaats, lijn in enumerate(blok.lijnen):
                yield from verwijzing((*plek, "lijnen", plaats, "naar"), lijn.naar, codes, "blok")
            if blok.team_soort is not None:
                soorten = inrichting.teams_per_soort
                yield from verwijzing((*plek, "team_soort"), blok.team_soort, soorten, "soort team met teams")


def triage_verwijzingen(inrichting: Inrichting) -> Iterator[Melding]:
    """De tabel wijst naar teams, klokken en vragen die er zijn."""
    triage, soorten = inrichting.triage, inrichting.teams_per_soort
    per_slug = {team.slug: team for team in inrichting.teams}
    yield from verwijzing(("triage", "ingang", "soort"), triage.ingang.soort, soorten, "soort team met teams")
    for nummer, regel in enumerate(triage.regels):
        plek: Plek = ("triage", "regels", nummer, "dan")
        yield from verwijzing((*plek, "naar"), regel.dan.naar, soorten, "soort team met teams")
        if regel.dan.blijft_betrokken is not None:
            yield from verwijzing((*plek, "blijft_betrokken"), regel.dan.blijft_betrokken, soorten, "soort team")
        if regel.dan.team is not None:
            van_soort = [slug for slug, team in per_slug.items() if team.soort == regel.dan.naar]
            yield from verwijzing((*plek, "team"), regel.dan.team, van_soort, f"team van de soort {regel.dan.naar}")
        for team in soorten.get(regel.dan.naar, []):
            bedoeld = not team.alleen_op_naam if regel.dan.team is None else team.slug == regel.dan.team
            if bedoeld and team.situaties and regel.dan.situatie not in team.situaties:
                melding = f"team '{team.slug}' neemt geen vragen die {regel.dan.situatie} zijn"
                yield Melding((*plek, "situatie"), "situatie", melding, f"één van {', '.join(team.situaties)}")
                break
    for nummer, termijn in enumerate(triage.termijnen):
        plek = ("triage", "termijnen", nummer)
        yield from verwijzing((*plek, "termijn"), termijn.termijn, inrichting.termijnen, "termijn")
        if termijn.vervangt is not None:
            yield from verwijzing((*plek, "vervangt"), termijn.vervangt, inrichting.termijnen, "termijn")
    for naam in triage.vragen:
        yield from verwijzing(("triage", "vragen", naam), naam, FEITEN, "feit")


def _voorwaarden(inrichting: Inrichting) -> Iterator[tuple[Plek, Voorwaarden]]:
    triage = inrichting.triage
    yield ("triage", "spoed", "als"), triage.spoed.als
    for lijst in ("regels", "betrokken", "termijnen"):
        for nummer, rij in enumerate(getattr(triage, lijst)):
            yield ("triage", lijst, nummer, "als"), rij.als


def triage_woorden(inrichting: Inrichting) -> Iterator[Melding]:
    """Elk gelezen kenmerk heeft een vraag; gemeenten en categorieën bestaan; een reden kent zijn invulvelden."""
    geldig = {code for codes in CATEGORIEEN.values() for code in codes}
    stapel = list(_voorwaarden(inrichting))
    while stapel:
        plek, als = stapel.pop()
        for kenmerk in KENMERKEN:
            if getattr(als, kenmerk) is not None and kenmerk not in inrichting.triage.vragen:
                verwacht = f"een tabel [triage.vragen.{kenmerk}]"
                yield Melding((*plek, kenmerk), "vraag", f"er is geen triagevraag voor '{kenmerk}'", verwacht)
        for nummer, code in enumerate(als.gemeente or []):
            yield from verwijzing((*plek, "gemeente", nummer), code, inrichting.gemeentecodes, "gemeente")
        for nummer, code in enumerate(als.categorie or []):
            if set(als.wet or ("wmo", "jeugdwet")) <= set(CATEGORIEEN):
                yield from verwijzing((*plek, "categorie", nummer), code, geldig, "categorie")
        stapel += [((*plek, "een_van", nr), groep) for nr, groep in enumerate(als.een_van or [])]
    for nummer, regel in enumerate(inrichting.triage.regels):
        yield from _reden(("triage", "regels", nummer, "reden"), regel.reden)


def _reden(plek: Plek, sjabloon: str) -> Iterator[Melding]:
    verwacht = f"alleen {', '.join(f'{{{veld}}}' for veld in INVULVELDEN)}"
    try:
        delen = list(string.Formatter().parse(sjabloon))
    except ValueError:
        yield Melding(plek, "reden", "de accolades in deze reden kloppen niet", verwacht)
        return
    for _, veld, opmaak, omzetting in delen:
        if veld is not None and (veld not in INVULVELDEN or opmaak or omzetting):
            yield Melding(plek, "reden", f"onbekend veld {{{veld}}}", verwacht, dichtstbij(veld, INVULVELDEN))


def tabel(inrichting: Inrichting) -> Iterator[Melding]:
    """De laatste rij vangt alles en heet `anders`; elke rij is te bereiken; geen voorwaarde spreekt zichzelf tegen."""
    regels = inrichting.triage.regels
    laatste = len(regels) - 1
    if regels[laatste].naam != "anders" or not regels[laatste].als.is_leeg():
        melding = "de laatste regel vangt niet alles"
        yield Melding(("triage", "regels", laatste), "anders", melding, 'een regel met naam = "anders" en zonder als')
    for nummer, regel in enumerate(regels):
        if regel.naam in GERESERVEERD:
            yield Melding(("triage", "regels", nummer, "naam"), "naam", f"'{regel.naam}' is bezet", "een andere naam")
    try:
        for nummer in onbereikbaar(inrichting):
            melding = f"regel '{regels[nummer].naam}' is nooit te bereiken: eerdere regels vangen alles"
            yield Melding(
                ("triage", "regels", nummer), "onbereikbaar", melding, "een regel waar een vraag in kan vallen"
            )
        for plek, als in _voorwaarden(inrichting):
            if plek[1] != "regels" and onmogelijk(inrichting, vertaal(als)):
                yield Melding(plek, "onmogelijk", "deze voorwaarde kan nooit kloppen", "een voorwaarde die kan kloppen")
    except TeIngewikkeldError:
        yield Melding(
            ("triage", "regels"), "ingewikkeld", "deze tabel is te ingewikkeld om na te gaan", "minder regels"
        )


def mandaat(inrichting: Inrichting) -> Iterator[Melding]:
    """De ladder is compleet: verwijzingen, bedragen die aansluiten, adviezen die te krijgen zijn."""
    for gebrek in gebreken(inrichting, [overleg.slug for overleg in inrichting.overleg]):
        yield Melding(gebrek.plek, gebrek.soort, gebrek.melding, gebrek.verwacht, gebrek.dichtstbij)


TOETSEN = (
    (dubbele_namen, frozenset[str]()),
    (plaatsen, frozenset({"gebieden", "gemeenten"})),
    (verwijzingen, frozenset({"teams", "organisaties", "rollen"})),
    (rollen, frozenset({"rollen"})),
    (weg, frozenset({"weg", "teams"})),
    (triage_verwijzingen, frozenset({"teams", "termijnen"})),
    (triage_woorden, frozenset({"gemeenten", "triage.vragen"})),
    (tabel, frozenset({"triage.regels", "gemeenten"})),
    (dekking, frozenset({"teams", "gebieden", "triage.regels"})),
    (mandaat, frozenset({"mandaat", "rollen", "overleg"})),
    (delen, frozenset({"teams", "gebieden", "organisaties", "overleg", "rollen"})),
    (inzet, frozenset({"normen", "inzet", "rollen"})),
)
"""Elke toets, met de delen die er compleet voor moeten zijn."""


def toets_alles(inrichting: Inrichting, weggelaten: frozenset[str] = frozenset()) -> Iterator[Melding]:
    """Alle toetsen die nog iets kunnen zeggen als `weggelaten` delen niet compleet zijn."""
    for toets, nodig in TOETSEN:
        if not nodig & weggelaten:
            yield from toets(inrichting)
