"""Nog eens bewaren met dezelfde sleutel: is het dezelfde klik, of is er daarna nog iets veranderd?"""

from uuid import UUID, uuid4

from django.core.cache import cache
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.crypto import salted_hmac

from keukentafel.doen.ingang.overzichten import Ontvangst
from keukentafel.regels.bsn import gemaskeerd, schoon
from keukentafel.werkplek.vragen.forms import VraagFormulier

WERKDAG = 12 * 60 * 60  # seconden
NIET_GETYPT = frozenset({"csrfmiddlewaretoken", "sleutel", "begonnen", "gebied_bij", "kennis_bij"})


def _getypt(gegevens: QueryDict) -> list[tuple[str, str]]:
    return sorted(
        (naam, waarde)
        for naam, waarden in gegevens.lists()
        if naam not in NIET_GETYPT
        for waarde in map(str, waarden)
        if waarde
    )


def _zegel(gegevens: QueryDict) -> str:
    return salted_hmac(__name__, repr(_getypt(gegevens))).hexdigest()


def _naam(gegevens: QueryDict) -> str:
    sleutel = UUID(str(gegevens.get("sleutel", "")))
    return f"bewaard:{sleutel}"


def onthoud(gegevens: QueryDict) -> None:
    """Bewaart een zegel van wat is opgeslagen, niet de woorden zelf."""
    cache.set(_naam(gegevens), _zegel(gegevens), timeout=WERKDAG)


def veranderd(gegevens: QueryDict) -> bool:
    """Is dit iets anders dan wat met deze sleutel is opgeslagen?"""
    return bool(cache.get(_naam(gegevens)) != _zegel(gegevens))


def inhoud(formulier: VraagFormulier, gegevens: QueryDict, ontvangst: Ontvangst) -> dict[str, object]:
    """De context van het blad dat zegt wat niet is opgeslagen, en waar het heen kan."""
    return {
        "ontvangst": ontvangst,
        "getypt": [(veld.label, tekst) for veld in formulier.visible_fields() if (tekst := _leesbaar(veld))],
        "mee": [
            (naam, waarde) for naam, waarde in _getypt(gegevens) if naam not in ("actie", "bekend", "toch_nieuw", "bsn")
        ],
        "sleutel": uuid4(),
    }


def _leesbaar(veld: BoundField) -> str:
    """Wat er staat zoals de medewerker het zag: bij een keuze de woorden, niet de code."""
    waarde = veld.value()
    if not waarde:
        return ""
    namen = {str(code): str(naam) for code, naam in getattr(veld.field, "choices", [])}
    if veld.name == "bsn":
        return gemaskeerd(schoon(str(waarde)))
    waarden = waarde if isinstance(waarde, list) else [waarde]
    return ", ".join(namen.get(str(deel), str(deel)) for deel in waarden) if veld.name != "bekend" else ""
