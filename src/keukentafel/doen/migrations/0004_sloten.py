from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("doen", "0003_delen"),
        ("regelen", "0002_rechten"),
    ]

    operations = [
        migrations.RunSQL((SQL / "0004_sloten.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
        migrations.RunSQL((SQL / "0004_grenzen.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
