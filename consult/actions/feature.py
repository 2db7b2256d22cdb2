"""Featuring a question: staff think that many readers should see it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Question
from . import tell
from .audit import record


@transaction.atomic
def feature(*, target, actor, reason):
    """Recommend a public question. The asker is told; nothing of theirs changes."""
    row = Question.objects.locked(target.pk)
    if not row.is_published or row.featured_at:
        return False
    _set(row, timezone.now(), "feature", actor, reason)
    tell.account(row.asker, letter=None, text=_("您的问题被推荐给了更多读者。"), url=row.get_absolute_url())
    return True


@transaction.atomic
def unfeature(*, target, actor, reason):
    """No longer recommended."""
    row = Question.objects.locked(target.pk)
    if not row.featured_at:
        return False
    _set(row, None, "unfeature", actor, reason)
    return True


def _set(row, at, action, actor, reason):
    row.featured_at = at
    row.save(update_fields=["featured_at"])
    Question.objects.filter(pk=row.pk).touch()
    record(actor=actor, action=f"question.{action}", target=row, reason=reason)
