"""Marks: what a person says of an answer or a question with one click.

A person is an account or the holder of a question's return code (design.md §3), so a mark names exactly one of the two.
"""

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .answers import Answer
from .publication import Status
from .questions import Question


class MarkQuerySet(models.QuerySet):
    def counted(self):
        """Marks on published answers to published questions."""
        return self.filter(answer__status=Status.PUBLISHED, answer__question__status=Status.PUBLISHED)

    def by_person(self, person):
        if person is None:
            return self.none()
        return self.filter(user=person.user_id, guest_question=person.guest_question_id)

    def people(self):
        """How many distinct people stand behind these marks, whatever they marked."""
        return self.aggregate(people=PEOPLE)["people"]

    def people_by_lawyer(self):
        """Pairs (lawyer id, distinct people) over the counted marks."""
        return (
            self.counted()
            .values("answer__lawyer")
            .annotate(people=PEOPLE)
            .values_list("answer__lawyer", "people")
        )


# An account counts as its id, the holder of a return code as the negated id of the code's question.
PEOPLE = Count(Coalesce(F("user_id"), -F("guest_question_id")), distinct=True)


class Mark(models.Model):
    """有帮助 (by anybody, once) or 采纳 (by the asker)."""

    class Kind(models.TextChoices):
        HELPFUL = "helpful", _("有帮助")
        ACCEPT = "accept", _("采纳")

    kind = models.CharField(_("种类"), max_length=7, choices=Kind)
    answer = models.ForeignKey(Answer, models.CASCADE, related_name="marks", verbose_name=_("回答"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="marks",
        verbose_name=_("账号"),
    )
    guest_question = models.ForeignKey(
        Question, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("查询码的问题")
    )
    created_at = models.DateTimeField(_("时间"), default=timezone.now)

    objects = MarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("标记")
        verbose_name_plural = _("标记")
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=True) ^ Q(guest_question__isnull=True), name="mark_is_by_one_person"
            ),
            models.UniqueConstraint(
                fields=["kind", "answer", "user"],
                condition=Q(user__isnull=False),
                name="one_mark_per_account",
            ),
            models.UniqueConstraint(
                fields=["kind", "answer", "guest_question"],
                condition=Q(guest_question__isnull=False),
                name="one_mark_per_return_code",
            ),
            models.UniqueConstraint(
                fields=["answer"], condition=Q(kind="accept"), name="an_answer_is_accepted_once"
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.answer_id}"


class SameQuestion(models.Model):
    """同问: an account holder has the same question."""

    question = models.ForeignKey(
        Question, models.CASCADE, related_name="same_questions", verbose_name=_("问题")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="same_questions", verbose_name=_("账号")
    )
    created_at = models.DateTimeField(_("时间"), default=timezone.now)

    class Meta:
        verbose_name = _("同问")
        verbose_name_plural = _("同问")
        constraints = [
            models.UniqueConstraint(fields=["question", "user"], name="one_same_question_per_account")
        ]

    def __str__(self):
        return f"{self.user_id} → {self.question_id}"
