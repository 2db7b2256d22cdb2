"""The reason for all of it: somebody asks, a verified lawyer answers, the asker accepts, the count rises, others read it."""

import pytest
from django.core.management import call_command
from django.test import Client

from ..conftest import browser_of
from ..factory import ANSWER, BODY, TITLE, make_lawyer, make_question
from ..page import fields, page

pytestmark = pytest.mark.django_db


def test_a_guest_asks_a_lawyer_answers_the_guest_accepts_and_a_stranger_reads_it_all(moderator):
    lawyer = make_lawyer("张凯", helped_before=867, helped_before_note="律所记录", helped_count=867)
    for _number in range(21):
        make_question()

    # The guest asks, sees the code once, and goes to the question.
    guest = Client()
    form = fields(guest.get("/questions/ask/"))
    form |= {"title": TITLE, "body": BODY, "area": "labor/wages", "region": "guangdong", "consent": "on"}
    assert guest.post("/questions/ask/", form).headers["Location"] == "/return/new/"
    code = page(guest.get("/return/new/")).one("#code").text
    question = guest.post("/return/new/").headers["Location"]

    # The lawyer sees it, answers it.
    desk = browser_of(lawyer.user)
    answering = page(desk.get(question)).one("#answers a.btn-primary").attrs["href"]
    response = desk.post(answering, {**fields(desk.get(answering)), "body": ANSWER})
    assert response.headers["Location"].startswith(question)

    # The guest comes back on another machine with the code, and accepts.
    elsewhere = Client()
    assert elsewhere.post("/return/", {"code": code}).headers["Location"] == question
    links = page(elsewhere.get(question)).select(".answer .buttons a")
    accept_url = next(link.attrs["href"] for link in links if link.text == "采纳")
    assert elsewhere.get(accept_url).status_code == 200
    assert elsewhere.post(accept_url).status_code == 302

    # A stranger reads the page whole.
    shown = page(Client().get(question))
    assert shown.one("h1").text == TITLE
    assert shown.one(".question-body").text == BODY
    assert "张凯" in shown.one(".byline").text
    assert "执业律师" in shown.one(".byline").text
    assert shown.one(".helped-count").text == "已帮助 868 人解决法律问题"
    assert shown.one(".answer .answer-body").text == ANSWER
    assert "提问者已采纳" in shown.one(".answer").text
    assert "匿名用户" in shown.one("article.question").text
    assert len(shown.select("#related article.question-summary h3 a")) > 0
    assert len(shown.select("#latest article.question-summary h3 a")) == 20
    call_command("recount", "--check")
