"""Guidance: cards that staff edit, shown where a text calls for them; evidence lists an asker can tick."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .questions import Question
from .taxonomy import Area


class GuidanceCardQuerySet(models.QuerySet):
    def shown(self):
        return self.filter(is_shown=True)

    def in_order(self):
        return self.order_by("kind", "position", "pk")

    def for_area(self, area):
        """Cards that belong to an area or its parent."""
        return self.shown().filter(areas__in=[area, area.parent] if area.parent_id else [area]).distinct()


class GuidanceCard(models.Model):
    """指引. Slugs of cards for danger now begin `danger-`.

    `triggers` are rules in the grammar of `text/guidance`; `phones` a list of {number, label}; `articles` a list of
    {law, article}: what the card rests on.
    """

    class Kind(models.TextChoices):
        DANGER = "1-danger", _("眼前的危险")
        DEADLINE = "2-deadline", _("期限")
        EVIDENCE = "3-evidence", _("证据")
        GENERAL = "4-general", _("一般指引")

    slug = models.SlugField(_("标识"), max_length=60, unique=True)
    kind = models.CharField(_("种类"), max_length=12, choices=Kind, db_index=True)
    title = models.CharField(_("标题"), max_length=60)
    body = models.TextField(_("内容"), max_length=3000)
    body_html = models.TextField(editable=False)
    steps = models.JSONField(_("步骤"), default=list, blank=True)
    phones = models.JSONField(_("电话"), default=list, blank=True)
    articles = models.JSONField(_("依据的法条"), default=list, blank=True)
    areas = models.ManyToManyField(Area, blank=True, related_name="guidance_cards", verbose_name=_("领域"))
    triggers = models.TextField(_("触发词"), blank=True)
    position = models.PositiveSmallIntegerField(_("次序"), default=0)
    is_shown = models.BooleanField(_("显示"), default=True)
    updated_at = models.DateTimeField(_("更新时间"), auto_now=True)

    objects = GuidanceCardQuerySet.as_manager()

    class Meta:
        verbose_name = _("指引")
        verbose_name_plural = _("指引")
        ordering = ["kind", "position", "pk"]

    def __str__(self):
        return self.title

    @property
    def is_danger(self):
        return self.kind == self.Kind.DANGER


class EvidenceItem(models.Model):
    """One line of an area's evidence check-list, with why it matters."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="evidence", verbose_name=_("领域"))
    text = models.CharField(_("证据"), max_length=120)
    why = models.CharField(_("为什么"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("次序"), default=0)

    class Meta:
        verbose_name = _("证据清单")
        verbose_name_plural = _("证据清单")
        ordering = ["area", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["area", "text"], name="evidence_once")]

    def __str__(self):
        return self.text


class EvidenceTick(models.Model):
    """The asker has this piece of evidence. Private: only the asker sees it."""

    question = models.ForeignKey(
        Question, models.CASCADE, related_name="evidence_ticks", verbose_name=_("问题")
    )
    item = models.ForeignKey(EvidenceItem, models.CASCADE, related_name="+", verbose_name=_("证据"))

    class Meta:
        verbose_name = _("已有的证据")
        verbose_name_plural = _("已有的证据")
        constraints = [models.UniqueConstraint(fields=["question", "item"], name="evidence_ticked_once")]

    def __str__(self):
        return f"{self.question_id} · {self.item_id}"
