"""The demo: a site worth looking at, the same every time, and never where it would be dangerous."""

from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings

from consult.actions import recount
from consult.models import (
    Answer,
    Area,
    Citation,
    FollowUp,
    Lawyer,
    Question,
    RelatedQuestion,
    Report,
    Status,
    Verification,
)

pytestmark = pytest.mark.django_db


def load():
    out = StringIO()
    call_command("load_demo", stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """What the command said, loading once for all tests of this file: it takes a while."""
    folder = tmp_path_factory.mktemp("demo")
    places = {"DEBUG": True, "MEDIA_ROOT": folder / "media", "INDEX_ROOT": folder / "index"}
    with django_db_blocker.unblock(), override_settings(**places), transaction.atomic():
        yield load()
        transaction.set_rollback(True)


def test_the_four_accounts_are_printed_and_can_sign_in(demo):
    accounts = [line.split() for line in demo]
    assert [row[:2] for row in accounts] == [
        [name, name] for name in ("citizen", "lawyer", "moderator", "admin")
    ]
    for _role, name, password in accounts:
        assert authenticate(username=name, password=password), name
    assert Lawyer.objects.verified().get(user__username="lawyer")


def test_it_is_a_site_worth_looking_at(demo):
    published = Question.objects.published()
    assert published.count() >= 40
    assert all(published.in_area(area).exists() for area in Area.objects.top_level())
    assert Answer.objects.public().count() >= 60
    assert Lawyer.objects.verified().count() == 12
    assert published.solved().exists()
    assert published.unanswered().exists()
    assert FollowUp.objects.published().exists()
    assert not [
        question for question in published if not RelatedQuestion.objects.filter(question=question).exists()
    ]


def test_something_waits_in_every_queue(demo):
    assert Question.objects.held().exists()
    assert Answer.objects.held().exists()
    assert Report.objects.waiting().exists()
    assert Lawyer.objects.applications().exists()
    assert Lawyer.objects.filter(verification=Verification.SUSPENDED).exists()
    assert Question.objects.filter(status=Status.HIDDEN).exclude(status_reason="").exists()


def test_its_lawyers_cite_the_law_correctly(demo):
    cited = Citation.objects.of_public_answers()
    assert cited.filter(state="verified").count() > 50
    wrong = cited.exclude(state__in=["verified", "exists", "changed_since"])
    assert not list(wrong.values_list("raw", "state"))


def test_again_it_adds_nothing_and_the_counters_are_true(demo):
    before = [model.objects.count() for model in (Question, Answer, Lawyer, Report, Citation)]
    load()
    assert [model.objects.count() for model in (Question, Answer, Lawyer, Report, Citation)] == before
    assert recount.differences() == []


def test_most_lawyers_have_a_picture_and_some_have_none(demo):
    pictures = [bool(lawyer.photo) for lawyer in Lawyer.objects.verified()]
    assert pictures.count(True) == 9


def test_it_is_refused_where_debug_is_off(settings):
    settings.DEBUG = False
    before = Question.objects.count()
    with pytest.raises(CommandError, match="DEBUG"):
        load()
    assert Question.objects.count() == before
