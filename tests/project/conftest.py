from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache

from keukentafel.kern.toegang.models import Account
from tests.project.dienst import Dienst, datamap
from tests.project.inlog_hulp import GOED
from tests.vaste_groep import Groep, kaal_stelsel


@pytest.fixture
def groep(db: None) -> Groep:
    """De vaste groep, met tellers op nul."""
    cache.clear()
    return kaal_stelsel()


@pytest.fixture
def sanne(groep: Groep) -> Account:
    """Sanne de Boer, wijkwerker, met een wachtwoord en nog zonder tweede stap."""
    account = groep.sanne.account
    assert account is not None
    account.username = "sanne"
    account.set_password(GOED)
    account.save()
    return account


@pytest.fixture(scope="session")
def gestart_huis() -> Iterator[Path]:
    """De gegevensmap van een huis dat één keer is gestart en netjes gestopt; proeven starten een kopie ervan."""
    with datamap() as data:
        dienst = Dienst(data)
        dienst.wacht_op_adres()
        assert dienst.stop() == 0
        yield data
