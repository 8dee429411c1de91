"""De database van een opdracht: de ingebedde, of die van de omgeving."""

import os
from contextlib import ExitStack

from keukentafel.kern.database import rollen
from keukentafel.kern.database.cluster import Cluster
from keukentafel.kern.database.plek import datamap
from keukentafel.kern.database.verbinding import ROLNAMEN, VARIABELEN, eigen_database


def open_database(af: ExitStack, naam: str) -> Cluster | None:
    """Start the embedded cluster and put the three addresses in our environment; nothing when there is DATABASE_URL.

    A cluster that runs already is shared; at the end it is stopped only when nobody else uses it.
    """
    if eigen_database():
        return None
    cluster = Cluster(datamap(), sterf_mee=True)
    af.callback(cluster.stop)
    cluster.start()
    rollen.zorg(cluster.url(), naam)
    for rol, variabele in VARIABELEN.items():
        os.environ[variabele] = cluster.url(ROLNAMEN[rol], naam)
    return cluster
