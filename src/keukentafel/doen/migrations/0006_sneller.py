from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("doen", "0005_zoeken"), ("regelen", "0004_perioden")]

    operations = [
        migrations.RunSQL((SQL / "0006_sneller.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
