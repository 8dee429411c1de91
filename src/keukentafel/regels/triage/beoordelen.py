"""De triage: van een vraag en een inrichting naar één uitkomst met een reden."""

from collections.abc import Mapping
from typing import Any

from keukentafel.regels.basis import FoutInInvoer, Invoerfout
from keukentafel.regels.termijnen import Klok, Termijn, bereken
from keukentafel.regels.triage import reden
from keukentafel.regels.triage.anders import zoek_anders
from keukentafel.regels.triage.instellingen import Stelselgegevens
from keukentafel.regels.triage.plaats import bepaal_plaats, kies_team, mogelijke_teams
from keukentafel.regels.triage.tabel import Oordeel, tabel_van
from keukentafel.regels.triage.uitkomst import Bestemming, Uitkomst, Versie
from keukentafel.regels.triage.vraag import Vraag
from keukentafel.regels.woorden import KENMERKEN


def beoordeel(vraag: Vraag, inrichting: Stelselgegevens, *, anders_als: bool = True) -> Uitkomst:
    """Beoordeel één vraag. Fouten in gebied, gemeente of datum geven `FoutInInvoer`."""
    if vraag.datum < inrichting.geldig_vanaf:
        melding = f"deze inrichting geldt pas vanaf {inrichting.geldig_vanaf.isoformat()}"
        raise FoutInInvoer([Invoerfout("datum", melding)])
    feiten = feiten_van(vraag, inrichting)
    oordeel = tabel_van(inrichting).oordeel(feiten)
    if feiten["gemeente"] is not None and feiten["gemeente"] not in inrichting.gemeentecodes:
        return _niet_voor_ons(vraag, inrichting, feiten, oordeel)
    zoek = _teamkiezer(inrichting, feiten)
    bestemming = Bestemming(oordeel.inhoud.team or zoek(oordeel.inhoud.soort), oordeel.inhoud.soort)
    return Uitkomst(
        id=vraag.id,
        situatie=oordeel.inhoud.situatie,
        bestemming=bestemming,
        regisseur=oordeel.inhoud.regisseur,
        rol=oordeel.inhoud.rol,
        betrokken=tuple(wie for wie in betrokken(oordeel, zoek) if wie != bestemming.team),
        spoed=oordeel.inhoud.spoed,
        voorlopig=oordeel.voorlopig,
        ontvangst=oordeel.inhoud.ontvangst,
        regel=_regel(inrichting, oordeel),
        reden=_reden(inrichting, oordeel, feiten),
        bron=inrichting.triage.ingang.bron if oordeel.rij is None else inrichting.triage.regels[oordeel.rij].bron,
        ontbreekt=_ontbreekt(inrichting, oordeel, feiten),
        anders_als=zoek_anders(inrichting, feiten, oordeel) if anders_als else (),
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
    for kenmerk in KENMERKEN:
        feiten[f"kenmerken.{kenmerk}"] = getattr(kenmerken, kenmerk)
    if kenmerken.specialisme is not None:
        for feit in tabel_van(inrichting).domein:
            if feit.startswith("kenmerken.specialisme:"):
                feiten[feit] = feit.partition(":")[2] in kenmerken.specialisme
    return feiten


def _teamkiezer(inrichting: Stelselgegevens, feiten: Mapping[str, Any]) -> Any:
    def zoek(soort: str) -> str | None:
        teams = mogelijke_teams(
            inrichting, soort, gemeente=feiten["gemeente"], wijk=feiten["gebied"], leeftijd=feiten["leeftijd"]
        )
        return kies_team(teams)

    return zoek


def betrokken(oordeel: Oordeel, zoek: Any) -> tuple[str, ...]:
    """Wie erbij komt: het team uit de buurt bij zijn naam, of bij zijn soort zolang het gebied onbekend is."""
    erbij = oordeel.inhoud.betrokken
    if oordeel.inhoud.blijft is None:
        return erbij
    return (zoek(oordeel.inhoud.blijft) or oordeel.inhoud.blijft, *erbij)


def _ontbreekt(inrichting: Stelselgegevens, oordeel: Oordeel, feiten: Mapping[str, Any]) -> tuple[str, ...]:
    """De feiten van de tabel, en daarna wat nodig is om het team te kiezen."""
    paden = list(oordeel.ontbreekt)
    for soort in oordeel.soorten:
        plaats = {"gemeente": feiten["gemeente"], "wijk": feiten["gebied"]}
        teams = mogelijke_teams(inrichting, soort, **plaats, leeftijd=feiten["leeftijd"])
        if len(teams) < 2:
            continue
        if feiten["gebied"] is None and any(team.gebieden != teams[0].gebieden for team in teams):
            paden.append("gebied")
        if feiten["leeftijd"] is None and len({(t.leeftijd_van, t.leeftijd_tot) for t in teams}) > 1:
            paden.append("leeftijd")
    return tuple(dict.fromkeys(paden))


def _regel(inrichting: Stelselgegevens, oordeel: Oordeel) -> str:
    return "triage.voorlopig" if oordeel.rij is None else f"triage.{inrichting.triage.regels[oordeel.rij].naam}"


def _reden(inrichting: Stelselgegevens, oordeel: Oordeel, feiten: Mapping[str, Any]) -> str:
    if oordeel.rij is None:
        tekst = reden.reden_voorlopig(inrichting, oordeel)
    elif oordeel.rij_zeker:
        tekst = reden.reden_van_rij(inrichting, oordeel.rij, feiten)
    else:
        tekst = reden.reden_open(inrichting, oordeel)
    return f"{tekst} {inrichting.triage.spoed.reden}" if oordeel.inhoud.spoed else tekst


def _termijnen(vraag: Vraag, inrichting: Stelselgegevens, oordeel: Oordeel) -> tuple[Termijn, ...]:
    regels = [inrichting.triage.termijnen[nummer] for nummer in oordeel.inhoud.termijnen]
    vervangen = {regel.vervangt for regel in regels}
    soorten = dict.fromkeys(regel.termijn for regel in regels if regel.termijn not in vervangen)
    return tuple(bereken(Klok(soort=soort, start=vraag.datum), inrichting) for soort in soorten)


def _niet_voor_ons(vraag: Vraag, inrichting: Stelselgegevens, feiten: Mapping[str, Any], oordeel: Oordeel) -> Uitkomst:
    """Een andere gemeente: doorsturen en het de aanmelder zeggen (Awb 2:3)."""
    tekst = (
        f"Deze vraag komt uit {feiten['gemeente']} en hoort niet bij deze inrichting. "
        "Stuur hem meteen door naar die gemeente en zeg dat tegen degene die vraagt (Awb 2:3)."
    )
    return Uitkomst(
        id=vraag.id,
        situatie=oordeel.inhoud.situatie,
        bestemming=Bestemming(None, inrichting.triage.ingang.soort),
        regisseur="nog_te_bepalen",
        rol="toeleiding",
        betrokken=(),
        spoed=oordeel.inhoud.spoed,
        voorlopig=False,
        ontvangst="niet_voor_ons",
        regel="triage.niet_voor_ons",
        reden=f"{tekst} {inrichting.triage.spoed.reden}" if oordeel.inhoud.spoed else tekst,
        bron=inrichting.triage.niet_voor_ons_bron,
        ontbreekt=(),
        anders_als=(),
        termijnen=(),
        inrichting=Versie(inrichting.naam, inrichting.geldig_vanaf.isoformat()),
    )
