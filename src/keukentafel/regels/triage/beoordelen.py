"""De triage: van een vraag en een inrichting naar één uitkomst met een reden."""

from collections.abc import Mapping
from typing import Any

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
    zoeker = Teamzoeker(inrichting, feiten["gemeente"], feiten["gebied"], feiten["leeftijd"])
    route, rij = oordeel.route, oordeel.over_route.rij
    bestemming = Bestemming(route.team or zoeker.team(route.soort), route.soort)
    return Uitkomst(
        id=vraag.id,
        situatie=route.situatie,
        bestemming=bestemming,
        regisseur=route.regisseur,
        rol=route.rol,
        betrokken=tuple(wie for wie in betrokken(inrichting, oordeel, zoeker) if wie != bestemming.team),
        spoed=oordeel.spoed,
        voorlopig=oordeel.over_route.voorlopig,
        ontvangst=route.ontvangst,
        regel="triage.voorlopig" if rij is None else f"triage.{tabel.regels[rij].naam}",
        reden=_reden(tabel, oordeel, feiten),
        bron=inrichting.triage.ingang.bron if rij is None else tabel.regels[rij].bron,
        ontbreekt=_ontbreekt(oordeel, zoeker),
        anders_als=zoek_anders(tabel, feiten, klassen) if anders_als else (),
        termijnen=_termijnen(vraag, inrichting, oordeel),
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


def betrokken(inrichting: Stelselgegevens, oordeel: Oordeel, zoeker: Teamzoeker) -> tuple[str, ...]:
    """Wie erbij komt: het team uit de buurt bij zijn naam, of bij zijn soort zolang het gebied onbekend is."""
    route = oordeel.route
    blijft = () if route.blijft is None else (zoeker.team(route.blijft) or route.blijft,)
    wie = (inrichting.triage.betrokken[nummer].wie for nummer in oordeel.wie_erbij)
    return tuple(dict.fromkeys((*blijft, *route.betrokken, *wie)))


def _ontbreekt(oordeel: Oordeel, zoeker: Teamzoeker) -> tuple[str, ...]:
    """De feiten van de tabel, en daarna wat nodig is om het team te kiezen."""
    team = [feit for soort in oordeel.over_route.soorten for feit in zoeker.nodig(soort)]
    return tuple(dict.fromkeys((*oordeel.ontbreekt, *team))) if team else oordeel.ontbreekt


def _reden(tabel: Tabel, oordeel: Oordeel, feiten: Mapping[str, Any]) -> str:
    over = oordeel.over_route
    if over.rij is None:
        tekst = reden.reden_voorlopig(tabel, oordeel)
    elif over.rij_zeker:
        tekst = reden.reden_van_rij(tabel, over.rij, over, feiten)
    else:
        tekst = reden.reden_open(tabel, oordeel)
    return f"{tekst} {tabel.stelsel.triage.spoed.reden}" if oordeel.spoed else tekst


def _termijnen(vraag: Vraag, inrichting: Stelselgegevens, oordeel: Oordeel) -> tuple[Termijn, ...]:
    if not oordeel.termijnen:
        return ()
    onthouden: dict[Any, tuple[Termijn, ...]] = inrichting.onthoud("termijnen_van_vragen", dict)
    sleutel = (vraag.datum, oordeel.termijnen)
    if sleutel not in onthouden:
        if len(onthouden) >= ONTHOUDEN:
            onthouden.clear()
        regels = [inrichting.triage.termijnen[nummer] for nummer in oordeel.termijnen]
        vervangen = {regel.vervangt for regel in regels}
        soorten = dict.fromkeys(regel.termijn for regel in regels if regel.termijn not in vervangen)
        onthouden[sleutel] = tuple(bereken(Klok(soort=soort, start=vraag.datum), inrichting) for soort in soorten)
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
