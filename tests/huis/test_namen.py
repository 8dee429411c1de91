"""No municipality is named in code: what makes one different stands in its file."""

import re
import tomllib

from tests.huis.bron import HUIS, WORTEL

TEKST = {".py", ".html", ".sql", ".js", ".css", ".txt", ".toml", ".md"}


def _gemeenten() -> set[str]:
    """Return the names of the arrangements: slugs, and the capitalised words of their titles."""
    namen = set()
    for pad in (WORTEL / "inrichtingen").glob("[a-z]*.toml"):
        namen |= {pad.stem, pad.stem.replace("-", " ").title()}
        titel = tomllib.loads(pad.read_text(encoding="utf-8")).get("titel")
        if isinstance(titel, str):
            namen.add(titel.removeprefix("Gemeente "))
    return namen


def test_geen_gemeente_in_de_code() -> None:
    gemeenten = sorted(_gemeenten(), key=len, reverse=True)
    gevonden = []
    if gemeenten:
        woord = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, gemeenten))})(?![\w-])")
        for pad in sorted(HUIS.rglob("*")):
            if pad.suffix in TEKST and "static_gebouwd" not in pad.parts:
                for nummer, regel in enumerate(pad.read_text(encoding="utf-8").splitlines(), start=1):
                    if treffer := woord.search(regel):
                        gevonden.append(f"{pad.relative_to(HUIS)}:{nummer} {treffer[0]}")
    assert gevonden == []
