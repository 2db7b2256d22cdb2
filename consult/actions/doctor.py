"""Examining an installation: each part says in a line that it is well, or what is wrong and what to do about it."""

import tempfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.core.mail import get_connection
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from ..models import Article, Question, SearchEntry, Statute
from . import recount

#: The worker looks every second; what waits longer than this waits for a worker that isn't there.
LONGEST_WAIT = timedelta(minutes=10)


class Problem(Exception):
    """What is wrong with a part, and what helps."""


@dataclass(frozen=True)
class Finding:
    part: str
    is_well: bool
    text: str


def examine():
    """Yield a Finding for each part. Without a database the parts that need it are left out."""
    first = _examined("database", database)
    yield first
    for name, part, needs_database in PARTS:
        if first.is_well or not needs_database:
            yield _examined(name, part)


def _examined(name, part):
    try:
        return Finding(name, True, part())
    except Problem as problem:
        return Finding(name, False, str(problem))
    except Exception as error:
        return Finding(name, False, f"{type(error).__name__}: {error}".strip())


def database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    version = ".".join(map(str, connection.get_database_version()))
    return f"{connection.display_name} {version}"


def migrations():
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        raise Problem(f"{len(waiting)} are waiting: manage.py migrate")
    return "all applied"


def search_index():
    missing = Question.objects.published().filter(search_entry=None).count()
    stray = SearchEntry.objects.exclude(question__in=Question.objects.published()).count()
    if missing or stray:
        raise Problem(f"{missing} public questions are not in it, {stray} others are: manage.py reindex")
    behind = _gin_problems() if connection.vendor == "postgresql" else _fts5_problems()
    if behind:
        raise Problem(f"out of step with its rows: {', '.join(behind)}: manage.py reindex")
    return f"{SearchEntry.objects.count()} questions, in step with their rows"


def _fts5_problems():
    """Full-text tables that hold fewer or more rows than the tables they index (FTS5 documentation, 4.4.3, %_docsize)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'consult%' AND sql LIKE '%USING fts5(%content=%'"
        )
        names = [name for (name,) in cursor.fetchall()]
        if not names:
            return ["there is none"]
        behind = []
        for name in names:
            quoted = connection.ops.quote_name
            cursor.execute(f"SELECT count(*) FROM {quoted(f'{name}_docsize')}")  # noqa: S608
            indexed = cursor.fetchone()[0]
            cursor.execute(f"SELECT count(*) FROM {quoted(name)}")  # noqa: S608  (reads the rows themselves)
            rows = cursor.fetchone()[0]
            if indexed != rows:
                behind.append(f"{name} has {indexed} of {rows}")
        return behind


def _gin_problems():
    """GIN indexes that are not usable; PostgreSQL keeps those that are in step by itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, indisvalid FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid"
            " WHERE relname LIKE 'consult%%gin'"
        )
        found = cursor.fetchall()
    return [f"{name} is not valid" for name, valid in found if not valid] if found else ["there is none"]


def counters():
    wrong = recount.differences()
    if wrong:
        raise Problem(f"{len(wrong)} differ from their rows: manage.py recount")
    return "equal their rows"


def caching():
    key, value = f"doctor-{uuid4()}", "well"
    cache.set(key, value, 10)
    if cache.get(key) != value:
        raise Problem("it forgets at once: look at REDIS_URL")
    cache.delete(key)
    shared = not settings.CACHES["default"]["BACKEND"].endswith("LocMemCache")
    return "shared by all processes" if shared else "in each process's own memory (one web process only)"


def mail():
    backend = settings.EMAIL_BACKEND.rsplit(".", 2)[-2]
    if backend == "console":
        if not settings.DEBUG:
            raise Problem("letters are written to the console: set EMAIL_URL")
        return "written to the console, as fits development"
    sender = get_connection(fail_silently=False)
    if hasattr(sender, "open"):
        sender.open()
        sender.close()
    where = f" to {settings.EMAIL_HOST}" if backend == "smtp" else ""
    return f"by {backend}{where}, from {settings.DEFAULT_FROM_EMAIL}"


def folders():
    media, private = Path(settings.MEDIA_ROOT).resolve(), Path(settings.PRIVATE_ROOT).resolve()
    if private.is_relative_to(media):
        raise Problem("PRIVATE_ROOT lies within MEDIA_ROOT: everybody can read licence scans")
    for name, path in (("MEDIA_ROOT", media), ("PRIVATE_ROOT", private)):
        existing = next(folder for folder in (path, *path.parents) if folder.exists())
        try:
            with tempfile.TemporaryFile(dir=existing):
                pass
        except OSError as error:
            raise Problem(f"{name} cannot be written: {existing}: {error.strerror}")
    return f"{media} and {private} can be written"


def queue():
    waiting = DBTaskResult.objects.ready()
    oldest = waiting.order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    if oldest and timezone.now() - oldest > LONGEST_WAIT:
        minutes = int((timezone.now() - oldest).total_seconds() // 60)
        raise Problem(
            f"{waiting.count()} jobs wait, the oldest for {minutes} minutes: is manage.py db_worker running?"
        )
    lately = timezone.now() - timedelta(days=1)
    failed = DBTaskResult.objects.failed().filter(finished_at__gte=lately).count()
    return f"{waiting.count()} jobs wait, {failed} failed within a day"


def statutes():
    if not Statute.objects.exists():
        raise Problem("the library is empty, no citation can be checked: manage.py load_statutes PATH")
    articles = Article.objects.current().count()
    return f"{Statute.objects.count()} statutes, {articles} articles in force"


PARTS = [
    ("migrations", migrations, True),
    ("search index", search_index, True),
    ("counters", counters, True),
    ("cache", caching, False),
    ("mail", mail, False),
    ("folders", folders, False),
    ("queue", queue, True),
    ("statutes", statutes, True),
]
