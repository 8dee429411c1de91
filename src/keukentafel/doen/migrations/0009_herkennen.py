from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("doen", "0008_delen")]

    operations = [
        migrations.RunSQL((SQL / "0009_herkennen.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
