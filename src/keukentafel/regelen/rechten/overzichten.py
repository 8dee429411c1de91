from keukentafel.regelen.rechten.models import Rolrecht

Rolrechten = frozenset[tuple[str, str, str]]
_gelezen: dict[int, Rolrechten] = {}


def rolrechten(versie_id: int) -> Rolrechten:
    """(rol, recht, doel) van een versie. Een versie verandert nooit, dus één keer lezen is genoeg."""
    if versie_id not in _gelezen:
        rijen = frozenset(Rolrecht.objects.filter(versie_id=versie_id).values_list("rol", "recht", "doel"))
        if not rijen:
            return rijen
        _gelezen[versie_id] = rijen
    return _gelezen[versie_id]
