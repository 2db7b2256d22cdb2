"""The mark that keeps a question public but out of search engines, lists of recommendations and the front page."""

from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Question, Status
from . import tell
from .audit import record

BY_STAFF = "staff"


@transaction.atomic
def flag(*, target, actor, reason):
    """Mark a question that the automatic check let pass."""
    return _set(
        target, BY_STAFF, "flag", actor, reason, _("您的问题仍然公开，但不再推荐给别人，以保护当事人。")
    )


@transaction.atomic
def lift(*, target, actor, reason):
    """Take the mark off: nothing here needs more care than elsewhere."""
    return _set(target, "", "lift", actor, reason, _("您的问题现在会出现在推荐和列表里。"))


def _set(target, value, action, actor, reason, text):
    row = Question.objects.locked(target.pk)
    before, row.sensitive_reason = row.sensitive_reason, value
    if bool(before) == bool(value) or row.status not in (Status.HELD, Status.PUBLISHED):
        return False
    row.save(update_fields=["sensitive_reason"])
    Question.objects.filter(pk=row.pk).touch()
    record(
        actor=actor, action=f"question.{action}", target=row, reason=reason,
        before={"sensitive_reason": before}, after={"sensitive_reason": value},
    )  # fmt: skip
    if row.is_published:
        tell.account(row.asker, letter=None, text=text, url=row.get_absolute_url())
    return True
