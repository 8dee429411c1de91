"""What must hold for every proposal in every arrangement, known or half known."""

from datetime import date
from decimal import Decimal
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from keukentafel.inrichting.laden import laad, namen
from keukentafel.regels.mandaat import Besluit, Indiener, Mandaatgegevens, Uitkomst, beoordeel
from keukentafel.regels.mandaat.ladder import ladder_van
from keukentafel.regels.woorden import CATEGORIEEN, TOETSEN, Kernbeslissing, Registratie, Wet
from tests.keren import keren
from tests.regels.ladders import BEDRAGEN, KERN, gegevens

LADDERS: dict[str, Mandaatgegevens] = {naam: laad(naam) for naam in namen()}
LADDERS |= {"bedragen": gegevens(BEDRAGEN), "kern": gegevens(KERN)}
BEDRAGEN_ROND_DE_GRENZEN = [Decimal(b) for b in ("0", "999.99", "1000", "1000.01", "49999.99", "50000", "50000.01")]
bedragen = st.sampled_from(BEDRAGEN_ROND_DE_GRENZEN) | st.decimals(0, 200_000, places=2)
FEITEN = ("wet", "categorie", "bedrag_per_jaar", "leeftijd", "indiener", "adviezen", "kernbeslissing")
WEG_TE_LATEN = (*FEITEN, "afwijking_verordening", "motivering")


@st.composite
def gevallen(trek: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """Draw an arrangement and a proposal of which everything is known."""
    naam = trek(st.sampled_from(sorted(LADDERS)))
    inrichting = LADDERS[naam]
    wet = trek(st.sampled_from(get_args(Wet)))
    namen_van_advies = sorted({van for eis in inrichting.mandaat.eisen.values() for van in eis.van if van.islower()})
    registraties = trek(st.lists(st.sampled_from(get_args(Registratie)), unique=True))
    feiten: dict[str, Any] = {
        "datum": date(2026, 11, 20),
        "wet": wet,
        "categorie": trek(st.sampled_from(CATEGORIEEN.get(wet, ("overig",)))),
        "bedrag_per_jaar": trek(bedragen),
        "leeftijd": trek(st.integers(0, 120)),
        "indiener": Indiener(rol=trek(st.sampled_from(sorted(inrichting.rollen))), registraties=registraties),
        "adviezen": trek(st.lists(st.sampled_from(namen_van_advies), unique=True)) if namen_van_advies else [],
        "kernbeslissing": trek(st.lists(st.sampled_from(get_args(Kernbeslissing)), unique=True)),
        "afwijking_verordening": trek(st.booleans()),
        "motivering": trek(st.sampled_from(["", "Zij kan niet anders."])),
    }
    return naam, feiten


def oordeel(inrichting: Mandaatgegevens, feiten: dict[str, Any]) -> Uitkomst:
    return beoordeel(Besluit(**feiten), inrichting)


def rang(inrichting: Mandaatgegevens, uit: Uitkomst) -> int:
    return ladder_van(inrichting).rang(uit.beslisser)


@given(gevallen(), st.sets(st.sampled_from(WEG_TE_LATEN)))
@settings(max_examples=keren(400), deadline=None)
def test_elk_voorstel_krijgt_precies_een_uitkomst(geval: tuple[str, dict[str, Any]], weg: set[str]) -> None:
    """One decider and one signatory that exist, a rule, a reason and a source; and nobody decides on thin air."""
    naam, feiten = geval
    inrichting = LADDERS[naam]
    rest = {sleutel: waarde for sleutel, waarde in feiten.items() if sleutel not in weg}
    uit = oordeel(inrichting, rest)
    assert uit.beslisser in inrichting.rollen
    assert uit.ondertekenaar in inrichting.rollen
    assert uit.toets in TOETSEN
    assert uit.regel.removeprefix("mandaat.") in {trede.naam for trede in inrichting.mandaat.treden}
    assert uit.reden
    assert uit.bron
    assert "{" not in uit.reden
    assert set(uit.ontbreekt) <= {*weg, *({"indiener.rol"} if "indiener" in weg else set())}
    if uit.indiener_bevoegd:
        assert not uit.vier_ogen
        assert uit.beslisser == rest["indiener"].rol
        assert all(vereiste.voldaan for vereiste in uit.vereist)
    if uit.vier_ogen:
        assert not uit.indiener_bevoegd


@given(gevallen(), bedragen)
@settings(max_examples=keren(400), deadline=None)
def test_een_hoger_bedrag_krijgt_nooit_een_lagere_beslisser(geval: tuple[str, dict[str, Any]], bedrag: Decimal) -> None:
    naam, feiten = geval
    inrichting = LADDERS[naam]
    laag, hoog = sorted([feiten["bedrag_per_jaar"], bedrag])
    onder = oordeel(inrichting, feiten | {"bedrag_per_jaar": laag})
    boven = oordeel(inrichting, feiten | {"bedrag_per_jaar": hoog})
    assert rang(inrichting, onder) <= rang(inrichting, boven)


@given(gevallen(), st.sets(st.sampled_from(WEG_TE_LATEN), min_size=1))
@settings(max_examples=keren(400), deadline=None)
def test_minder_weten_maakt_nooit_bevoegd(geval: tuple[str, dict[str, Any]], weg: set[str]) -> None:
    """Leaving something out never makes a proposer competent, a check lighter or a requirement disappear."""
    naam, feiten = geval
    inrichting = LADDERS[naam]
    alles = oordeel(inrichting, feiten)
    minder = oordeel(inrichting, {sleutel: waarde for sleutel, waarde in feiten.items() if sleutel not in weg})
    assert alles.indiener_bevoegd or not minder.indiener_bevoegd
    assert minder.vier_ogen or not alles.vier_ogen
    assert TOETSEN.index(minder.toets) >= TOETSEN.index(alles.toets)
    assert {vereiste.soort for vereiste in alles.vereist} <= {vereiste.soort for vereiste in minder.vereist}
    if "indiener" not in weg:
        assert rang(inrichting, minder) >= rang(inrichting, alles)


@given(gevallen())
@settings(max_examples=keren(300), deadline=None)
def test_wat_er_niet_is_maakt_niet_bevoegd(geval: tuple[str, dict[str, Any]]) -> None:
    """Without advice, registration and argument, whoever needs one of them is not competent."""
    naam, feiten = geval
    inrichting = LADDERS[naam]
    kaal = feiten | {
        "adviezen": [],
        "motivering": "",
        "indiener": Indiener(rol=feiten["indiener"].rol, registraties=[]),
    }
    uit = oordeel(inrichting, kaal)
    assert not any(vereiste.voldaan for vereiste in uit.vereist)
    assert not (uit.vereist and uit.indiener_bevoegd)
