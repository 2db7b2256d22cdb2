import json
from pathlib import Path

from django.db import migrations, models

PLAIN_WORDS = Path(__file__).resolve().parent.parent / "data" / "plain_words.json"


def load(apps, schema_editor):
    """More of what people say for the same thing; staff may have entered some of it themselves."""
    Synonym = apps.get_model("consult", "Synonym")
    listed = json.loads(PLAIN_WORDS.read_text(encoding="utf-8"))
    rows = [Synonym(lay=lay, legal=word) for lay, words in listed.items() for word in words]
    Synonym.objects.bulk_create(rows, ignore_conflicts=True)


class Migration(migrations.Migration):

    dependencies = [
        ("consult", "0010_question_indexes"),
    ]

    operations = [
        migrations.AlterField(
            model_name="synonym",
            name="legal",
            field=models.CharField(max_length=20, verbose_name="法律用语或其他说法"),
        ),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
