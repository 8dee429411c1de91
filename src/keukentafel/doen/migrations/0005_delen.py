from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("doen", "0004_sorteernaam")]

    operations = [
        migrations.AddField(
            model_name="dossiervraag",
            name="gedeeld",
            field=models.BooleanField(
                default=False,
                help_text="Mag het team van de vraag in dit dossier kijken, zolang zij open is?",
                verbose_name="gedeeld",
            ),
        ),
        migrations.RunSQL((SQL / "0005_delen.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
