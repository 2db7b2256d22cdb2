"""Questions, and what their askers added."""

from django.contrib import admin
from django.db.models import Count, Prefetch, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..actions import classify, feature, merge, moderate, relate, sensitive
from ..forms import moderation as forms
from ..models import Answer, FollowUp, Question, Status, Supplement
from ..search import queries
from . import columns, findings
from .acts import Act
from .review import ReviewAdmin
from .tables import Exported

HELD, LIVE = (Status.HELD,), (Status.HELD, Status.PUBLISHED)
TOLD = gettext_lazy("作者会收到通知。")

PUBLISH = Act(
    "publish", gettext_lazy("发布"), forms.PublishForm, moderate.publish,
    stands=lambda row: row.status in HELD, key="f", done=gettext_lazy("已发布"), told=TOLD, tone="good",
)  # fmt: skip
HIDE = Act(
    "hide", gettext_lazy("隐藏"), forms.HideForm, moderate.hide,
    stands=lambda row: row.status in LIVE, key="y", done=gettext_lazy("已隐藏"),
    told=gettext_lazy("作者会收到通知，并看到原因。等待处理的举报一并结案。"), tone="bad",
)  # fmt: skip
RESTORE = Act(
    "restore", gettext_lazy("恢复公开"), forms.RestoreForm, moderate.restore,
    stands=lambda row: row.status == Status.HIDDEN, key="f", done=gettext_lazy("已恢复公开"), told=TOLD, tone="good",
)  # fmt: skip
MODERATION = (PUBLISH, HIDE, RESTORE)

KEEP = Act(
    "keep", gettext_lazy("核查后保留"), forms.KeepForm, moderate.keep,
    stands=lambda row: row.is_published and bool(row.sensitive_reason), key="b",
    done=gettext_lazy("已核查，保持不变"), told=gettext_lazy("仍然公开，仍然不推荐、不进搜索引擎。不通知作者。"), tone="good",
    in_bulk=False,
)  # fmt: skip
FEATURE = Act(
    "feature", gettext_lazy("推荐"), forms.FeatureForm, feature.feature,
    stands=lambda row: row.is_published and not row.featured_at, key="t", done=gettext_lazy("已推荐"), told=TOLD,
)  # fmt: skip
UNFEATURE = Act(
    "unfeature", gettext_lazy("取消推荐"), forms.UnfeatureForm, feature.unfeature,
    stands=lambda row: bool(row.featured_at), key="t", done=gettext_lazy("已取消推荐"),
    told=gettext_lazy("不通知作者。"),
)  # fmt: skip
MERGE = Act(
    "merge", gettext_lazy("合并到另一个问题"), forms.MergeForm, merge.merge,
    stands=lambda row: row.status in LIVE, key="h", done=gettext_lazy("已合并"),
    told=gettext_lazy("这一页以后会转到那个问题；提问者会收到通知，同问的人一起过去。"), in_bulk=False,
)  # fmt: skip
CLASSIFY = Act(
    "classify", gettext_lazy("更正领域和地区"), forms.ClassifyForm, classify.classify,
    stands=lambda row: row.status != Status.WITHDRAWN, key="l", done=gettext_lazy("已更正"),
    told=gettext_lazy("有账号的提问者会收到通知。"), in_bulk=False,
)  # fmt: skip
RELATE = Act(
    "relate", gettext_lazy("调整相关问题"), forms.RelateForm, relate.relate,
    stands=lambda row: row.is_published, key="r", done=gettext_lazy("已调整"), told=gettext_lazy("不通知作者。"),
    in_bulk=False,
)  # fmt: skip
FLAG = Act(
    "flag", gettext_lazy("标记为敏感"), forms.FlagForm, sensitive.flag,
    stands=lambda row: row.status in LIVE and not row.sensitive_reason, key="m", done=gettext_lazy("已标记为敏感"),
    told=gettext_lazy("仍然公开，但不再推荐，也不进搜索引擎。有账号的提问者会收到通知。"), in_bulk=False,
)  # fmt: skip
LIFT = Act(
    "lift", gettext_lazy("解除敏感标记"), forms.KeepForm, sensitive.lift,
    stands=lambda row: row.status in LIVE and bool(row.sensitive_reason), key="m", done=gettext_lazy("已解除敏感标记"),
    told=gettext_lazy("会重新出现在推荐和搜索引擎里。有账号的提问者会收到通知。"), in_bulk=False,
)  # fmt: skip


def with_all_replies(answers):
    """Answers with every follow-up under them as `thread`, whatever its status: staff judge the whole exchange."""
    thread = Prefetch("follow_ups", FollowUp.objects.order_by("pk"), to_attr="thread")
    return answers.with_lawyer().prefetch_related(thread).order_by("pk")


class MisfiledFilter(admin.SimpleListFilter):
    """Where the asker chose one top-level area and the words of the question speak for another."""

    title = gettext_lazy("领域与系统建议")
    parameter_name = "area_differs"

    def lookups(self, request, model_admin):
        return [("yes", _("不一致")), ("none", _("没有选，系统有建议"))]

    def queryset(self, request, queryset):
        if self.value() == "yes":
            return queryset.misfiled()
        if self.value() == "none":
            return queryset.filter(area=None, proposed_area__isnull=False)
        return queryset


@admin.register(Question)
class QuestionAdmin(Exported, ReviewAdmin):
    list_display = (
        "title",
        columns.status,
        "area_in_words",
        "answers_in_words",
        columns.found,
        columns.submitted,
    )
    list_filter = (
        columns.queue_filter("held-questions", "sensitive", "unanswered"),
        "status",
        columns.AreaFilter,
        MisfiledFilter,
        "is_solved",
        ("featured_at", admin.EmptyFieldListFilter),
        ("merged_into", admin.EmptyFieldListFilter),
        "created_at",
    )
    list_select_related = ("area",)
    search_fields = ("title", "body", "=id")
    search_help_text = gettext_lazy("标题、描述里的词，或者问题编号")
    ordering = ("-pk",)
    acts = (PUBLISH, RESTORE, KEEP, HIDE, LIFT, FLAG, FEATURE, UNFEATURE, CLASSIFY, RELATE, MERGE)
    judged = ("title", "body", "nickname")
    review_template = "admin/review/question.html"
    export_columns = (
        "id", "title", "status", "area", "region", "answer_count", "helpful_count", "same_count", "is_solved",
        "created_at", "published_at",
    )  # fmt: skip
    export_related = ("area", "region")

    @admin.display(description=gettext_lazy("回答"), ordering="answer_count")
    def answers_in_words(self, row):
        words = _("%(n)d 个回答") % {"n": row.answer_count} if row.answer_count else _("没有回答")
        return f"{words} · {_('已解决')}" if row.is_solved else words

    @admin.display(description=gettext_lazy("领域"), ordering="area__position")
    def area_in_words(self, row):
        return row.area_name

    def review_rows(self):
        return Question.objects.select_related("area__parent", "proposed_area", "region", "merged_into")

    def review_context(self, obj):
        supplements = list(obj.supplements.order_by("pk"))
        answers = list(with_all_replies(Answer.objects.filter(question=obj)))
        turns = [turn for answer in answers for turn in answer.thread]
        return {
            "title_pieces": findings.segments(obj.title),
            "body_pieces": findings.segments(obj.body),
            "sensitive": findings.sensitive_in_words(obj),
            "supplements": supplements,
            "answers": answers,
            "asker": asker_facts(obj),
            "alike": alike(obj),
            "related": obj.related_rows.select_related("other").order_by("choice", "rank"),
            "history_of": [obj, *supplements, *answers, *turns],
        }


def asker_facts(question):
    """How often this asker asked, and how often staff had to step in: what a decision needs, and no name."""
    if not question.asker_id:
        return None
    rows = Question.objects.filter(asker=question.asker_id).exclude(pk=question.pk)
    return rows.aggregate(asked=Count("pk"), hidden=Count("pk", filter=Q(status=Status.HIDDEN)))


def alike(question):
    """Public questions of the same words first, then those that share most terms: what it may be merged into."""
    others = Question.objects.published().exclude(pk=question.pk)
    same = others.filter(content_hash=question.content_hash) if question.content_hash else others.none()
    found = list(same.for_cards()[:3])
    known = {row.pk for row in found} | {question.pk}
    near = [pk for pk in queries.similar(f"{question.title}\n{question.body}", 8) if pk not in known]
    return [*found, *queries.published(near)][:5]


@admin.register(Supplement)
class SupplementAdmin(ReviewAdmin):
    list_display = ("__str__", columns.status, "question", columns.found, columns.submitted)
    list_filter = (columns.queue_filter("held-supplements"), "status", "created_at")
    list_select_related = ("question",)
    search_fields = ("body", "question__title")
    ordering = ("-pk",)
    acts = MODERATION
    review_template = "admin/review/supplement.html"

    def review_rows(self):
        return Supplement.objects.select_related("question__area", "question__region")

    def review_context(self, obj):
        others = obj.question.supplements.exclude(pk=obj.pk).order_by("pk")
        return {
            "question": obj.question,
            "body_pieces": findings.segments(obj.body),
            "supplements": list(others),
            "history_of": [obj, obj.question],
        }
