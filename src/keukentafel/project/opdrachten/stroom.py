"""JSON Lines in, JSON Lines uit: een foute regel krijgt een melding, de andere gaan gewoon door."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import to_json

from keukentafel.inrichting.meldingen import kort, vertaal_alle
from keukentafel.project.opdrachten.fouten import GOED, INVOER
from keukentafel.project.opdrachten.stromen import eis_invoer
from keukentafel.regels.basis import FoutInInvoer

M = TypeVar("M", bound=BaseModel)
LANGSTE = 1_000_000
"""Bytes per regel."""
LANGSTE_GETAL = 300
"""Cijfers van een id; Python zelf weigert er meer dan 4300."""
BROK = 1 << 16
VOORTGANG = 1000


class RegelError(ValueError):
    """Deze regel is niet te lezen."""

    def __init__(self, melding: str, pad: str = "") -> None:
        super().__init__(melding)
        self.pad = pad


def regels_van(bron: int) -> Iterator[bytes | None]:
    """De regels van een bestand; None betekent: alles wat er nu is, is gelezen. Te lange regels worden afgekapt."""
    rest = b""
    while brok := os.read(bron, BROK):
        *klaar, nieuw = (rest + brok).split(b"\n")
        yield from klaar
        # Van een te lange regel is één byte te veel genoeg om dat te kunnen zeggen.
        rest = nieuw[: LANGSTE + 1]
        yield None
    if rest:
        yield rest


def _geen_dubbele(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    uit = dict(paren)
    if len(uit) != len(paren):
        namen = [naam for naam, _ in paren]
        dubbel = next(naam for naam in namen if namen.count(naam) > 1)
        raise RegelError(f"de sleutel '{kort(dubbel)}' staat er twee keer", dubbel)
    return uit


def _geen_getal(woord: str) -> NoReturn:
    raise RegelError(f"{woord} is geen getal dat in JSON mag")


_ONTLEDER = json.JSONDecoder(object_pairs_hook=_geen_dubbele, parse_constant=_geen_getal)


def _ontleed(regel: bytes) -> tuple[str, dict[str, Any]]:
    """De tekst en het object op een regel."""
    if len(regel) > LANGSTE:
        raise RegelError(f"deze regel is te lang (hoogstens {LANGSTE // 1000} kB)")
    try:
        tekst = regel.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise RegelError(f"deze regel is geen UTF-8 (byte {fout.start + 1})") from None
    try:
        waarde = _ONTLEDER.decode(tekst)
    except json.JSONDecodeError as fout:
        raise RegelError(f"dit is geen geldige JSON (teken {fout.pos + 1})") from None
    except RecursionError:
        raise RegelError("deze regel is te diep genest") from None
    except RegelError:
        raise
    except ValueError:
        raise RegelError("dit is geen geldige JSON: een getal is te groot") from None
    if not isinstance(waarde, dict):
        raise RegelError("hier hoort een object: { ... }")
    return tekst, waarde


def _veilig_getal(cijfers: str) -> int | None:
    return int(cijfers) if len(cijfers) <= LANGSTE_GETAL else None


_ID_ONTLEDER = json.JSONDecoder(
    object_pairs_hook=tuple, parse_constant=lambda _: None, parse_int=_veilig_getal, parse_float=lambda _: None
)


def _id_van(regel: bytes) -> str | int | None:
    """Het id van een regel met een fout erin die het lezen stopte; None als niet zeker is welk id bedoeld is."""
    try:
        waarde = _ID_ONTLEDER.decode(regel.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    gevonden = [paar[1] for paar in waarde if paar[0] == "id"] if isinstance(waarde, tuple) else []
    uniek = len(gevonden) == 1 and isinstance(gevonden[0], str | int) and not isinstance(gevonden[0], bool)
    return gevonden[0] if uniek else None


def _fouten_van(fout: ValidationError, model: type[BaseModel]) -> list[dict[str, str]]:
    meldingen = vertaal_alle(fout.errors(include_url=False), model)
    return [{"pad": melding.pad, "melding": melding.in_een_zin()} for melding in meldingen]


def _sleutels(model: BaseModel) -> int:
    """Hoeveel sleutels er ingevuld zijn, ook in wat erin zit."""
    ingevuld = model.model_fields_set
    aantal = len(ingevuld)
    for naam in ingevuld:
        waarde = getattr(model, naam)
        if isinstance(waarde, BaseModel):
            aantal += _sleutels(waarde)
        elif isinstance(waarde, list) and waarde and isinstance(waarde[0], BaseModel):
            aantal += sum(map(_sleutels, waarde))
    return aantal


def _lees(regel: bytes, model: type[M]) -> M:
    """Lees een regel die waarschijnlijk goed is.

    Elke sleutel heeft één dubbele punt. Zijn er meer dubbele punten dan sleutels, dan staat er een in een tekst, of
    staat er een sleutel twee keer; dat zoekt `_ontleed` uit. Zo wordt een gewone regel maar één keer ontleed.
    """
    gelezen = model.model_validate_json(regel)
    if regel.count(b":") != _sleutels(gelezen):
        _ontleed(regel)
    return gelezen


def _beantwoord(regel: bytes, model: type[M], doe: Callable[[M], dict[str, Any]]) -> tuple[dict[str, Any], bool]:
    """Het antwoord op één regel, en of de regel goed was."""
    try:
        if len(regel) <= LANGSTE:
            return doe(_lees(regel, model)), True
    except (ValidationError, FoutInInvoer, RegelError):
        # Nu rustig: `_met_fouten` zoekt uit wat er allemaal mis is.
        pass
    return _met_fouten(regel, model, doe)


def _met_fouten(regel: bytes, model: type[M], doe: Callable[[M], dict[str, Any]]) -> tuple[dict[str, Any], bool]:
    """Het antwoord op een regel waar iets mee is, met alle fouten; alleen een BOM ervoor mag."""
    ident: Any = None
    try:
        tekst, waarde = _ontleed(regel)
        ident = waarde.get("id")
        return doe(model.model_validate_json(tekst)), True
    except ValidationError as fout:
        fouten = _fouten_van(fout, model)
    except FoutInInvoer as fout:
        fouten = [{"pad": deel.pad, "melding": deel.melding} for deel in fout.fouten]
    except RegelError as fout:
        ident = _id_van(regel) if len(regel) <= LANGSTE else None
        fouten = [{"pad": fout.pad, "melding": str(fout)}]
    if isinstance(ident, dict | list):
        ident = None
    return {"id": ident, "fouten": fouten}, False


def _als_json(antwoord: dict[str, Any]) -> str:
    try:
        return to_json(antwoord).decode()
    except ValueError:
        # Een half teken (een los deel van een paar) in een id kan niet als UTF-8; als ontsnapping wel.
        return json.dumps(antwoord)


def verwerk(model: type[M], doe: Callable[[M], dict[str, Any]], wat: str) -> int:
    """Verwerk stdin. Uitgangscode 1 als er een foute regel bij was."""
    eis_invoer()
    schrijf, fout_geteld, geteld = sys.stdout.write, 0, 0
    toon_voortgang = sys.stderr.isatty()
    if sys.stdin.isatty():
        sys.stderr.write(f"Typ {wat}, één per regel; sluit af met Ctrl-D.\n")
    for regel in regels_van(sys.stdin.fileno()):
        if regel is None:
            sys.stdout.flush()
            continue
        if not regel.strip():
            continue
        antwoord, goed = _beantwoord(regel, model, doe)
        schrijf(_als_json(antwoord) + "\n")
        geteld += 1
        fout_geteld += not goed
        if toon_voortgang and geteld % VOORTGANG == 0:
            sys.stderr.write(f"\r{geteld} {wat}")
    if toon_voortgang and geteld >= VOORTGANG:
        sys.stderr.write(f"\r{geteld} {wat}\n")
    if fout_geteld:
        sys.stderr.write(f"{fout_geteld} van {geteld} {wat} met een fout.\n")
    return INVOER if fout_geteld else GOED
