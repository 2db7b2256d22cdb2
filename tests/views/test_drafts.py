"""Drafts: kept on the server as a lawyer types, for that lawyer alone, until the answer is published."""

import pytest
from django.test import Client

from consult.actions import verify
from consult.models import Draft, Question, Status

from ..conftest import browser_of
from ..factory import ANSWER, make_lawyer, make_question
from ..page import fields, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def question():
    return make_question(title="拖欠工资去哪里投诉呢")


def keep(lawyer, question, body):
    return browser_of(lawyer.user).post(f"/desk/drafts/{question.pk}/", {"body": body})


def in_the_form(lawyer, question):
    response = browser_of(lawyer.user).get(f"/questions/{question.pk}/answer/")
    return fields(response)["body"].strip()


def test_a_draft_waits_in_the_form_and_at_the_desk(lawyer, question):
    assert keep(lawyer, question, "先说结论:可以").status_code == 204
    assert in_the_form(lawyer, question) == "先说结论:可以"
    desk = page(browser_of(lawyer.user).get("/desk/")).one("main").text
    assert "没写完的回答" in desk
    assert "先说结论:可以" in desk


def test_the_last_words_are_kept_once_and_an_empty_draft_is_none(lawyer, question):
    for words in ("一", "一二", "一二三"):
        keep(lawyer, question, words)
    assert [draft.body for draft in Draft.objects.all()] == ["一二三"]
    keep(lawyer, question, "  \n ")
    assert not Draft.objects.exists()


def test_two_lawyers_never_see_each_others_drafts(lawyer, question):
    other = make_lawyer("周宁")
    keep(lawyer, question, "陈静的草稿")
    keep(other, question, "周宁的草稿")
    assert in_the_form(lawyer, question) == "陈静的草稿"
    assert in_the_form(other, question) == "周宁的草稿"


def test_what_is_personal_is_masked_before_it_is_kept(lawyer, question):
    keep(lawyer, question, "请打电话 13912345678 给我")
    assert "13912345678" not in Draft.objects.get().body


def test_publishing_ends_the_draft(lawyer, question):
    keep(lawyer, question, ANSWER)
    client, url = browser_of(lawyer.user), f"/questions/{question.pk}/answer/"
    assert client.post(url, fields(client.get(url))).status_code == 302
    assert not Draft.objects.exists()


def test_nobody_but_who_may_answer_keeps_a_draft(lawyer, question, stranger, unverified, moderator):
    url = f"/desk/drafts/{question.pk}/"
    for user in (stranger, unverified.user, moderator):
        assert browser_of(user).post(url, {"body": "x"}).status_code == 404
    assert Client().post(url, {"body": "x"}).status_code == 302
    Question.objects.update(status=Status.HELD)
    assert keep(lawyer, question, "x").status_code == 404
    assert not Draft.objects.exists()


def test_a_suspended_lawyer_keeps_no_more_drafts(lawyer, question, moderator):
    keep(lawyer, question, "原来的草稿")
    verify.suspend(lawyer=lawyer, actor=moderator, reason="执业证过期")
    assert keep(lawyer, question, "新的草稿").status_code == 404
    assert Draft.objects.get().body == "原来的草稿"


def test_a_draft_of_a_hidden_question_is_not_shown(lawyer, question):
    keep(lawyer, question, "还没写完的话")
    Question.objects.update(status=Status.HIDDEN)
    assert "还没写完的话" not in browser_of(lawyer.user).get("/desk/").content.decode()


@pytest.mark.parametrize("body", ["长" * 10001, "长" * 300_000])
def test_what_is_longer_than_an_answer_is_refused_and_the_last_draft_stays(lawyer, question, body):
    keep(lawyer, question, "原来的草稿")
    assert keep(lawyer, question, body).status_code in (400, 413, 422)
    assert Draft.objects.get().body == "原来的草稿"


def test_saving_needs_the_token_of_the_page(lawyer, question):
    client = Client(enforce_csrf_checks=True)
    client.force_login(lawyer.user)
    assert client.post(f"/desk/drafts/{question.pk}/", {"body": "x"}).status_code == 403
