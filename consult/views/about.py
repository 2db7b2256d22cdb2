"""The pages about the site; among them 透明度: what staff did, in numbers counted from the audit log."""

from collections import Counter
from datetime import timedelta
from statistics import median

from django.conf import settings
from django.core.cache import cache
from django.db.models import Count
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from ..forms.moderation import OTHER, REASONS, HideForm
from ..models import (
    Answer,
    AuditEntry,
    Citation,
    CitationState,
    FollowUp,
    Lawyer,
    Question,
    Report,
    Supplement,
)

PERIOD = timedelta(days=90)
KEPT_SECONDS = 600
WRITTEN = {"question": Question, "answer": Answer, "followup": FollowUp, "supplement": Supplement}
HOUR, DAY = 3600, 24 * 3600


def page(name):
    """A page that says the same to everybody."""
    return TemplateView.as_view(template_name=f"consult/about/{name}.html")


@require_safe
def transparency(request):
    figures = cache.get_or_set("transparency", numbers, KEPT_SECONDS)
    reasons = [(REASONS[code], count) for code, count in figures["reasons"]]
    context = {**figures, "reasons": reasons, "wait": _length(figures["wait"])}
    return render(request, "consult/about/transparency.html", context)


def numbers():
    """Everything the page says, of the last 90 days unless it says otherwise. Numbers only: nobody is named."""
    now = timezone.now()
    since = now - PERIOD
    entries = AuditEntry.objects.filter(created_at__gte=since).order_by()
    acts = dict(entries.values_list("action").annotate(n=Count("pk")))
    closed = Report.objects.filter(handled_at__gte=since).values_list("created_at", "handled_at")
    waits = [(end - begin).total_seconds() for begin, end in closed]
    citations = Citation.objects.of_public_answers().order_by().values_list("state").annotate(n=Count("pk"))
    return {
        "since": timezone.localdate(since),
        "until": timezone.localdate(now),
        "written": [_written(name, model, acts, since) for name, model in WRITTEN.items()],
        "merged": acts.get("question.merge", 0),
        "reasons": hidden_for(entries),
        "reports": {
            "received": Report.objects.filter(created_at__gte=since).count(),
            "upheld": acts.get("report.resolve", 0),
            "dismissed": acts.get("report.dismiss", 0),
            "waiting": Report.objects.waiting().count(),
        },
        "wait": median(waits) if waits else None,
        "lawyers": {
            name: acts.get(f"lawyer.{name}", 0)
            for name in ("apply", "verify", "ask_for_more", "reject", "suspend", "view_licence")
        },
        "verified_now": Lawyer.objects.verified().count(),
        "citations": _by_state(dict(citations)),
    }


def _written(name, model, acts, since):
    return {
        "label": model._meta.verbose_name,
        "submitted": model.objects.filter(created_at__gte=since).count(),
        "released": acts.get(f"{name}.publish", 0),
        "hidden": acts.get(f"{name}.hide", 0),
        "restored": acts.get(f"{name}.restore", 0),
    }


def hidden_for(entries):
    """[(code of the reason, how often)] of what was hidden, most often first. Words typed by hand count as 其他."""
    with translation.override(settings.LANGUAGE_CODE):
        codes = {str(REASONS[code]): code for code in HideForm.codes}
    counts = Counter()
    hides = entries.filter(action__in=[f"{name}.hide" for name in WRITTEN])
    for reason, count in hides.values_list("reason").annotate(n=Count("pk")):
        counts[codes.get(reason.partition(":")[0], OTHER)] += count
    return counts.most_common()


def _by_state(counts):
    total = sum(counts.values())
    return [
        {
            "label": state.label,
            "count": counts[state.value],
            "share": round(100 * counts[state.value] / total),
        }
        for state in CitationState
        if counts.get(state.value)
    ]


def _length(seconds):
    """A length of time in the fewest words; nothing when there is none."""
    if seconds is None:
        return ""
    if seconds < 2 * HOUR:
        return _("%(n)d 分钟") % {"n": seconds // 60}
    if seconds < 2 * DAY:
        return _("%(n)d 小时") % {"n": seconds // HOUR}
    return _("%(n)d 天") % {"n": seconds // DAY}
