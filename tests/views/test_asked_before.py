"""Before posting: what was answered before, and where the question may belong."""

import pytest
from django.test import Client

from consult.actions.moderate import hide
from consult.limits import RULES
from consult.models import Question, SameQuestion

from ..conftest import browser_of
from ..factory import make_answer, make_question
from ..page import fields, page

pytestmark = pytest.mark.django_db
HINTS, ASK = "/questions/ask/hints/", "/questions/ask/"
WAGES = {"title": "公司拖欠三个月工资不发怎么办", "body": "老板说没钱,拖欠三个月工资,一直不发给我们。"}


@pytest.fixture
def answered():
    question = make_question(**WAGES, area="labor/wages")
    make_answer(question)
    for title, body in (
        ("邻居装修漏水怎么赔", "楼上装修,我家墙都湿了。"),
        ("想把孩子的姓改了", "离婚后孩子跟我。"),
    ):
        make_answer(make_question(title=title, body=body))
    return question


def like(**changed):
    return {"title": "公司拖欠工资三个月了怎么办", "body": "拖欠三个月工资,老板一直说没钱不发。", **changed}


def whole(**changed):
    return like(consent="on", submission_id="a-token-of-this-form", **changed)


def links(response):
    return [row.attrs["href"] for row in page(response).select(".asked h3 a")]


def test_what_was_answered_before_appears_while_the_title_is_typed(answered):
    shown = Client().post(HINTS, {"title": like()["title"]})
    assert links(shown) == [answered.get_absolute_url()]
    assert page(shown).one(".asked h3 a").attrs["target"] == "_blank"  # what is typed stays where it is


def test_a_question_without_an_answer_or_out_of_sight_is_not_offered(answered, moderator):
    make_question(title="公司拖欠三个月工资不发呢", body="拖欠三个月工资,老板一直说没钱不发。")
    assert links(Client().post(HINTS, like())) == [answered.get_absolute_url()]
    hide(target=answered, actor=moderator, reason="违法内容")
    assert links(Client().post(HINTS, like())) == []


def test_a_sensitive_question_is_not_offered(answered):
    Question.objects.filter(pk=answered.pk).update(sensitive_reason="minor")
    assert links(Client().post(HINTS, like())) == []


def test_an_account_chooses_it_with_one_key_of_the_asking_form(answered, citizen):
    browser = browser_of(citizen)
    shown = page(browser.post(HINTS, like()))
    key = shown.one(".asked button")
    assert "formnovalidate" in key.attrs
    response = browser.post(key.attrs["formaction"], like())
    assert response.url == answered.get_absolute_url()
    assert SameQuestion.objects.filter(question=answered, user=citizen).count() == 1
    assert not page(Client().post(HINTS, like())).select(".asked button")  # a guest has nobody to count


def test_enter_in_the_title_never_chooses_a_question_of_others(answered, citizen):
    form = page(browser_of(citizen).get(ASK, {"title": like()["title"]})).one("form[action=/questions/ask/]")
    assert "formaction" not in form.select("button")[0].attrs


def test_areas_are_proposed_as_keys_while_typing_and_as_words_without_scripts(answered):
    keys = page(Client().post(HINTS, like())).select("[data-area]")
    assert keys[0].attrs["data-area"] == "labor/wages"
    assert len(keys) <= 3
    shown = page(Client().get(ASK, {"title": like()["title"]}))
    assert not shown.select("#hints [data-area]")
    assert "工资报酬" in shown.one("#hints .likely").text


def test_a_browser_without_scripts_is_asked_once_before_anything_is_stored(answered, client):
    sent = fields(client.get(ASK)) | whole()
    assert sent["look"] == "on"
    shown = client.post(ASK, sent)
    assert links(shown) == [answered.get_absolute_url()]
    assert Question.objects.count() == 3
    again = fields(shown)
    assert (again["title"], again["body"], again["consent"]) == (sent["title"], sent["body"], "True")
    assert client.post(ASK, again).status_code == 302
    assert Question.objects.count() == 4


def test_going_back_from_there_keeps_what_was_typed(answered, client):
    again = fields(client.post(ASK, whole(look="on"))) | {"redaction": "back"}
    shown = client.post(ASK, again)
    assert fields(shown)["title"] == like()["title"]
    assert Question.objects.count() == 3


def test_asking_stays_one_step_for_whoever_does_not_look(answered, client):
    assert client.post(ASK, whole()).status_code == 302


def test_asking_stays_one_step_where_nothing_like_it_was_answered(answered, client):
    sent = whole(look="on", title="宠物医院把猫治死了", body="打了一针就不行了,医院不承认。")
    assert client.post(ASK, sent).status_code == 302


def test_numbers_are_masked_after_the_look_as_before(answered, client):
    sent = whole(look="on", body="拖欠三个月工资,老板一直说没钱不发,电话13800138000。")
    shown = client.post(ASK, fields(client.post(ASK, sent)))
    assert "个人信息已隐去" in shown.content.decode()
    assert client.post(ASK, fields(shown) | {"redaction": "accept"}).status_code == 302
    assert "13800138000" not in Question.objects.latest().first().body


@pytest.mark.parametrize("title", ["", "\x00", "长" * 5000, '"', "-"])
def test_whatever_is_typed_it_answers(answered, title):
    assert Client().post(HINTS, {"title": title}).status_code == 200
    assert Client().get(ASK, {"title": title}).status_code == 200


def test_whoever_tells_of_danger_sees_its_card_before_what_was_asked(client):
    danger = {"title": "丈夫喝醉了动手打我怎么办", "body": "丈夫喝醉了就动手打我,今天又打了孩子,我不敢回家。"}
    make_answer(make_question(**danger))
    sent = whole(look="on", title="丈夫喝醉了又动手打我怎么办", body=danger["body"])
    shown = page(client.post(ASK, sent))
    assert shown.select(".guide.danger")
    assert shown.select(".asked h3 a")


def test_the_asking_page_searches_no_more_often_than_hints_do(answered, client, monkeypatch):
    monkeypatch.setitem(RULES, "hints", ((2, 600),))
    shown = [page(client.get(ASK, {"title": like()["title"]})) for _number in range(3)]
    assert [bool(row.select(".asked")) for row in shown] == [True, True, False]
