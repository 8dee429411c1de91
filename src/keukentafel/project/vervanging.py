"""`python -m keukentafel.project.vervanging`: zet de klokken van afwezigen bij hun vervanger, met de rol voor taken."""

import json
import os
import sys

import django


def main() -> None:
    """Set up Django, then do it for every stelsel; one line of JSON for each on stdout."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.project.settings")
    django.setup()
    from django.utils import timezone

    from keukentafel.doen.ingang.vervanging import neem_alles_over
    from keukentafel.kern.logboek.acties import boek_voor
    from keukentafel.kern.stelsels.models import Stelsel

    for stelsel in Stelsel.objects.order_by("naam"):
        with boek_voor(
            "vervanging",
            handeling="vraag_toegewezen",
            verwerking="aansturing",
            doel="aansturing",
            stelsel_id=stelsel.pk,
        ) as boek:
            uit = neem_alles_over(stelsel_id=stelsel.pk, nu=timezone.now())
            for vragen in uit.values():
                for vraag in vragen:
                    boek.betreft(vraag=vraag)
        regel = {"stelsel": stelsel.naam, "afwezig": len(uit), "verplaatst": sum(len(rij) for rij in uit.values())}
        sys.stdout.write(json.dumps(regel) + "\n")


if __name__ == "__main__":
    main()
