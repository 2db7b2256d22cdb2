"""What staff say of one question on another's list of 相关问题: always there, never there, or as the site finds."""

from django.db import transaction

from ..jobs import refresh_related
from ..models import Question, RelatedQuestion
from .audit import record

Choice = RelatedQuestion.Choice


@transaction.atomic
def relate(*, target, other, choice, actor, reason):
    """Pin `other` to the list of `target`, keep it out, or leave it to the site again. False when nothing would change."""
    Question.objects.filter(pk__in=[target.pk, other.pk]).lock()
    rows = RelatedQuestion.objects.filter(question=target.pk)
    before = rows.filter(other=other.pk).values_list("choice", flat=True).first() or Choice.FOUND
    if (
        before == choice
        or target.pk == other.pk
        or not Question.objects.published().filter(pk=target.pk).exists()
    ):
        return False
    rows.filter(other=other.pk).delete()
    if choice != Choice.FOUND:
        rank = rows.filter(choice=Choice.PINNED).count() if choice == Choice.PINNED else 0
        RelatedQuestion.objects.create(question_id=target.pk, other_id=other.pk, choice=choice, rank=rank)
    Question.objects.filter(pk=target.pk).touch()
    record(
        actor=actor, action="question.relate", target=target, reason=reason,
        before={"related": other.pk, "choice": before}, after={"related": other.pk, "choice": choice},
    )  # fmt: skip
    refresh_related.enqueue(target.pk)
    return True
