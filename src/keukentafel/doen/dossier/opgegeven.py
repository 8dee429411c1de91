"""Het adres dat de beller van een bekend huishouden noemde: het staat bij de vraag, en het team kijkt het na.

Het dossier verandert er niet van, want wie aanneemt leest het vaak niet. Is het adres daar geheim, dan wordt het niet
bewaard (doen/dossier/geheim.py en kt_vraag_zonder_plek); wordt het later geheim, dan gaat het weg.
"""

from dataclasses import asdict
from typing import Any

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.dossier.opgave import AdresOpgave, Opgave
from keukentafel.doen.ingang.models import Vraag


def opgegeven_bij_bekend(opgave: Opgave) -> dict[str, Any] | None:
    """Wat er van het getypte adres bij de vraag komt; niets bij een nieuw huishouden, of als het al bekend was."""
    adres = opgave.adres
    if opgave.bekend_dossier is None or not (adres.straat or adres.postcode or adres.huisnummer):
        return None
    # Herkennen vergelijkt postcode en huisnummer: een toevoeging kan nog anders zijn.
    return None if opgave.adres_bekend and not adres.toevoeging else asdict(adres)


def opgegeven(vraag: Vraag, dossier: Dossier | None) -> AdresOpgave | None:
    """Het adres dat bij deze vraag is genoemd, als het dossier iets anders zegt en het niet is nagekeken."""
    if not vraag.opgegeven_adres:
        return None
    genoemd = AdresOpgave(**vraag.opgegeven_adres)
    if dossier is None:
        return genoemd
    nagekeken = dossier.adres_nagekeken_op
    if dossier.adres_geheim or (nagekeken is not None and nagekeken > vraag.ontvangen_op):
        return None
    anders = [
        veld for veld, waarde in asdict(genoemd).items() if waarde and not _zelfde(waarde, getattr(dossier, veld))
    ]
    return genoemd if anders else None


def in_woorden(adres: AdresOpgave) -> str:
    """Straat en nummer, en de postcode: "Lijsterhof 7 b, 1357 AB"."""
    nummer = " ".join(filter(None, (str(adres.huisnummer or ""), adres.toevoeging)))
    postcode = f"{adres.postcode[:4]} {adres.postcode[4:]}" if adres.postcode else ""
    eerst = adres.straat or postcode
    return ", ".join(filter(None, (f"{eerst} {nummer}".strip(), postcode if adres.straat else "")))


def _zelfde(een: object, ander: object) -> bool:
    return str(een).casefold() == str(ander if ander is not None else "").casefold()
