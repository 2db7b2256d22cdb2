"""Withdrawing a question: the asker takes it out of public view for good."""

from django.db import transaction

from ..models import Question, Status
from ..search import queries
from . import recount
from .audit import record


@transaction.atomic
def withdraw(*, question, actor=None):
    """The question and all under it leave public view; its answers' marks stop counting at once."""
    Question.objects.showing([question.pk]).lock()
    row = Question.objects.get(pk=question.pk)
    if row.status not in (Status.HELD, Status.PUBLISHED):
        return row
    before = row.status
    row.status = Status.WITHDRAWN
    row.notify_email = ""
    row.save(update_fields=["status", "notify_email"])
    out_of_view(row)
    record(
        actor=actor,
        action="question.withdraw",
        target=row,
        label="",
        before={"status": before},
        after={"status": row.status},
    )
    return row


def out_of_view(question):
    """What follows when a question stops being public, inside the caller's transaction, which has locked those too."""
    queries.put(question)
    Question.objects.showing([question.pk]).touch()
    recount.of_question(question.pk)
