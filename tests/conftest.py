"""The tests run on a real PostgreSQL as the app role: the locks on the dossiers are on, as in production.

`django_db_setup` of pytest-django is replaced: the database is a copy of a migrated template in the test cluster.
The connection logs in as superuser and becomes `keukentafel_app` at once (SET ROLE): the same rights and the same
row-level security, while a set-up can become another role within the same transaction (`als_rol`).
"""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations
from django.db.backends.signals import connection_created
from django.utils import timezone
from psycopg import sql
from pytest_django import DjangoDbBlocker

from keukentafel.kern.database import rollen
from keukentafel.kern.database.cluster import Cluster
from keukentafel.kern.toegang import context
from keukentafel.regelen.gemeenten.dagwissel import Dagwissel
from tests import proefdatabase
from tests.dagen import tot_de_nieuwe_dag
from tests.keren import keren
from tests.rol import word

pytest_plugins = ["tests.browser.weggelaten"]
ALS_ROL = Callable[[], AbstractContextManager[None]]

# No test runs on the clock: a busy machine makes examples slowly, and a first question translates the whole table.
hypothesis.settings.register_profile(
    "huis", suppress_health_check=[hypothesis.HealthCheck.too_slow], deadline=None, max_examples=keren(100)
)
hypothesis.settings.load_profile("huis")


def pytest_configure(config: pytest.Config) -> None:
    """Over http, with a quick hash for passwords, and static files straight from their folders.

    Every client builds the middleware anew: whitenoise looks a file up when asked, not all files each time.
    """
    settings.SECURE_SSL_REDIRECT = False
    settings.SESSION_COOKIE_SECURE = False
    settings.CSRF_COOKIE_SECURE = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True
    gewoon = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": gewoon}


@pytest.fixture(scope="session")
def proefcluster() -> Iterator[Cluster]:
    """The running test cluster; stopped when no other run uses it."""
    cluster = proefdatabase.proefcluster()
    yield cluster
    cluster.stop()


@pytest.fixture(scope="session")
def django_db_setup(proefcluster: Cluster, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Point Django at a fresh copy of the migrated template, as the app role."""
    naam = proefdatabase.maak_database(proefcluster)
    connection.settings_dict.update(
        NAME=naam, USER="postgres", PASSWORD="", HOST=str(proefcluster.socketmap), PORT="5432", CONN_MAX_AGE=0
    )
    connection_created.connect(_word_app)
    leeg = DatabaseOperations.execute_sql_flush
    DatabaseOperations.execute_sql_flush = _leeg_als_eigenaar(leeg)  # type: ignore[method-assign]
    yield
    DatabaseOperations.execute_sql_flush = leeg  # type: ignore[method-assign]
    connection_created.disconnect(_word_app)
    with django_db_blocker.unblock():
        connection.close()
    proefdatabase.gooi_weg(proefcluster, naam)


def _word_app(sender: object, connection: Any, **_: object) -> None:
    with connection.connection.cursor() as cursor:
        cursor.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(rollen.APP)))


def _leeg_als_eigenaar(leeg: Callable[..., None]) -> Callable[..., None]:
    """TRUNCATE after a test with real commits: the app may not, the owner may."""

    def execute_sql_flush(self: DatabaseOperations, sql_list: list[str]) -> None:
        with word(rollen.EIGENAAR):
            leeg(self, sql_list)

    return execute_sql_flush


@pytest.fixture(autouse=True)
def een_dag() -> None:
    """No test begins on one day and ends on the next: the last one before midnight waits for it, once a day."""
    time.sleep(tot_de_nieuwe_dag(timezone.now()))


@pytest.fixture(autouse=True)
def namen_van_vandaag(een_dag: None) -> None:
    """No test is the first of its day, in whatever order they run: the middleware has no names to bring up to date."""
    Dagwissel.bijgewerkt = timezone.localdate()


@pytest.fixture
def eigenaar(db: None) -> ALS_ROL:
    """`with eigenaar():` acts as the owner of the tables, for set-up that no action offers."""
    return lambda: word(rollen.EIGENAAR)


@pytest.fixture
def onderhoud(db: None) -> ALS_ROL:
    """`with onderhoud():` acts as the role for jobs, which sees through the locks."""
    return lambda: word(rollen.ONDERHOUD)


@pytest.fixture
def als_medewerker(db: None) -> Callable[[int], AbstractContextManager[None]]:
    """`with als_medewerker(id):` looks through the eyes of one worker, as a request does."""
    return context.als_medewerker
