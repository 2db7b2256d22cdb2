"""Answers by lawyers, with the history of their edits."""

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .follow_ups import FollowUp
from .lawyers import Lawyer
from .publication import Publication, PublicationQuerySet, Status
from .questions import Question


class AnswerQuerySet(PublicationQuerySet):
    def public(self):
        """Published answers to published questions: what counts, anywhere."""
        return self.published().filter(question__status=Status.PUBLISHED)

    def visible_to(self, user):
        """What this person may see of the answers to a question they may see."""
        if user.is_authenticated and user.is_staff:
            return self
        own = Q(status=Status.PUBLISHED)
        if user.is_authenticated:
            own |= Q(lawyer__user=user)
        return self.filter(own)

    def in_reading_order(self):
        """Accepted first, then the most helpful, then the oldest."""
        return self.order_by("-is_accepted", "-helpful_count", "pk")

    def with_lawyer(self):
        return self.select_related("lawyer__region")

    def with_question(self):
        """Each answer with its question as the page shows it."""
        return self.select_related("question__area__parent", "question__region")

    def with_thread(self, user, as_asker=False):
        """Each answer with the follow-ups that this person may see, as `thread`."""
        follow_ups = FollowUp.objects.visible_to(user, as_asker).order_by("pk")
        return self.prefetch_related(Prefetch("follow_ups", follow_ups, to_attr="thread"))

    def with_public_thread(self):
        """Each answer with its published follow-ups, as `thread`."""
        follow_ups = FollowUp.objects.published().order_by("pk")
        return self.prefetch_related(Prefetch("follow_ups", follow_ups, to_attr="thread"))

    def with_history(self):
        """Each answer with `has_revisions`."""
        return self.annotate(has_revisions=Exists(AnswerRevision.objects.filter(answer=OuterRef("pk"))))

    def written_by(self, user):
        """A lawyer's own answers, as long as they may still read the question."""
        return self.filter(lawyer__user=user, question__in=Question.objects.visible_to(user))

    def by(self, lawyer):
        return self.filter(lawyer=lawyer)


class Answer(Publication):
    """One lawyer's answer to one question.

    `body` is limited Markdown as typed, `body_html` what is shown, rendered once when it is stored. `is_accepted` and
    `helpful_count` are stored for reading and equal the marks (`manage.py recount`).
    """

    question = models.ForeignKey(Question, models.CASCADE, related_name="answers", verbose_name=_("问题"))
    lawyer = models.ForeignKey(Lawyer, models.PROTECT, related_name="answers", verbose_name=_("律师"))
    body = models.TextField(_("回答"), max_length=10000)
    body_html = models.TextField(editable=False)
    ai_assisted = models.BooleanField(_("AI 辅助，律师已核对"), default=False)
    edited_at = models.DateTimeField(_("编辑时间"), null=True, blank=True)
    is_accepted = models.BooleanField(_("已采纳"), default=False, editable=False)
    helpful_count = models.PositiveIntegerField(_("有帮助数"), default=0, editable=False)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("回答")
        verbose_name_plural = _("回答")
        constraints = [
            models.UniqueConstraint(fields=["question", "lawyer"], name="one_answer_per_lawyer_and_question")
        ]
        indexes = [models.Index(fields=["lawyer", "status", "-created_at"], name="answer_by_lawyer")]

    def __str__(self):
        return self.body[:30]

    def get_absolute_url(self):
        return f"{reverse('consult:question-detail', args=[self.question_id])}#answer-{self.pk}"

    @property
    def doubtful(self):
        """Of `cited`, what readers must hear of in words."""
        return [citation for citation in self.cited if citation.is_doubtful]

    @property
    def is_public(self):
        return self.is_published and self.question.is_published


class AnswerRevision(models.Model):
    """What an answer said before an edit; readers can open it."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="revisions", verbose_name=_("回答"))
    body = models.TextField(_("旧文"))
    body_html = models.TextField(editable=False)
    ai_assisted = models.BooleanField(default=False)
    written_at = models.DateTimeField(_("写于"))
    replaced_at = models.DateTimeField(_("改于"))

    class Meta:
        verbose_name = _("回答的旧版本")
        verbose_name_plural = _("回答的旧版本")
        ordering = ["-replaced_at", "-pk"]

    def __str__(self):
        return f"{self.answer_id} · {self.replaced_at:%Y-%m-%d %H:%M}"
