"""Een TOML-bestand van de schijf halen, met een gewone melding voor alles wat daarbij mis kan gaan."""

import tomllib
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from keukentafel.inrichting.meldingen import Plek, als_pad
from keukentafel.inrichting.posities import DIEPST, Kaart, diepte, maak_kaart

GROOTSTE = 1_000_000
"""Bytes. De grootste inrichting is honderd keer zo klein."""
HERSTELPOGINGEN = 25
BESTAND = "bestand"
"""Het pad van een fout die over het hele bestand gaat."""


@dataclass(frozen=True, slots=True)
class Fout:
    """Eén fout in een bestand: waar, wat, wat er had moeten staan en welk geldig woord erop lijkt."""

    bestand: str
    regel: int
    pad: str
    melding: str
    verwacht: str = ""
    dichtstbij: str = ""

    def als_dict(self) -> dict[str, str | int]:
        """JSON, zoals `inrichting controleer --json` die geeft."""
        return asdict(self)

    def __str__(self) -> str:
        delen = [f"{self.bestand}, regel {self.regel}, {self.pad}: {self.melding}"]
        if self.verwacht:
            delen.append(f"verwacht: {self.verwacht}")
        if self.dichtstbij:
            delen.append(f"bedoel je '{self.dichtstbij}'?")
        return "; ".join(delen)


@dataclass(slots=True)
class Bestand:
    """Een gelezen bestand. Met fouten erin is `gegevens` wat er na herstel overblijft."""

    naam: str
    gegevens: dict[str, Any] = field(default_factory=dict)
    fouten: list[Fout] = field(default_factory=list)
    tekst: str = ""
    leesbaar: bool = True
    _kaart: Kaart | None = None

    @property
    def kaart(self) -> Kaart:
        """De regelnummers; pas gemaakt als er iets te melden is."""
        if self._kaart is None:
            self._kaart = maak_kaart(self.tekst)
        return self._kaart

    def fout(self, plek: Plek, melding: str, verwacht: str = "", dichtstbij: str = "") -> Fout:
        """Een fout op een plek in dit bestand."""
        melding = "".join(teken if teken.isprintable() else "�" for teken in melding)
        return Fout(self.naam, self.kaart.regel_van(plek), als_pad(plek) or BESTAND, melding, verwacht, dichtstbij)

    def heeft(self, plek: Plek) -> bool:
        """Staat deze plek in dit bestand?"""
        return plek in self.kaart.regels


def te_groot(bytes_: int) -> str:
    """De melding voor een bestand boven de grens."""
    return f"dit bestand is te groot ({bytes_:,} bytes; hoogstens {GROOTSTE:,})".replace(",", ".")


def _haal(pad: Path) -> bytes | str:
    """De inhoud, of een zin die zegt waarom dat niet lukt."""
    try:
        if pad.is_dir():
            return "dit is een map; noem een bestand"
        if not pad.exists():
            return "dit bestand bestaat niet"
        if not pad.is_file():
            return "dit is geen gewoon bestand"
        if pad.stat().st_size > GROOTSTE:
            return te_groot(pad.stat().st_size)
        return pad.read_bytes()
    except (OSError, ValueError) as fout:
        return f"dit bestand is niet te lezen ({getattr(fout, 'strerror', None) or 'ongeldige naam'})"


def lees(pad: Path) -> Bestand:
    """Lees een bestand; alle fouten in de schrijfwijze staan in `fouten`."""
    return lees_inhoud(str(pad), _haal(pad))


def lees_inhoud(naam: str, inhoud: bytes | str) -> Bestand:
    """Lees wat er in een bestand staat; een `str` is de zin die zegt waarom dat niet lukte."""
    bestand = Bestand(naam)
    if isinstance(inhoud, str):
        return _onleesbaar(bestand, 1, inhoud)
    if len(inhoud) > GROOTSTE:
        return _onleesbaar(bestand, 1, te_groot(len(inhoud)))
    try:
        bestand.tekst = inhoud.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as fout:
        regel = inhoud[: fout.start].count(b"\n") + 1
        return _onleesbaar(bestand, regel, "dit bestand is geen UTF-8", "tekst in UTF-8; sla het bestand zo op")
    if not bestand.tekst.strip():
        return _onleesbaar(bestand, 1, "dit bestand is leeg", "een inrichting; zie docs/inrichting.md")
    diep, regel = diepte(bestand.tekst)
    if diep > DIEPST:
        return _onleesbaar(bestand, regel, f"hier is te diep genest ({diep} lagen)", f"hoogstens {DIEPST} lagen")
    _ontleed(bestand)
    return bestand


def _onleesbaar(bestand: Bestand, regel: int, melding: str, verwacht: str = "") -> Bestand:
    bestand.leesbaar = False
    bestand.fouten.append(Fout(bestand.naam, regel, BESTAND, melding, verwacht))
    return bestand


SCHRIJFWIJZE: tuple[tuple[str, str], ...] = (
    ("Cannot overwrite a value", "deze sleutel staat er al met een andere waarde"),
    ("Cannot declare", "deze kop staat er al"),
    ("Cannot mutate immutable", "deze tabel is al afgesloten; er kan niets meer bij"),
    ("Duplicate inline table key", "deze sleutel staat twee keer in dezelfde tabel"),
    ("Cannot redefine namespace", "deze sleutel staat er al"),
    ("Expected '=' after a key", "na een sleutel hoort een ="),
    ("Unclosed array", "een lijst is niet gesloten met ]"),
    ("Unclosed inline table", "een tabel is niet gesloten met }"),
    ("Expected ']'", "een kop is niet gesloten met ]"),
    ("Unterminated string", "een tekst is niet gesloten met een aanhalingsteken"),
    ("Illegal character", "hier staat een teken dat niet mag, zoals een regeleinde in een tekst"),
    ("Invalid value", "hier hoort een waarde; tekst staat tussen aanhalingstekens"),
    ("Invalid date", "deze datum bestaat niet"),
    ("Invalid initial character", "hier hoort een sleutel"),
    ("Invalid statement", "hier hoort een sleutel of een kop"),
    ("Expected newline", "na een waarde hoort een nieuwe regel"),
    ("Unescaped", "een schuine streep in een tekst schrijf je als \\\\"),
)


def _in_het_nederlands(melding: str) -> str:
    return next((nl for en, nl in SCHRIJFWIJZE if melding.startswith(en)), "hier klopt de schrijfwijze niet")


def _regel_uit(melding: str, tekst: str) -> int:
    _, gevonden, rest = melding.rpartition("at line ")
    getal = rest.split(",")[0]
    return int(getal) if gevonden and getal.isdigit() else max(1, tekst.rstrip("\n").count("\n") + 1)


def _ontleed(bestand: Bestand) -> None:
    """Lees; bij een fout in de schrijfwijze wordt dat stuk weggedacht en gaat het lezen door."""
    tekst = bestand.tekst
    gezien: dict[int, str] = {}
    for _ in range(HERSTELPOGINGEN):
        try:
            bestand.gegevens = tomllib.loads(tekst)
            break
        except (tomllib.TOMLDecodeError, ValueError) as fout:
            melding = str(fout)
            regel = _regel_uit(melding, tekst)
            gezien.setdefault(regel, _in_het_nederlands(melding))
            korter = _denk_weg(tekst, regel, *bestand.kaart.stuk_om(regel))
            if korter == tekst:
                bestand.leesbaar = False
                break
            tekst = korter
        except RecursionError:
            _onleesbaar(bestand, 1, "hier is te diep genest", f"hoogstens {DIEPST} lagen")
            return
    else:
        bestand.leesbaar = False
    if gezien:
        _meld_schrijfwijze(bestand, gezien)


def _meld_schrijfwijze(bestand: Bestand, gezien: dict[int, str]) -> None:
    """Voeg toe wat de tweede ontleder nog ziet, op regels waar nog niets gemeld is."""
    stukken = [bestand.kaart.stuk_om(regel) for regel in gezien]
    for regel in bestand.kaart.fouten[:HERSTELPOGINGEN]:
        if not any(begin <= regel <= eind for begin, eind in stukken):
            gezien.setdefault(regel, "hier klopt de schrijfwijze niet")
    for regel, melding in sorted(gezien.items()):
        plek = als_pad(bestand.kaart.plek_op(regel)) or BESTAND
        bestand.fouten.append(Fout(bestand.naam, regel, plek, melding, "geldige TOML"))


def _denk_weg(tekst: str, regel: int, begin: int, eind: int) -> str:
    """De tekst zonder de foute regel; helpt dat niet, dan zonder het hele paar waar die regel in zit."""
    zonder_regel = _zonder(tekst, regel, regel)
    try:
        tomllib.loads(zonder_regel)
    except (ValueError, RecursionError) as fout:
        volgende = _regel_uit(str(fout), zonder_regel)
        return _zonder(tekst, begin, eind) if begin <= volgende <= eind or volgende <= regel else zonder_regel
    return zonder_regel


def _zonder(tekst: str, begin: int, eind: int) -> str:
    """De tekst met een stuk leeggemaakt, zodat de regelnummers blijven; bij een kop gaat de hele tabel mee."""
    regels = tekst.split("\n")
    if regels[begin - 1].lstrip().startswith("["):
        volgende = (nr for nr in range(eind, len(regels)) if regels[nr].startswith("["))
        eind = next(volgende, len(regels))
    regels[begin - 1 : eind] = ["" for _ in regels[begin - 1 : eind]]
    return "\n".join(regels)
