"""Vragen voor de proeven van de twintig stelsels: alles bekend en rustig, behalve wat een proef noemt."""

from datetime import date
from typing import Any

from keukentafel.inrichting.laden import laad
from keukentafel.inrichting.model import Inrichting
from keukentafel.regels.triage import Uitkomst, Vraag, beoordeel
from tools.stelsels import STELSELS

NAMEN = STELSELS
"""De twintig, in de volgorde van de tabel met feiten."""
RUSTIG: dict[str, Any] = {
    "samenhang": False,
    "probleembesef": True,
    "medewerking": True,
    "regie_op_korte_termijn": True,
    "acuut_veiligheidsrisico": False,
    "dreigende_escalatie": False,
    "kind_in_gevaar": False,
    "gesprek_heeft_meerwaarde": True,
    "complex": False,
    "eigen_regie": True,
    "specialisme": [],
}
SAMEN: dict[str, Any] = {"leefgebieden": ["financien", "huisvesting"], "samenhang": True}
"""Twee problemen die samenhangen."""
RISICO = ("acuut_veiligheidsrisico", "dreigende_escalatie", "kind_in_gevaar", "complex", "samenhang")
"""Feiten die een situatie alleen zwaarder maken."""


def op(naam: str, dag: str | None = None) -> Inrichting:
    """De inrichting op een dag, of de laatste."""
    return laad(naam, None if dag is None else date.fromisoformat(dag))


def vraag(**anders: Any) -> Vraag:
    """Een rustige vraag van een inwoner van 40; kenmerken en wet mogen er los bij."""
    kenmerken = RUSTIG | {sleutel: anders.pop(sleutel) for sleutel in list(anders) if sleutel in RUSTIG}
    gegevens: dict[str, Any] = {
        "datum": date(2026, 11, 20),
        "aanmelder": "inwoner",
        "leeftijd": 40,
        "leefgebieden": ["sociaal_netwerk"],
        "voorziening": {"wet": anders.pop("wet", "wmo")},
        "kenmerken": {sleutel: waarde for sleutel, waarde in kenmerken.items() if waarde is not None},
    }
    return Vraag.model_validate(gegevens | anders)


def triage(naam: str, dag: str | None = None, **anders: Any) -> Uitkomst:
    """De uitkomst van een rustige vraag met deze verschillen."""
    return beoordeel(vraag(**anders), op(naam, dag))


def plek(uitkomst: Uitkomst) -> tuple[str, str, str | None]:
    """Situatie, soort team en team."""
    return uitkomst.situatie, uitkomst.bestemming.soort, uitkomst.bestemming.team
