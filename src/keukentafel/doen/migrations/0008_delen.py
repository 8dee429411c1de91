import datetime
from pathlib import Path

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.expressions
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("doen", "0007_overdragen"),
        ("kern", "0002_logboek"),
        ("regelen", "0004_perioden"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="adresinzage",
            name="adresinzage_uniek",
        ),
        migrations.AddConstraint(
            model_name="adresinzage",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("stelsel", "="),
                    ("dossier", "="),
                    ("medewerker", "="),
                    (
                        models.Func(
                            models.F("van"),
                            models.F("tot"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="adresinzage_geen_overlap",
            ),
        ),
        migrations.AddConstraint(
            model_name="adresinzage",
            constraint=models.CheckConstraint(
                condition=models.Q(("reden", ""), _negated=True), name="adresinzage_reden"
            ),
        ),
        migrations.AddConstraint(
            model_name="geheimadres",
            constraint=models.CheckConstraint(
                condition=models.Q(("postcode", ""), ("postcode__regex", "^[1-9][0-9]{3}[A-Z]{2}$"), _connector="OR"),
                name="geheimadres_postcode",
            ),
        ),
        migrations.AddConstraint(
            model_name="geheimadres",
            constraint=models.CheckConstraint(
                condition=models.Q(("postcode", ""), ("straat", ""), _negated=True), name="geheimadres_iets"
            ),
        ),
        migrations.AddConstraint(
            model_name="noodtoegang",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.GreaterThanOrEqual(
                    django.db.models.functions.text.Length(django.db.models.functions.text.Trim("reden")), 10
                ),
                name="noodtoegang_reden",
            ),
        ),
        migrations.AddConstraint(
            model_name="verstrekking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "tot__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("van"), "+", models.Value(datetime.timedelta(days=366))
                        ),
                    )
                ),
                name="verstrekking_hoogstens_een_jaar",
            ),
        ),
        migrations.AddConstraint(
            model_name="verstrekking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("doel", ""), _negated=True),
                    models.Q(("grondslag", ""), _negated=True),
                    models.Q(("noodzaak", ""), _negated=True),
                ),
                name="verstrekking_heel",
            ),
        ),
        migrations.RunSQL((SQL / "0008_sloten.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
        migrations.RunSQL((SQL / "0008_grenzen.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
