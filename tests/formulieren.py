"""Leest de formulieren van een blad zoals een browser dat doet: elk veld, wat erin staat en wat er te kiezen is."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

from django.urls import resolve

KEUZE = frozenset({"checkbox", "radio"})


@dataclass
class Veld:
    """Een veld: de soort (`text`, `hidden`, `checkbox`, `select`, ...), wat er staat en wat er te kiezen is."""

    naam: str
    soort: str
    staat: list[str] = field(default_factory=list)
    keuzes: list[str] = field(default_factory=list)

    @property
    def getypt(self) -> bool:
        """Of iemand hier zelf letters kan typen."""
        return self.soort in ("text", "textarea", "tel", "search")


@dataclass
class Formulier:
    """Waarheen, hoe, en met welke velden."""

    pad: str
    methode: str
    velden: dict[str, Veld] = field(default_factory=dict)

    @property
    def naam(self) -> str:
        """Hoe het adres heet waar het heen gaat."""
        return str(resolve(self.pad.partition("?")[0]).url_name)


class _Lezer(HTMLParser):
    def __init__(self, adres: str) -> None:
        super().__init__()
        self.adres = adres
        self.formulieren: list[Formulier] = []
        self.nu: Formulier | None = None
        self.tekstvak: Veld | None = None
        self.lijst: Veld | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        eigen = {naam: waarde or "" for naam, waarde in attrs}
        if tag == "form":
            pad = urljoin(self.adres, eigen.get("action", "")).partition("#")[0]
            self.nu = Formulier(pad, eigen.get("method", "get").upper())
            self.formulieren.append(self.nu)
        elif self.nu is not None and tag == "input" and eigen.get("name"):
            self._invoer(eigen)
        elif self.nu is not None and tag in ("textarea", "select") and eigen.get("name"):
            veld = self._veld(eigen["name"], tag)
            self.tekstvak, self.lijst = (veld, None) if tag == "textarea" else (None, veld)
        elif tag == "option" and self.lijst is not None:
            self.lijst.keuzes.append(eigen.get("value", ""))
            if "selected" in eigen or not self.lijst.staat:
                self.lijst.staat = [eigen.get("value", "")]

    def _invoer(self, eigen: dict[str, str]) -> None:
        soort = eigen.get("type", "text")
        waarde = eigen.get("value", "on" if soort in KEUZE else "")
        veld = self._veld(eigen["name"], soort)
        if soort in KEUZE:
            veld.keuzes.append(waarde)
            if "checked" in eigen:
                veld.staat.append(waarde)
        else:
            veld.staat.append(waarde)

    def _veld(self, naam: str, soort: str) -> Veld:
        assert self.nu is not None
        return self.nu.velden.setdefault(naam, Veld(naam, soort))

    def handle_data(self, data: str) -> None:
        if self.tekstvak is not None:
            data = data if self.tekstvak.staat else data.removeprefix("\n")  # de eerste regel telt niet, zegt HTML
            self.tekstvak.staat = ["".join([*self.tekstvak.staat, data])]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.tekstvak = None
        elif tag == "select":
            self.lijst = None
        elif tag == "form":
            self.nu = None


def lees(blad: str, adres: str) -> list[Formulier]:
    """Elk formulier van een blad dat op `adres` staat."""
    lezer = _Lezer(adres)
    lezer.feed(blad)
    return lezer.formulieren
