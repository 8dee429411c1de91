from pathlib import Path

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from keukentafel.regels.klank import naamklanken

SQL = Path(__file__).resolve().parent.parent / "sql"
DELEN = [
    "lezen", "regie", "overgang", "antwoord", "eigenaar", "signalen", "herkennen", "zoeken", "ingang", "triage",
    "samenvoegen", "splitsen", "verhuizen", "rechten",
]  # fmt: skip


def vul_klanken(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Hoe de namen klinken van wie er al stond; zonder dit vindt herkennen hen alleen bij precies dezelfde spelling."""
    personen = apps.get_model("doen", "Persoon").objects.exclude(achternaam="").filter(klanken=[])
    rijen = []
    for persoon in personen.only("tussenvoegsel", "achternaam").iterator(chunk_size=2_000):
        persoon.klanken = sorted(naamklanken(f"{persoon.tussenvoegsel} {persoon.achternaam}"))
        rijen.append(persoon)
        if len(rijen) == 2_000:
            personen.model.objects.bulk_update(rijen, ["klanken"])
            rijen = []
    personen.model.objects.bulk_update(rijen, ["klanken"])


class Migration(migrations.Migration):
    dependencies = [("doen", "0005_dossier")]

    operations = [
        # Functies noemen elkaar, ook als de ander verderop staat; PostgreSQL leest hun inhoud pas als zij draaien.
        migrations.RunSQL("SET LOCAL check_function_bodies = off", migrations.RunSQL.noop),
        *(
            migrations.RunSQL((SQL / f"0006_{deel}.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop)
            for deel in DELEN
        ),
        migrations.RunPython(vul_klanken, migrations.RunPython.noop),
    ]
