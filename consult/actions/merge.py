"""Merging a duplicate question into another: its page leads there from now on."""

from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Question, SameQuestion, Status
from . import recount, tell
from .audit import record
from .withdraw import out_of_view


class NotMergeable(Exception):
    """The other question is not public, is the same one, or readers would lose the duplicate's answers."""


@transaction.atomic
def merge(*, target, into, actor, reason):
    """Take a duplicate out of view and lead its readers to `into`. False when it no longer stands. Raises NotMergeable.

    Who had the duplicate's question counts as having the other (同问); restoring the duplicate undoes the merging.
    """
    Question.objects.showing([target.pk, into.pk]).lock()
    row, into = Question.objects.get(pk=target.pk), Question.objects.get(pk=into.pk)
    if row.pk == into.pk or not into.is_published or row.answers.published().exists():
        raise NotMergeable
    if row.status not in (Status.HELD, Status.PUBLISHED):
        return False
    before, row.status = row.status, Status.HIDDEN
    row.status_reason, row.merged_into = reason[:300], into
    row.save(update_fields=["status", "status_reason", "merged_into"])
    Question.objects.filter(merged_into=row).update(merged_into=into)
    record(
        actor=actor, action="question.merge", target=row, reason=reason,
        before={"status": before}, after={"status": row.status, "merged_into": into.pk},
    )  # fmt: skip
    out_of_view(row)
    _carry_over(row, into)
    text = _("您的问题和已有的问题相同，已经合并过去：%(reason)s") % {"reason": reason}
    tell.asker(row, letter="hidden", text=text, url=into.get_absolute_url(), reason=reason)
    return True


def _carry_over(duplicate, into):
    """Everybody who asked the duplicate, or said they have it too, has the other question."""
    people = set(duplicate.same_questions.values_list("user", flat=True)) | {duplicate.asker_id}
    people -= {None, into.asker_id}
    same = [SameQuestion(question=into, user_id=pk) for pk in sorted(people)]
    SameQuestion.objects.bulk_create(same, ignore_conflicts=True)
    recount.question(into.pk)
