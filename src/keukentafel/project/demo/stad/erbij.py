"""Wat er met lopend werk gebeurt, langs de handelingen: vergeefs terugbellen, en wachten op een plek."""

from datetime import timedelta
from random import Random
from uuid import NAMESPACE_URL, uuid5

from keukentafel.doen.ingang.klokken import TERUGBELLEN
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.terugbellen import Belopgave, leg_poging_vast
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.project.demo.stad.plaats import Stad

POGINGEN = 12
"""Bij zoveel vragen is er al eens vergeefs gebeld. # aanname"""
NOTITIES = ("Niemand nam op. Ik probeer het na vieren nog eens.", "Voicemail ingesproken.", "In gesprek.")


def bel_vergeefs(rnd: Random, stad: Stad) -> int:
    """Bij een paar vragen is al eens gebeld zonder dat er iemand opnam; geeft hoeveel."""
    vragen = Vraag.objects.filter(
        stelsel_id=stad.stelsel_id,
        status=Vraag.Status.OPGENOMEN,
        termijnen__soort=TERUGBELLEN,
        termijnen__klaar_op__isnull=True,
        opgenomen_op__lt=stad.nu - timedelta(minutes=5),
    ).select_related("opgenomen_door")
    gebeld = list(vragen.order_by("ontvangen_op", "sleutel")[:POGINGEN])
    for vraag in gebeld:
        if vraag.opgenomen_door is None or vraag.opgenomen_op is None:
            continue
        moment = vraag.opgenomen_op + (stad.nu - vraag.opgenomen_op) * rnd.uniform(0.3, 0.9)
        opgave = Belopgave(uuid5(NAMESPACE_URL, f"bel:{vraag.sleutel}"), "niet_opgenomen", rnd.choice(NOTITIES))
        with als_medewerker(vraag.opgenomen_door.pk):
            leg_poging_vast(vraag_id=vraag.pk, opgave=opgave, medewerker=vraag.opgenomen_door, nu=moment)
    return len(gebeld)
