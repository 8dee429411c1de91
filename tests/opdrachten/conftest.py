"""De opdrachtregel in hetzelfde proces: woorden erin, uitgangscode en twee stromen eruit."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from keukentafel.project.opdrachten import main


@dataclass(frozen=True)
class Antwoord:
    """Wat een opdracht teruggaf."""

    code: int
    uit: str
    praat: str

    def json(self) -> Any:
        """De uitvoer als één JSON-waarde."""
        return json.loads(self.uit)

    def regels(self) -> list[Any]:
        """De uitvoer als JSON Lines."""
        return [json.loads(regel) for regel in self.uit.splitlines()]


Doe = Callable[..., Antwoord]


@pytest.fixture
def doe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Doe:
    """Voer een opdracht uit, met `invoer` (bytes, of een lijst van JSON-waarden) op stdin."""

    def voer_uit(*woorden: str, invoer: bytes | list[Any] = b"") -> Antwoord:
        if isinstance(invoer, list):
            invoer = "".join(json.dumps(waarde) + "\n" for waarde in invoer).encode()
        bestand = tmp_path / "stdin"
        bestand.write_bytes(invoer)
        with bestand.open() as stdin:
            monkeypatch.setattr(sys, "stdin", stdin)
            try:
                code = main(woorden)
            except SystemExit as einde:
                code = int(einde.code or 0)
        gelezen = capsys.readouterr()
        return Antwoord(code, gelezen.out, gelezen.err)

    return voer_uit
