"""Storing a table that staff brought: all of it or nothing."""

from django.db import transaction

from ..models import Area, Question
from .audit import record


@transaction.atomic
def import_table(*, planned, actor):
    """Store what `TableForm` planned: new rows, and changed rows with what they were before in the audit log."""
    for row in planned.new:
        row.save(force_insert=True)
        record(actor=actor, action=f"{row._meta.model_name}.import", target=row)
    for row, values in planned.changed:
        before = {name: str(getattr(row, name)) for name in values}
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
        after = {name: str(value) for name, value in values.items()}
        record(actor=actor, action=f"{row._meta.model_name}.import", target=row, before=before, after=after)
        if isinstance(row, Area):
            Question.objects.in_area(row).touch()
