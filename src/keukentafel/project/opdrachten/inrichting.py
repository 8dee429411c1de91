"""`keukentafel inrichting`: de inrichtingen bekijken en controleren."""

import argparse
import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

from keukentafel.project.opdrachten import versie
from keukentafel.project.opdrachten.fouten import GOED, INVOER
from keukentafel.project.opdrachten.parser import datum

if TYPE_CHECKING:
    from keukentafel.inrichting.model import Inrichting

MET_JSON = {"action": "store_true", "help": "uitvoer voor een computer"}


def voeg_toe(groepen: Any) -> None:
    """Zet de opdrachten van deze groep neer."""
    groep = groepen.add_parser(
        "inrichting",
        help="inrichtingen bekijken en controleren",
        description="Inrichtingen bekijken en controleren.",
        voorbeeld="keukentafel inrichting lijst",
    )
    opdrachten = groep.met_opdrachten("opdracht")
    _lijst(opdrachten)
    _controleer(opdrachten)
    _toon(opdrachten)
    _verschil(opdrachten)
    _schema(opdrachten)
    versie.voeg_toe(opdrachten)


def _lijst(opdrachten: Any) -> None:
    lijst = opdrachten.add_parser(
        "lijst",
        help="alle inrichtingen",
        description="Alle inrichtingen, elk zoals die vandaag geldt.",
        voorbeeld="keukentafel inrichting lijst --json",
    )
    lijst.add_argument("--json", **MET_JSON)
    lijst.set_defaults(voer_uit=voer_lijst_uit)


def _controleer(opdrachten: Any) -> None:
    controleer = opdrachten.add_parser(
        "controleer",
        help="alle fouten in een bestand",
        description="Noem alle fouten in een of meer bestanden: regel, pad, wat er had moeten staan. Verandert niets.",
        voorbeeld="keukentafel inrichting controleer inrichtingen/NAAM.toml",
    )
    controleer.add_argument("pad", metavar="PAD", nargs="+", help="het bestand met de inrichting")
    controleer.add_argument("--json", **MET_JSON)
    controleer.set_defaults(voer_uit=voer_controleer_uit)


def _toon(opdrachten: Any) -> None:
    toon = opdrachten.add_parser(
        "toon",
        help="één inrichting, samengevoegd",
        description="De inrichting zoals die op een dag geldt, samen met de landelijke standaard.",
        voorbeeld="keukentafel inrichting toon NAAM --op 2026-11-20 --json",
    )
    toon.add_argument("naam", metavar="NAAM", help="de naam van de inrichting")
    toon.add_argument("--op", metavar="DATUM", type=datum, help="de dag waarop de inrichting geldt (anders vandaag)")
    toon.add_argument("--json", **MET_JSON)
    toon.set_defaults(voer_uit=voer_toon_uit)


def _verschil(opdrachten: Any) -> None:
    verschil = opdrachten.add_parser(
        "verschil",
        help="wat er verschilt tussen twee inrichtingen",
        description="Wat er verschilt, in gewone woorden. NAAM@DATUM kiest de versie die op die dag geldt; "
        "zonder datum is dat de versie van vandaag.",
        voorbeeld="keukentafel inrichting verschil NAAM@2017-01-01 NAAM@2018-01-01",
    )
    verschil.add_argument("a", metavar="A", help="een inrichting: NAAM of NAAM@DATUM")
    verschil.add_argument("b", metavar="B", help="de andere inrichting, of een andere versie")
    verschil.add_argument("--json", **MET_JSON)
    verschil.set_defaults(voer_uit=voer_verschil_uit)


def _schema(opdrachten: Any) -> None:
    schema = opdrachten.add_parser(
        "schema",
        help="JSON Schema van een bestand",
        description="Het JSON Schema van een bestand met een inrichting, voor een tekstverwerker die meedenkt.",
        voorbeeld="keukentafel inrichting schema > inrichting.schema.json",
    )
    schema.add_argument("--json", **MET_JSON)
    schema.set_defaults(voer_uit=voer_schema_uit)


def _schrijf_json(waarde: Any) -> None:
    sys.stdout.write(json.dumps(waarde, ensure_ascii=False, indent=2) + "\n")


def voer_lijst_uit(keuze: argparse.Namespace) -> int:
    """Alle goede inrichtingen op stdout; de fouten van de andere op stderr."""
    from keukentafel.inrichting.laden import lijst_met_fouten
    from keukentafel.project.opdrachten.keuze import controleer_map, deugt_niet

    controleer_map()
    regels, fouten = lijst_met_fouten(op=_vandaag())
    for naam, van_een in fouten.items():
        sys.stderr.write(f"keukentafel: {deugt_niet(naam, van_een)}\n")
    code = INVOER if fouten else GOED
    if keuze.json:
        _schrijf_json([regel.als_dict() for regel in regels])
        return code
    if not regels and not fouten:
        sys.stderr.write("Er zijn nog geen inrichtingen.\n")
    breedte = max((len(regel.naam) for regel in regels), default=0)
    for regel in regels:
        sys.stdout.write(
            f"{regel.naam:<{breedte}}  {regel.vorm:<2} {regel.positionering}  "
            f"vanaf {regel.geldig_vanaf}  {regel.titel} ({', '.join(regel.gemeenten)})\n"
        )
    return code


def voer_controleer_uit(keuze: argparse.Namespace) -> int:
    """Alle fouten in alle genoemde bestanden."""
    from keukentafel.inrichting.controle import controleer

    per_bestand = {pad: controleer(pad) for pad in dict.fromkeys(keuze.pad)}
    fouten = [fout for gevonden in per_bestand.values() for fout in gevonden]
    if keuze.json:
        _schrijf_json([fout.als_dict() for fout in fouten])
    else:
        for pad, gevonden in per_bestand.items():
            sys.stdout.write("".join(f"{fout}\n" for fout in gevonden) or f"{pad}: in orde\n")
    if fouten:
        sys.stderr.write(f"{len(fouten)} {'fout' if len(fouten) == 1 else 'fouten'} gevonden.\n")
    return INVOER if fouten else GOED


def voer_toon_uit(keuze: argparse.Namespace) -> int:
    """Eén inrichting, als JSON of in woorden."""
    from keukentafel.inrichting.laden import als_dict
    from keukentafel.project.opdrachten.keuze import kies

    gekozen = kies(keuze.naam, keuze.op or _vandaag())
    if keuze.json:
        _schrijf_json(als_dict(gekozen))
    else:
        sys.stdout.write("\n".join(_in_woorden(gekozen)) + "\n")
    return GOED


def _in_woorden(gekozen: "Inrichting") -> list[str]:
    gemeenten = ", ".join(f"{gemeente.naam} ({gemeente.code})" for gemeente in gekozen.gemeenten)
    regels = [
        f"{gekozen.titel}: {gekozen.weg.kop}",
        "",
        f"Versie       {gekozen.geldig_vanaf}",
        f"Vorm         {gekozen.vorm}: {gekozen.vorm_in_woorden}",
        f"Van wie      {gekozen.positionering_in_woorden}",
        f"Gemeenten    {gemeenten}",
        f"Gebieden     {len(gekozen.gebieden)} wijken, {sum(g.inwoners or 0 for g in gekozen.gebieden)} inwoners",
        f"Bron         {'; '.join(gekozen.bron)}",
    ]
    for kop, kolom in gekozen.weg.kolommen():
        regels += ["", f"{kop}", f"  {kolom.in_woorden}"]
    regels += ["", "Teams"]
    regels += [f"  {team.slug}: {team.naam} ({team.soort}, {team.rol})" for team in gekozen.teams]
    regels += ["", "Triage, in deze volgorde"]
    for nummer, regel in enumerate(gekozen.triage.regels, 1):
        dan = regel.dan
        route = f"{dan.situatie} -> {dan.naar}, regisseur {dan.regisseur.replace('_', ' ')}"
        regels.append(f"  {nummer}. {regel.naam}: {route} ({regel.bron})")
    regels += ["", f"Aannames: {len(gekozen.aannames)}"]
    return regels + [f"  {aanname.over}: {aanname.tekst}" for aanname in gekozen.aannames]


def voer_verschil_uit(keuze: argparse.Namespace) -> int:
    """De verschillen tussen twee inrichtingen."""
    from keukentafel.inrichting.verschil import vergelijk
    from keukentafel.project.opdrachten.keuze import kies_aanduiding

    gevonden = vergelijk(*(kies_aanduiding(aanduiding, _vandaag()) for aanduiding in (keuze.a, keuze.b)))
    if keuze.json:
        _schrijf_json(gevonden.als_dict())
        return GOED
    regels = [gevonden.zin]
    for verschil in gevonden.verschillen:
        regels += ["", verschil.onderwerp]
        regels += verschil.in_regels(gevonden.naam_a, gevonden.naam_b)
    if gevonden.verschillen and gevonden.gelijk:
        regels += ["", f"Gelijk: {'; '.join(gevonden.gelijk)}."]
    sys.stdout.write("\n".join(regels) + "\n")
    return GOED


def voer_schema_uit(_keuze: argparse.Namespace) -> int:
    """Het JSON Schema van een bestand."""
    from keukentafel.inrichting.schema import json_schema

    _schrijf_json(json_schema())
    return GOED


def _vandaag() -> date:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo("Europe/Amsterdam")).date()
