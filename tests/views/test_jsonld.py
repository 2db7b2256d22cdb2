"""Structured data in the shape that schema.org and engines ask for, saying no more than the page."""

import json
import re
from datetime import datetime

import pytest
from django.test import Client

from consult.actions import moderate
from consult.models import Lawyer, Question

from ..factory import accept, by, make_answer, make_lawyer, make_question
from ..page import page

pytestmark = pytest.mark.django_db
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def data(path):
    """What stands in the page's only block, by type; none when there is none."""
    blocks = SCRIPT.findall(Client().get(path).content.decode())
    assert len(blocks) <= 1
    found = json.loads(blocks[0]) if blocks else []
    return {row["@type"]: row for row in (found if isinstance(found, list) else [found])}


def question_of(question):
    return data(question.get_absolute_url())["QAPage"]["mainEntity"]


def as_list(value):
    return value if isinstance(value, list) else [value] if value else []


@pytest.fixture
def question(citizen):
    return make_question(citizen, area="labor/wages")


def test_a_page_with_answers_has_all_that_a_qapage_requires(question, lawyer):
    accepted = make_answer(question, lawyer)
    make_answer(question, make_lawyer("周宁"), ai_assisted=True)
    accept(accepted, by(question.asker))
    block = data(question.get_absolute_url())["QAPage"]
    assert block["@context"] == "https://schema.org"
    item = block["mainEntity"]
    assert item["@type"] == "Question"
    assert (item["name"], item["text"]) == (question.title, question.body)
    assert item["url"] == f"http://testserver{question.get_absolute_url()}"
    assert item["author"] == {"@type": "Person", "name": "匿名用户"}
    answers = as_list(item.get("acceptedAnswer")) + as_list(item.get("suggestedAnswer"))
    assert item["answerCount"] == len(answers) == 2
    for row in [item, *answers]:
        assert row["text"].strip()
        assert isinstance(row["upvoteCount"], int)
        assert datetime.fromisoformat(row["datePublished"]).tzinfo
        assert row["url"].startswith("http://testserver/")
        assert row["author"]["name"]
    assert {row["@type"] for row in answers} == {"Answer"}
    assert len({row["url"] for row in answers}) == 2


def test_only_what_was_accepted_is_accepted(question, lawyer):
    answers = [make_answer(question, each) for each in (lawyer, make_lawyer("周宁"), make_lawyer("李律"))]
    assert "acceptedAnswer" not in question_of(question)
    for answer in answers[:2]:
        accept(answer, by(question.asker))
    item = question_of(question)
    assert {row["author"]["name"] for row in as_list(item["acceptedAnswer"])} == {"陈静", "周宁"}
    assert [row["author"]["name"] for row in as_list(item["suggestedAnswer"])] == ["李律"]


def test_an_answer_nobody_sees_is_not_counted(question, lawyer, moderator):
    make_answer(question, make_lawyer("周宁"))
    hidden = make_answer(question, lawyer)
    moderate.hide(target=hidden, actor=moderator, reason="违法内容")
    assert question_of(question)["answerCount"] == 1
    assert "陈静" not in json.dumps(question_of(question), ensure_ascii=False)


def test_a_question_without_an_answer_is_no_qapage():
    question = make_question(body="经过" * 30 + "。")
    assert set(data(question.get_absolute_url())) == {"BreadcrumbList"}


def test_a_page_that_asks_not_to_be_kept_says_nothing_to_engines(question):
    make_answer(question)
    Question.objects.filter(pk=question.pk).update(sensitive_reason="minor")
    assert data(question.get_absolute_url()) == {}
    assert data(make_question(body="我该怎么办才好呢?").get_absolute_url()) == {}


def test_what_is_not_public_has_none(question, lawyer):
    make_answer(question, lawyer)
    Question.objects.update(status="held")
    assert b"ld+json" not in Client().get(question.get_absolute_url()).content


@pytest.mark.parametrize(
    "words", ["</script><script>alert(1)</script>", "<!--<script>", "]]>\u2028\u2029\\\"'&"]
)
def test_no_words_end_the_block_or_break_it(words, lawyer):
    question = make_question(title=f"标题{words}"[:60], body=f"我的经过是这样的 {words} 请问该怎么办?")
    make_answer(question, lawyer, body=f"可以先向劳动监察大队投诉,再申请劳动仲裁。{words}")
    html = Client().get(question.get_absolute_url()).content.decode()
    (block,) = SCRIPT.findall(html)
    assert "<" not in block
    item = question_of(question)
    assert item["name"] == question.title
    assert item["text"] == Question.objects.get(pk=question.pk).body


def test_text_is_what_is_read_not_how_it_was_typed(question, lawyer):
    make_answer(question, lawyer, body="**可以**申请劳动仲裁,要求支付工资。\n\n- 带上合同\n- 带上工资条")
    text = as_list(question_of(question)["suggestedAnswer"])[0]["text"]
    assert "可以申请劳动仲裁" in text
    assert "*" not in text
    assert "<" not in text


def test_help_by_a_model_is_said_to_machines_too(question, lawyer):
    make_answer(question, lawyer, ai_assisted=True)
    answer = as_list(question_of(question)["suggestedAnswer"])[0]
    assert answer["digitalSourceType"].endswith("compositeWithTrainedAlgorithmicMedia")


def test_breadcrumbs_count_from_one_and_end_at_the_page(question):
    make_answer(question)
    steps = data(question.get_absolute_url())["BreadcrumbList"]["itemListElement"]
    assert [row["position"] for row in steps] == [1, 2, 3, 4]
    assert [row["name"] for row in steps][1:] == ["劳动人事", "工资报酬", question.title]
    assert all(row["item"].startswith("http://testserver/") for row in steps)


def test_a_credential_that_was_not_checked_here_is_not_claimed(question):
    source = make_lawyer("张凯")
    make_answer(question, source)
    Lawyer.objects.filter(pk=source.pk).update(verification="source", version=2)
    author = as_list(question_of(question)["suggestedAnswer"])[0]["author"]
    assert author["name"] == "张凯"
    assert "jobTitle" not in author


def test_structured_data_can_be_turned_off(question, settings):
    make_answer(question)
    settings.LAWQA_STRUCTURED_DATA = False
    assert data(question.get_absolute_url()) == {}


def test_what_a_preview_shows_is_what_the_page_says(question):
    make_answer(question)
    shown = page(Client().get(question.get_absolute_url()))
    told = {row.attrs.get("property"): row.attrs["content"] for row in shown.select("meta[property]")}
    assert told["og:title"] == question.title
    assert told["og:url"] == f"http://testserver{question.get_absolute_url()}"
