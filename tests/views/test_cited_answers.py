"""From the lawyer's preview to what readers see: citations that match, and those that do not."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from consult.models import Answer, Citation, Status

from ..conftest import browser_of
from ..factory import ANSWER, make_answer, make_question
from ..law import CIVIL, CRIMINAL, FRAUD, PERIOD, THEFT, load
from ..page import fields, page

pytestmark = pytest.mark.django_db
RIGHT = f"《刑法》第二百六十六条规定:“{FRAUD}”"
WRONG = f"《刑法》第二百六十四条规定:“{FRAUD}”"
PHONE = "13800138000"


@pytest.fixture(autouse=True)
def library():
    load(CRIMINAL, {"第二百六十四条": THEFT, "第二百六十六条": FRAUD}, amended="2020-01-01")
    load(CIVIL, {"第一百八十七条": "甲。", "第一百八十八条": PERIOD}, amended="2020-05-28")


@pytest.fixture
def question(citizen):
    return make_question(citizen)


@pytest.fixture
def url(question):
    return f"/questions/{question.pk}/answer/"


@pytest.fixture
def desk(lawyer):
    return browser_of(lawyer.user)


def send(client, url, body, **more):
    return client.post(url, {**fields(client.get(url)), "body": f"{ANSWER}{body}", **more})


def again(client, url, response, **more):
    """Send the form that this page holds, with one of its buttons."""
    return client.post(url, {**fields(response), **more})


def buttons(response):
    return {row.attrs.get("name"): row.text for row in page(response).select(".form-foot button")}


# The preview ----------------------------------------------------------------------------------------------------------------


def test_the_preview_shows_each_cited_article_beside_what_the_check_says_of_it(desk, url):
    response = send(desk, url, f"{RIGHT}《民法典》第一百八十八条", preview="1")
    document = page(response)
    assert [row.attrs["data-state"] for row in document.select(".answer-body .citation")] == [
        "verified",
        "exists",
    ]
    assert [row.text for row in document.select(".section header b")] == [
        f"{CRIMINAL} 第二百六十六条",
        f"{CIVIL} 第一百八十八条",
    ]
    assert FRAUD in document.one("main").text
    assert PERIOD in document.one("main").text
    assert not document.select("[role=alert]")
    assert not Answer.objects.exists()


def test_a_mismatch_is_told_with_the_words_and_where_they_stand(desk, url):
    document = page(send(desk, url, WRONG, preview="1"))
    assert "有引文与条文不符" in document.one("[role=alert]").text
    assert "诈骗" in document.one(".system-check").text
    assert "这些词句在同一部法规的：第二百六十六条" in document.one(".system-check").text
    assert THEFT in document.one(".system-check .law").text


def test_a_number_that_does_not_exist_is_offered_its_neighbours(desk, url):
    load("工伤保险条例", {f"第{number}条": "甲。" for number in "一二三四五"}, level="行政法规")
    document = page(send(desk, url, "《工伤保险条例》第九条", preview="1"))
    assert "相近的有：第五条、第四条、第三条" in document.one(".system-check").text


def test_what_the_library_does_not_hold_is_said_not_to_be_held(desk, url):
    document = page(send(desk, url, "《火星移民条例》第三条", preview="1"))
    assert "法规库未收录" in document.one(".system-check").text
    assert not document.select(".answer-body a.citation")


def test_the_preview_takes_as_many_queries_for_many_citations_as_for_one(desk, url):
    def queries(count):
        form = {**fields(desk.get(url)), "body": ANSWER + RIGHT * count, "preview": "1"}
        desk.post(url, form)
        with CaptureQueriesContext(connection) as caught:
            desk.post(url, form)
        return len(caught)

    assert queries(1) == queries(20)


# Publishing in spite of it ----------------------------------------------------------------------------------------------------


def test_what_matches_is_published_at_once(desk, url):
    assert send(desk, url, RIGHT).status_code == 302
    assert Citation.objects.get().state == "verified"


def test_a_mismatch_is_shown_first_and_nothing_is_stored_or_lost(desk, url):
    response = send(desk, url, WRONG, ai_assisted="on")
    assert response.status_code == 200
    assert not Answer.objects.exists()
    assert fields(response)["body"].strip() == f"{ANSWER}{WRONG}"
    assert "checked" in page(response).one("input[name=ai_assisted]").attrs
    assert buttons(response)["confirm_mismatch"] == "我已核对，仍然发布"


def test_confirmed_it_is_published_and_the_confirmation_is_on_record(desk, url):
    response = again(desk, url, send(desk, url, WRONG), confirm_mismatch="1")
    assert response.status_code == 302
    row = Citation.objects.get()
    assert (row.state, row.confirmed) == ("quote_mismatch", True)
    assert Answer.objects.get().status == Status.PUBLISHED


def test_corrected_it_is_published_without_a_confirmation(desk, url):
    response = again(desk, url, send(desk, url, WRONG), body=f"{ANSWER}{RIGHT}")
    assert response.status_code == 302
    assert not Citation.objects.get().confirmed


def test_a_confirmation_says_nothing_of_citations_that_match(desk, url):
    send(desk, url, RIGHT, confirm_mismatch="1")
    assert not Citation.objects.get().confirmed


def test_only_a_mismatch_asks_for_a_confirmation(desk, url):
    response = send(desk, url, "《刑法》第九百九十九条、《火星移民条例》第三条、《民法典》第一百八十七条")
    assert response.status_code == 302


def test_personal_data_and_a_mismatch_are_each_asked_about_once(desk, url):
    masking = send(desk, url, f"{WRONG}电话{PHONE}。")
    assert page(masking).one("mark").text == PHONE
    shown = again(desk, url, masking, redaction="accept")
    assert buttons(shown)["confirm_mismatch"]
    assert PHONE not in fields(shown)["body"]
    assert again(desk, url, shown, confirm_mismatch="1").status_code == 302
    answer = Answer.objects.get()
    assert PHONE not in answer.body
    assert answer.citations.get().confirmed


def test_a_mask_put_back_leads_through_both_steps_and_no_further(desk, url):
    masking = send(desk, url, f"{WRONG}号码{PHONE}。")
    shown = again(desk, url, masking, redaction="restore")
    masking = again(desk, url, shown, confirm_mismatch="1")
    assert again(desk, url, masking, redaction="restore").status_code == 302
    answer = Answer.objects.get()
    assert (PHONE in answer.body, answer.status) == (True, Status.HELD)
    assert answer.citations.get().confirmed


def test_an_edit_asks_in_the_same_way(desk, question, lawyer):
    answer = make_answer(question, lawyer, f"{ANSWER}{RIGHT}")
    url = f"/answers/{answer.pk}/edit/"
    response = send(desk, url, WRONG)
    answer.refresh_from_db()
    assert WRONG not in answer.body
    again(desk, url, response, confirm_mismatch="1")
    answer.refresh_from_db()
    assert WRONG in answer.body
    assert answer.citations.get().confirmed
    assert answer.revisions.count() == 1


def test_an_edit_that_leaves_a_confirmed_mismatch_keeps_the_confirmation(desk, question, lawyer):
    answer = make_answer(question, lawyer, f"{ANSWER}{WRONG}", confirmed=True)
    url = f"/answers/{answer.pk}/edit/"
    response = send(desk, url, f"{WRONG}另外请保存好证据。")
    again(desk, url, response, confirm_mismatch="1")
    assert answer.citations.get().confirmed


# What readers see --------------------------------------------------------------------------------------------------------------


def read(question):
    return page(Client().get(question.get_absolute_url()))


def test_readers_see_each_citation_with_its_state_and_a_way_to_the_article(question, lawyer):
    make_answer(question, lawyer, f"{ANSWER}{RIGHT}")
    (link,) = read(question).select(".answer-body a.citation")
    assert (link.text, link.attrs["data-state"]) == ("《刑法》第二百六十六条", "verified")
    assert FRAUD in page(Client().get(link.attrs["href"])).one(".article-text").text
    assert not read(question).select(".system-check")


def test_readers_see_a_mismatch_in_words_and_where_the_words_stand(question, lawyer):
    make_answer(question, lawyer, f"{ANSWER}{WRONG}", confirmed=True)
    check = read(question).one(".system-check")
    assert "引文与条文不符" in check.text
    assert "《刑法》第二百六十四条" in check.text
    assert "诈骗" in check.text
    assert check.one("a").text == "第二百六十六条"


def test_what_somebody_types_as_a_title_is_no_html_of_ours(question, lawyer):
    make_answer(question, lawyer, f"{ANSWER}《<img src=x onerror=alert(1)>法》第三条")
    document = read(question)
    assert not [row for row in document.one(".answer-body").walk() if row.tag == "img"]
    assert "<img src=x onerror=alert(1)>" in document.one(".answer-body").text
