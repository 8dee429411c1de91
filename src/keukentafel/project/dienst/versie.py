"""`python -m keukentafel.project.dienst.versie WAT BESTAND`: gevolgen tonen of laten ingaan, met de rol voor taken."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from keukentafel.doen.overdracht.gevolgen import Gevolgen
    from keukentafel.kern.stelsels.models import Stelsel
    from keukentafel.regelen.gemeenten.models import InrichtingVersie

GOED, INVOER = 0, 1


def main(wat: str, bestand: str, als_json: str = "") -> int:
    """Toon op stdout wat de versie doet (`gevolgen`), of laat haar ingaan (`laat-ingaan`). Geeft de uitgangscode."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.project.settings")
    django.setup()
    from django.utils import timezone

    from keukentafel.doen.overdracht.aanbieden import lees_aanbod
    from keukentafel.werkplek.inrichting import gevolgwoorden

    pad, vandaag = Path(bestand), timezone.localdate()
    inhoud = pad.read_bytes()
    stelsel = _stelsel(pad, inhoud)
    aanbod = lees_aanbod(str(pad), inhoud, stelsel, vandaag)
    if aanbod.inrichting is None:
        zinnen = [str(fout) for fout in aanbod.fouten]
        zinnen += [gevolgwoorden.punt(aanbod.bezwaar)] if aanbod.bezwaar else []
        sys.stderr.write("".join(f"{zin}\n" for zin in zinnen))
        return INVOER
    if wat == "laat-ingaan":
        return _laat_ingaan(stelsel, aanbod.inrichting, aanbod.versies)
    return _toon(_gevolgen(stelsel, aanbod.inrichting), bool(als_json))


def _stelsel(pad: Path, inhoud: bytes) -> "Stelsel | None":
    """Het stelsel van het bestand, als het al in het huis staat."""
    from keukentafel.inrichting.controle import lees_inhoud_versies
    from keukentafel.kern.stelsels.models import Stelsel

    versies, _ = lees_inhoud_versies(str(pad), inhoud)
    return Stelsel.objects.filter(naam=versies[0].naam).first() if versies else None


def _gevolgen(stelsel: "Stelsel | None", inrichting: Any) -> "Gevolgen":
    from django.utils import timezone

    from keukentafel.doen.overdracht.gevolgen import gevolgen
    from keukentafel.doen.overdracht.overzichten import werk_van_stelsel

    tel = (lambda: werk_van_stelsel(stelsel.pk)) if stelsel else dict
    return gevolgen(stelsel, inrichting, tel, timezone.localdate())


def _toon(gevonden: "Gevolgen", als_json: bool) -> int:
    from django.utils import timezone

    from keukentafel.werkplek.inrichting import gevolgregels

    vandaag = timezone.localdate()
    if als_json:
        sys.stdout.write(json.dumps(gevolgregels.als_dict(gevonden, vandaag), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write("".join(f"{regel}\n" for regel in gevolgregels.regels(gevonden, vandaag)))
    return INVOER if gevonden.bezwaren else GOED


def _laat_ingaan(stelsel: "Stelsel | None", inrichting: Any, versies: tuple[Any, ...]) -> int:
    """Bewaar, met een regel in het logboek. In een leeg huis komt het hele bestand erin, met zijn geschiedenis."""
    from keukentafel.doen.overdracht.acties import KanNietIngaan
    from keukentafel.kern.logboek.acties import boek_voor
    from keukentafel.werkplek.inrichting import gevolgwoorden

    nummer = stelsel.pk if stelsel else None
    try:
        with boek_voor(
            "laat-ingaan", handeling="inrichting_opgeslagen", verwerking="beheer", stelsel_id=nummer
        ) as boek:
            bewaard = _bewaar(stelsel, inrichting) if stelsel else _eerste_keer(versies)
            boek.stelsel_id = bewaard.stelsel_id
            boek.over("inrichting", bewaard.versie.isoformat())
    except KanNietIngaan as fout:
        sys.stderr.write("".join(f"{gevolgwoorden.punt(bezwaar)}\n" for bezwaar in fout.gevolgen.bezwaren))
        return INVOER
    erbij = "" if stelsel else " en staat nu in het huis"
    sys.stdout.write(f"{inrichting.titel}: de versie vanaf {bewaard.versie} is bewaard{erbij}.\n")
    return GOED


def _bewaar(stelsel: "Stelsel", inrichting: Any) -> "InrichtingVersie":
    from django.utils import timezone

    from keukentafel.doen.overdracht.acties import laat_ingaan
    from keukentafel.doen.overdracht.overzichten import werk_van_stelsel
    from keukentafel.regelen.gemeenten.overzichten import nieuwste

    nummer = stelsel.pk
    return laat_ingaan(
        stelsel=stelsel,
        inrichting=inrichting,
        gezien=nieuwste(nummer),
        tel=lambda: werk_van_stelsel(nummer),
        nu=timezone.now(),
    )


def _eerste_keer(versies: tuple[Any, ...]) -> "InrichtingVersie":
    from django.utils import timezone

    from keukentafel.regelen.teams.acties import laad_inrichting

    return [laad_inrichting(inrichting=versie, nu=timezone.now()) for versie in versies][-1]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
