"""How we are doing: the last weeks in numbers, counted from rows and kept for a few minutes."""

from collections import Counter
from datetime import timedelta
from statistics import median

from django.core.cache import cache
from django.db.models import Count, Min, Q
from django.db.models.functions import TruncDate
from django.utils import timezone

from ..models import Answer, Citation, CitationState, Question, Status
from .ages import HOUR

DAYS = 30
WEEKS = 8
KEPT_SECONDS = 300


def figures():
    return cache.get_or_set("admin-figures", _count, KEPT_SECONDS)


def _count():
    return {
        "days": per_day(),
        "weeks": first_answers(),
        "accepted": accepted(),
        "citations": citations(),
    }


def per_day(days=DAYS):
    """[(day, questions asked, answers given)] for the last days, today last; whatever became of them."""
    today = timezone.localdate()
    first = today - timedelta(days=days - 1)
    since = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=days - 1)
    questions, answers = (_by_day(model, since) for model in (Question, Answer))
    shown = [first + timedelta(days=n) for n in range(days)]
    return [(day, questions.get(day, 0), answers.get(day, 0)) for day in shown]


def _by_day(model, since):
    rows = model.objects.filter(created_at__gte=since).annotate(day=TruncDate("created_at"))
    return dict(rows.order_by().values_list("day").annotate(n=Count("pk")))


def first_answers(weeks=WEEKS):
    """[(first day of a week, median hours to the first answer or None, questions, answered)], this week last.

    A week's questions are those published in it; hours count from publication to the first answer that is public now.
    """
    now = timezone.now()
    since = now - timedelta(weeks=weeks)
    first = Min("answers__created_at", filter=Q(answers__status=Status.PUBLISHED))
    rows = Question.objects.published().filter(published_at__gt=since).order_by().annotate(first=first)
    by_week = [[] for _week in range(weeks)]
    asked = Counter()
    for published, answered in rows.values_list("published_at", "first"):
        week = min(int((published - since) / timedelta(weeks=1)), weeks - 1)
        asked[week] += 1
        if answered:
            by_week[week].append(max((answered - published).total_seconds(), 0) / HOUR)
    return [
        (
            timezone.localtime(since + timedelta(weeks=n)).date(),
            round(median(hours), 1) if hours else None,
            asked[n],
            len(hours),
        )
        for n, hours in enumerate(by_week)
    ]


def accepted():
    """Of the public questions with an answer: how many are solved. And of the public answers: how many are accepted."""
    questions = Question.objects.published().answered()
    answers = Answer.objects.public()
    return {
        "answered": questions.count(),
        "solved": questions.solved().count(),
        "answers": answers.count(),
        "accepted": answers.filter(is_accepted=True).count(),
    }


def citations():
    """[(state, count)] of the citations in public answers, in the order of the states."""
    rows = Citation.objects.of_public_answers().order_by()
    counts = dict(rows.values_list("state").annotate(n=Count("pk")))
    return [(state, counts.get(state.value, 0)) for state in CitationState]
