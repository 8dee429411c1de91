"""Maak `docs/toegang.md`: wie wat mag, uit de landelijke rechten en de toegangsmatrix.

`python -m tools.toegang` schrijft de bladzijde; een proef vergelijkt haar met wat er nu uit zou komen.
"""

import os

import django

from keukentafel.inrichting.laden import goede_namen, laad
from keukentafel.inrichting.model import Inrichting
from keukentafel.inrichting.woorden_rechten import RECHTEN
from tools.feiten import WORTEL

BLADZIJDE = WORTEL / "docs" / "toegang.md"
INLEIDING = """# Wie wat mag

Deze bladzijde is gemaakt met `python -m tools.toegang`; verander haar niet met de hand. De rechten staan in
`inrichtingen/_landelijk.toml`; een gemeente kan ze in haar eigen bestand anders verdelen. Een lidmaatschap bindt de
rechten van een rol aan een team, een gebied en een periode.

Er zijn twee niveaus: **dat** er een dossier is en wie je belt, en **wat** erin staat. Een geheim adres ligt in een vak
apart: dat ziet alleen wie er op naam inzage in kreeg.
"""
MATRIX = """## Elk adres, en wie erdoor mag

De tabel hieronder is `tests/toegang/matrix.toml`. Proeven bezoeken elk adres door de ogen van elke kijker: met beide
sloten, met alleen het slot van de toepassing en met alleen dat van de database. Wie er niet door mag, krijgt precies
hetzelfde antwoord als wanneer het er niet was. Een adres dat niet in de tabel staat, laat de proef falen.

Het recht en de handeling staan bij het adres zelf in de code (`@toegang`); de handeling is wat er in het logboek komt.
"""


def maak() -> str:
    """De hele bladzijde."""
    inrichting = laad(goede_namen()[0])
    return "\n".join([INLEIDING, *_rechten(), *_rollen(inrichting), *_kijkers(), MATRIX, *_adressen()]) + "\n"


def _rechten() -> list[str]:
    regels = ["## De rechten", "", "| recht | wat je ermee mag |", "| --- | --- |"]
    return [*regels, *(f"| `{recht}` | {tekst} |" for recht, tekst in RECHTEN.items()), ""]


def _rollen(inrichting: Inrichting) -> list[str]:
    regels = ["## De vaste rollen", "", "| rol | waarvoor | rechten |", "| --- | --- | --- |"]
    for naam, rol in inrichting.rollen.items():
        if rol.soort_van is not None:
            continue
        per_doel = inrichting.rechten_van(naam)
        for nummer, (doel, rechten) in enumerate(per_doel.items()):
            kop = rol.naam if nummer == 0 else ""
            regels.append(f"| {kop} | {inrichting.doelen[doel].naam} | {', '.join(f'`{r}`' for r in rechten)} |")
        if not per_doel:
            regels.append(f"| {rol.naam} | | geen |")
    doelen = ["", "| waarvoor | grondslag |", "| --- | --- |"]
    doelen += [f"| {doel.naam} | {doel.grondslag} |" for doel in inrichting.doelen.values()]
    return [*regels, *doelen, "", "De artikelen zijn een aanname: een jurist van de gemeente gaat ze na.", ""]


def _kijkers() -> list[str]:
    from tests.toegang.matrix import KIJKERS

    regels = ["## De kijkers van de matrix", "", "| kijker | wie dat is |", "| --- | --- |"]
    return [*regels, *(f"| {naam} | {wie} |" for naam, wie in KIJKERS.items()), ""]


def _adressen() -> list[str]:
    from tests.toegang.matrix import adressen, deur, patronen

    regels = ["| adres | recht | handeling | wie erdoor mag |", "| --- | --- | --- | --- |"]
    per_naam = {str(patroon.name): patroon for patroon in patronen()}
    for adres in sorted(adressen(), key=lambda rij: (rij.naam, rij.methode)):
        hier = deur(per_naam[adres.naam])
        recht = "openbaar" if hier is None or hier.openbaar else f"`{hier.recht}`" if hier.recht else "een rol"
        handeling = f"`{hier.handeling}`" if hier and hier.handeling else ""
        regels.append(f"| {adres.methode} {adres.naam} | {recht} | {handeling} | {', '.join(sorted(adres.mag))} |")
    return regels


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.project.settings")
    django.setup()
    BLADZIJDE.write_text(maak(), encoding="utf-8")
