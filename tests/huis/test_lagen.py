"""No foreign key points up: import-linter does not see a reference in a string."""

from django.apps import apps
from django.db.models import Model

LAGEN = ["kern", "regelen", "doen", "werkplek"]  # from the ground up
KAMERS = {
    "kern": ["stelsels", "toegang", "gebeurtenissen", "logboek"],
    "regelen": [
        "gemeenten",
        "rechten",
        "gebieden",
        "organisaties",
        "teams",
        "medewerkers",
        "inzet",
        "kennis",
        "spreekuren",
    ],
    "doen": [
        "ingang",
        "signalen",
        "triage",
        "dossier",
        "netwerk",
        "documenten",
        "regie",
        "wachtlijst",
        "delen",
        "samenvoegen",
        "toezicht",
    ],
}


def _plek(model: type[Model]) -> tuple[int, int]:
    """Return floor and room; a package of others lies under the ground."""
    app = model._meta.app_label
    if app not in LAGEN:
        return (-1, 0)
    delen = model.__module__.split(".")
    kamer = delen[2] if len(delen) > 3 else ""
    return (LAGEN.index(app), KAMERS.get(app, []).index(kamer) if kamer in KAMERS.get(app, []) else 0)


def _eigen_modellen() -> list[type[Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in LAGEN]


def test_elk_model_woont_in_een_kamer_die_hier_staat() -> None:
    dakloos = [
        model.__module__
        for model in _eigen_modellen()
        if not model._meta.auto_created and model.__module__.split(".")[2] not in KAMERS.get(model._meta.app_label, [])
    ]
    assert dakloos == []


def test_geen_verwijzing_wijst_omhoog() -> None:
    omhoog = [
        f"{model._meta.label}.{veld.name} -> {veld.related_model._meta.label}"
        for model in _eigen_modellen()
        for veld in model._meta.get_fields()
        if veld.is_relation and veld.concrete and isinstance(veld.related_model, type)
        if _plek(veld.related_model) > _plek(model)
    ]
    assert omhoog == []
