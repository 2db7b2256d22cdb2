"""The first page: what must I do now, then how are we doing."""

from django.utils.translation import gettext as _

from ..models import CitationState
from .ages import HOUR, in_words
from .charts import grouped, percent, shares
from .figures import DAYS, figures

GOOD = (CitationState.VERIFIED, CitationState.EXISTS)


def measures():
    """What the dashboard draws, each with a sentence that says the same."""
    numbers = figures()
    return {
        "activity": activity(numbers["days"]),
        "speed": speed(numbers["weeks"]),
        "accepted": acceptance(numbers["accepted"]),
        "citations": citations(numbers["citations"]),
    }


def activity(days):
    words = _("%(day)s：提问 %(questions)d，回答 %(answers)d")
    groups = []
    for day, questions, answers in days:
        said = words % {"day": f"{day:%m-%d}", "questions": questions, "answers": answers}
        groups.append([("first", questions, said), ("second", answers, said)])
    return {
        "chart": grouped(groups),
        "rows": days[::-1],
        "first": days[0][0],
        "last": days[-1][0],
        "questions": sum(row[1] for row in days),
        "answers": sum(row[2] for row in days),
        "per_day": [round(sum(row[n] for row in days) / DAYS, 1) for n in (1, 2)],
    }


def speed(weeks):
    groups = [
        [("second", hours, _("%(day)s 起一周：%(time)s") % {"day": f"{day:%m-%d}", "time": _time(hours)})]
        for day, hours, _asked, _answered in weeks
    ]
    _day, hours, asked, answered = weeks[-1]
    before = weeks[-2][1]
    return {
        "chart": grouped(groups),
        "rows": [(day, _time(hours), asked, answered) for day, hours, asked, answered in weeks[::-1]],
        "first": weeks[0][0],
        "last": weeks[-1][0],
        "now": _time(hours),
        "before": _time(before) if before is not None else "",
        "asked": asked,
        "answered": answered,
    }


def _time(hours):
    return _("还没有") if hours is None else in_words(hours * HOUR)


def acceptance(numbers):
    solved, answered = numbers["solved"], numbers["answered"]
    parts = [
        ("second", solved, _("已采纳 %(n)d") % {"n": solved}),
        ("rest", answered - solved, _("还没有采纳")),
    ]
    return {
        "chart": shares(parts),
        "share": percent(solved, answered),
        "answers_share": percent(numbers["accepted"], numbers["answers"]),
        **numbers,
    }


def citations(counts):
    total = sum(count for _state, count in counts)
    rows = [
        {"state": state.value, "label": state.label, "count": count, "share": percent(count, total)}
        for state, count in counts
    ]
    parts = [(row["state"], row["count"], f"{row['label']}:{row['count']}") for row in rows]
    good = sum(count for state, count in counts if state in GOOD)
    return {
        "chart": shares(parts),
        "rows": rows,
        "total": total,
        "share": percent(counts[0][1], total),
        "good_share": percent(good, total),
    }
