"""argparse met een Nederlands gezicht: uitleg, fouten en het dichtstbijzijnde geldige woord."""

import argparse
import re
import sys
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from typing import Any, NoReturn

from keukentafel.project.opdrachten.fouten import GEBRUIK

VERTALINGEN = (
    (r"the following arguments are required: (.*)", r"dit ontbreekt: \1"),
    (r"unrecognized arguments: (.*)", r"onbekend: \1"),
    (r"expected one argument", "hier hoort een waarde achter"),
    (r"expected at least one argument", "hier hoort minstens één waarde achter"),
    (r"ignored explicit argument (.*)", r"hier hoort geen waarde achter: \1"),
    (r"one of the arguments (.*) is required", r"kies één van \1"),
    (r"not allowed with argument (.*)", r"kan niet samen met \1"),
    (r"^argument ([^:]+): ", r"\1: "),
)


class Opmaak(argparse.RawDescriptionHelpFormatter):
    """Uitleg met `gebruik:` in plaats van `usage:`."""

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class Ontleder(argparse.ArgumentParser):
    """Een ontleder die Nederlands spreekt. `voorbeeld` komt onder aan de uitleg."""

    def __init__(self, *, voorbeeld: str = "", **opties: Any) -> None:
        opties.setdefault("formatter_class", Opmaak)
        if voorbeeld:
            opties["epilog"] = f"voorbeeld:\n  {voorbeeld}"
        super().__init__(add_help=False, allow_abbrev=False, **opties)
        self._positionals.title = "argumenten"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")
        self._onder: list[Ontleder] = []

    def met_opdrachten(self, naam: str) -> Any:
        """Ruimte voor opdrachten onder deze."""
        return self.add_subparsers(
            dest=naam, metavar=naam.upper(), required=True, title="opdrachten", parser_class=_Opdracht.van(self)
        )

    def onthoud(self, onder: "Ontleder") -> None:
        """Ken de opdrachten onder deze, om bij een tikfout hun opties te kunnen noemen."""
        self._onder.append(onder)

    def opties(self) -> list[str]:
        """Alle opties van deze opdracht en die eronder."""
        eigen = list(self._option_string_actions)
        return eigen + [optie for onder in self._onder for optie in onder.opties()]

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            keuze = [str(woord) for woord in action.choices]
            tip = get_close_matches(str(value), keuze, n=1, cutoff=0.4)
            bedoel = f"; bedoel je '{tip[0]}'?" if tip else "."
            raise argparse.ArgumentError(action, f"'{value}' bestaat niet{bedoel} Kies uit: {', '.join(keuze)}")

    def error(self, message: str) -> NoReturn:
        """Zeg in het Nederlands wat er mis is, op stderr, en stop met code 2."""
        onbekend = re.search(r"unrecognized arguments: (\S+)", message)
        for engels, nederlands in VERTALINGEN:
            message = re.sub(engels, nederlands, message)
        if onbekend:
            tip = get_close_matches(onbekend[1].split("=")[0], self.opties(), n=1, cutoff=0.5)
            message += f"; bedoel je {tip[0]}?" if tip else ""
        self.print_usage(sys.stderr)
        self.exit(GEBRUIK, f"{self.prog}: fout: {message}\nMeer uitleg: {self.prog} --help\n")


class _Opdracht:
    """Maakt ontleders die zich bij hun ouder melden (argparse geeft die niet door)."""

    @staticmethod
    def van(ouder: Ontleder) -> Any:
        def maak(**opties: Any) -> Ontleder:
            onder = Ontleder(**opties)
            ouder.onthoud(onder)
            return onder

        return maak


def datum(tekst: str) -> date:
    """Een datum op de opdrachtregel."""
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", tekst):
            raise ValueError
        return date.fromisoformat(tekst)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{tekst}' is geen datum die bestaat; schrijf bijvoorbeeld 2026-11-20"
        ) from None
