from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("doen", "0002_sloten")]

    operations = [
        migrations.RunSQL(
            (SQL / "0003_bewaarde_vraag.sql").read_text(encoding="utf-8"),
            "DROP FUNCTION kt_bewaarde_vraag(uuid)",
        ),
    ]
