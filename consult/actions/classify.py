"""Putting a question where those who can answer it look: its practice area and its region."""

from django.db import transaction
from django.utils.translation import gettext as _

from ..jobs import refresh_related
from ..models import Question, Status
from . import tell
from .audit import record


@transaction.atomic
def classify(*, target, area, region, actor, reason):
    """Correct area and region. False when nothing would change, or the asker has withdrawn the question."""
    row = Question.objects.locked(target.pk)
    before, after = _named(row.area, row.region), _named(area, region)
    if row.status == Status.WITHDRAWN or before == after:
        return False
    row.area, row.region = area, region
    row.save(update_fields=["area", "region"])
    Question.objects.filter(pk=row.pk).touch()
    record(actor=actor, action="question.classify", target=row, reason=reason, before=before, after=after)
    if row.is_published:
        refresh_related.enqueue(row.pk)
    text = _("您的问题已归到“%(area)s”，方便合适的律师看到。") % {"area": row.area_name}
    tell.account(row.asker, letter=None, text=text, url=row.get_absolute_url())
    return True


def _named(area, region):
    return {"area": area.slug if area else "", "region": region.slug if region else ""}
