"""De uitgangscodes, en de fout die een opdracht met één zin beëindigt."""

GOED, INVOER, GEBRUIK, OMGEVING = 0, 1, 2, 3


class OpdrachtError(Exception):
    """De opdracht kan niet verder; `code` is de uitgangscode."""

    def __init__(self, melding: str, code: int) -> None:
        super().__init__(melding)
        self.code = code
