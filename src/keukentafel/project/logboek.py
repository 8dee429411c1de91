"""Het logboek van de techniek: waar het misging, nooit wat er stond."""

import logging
import traceback
from types import TracebackType
from typing import Any


class ZonderInhoud(logging.Formatter):
    """Writes of an exception its kind and the lines of code, not its message.

    A message can quote what somebody typed: a unique key of PostgreSQL names the value, a form error the text.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Use one line of a fixed form."""
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s", *args, **kwargs)

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """Return kind and place of the exception and of what caused it."""
        regels = []
        fout = ei[1]
        while fout is not None:
            regels += [
                f"  {stap.filename}:{stap.lineno} {stap.name}" for stap in traceback.extract_tb(fout.__traceback__)
            ]
            regels.append(f"{type(fout).__module__}.{type(fout).__qualname__}")
            fout = fout.__cause__ or (None if fout.__suppress_context__ else fout.__context__)
        return "\n".join(regels)
