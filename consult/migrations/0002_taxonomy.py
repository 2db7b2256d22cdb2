"""The 16 practice areas with their 117 children, and the 34 regions: LawQA's own initial data."""

import json
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).resolve().parent.parent / "data"


def load(apps, schema_editor):
    Area, Region = apps.get_model("consult", "Area"), apps.get_model("consult", "Region")
    for position, row in enumerate(json.loads((DATA / "practice_areas.json").read_text(encoding="utf-8"))):
        parent = Area.objects.create(slug=row["slug"], name=row["name"], position=position)
        Area.objects.bulk_create(
            Area(slug=child["slug"], name=child["name"], parent=parent, position=place)
            for place, child in enumerate(row["children"])
        )
    Region.objects.bulk_create(
        Region(**row) for row in json.loads((DATA / "regions.json").read_text(encoding="utf-8"))
    )


class Migration(migrations.Migration):
    dependencies = [("consult", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
