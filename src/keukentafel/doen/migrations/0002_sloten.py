from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("doen", "0001_initial"),
        ("kern", "0001_initial"),
        ("regelen", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL((SQL / "0002_sloten.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
        migrations.RunSQL((SQL / "0002_grenzen.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
