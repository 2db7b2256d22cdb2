"""Atom feeds as RFC 4287 asks for them, and nothing in them that is not public."""

import re
from datetime import datetime

import pytest
from django.test import Client

from consult.actions import moderate
from consult.actions.ask import edit
from consult.models import Lawyer, Question

from ..factory import make_answer, make_lawyer, make_question, make_user
from ..xml_of import ATOM, tree

pytestmark = pytest.mark.django_db
LATEST = "/feeds/questions.atom"


def feed(path=LATEST, **headers):
    return tree(Client().get(path, **headers))


def text(element, name):
    (found,) = element.findall(ATOM + name)
    return found.text


def entries(path=LATEST):
    return feed(path).findall(f"{ATOM}entry")


def links(element):
    return {row.get("rel", "alternate"): row.get("href") for row in element.findall(f"{ATOM}link")}


def moment(written):
    """RFC 3339, with a zone."""
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", written)
    return datetime.fromisoformat(written)


@pytest.fixture
def paths(lawyer):
    question = make_question(area="labor/wages")
    make_answer(question, lawyer)
    make_question(area="labor/wages")
    return [
        LATEST,
        "/feeds/areas/labor.atom",
        "/feeds/areas/labor/wages.atom",
        f"/feeds/lawyers/{lawyer.pk}.atom",
    ]


def test_every_feed_has_what_the_standard_requires(paths):
    for path in paths:
        response = Client().get(path)
        assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
        root = tree(response)
        assert root.tag == f"{ATOM}feed"
        assert text(root, "id")
        assert text(root, "title")
        moment(text(root, "updated"))
        assert links(root)["self"] == f"http://testserver{path}"
        assert links(root)["alternate"].startswith("http://testserver/")
        rows = root.findall(f"{ATOM}entry")
        assert rows
        for row in rows:
            assert text(row, "id")
            assert text(row, "title")
            assert moment(text(row, "updated")) >= moment(text(row, "published"))
            assert text(row.find(f"{ATOM}author"), "name") == "匿名用户"
            assert re.fullmatch(r"http://testserver/questions/\d+/", links(row)["alternate"])
        assert moment(text(root, "updated")) == max(moment(text(row, "updated")) for row in rows)


def test_ids_are_unique_among_entries_and_feeds(paths):
    ids = [text(feed(path), "id") for path in paths]
    assert len(set(ids)) == len(ids)
    rows = [text(row, "id") for row in entries()]
    assert len(set(rows)) == len(rows) == 2
    assert all(re.fullmatch(r"tag:testserver,2026:\S+", each) for each in [*ids, *rows])


def test_an_id_stays_whatever_changes_and_whoever_asks(paths):
    before = [text(row, "id") for row in entries()]
    row = Question.objects.order_by("pk").last()
    edit(question=row, title="另一个标题在这里", body=row.body)
    assert [text(row, "id") for row in entries()] == before
    other = feed(HTTP_HOST="localhost:8000", secure=True)
    assert [text(row, "id") for row in other.findall(f"{ATOM}entry")] == before
    assert links(other)["self"] == f"http://testserver{LATEST}"


def test_an_edit_moves_updated_and_leaves_published(paths):
    (row, *_others) = entries()
    question = Question.objects.order_by("pk").last()
    edit(question=question, title="另一个标题在这里", body=question.body)
    (now, *_others) = entries()
    assert text(now, "title") == "另一个标题在这里"
    assert text(now, "published") == text(row, "published")
    assert moment(text(now, "updated")) > moment(text(row, "updated"))


def test_what_was_typed_is_words_and_never_markup():
    make_question(title="<b>标题</b> & 其他", body="<script>alert(1)</script> & 我的经过是这样的,请问怎么办?")
    (row,) = entries()
    assert text(row, "title") == "<b>标题</b> & 其他"
    summary = row.find(f"{ATOM}summary")
    assert summary.get("type") == "html"
    assert "<" not in summary.text
    assert "&lt;script&gt;" in summary.text


def test_only_what_is_public_and_may_be_recommended_is_in_a_feed(moderator, lawyer):
    hidden = make_question(title="已经隐藏的问题标题")
    moderate.hide(target=hidden, actor=moderator, reason="违法内容")
    make_question(title="正在审核的问题标题", body="请看 https://a.example.com 这个网站可信吗?")
    sensitive = make_question(title="不该推荐的问题标题")
    Question.objects.filter(pk=sensitive.pk).update(sensitive_reason="minor")
    unseen = make_answer(make_question(title="回答被隐藏的问题标题"), lawyer)
    moderate.hide(target=unseen, actor=moderator, reason="违法内容")
    assert [text(row, "title") for row in entries()] == ["回答被隐藏的问题标题"]
    assert entries(f"/feeds/lawyers/{lawyer.pk}.atom") == []


def test_an_asker_is_named_as_on_the_page_and_their_account_nowhere():
    make_question(make_user("zhang-wei", email="zhang-wei@mail.example"), nickname="江边人")
    response = Client().get(LATEST)
    assert text(entries()[0].find(f"{ATOM}author"), "name") == "江边人"
    assert b"zhang-wei" not in response.content


def test_a_feed_is_as_long_as_thirty_newest_first():
    questions = [make_question() for _number in range(32)]
    titles = [text(row, "title") for row in entries()]
    assert titles == [row.title for row in reversed(questions)][:30]


def test_an_empty_feed_is_a_feed():
    assert entries() == []
    moment(text(feed(), "updated"))


@pytest.mark.parametrize("path", ["/feeds/areas/nowhere.atom", "/feeds/lawyers/99999.atom"])
def test_what_is_not_there_has_no_feed(path):
    assert Client().get(path).status_code == 404


def test_an_applicant_has_no_feed(unverified):
    assert Client().get(f"/feeds/lawyers/{unverified.pk}.atom").status_code == 404


def test_a_lawyer_of_a_source_has_one():
    source = make_lawyer("张凯")
    make_answer(make_question(), source)
    Lawyer.objects.filter(pk=source.pk).update(verification="source")
    assert len(entries(f"/feeds/lawyers/{source.pk}.atom")) == 1


def test_head_is_answered_and_no_cookie_is_set():
    make_question()
    response = Client().head(LATEST)
    assert (response.status_code, response.content) == (200, b"")
    assert "Last-Modified" in response.headers
    assert not response.cookies
