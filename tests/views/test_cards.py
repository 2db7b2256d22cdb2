"""Summary cards say what a question is in one line, in either language, and nothing that was typed becomes markup."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from consult.actions import moderate
from consult.models import Area, Question, Region

from ..factory import make_answer, make_question
from ..page import page

pytestmark = pytest.mark.django_db
MARKUP = "<b>押金</b>不退怎么办"


def cards(**cookies):
    client = Client()
    client.cookies.load(cookies)
    return page(client.get("/questions/")).select("main article.question-summary")


def test_a_card_says_what_is_known():
    question = make_question(title="拖欠工资三个月怎么办", area="labor/wages", region="beijing")
    make_answer(question)
    Question.objects.filter(pk=question.pk).update(is_solved=True, same_count=3)
    [card] = cards()
    assert (
        card.one(".meta").text
        == f"工资报酬 北京市 {timezone.localtime(question.published_at):%Y-%m-%d} 已解决 1 个回答 3 人同问"
    )
    assert card.one("h3 a").attrs["href"] == question.get_absolute_url()


def test_a_card_of_an_unanswered_question_without_area_says_so():
    question = make_question()
    Question.objects.filter(pk=question.pk).update(area=None, region=None, summary="")
    [card] = cards()
    assert card.one(".meta").text.startswith("其他 ")
    assert card.one(".waiting").text == "等待回答"
    assert not card.select("p")


def test_a_card_speaks_english_to_whoever_chose_it():
    make_answer(make_question())
    assert "1 answer" in cards(django_language="en")[0].one(".meta").text
    assert "1 个回答" in cards()[0].one(".meta").text


def test_nothing_in_a_card_becomes_markup():
    question = make_question(title=MARKUP, area="labor/wages", region="beijing")
    Question.objects.filter(pk=question.pk).update(summary=MARKUP)
    Area.objects.filter(pk=question.area_id).update(name="<i>工资</i>")
    Region.objects.filter(pk=question.region_id).update(name="<u>北京</u>")
    [card] = cards()
    assert not [tag for tag in ("b", "i", "u") if card.select(tag)]
    assert card.one("h3").text == MARKUP
    assert "<u>北京</u>" in card.one(".meta").text


def test_a_card_changes_and_goes_with_its_question(moderator):
    question = make_question()
    assert len(cards()) == 1
    Question.objects.filter(pk=question.pk).update(title="换了一个标题")
    Question.objects.filter(pk=question.pk).touch()
    assert cards()[0].one("h3").text == "换了一个标题"
    moderate.hide(target=question, actor=moderator, reason="违法内容")
    assert cards() == []


def test_a_list_reads_rows_only_for_cards_that_are_new():
    make_question()
    cache.clear()
    counts = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as caught:
            cards()
        counts.append(sum("consult_area a ON" in query["sql"] for query in caught))
    assert counts == [1, 0]
