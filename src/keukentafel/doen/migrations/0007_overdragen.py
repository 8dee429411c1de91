from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("doen", "0006_sneller"), ("regelen", "0004_perioden")]

    operations = [
        migrations.RunSQL((SQL / "0007_overdragen.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
