from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"
DELEN = ["lezen", "regie", "samenvoegen", "splitsen", "verhuizen", "rechten"]


class Migration(migrations.Migration):
    dependencies = [("doen", "0005_dossier")]

    operations = [
        # Functies noemen elkaar, ook als de ander verderop staat; PostgreSQL leest hun inhoud pas als zij draaien.
        migrations.RunSQL("SET LOCAL check_function_bodies = off", migrations.RunSQL.noop),
        *(
            migrations.RunSQL((SQL / f"0006_{deel}.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop)
            for deel in DELEN
        ),
    ]
