"""Bestanden voor de proeven van de controle: een goede inrichting, met steeds iets anders kapot."""

from pathlib import Path

from keukentafel.inrichting.controle import Fout, controleer
from keukentafel.inrichting.mappen import map_met_inrichtingen

BRON = (map_met_inrichtingen() / "heerlen.toml").read_text(encoding="utf-8")


def kapot(*paren: tuple[str, str]) -> str:
    """De goede tekst, met elk eerste stuk vervangen door het tweede."""
    tekst = BRON
    for oud, nieuw in paren:
        assert oud in tekst, oud
        tekst = tekst.replace(oud, nieuw, 1)
    return tekst


def fouten_in(map_: Path, tekst: str | bytes) -> list[Fout]:
    """Schrijf de tekst weg en controleer het bestand."""
    pad = map_ / "proef.toml"
    pad.write_bytes(tekst if isinstance(tekst, bytes) else tekst.encode())
    return controleer(pad)
