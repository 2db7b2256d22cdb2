"""Attaching a guest's question to an account: from then on the two are one person."""

from django.db import transaction

from ..models import Mark, Question
from . import recount


@transaction.atomic
def attach(*, question, user):
    """Give the question to the account. Marks made with the code become the account's; doubles become one.

    The code goes on opening the question. False when another account has it already.
    """
    row = Question.objects.locked(question.pk)
    if row.asker_id not in (None, user.pk):
        return False
    row.asker = user
    row.save(update_fields=["asker"])
    for mark in Mark.objects.filter(guest_question=row):
        doubled = Mark.objects.filter(kind=mark.kind, answer=mark.answer, user=user)
        if doubled.exists():
            mark.delete()
        else:
            mark.user, mark.guest_question = user, None
            mark.save(update_fields=["user", "guest_question"])
    recount.of_question(row.pk)
    return True
