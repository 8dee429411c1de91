from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("doen", "0010_toezicht"),
        ("kern", "0002_logboek"),
        ("regelen", "0005_inzet_sloten"),
    ]

    operations = [
        migrations.AddField(
            model_name="vraag",
            name="namens",
            field=models.ForeignKey(
                blank=True,
                help_text="Van wie de vraag was voordat zij afwezig werd; leeg als niemand is vervangen.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="regelen.medewerker",
            ),
        ),
        migrations.AddIndex(
            model_name="vraag",
            index=models.Index(
                condition=models.Q(("namens__isnull", False), ("status", "opgenomen")),
                fields=["stelsel", "team", "namens"],
                name="vraag_namens",
            ),
        ),
        migrations.AddConstraint(
            model_name="vraag",
            constraint=models.CheckConstraint(
                condition=models.Q(("namens", models.F("opgenomen_door")), _negated=True),
                name="vraag_namens_een_ander",
            ),
        ),
        migrations.RunSQL((SQL / "0011_toewijzen.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
