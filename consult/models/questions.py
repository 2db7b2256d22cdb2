"""Questions, and the words the product has for many of them."""

from django.conf import settings
from django.db import connection, models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Cast, Coalesce, Length
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..text import trend
from .publication import Publication, PublicationQuerySet, Status
from .taxonomy import Area, Region

# Code points of a summary. An unanswered question that says less is a thin page for a search engine.
LONG_ENOUGH = 40


class QuestionQuerySet(PublicationQuerySet):
    def visible_to(self, user, opened=()):
        """What this person may see: what is published, what they asked, what their return codes opened.

        `opened` holds ids of questions opened by return code. Staff see everything.
        """
        if user.is_authenticated and user.is_staff:
            return self
        own = Q(status=Status.PUBLISHED)
        if user.is_authenticated:
            own |= Q(asker=user)
        if opened:
            own |= Q(pk__in=list(opened), code_hash__isnull=False)
        return self.filter(own)

    def in_area(self, area):
        return self.filter(area__in=Area.objects.within(area)) if area else self

    def misfiled(self):
        """Those whose asker chose another top-level area than the words speak for."""
        top = Coalesce("area__parent", "area")
        proposed = Coalesce("proposed_area__parent", "proposed_area")
        rows = self.filter(area__isnull=False, proposed_area__isnull=False)
        return rows.annotate(top=top, proposed_top=proposed).exclude(top=F("proposed_top"))

    def in_region(self, region):
        return self.filter(region=region) if region else self

    def unanswered(self):
        return self.filter(answer_count=0)

    def answered(self):
        return self.filter(answer_count__gt=0)

    def solved(self):
        return self.filter(is_solved=True)

    def open(self):
        """Published and waiting for a first answer."""
        return self.published().unanswered()

    def fitting(self, lawyer):
        """For a lawyer's desk: those in their areas first, then those in their region; what presses, then the oldest need.

        `presses` says that its page shows a card about danger or a deadline.
        """
        areas = lawyer.areas.all()
        in_area = Case(When(Q(area__in=areas) | Q(area__parent__in=areas), then=2), default=0)
        in_region = Case(When(region=lawyer.region_id, then=1), default=0) if lawyer.region_id else Value(0)
        cards = Cast("guidance", models.TextField())
        presses = Q(cards__contains='"danger-') | Q(cards__contains='"deadline-')
        rows = self.annotate(fit=in_area + in_region, cards=cards).annotate(
            presses=Case(When(presses, then=True), default=False)
        )
        return rows.order_by("-fit", "-presses", "published_at", "pk")

    def answered_by_others(self, lawyer):
        """What colleagues are answering and this lawyer has not, newest first."""
        return self.answered().exclude(answers__lawyer=lawyer).order_by("-updated_at", "-pk")

    def answered_by(self, lawyer):
        return self.filter(answers__lawyer=lawyer, answers__status=Status.PUBLISHED)

    def recommendable(self):
        """Those that lists may push at people: sensitive ones are found by who looks for them, never recommended.

        Imported ones are public at their source already and stay in the lists (docs/decisions/0014).
        """
        return self.filter(Q(sensitive_reason="") | Q(external_id__isnull=False))

    def indexable(self):
        """Those that engines may keep: not sensitive, and not thin (an answer, or a question told at length)."""
        told = self.filter(sensitive_reason="").alias(length=Length("summary"))
        return told.filter(Q(answer_count__gt=0) | Q(length__gte=LONG_ENOUGH))

    def for_feed(self):
        return self.only("title", "summary", "nickname", "published_at", "updated_at", "status")

    def picked(self):
        """What staff recommend, the newest first."""
        return self.filter(featured_at__isnull=False).order_by("-featured_at", "-pk")

    def trending(self):
        """What people mark these weeks, the most first (`text/trend.py`)."""
        return self.filter(trend__gt=trend.least(timezone.now())).order_by("-trend", "-pk")

    def latest(self):
        return self.order_by("-published_at", "-pk")

    def most_helpful(self):
        return self.order_by("-helpful_count", "-published_at", "-pk")

    def for_cards(self):
        """Only what short entries of lists show."""
        return self.select_related("area", "region").only(
            "title", "summary", "status", "version", "published_at", "answer_count", "is_solved", "same_count",
            "area__slug", "area__name", "region__slug", "region__name",
        )  # fmt: skip

    def card_keys(self):
        """Pairs (id, version) of which `{% question_cards %}` makes the cards: most of them are kept and need no row."""
        return self.values_list("pk", "version")

    def with_area(self):
        return self.select_related("area__parent", "region")

    def public_stamps(self, pk):
        """(version, the sum of its lawyers' versions) of a published question, or None: one changes with whatever its page shows.

        In SQL, as is `recommended_rows`: these two are all that a cached page asks, and compiling a query costs several times
        what running it does (tests/bench/bench_pages.py).
        """
        if pk >= 2**63:  # no id is that large, and SQLite refuses to look
            return None
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT version, (SELECT COALESCE(SUM(l.version), 0) FROM consult_answer a"
                " JOIN consult_lawyer l ON l.id = a.lawyer_id WHERE a.question_id = q.id)"
                " FROM consult_question q WHERE id = %s AND status = 'published'",
                [pk],
            )
            return cursor.fetchone()

    def recommended_rows(self, counts):
        """{kind: [(id, version, title, summary)]} of those that lists may recommend; `counts` says how many of each kind."""
        kinds = {
            "newest": ("TRUE", "published_at"),
            "picked": ("featured_at IS NOT NULL", "featured_at"),
            "trending": ("trend > %s", "trend"),
        }
        parts = [
            f"SELECT * FROM (SELECT '{kind}' AS kind, id, version, title, summary, ROW_NUMBER() OVER"  # noqa: S608
            f" (ORDER BY {order} DESC, id DESC) AS place FROM consult_question WHERE status = 'published'"
            f" AND (sensitive_reason = '' OR external_id IS NOT NULL) AND {condition}"
            f" ORDER BY {order} DESC, id DESC LIMIT {counts[kind]}) AS {kind}"
            for kind, (condition, order) in kinds.items()
        ]
        found = {kind: [] for kind in kinds}
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(parts), [trend.least(timezone.now())])
            for kind, *row, _place in sorted(cursor.fetchall(), key=lambda row: row[-1]):
                found[kind].append(tuple(row))
        return found

    def guided(self):
        """Those whose page shows guidance cards."""
        return self.exclude(guidance=[])

    def showing(self, ids):
        """These questions, and those whose pages list one of them under 相关问题."""
        return self.filter(Q(pk__in=ids) | Q(related_rows__other__in=ids))

    def lock(self):
        """Lock these rows until the transaction ends. In id order, so that no two transactions wait for each other.

        Questions are locked before lawyers, and all that one act changes at once.
        """
        rows = self.model.objects.filter(pk__in=self.order_by().values("pk")).order_by("pk")
        return list(rows.select_for_update(no_key=True).values_list("pk", flat=True))

    def locked(self, pk):
        """That question's row, locked until the transaction ends."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)

    def touch(self):
        """Say that what the page shows has changed, so that no cached copy of it is used again."""
        return self.update(version=F("version") + 1, updated_at=timezone.now())


class Question(Publication):
    """A legal question. The asker is never named to the public; `nickname` is chosen for this question alone.

    `summary`, `answer_count`, `helpful_count`, `same_count` and `is_solved` are stored for lists and equal their
    recomputation (`manage.py recount`). `version` is part of every cache key of the page.
    """

    title = models.CharField(_("标题"), max_length=60)
    body = models.TextField(_("问题描述"), max_length=3000, blank=True)
    summary = models.CharField(_("摘要"), max_length=120, blank=True, editable=False)
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("提问者"),
    )
    nickname = models.CharField(_("昵称"), max_length=20, blank=True)
    notify_email = models.EmailField(_("通知邮箱"), blank=True)
    code_hash = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="questions", verbose_name=_("领域")
    )
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="questions", verbose_name=_("地区")
    )
    published_at = models.DateTimeField(_("发布时间"), null=True, blank=True)
    updated_at = models.DateTimeField(_("更新时间"), default=timezone.now)
    edited_at = models.DateTimeField(_("编辑时间"), null=True, blank=True)
    external_id = models.CharField(_("来源编号"), max_length=64, unique=True, null=True, blank=True)
    content_hash = models.CharField(max_length=64, db_index=True, blank=True, editable=False)
    proposed_area = models.ForeignKey(
        Area, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("系统建议的领域")
    )
    guidance = models.JSONField(_("显示的指引"), default=list, blank=True, editable=False)
    sensitive_reason = models.CharField(_("敏感原因"), max_length=40, blank=True, db_index=True)
    featured_at = models.DateTimeField(_("推荐时间"), null=True, blank=True, db_index=True)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="merged", verbose_name=_("合并到")
    )
    trend = models.FloatField(_("热度"), default=0, editable=False)
    answer_count = models.PositiveIntegerField(_("回答数"), default=0, editable=False)
    helpful_count = models.PositiveIntegerField(_("有帮助数"), default=0, editable=False)
    same_count = models.PositiveIntegerField(_("同问数"), default=0, editable=False)
    is_solved = models.BooleanField(_("已解决"), default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("问题")
        verbose_name_plural = _("问题")
        indexes = [
            models.Index(fields=["status", "-published_at", "-id"], name="question_latest"),
            models.Index(fields=["status", "area", "-published_at"], name="question_by_area"),
            models.Index(fields=["status", "region", "-published_at"], name="question_by_region"),
            models.Index(fields=["status", "answer_count", "-published_at"], name="question_unanswered"),
            models.Index(fields=["status", "-helpful_count", "-published_at"], name="question_helpful"),
            models.Index(fields=["status", "-trend"], name="question_trending"),
            models.Index(fields=["updated_at"], name="question_updated"),
            models.Index(
                fields=["status", "-published_at", "-id"],
                condition=models.Q(is_solved=True),
                name="question_solved",
            ),
            models.Index(
                fields=["status", "-featured_at", "-id"],
                condition=models.Q(featured_at__isnull=False),
                name="question_picked",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=Status.PUBLISHED) | Q(published_at__isnull=False),
                name="published_question_has_a_date",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("consult:question-detail", args=[self.pk])

    @property
    def display_name(self):
        """What the public may call the asker."""
        return self.nickname or _("匿名用户")

    @property
    def is_guest_question(self):
        return self.asker_id is None and self.code_hash is not None

    @property
    def is_about_danger(self):
        """Whether the page shows what to do in danger: then its title and letters stay neutral."""
        return any(slug.startswith("danger-") for slug in self.guidance)

    @property
    def is_indexable(self):
        """The same rule as `indexable()`, for one row."""
        return (
            self.is_published
            and not self.sensitive_reason
            and (self.answer_count or len(self.summary) >= LONG_ENOUGH)
        )

    @property
    def area_name(self):
        return self.area.name if self.area else _("其他")
