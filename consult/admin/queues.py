"""What waits for staff: each queue with its rows, the oldest first.

A queue is what somebody must do, not a kind of row: an item leaves it by the act that the work ends in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, F, Min, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import (
    Answer,
    AuditEntry,
    Citation,
    FollowUp,
    Lawyer,
    Question,
    Report,
    Status,
    Supplement,
    Verification,
)
from . import ages
from .acts import Words

UNANSWERED_AFTER = timedelta(hours=48)
# What hangs on a hidden or withdrawn question can wait with it.
LIVE = (Status.HELD, Status.PUBLISHED)


def unkept(rows):
    """Those whose present wording nobody on the staff has looked at and kept; each with `worded_at`."""
    name = rows.model._meta.model_name
    looks = AuditEntry.objects.filter(
        target_type=name,
        target_id=OuterRef("pk"),
        action=f"{name}.keep",
        created_at__gte=OuterRef("worded_at"),
    )
    return rows.annotate(worded_at=Coalesce("edited_at", "created_at")).filter(~Exists(looks))


def mismatched_answers():
    mismatches = Citation.objects.mismatched().filter(answer=OuterRef("pk"))
    return unkept(Answer.objects.public().filter(Exists(mismatches)))


def sensitive_questions():
    return unkept(Question.objects.published().exclude(sensitive_reason=""))


def unanswered_questions():
    return Question.objects.open().filter(published_at__lt=timezone.now() - UNANSWERED_AFTER)


def applications():
    """Those whose turn it is ours; who was asked for more is waited for."""
    rows = Lawyer.objects.filter(verification=Verification.APPLIED)
    return rows.annotate(handed_in=Coalesce("applied_at", "created_at"))


@dataclass(frozen=True)
class Queue:
    """`since` names the field that says how long an item has waited; after `late` hours it should not wait longer."""

    slug: str
    label: Words
    task: Words
    model: type
    rows: Callable
    since: str = "created_at"
    late: int = 24

    def waiting(self):
        return self.rows().annotate(since=F(self.since)).order_by("since", "pk")

    def state(self):
        """How many wait, and since when the oldest does. One query."""
        return self.rows().order_by().aggregate(count=Count("pk"), oldest=Min(self.since))

    def next(self, after=None):
        """The oldest item, or the oldest that has waited less long than `after`, a pair (since, pk)."""
        rows = self.waiting()
        if after:
            since, pk = after
            rows = rows.filter(Q(since__gt=since) | Q(since=since, pk__gt=pk))
        return rows.first()

    def place(self, row):
        """(since, pk) of a row that stands in the queue; None for one that does not (any more)."""
        return self.waiting().filter(pk=row.pk).values_list("since", "pk").first()

    def ahead_of(self, place):
        since, pk = place
        return self.waiting().filter(Q(since__lt=since) | Q(since=since, pk__lt=pk)).count()

    def may_work(self, user):
        return user.has_perm(f"consult.view_{self.model._meta.model_name}")


QUEUES = [
    Queue("held-questions", _("待审核的问题"), _("看自动检查指出的地方，公开或者隐藏"), Question, Question.objects.held),
    Queue(
        "held-answers", _("待审核的回答"), _("看有没有引导到站外、有没有错"), Answer,
        lambda: Answer.objects.held().filter(question__status__in=LIVE),
    ),
    Queue(
        "held-follow-ups", _("待审核的追问追答"), _("放在整段对话里看"), FollowUp,
        lambda: FollowUp.objects.held().filter(answer__question__status__in=LIVE),
    ),
    Queue(
        "held-supplements", _("待审核的补充说明"), _("和问题一起看"), Supplement,
        lambda: Supplement.objects.held().filter(question__status__in=LIVE),
    ),
    Queue("reports", _("举报"), _("核实，处理，告诉举报人"), Report, Report.objects.waiting),
    Queue("sensitive", _("敏感问题"), _("涉及未成年人：确认不被推荐，或者解除标记"), Question, sensitive_questions, "worded_at"),
    Queue("applications", _("律师认证申请"), _("核对执业证，决定是否通过"), Lawyer, applications, "handed_in", 72),
    Queue("mismatches", _("引文与条文不符"), _("对照条文，保留或者隐藏"), Answer, mismatched_answers, "worded_at", 72),
    Queue("unanswered", _("超过 48 小时没有回答"), _("更正领域，或者推荐给律师"), Question, unanswered_questions, "published_at", 96),
]  # fmt: skip
BY_SLUG = {queue.slug: queue for queue in QUEUES}


def board(user):
    """The queues this person may work on, each as a dict with its present state."""
    shown = []
    for queue in QUEUES:
        if queue.may_work(user):
            state = queue.state()
            shown.append(
                {
                    "queue": queue,
                    "count": state["count"],
                    "age": ages.waited(state["oldest"]),
                    "is_late": bool(state["count"])
                    and ages.seconds(state["oldest"]) > queue.late * ages.HOUR,
                }
            )
    return shown
