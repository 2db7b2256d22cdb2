"""Withdrawing: out of public view for good, without a word more than needed."""

import pytest

from consult.actions.withdraw import withdraw
from consult.models import AuditEntry, Question, SearchEntry, Status

from ..factory import ask_as_guest, make_answer, make_question, make_supplement

pytestmark = pytest.mark.django_db


def test_a_withdrawn_question_leaves_the_index_and_takes_its_address_for_letters_along():
    question, _code = ask_as_guest(notify_email="guest@mail.example")
    withdraw(question=question)
    question.refresh_from_db()
    assert (question.status, question.notify_email) == (Status.WITHDRAWN, "")
    assert not SearchEntry.objects.filter(pk=question.pk).exists()


def test_a_held_question_can_be_withdrawn_and_a_hidden_one_cannot():
    held = make_question(body="请看 https://a.example.com 这个网站可信吗?")
    hidden = make_question()
    Question.objects.filter(pk=hidden.pk).update(status=Status.HIDDEN)
    assert withdraw(question=held).status == Status.WITHDRAWN
    assert withdraw(question=hidden).status == Status.HIDDEN


def test_withdrawing_twice_is_once(citizen):
    question = make_question(citizen)
    withdraw(question=question, actor=citizen)
    withdraw(question=question, actor=citizen)
    assert AuditEntry.objects.count() == 1


def test_nobody_is_written_to_about_a_withdrawn_question(mailoutbox, lawyer):
    question, _code = ask_as_guest(notify_email="guest@mail.example")
    make_answer(question, lawyer)
    mailoutbox.clear()
    withdraw(question=question)
    assert mailoutbox == []


def test_what_hangs_on_a_withdrawn_question_is_not_public(lawyer):
    question = make_question()
    answer = make_answer(question, lawyer)
    make_supplement(question)
    withdraw(question=question)
    answer.refresh_from_db()
    assert not answer.is_public
    assert not type(answer).objects.public().exists()
