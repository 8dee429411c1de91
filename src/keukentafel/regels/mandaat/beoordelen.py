"""Het mandaat: van een voorstel en een inrichting naar één uitkomst met een reden."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from keukentafel.regels.basis import FoutInInvoer, Invoerfout
from keukentafel.regels.mandaat.besluit import Besluit
from keukentafel.regels.mandaat.instellingen import Eis, Mandaatgegevens, Trede, centen
from keukentafel.regels.mandaat.ladder import Oordeel, ladder_van
from keukentafel.regels.mandaat.reden import zin_onzeker, zin_van_trede, zinnen_misschien, zinnen_nodig
from keukentafel.regels.mandaat.uitkomst import Uitkomst, Vereiste
from keukentafel.regels.triage.uitkomst import Versie
from keukentafel.regels.woorden import TOETSEN

SOORTEN = ("advies", "registratie", "motivering")


@dataclass(frozen=True, slots=True)
class _Weging:
    """Alles wat bij één voorstel is afgewogen, voordat het een uitkomst heet."""

    trede: Trede
    """De trede met de hoogste beslisser die nog kan."""
    mogelijk: tuple[Trede, ...]
    zeker: tuple[Vereiste, ...]
    misschien: tuple[Vereiste, ...]
    """Wat alleen vereist is als een onbekend feit zo uitvalt."""
    oordeel: Oordeel
    beslisser: str
    zelf: bool
    """De inrichting laat deze indiener zelf beslissen, hoe het onbekende ook uitvalt."""

    @property
    def vereist(self) -> tuple[Vereiste, ...]:
        return _op_volgorde((*self.zeker, *self.misschien))

    @property
    def ondertekenaar(self) -> str:
        return self.trede.ondertekenaar or self.beslisser


def beoordeel(besluit: Besluit, inrichting: Mandaatgegevens) -> Uitkomst:
    """Beoordeel één voorstel. Een rol die deze inrichting niet kent geeft `FoutInInvoer`.

    Wat onbekend is maakt niemand bevoegd: kunnen er meer treden gelden, dan beslist de hoogste beslisser daarvan, met
    de zwaarste toets, en telt elke eis die nog kan gelden mee. Welke versie geldt, kiest wie aanroept.
    """
    _controleer(besluit, inrichting)
    weging = _weeg(besluit, inrichting)
    vereist = weging.vereist
    return Uitkomst(
        id=besluit.id,
        indiener_bevoegd=weging.zelf and all(vereiste.voldaan for vereiste in vereist),
        beslisser=weging.beslisser,
        ondertekenaar=weging.ondertekenaar,
        vereist=vereist,
        toets=max((trede.toets for trede in weging.mogelijk), key=TOETSEN.index),
        vier_ogen=not weging.zelf,
        regel=f"mandaat.{weging.trede.naam}",
        reden=" ".join(_zinnen(besluit, inrichting, weging)),
        bron=weging.trede.bron,
        ontbreekt=tuple(dict.fromkeys((*weging.oordeel.open_treden, *weging.oordeel.open_eisen))),
        inrichting=Versie(inrichting.naam, inrichting.geldig_vanaf.isoformat()),
    )


def _controleer(besluit: Besluit, inrichting: Mandaatgegevens) -> None:
    rol = besluit.indiener.rol
    if rol is not None and rol not in inrichting.rollen:
        lijkt_op = get_close_matches(rol, inrichting.rollen, n=1, cutoff=0.5)
        tip = f"; bedoel je '{lijkt_op[0]}'?" if lijkt_op else ""
        raise FoutInInvoer([Invoerfout("indiener.rol", f"rol '{rol}' bestaat niet in deze inrichting{tip}")])


def feiten_van(besluit: Besluit) -> dict[str, Any]:
    """Het voorstel als feiten; None is onbekend. Het bedrag in hele centen."""
    bedrag, kern = besluit.bedrag_per_jaar, besluit.kernbeslissing
    return {
        "wet": besluit.wet,
        "categorie": besluit.categorie,
        "bedrag_per_jaar": None if bedrag is None else centen(bedrag),
        "leeftijd": besluit.leeftijd,
        "indiener.rol": besluit.indiener.rol,
        "kernbeslissing": None if kern is None else frozenset(kern),
        "afwijking_verordening": besluit.afwijking_verordening,
    }


def _weeg(besluit: Besluit, inrichting: Mandaatgegevens) -> _Weging:
    ladder = ladder_van(inrichting)
    oordeel = ladder.oordeel(feiten_van(besluit))
    mogelijk = tuple(ladder.treden[nummer] for nummer in oordeel.treden)
    zeker = _vereisten(besluit, inrichting, [ladder.eisen[nummer] for nummer in oordeel.eisen_zeker])
    misschien = _vereisten(besluit, inrichting, [ladder.eisen[nummer] for nummer in oordeel.eisen_misschien])
    geregistreerd = all(vereiste.voldaan for vereiste in (*zeker, *misschien) if vereiste.soort == "registratie")
    rol = besluit.indiener.rol
    hoogste = ladder.hoogste(oordeel.treden, rol)
    return _Weging(
        trede=ladder.treden[hoogste],
        mogelijk=mogelijk,
        zeker=zeker,
        misschien=misschien,
        oordeel=oordeel,
        beslisser=ladder.beslisser(hoogste, rol),
        zelf=geregistreerd and all(inrichting.mag_zelf(trede, rol) for trede in mogelijk),
    )


def _vereisten(besluit: Besluit, inrichting: Mandaatgegevens, eisen: Iterable[Eis]) -> tuple[Vereiste, ...]:
    return _op_volgorde(_vereiste(besluit, inrichting, eis) for eis in eisen)


def _op_volgorde(vereisten: Iterable[Vereiste]) -> tuple[Vereiste, ...]:
    """Elk vereiste één keer: eerst adviezen, dan registraties, dan de motivering."""
    return tuple(sorted(dict.fromkeys(vereisten), key=lambda vereiste: SOORTEN.index(vereiste.soort)))


def _vereiste(besluit: Besluit, inrichting: Mandaatgegevens, eis: Eis) -> Vereiste:
    """De eis bij dit voorstel. Is een van meer keuzes er, dan noemt de uitkomst die; anders de eerste."""
    if eis.soort == "motivering":
        return Vereiste("motivering", None, bool((besluit.motivering or "").strip()))
    if eis.soort == "registratie":
        aanwezig = [van for van in eis.van if van in (besluit.indiener.registraties or ())]
    else:
        adviezen = besluit.adviezen or ()
        aanwezig = [van for van in eis.van if any(inrichting.is_rol(wie, van) for wie in adviezen)]
    return Vereiste(eis.soort, (aanwezig or eis.van)[0], bool(aanwezig))


def _zinnen(besluit: Besluit, inrichting: Mandaatgegevens, weging: _Weging) -> Iterator[str]:
    rol = besluit.indiener.rol
    wie = {"indiener": rol, "beslisser": weging.beslisser, "ondertekenaar": weging.ondertekenaar}
    if len(weging.mogelijk) > 1:
        yield zin_onzeker(inrichting, weging.oordeel.open_treden, weging.beslisser)
    else:
        yield zin_van_trede(inrichting, weging.trede, besluit.bedrag_per_jaar, besluit.leeftijd, wie)
    if rol is None:
        yield "Wie voorstelt is niet bekend: de beslisser mag niet de indiener zijn."
    elif not weging.zelf and inrichting.is_rol(rol, weging.beslisser):
        yield "De indiener beslist hier niet zelf: dat doet een collega met deze rol."
    yield from zinnen_nodig(inrichting, weging.zeker)
    yield from zinnen_misschien(
        inrichting, [v for v in weging.misschien if v not in weging.zeker], weging.oordeel.open_eisen
    )
