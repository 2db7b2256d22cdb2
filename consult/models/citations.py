"""Citations: every place where an answer names an article, with what the check said of it."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..text.numerals import number_slug, parse_label
from .answers import Answer
from .questions import Question
from .statutes import Article, Statute


class CitationState(models.TextChoices):
    """design.md §3 gives the meaning of each."""

    VERIFIED = "verified", _("已核对，引文与条文一致")
    EXISTS = "exists", _("条文存在")
    QUOTE_MISMATCH = "quote_mismatch", _("引文与条文不符")
    NO_SUCH_ARTICLE = "no_such_article", _("库中没有这一条")
    UNKNOWN_STATUTE = "unknown_statute", _("法规库未收录")
    CHANGED_SINCE = "changed_since", _("条文在回答之后有变化")
    REPEALED = "repealed", _("当时已失效")


class CitationQuerySet(models.QuerySet):
    def mismatched(self):
        return self.filter(state=CitationState.QUOTE_MISMATCH)

    def for_reading(self):
        return self.select_related("statute").defer("quote")

    def of_public_answers(self):
        return self.filter(answer__status="published", answer__question__status="published")

    def questions_citing(self, statute, number, suffix):
        """Published questions whose published answers cite this article, most helpful first."""
        citing = self.of_public_answers().filter(statute=statute, number=number, suffix=suffix)
        return Question.objects.filter(pk__in=citing.values("answer__question")).most_helpful()


class Citation(models.Model):
    """One article cited at one place of an answer. `start` and `end` are code points of the answer's Markdown source.

    `article` is the text that was judged; `missing` the quoted words that were not found in it; `found_in` the articles
    of the same statute in which they stand, a hint and never a correction. `confirmed` says that the lawyer published
    knowing of a mismatch.
    """

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="citations", verbose_name=_("回答"))
    start = models.PositiveIntegerField(_("起"))
    end = models.PositiveIntegerField(_("止"))
    raw = models.CharField(_("原文"), max_length=300)
    law = models.CharField(_("法律法规"), max_length=200)
    statute = models.ForeignKey(
        Statute, models.SET_NULL, null=True, blank=True, related_name="citations", verbose_name=_("法规")
    )
    number = models.PositiveSmallIntegerField(_("条"))
    suffix = models.PositiveSmallIntegerField(_("之"), default=0)
    paragraph = models.PositiveSmallIntegerField(_("款"), null=True, blank=True)
    item = models.PositiveSmallIntegerField(_("项"), null=True, blank=True)
    quote = models.TextField(_("引文"), blank=True)
    state = models.CharField(_("状态"), max_length=16, choices=CitationState, db_index=True)
    article = models.ForeignKey(
        Article, models.SET_NULL, null=True, blank=True, related_name="citations", verbose_name=_("条文")
    )
    missing = models.JSONField(_("没有找到的词句"), default=list, blank=True)
    found_in = models.JSONField(_("词句所在的条"), default=list, blank=True)
    confirmed = models.BooleanField(_("律师确认后发布"), default=False)
    checked_at = models.DateTimeField(_("核对时间"), default=timezone.now)

    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("法条引用")
        verbose_name_plural = _("法条引用")
        ordering = ["answer", "start", "pk"]
        indexes = [models.Index(fields=["statute", "number", "suffix"], name="citation_by_article")]

    def __str__(self):
        return self.raw

    @property
    def is_doubtful(self):
        """Whether the check has something to tell readers."""
        return self.state not in (CitationState.VERIFIED, CitationState.EXISTS, CitationState.UNKNOWN_STATUTE)

    @property
    def where_found(self):
        """(label, path) of each article in which the quoted words stand."""
        found = []
        for label in self.found_in:
            number, suffix = parse_label(label)
            path = reverse(
                "consult:article-detail", args=[self.statute.short_title, number_slug(number, suffix)]
            )
            found.append((label, path))
        return found
