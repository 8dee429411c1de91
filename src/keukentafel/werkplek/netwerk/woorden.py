"""De familie in zinnen: precies wat de tekening vertelt, per persoon."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from keukentafel.werkplek.netwerk.familie import Familie, Feit, Mens, Relatie

NAAR_BENEDEN = {
    "ouder": ("Moeder van %s", "Vader van %s", "Ouder van %s"),
    "pleegouder": ("Pleegmoeder van %s", "Pleegvader van %s", "Pleegouder van %s"),
    "stiefouder": ("Stiefmoeder van %s", "Stiefvader van %s", "Stiefouder van %s"),
    "grootouder": ("Oma van %s", "Opa van %s", "Grootouder van %s"),
}
NAAR_BOVEN = {
    "ouder": ("Dochter van %s", "Zoon van %s", "Kind van %s"),
    "pleegouder": ("Pleegdochter van %s", "Pleegzoon van %s", "Pleegkind van %s"),
    "stiefouder": ("Stiefdochter van %s", "Stiefzoon van %s", "Stiefkind van %s"),
    "grootouder": ("Kleindochter van %s", "Kleinzoon van %s", "Kleinkind van %s"),
}
NAAST = {
    "partner": ("Partner van %s",) * 3,
    "ex_partner": ("Uit elkaar met %s",) * 3,
    "broer_zus": ("Zus van %s", "Broer van %s", "Broer of zus van %s"),
    "andere_familie": ("Familie van %s",) * 3,
}
"""Wat iemand is: als vrouw, als man, en als dat niet bekend of anders is."""


@dataclass
class Regel:
    """Eén persoon in de lijst."""

    mens: Mens
    zinnen: list[str] = field(default_factory=list)
    feiten: set[Feit] = field(default_factory=set)

    @property
    def kop(self) -> str:
        return ", ".join(filter(None, (self.mens.naam, self.mens.bij)))

    def zeg(self, zin: str, *feiten: Feit) -> None:
        self.zinnen.append(f"{zin}.")
        self.feiten |= set(feiten)


def lijst(familie: Familie) -> list[Regel]:
    """Wie in huis wonen eerst, dan de anderen; ieder met alle relaties die getekend zijn."""
    regels = [_regel(familie, mens) for mens in familie.mensen]
    return sorted(regels, key=lambda regel: (not regel.mens.woont_hier, not regel.mens.vrager))


def rij(woorden: Iterable[str]) -> str:
    """Riet, Jan en Marieke."""
    alle = list(woorden)
    return " ".join((", ".join(alle[:-1]), _("en"), alle[-1])) if len(alle) > 1 else "".join(alle)


def _regel(familie: Familie, mens: Mens) -> Regel:
    regel = Regel(mens)
    regel.feiten |= {("mens", mens.id), ("geslacht", mens.id, mens.geslacht)}
    for soort, vormen in NAAR_BOVEN.items():
        _zeg(regel, familie, vormen, [(r, r.a) for r in familie.relaties if r.soort == soort and r.b == mens.id])
    _wat_niet_bekend_is(regel, familie)
    for soort, vormen in NAAR_BENEDEN.items():
        _zeg(regel, familie, vormen, [(r, r.b) for r in familie.relaties if r.soort == soort and r.a == mens.id])
    for soort, vormen in NAAST.items():
        for paar in _met(familie, soort, mens):
            _zeg(regel, familie, vormen, [paar])
    _samen_ouders(regel, familie)
    if not any(zin.split(" ")[0] in _GEZEGD for zin in regel.zinnen):
        regel.zeg(_geslacht(mens))
    if mens.woont_hier:
        regel.zeg(_("Woont hier"), ("woont", mens.id))
    if mens.overleden:
        regel.feiten.add(("overleden", mens.id))
        if _("overleden") not in mens.bij:
            regel.zeg(_("Overleden"))
    if mens.vrager:
        regel.zeg(_("Om wie het gaat"), ("vrager", mens.id))
    return regel


_GEZEGD = {vorm.split(" ")[0] for vormen in (*NAAR_BOVEN.values(), *NAAR_BENEDEN.values(), NAAST["broer_zus"])
           for vorm in vormen[:2]}  # fmt: skip
"""Woorden die al zeggen of iemand man of vrouw is."""


def _geslacht(mens: Mens) -> str:
    woorden = {"vrouw": _("Vrouw"), "man": _("Man"), "anders": _("Geslacht: anders")}
    return woorden.get(mens.geslacht, _("Geslacht niet bekend"))


def _zeg(regel: Regel, familie: Familie, vormen: tuple[str, ...], wie: list[tuple[Relatie, str]]) -> None:
    """Eén zin over alle mensen voor wie dezelfde relatie geldt."""
    if wie:
        nummer = {"vrouw": 0, "man": 1}.get(regel.mens.geslacht, 2)
        namen = rij(_naam(familie.op_id[ander], relatie) for relatie, ander in wie)
        regel.zeg(vormen[nummer] % namen, *(("relatie", relatie.id) for relatie, _ander in wie))


def _naam(mens: Mens, relatie: Relatie) -> str:
    return f"{mens.kort}, {relatie.sinds}" if relatie.sinds else mens.kort


def _met(familie: Familie, soort: str, mens: Mens) -> Iterator[tuple[Relatie, str]]:
    for relatie in familie.relaties:
        if relatie.soort == soort and mens.id in relatie.paar:
            yield relatie, relatie.b if relatie.a == mens.id else relatie.a


def _wat_niet_bekend_is(regel: Regel, familie: Familie) -> None:
    mens = regel.mens
    if mens.id in familie.een_ouder:
        regel.zeg(_("De andere ouder is niet bekend bij ons"), ("ouder_niet_bekend", mens.id))
    elif mens in familie.zonder_ouders:
        regel.zeg(_("Wie de ouders zijn, is niet bekend bij ons"), ("ouders_niet_bekend", mens.id))


def _samen_ouders(regel: Regel, familie: Familie) -> None:
    """Met wie zij een kind heeft zonder dat bekend is of zij bij elkaar zijn."""
    for a, b in familie.samen_niet_bekend:
        if regel.mens.id in (a, b):
            ander = familie.op_id[b if regel.mens.id == a else a].kort
            zin = _("Of %(wie)s en %(ander)s bij elkaar zijn, is niet bekend bij ons")
            regel.zeg(zin % {"wie": regel.mens.kort, "ander": ander}, ("samen_niet_bekend", a, b))
