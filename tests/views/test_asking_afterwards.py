"""What the asker does after asking: edit, supplement, withdraw, in the browser."""

import pytest
from django.test import Client

from consult.models import Question, Status, Supplement

from ..conftest import browser_of
from ..factory import make_answer, make_question
from ..page import fields, page

pytestmark = pytest.mark.django_db
EDITED = {"title": "改过的标题在这里", "body": "改过的描述,写得更清楚一些了。"}


@pytest.fixture
def question(citizen):
    return make_question(citizen, area="labor/wages", region="beijing", nickname="小李")


@pytest.fixture
def asker(citizen):
    return browser_of(citizen)


def test_the_form_to_edit_begins_with_what_stands_there(question, asker):
    response = asker.get(f"/questions/{question.pk}/edit/")
    values = fields(response)
    assert (values["title"], values["body"].strip(), values["nickname"]) == (
        question.title,
        question.body,
        "小李",
    )
    chosen = {row.attrs["value"] for row in page(response).select("option[selected]")}
    assert chosen == {"labor/wages", "beijing"}


def test_an_edit_is_shown_with_its_date(question, asker):
    assert asker.post(f"/questions/{question.pk}/edit/", EDITED)["Location"] == question.get_absolute_url()
    document = page(Client().get(question.get_absolute_url()))
    assert document.one("h1").text == "改过的标题在这里"
    assert "修改" in document.one(".question .meta").text


def test_an_edit_with_a_number_passes_the_masking_step(question, asker):
    url = f"/questions/{question.pk}/edit/"
    response = asker.post(url, {**EDITED, "body": f"{EDITED['body']}电话 13912345678。"})
    assert page(response).one("mark").text == "13912345678"
    asker.post(url, {**fields(response), "redaction": "accept"})
    assert "已隐去" in Question.objects.get().body


def test_an_edit_that_comes_after_the_first_answer_is_404(question, asker, lawyer):
    make_answer(question, lawyer)
    assert asker.post(f"/questions/{question.pk}/edit/", EDITED).status_code == 404
    question.refresh_from_db()
    assert question.title != EDITED["title"]


def test_a_supplement_posted_twice_is_one_and_stands_on_the_page(question, asker):
    form = {"body": "补充:我有工资条和录音。", "submission_id": "one-form"}
    for _time in range(2):
        assert asker.post(f"/questions/{question.pk}/supplement/", form).status_code == 302
    assert Supplement.objects.count() == 1
    assert "我有工资条和录音" in page(Client().get(question.get_absolute_url())).one(".supplement").text


def test_a_held_supplement_is_shown_to_its_asker_alone(question, asker):
    form = {"body": "补充:请看 https://a.example.com 这个页面。"}
    asker.post(f"/questions/{question.pk}/supplement/", form)
    assert Supplement.objects.get().status == Status.HELD
    assert "a.example.com" in page(asker.get(question.get_absolute_url())).one(".supplement").text
    assert not page(Client().get(question.get_absolute_url())).select(".supplement")


def test_withdrawing_asks_first_takes_the_page_away_and_cannot_be_undone(question, asker):
    url = f"/questions/{question.pk}/withdraw/"
    assert "不能取消" in page(asker.get(url)).one("main").text
    assert Client().get(question.get_absolute_url()).status_code == 200
    response = asker.post(url, follow=True)
    assert "已撤回" in page(response).select("[role=status]")[0].text
    assert Client().get(question.get_absolute_url()).status_code == 404
    for action in ("edit", "supplement", "withdraw"):
        assert asker.get(f"/questions/{question.pk}/{action}/").status_code == 404
