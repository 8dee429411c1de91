"""Families voor de proeven van het netwerk: gewone, scheve en onmogelijke."""

from hypothesis import strategies as st

from keukentafel.werkplek.netwerk.familie import Familie, Mens, Relatie

SOORTEN = (
    "ouder", "pleegouder", "stiefouder", "partner", "ex_partner", "broer_zus", "grootouder", "andere_familie",
)  # fmt: skip
GESLACHTEN = ("vrouw", "man", "anders", "niet_bekend")


def mens(id: str, **anders: object) -> Mens:
    """Iemand met haar id als naam."""
    gewoon: dict[str, object] = {"naam": id.capitalize(), "kort": id.capitalize(), "bij": "41 jaar"}
    return Mens(id, **(gewoon | anders))  # type: ignore[arg-type]


def familie(mensen: list[Mens], *relaties: tuple[str, str, str]) -> Familie:
    """`familie([...], ("ouder", "riet", "marieke"))`."""
    return Familie.van(mensen, [Relatie(f"r{nummer}", *relatie) for nummer, relatie in enumerate(relaties)])


def van_doorn() -> Familie:
    """Het gezin uit het ontwerp: twee vaders, van wie er één niet bekend is."""
    mensen = [
        mens("jan", geslacht="man", overleden=True, bij="overleden in 2021"),
        mens("riet", geslacht="vrouw"),
        mens("bas", geslacht="man"),
        mens("marieke", geslacht="vrouw", woont_hier=True, vrager=True),
        mens("tijn", geslacht="man", woont_hier=True, kind=True, bij="14 jaar"),
        mens("lotte", geslacht="vrouw", woont_hier=True, kind=True, bij="9 jaar"),
    ]
    return familie(
        mensen, ("partner", "jan", "riet"), ("ouder", "jan", "marieke"), ("ouder", "riet", "marieke"),
        ("ouder", "marieke", "tijn"), ("ouder", "bas", "tijn"), ("ex_partner", "bas", "marieke"),
        ("ouder", "marieke", "lotte"),
    )  # fmt: skip


@st.composite
def mensen(draw: st.DrawFn, hoogstens: int = 40) -> list[Mens]:
    """Een tot veertig mensen met alles wat er bij hen kan staan."""
    namen = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60)
    aantal = draw(st.integers(1, hoogstens))
    vrager = draw(st.integers(0, aantal))
    return [
        Mens(
            f"m{nummer}", draw(namen), draw(namen), draw(namen), draw(st.sampled_from(GESLACHTEN)), draw(st.booleans()),
            draw(st.booleans()), nummer == vrager, draw(st.booleans()),
        )
        for nummer in range(aantal)
    ]  # fmt: skip


@st.composite
def elke_familie(draw: st.DrawFn) -> Familie:
    """Relaties zonder enige samenhang: een kring van ouders, een grootmoeder van zichzelf, twee keer hetzelfde."""
    wie = draw(mensen())
    ids = [persoon.id for persoon in wie]
    paar = st.tuples(st.sampled_from(SOORTEN), st.sampled_from(ids), st.sampled_from(ids))
    return familie(wie, *draw(st.lists(paar, max_size=60)))


@st.composite
def vier_generaties(draw: st.DrawFn) -> Familie:
    """Een familie zoals die er is: elk kind nul, een of twee ouders uit de laag erboven, ook halfbroers en exen."""
    wie = draw(mensen())
    laag = {persoon.id: nummer * 4 // len(wie) for nummer, persoon in enumerate(wie)}
    relaties: list[tuple[str, str, str]] = []
    for persoon in wie:
        boven = [ander for ander, hoogte in laag.items() if hoogte == laag[persoon.id] - 1]
        if boven:
            ouders = draw(st.lists(st.sampled_from(boven), max_size=2, unique=True))
            relaties += [("ouder", ouder, persoon.id) for ouder in ouders]
    paren = st.tuples(st.sampled_from(("partner", "ex_partner")), *[st.sampled_from(list(laag))] * 2)
    relaties += [paar for paar in draw(st.lists(paren, max_size=20)) if laag[paar[1]] == laag[paar[2]]]
    return familie(wie, *relaties)
