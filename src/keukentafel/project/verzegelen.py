"""`python -m keukentafel.project.verzegelen`: alles onder het nieuwe geheim, met de rol voor taken; geeft JSON."""

import json
import os
import sys
from dataclasses import asdict

import django


def main() -> None:
    """Set up Django, then go through every stelsel in steps that each stand on their own."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.project.settings")
    django.setup()
    from django.db import connection

    from keukentafel.kern.stelsels.models import Stelsel

    if database := json.load(sys.stdin)["database"]:
        connection.settings_dict["NAME"] = database
    stelsels = [_stelsel(een.pk, een.naam) for een in Stelsel.objects.order_by("naam")]
    json.dump({"stelsels": stelsels, "tweede_stap": _tweede_stap()}, sys.stdout)


def _stelsel(stelsel_id: int, naam: str) -> dict[str, object]:
    """Each step is a transaction with its own line in the log: what was done stays done when we are killed."""
    from keukentafel.doen.dossier.verzegelen import verzegel_stap
    from keukentafel.kern.logboek.acties import boek_voor

    telling = {"opnieuw": 0, "al_goed": 0, "onleesbaar": 0, "bezet": 0}
    tot = None
    while True:
        with boek_voor("verzegel", handeling="bsn_verzegeld", verwerking="beheer", stelsel_id=stelsel_id) as boek:
            stap = verzegel_stap(stelsel_id=stelsel_id, na=tot)
            boek.betreft(stap.opnieuw)
        telling["opnieuw"] += len(stap.opnieuw)
        telling["al_goed"] += stap.al_goed
        telling["onleesbaar"] += stap.onleesbaar
        telling["bezet"] += stap.bezet
        if (tot := stap.tot) is None:
            return {"stelsel": naam, **telling}


def _tweede_stap() -> dict[str, int]:
    """Accounts belong to no stelsel; there are few of them, so one transaction."""
    from keukentafel.kern.logboek.acties import boek_voor
    from keukentafel.kern.toegang.tweestap import verzegel

    with boek_voor("verzegel", handeling="tweede_stap_verzegeld", verwerking="beheer"):
        return asdict(verzegel())


if __name__ == "__main__":
    main()
