"""Answers and what is said under them."""

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..actions import moderate
from ..forms import moderation as forms
from ..models import Answer, CitationState, FollowUp
from ..text.diff import differences
from . import columns, findings
from .acts import Act
from .questions import HIDE, MODERATION, PUBLISH, RESTORE
from .queues import mismatched_answers
from .review import ReviewAdmin
from .tables import Exported

# Comparing two texts takes time with the product of their lengths.
LONGEST_COMPARED = 4000

KEEP = Act(
    "keep", gettext_lazy("核查后保留"), forms.KeepForm, moderate.keep,
    stands=lambda row: mismatched_answers().filter(pk=row.pk).exists(), key="b",
    done=gettext_lazy("已核查，回答保持不变"), told=gettext_lazy("读者仍会看到“引文与条文不符”的提示。不通知律师。"), tone="good",
    in_bulk=False,
)  # fmt: skip


@admin.register(Answer)
class AnswerAdmin(Exported, ReviewAdmin):
    list_display = (
        "__str__",
        columns.status,
        "question",
        "lawyer",
        "reception",
        columns.found,
        columns.submitted,
    )
    list_filter = (
        columns.queue_filter("held-answers", "mismatches"),
        "status",
        columns.area_filter("question__area"),
        "is_accepted",
        "ai_assisted",
        "created_at",
    )
    list_select_related = ("question", "lawyer")
    search_fields = ("body", "question__title", "lawyer__name")
    search_help_text = gettext_lazy("回答里的词、问题标题、律师姓名")
    ordering = ("-pk",)
    acts = (PUBLISH, RESTORE, KEEP, HIDE)
    review_template = "admin/review/answer.html"
    export_columns = (
        "id", "question", "lawyer", "status", "is_accepted", "helpful_count", "ai_assisted", "created_at", "edited_at",
    )  # fmt: skip
    export_related = ("question", "lawyer")

    @admin.display(description=gettext_lazy("评价"), ordering="helpful_count")
    def reception(self, row):
        words = [_("已采纳")] if row.is_accepted else []
        words += [_("%(n)d 人觉得有帮助") % {"n": row.helpful_count}] if row.helpful_count else []
        return " · ".join(words) or "–"

    def review_rows(self):
        return Answer.objects.select_related("question__area", "question__region", "lawyer__region")

    def review_context(self, obj):
        thread = list(obj.follow_ups.order_by("pk"))
        citations = list(obj.citations.select_related("article__version__statute"))
        troubled = [
            row for row in citations if row.state not in (CitationState.VERIFIED, CitationState.EXISTS)
        ]
        marks = [(row.start, row.end, row.get_state_display()) for row in troubled]
        return {
            "question": obj.question,
            "supplements": list(obj.question.supplements.published().order_by("pk")),
            "body_pieces": findings.segments(obj.body, marks),
            "citations": [*troubled, *(row for row in citations if row not in troubled)],
            "thread": thread,
            "revisions": revisions(obj),
            "history_of": [obj, *thread],
        }


def revisions(answer):
    """Earlier wordings, newest first, each with `changes`: how it differs from the one that replaced it."""
    rows, newer = list(answer.revisions.all()[:10]), answer.body
    for row in rows:
        short = len(row.body) + len(newer) <= 2 * LONGEST_COMPARED
        row.changes = differences(row.body, newer) if short else [("same", row.body)]
        newer = row.body
    return rows


@admin.register(FollowUp)
class FollowUpAdmin(ReviewAdmin):
    list_display = ("__str__", columns.status, "side", "question", columns.found, columns.submitted)
    list_filter = (columns.queue_filter("held-follow-ups"), "status", "side", "created_at")
    list_select_related = ("answer__question",)
    search_fields = ("body", "answer__question__title")
    ordering = ("-pk",)
    acts = MODERATION
    review_template = "admin/review/follow_up.html"

    @admin.display(description=gettext_lazy("问题"))
    def question(self, row):
        return row.answer.question

    def review_rows(self):
        return FollowUp.objects.select_related("answer__question__area", "answer__lawyer__region")

    def review_context(self, obj):
        return {
            "question": obj.answer.question,
            "answer": obj.answer,
            "body_pieces": findings.segments(obj.body),
            "thread": list(obj.answer.follow_ups.order_by("pk")),
            "history_of": [obj, obj.answer],
        }
