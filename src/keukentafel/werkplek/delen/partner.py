"""Wat een partner leest, in woorden: precies wat kt_gedeeld geeft en niets erbij."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.delen.models import Verstrekking
from keukentafel.doen.dossier.models import Contactmoment
from keukentafel.doen.ingang.models import Vraag

STATUS = {
    Vraag.Status.OPEN: gettext_lazy("nog bij niemand"),
    Vraag.Status.OPGENOMEN: gettext_lazy("iemand is ermee bezig"),
    Vraag.Status.BEANTWOORD: gettext_lazy("beantwoord"),
}


def inhoud(rij: dict[str, Any], vandaag: date) -> dict[str, object]:
    """De context van het blad; wat niet gedeeld is, is None en staat er niet."""
    return {
        "naam": naam(rij),
        "kenmerk": rij["kenmerk"],
        "vandaag": vandaag,
        "regels": [{**regel, "tot": date.fromisoformat(regel["tot"])} for regel in rij["regels"]],
        "wat": soorten(rij["categorieen"]),
        "personen": rij["personen"],
        "contact": rij["contact"],
        "vragen": _vragen(rij["vragen"]),
        "journaal": _journaal(rij["journaal"]),
        "afspraken": _afspraken(rij["afspraken"]),
        "gedeeld": set(rij["categorieen"]),
    }


def rij(ruw: dict[str, Any]) -> dict[str, Any]:
    """Een rij van de lijst, met een kop en echte datums."""
    regels = [{**regel, "tot": date.fromisoformat(regel["tot"])} for regel in ruw["regels"]]
    return {**ruw, "kop": naam(ruw), "regels": regels}


def naam(rij: dict[str, Any]) -> str:
    """Huishouden Van Doorn; is de naam niet gedeeld, dan het kenmerk."""
    if rij["naam"]:
        return _("Huishouden %(naam)s") % {"naam": rij["naam"]}
    return _("Huishouden %(kenmerk)s") % {"kenmerk": rij["kenmerk"]}


def soorten(codes: list[str]) -> list[str]:
    """De soorten gegevens in woorden, in de volgorde van het register."""
    return [str(woord) for code, woord in Verstrekking.Categorie.choices if code in codes]


def _vragen(rijen: list[dict[str, Any]] | None) -> list[dict[str, Any]] | None:
    if rijen is None:
        return None
    return [
        {
            "soort": Vraag.Soort(rij["soort"]).label,
            "status": str(STATUS[Vraag.Status(rij["status"])]),
            "uiterlijk": date.fromisoformat(rij["uiterlijk"]) if rij["uiterlijk"] else None,
            "ontvangen": datetime.fromisoformat(rij["ontvangen_op"]),
            "woorden": rij["woorden"],
        }
        for rij in rijen
    ]


def _journaal(rijen: list[dict[str, Any]] | None) -> list[dict[str, Any]] | None:
    if rijen is None:
        return None
    return [
        {**rij, "moment": datetime.fromisoformat(rij["moment"]), "kanaal": Contactmoment.Kanaal(rij["kanaal"]).label}
        for rij in rijen
    ]


def _afspraken(rijen: list[dict[str, Any]] | None) -> list[dict[str, Any]] | None:
    return None if rijen is None else [{**rij, "begin": datetime.fromisoformat(rij["begin"])} for rij in rijen]
