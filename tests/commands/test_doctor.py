"""`manage.py doctor`: a line for each part, and exit code 1 when one of them is not well."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from consult.actions import doctor
from consult.actions.load_statutes import load_statutes
from consult.models import Question, SearchEntry, Statute
from consult.text.statute_files import from_lines

from ..factory import make_question

pytestmark = pytest.mark.django_db
PARTS = [
    "database",
    "migrations",
    "search index",
    "counters",
    "cache",
    "mail",
    "folders",
    "queue",
    "statutes",
]


@pytest.fixture(autouse=True)
def well(settings, tmp_path):
    """An installation that lacks nothing."""
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = tmp_path / "media", tmp_path / "private"
    row = {"law": "中华人民共和国刑法", "article": "第一条", "text": "为了惩罚犯罪,保护人民。"}
    load_statutes(statutes=from_lines([json.dumps(row)]))
    make_question()


def run():
    """The lines by part, without their first word; and the parts that have a problem."""
    out, failed = StringIO(), False
    try:
        call_command("doctor", stdout=out)
    except CommandError:
        failed = True
    lines = out.getvalue().splitlines()
    parts = {line[8:].partition(": ")[0]: line[8:].partition(": ")[2] for line in lines}
    wrong = {line[8:].partition(": ")[0] for line in lines if line.startswith("problem ")}
    assert failed == bool(wrong)
    assert all(line.startswith(("ok      ", "problem ")) for line in lines)
    return parts, wrong


def wrong(part):
    parts, problems = run()
    assert problems == {part}
    return parts[part]


def test_an_installation_that_lacks_nothing_passes_with_a_line_for_each_part():
    parts, problems = run()
    assert (list(parts), problems) == (PARTS, set())


def test_without_a_database_the_other_parts_are_still_examined(monkeypatch):
    def fail():
        raise OSError("connection refused")

    monkeypatch.setattr(doctor, "database", fail)
    parts, problems = run()
    assert (list(parts), problems) == (["database", "cache", "mail", "folders"], {"database"})
    assert "connection refused" in parts["database"]


def test_a_migration_that_waits_is_told():
    MigrationRecorder(connection).migration_qs.filter(app="consult").order_by("-pk").first().delete()
    assert "1 are waiting" in wrong("migrations")


def test_public_questions_that_search_cannot_find_are_counted():
    SearchEntry.objects.all().delete()
    assert "1 public questions are not in it" in wrong("search index")


def test_entries_of_questions_that_are_not_public_are_counted():
    Question.objects.update(status="hidden")
    assert "1 others are" in wrong("search index")


def test_a_full_text_index_that_has_lost_rows_is_told():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps its index in step by itself")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM consult_search_fts_docsize")
    assert "consult_search_fts has 0 of 1" in wrong("search index")


def test_an_index_that_is_not_there_is_told():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite searches in the full-text table itself")
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relname LIKE 'consult%%gin'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP INDEX {name}")
    assert "there is none" in wrong("search index")


def test_a_counter_that_is_off_is_told():
    Question.objects.update(same_count=3)
    assert "1 differ" in wrong("counters")


def test_a_cache_that_forgets_is_told(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert "forgets" in wrong("cache")


def test_mail_to_the_console_is_a_problem_only_outside_development(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert "EMAIL_URL" in wrong("mail")
    settings.DEBUG = True
    assert run()[1] == set()


def test_a_mail_server_that_does_not_answer_is_a_problem(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 1
    assert "refused" in wrong("mail")


def test_scans_within_what_everybody_may_read_are_a_problem(settings):
    settings.PRIVATE_ROOT = settings.MEDIA_ROOT / "private"
    assert "PRIVATE_ROOT" in wrong("folders")


def test_a_folder_that_cannot_be_written_is_named(settings, tmp_path):
    (tmp_path / "file").write_text("no folder")
    settings.MEDIA_ROOT = tmp_path / "file"
    assert "MEDIA_ROOT cannot be written" in wrong("folders")


def test_looking_at_folders_makes_none(settings):
    run()
    assert not settings.MEDIA_ROOT.exists()


def waiting(minutes, **fields):
    row = DBTaskResult.objects.create(
        task_path="consult.jobs.refresh_related", args_kwargs={"args": [1], "kwargs": {}}, backend_name="default", **fields
    )  # fmt: skip
    DBTaskResult.objects.filter(pk=row.pk).update(enqueued_at=timezone.now() - timedelta(minutes=minutes))


def test_jobs_that_wait_too_long_are_a_problem():
    waiting(1)
    parts, problems = run()
    assert problems == set()
    assert parts["queue"].startswith("1 jobs wait")
    waiting(90)
    assert "2 jobs wait, the oldest for 90 minutes" in wrong("queue")


def test_a_job_for_later_does_not_wait_yet():
    waiting(90, run_after=timezone.now() + timedelta(hours=1))
    assert run()[1] == set()


def test_an_empty_library_is_a_problem():
    Statute.objects.all().delete()
    assert "load_statutes" in wrong("statutes")
