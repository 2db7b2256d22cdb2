"""Attaching a guest's question to an account: from then on the two are one person."""

from django.db import transaction

from ..models import FollowUp, Mark, Question, SameQuestion
from . import recount


@transaction.atomic
def attach(*, question, user):
    """Give the question to the account. Marks made with the code become the account's; doubles become one.

    What an account may not do goes: marks on its own answers, 同问 with its own question. The code goes on opening the
    question. False when another account has it already.
    """
    row = Question.objects.locked(question.pk)
    if row.asker_id not in (None, user.pk):
        return False
    row.asker = user
    row.save(update_fields=["asker"])
    FollowUp.objects.filter(answer__question=row, side=FollowUp.Side.ASKER, author=None).update(author=user)
    SameQuestion.objects.filter(question=row, user=user).delete()
    for mark in Mark.objects.filter(guest_question=row).select_related("answer__lawyer"):
        doubled = Mark.objects.filter(kind=mark.kind, answer=mark.answer, user=user)
        if mark.answer.lawyer.user_id == user.pk or doubled.exists():
            mark.delete()
        else:
            mark.user, mark.guest_question = user, None
            mark.save(update_fields=["user", "guest_question"])
    recount.of_question(row.pk)
    return True
