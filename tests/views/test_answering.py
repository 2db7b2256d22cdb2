"""Answering and what happens under an answer, in the browser."""

import pytest
from django.test import Client

from consult.models import Answer, FollowUp, Mark, Status

from ..conftest import browser_of
from ..factory import ANSWER, accept, by, make_answer, make_lawyer, make_question, mark_helpful
from ..page import fields, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(citizen):
    return make_question(citizen)


def answering(question):
    return f"/questions/{question.pk}/answer/"


def test_an_answer_is_published_and_the_lawyer_led_to_it(question, lawyer):
    response = browser_of(lawyer.user).post(answering(question), {"body": ANSWER, "ai_assisted": "on"})
    answer = Answer.objects.get()
    assert response["Location"] == answer.get_absolute_url()
    assert answer.ai_assisted


def test_a_preview_stores_nothing_and_shows_the_marks_of_markdown(question, lawyer):
    response = browser_of(lawyer.user).post(
        answering(question), {"body": f"**结论**:{ANSWER}", "preview": "1"}
    )
    assert page(response).one(".answer-body strong").text == "结论"
    assert not Answer.objects.exists()


def test_a_second_answer_leads_to_the_first(question, lawyer):
    answer = make_answer(question, lawyer)
    client = browser_of(lawyer.user)
    assert client.get(answering(question))["Location"] == f"/answers/{answer.pk}/edit/"
    assert client.post(answering(question), {"body": ANSWER})["Location"] == answer.get_absolute_url()
    assert Answer.objects.count() == 1


def test_nobody_answers_their_own_question(lawyer):
    question = make_question(lawyer.user)
    client = browser_of(lawyer.user)
    assert [client.get(answering(question)).status_code, client.post(answering(question)).status_code] == [
        404,
        404,
    ]


def test_an_answer_with_a_number_passes_the_masking_step(question, lawyer):
    client = browser_of(lawyer.user)
    response = client.post(answering(question), {"body": f"{ANSWER}电话 13800138000。"})
    assert page(response).one("mark").text == "13800138000"
    client.post(answering(question), {**fields(response), "redaction": "accept"})
    assert "13800138000" not in Answer.objects.get().body


def test_a_held_answer_says_so_to_its_lawyer(question, lawyer):
    client = browser_of(lawyer.user)
    response = client.post(answering(question), {"body": f"{ANSWER}加我微信细说。"}, follow=True)
    assert Answer.objects.get().status == Status.HELD
    assert any("等待审核" in row.text for row in page(response).select("[role=status]"))


def test_readers_can_open_what_an_answer_said_before(question, lawyer):
    answer = make_answer(question, lawyer)
    client = browser_of(lawyer.user)
    client.post(f"/answers/{answer.pk}/edit/", {"body": "改过的回答,写得比以前更完整一些,请您参考。"})
    link = page(Client().get(question.get_absolute_url())).one(f"a[href=/answers/{answer.pk}/history/]")
    assert ANSWER in page(Client().get(link.attrs["href"])).one("main").text


def test_accepting_takes_two_clicks_and_leads_back(question, lawyer, citizen):
    answer, client = make_answer(question, lawyer), browser_of(citizen)
    assert client.get(f"/answers/{answer.pk}/accept/").status_code == 200
    assert not Mark.objects.exists()
    assert client.post(f"/answers/{answer.pk}/accept/")["Location"] == answer.get_absolute_url()
    assert Mark.objects.get().kind == "accept"
    client.post(f"/answers/{answer.pk}/unaccept/")
    assert not Mark.objects.exists()


def test_only_the_asker_accepts(question, lawyer, stranger):
    answer = make_answer(question, lawyer)
    for user in (stranger, lawyer.user, make_lawyer().user):
        assert browser_of(user).post(f"/answers/{answer.pk}/accept/").status_code == 404
    assert not Mark.objects.exists()


def test_the_one_who_asked_by_code_cannot_accept_the_answer_they_gave_as_a_lawyer(guest, lawyer):
    answer = make_answer(guest.question, lawyer)
    guest.client.force_login(lawyer.user)
    for action in ("accept", "helpful"):
        assert guest.client.post(f"/answers/{answer.pk}/{action}/").status_code == 404


def test_a_code_speaks_for_the_account_it_is_attached_to(guest, lawyer):
    answer = make_answer(guest.question, lawyer)
    browser_of(lawyer.user).post("/me/attach/", {"code": guest.code})
    for action in ("accept", "helpful"):
        assert guest.client.post(f"/answers/{answer.pk}/{action}/").status_code == 404
    assert not Mark.objects.exists()


def test_a_double_click_on_the_same_question_does_not_take_it_back(question, stranger):
    client = browser_of(stranger)
    form = fields(client.get(f"/questions/{question.pk}/same/"))
    for _time in range(2):
        assert client.post(f"/questions/{question.pk}/same/", form).status_code == 302
    question.refresh_from_db()
    assert question.same_count == 1
    client.post(f"/questions/{question.pk}/same/", fields(client.get(f"/questions/{question.pk}/same/")))
    question.refresh_from_db()
    assert question.same_count == 0


def test_each_side_speaks_in_its_own_name(question, lawyer, citizen, stranger):
    answer = make_answer(question, lawyer)
    url = f"/answers/{answer.pk}/follow-up/"
    browser_of(citizen).post(url, {"body": "还要带什么?"})
    browser_of(lawyer.user).post(url, {"body": "带上工资条。"})
    assert browser_of(stranger).post(url, {"body": "我也想问。"}).status_code == 404
    assert list(FollowUp.objects.order_by("pk").values_list("side", flat=True)) == ["asker", "lawyer"]


def test_a_suspended_lawyer_neither_edits_nor_speaks(question, lawyer):
    answer = make_answer(question, lawyer)
    type(lawyer).objects.update(verification="suspended")
    client = browser_of(lawyer.user)
    for path in (f"/answers/{answer.pk}/edit/", f"/answers/{answer.pk}/follow-up/"):
        assert client.post(path, {"body": ANSWER}).status_code == 404


@pytest.mark.parametrize("action", ["accept", "helpful", "follow-up", "report"])
def test_under_an_answer_that_is_not_public_nothing_can_be_done(question, lawyer, citizen, action):
    answer = make_answer(question, lawyer)
    Answer.objects.update(status=Status.HIDDEN)
    assert browser_of(citizen).get(f"/answers/{answer.pk}/{action}/").status_code == 404


def test_whoever_is_nobody_yet_is_led_to_log_in_and_back(question, lawyer):
    answer = make_answer(question, lawyer)
    for action in ("helpful", "accept", "follow-up"):
        url = f"/answers/{answer.pk}/{action}/"
        assert Client().get(url)["Location"] == f"/accounts/login/?next={url}"


def test_counts_shown_are_those_of_the_marks(question, lawyer, citizen, stranger):
    answer = make_answer(question, lawyer)
    accept(answer, by(citizen))
    mark_helpful(answer, by(stranger))
    document = page(Client().get(question.get_absolute_url()))
    assert document.one(".helped-count").text == "已帮助 2 人解决法律问题"
    assert "1 人觉得有帮助" in document.one(".answer").text
