"""De klok: van een startdag naar de laatste dag, met elke stap in gewone taal."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr, model_validator
from pydantic_core import PydanticCustomError

from keukentafel.regels.basis import FoutInInvoer, Invoerfout, null_is
from keukentafel.regels.termijnen.instellingen import Duur, Termijngegevens, Termijnsoort
from keukentafel.regels.termijnen.kalender import DAGEN, EEN_DAG, Kalender

EERSTE_JAAR, LAATSTE_JAAR = 1950, 2200


class Opschorting(BaseModel):
    """Dagen waarop de klok stilstaat; beide dagen tellen mee."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    van: date
    tot: date

    @model_validator(mode="after")
    def _volgorde(self) -> Self:
        if self.tot < self.van:
            raise PydanticCustomError(
                "volgorde", "tot ({tot}) ligt voor van ({van})", {"tot": self.tot, "van": self.van}
            )
        return self


class Klok(BaseModel):
    """Een klok (contract, `regels termijn`). `start` is de dag van de gebeurtenis en telt niet mee."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: StrictStr | StrictInt | None = None
    soort: str
    start: date
    opschortingen: Annotated[list[Opschorting], Field(max_length=1000)] | None = None
    verdaagd: Annotated[bool, null_is(False)] = False
    nieuwe_datum: date | None = None
    """De datum die het college noemt bij een verdaagde Awb-termijn van acht weken."""
    met_commissie: Annotated[bool, null_is(False)] = False


@dataclass(frozen=True, slots=True)
class Termijn:
    """De uitkomst: de laatste dag, het artikel en de stappen erheen."""

    soort: str
    start: date
    uiterlijk: date
    grondslag: str
    atw: bool
    stappen: tuple[str, ...]

    def als_dict(self) -> dict[str, Any]:
        """JSON, datums als jjjj-mm-dd."""
        return {
            "soort": self.soort,
            "start": self.start.isoformat(),
            "uiterlijk": self.uiterlijk.isoformat(),
            "grondslag": self.grondslag,
            "atw": self.atw,
            "stappen": list(self.stappen),
        }


def bereken(klok: Klok, instellingen: Termijngegevens) -> Termijn:
    """Reken één klok uit. Wat de wet niet kent (opschorten, verdagen, een commissie) geeft `FoutInInvoer`."""
    soort = _soort_van(klok, instellingen)
    fouten = _fouten(klok, soort)
    if fouten:
        raise FoutInInvoer(fouten)
    kalender = instellingen.onthoud("kalender", lambda: Kalender(instellingen.feestdagen))
    duur, grondslag = soort.duur, soort.grondslag
    if klok.met_commissie and soort.commissie is not None:
        duur, grondslag = soort.commissie.duur, soort.commissie.grondslag
    einde = _tel(klok.start, duur, kalender)
    stappen = [f"{duur.in_woorden()} na {klok.start} = {einde}"]
    if klok.verdaagd and soort.verdagen is not None:
        einde, grondslag = _verdaag(klok, soort, einde, kalender, stappen), soort.verdagen.grondslag
    einde = _schort_op(klok, einde, stappen)
    einde = _sluit_af(soort, klok.start, einde, kalender, stappen)
    return Termijn(klok.soort, klok.start, einde, grondslag, soort.atw, tuple(stappen))


def _soort_van(klok: Klok, instellingen: Termijngegevens) -> Termijnsoort:
    soort = instellingen.termijnen.get(klok.soort)
    if soort is None:
        dichtbij = get_close_matches(klok.soort[:100], instellingen.termijnen, n=1, cutoff=0.5)
        tip = f"; bedoel je {dichtbij[0]}?" if dichtbij else "."
        keuze = ", ".join(sorted(instellingen.termijnen))
        raise FoutInInvoer([Invoerfout("soort", f"'{klok.soort[:100]}' is geen termijn{tip} Kies uit: {keuze}")])
    return soort


def _fouten(klok: Klok, soort: Termijnsoort) -> list[Invoerfout]:
    fouten: list[Invoerfout] = []
    if not EERSTE_JAAR <= klok.start.year <= LAATSTE_JAAR:
        fouten.append(Invoerfout("start", f"kies een dag van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}"))
    for nummer, opschorting in enumerate(klok.opschortingen or ()):
        if opschorting.tot.year > LAATSTE_JAAR:
            fouten.append(Invoerfout(f"opschortingen[{nummer}].tot", f"kies een dag tot en met {LAATSTE_JAAR}"))
    if klok.opschortingen and not soort.opschorten:
        fouten.append(Invoerfout("opschortingen", f"{klok.soort} kan niet worden opgeschort ({soort.grondslag})"))
    if klok.met_commissie and soort.commissie is None:
        fouten.append(Invoerfout("met_commissie", f"{klok.soort} kent geen andere termijn met een commissie"))
    return [*fouten, *_fouten_verdagen(klok, soort)]


def _fouten_verdagen(klok: Klok, soort: Termijnsoort) -> list[Invoerfout]:
    if klok.verdaagd and soort.verdagen is None:
        return [Invoerfout("verdaagd", f"{klok.soort} kan niet worden verdaagd ({soort.grondslag})")]
    met_datum = klok.verdaagd and soort.verdagen is not None and soort.verdagen.nieuwe_datum
    if met_datum and klok.nieuwe_datum is None:
        return [Invoerfout("nieuwe_datum", "noem de nieuwe datum waarop het besluit er is (Awb 4:14)")]
    if klok.nieuwe_datum is not None and not met_datum:
        return [Invoerfout("nieuwe_datum", "een nieuwe datum hoort alleen bij een verdaagde termijn van acht weken")]
    if klok.nieuwe_datum is not None and klok.nieuwe_datum.year > LAATSTE_JAAR:
        return [Invoerfout("nieuwe_datum", f"kies een dag tot en met {LAATSTE_JAAR}")]
    return []


def _tel(start: date, duur: Duur, kalender: Kalender) -> date:
    """De laatste dag van de termijn, voordat werkdagen meetellen."""
    if duur.werkdagen is not None:
        return kalender.na_werkdagen(start, duur.werkdagen)
    if duur.maanden is not None:
        jaar, maand = divmod(start.year * 12 + start.month - 1 + duur.maanden, 12)
        return date(jaar, maand + 1, min(start.day, monthrange(jaar, maand + 1)[1]))
    return start + timedelta(days=duur.dagen or 0, weeks=duur.weken or 0)


def _verdaag(klok: Klok, soort: Termijnsoort, einde: date, kalender: Kalender, stappen: list[str]) -> date:
    verdagen = soort.verdagen
    if verdagen is None or verdagen.duur is None:
        nieuw = klok.nieuwe_datum or einde
        if nieuw <= einde:
            raise FoutInInvoer([Invoerfout("nieuwe_datum", f"de nieuwe datum moet na {einde} liggen")])
        stappen.append(f"verdaagd tot {nieuw}")
        return nieuw
    nieuw = _tel(einde, verdagen.duur, kalender)
    stappen.append(f"{verdagen.duur.in_woorden()} verdaagd = {nieuw}")
    return nieuw


def _schort_op(klok: Klok, einde: date, stappen: list[str]) -> date:
    """Tel de dagen van alle opschortingen erbij: alleen na de start, en elke dag één keer."""
    dagen, geteld_tot = 0, klok.start
    for opschorting in sorted(klok.opschortingen or (), key=lambda opschorting: opschorting.van):
        van = max(opschorting.van, geteld_tot + EEN_DAG)
        if opschorting.tot >= van:
            dagen += (opschorting.tot - van).days + 1
            geteld_tot = opschorting.tot
    if not klok.opschortingen:
        return einde
    nieuw = einde + timedelta(days=dagen)
    stappen.append(f"{dagen} {'dag' if dagen == 1 else 'dagen'} opgeschort = {nieuw}")
    return nieuw


def _sluit_af(soort: Termijnsoort, start: date, einde: date, kalender: Kalender, stappen: list[str]) -> date:
    """Atw art. 1: niet eindigen op een dag die geen werkdag is. Atw art. 2: minstens twee gewone dagen."""
    if not soort.atw and not soort.einde_op_werkdag:
        stappen.append(f"{kalender.in_woorden(einde)}; deze termijn schuift niet op")
        return einde
    if not kalender.is_werkdag(einde):
        door = kalender.eerste_werkdag(einde)
        stappen.append(f"{kalender.in_woorden(einde)}: door naar {door}")
        einde = door
    genoeg = kalender.na_werkdagen(start, 2)
    if (einde - start).days >= 3 and einde < genoeg:
        stappen.append(f"minstens twee gewone dagen: door naar {genoeg}")
        einde = genoeg
    stappen.append(f"{DAGEN[einde.weekday()]}, geen feestdag")
    return einde
