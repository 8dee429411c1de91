"""Wat half aankomt, wordt niet bewaard.

Django leest een verzoek tot de lengte die erboven staat of tot de verbinding ophoudt. Valt zij halverwege een verslag
weg, dan zou de eerste helft bewaard worden als het hele verslag.
"""

from collections.abc import Callable, Iterable
from typing import Any, Protocol

HALF = "keukentafel.half_aangekomen"
"""Staat in de omgeving van een verzoek dat ophield voor het einde."""
Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]


class Invoer(Protocol):
    """Wat de webserver van het verzoek laat lezen."""

    def read(self, size: int, /) -> bytes: ...
    def readline(self, size: int, /) -> bytes: ...


class HalfAangekomenError(OSError):
    """De verbinding hield op voor het einde; Django behandelt dit als een verbroken verbinding."""


class HeelLijf:
    """Het lijf van een verzoek, precies zo lang (bytes) als erboven staat."""

    def __init__(self, invoer: Invoer, lengte: int, omgeving: dict[str, Any]) -> None:
        self.invoer, self.over, self.omgeving = invoer, lengte, omgeving

    def read(self, size: int | None = None) -> bytes:
        """Zoveel als gevraagd, of de rest. Fout: HalfAangekomenError."""
        nodig = self.over if size is None or size < 0 else min(size, self.over)
        delen = []
        while nodig:
            delen.append(self._tel(self.invoer.read(nodig)))
            nodig -= len(delen[-1])
        return b"".join(delen)

    def readline(self, size: int | None = None) -> bytes:
        """Eén regel, of een deel ervan. Fout: HalfAangekomenError."""
        nodig = self.over if size is None or size < 0 else min(size, self.over)
        return self._tel(self.invoer.readline(nodig)) if nodig else b""

    def _tel(self, stuk: bytes) -> bytes:
        if not stuk:
            self.omgeving[HALF] = True
            raise HalfAangekomenError
        self.over -= len(stuk)
        return stuk


def heel(toepassing: Wsgi) -> Wsgi:
    """Laat de toepassing alleen een heel lijf lezen."""

    def om(omgeving: dict[str, Any], begin: Any) -> Iterable[bytes]:
        lengte = str(omgeving.get("CONTENT_LENGTH") or "")
        if lengte.isdecimal():
            omgeving["wsgi.input"] = HeelLijf(omgeving["wsgi.input"], int(lengte), omgeving)
        return toepassing(omgeving, begin)

    return om
