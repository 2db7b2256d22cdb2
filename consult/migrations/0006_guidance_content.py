"""The guidance cards and evidence lists that LawQA ships; staff edit their copies in the admin."""

import json
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).resolve().parent.parent / "data"
KINDS = {"danger": "1-danger", "deadline": "2-deadline", "evidence": "3-evidence", "general": "4-general"}


def load(apps, schema_editor):
    from consult.text.markup import render

    Area, Card = apps.get_model("consult", "Area"), apps.get_model("consult", "GuidanceCard")
    areas = {area.slug: area for area in Area.objects.all()}
    for row in json.loads((DATA / "guidance_cards.json").read_text(encoding="utf-8")):
        card = Card.objects.create(
            slug=row["slug"], kind=KINDS[row["kind"]], title=row["title"], body=row["body"],
            body_html=render(row["body"]), steps=row.get("steps", []), phones=row["phones"], articles=row["articles"],
            triggers="\n".join(row["triggers"]), position=row["order"],
        )
        card.areas.set([areas[slug] for slug in row["areas"] if slug in areas])
    Item = apps.get_model("consult", "EvidenceItem")
    for group in json.loads((DATA / "evidence_lists.json").read_text(encoding="utf-8")):
        Item.objects.bulk_create(
            Item(area=areas[group["area_slug"]], text=item["text"], why=item["why"], position=place)
            for place, item in enumerate(group["items"])
        )


class Migration(migrations.Migration):
    dependencies = [("consult", "0005_workplaces")]
    operations = [
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
