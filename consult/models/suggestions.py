"""Suggested articles of a question, computed by a job and read in one query."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..text.numerals import number_slug
from .questions import Question
from .statutes import Statute


class SuggestedArticle(models.Model):
    """An article that may apply, with why: the words it shares, or how many similar answers cite it."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="suggestions", verbose_name=_("问题"))
    statute = models.ForeignKey(Statute, models.CASCADE, related_name="+", verbose_name=_("法律法规"))
    number = models.PositiveSmallIntegerField(_("条"))
    suffix = models.PositiveSmallIntegerField(_("之"), default=0)
    label = models.CharField(_("条号"), max_length=30)
    rank = models.PositiveSmallIntegerField(_("次序"))
    score = models.FloatField(_("分数"))
    words = models.JSONField(_("共有的词"), default=list)
    cited_in = models.PositiveIntegerField(_("相似回答引用数"), default=0)

    class Meta:
        verbose_name = _("可能相关的法条")
        verbose_name_plural = _("可能相关的法条")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["question", "statute", "number", "suffix"], name="suggested_once")
        ]
        indexes = [models.Index(fields=["statute", "number", "suffix"], name="suggestion_by_article")]

    def __str__(self):
        return f"{self.question_id} → {self.label}"

    def get_absolute_url(self):
        slug = number_slug(self.number, self.suffix)
        return reverse("consult:article-detail", args=[self.statute.short_title, slug])

    @property
    def citation(self):
        """The words that cite it correctly."""
        return f"《{self.statute.title}》{self.label}"


class QuestionArticles(models.Model):
    """How well articles fit a question, far beyond those that are shown: what questions are compared by.

    `weights` holds [statute, number, suffix, weight], the best first; the weights' squares add up to 1.
    """

    question = models.OneToOneField(
        Question, models.CASCADE, primary_key=True, related_name="+", verbose_name=_("问题")
    )
    weights = models.JSONField(_("权重"), default=list)

    class Meta:
        verbose_name = _("问题的法条")
        verbose_name_plural = _("问题的法条")

    def __str__(self):
        return str(self.question_id)


class CitedPair(models.Model):
    """A question's words with an article that answers it, given from outside (`load_statutes --pairs`)."""

    query = models.CharField(_("问题"), max_length=500)
    statute = models.ForeignKey(Statute, models.CASCADE, related_name="+", verbose_name=_("法律法规"))
    number = models.PositiveSmallIntegerField(_("条"))
    suffix = models.PositiveSmallIntegerField(_("之"), default=0)
    source_id = models.CharField(_("来源编号"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("问题与法条")
        verbose_name_plural = _("问题与法条")
        constraints = [
            models.UniqueConstraint(fields=["query", "statute", "number", "suffix"], name="cited_pair_once")
        ]

    def __str__(self):
        return self.query[:30]
