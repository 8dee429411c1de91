"""Geen regel, geen gegevens: een verzoek zonder handeling komt niet bij de dossiers."""

import re
from collections.abc import Callable
from typing import Any

from keukentafel.kern.logboek.fouten import LogboekDicht

# Functies van de context en van de rechten: zij zeggen iets over de medewerker, niets over een inwoner.
VRIJ = ("kt_logboek_schrijf", "kt_ik", "kt_vandaag", "kt_heeft", "kt_teams_met", "kt_mijn_stelsel")
_DOSSIER = re.compile(
    rf"doen_|kern_gebeurtenis|kern_logregel|kern_verwerking|\bkt_(?!(?:{'|'.join(naam[3:] for naam in VRIJ)})\b)"
)


def leest_dossiers(opdracht: object) -> bool:
    """Raakt deze opdracht aan de database een tabel of functie met gegevens van inwoners?"""
    return _DOSSIER.search(opdracht if isinstance(opdracht, str) else repr(opdracht)) is not None


class Wacht:
    """Staat om elke opdracht aan de database (`connection.execute_wrapper`) zolang een verzoek loopt."""

    def __init__(self, heeft_handeling: Callable[[], bool]) -> None:
        self.heeft_handeling = heeft_handeling

    def __call__(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        if not self.heeft_handeling() and leest_dossiers(sql):
            raise LogboekDicht("een opdracht aan de dossiers zonder handeling in het logboek")
        return execute(sql, params, many, context)
