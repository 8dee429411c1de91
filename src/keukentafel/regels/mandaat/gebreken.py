"""Wat er aan een ladder niet klopt: verwijzingen, gaten en overlap in bedragen, treden waar niets terechtkomt."""

import string
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from keukentafel.regels.mandaat.instellingen import VANGNET, Mandaatgegevens, Mandaatvoorwaarden
from keukentafel.regels.mandaat.ladder import Ladder, TeIngewikkeldError
from keukentafel.regels.mandaat.oplopen import lagere_beslissers
from keukentafel.regels.mandaat.reden import INVULVELDEN, centen_in_euro
from keukentafel.regels.woorden import CATEGORIEEN

Plek = tuple[str | int, ...]
TREDEN: Plek = ("mandaat", "treden")


@dataclass(frozen=True, slots=True)
class Gebrek:
    """Eén fout in de instellingen: de plek (`mandaat.treden[2].als.bedrag`), wat er mis is en wat er hoort."""

    plek: Plek
    soort: str
    melding: str
    verwacht: str = ""
    dichtstbij: str = ""

    @property
    def pad(self) -> str:
        """De plek als leesbaar pad."""
        delen = "".join(f"[{deel}]" if isinstance(deel, int) else f".{deel}" for deel in self.plek)
        return delen.removeprefix(".")


def gebreken(gegevens: Mandaatgegevens, overleggen: Collection[str]) -> Iterator[Gebrek]:
    """Alle fouten in het mandaat. `overleggen` zijn de overleggen die advies kunnen geven."""
    yield from _rollen(gegevens)
    yield from _adviezen(gegevens, overleggen)
    yield from _vorm(gegevens)
    yield from _categorieen(gegevens)
    yield from _bedragen(gegevens)
    yield from _gang(gegevens)


def _bestaat(plek: Plek, woord: str, keuze: Iterable[str], wat: str) -> Iterator[Gebrek]:
    namen = sorted(keuze)
    if woord not in namen:
        lijkt_op = get_close_matches(woord.lower(), namen, n=1, cutoff=0.5)
        verwacht = f"één van {', '.join(namen[:40])}"
        yield Gebrek(plek, "verwijzing", f"{wat} '{woord}' bestaat niet", verwacht, "".join(lijkt_op))


def _voorwaarden(gegevens: Mandaatgegevens) -> Iterator[tuple[Plek, Mandaatvoorwaarden]]:
    for nummer, trede in enumerate(gegevens.mandaat.treden):
        yield (*TREDEN, nummer, "als"), trede.als
    for naam, eis in gegevens.mandaat.eisen.items():
        yield ("mandaat", "eisen", naam, "als"), eis.als


def _genoemde_rollen(gegevens: Mandaatgegevens) -> Iterator[tuple[Plek, str]]:
    for nummer, trede in enumerate(gegevens.mandaat.treden):
        yield from (((*TREDEN, nummer, "beslissers", plaats), rol) for plaats, rol in enumerate(trede.beslissers))
        if trede.ondertekenaar is not None:
            yield (*TREDEN, nummer, "ondertekenaar"), trede.ondertekenaar
    for plek, als in _voorwaarden(gegevens):
        yield from (((*plek, "indiener", plaats), rol) for plaats, rol in enumerate(als.indiener or []))
    for plaats, rol in enumerate(gegevens.mandaat.rangorde):
        yield ("mandaat", "rangorde", plaats), rol
    for rol, invallers in gegevens.mandaat.vervanging.items():
        yield ("mandaat", "vervanging", rol), rol
        yield from ((("mandaat", "vervanging", rol, plaats), wie) for plaats, wie in enumerate(invallers))


def _rollen(gegevens: Mandaatgegevens) -> Iterator[Gebrek]:
    """Elke rol bestaat, en elke beslisser heeft een plaats in de rangorde."""
    for plek, rol in _genoemde_rollen(gegevens):
        yield from _bestaat(plek, rol, gegevens.rollen, "rol")
    ladder = Ladder(gegevens)
    for nummer, trede in enumerate(gegevens.mandaat.treden):
        for plaats, rol in enumerate(trede.beslissers):
            if rol in gegevens.rollen and ladder.rang(rol) < 0:
                plek = (*TREDEN, nummer, "beslissers", plaats)
                yield Gebrek(plek, "rangorde", f"'{rol}' heeft geen plaats in de rangorde", "een rol uit rangorde")


def _adviezen(gegevens: Mandaatgegevens, overleggen: Collection[str]) -> Iterator[Gebrek]:
    """Elk vereist advies is te krijgen: bij een rol of in een overleg."""
    for naam, eis in gegevens.mandaat.eisen.items():
        if eis.soort == "advies":
            for plaats, wie in enumerate(eis.van):
                plek: Plek = ("mandaat", "eisen", naam, "van", plaats)
                yield from _bestaat(plek, wie, {*gegevens.rollen, *overleggen}, "rol of overleg")


def _vorm(gegevens: Mandaatgegevens) -> Iterator[Gebrek]:
    """De laatste trede vangt alles; namen zijn uniek; de reden is in te vullen."""
    treden = gegevens.mandaat.treden
    if treden[-1].naam != VANGNET or not treden[-1].als.is_leeg():
        verwacht = f'een trede met naam = "{VANGNET}" en zonder als'
        yield Gebrek((*TREDEN, len(treden) - 1), VANGNET, "de laatste trede vangt niet alles", verwacht)
    gezien: set[str] = set()
    for nummer, trede in enumerate(treden):
        if trede.naam in gezien:
            melding = f"trede '{trede.naam}' staat er twee keer"
            yield Gebrek((*TREDEN, nummer, "naam"), "dubbel", melding, "elke naam één keer")
        gezien.add(trede.naam)
        yield from _reden((*TREDEN, nummer, "reden"), trede.reden)


def _reden(plek: Plek, sjabloon: str) -> Iterator[Gebrek]:
    verwacht = f"alleen {', '.join(f'{{{veld}}}' for veld in INVULVELDEN)}"
    try:
        delen = list(string.Formatter().parse(sjabloon))
    except ValueError:
        yield Gebrek(plek, "reden", "de accolades in deze reden kloppen niet", verwacht)
        return
    for _, veld, opmaak, omzetting in delen:
        if veld is not None and (veld not in INVULVELDEN or opmaak or omzetting):
            yield Gebrek(plek, "reden", f"onbekend veld {{{veld}}}", verwacht)


def _categorieen(gegevens: Mandaatgegevens) -> Iterator[Gebrek]:
    """Elke categorie hoort bij een van de wetten van dezelfde voorwaarde."""
    for plek, als in _voorwaarden(gegevens):
        wetten: list[str] = [*(als.wet or CATEGORIEEN)]
        if set(wetten) <= set(CATEGORIEEN):
            geldig = {code for wet in wetten for code in CATEGORIEEN[wet]}
            for plaats, code in enumerate(als.categorie or []):
                yield from _bestaat((*plek, "categorie", plaats), code, geldig, "categorie")


def _bedragen(gegevens: Mandaatgegevens) -> Iterator[Gebrek]:
    """Treden die alleen in bedrag verschillen sluiten op elkaar aan."""
    groepen: dict[str, list[tuple[int, int | None, int]]] = {}
    for nummer, trede in enumerate(gegevens.mandaat.treden):
        if trede.als.bedrag is not None:
            rest = trede.als.model_copy(update={"bedrag": None}).model_dump_json()
            bereik = (trede.als.bedrag.begin or 0, trede.als.bedrag.einde, nummer)
            groepen.setdefault(rest, []).append(bereik)
    for groep in groepen.values():
        yield from _aansluiting(sorted(groep, key=lambda bereik: (bereik[0], bereik[2])))


def _aansluiting(bereiken: list[tuple[int, int | None, int]]) -> Iterator[Gebrek]:
    _, tot, vorige = bereiken[0]
    for begin, einde, nummer in bereiken[1:]:
        plek = (*TREDEN, nummer, "als", "bedrag")
        if tot is None or begin < tot:
            melding = f"een bedrag van {centen_in_euro(begin)} valt ook in mandaat.treden[{vorige}]"
            yield Gebrek(plek, "overlap", melding, "bedragen die op elkaar aansluiten")
        elif begin > tot:
            melding = f"van {centen_in_euro(tot)} tot {centen_in_euro(begin)} geldt geen van deze treden"
            yield Gebrek(plek, "gat", melding, "bedragen die op elkaar aansluiten")
        if tot is not None and (einde is None or einde > tot):
            tot, vorige = einde, nummer


def _gang(gegevens: Mandaatgegevens) -> Iterator[Gebrek]:
    """Elke trede is te bereiken, en een hoger bedrag krijgt nooit een lagere beslisser."""
    ladder = Ladder(gegevens)
    if not gegevens.mandaat.treden[-1].als.is_leeg():
        return
    try:
        bereikt = ladder.mogelijk({})
        for nummer, trede in enumerate(ladder.treden):
            if nummer not in bereikt:
                melding = f"trede '{trede.naam}' is nooit te bereiken: eerdere treden vangen alles"
                yield Gebrek((*TREDEN, nummer), "onbereikbaar", melding, "een trede waar een voorstel in kan vallen")
        for lager, hoger in lagere_beslissers(ladder):
            melding = f"een hoger bedrag krijgt hier een lagere beslisser dan in mandaat.treden[{hoger}]"
            yield Gebrek((*TREDEN, lager, "beslissers"), "lager", melding, "een gelijke of hogere rol uit rangorde")
    except TeIngewikkeldError:
        yield Gebrek(TREDEN, "ingewikkeld", "deze ladder is te ingewikkeld om na te gaan", "minder treden")
