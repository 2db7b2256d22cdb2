"""What has had its time goes: sessions, results of jobs, notices read long ago, and the words of what left the index."""

from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from ..models import Notice
from ..search import statistics
from ..search.indexes import ARTICLES, QUESTIONS
from ..search.relevance import engine

NOTICES_KEPT = timedelta(days=180)
RESULTS_KEPT = timedelta(days=14)


@dataclass(frozen=True)
class Purged:
    notices: int
    results: int


def purge_expired(*, progress=lambda done: None):
    """Clear what has expired, in five steps. Returns how many notices and results of jobs went."""
    now = timezone.now()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    progress(1)
    notices, _rows = Notice.objects.read_before(now - NOTICES_KEPT).delete()
    progress(1)
    results, _rows = DBTaskResult.objects.finished().filter(finished_at__lt=now - RESULTS_KEPT).delete()
    progress(1)
    for index in (QUESTIONS, ARTICLES):
        engine().purge(index)
        statistics.refresh(index)
        progress(1)
    return Purged(notices, results)
