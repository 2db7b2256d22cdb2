"""Drafts: what a lawyer has typed and not published, kept on the server as they type."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .lawyers import Lawyer
from .questions import Question


class Draft(models.Model):
    """One a lawyer and question; deleted when the answer is published. Seen by that lawyer alone."""

    lawyer = models.ForeignKey(Lawyer, models.CASCADE, related_name="drafts", verbose_name=_("律师"))
    question = models.ForeignKey(Question, models.CASCADE, related_name="+", verbose_name=_("问题"))
    body = models.TextField(_("草稿"), max_length=10000, blank=True)
    updated_at = models.DateTimeField(_("保存时间"), auto_now=True)

    class Meta:
        verbose_name = _("草稿")
        verbose_name_plural = _("草稿")
        ordering = ["-updated_at"]
        constraints = [models.UniqueConstraint(fields=["lawyer", "question"], name="one_draft_per_question")]

    def __str__(self):
        return f"{self.lawyer_id} → {self.question_id}"
