"""Erasing an account (个人信息保护法 第四十七条): what is theirs goes, what others rely on stays without them."""

from django.db import transaction

from ..models import Answer, FollowUp, Lawyer, Mark, Question, SameQuestion
from ..search import queries
from . import recount
from .audit import record


@transaction.atomic
def erase(*, user, actor=None):
    """Delete an account.

    Questions nobody has answered are deleted; answered ones stay, with no link to anyone, as 匿名用户, since the answers
    are others' work. Marks go and counters follow. A lawyer's answers stay under the name they were given by.
    """
    marked = set(Mark.objects.filter(user=user).values_list("answer__question", flat=True))
    marked |= set(SameQuestion.objects.filter(user=user).values_list("question", flat=True))
    own = Question.objects.filter(asker=user)
    kept = set(own.filter(answers__isnull=False).values_list("pk", flat=True))
    gone = own.exclude(pk__in=kept)
    Question.objects.filter(related_rows__other__in=gone).touch()
    marked -= set(gone.values_list("pk", flat=True))
    list(Question.objects.select_for_update().filter(pk__in=marked | kept).order_by("pk").values_list("pk"))
    lawyers = set(Answer.objects.filter(question__in=marked | kept).values_list("lawyer", flat=True))
    lawyers |= set(Answer.objects.filter(marks__user=user).values_list("lawyer", flat=True))
    record(
        actor=actor,
        action="user.erase",
        target=user,
        label="",
        before={"questions": own.count(), "kept": len(kept)},
    )
    for question in gone:
        question.delete()
    own.filter(pk__in=kept).update(asker=None, code_hash=None, notify_email="", nickname="")
    Mark.objects.filter(guest_question__in=kept).delete()
    FollowUp.objects.filter(author=user).update(author=None)
    Lawyer.objects.filter(user=user).update(user=None)
    user.delete()
    for pk in sorted(marked | kept):
        recount.question(pk)
        queries.put(Question.objects.get(pk=pk))
    recount.lawyers(lawyers)
