"""How often a property is tried: a quarter in `make test`, all of it in `make bewijs`."""

import os

VOLLEDIG = os.environ.get("KEUKENTAFEL_PROEVEN") == "volledig"


def keren(aantal: int) -> int:
    """Return the number of examples for this run; `aantal` is the number that proves it."""
    return aantal if VOLLEDIG else max(min(aantal, 5), aantal // 4)
