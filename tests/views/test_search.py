"""One search over questions, statutes and lawyers: what is typed is only ever text."""

import pytest
from django.test import Client

from consult.actions import moderate

from ..factory import make_answer, make_question
from ..page import page

pytestmark = pytest.mark.django_db
HOSTILE = [
    '"', '""', "'", "(", ")", "*", "-", "--", "a OR", "NEAR(", "col:x", "^", "\\", "%", "_", "%00", "\x00",
    "{}[]", "<script>alert(1)</script>", "&|!", ":*", "工资\x00", "x" * 20_000, "工" * 20_000, "'; DROP TABLE", "“", "”“",
    '-"', '"工资', "-工资", "🙂", "\u202e工资",
]  # fmt: skip


def titles(client, words):
    response = client.get("/search/", {"q": words})
    assert response.status_code == 200, words
    return ["".join(link.text.split()) for link in page(response).select("main article h3 a")]


def test_a_question_is_found_by_its_words(client):
    wanted = make_question(title="工伤公司不给钱怎么办", body="在工地摔断了腿,公司一直不肯付医药费。")
    make_question(title="房东不退押金怎么办", body="租约到期三个月了,押金一直没有退。")
    assert titles(client, "工伤 不给钱")[:1] == [wanted.title]
    assert titles(client, "押金")[:1] == ["房东不退押金怎么办"]


def test_an_answer_leads_to_its_question(client, lawyer):
    question = make_question(title="欠条过了三年还有用吗", body="朋友写的欠条放了很久,没有去要过。")
    make_answer(question, lawyer, body="诉讼时效届满后对方可以提出抗辩,但自愿履行的不能再要回。")
    assert question.title in titles(client, "自愿履行 抗辩")


def test_what_is_hidden_leaves_the_results_at_once(client, moderator):
    question = make_question(title="工伤公司不给钱怎么办", body="在工地摔断了腿,公司一直不肯付医药费。")
    moderate.hide(target=question, actor=moderator, reason="违法内容")
    assert titles(client, "工伤 不给钱") == []


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:20]))
def test_no_input_is_an_error(words):
    make_question()
    client = Client()
    assert client.get("/search/", {"q": words}).status_code == 200


def test_what_was_typed_stays_and_nothing_found_says_what_next(client):
    response = client.get("/search/", {"q": "完全不存在的<b>词"})
    assert response.status_code == 200
    html = response.content.decode()
    assert "完全不存在的&lt;b&gt;词" in html
    assert "/questions/ask/" in html


def test_a_search_page_carries_no_cookie(client):
    make_question()
    assert not client.get("/search/", {"q": "工资"}).cookies


def test_what_was_looked_for_is_marked_and_words_that_ask_are_not(client):
    make_question(title="被骗的钱怎么追回", body="怎么办,钱被骗的时候没有留证据。")
    shown = page(client.get("/search/", {"q": "被骗怎么办"}))
    assert {mark.text for mark in shown.select("main mark")} == {"被骗"}
