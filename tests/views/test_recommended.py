"""Picks of staff and what moves people, on home and under a question; never what is out of sight, and one look-up a page."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from consult.actions import recount
from consult.actions.feature import feature
from consult.actions.mark import same_question
from consult.actions.moderate import hide
from consult.models import Question, SameQuestion

from ..factory import by, make_answer, make_question, make_user, mark_helpful
from ..page import page

pytestmark = pytest.mark.django_db


def titles(client, url, heading):
    """Titles of the list with this heading."""
    lists = [row for row in page(client.get(url)).select(".leads") if row.one("h2").text == heading]
    return [link.text for row in lists for link in row.select("li a")]


def pick(question, moderator):
    feature(target=question, actor=moderator, reason="很多人会遇到")


def test_picks_stand_on_home_and_under_other_questions_the_newest_first(client, moderator):
    first, second, other = (make_question() for _number in range(3))
    pick(first, moderator)
    pick(second, moderator)
    for url in ("/", other.get_absolute_url()):
        assert titles(client, url, "编辑推荐") == [second.title, first.title]
    assert titles(client, first.get_absolute_url(), "编辑推荐") == [second.title]


def test_marks_make_a_question_trend_and_weigh_less_each_week(client):
    old, new, other = (make_question() for _number in range(3))
    for question, people in ((old, 3), (new, 2)):
        for _number in range(people):
            same_question(question=question, user=make_user())
    assert titles(client, "/", "近期热门") == [old.title, new.title]
    SameQuestion.objects.filter(question=old).update(created_at=timezone.now() - timedelta(days=14))
    recount.question(old.pk)
    assert titles(client, other.get_absolute_url(), "近期热门") == [new.title, old.title]
    SameQuestion.objects.filter(question=old).update(created_at=timezone.now() - timedelta(days=60))
    recount.question(old.pk)
    assert titles(client, other.get_absolute_url(), "近期热门") == [new.title]
    call_command("recount", "--check")


def test_helpful_marks_count_as_well_and_a_wrong_figure_is_found(client):
    question = make_question()
    mark_helpful(make_answer(question), by(make_user()))
    assert titles(client, "/", "近期热门") == [question.title]
    Question.objects.update(trend=1.0)
    with pytest.raises(CommandError):
        call_command("recount", "--check")
    call_command("recount")
    call_command("recount", "--check")


def test_what_is_hidden_or_sensitive_leaves_every_list_at_once(client, moderator):
    shown, hidden, other = (make_question() for _number in range(3))
    for question in (shown, hidden):
        pick(question, moderator)
        same_question(question=question, user=make_user())
    assert hidden.title in titles(client, other.get_absolute_url(), "编辑推荐")
    hide(target=hidden, actor=moderator, reason="违法内容")
    Question.objects.filter(pk=shown.pk).update(sensitive_reason="minor")
    for url in ("/", other.get_absolute_url()):
        assert not titles(client, url, "编辑推荐")
        assert not titles(client, url, "近期热门")


def test_a_newest_question_is_summed_up_in_two_lines_that_end_with_a_sentence(client):
    long, other = make_question(body="公司欠我三个月工资,我问了四次都说下个月发。" * 6), make_question()
    summaries = page(client.get(other.get_absolute_url())).one("#latest").select("article.question-summary p")
    assert [row.text for row in summaries] == ["公司欠我三个月工资,我问了四次都说下个月发。" * 3]
    assert len(long.summary) > 70


def test_a_list_without_others_is_not_there_at_all(client, moderator):
    question = make_question()
    pick(question, moderator)
    assert not page(client.get(question.get_absolute_url())).select(".leads")
    assert page(client.get(question.get_absolute_url())).select("#latest")
