"""Consent: that the asker agreed to publication, when, and to which words (PIPL art. 14, 17)."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .questions import Question


class Consent(models.Model):
    """`wording` names the version of the statement the asker saw, as kept in the privacy page."""

    question = models.OneToOneField(Question, models.CASCADE, related_name="consent", verbose_name=_("问题"))
    wording = models.CharField(_("声明版本"), max_length=20)
    given_at = models.DateTimeField(_("同意时间"), default=timezone.now)

    class Meta:
        verbose_name = _("公开同意")
        verbose_name_plural = _("公开同意")

    def __str__(self):
        return f"{self.question_id} · {self.wording}"
