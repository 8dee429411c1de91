"""De reden van een uitkomst in gewone taal: de zin van de trede, en wat er nog onbekend of nodig is."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from keukentafel.regels.mandaat.instellingen import Mandaatgegevens, Trede
from keukentafel.regels.mandaat.uitkomst import Vereiste
from keukentafel.regels.mandaat.voorwaarden import NAMEN
from keukentafel.regels.triage.zinnen import opsomming

INVULVELDEN = ("bedrag", "leeftijd", "indiener", "beslisser", "ondertekenaar")
"""Wat er tussen accolades in een reden mag staan."""


def in_euro(bedrag: Decimal) -> str:
    """`€ 12.500` of `€ 999,99`."""
    heel, _, deel = f"{bedrag:,.2f}".partition(".")
    heel = heel.replace(",", ".")
    return f"€ {heel}" if deel == "00" else f"€ {heel},{deel}"


def centen_in_euro(aantal: int) -> str:
    """Een bedrag in hele centen, als euro's in een zin."""
    return in_euro(Decimal(aantal) / 100)


def rolnaam(gegevens: Mandaatgegevens, rol: str) -> str:
    """De naam van een rol midden in een zin; een afkorting houdt haar hoofdletters."""
    naam = gegevens.rollen[rol].naam if rol in gegevens.rollen else rol.replace("-", " ")
    return naam if naam[1:2].isupper() else naam[0].lower() + naam[1:]


def zin_van_trede(
    gegevens: Mandaatgegevens,
    trede: Trede,
    bedrag: Decimal | None,
    leeftijd: int | None,
    wie: Mapping[str, str | None],
) -> str:
    """Het sjabloon van de trede, ingevuld. `wie` noemt de rollen van indiener, beslisser en ondertekenaar."""
    if "{" not in trede.reden:
        return trede.reden
    return trede.reden.format(
        bedrag="Een onbekend bedrag" if bedrag is None else in_euro(bedrag),
        leeftijd="onbekend" if leeftijd is None else leeftijd,
        **{soort: rolnaam(gegevens, rol) if rol else "de indiener" for soort, rol in wie.items()},
    )


def zin_onzeker(gegevens: Mandaatgegevens, ontbreekt: Sequence[str], beslisser: str) -> str:
    """Meer treden kunnen gelden: zeg wat er ontbreekt en wie dan beslist."""
    wat = opsomming([NAMEN[feit] for feit in ontbreekt])
    return f"Nog niet bekend: {wat}. Daarom beslist de hoogste die nog kan: {rolnaam(gegevens, beslisser)}."


def _noem(gegevens: Mandaatgegevens, vereiste: Vereiste) -> str:
    if vereiste.soort == "motivering":
        return "een motivering van de afwijking"
    if vereiste.soort == "registratie":
        return f"{vereiste.van}-registratie van de indiener"
    return f"advies van: {rolnaam(gegevens, vereiste.van or '')}"


def zinnen_nodig(gegevens: Mandaatgegevens, zeker: Sequence[Vereiste]) -> Iterator[str]:
    """Wat er nog bij moet."""
    nog = [_noem(gegevens, vereiste) for vereiste in zeker if not vereiste.voldaan]
    if nog:
        yield f"Nog nodig: {opsomming(nog)}."


def zinnen_misschien(
    gegevens: Mandaatgegevens, misschien: Sequence[Vereiste], open_eisen: Sequence[str]
) -> Iterator[str]:
    """Wat er misschien bij moet, omdat niet alles bekend is."""
    kan = [_noem(gegevens, vereiste) for vereiste in misschien if not vereiste.voldaan]
    if kan:
        wat = opsomming([NAMEN[feit] for feit in open_eisen])
        yield f"Misschien ook nodig: {opsomming(kan)}. Dat hangt af van wat nog niet bekend is: {wat}."
