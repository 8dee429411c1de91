"""Every table with a dossier in it carries the tenant and a lock, read from models and catalogue."""

import psycopg
import pytest
from django.apps import apps
from django.db import connection

from keukentafel.kern.database import controle
from keukentafel.kern.database.cluster import Cluster
from keukentafel.kern.database.rollen import APP


def _tabellen_met_huurder() -> list[str]:
    return [
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in {"regelen", "doen", "sturen"} or model._meta.label == "kern.Gebeurtenis"
    ]


def test_elke_tabel_van_regelen_en_doen_draagt_het_stelsel() -> None:
    zonder = [
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if model._meta.db_table in _tabellen_met_huurder()
        and "stelsel" not in {veld.name for veld in model._meta.concrete_fields}
    ]
    assert zonder == []


def test_het_stelsel_staat_in_elke_eis_van_uniek() -> None:
    zonder = [
        f"{model._meta.label}: {eis.name}"
        for model in apps.get_models()
        if model._meta.db_table in _tabellen_met_huurder()
        for eis in model._meta.total_unique_constraints
        if "stelsel" not in eis.fields
    ]
    assert zonder == []


@pytest.mark.django_db
def test_elke_tabel_met_een_dossier_heeft_een_slot_en_beleid(proefcluster: Cluster) -> None:
    with psycopg.connect(proefcluster.url(APP, str(connection.settings_dict["NAME"]))) as app:
        assert controle.slotfouten(app) == []


@pytest.mark.django_db
def test_een_deur_over_de_grens_heeft_een_vast_zoekpad() -> None:
    """A SECURITY DEFINER function without a fixed search_path can be led astray; nobody else may call it either."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef "
            "AND NOT coalesce(array_to_string(proconfig, ',') LIKE '%search_path=%', false)"
        )
        assert cursor.fetchall() == []
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef "
            "AND has_function_privilege('public', oid, 'EXECUTE')"
        )
        assert cursor.fetchall() == []
