"""The evidence list of a question: the asker's own, seen and ticked by nobody else."""

import pytest
from django.test import Client

from consult.models import EvidenceItem, EvidenceTick, Question

from ..conftest import browser_of
from ..factory import make_answer, make_question
from ..page import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(citizen):
    return make_question(citizen, area="labor/wages")


@pytest.fixture
def items(question):
    return [
        EvidenceItem.objects.create(area=question.area.parent, text=text, why=why, position=place)
        for place, (text, why) in enumerate(
            [("劳动合同", "证明劳动关系"), ("工资条", ""), ("聊天记录", "")], 900
        )
    ]


def url(question):
    return f"/questions/{question.pk}/evidence/"


def ticked(client, question):
    rows = page(client.get(url(question))).select("input[type=checkbox]")
    return {row.attrs["value"] for row in rows if "checked" in row.attrs}


def test_the_asker_finds_it_on_the_question_page(citizen, question, stranger):
    link = f'href="{url(question)}"'
    assert link in browser_of(citizen).get(question.get_absolute_url()).content.decode()
    for client in (Client(), browser_of(stranger)):
        assert link not in client.get(question.get_absolute_url()).content.decode()


def test_what_is_ticked_stays_ticked_and_can_be_taken_back(citizen, question, items):
    client = browser_of(citizen)
    first, second, third = (str(item.pk) for item in items)
    assert (
        client.post(url(question), {"items": [first, third]}).headers["Location"]
        == question.get_absolute_url()
    )
    assert ticked(client, question) == {first, third}
    client.post(url(question), {"items": [second]})
    assert ticked(client, question) == {second}
    client.post(url(question), {})
    assert ticked(client, question) == set()


def test_it_says_why_a_piece_matters(citizen, question, items):
    assert "证明劳动关系" in page(browser_of(citizen).get(url(question))).one("main form").text


def test_the_holder_of_the_code_has_it_too(guest, items):
    Question.objects.filter(pk=guest.question.pk).update(area=items[0].area)
    assert guest.client.post(url(guest.question), {"items": [items[0].pk]}).status_code == 302
    assert ticked(guest.client, guest.question) == {str(items[0].pk)}


def test_nobody_else_opens_it_not_even_staff(question, items, stranger, moderator, lawyer):
    make_answer(question, lawyer)
    for client in (Client(), browser_of(stranger), browser_of(moderator), browser_of(lawyer.user)):
        assert client.get(url(question)).status_code == 404
        assert client.post(url(question), {"items": [items[0].pk]}).status_code == 404
    assert not EvidenceTick.objects.exists()


def test_pieces_of_another_area_and_nonsense_are_refused(citizen, question, items):
    other = EvidenceItem.objects.exclude(area=items[0].area).first()
    for value in (other and other.pk, "x", "999999999999999999999", "\x00"):
        response = browser_of(citizen).post(url(question), {"items": [value]})
        assert response.status_code == 200
        assert page(response).select(".invalid-feedback")
    assert not EvidenceTick.objects.exists()


def test_a_question_without_an_area_has_no_list(citizen):
    question = make_question(citizen)
    assert browser_of(citizen).get(url(question)).status_code == 404
    assert url(question) not in browser_of(citizen).get(question.get_absolute_url()).content.decode()


def test_ticks_are_on_no_public_page_and_in_no_cache(citizen, question, items):
    browser_of(citizen).post(url(question), {"items": [items[0].pk]})
    assert "劳动合同" not in page(Client().get(question.get_absolute_url())).one("article.question").text


def test_the_page_is_kept_nowhere(citizen, question):
    assert "no-store" in browser_of(citizen).get(url(question)).headers["Cache-Control"]
