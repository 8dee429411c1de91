from collections.abc import Iterator

import pytest

from keukentafel.kern.database import rollen
from tests.rol import word


@pytest.fixture
def zonder_rechten(db: None) -> Iterator[None]:
    """De proef gaat over de tabellen zelf, niet over wie erin mag schrijven: zij draait als eigenaar."""
    with word(rollen.EIGENAAR):
        yield
