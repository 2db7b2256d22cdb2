"""304 while a question page is what it was, 200 the moment it is not; neither for whoever is known."""

import pytest
from django.test import Client

from consult.actions import moderate
from consult.actions.answer import edit as edit_answer
from consult.actions.ask import edit
from consult.actions.mark import same_question, unmark
from consult.actions.profile import correct
from consult.actions.withdraw import withdraw
from consult.models import Mark

from ..conftest import browser_of
from ..factory import (
    accept,
    by,
    make_answer,
    make_follow_up,
    make_lawyer,
    make_question,
    make_supplement,
    mark_helpful,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer(lawyer, citizen):
    """An answered question with another that is related to it, and is older."""
    make_question(title="拖欠工资去哪里投诉呢")
    return make_answer(make_question(citizen, title="拖欠工资怎么投诉呢"), lawyer)


def get(question, method="get", **headers):
    return getattr(Client(), method)(question.get_absolute_url(), headers=headers)


def tag(question):
    response = get(question)
    assert response.status_code == 200
    return response.headers["ETag"]


def status(question, etag):
    return get(question, **{"if-none-match": etag}).status_code


def test_unchanged_it_is_not_sent_again(answer):
    etag = tag(answer.question)
    for _time in range(2):
        response = get(answer.question, **{"if-none-match": etag})
        assert (response.status_code, response.content) == (304, b"")
        assert response.headers["ETag"] == etag
        assert not response.cookies
    assert status(answer.question, f'"x", W/{etag}') == 304
    assert status(answer.question, '"another"') == 200


def rename(lawyer, staff):
    lawyer.name = "陈静怡"
    correct(lawyer=lawyer, actor=staff, reason="改名", fields=["name"])


CHANGES = {
    "an answer": lambda answer, cast: make_answer(answer.question, make_lawyer("周宁")),
    "an edited answer": lambda answer, cast: edit_answer(
        answer=answer, body="改过的回答,写得更完整一些,请您参考。", ai_assisted=False
    ),
    "a hidden answer": lambda answer, cast: moderate.hide(
        target=answer, actor=cast["staff"], reason="违法内容"
    ),
    "a helpful mark": lambda answer, cast: mark_helpful(answer, by(cast["stranger"])),
    "an accepted answer": lambda answer, cast: accept(answer, by(answer.question.asker)),
    "a follow-up": lambda answer, cast: make_follow_up(answer),
    "a supplement": lambda answer, cast: make_supplement(answer.question),
    "somebody with the same question": lambda answer, cast: same_question(
        question=answer.question, user=cast["stranger"]
    ),
    "a related question hidden": lambda answer, cast: moderate.hide(
        target=cast["related"], actor=cast["staff"], reason="违法内容"
    ),
    "a related question withdrawn": lambda answer, cast: withdraw(question=cast["related"]),
    "a related question renamed": lambda answer, cast: edit(
        question=cast["related"], title="拖欠工资向谁投诉才好", body=cast["related"].body
    ),
    "a newer question": lambda answer, cast: make_question(),
    "a lawyer renamed": lambda answer, cast: rename(answer.lawyer, cast["staff"]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_it_is_sent(answer, stranger, moderator, change):
    question = answer.question
    related = type(question).objects.get(title="拖欠工资去哪里投诉呢")
    etag = tag(question)
    assert status(question, etag) == 304
    CHANGES[change](answer, {"stranger": stranger, "staff": moderator, "related": related})
    assert status(question, etag) == 200
    assert status(question, tag(question)) == 304


def test_taking_a_mark_back_changes_it_too(answer, stranger):
    mark_helpful(answer, by(stranger))
    etag = tag(answer.question)
    unmark(answer=answer, kind=Mark.Kind.HELPFUL, person=by(stranger))
    assert status(answer.question, etag) == 200


def test_whoever_is_known_gets_no_tag_and_no_304(answer, stranger, guest):
    etag = tag(answer.question)
    for client in (browser_of(stranger), browser_of(answer.question.asker), guest.client):
        response = client.get(answer.question.get_absolute_url(), headers={"if-none-match": etag})
        assert response.status_code == 200
        assert "ETag" not in response.headers
        assert "private" in response.headers["Cache-Control"]


def test_another_language_is_another_page(answer):
    etag = tag(answer.question)
    client = Client()
    client.post("/language/", {"language": "en", "next": "/"})
    response = client.get(answer.question.get_absolute_url(), headers={"if-none-match": etag})
    assert response.status_code == 200
    assert response.headers["Content-Language"] == "en"
    assert response.headers["ETag"] != etag


def test_a_question_that_left_the_public_is_404_and_not_304(answer):
    etag = tag(answer.question)
    withdraw(question=answer.question)
    assert status(answer.question, etag) == 404


def test_head_says_what_get_would(answer):
    whole, head = get(answer.question), get(answer.question, method="head")
    assert (head.status_code, head.content) == (200, b"")
    for name in ("ETag", "Content-Type", "Cache-Control", "Last-Modified"):
        assert head.headers[name] == whole.headers[name], name
    assert get(answer.question, method="head", **{"if-none-match": head.headers["ETag"]}).status_code == 304


def test_a_date_alone_is_never_trusted(answer):
    """Two changes within one second would be missed."""
    response = get(answer.question)
    since = {"if-modified-since": response.headers["Last-Modified"]}
    mark_helpful(answer, by(answer.question.asker))
    assert get(answer.question, **since).status_code == 200
