import pytest
from django.core.cache import cache

from keukentafel.kern.toegang.models import Account
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
