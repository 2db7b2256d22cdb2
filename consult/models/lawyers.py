"""Lawyers: who vouches for an answer, and what is known about them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..storage import private_storage
from .taxonomy import Area, Region


class Verification(models.TextChoices):
    APPLIED = "applied", _("已申请")
    MORE_NEEDED = "more_needed", _("待补材料")
    VERIFIED = "verified", _("已认证")
    REJECTED = "rejected", _("未通过")
    SUSPENDED = "suspended", _("已暂停")
    SOURCE = "source", _("来源标注，本站未核验")


class LawyerQuerySet(models.QuerySet):
    def verified(self, at=None):
        """Lawyers whose verification is in force at that moment (now, unless told)."""
        at = at or timezone.now()
        return self.filter(
            Q(verified_until=None) | Q(verified_until__gt=at), verification=Verification.VERIFIED
        )

    def listed(self):
        """Those the public may see a profile of: verified in force, or imported with their source's credential."""
        return self.verified() | self.filter(verification=Verification.SOURCE)

    def shown(self):
        """Those whose profile has an address: every lawyer who was verified once, or came from a source."""
        return self.filter(Q(verification=Verification.SOURCE) | Q(verified_at__isnull=False))

    def applications(self):
        return self.filter(verification__in=[Verification.APPLIED, Verification.MORE_NEEDED])

    def in_area(self, area):
        """Those who practise in this area: a parent stands for its children, a child also for its parent."""
        return self.filter(Q(areas=area) | Q(areas__parent=area) | Q(areas=area.parent_id or area)).distinct()

    def in_directory_order(self):
        return self.order_by("-helped_count", "pk")

    def locked(self, pk):
        """That lawyer's row, locked until the transaction ends: counters are recounted behind this lock."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)


class Lawyer(models.Model):
    """A lawyer's public profile and credential.

    `helped_count` is stored for speed; its meaning is in design.md §3 and it always equals what `recount` computes.
    `version` changes with whatever of the profile is shown on a question page, so that cached pages follow.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="lawyer",
        verbose_name=_("账号"),
    )
    name = models.CharField(_("姓名"), max_length=30)
    title = models.CharField(_("职称"), max_length=30, default="执业律师")
    photo = models.ImageField(_("照片"), upload_to="lawyers/", blank=True)
    law_firm = models.CharField(_("律所"), max_length=60, blank=True)
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="lawyers", verbose_name=_("地区")
    )
    areas = models.ManyToManyField(Area, blank=True, related_name="lawyers", verbose_name=_("领域"))
    licence_scan = models.FileField(
        _("执业证扫描件"), upload_to="licences/", storage=private_storage, blank=True, editable=False
    )
    license_number = models.CharField(_("执业证号"), max_length=17, blank=True)
    first_licensed_year = models.PositiveSmallIntegerField(_("首次执业年份"), null=True, blank=True)
    biography = models.TextField(_("简介"), max_length=1000, blank=True)
    verification = models.CharField(
        _("认证"), max_length=12, choices=Verification, default=Verification.APPLIED, db_index=True
    )
    applied_at = models.DateTimeField(_("申请时间"), null=True, blank=True)
    verified_at = models.DateTimeField(_("认证时间"), null=True, blank=True)
    verified_until = models.DateTimeField(_("认证有效期至"), null=True, blank=True)
    verification_note = models.CharField(_("给律师的说明"), max_length=300, blank=True)
    source_key = models.CharField(_("来源标识"), max_length=100, unique=True, null=True, blank=True)
    source_note = models.CharField(_("来源说明"), max_length=200, blank=True)
    helped_before = models.PositiveIntegerField(_("加入前已帮助人数"), default=0)
    helped_before_note = models.CharField(_("加入前人数的来源"), max_length=200, blank=True)
    helped_count = models.PositiveIntegerField(_("已帮助人数"), default=0, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("加入时间"), default=timezone.now)

    objects = LawyerQuerySet.as_manager()

    class Meta:
        verbose_name = _("律师")
        verbose_name_plural = _("律师")
        constraints = [
            models.UniqueConstraint(
                fields=["license_number"], condition=~Q(license_number=""), name="lawyer_license_number_once"
            ),
            models.CheckConstraint(
                condition=Q(helped_before=0) | ~Q(helped_before_note=""), name="helped_before_has_a_source"
            ),
        ]
        indexes = [models.Index(fields=["-helped_count", "id"], name="lawyer_directory")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("consult:lawyer-detail", args=[self.pk])

    def is_verified(self, at=None):
        """Whether the verification is in force at that moment (now, unless told)."""
        at = at or timezone.now()
        return self.verification == Verification.VERIFIED and (
            self.verified_until is None or self.verified_until > at
        )

    @property
    def is_from_source(self):
        return self.verification == Verification.SOURCE

    @property
    def years_in_practice(self):
        """Whole calendar years since the first licence; None when unknown."""
        if self.first_licensed_year is None:
            return None
        return max(timezone.localdate().year - self.first_licensed_year, 0)
