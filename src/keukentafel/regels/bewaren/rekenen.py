"""De bewaartermijn van een dossier. Onbekend vernietigt nooit; wat nog loopt houdt vernietiging tegen."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr

from keukentafel.regels.bewaren.instellingen import Begindag, Bewaargegevens, Bewaarregel, Resultaat
from keukentafel.regels.woorden import Wet

NAMEN: dict[str, str] = {
    "afsluiting": "de dag waarop het dossier is afgesloten",
    "laatste_wijziging": "de dag van de laatste wijziging",
    "einde_voorziening": "de dag waarop de voorziening eindigde",
    "wetten": "volgens welke wet dit ging",
    "resultaat": "wat het resultaat was",
    "hulp_door_team": "of het team zelf hulp gaf",
}
Lopend = Literal["bezwaar", "beroep", "klacht", "inzageverzoek", "onderzoek", "verzoek_van_inwoner"]


class _Invoer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Dagen(_Invoer):
    """De dagen waarop een termijn kan beginnen, voor zover bekend."""

    afsluiting: date | None = None
    laatste_wijziging: date | None = None
    einde_voorziening: date | None = None


class Bewaardossier(_Invoer):
    """Wat er over een dossier te weten is; wat er niet staat is onbekend, niet nee."""

    id: StrictStr | StrictInt | None = None
    wetten: Annotated[list[Wet], Field(max_length=10)] | None = None
    """Een dossier kan onder meer wetten vallen; leeg is onder geen."""
    resultaat: Resultaat | None = None
    hulp_door_team: bool | None = None
    dagen: Dagen = Dagen()
    lopend: Annotated[list[Lopend], Field(max_length=10)] = []
    """Wat nog loopt en vernietigen tegenhoudt."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Eén regel die geldt, met de laatste dag waarop het dossier nog bewaard moet worden."""

    regel: str
    jaren: int
    vanaf: Begindag
    start: date | None
    bewaren_tot_en_met: date | None
    grondslag: str
    bron: str


@dataclass(frozen=True, slots=True)
class Bewaartermijn:
    """Tot en met wanneer een dossier blijft, volgens welke regel, en wat vernietigen nog tegenhoudt."""

    id: str | int | None
    bewaren_tot_en_met: date | None
    """None: nog niet te zeggen; dan wordt er niets vernietigd."""
    regel: str | None
    grondslag: str | None
    tellingen: tuple[Telling, ...]
    lopend: tuple[str, ...]
    ontbreekt: tuple[str, ...]
    reden: str

    def mag_weg(self, vandaag: date) -> bool:
        """Mag het dossier op deze dag vernietigd worden? Op de laatste bewaardag zelf nog niet."""
        return self.bewaren_tot_en_met is not None and not self.lopend and vandaag > self.bewaren_tot_en_met


def bereken(dossier: Bewaardossier, gegevens: Bewaargegevens) -> Bewaartermijn:
    """De bewaartermijn van een dossier: de langste van alle regels die gelden of nog kunnen gelden."""
    ontbreekt: dict[str, None] = {}
    tellingen: list[Telling] = []
    for naam, regel in gegevens.bewaren.items():
        onbekend = _onbekend(dossier, regel)
        if onbekend is None:
            continue
        ontbreekt |= dict.fromkeys(onbekend)
        start = getattr(dossier.dagen, regel.vanaf)
        if start is None:
            ontbreekt[regel.vanaf] = None
        einde = None if start is None else jaren_later(start, regel.jaren)
        tellingen.append(Telling(naam, regel.jaren, regel.vanaf, start, einde, regel.grondslag, regel.bron))
    langste = None if ontbreekt else max(tellingen, key=_einde, default=None)
    return Bewaartermijn(
        id=dossier.id,
        bewaren_tot_en_met=None if langste is None else langste.bewaren_tot_en_met,
        regel=None if langste is None else f"bewaren.{langste.regel}",
        grondslag=None if langste is None else langste.grondslag,
        tellingen=tuple(tellingen),
        lopend=tuple(dict.fromkeys(dossier.lopend)),
        ontbreekt=tuple(ontbreekt),
        reden=" ".join(_zinnen(langste, tuple(ontbreekt), dossier)),
    )


def jaren_later(start: date, jaren: int) -> date:
    """Dezelfde dag, jaren later; 29 februari wordt 1 maart, want een dag te vroeg vernietigen kan niet."""
    try:
        return start.replace(year=start.year + jaren)
    except ValueError:
        if start.year + jaren > date.max.year:
            return date.max - timedelta(days=1)
        return date(start.year + jaren, 3, 1)


def _einde(telling: Telling) -> date:
    return telling.bewaren_tot_en_met or date.max


def _onbekend(dossier: Bewaardossier, regel: Bewaarregel) -> list[str] | None:
    """None als de regel zeker niet geldt; anders de feiten die nog bepalen of hij geldt."""
    als = regel.als
    toetsen: list[tuple[str, Any, bool]] = []
    if als.wet is not None:
        toetsen.append(("wetten", dossier.wetten, not set(als.wet).isdisjoint(dossier.wetten or ())))
    if als.resultaat is not None:
        toetsen.append(("resultaat", dossier.resultaat, dossier.resultaat in als.resultaat))
    if als.hulp_door_team is not None:
        toetsen.append(("hulp_door_team", dossier.hulp_door_team, dossier.hulp_door_team is als.hulp_door_team))
    if any(waarde is not None and not klopt for _, waarde, klopt in toetsen):
        return None
    return [feit for feit, waarde, _ in toetsen if waarde is None]


def _zinnen(langste: Telling | None, ontbreekt: tuple[str, ...], dossier: Bewaardossier) -> list[str]:
    zinnen: list[str] = []
    if ontbreekt:
        wat = ", ".join(NAMEN[feit] for feit in ontbreekt)
        zinnen.append(f"Nog niet bekend: {wat}. Tot dan wordt er niets vernietigd.")
    elif langste is None:
        zinnen.append("Geen regel zegt hoe lang dit blijft. Er wordt niets vernietigd.")
    elif langste.start is not None and langste.bewaren_tot_en_met is not None:
        start, einde = langste.start.isoformat(), langste.bewaren_tot_en_met.isoformat()
        zinnen.append(f"{langste.jaren} jaar vanaf {NAMEN[langste.vanaf]} ({start}): bewaren tot en met {einde}.")
    if dossier.lopend:
        wat = ", ".join(soort.replace("_", " ") for soort in dict.fromkeys(dossier.lopend))
        zinnen.append(f"Er loopt nog iets ({wat}): eerst dat afmaken.")
    return zinnen
