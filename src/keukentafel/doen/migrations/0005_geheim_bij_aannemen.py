from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("doen", "0004_sloten")]

    operations = [
        migrations.RunSQL(
            (SQL / "0005_geheim_bij_aannemen.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop
        ),
    ]
