"""What questions, answers, follow-ups and supplements share: a status, and why they have it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Only `published` is public anywhere; design.md §3 gives the meaning of each."""

    HELD = "held", _("待审核")
    PUBLISHED = "published", _("已发布")
    HIDDEN = "hidden", _("已隐藏")
    WITHDRAWN = "withdrawn", _("已撤回")


class PublicationQuerySet(models.QuerySet):
    def published(self):
        return self.filter(status=Status.PUBLISHED)

    def held(self):
        return self.filter(status=Status.HELD)

    def sent_as(self, submission_hash):
        """The rows made by the form that carried this token: none or one."""
        return self.filter(submission_hash=submission_hash)


class Publication(models.Model):
    """A text that a person wrote and that staff may hold or hide.

    `findings` is what the automatic checks found, for staff: a list of {"kind", "detail"}; it never repeats personal
    data. `status_reason` is what the author is told. `submission_hash` makes a second sending of the same form lead
    to the same row.
    """

    status = models.CharField(
        _("状态"), max_length=10, choices=Status, default=Status.PUBLISHED, db_index=True
    )
    status_reason = models.CharField(_("原因"), max_length=300, blank=True)
    findings = models.JSONField(_("自动检查结果"), default=list, blank=True)
    submission_hash = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001
    created_at = models.DateTimeField(_("提交时间"), default=timezone.now)

    class Meta:
        abstract = True

    @property
    def is_published(self):
        return self.status == Status.PUBLISHED
