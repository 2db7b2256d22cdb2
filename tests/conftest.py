"""The standing cast, and the ground they stand on."""

from dataclasses import dataclass
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models.signals import post_migrate
from django.test import Client
from django.utils import translation
from django_tasks import TaskResultStatus
from django_tasks.signals import task_finished

from .factory import ask_as_guest, make_lawyer, make_user


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """SQLite in a file of this run: threads need connections of their own to one database, as in production.

    Neither database waits for the disk: what a test wrote need not survive a power cut.
    """
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "lawqa.sqlite3")
        database["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    else:
        database["OPTIONS"]["options"] += " -c synchronous_commit=off"


WITH_DATA = {
    "0002_taxonomy": "load",
    "0006_guidance_content": "load",
    "0007_moderators": "create",
    "0008_search": "load",
    "0011_plain_words": "load",
}


@transaction.atomic
def put_in_what_migrations_put_in():
    """Areas and regions, synonyms, guidance, the group of moderators."""
    for name, function in WITH_DATA.items():
        migration = import_module(f"consult.migrations.{name}")
        getattr(migration, function)(apps, SimpleNamespace(connection=connection))


@pytest.fixture(scope="session", autouse=True)
def a_database_begins_anew_with_its_data():
    """A test with real transactions ends by emptying every table; what the migrations put in is put in again."""

    def after_flush(sender, **kwargs):
        if "plan" not in kwargs:  # `flush` sends the signal without one, `migrate` with
            put_in_what_migrations_put_in()

    post_migrate.connect(after_flush, sender=apps.get_app_config("consult"))
    yield
    post_migrate.disconnect(after_flush, sender=apps.get_app_config("consult"))


@pytest.fixture(autouse=True)
def nothing_is_left_of_the_test_before():
    """Neither its rate limits and cached fragments nor the language that its last visitor chose."""
    cache.clear()
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def no_job_fails():
    """Jobs run at once in tests, and the queue keeps their errors to itself: a failed one fails its test."""
    failed = []

    def note(sender, task_result, **kwargs):
        if task_result.status == TaskResultStatus.FAILED:
            failed.append(task_result.errors[-1].traceback)

    task_finished.connect(note)
    yield
    task_finished.disconnect(note)
    assert not failed, failed[0]


def browser_of(user):
    """A test client in which this account is signed in."""
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def citizen(db):
    return make_user("citizen", email="citizen@mail.example")


@pytest.fixture
def stranger(db):
    return make_user("stranger")


@pytest.fixture
def moderator(db):
    return make_user("moderator", is_staff=True, is_superuser=True)


@pytest.fixture
def lawyer(db):
    """陈静, verified for a year from now."""
    return make_lawyer("陈静")


@pytest.fixture
def unverified(db):
    """赵明, who has applied and waits."""
    return make_lawyer("赵明", verified=False)


@dataclass
class Guest:
    """Somebody without an account who asked: their question, its return code, and their browser, which holds it open."""

    question: object
    code: str
    client: Client


@pytest.fixture
def guest(db):
    question, code = ask_as_guest()
    client = Client()
    client.post("/return/", {"code": code})
    return Guest(question, code, client)
