from collections.abc import Callable, Iterator

import psycopg
import pytest

from keukentafel.kern.database.cluster import Cluster
from tests import proefdatabase
from tests.kern.ketenproef import Keten

MaakKeten = Callable[[int], Keten]


@pytest.fixture(scope="session")
def ketendatabase(proefcluster: Cluster) -> Iterator[str]:
    """Een database waarin de proeven van de keten echt vastleggen."""
    naam = proefdatabase.maak_database(proefcluster, "keten")
    yield naam
    proefdatabase.gooi_weg(proefcluster, naam)


@pytest.fixture
def maak_keten(proefcluster: Cluster, ketendatabase: str) -> Iterator[MaakKeten]:
    """`maak_keten(10)`: een nieuw stelsel met tien regels, waarvan elke derde drie betrokkenen heeft."""
    from tests.kern.ketenproef import regel

    with psycopg.connect(proefcluster.url("postgres", ketendatabase), autocommit=True) as baas:

        def maak(aantal: int) -> Keten:
            rij = baas.execute("SELECT coalesce(max(id), 0) + 1 FROM kern_stelsel").fetchone()
            assert rij is not None
            naam = f"proef-{rij[0]}"
            baas.execute("INSERT INTO kern_stelsel (id, naam, titel) VALUES (%s, %s, %s)", [rij[0], naam, naam])
            keten = Keten(proefcluster, ketendatabase, naam, rij[0], baas)
            for nr in range(1, aantal + 1):
                keten.schrijf(regel(3 if nr % 3 == 0 else 1))
            return keten

        yield maak


@pytest.fixture
def keten(maak_keten: MaakKeten) -> Keten:
    """Tien regels van een stelsel dat alleen in deze proef bestaat."""
    return maak_keten(10)
