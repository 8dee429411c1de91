from datetime import date

from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import werkkring_van


def leesteams(medewerker: Medewerker, dag: date) -> frozenset[int]:
    """De teams waarvan iemand op een dag dossiers leest; leeg als zij dan geen rol heeft."""
    kring = werkkring_van(medewerker, dag)
    return frozenset(kring.leesteams) if kring else frozenset()
