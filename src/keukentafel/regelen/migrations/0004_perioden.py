from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).resolve().parent.parent / "sql"
PERIODE_VAN_HET_TEAM = """
UPDATE regelen_teamgebied g SET van = t.van, tot = t.tot FROM regelen_team t WHERE t.id = g.team_id;
"""


class Migration(migrations.Migration):
    dependencies = [("regelen", "0003_inzet")]

    operations = [
        migrations.RemoveConstraint("inrichtingversie", "inrichting_versie_uniek"),
        migrations.RemoveConstraint("team", "team_slug_uniek"),
        migrations.RemoveConstraint("team", "team_periode"),
        migrations.RemoveConstraint("teamgebied", "team_gebied_uniek"),
        migrations.RemoveField("team", "gebieden"),
        migrations.AddField(
            "teamgebied",
            "tot",
            models.DateField(
                "tot", blank=True, null=True, help_text="De eerste dag waarop het team er niet is."
            ),
        ),
        migrations.AddField("teamgebied", "van", models.DateField("van", null=True)),
        migrations.RunSQL(PERIODE_VAN_HET_TEAM, migrations.RunSQL.noop),
        migrations.AlterField("teamgebied", "van", models.DateField("van")),
        migrations.AddConstraint(
            "inrichtingversie",
            models.UniqueConstraint(
                fields=["stelsel", "versie", "vingerafdruk", "geladen_op"], name="inrichting_versie_uniek"
            ),
        ),
        migrations.AddConstraint(
            "team", models.UniqueConstraint(fields=["stelsel", "slug", "van"], name="team_slug_uniek")
        ),
        migrations.AddConstraint(
            "team",
            models.CheckConstraint(
                condition=models.Q(("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"),
                name="team_periode",
            ),
        ),
        migrations.AddConstraint(
            "teamgebied",
            models.UniqueConstraint(fields=["stelsel", "team", "gebied", "van"], name="team_gebied_uniek"),
        ),
        migrations.AddConstraint(
            "teamgebied",
            models.CheckConstraint(
                condition=models.Q(("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"),
                name="team_gebied_periode",
            ),
        ),
        migrations.RunSQL((SQL / "0004_perioden.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
