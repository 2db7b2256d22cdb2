"""The library of statutes: each with its versions, each version with its own articles.

A version is never edited: a changed text is a new version beside the old one. Unknown dates stay unknown.
"""

from datetime import date

from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: Before every statute of the People's Republic.
FIRST_DAY = date(1949, 10, 1)


class StatuteQuerySet(models.QuerySet):
    def named(self, name):
        """Statutes known by this title, short title or abbreviation."""
        return self.filter(Q(title=name) | Q(short_title=name) | Q(names__name=name)).distinct()

    def matching(self, words, official=None):
        """Statutes whose title holds these words, or that `official` names."""
        return self.filter(
            Q(title__contains=words) | Q(title=official or "") | Q(names__name=words)
        ).distinct()

    def with_current(self):
        """Each statute with `current`, a list of its present wording."""
        current = StatuteVersion.objects.filter(is_current=True)
        return self.prefetch_related(Prefetch("versions", current, to_attr="current")).order_by("title")


class Statute(models.Model):
    """法律法规. `short_title` is what its addresses use: the title without 中华人民共和国 where that is unique."""

    class Kind(models.TextChoices):
        CONSTITUTION = "constitution", _("宪法")
        LAW = "law", _("法律")
        REGULATION = "regulation", _("行政法规")
        INTERPRETATION = "interpretation", _("司法解释")
        RULE = "rule", _("部门规章")

    title = models.CharField(_("全称"), max_length=200, unique=True)
    short_title = models.CharField(_("简称"), max_length=200, unique=True)
    kind = models.CharField(_("种类"), max_length=14, choices=Kind, db_index=True)
    issuing_body = models.CharField(_("制定机关"), max_length=100, blank=True)
    is_complete = models.BooleanField(
        _("条文齐全"), null=True, help_text=_("不齐全时，库中没有的条号不等于不存在。")
    )
    created_at = models.DateTimeField(_("入库时间"), default=timezone.now)

    objects = StatuteQuerySet.as_manager()

    class Meta:
        verbose_name = _("法律法规")
        verbose_name_plural = _("法律法规")
        ordering = ["title"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("consult:statute-detail", args=[self.short_title])

    def version_on(self, day, versions):
        """Of `versions` the wording in force on a day; the present one when no day is given.

        A wording whose beginning is unknown counts as in force unless a known one fits; None before the first.
        """
        if day is None:
            return next((version for version in versions if version.is_current), None)
        begun = [version for version in versions if version.has_begun(day)]
        return max(begun, key=lambda version: version.rank, default=None)


class StatuteName(models.Model):
    """Another name of a statute: 消法, 民诉法解释. Staff may add some."""

    statute = models.ForeignKey(Statute, models.CASCADE, related_name="names", verbose_name=_("法律法规"))
    name = models.CharField(_("别名"), max_length=200, unique=True)

    class Meta:
        verbose_name = _("别名")
        verbose_name_plural = _("别名")

    def __str__(self):
        return self.name


class StatuteVersionQuerySet(models.QuerySet):
    def newest_first(self):
        """A list, by `rank`: databases differ in what is greater than nothing."""
        return sorted(self, key=lambda version: version.rank, reverse=True)


class StatuteVersion(models.Model):
    """One wording of a statute.

    `adopted_on` is the day this wording was adopted, `effective_from` the first commencement known (for a law changed by
    修正 that of the law itself), `effective_to` the last day this wording was in force. Any of them may be unknown.
    """

    statute = models.ForeignKey(Statute, models.CASCADE, related_name="versions", verbose_name=_("法律法规"))
    adopted_on = models.DateField(_("本文本通过日期"), null=True, blank=True)
    effective_from = models.DateField(_("施行日期"), null=True, blank=True)
    effective_to = models.DateField(_("失效日期"), null=True, blank=True)
    repealed_on = models.DateField(_("废止日期"), null=True, blank=True)
    repealed_by = models.CharField(_("被何文件废止"), max_length=200, blank=True)
    is_current = models.BooleanField(_("现行文本"), default=True)
    digest = models.CharField(max_length=64, editable=False)
    source = models.CharField(_("来源"), max_length=200, blank=True)
    loaded_at = models.DateTimeField(_("载入时间"), default=timezone.now)

    objects = StatuteVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("文本")
        verbose_name_plural = _("文本")
        constraints = [
            models.UniqueConstraint(fields=["statute", "digest"], name="statute_version_once"),
            models.UniqueConstraint(
                fields=["statute"], condition=Q(is_current=True), name="one_current_version_per_statute"
            ),
        ]

    def __str__(self):
        return f"{self.statute_id} · {self.adopted_on or self.effective_from or '?'}"

    @property
    def began(self):
        """The day this wording can first have been in force, as far as it is known; None when it is not."""
        return max(filter(None, (self.adopted_on, self.effective_from)), default=None)

    def has_begun(self, day):
        """Whether this wording was law by that day, or for all that is known may have been."""
        return self.began is None or self.began <= day

    @property
    def is_coming(self):
        """Adopted, and not in force yet."""
        return not self.has_begun(timezone.localdate())

    @property
    def rank(self):
        """Orders the wordings of a statute, the earliest first; of two that began together the one loaded last counts."""
        return self.began or date.min, self.pk

    @property
    def day(self):
        """A day on which `Statute.version_on` gives this wording (one that began together with a later one has none)."""
        return self.began or FIRST_DAY


class ArticleQuerySet(models.QuerySet):
    def current(self):
        """Articles of the present wordings that are not repealed."""
        return self.filter(version__is_current=True, version__repealed_on=None)

    def in_order(self):
        return self.order_by("number", "suffix")


class Article(models.Model):
    """条. `number` and `suffix` are those of the label: 第二百五十三条之一 is 253 and 1; no 之 is suffix 0."""

    version = models.ForeignKey(
        StatuteVersion, models.CASCADE, related_name="articles", verbose_name=_("文本")
    )
    number = models.PositiveSmallIntegerField(_("条"))
    suffix = models.PositiveSmallIntegerField(_("之"), default=0)
    label = models.CharField(_("条号"), max_length=30)
    text = models.TextField(_("条文"))
    chapter = models.CharField(_("章节"), max_length=300, blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("条文")
        verbose_name_plural = _("条文")
        constraints = [models.UniqueConstraint(fields=["version", "number", "suffix"], name="article_once")]

    def __str__(self):
        return self.label

    @property
    def slug(self):
        """The number in addresses: `1037`, `253-1`."""
        return f"{self.number}-{self.suffix}" if self.suffix else str(self.number)

    def get_absolute_url(self):
        return reverse("consult:article-detail", args=[self.version.statute.short_title, self.slug])

    def neighbours(self):
        """(the article before, the article after) in the same wording; None at either end."""
        others = Article.objects.filter(version=self.version_id).only("number", "suffix", "label")
        before = others.filter(Q(number__lt=self.number) | Q(number=self.number, suffix__lt=self.suffix))
        after = others.filter(Q(number__gt=self.number) | Q(number=self.number, suffix__gt=self.suffix))
        return before.order_by("-number", "-suffix").first(), after.in_order().first()

    @property
    def paragraphs(self):
        """款: the article's lines."""
        return self.text.split("\n")
