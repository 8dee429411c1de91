"""Het terugbellen van de demo, langs de gewone handelingen: afgerond, te laat, niet bereikt, en wat nog loopt."""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from keukentafel.doen.dossier.aannemen import neem_aan
from keukentafel.doen.dossier.opgave import Opgave
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.terugbellen import Belopgave, leg_poging_vast, stop_niet_bereikt
from keukentafel.inrichting.model import Inrichting
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.project.demo import tijden
from keukentafel.project.demo.groep import voorpost
from keukentafel.regelen.medewerkers.models import Medewerker

KOMT_BINNEN = 9 * 60 + 10
"""Wanneer het eerste telefoontje komt, in minuten na middernacht."""


def laad_bellen(inrichting: Inrichting, groep: dict[str, Medewerker], nu: datetime) -> None:
    """Vul het bord van de maand van het team van Sanne. Nog eens laden verandert niets."""
    verhaal = tomllib.loads((Path(__file__).parent / "bellen.toml").read_text(encoding="utf-8"))
    for nummer, rij in enumerate(verhaal["vraag"]):
        toen = tijden.geleden(nu, rij["dagen_geleden"], KOMT_BINNEN + 23 * nummer)
        with als_medewerker(groep["fatma"].pk):
            opgave = _opgave(inrichting, rij, f"demo:{inrichting.naam}:bellen:{nummer}")
            uitkomst = neem_aan(opgave=opgave, medewerker=groep["fatma"], nu=toen)
        if uitkomst.nieuw:
            with als_medewerker(groep["sanne"].pk):
                _bel(inrichting, groep["sanne"], uitkomst.vraag_id, rij, (toen, nu))


def _opgave(inrichting: Inrichting, rij: dict[str, Any], naam: str) -> Opgave:
    hier, _elders = voorpost(inrichting)
    codes = next(team.gebieden for team in inrichting.teams if team.slug == hier.slug)
    gebied = codes[0] if codes else inrichting.gebieden[0].code
    return Opgave(
        sleutel=uuid5(NAMESPACE_URL, naam),
        feiten={
            "soort": "vraag",
            "kanaal": "telefoon",
            "aanmelder": "inwoner",
            "gebied": gebied,
            "leefgebieden": ["sociaal_netwerk"],
            "kenmerken": {"eigen_regie": True, "gesprek_heeft_meerwaarde": True, "samenhang": False},
        },
        eigen_woorden=rij["woorden"],
        melder_naam=rij["wie"],
        melder_telefoon=rij["nummer"],
        terugbellen="antwoord" not in rij,
        antwoord=rij.get("antwoord", ""),
        ander_team=hier.slug,
        argument="De beller woont in deze buurt.",
    )


def _bel(
    inrichting: Inrichting, sanne: Medewerker, vraag_id: UUID, rij: dict[str, Any], tijd: tuple[datetime, datetime]
) -> None:
    """De pogingen; `tijd` is wanneer de vraag binnenkwam, en nu."""
    if not Vraag.objects.filter(pk=vraag_id, status=Vraag.Status.OPEN).exists():
        return
    toen, nu = tijd
    moment = toen
    for keer, (dagen, uitkomst) in enumerate(rij.get("pogingen", ())):
        moment = tijden.daarna(toen, nu, dagen=dagen, minuten=20 * (keer + 1))
        klaar = uitkomst == "gesproken" and not rij.get("open")
        notitie = "Gesproken; het is geregeld." if klaar else ""
        opgave = Belopgave(uuid5(NAMESPACE_URL, f"{vraag_id}:{keer}"), uitkomst, notitie, klaar)
        leg_poging_vast(vraag_id=vraag_id, opgave=opgave, medewerker=sanne, nu=moment)
    if rij.get("niet_bereikt"):
        brief = "Wij belden u drie keer. Bel ons gerust, dan zoeken we het samen uit."
        straks = tijden.daarna(moment, nu, minuten=20)
        stop_niet_bereikt(vraag_id=vraag_id, brief=brief, norm=inrichting.terugbellen, medewerker=sanne, nu=straks)
