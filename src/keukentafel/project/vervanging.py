"""`python -m keukentafel.project.vervanging`: klokken van afwezigen en terugbellen, met de rol voor taken.

Met `einde-dag` erachter komt elk terugbelverzoek dat niemand heeft op naam van de leiding van het team.
"""

import json
import os
import sys

import django


def main() -> None:
    """Set up Django, then do it for every stelsel; one line of JSON for each on stdout."""
    einde_dag = "einde-dag" in sys.argv[1:]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.project.settings")
    django.setup()
    from django.utils import timezone

    from keukentafel.doen.ingang.escaleren import escaleer_terugbellen
    from keukentafel.doen.ingang.vervanging import neem_alles_over
    from keukentafel.doen.regie.dagelijks import ruim_op
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
            weg = ruim_op(stelsel_id=stelsel.pk, nu=timezone.now())
            for dossier in (*weg.terug, *weg.regie):
                boek.betreft(dossier=dossier)
            uit = neem_alles_over(stelsel_id=stelsel.pk, nu=timezone.now())
            terug = escaleer_terugbellen(stelsel_id=stelsel.pk, nu=timezone.now(), einde_dag=einde_dag)
            for vragen in (*uit.values(), terug.op_naam, weg.vragen):
                for vraag in vragen:
                    boek.betreft(vraag=vraag)
        regel = {
            "stelsel": stelsel.naam,
            "afwezig": len(uit),
            "verplaatst": sum(len(rij) for rij in uit.values()),
            "regie": {
                "terug": len(weg.terug),
                "weg": len(weg.regie),
                "vragen": len(weg.vragen),
                "aanbod": len(weg.geweigerd),
            },
            "terugbellen": {
                "bij_leiding": len(terug.bij_leiding),
                "op_naam": len(terug.op_naam),
                "zonder": len(terug.zonder),
            },
        }
        sys.stdout.write(json.dumps(regel) + "\n")


if __name__ == "__main__":
    main()
