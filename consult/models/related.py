"""Related questions, stored when they are computed and read in one query."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .questions import Question


class RelatedQuestion(models.Model):
    """`other` is shown under 相关问题 on the page of `question`, at `rank` (0 first)."""

    question = models.ForeignKey(
        Question, models.CASCADE, related_name="related_rows", verbose_name=_("问题")
    )
    other = models.ForeignKey(
        Question, models.CASCADE, related_name="related_from", verbose_name=_("相关问题")
    )

    class Choice(models.TextChoices):
        FOUND = "found", _("自动")
        PINNED = "pinned", _("固定")
        REMOVED = "removed", _("移除")

    choice = models.CharField(_("方式"), max_length=7, choices=Choice, default=Choice.FOUND)
    rank = models.PositiveSmallIntegerField(_("次序"))
    score = models.FloatField(_("相似度"), default=0)

    class Meta:
        verbose_name = _("相关问题")
        verbose_name_plural = _("相关问题")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["question", "other"], name="related_once"),
            models.CheckConstraint(
                condition=~models.Q(question=models.F("other")), name="related_to_another"
            ),
        ]

    def __str__(self):
        return f"{self.question_id} → {self.other_id}"
