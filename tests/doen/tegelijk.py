"""Op hetzelfde moment, elk met een eigen verbinding: wat de een doet, ziet de ander pas als het er staat."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from keukentafel.doen.delen.nee import KanNiet as KanNietDelen
from keukentafel.doen.delen.nee import MagNiet as MagNietDelen
from keukentafel.doen.dossier.adres import AdresIsGeheim
from keukentafel.doen.regie.nee import AlBeantwoord, KanNiet, MagNiet
from keukentafel.regelen.inzet.versie import Verouderd


def tegelijk(*daden: Callable[[], object]) -> list[str]:
    """Doe dit alles tegelijk; geeft per daad `ja`, of hoe het nee heette."""
    start = Barrier(len(daden))

    def draad(daad: Callable[[], object]) -> str:
        start.wait(30)
        try:
            daad()
        except (KanNiet, KanNietDelen) as fout:
            return fout.code
        except AlBeantwoord as fout:
            return fout.status
        except (MagNiet, MagNietDelen):
            return "mag niet"
        except (Verouderd, AdresIsGeheim) as fout:
            return type(fout).__name__
        finally:
            connection.close()
        return "ja"

    with ThreadPoolExecutor(len(daden)) as draden:
        return list(draden.map(draad, daden))
