"""De vorm van een feit: elk soort heeft een schema met een versie, en nooit vrije tekst."""

import typing
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]{0,79}$")]
"""Een woord uit een lijst: kleine letters, cijfers, streepjes. Een zin past er niet in."""

_TOEGESTAAN = (bool, int, Decimal, date, datetime, UUID, type(None), Enum)


class Feit(BaseModel):
    """Grondvorm van een gebeurtenis; een kamer leidt er haar eigen soorten van af.

    Een veld met vrije tekst (`str`) wordt al bij het laden van de code geweigerd.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    soort: ClassVar[str]
    versie: ClassVar[int] = 1

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        for naam, veld in cls.model_fields.items():
            if not _is_gecodeerd(veld.annotation, tuple(veld.metadata)):
                raise TypeError(f"{cls.__name__}.{naam}: een gebeurtenis bevat geen vrije tekst")


def _is_gecodeerd(soort: Any, beperkingen: tuple[Any, ...] = ()) -> bool:
    """Is dit type een code, getal, datum of id (of een lijst daarvan)?"""
    oorsprong = typing.get_origin(soort)
    if oorsprong is typing.Literal:
        return True
    if oorsprong is Annotated:
        basis, *rest = typing.get_args(soort)
        return _is_gecodeerd(basis, tuple(rest))
    if oorsprong is not None:
        return all(_is_gecodeerd(deel) for deel in typing.get_args(soort) if deel is not Ellipsis)
    if soort is str:
        return any(getattr(grens, "pattern", None) for grens in beperkingen)
    return isinstance(soort, type) and issubclass(soort, _TOEGESTAAN)
