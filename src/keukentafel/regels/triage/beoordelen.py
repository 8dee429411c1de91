"""De triage: van een vraag en een inrichting naar één uitkomst met een reden."""

from collections.abc import Mapping
from typing import Any

from keukentafel.regels.basis import FoutInInvoer, Invoerfout
from keukentafel.regels.termijnen import Klok, Termijn, bereken
from keukentafel.regels.triage import reden
from keukentafel.regels.triage.anders import zoek_anders
from keukentafel.regels.triage.instellingen import Stelselgegevens
from keukentafel.regels.triage.plaats import Teamzoeker, bepaal_plaats
from keukentafel.regels.triage.tabel import Oordeel, Tabel, tabel_van
from keukentafel.regels.triage.uitkomst import Bestemming, Uitkomst, Versie
from keukentafel.regels.triage.vraag import Vraag
from keukentafel.regels.woorden import KENMERKEN

KENMERKPADEN = tuple((kenmerk, f"kenmerken.{kenmerk}") for kenmerk in KENMERKEN)
ONTHOUDEN = 10_000
"""Zoveel klokken van vragen worden onthouden."""


def beoordeel(vraag: Vraag, inrichting: Stelselgegevens, *, anders_als: bool = True) -> Uitkomst:
    """Beoordeel één vraag. Een gebied dat niet klopt met de gemeente geeft `FoutInInvoer`.

    Welke versie van de inrichting geldt, bepaalt wie deze functie aanroept.
    """
    tabel = tabel_van(inrichting)
    feiten = feiten_van(vraag, inrichting)
    klassen = tabel.klassen(feiten)
    oordeel = tabel.oordeel_over(klassen)
    if feiten["gemeente"] is not None and feiten["gemeente"] not in inrichting.gemeentecodes:
        return _niet_voor_ons(vraag, inrichting, feiten, oordeel)
    zoeker = Teamzoeker(inrichting, feiten)
    route, rij = oordeel.route, oordeel.over_route.rij
    paden = ontbreekt(tabel, oordeel, zoeker)
    return Uitkomst(
        id=vraag.id,
        situatie=route.situatie,
        bestemming=Bestemming(zoeker.bestemming(route), route.soort),
        regisseur=route.regisseur,
        rol=route.rol,
        betrokken=zoeker.betrokken(route, oordeel.wie_erbij),
        spoed=oordeel.spoed,
        voorlopig=oordeel.over_route.voorlopig,
        ontvangst=route.ontvangst,
        regel="triage.voorlopig" if rij is None else f"triage.{tabel.regels[rij].naam}",
        reden=_reden(tabel, oordeel, feiten, paden),
        bron=inrichting.triage.ingang.bron if rij is None else tabel.regels[rij].bron,
        ontbreekt=paden,
        anders_als=zoek_anders(tabel, feiten, klassen) if anders_als else (),
        termijnen=_termijnen(vraag, tabel, oordeel),
        inrichting=Versie(inrichting.naam, inrichting.geldig_vanaf.isoformat()),
    )


def feiten_van(vraag: Vraag, inrichting: Stelselgegevens) -> dict[str, Any]:
    """De vraag als feiten: wat onbekend is staat er niet in (of als None)."""
    gemeente, wijk = bepaal_plaats(vraag, inrichting)
    leefgebieden = tuple(dict.fromkeys(vraag.leefgebieden))
    voorziening = vraag.voorziening
    kenmerken = vraag.kenmerken
    feiten: dict[str, Any] = {
        "soort": vraag.soort,
        "kanaal": vraag.kanaal,
        "aanmelder": vraag.aanmelder,
        "gemeente": gemeente,
        "gebied": wijk,
        "leeftijd": vraag.leeftijd,
        "vraag_van": None if vraag.vraag_van is None else tuple(sorted(set(vraag.vraag_van))),
        "leefgebieden": frozenset(leefgebieden),
        "leefgebieden_op_volgorde": leefgebieden,
        "aantal_leefgebieden": len(leefgebieden),
        "voorziening.wet": voorziening.wet if voorziening else None,
        "voorziening.categorie": voorziening.categorie if voorziening else None,
    }
    for kenmerk, pad in KENMERKPADEN:
        feiten[pad] = getattr(kenmerken, kenmerk)
    if kenmerken.specialisme is not None:
        for feit in tabel_van(inrichting).domein:
            if feit.startswith("kenmerken.specialisme:"):
                feiten[feit] = feit.partition(":")[2] in kenmerken.specialisme
    return feiten


def ontbreekt(tabel: Tabel, oordeel: Oordeel, zoeker: Teamzoeker) -> tuple[str, ...]:
    """De onbekende feiten die iets veranderen: waar de bestemming van afhangt, de rest, en wat het team kiest."""
    over = oordeel.over_route
    feiten = oordeel.open_feiten
    if oordeel.wie_open:
        er_al_bij = () if over.voorlopig else zoeker.er_al_bij(over.route)
        feiten += tuple(feit for wie, open_feiten in oordeel.wie_open if wie not in er_al_bij for feit in open_feiten)
    paden = tabel.op_volgorde(feiten, over.plekfeiten) if feiten else ()
    team = [feit for soort in over.soorten for feit in zoeker.nodig(soort)]
    return tuple(dict.fromkeys((*paden, *team))) if team else paden


def _reden(tabel: Tabel, oordeel: Oordeel, feiten: Mapping[str, Any], paden: tuple[str, ...]) -> str:
    over = oordeel.over_route
    if over.rij is None:
        tekst = reden.reden_voorlopig(tabel, over, paden)
    elif over.rij_zeker:
        tekst = reden.reden_van_rij(tabel, over.rij, over, feiten)
    else:
        tekst = reden.reden_open(tabel, over, paden)
    return f"{tekst} {tabel.stelsel.triage.spoed.reden}" if oordeel.spoed else tekst


def _termijnen(vraag: Vraag, tabel: Tabel, oordeel: Oordeel) -> tuple[Termijn, ...]:
    if not oordeel.termijnen:
        return ()
    stelsel = tabel.stelsel
    onthouden: dict[Any, tuple[Termijn, ...]] = stelsel.onthoud("termijnen_van_vragen", dict)
    sleutel = (vraag.datum, oordeel.termijnen)
    if sleutel not in onthouden:
        if len(onthouden) >= ONTHOUDEN:
            onthouden.clear()
        soorten = tabel.klokken(oordeel.termijnen)
        try:
            onthouden[sleutel] = tuple(bereken(Klok(soort=soort, start=vraag.datum), stelsel) for soort in soorten)
        except FoutInInvoer as fout:
            # De klok begint op de datum van de vraag; een vraag kent geen `start`.
            raise FoutInInvoer([Invoerfout("datum", deel.melding) for deel in fout.fouten]) from None
    return onthouden[sleutel]


def _niet_voor_ons(vraag: Vraag, inrichting: Stelselgegevens, feiten: Mapping[str, Any], oordeel: Oordeel) -> Uitkomst:
    """Een andere gemeente: doorsturen en het de aanmelder zeggen (Awb 2:3)."""
    tekst = (
        f"Deze vraag komt uit {feiten['gemeente']} en hoort niet bij deze inrichting. "
        "Stuur hem meteen door naar die gemeente en zeg dat tegen degene die vraagt (Awb 2:3)."
    )
    return Uitkomst(
        id=vraag.id,
        situatie=oordeel.route.situatie,
        bestemming=Bestemming(None, inrichting.triage.ingang.soort),
        regisseur="nog_te_bepalen",
        rol="toeleiding",
        betrokken=(),
        spoed=oordeel.spoed,
        voorlopig=False,
        ontvangst="niet_voor_ons",
        regel="triage.niet_voor_ons",
        reden=f"{tekst} {inrichting.triage.spoed.reden}" if oordeel.spoed else tekst,
        bron=inrichting.triage.niet_voor_ons_bron,
        ontbreekt=(),
        anders_als=(),
        termijnen=(),
        inrichting=Versie(inrichting.naam, inrichting.geldig_vanaf.isoformat()),
    )
