"""Moderation: what staff did (for ever), what readers report, what is not let through."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AppendOnly(Exception):
    """Raised when somebody tries to change or delete an audit entry."""


class AuditQuerySet(models.QuerySet):
    def update(self, **kwargs):
        raise AppendOnly("Audit entries are never changed.")

    def delete(self):
        raise AppendOnly("Audit entries are never deleted.")

    def about(self, target):
        return self.filter(target_type=target._meta.model_name, target_id=target.pk)


class AuditEntry(models.Model):
    """One act: who did what to which one object, why, and what changed.

    The actor and the target are kept by number and label, without foreign keys, so that erasing either leaves the
    entry as it was. A database trigger refuses updates as well.
    """

    actor_id = models.BigIntegerField(_("操作人编号"), null=True)
    actor_name = models.CharField(_("操作人"), max_length=150)
    action = models.CharField(_("操作"), max_length=40, db_index=True)
    target_type = models.CharField(_("对象类型"), max_length=40)
    target_id = models.BigIntegerField(_("对象编号"))
    target_label = models.CharField(_("对象"), max_length=120, blank=True)
    reason = models.CharField(_("原因"), max_length=300, blank=True)
    before = models.JSONField(_("之前"), default=dict, blank=True)
    after = models.JSONField(_("之后"), default=dict, blank=True)
    created_at = models.DateTimeField(_("时间"), default=timezone.now)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("审计记录")
        verbose_name_plural = _("审计记录")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["target_type", "target_id"], name="audit_by_target")]

    def __str__(self):
        return f"{self.created_at:%Y-%m-%d %H:%M} {self.actor_name} {self.action}"

    def delete(self, *args, **kwargs):
        raise AppendOnly("Audit entries are never deleted.")


class ReportQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(handled_at=None)


class Report(models.Model):
    """举报: a reader says that something should not stand as it is."""

    class Reason(models.TextChoices):
        PRIVACY = "privacy", _("泄露个人信息")
        ADVERTISING = "advertising", _("广告或拉客")
        WRONG = "wrong", _("法律内容有误")
        ABUSE = "abuse", _("辱骂或威胁")
        ILLEGAL = "illegal", _("违法内容")
        OTHER = "other", _("其他")

    TARGETS = ("question", "answer", "follow_up", "lawyer")

    question = models.ForeignKey(
        "consult.Question", models.CASCADE, null=True, blank=True, related_name="reports"
    )
    answer = models.ForeignKey(
        "consult.Answer", models.CASCADE, null=True, blank=True, related_name="reports"
    )
    follow_up = models.ForeignKey(
        "consult.FollowUp", models.CASCADE, null=True, blank=True, related_name="reports"
    )
    lawyer = models.ForeignKey(
        "consult.Lawyer", models.CASCADE, null=True, blank=True, related_name="reports"
    )
    reason = models.CharField(_("原因"), max_length=12, choices=Reason)
    note = models.CharField(_("说明"), max_length=500, blank=True)
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, verbose_name=_("举报人")
    )
    submission_hash = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001
    created_at = models.DateTimeField(_("时间"), default=timezone.now)
    handled_at = models.DateTimeField(_("处理时间"), null=True, blank=True)
    outcome = models.CharField(_("处理结果"), max_length=300, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("举报")
        verbose_name_plural = _("举报")
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(question__isnull=False, answer=None, follow_up=None, lawyer=None)
                    | Q(question=None, answer__isnull=False, follow_up=None, lawyer=None)
                    | Q(question=None, answer=None, follow_up__isnull=False, lawyer=None)
                    | Q(question=None, answer=None, follow_up=None, lawyer__isnull=False)
                ),
                name="report_has_one_target",
            ),
        ]

    def __str__(self):
        return f"{self.get_reason_display()} #{self.pk}"

    @property
    def target(self):
        return self.question or self.answer or self.follow_up or self.lawyer


class BlockedPhrase(models.Model):
    """Words that hold a text for staff, editable in the admin."""

    phrase = models.CharField(_("词语"), max_length=40, unique=True)
    note = models.CharField(_("备注"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("拦截词")
        verbose_name_plural = _("拦截词")

    def __str__(self):
        return self.phrase
