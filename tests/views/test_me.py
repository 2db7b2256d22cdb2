"""What is one's own: questions with their status, notices, export, and leaving."""

import json

import pytest
from django.test import Client

from consult.actions import moderate
from consult.models import Question, Status, User

from ..conftest import browser_of
from ..factory import make_answer, make_question
from ..page import page

pytestmark = pytest.mark.django_db


def test_my_questions_stand_there_whatever_their_status_with_the_reason(citizen, moderator):
    held = make_question(
        citizen, title="等待审核的问题标题", body="请看 https://a.example.com 这个网站可信吗?"
    )
    hidden = make_question(citizen, title="已经隐藏的问题标题")
    moderate.hide(target=hidden, actor=moderator, reason="含有个人信息")
    make_question(title="别人的问题标题在这里")
    text = page(browser_of(citizen).get("/me/")).one("main").text
    for words in (held.title, hidden.title, "待审核", "已隐藏", "含有个人信息"):
        assert words in text
    assert "别人的问题标题在这里" not in text


def test_notices_are_read_once_they_are_seen(citizen, lawyer):
    make_answer(make_question(citizen), lawyer)
    client = browser_of(citizen)
    assert citizen.notices.unread().count() == 1
    assert "您的问题有了律师回答" in page(client.get("/me/notices/")).one("main").text
    assert citizen.notices.unread().count() == 0


def test_a_lawyer_does_not_see_the_title_of_a_question_that_was_withdrawn(lawyer):
    answer = make_answer(make_question(title="撤回了的问题标题"), lawyer)
    client = browser_of(lawyer.user)
    assert "撤回了的问题标题" in page(client.get("/me/")).one("main").text
    Question.objects.filter(pk=answer.question_id).update(status=Status.WITHDRAWN)
    for path in ("/me/", "/desk/"):
        assert "撤回了的问题标题" not in client.get(path).content.decode(), path


def test_the_export_is_a_file_that_no_cache_keeps(citizen):
    question = make_question(citizen)
    response = browser_of(citizen).get("/me/export/")
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Cache-Control"] == "no-store"
    assert json.loads(response.content)["questions"][0]["title"] == question.title


def test_leaving_asks_first_and_then_is_final(citizen):
    client = browser_of(citizen)
    assert client.post("/me/erase/", {}).status_code == 200
    assert User.objects.filter(pk=citizen.pk).exists()
    response = client.post("/me/erase/", {"confirm": "on"}, follow=True)
    assert "已删除" in page(response).one("[role=status]").text
    assert not User.objects.filter(pk=citizen.pk).exists()
    assert client.get("/me/").status_code == 302


def test_a_browser_that_was_signed_in_elsewhere_is_nobody_afterwards(citizen):
    here, there = browser_of(citizen), browser_of(citizen)
    here.post("/me/erase/", {"confirm": "on"})
    assert there.get("/me/").status_code == 302
    assert there.get("/").status_code == 200


def test_pages_of_ones_own_are_nobody_elses(citizen):
    make_question(citizen, title="只有我看得到的题目")
    for path in ("/me/", "/me/notices/", "/me/export/"):
        assert Client().get(path)["Location"].startswith("/accounts/login/")
