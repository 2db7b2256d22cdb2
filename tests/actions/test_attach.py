"""Attaching a guest's question: the account and the holder of the code become one person."""

import pytest

from consult.actions.attach import attach
from consult.actions.mark import same_question
from consult.models import FollowUp, Mark, Question

from ..factory import (
    accept,
    ask_as_guest,
    by,
    by_code,
    make_answer,
    make_follow_up,
    make_lawyer,
    mark_helpful,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(db):
    return ask_as_guest()[0]


def test_the_question_is_the_accounts_and_the_code_still_opens_it(question, citizen):
    assert attach(question=question, user=citizen)
    row = Question.objects.get(pk=question.pk)
    assert row.asker == citizen
    assert row.code_hash == question.code_hash


def test_marks_of_both_become_the_accounts_and_doubles_become_one(question, citizen, lawyer):
    answer = make_answer(question, lawyer)
    mark_helpful(answer, by_code(question))
    accept(answer, by_code(question))
    mark_helpful(answer, by(citizen))
    attach(question=question, user=citizen)
    assert sorted(Mark.objects.values_list("kind", "user", "guest_question")) == [
        ("accept", citizen.pk, None),
        ("helpful", citizen.pk, None),
    ]
    answer.refresh_from_db()
    lawyer.refresh_from_db()
    assert (answer.helpful_count, answer.is_accepted, lawyer.helped_count) == (1, True, 1)


def test_what_the_guest_wrote_is_the_accounts(question, citizen):
    turn = make_follow_up(make_answer(question))
    attach(question=question, user=citizen)
    assert FollowUp.objects.get(pk=turn.pk).author == citizen


def test_another_accounts_question_is_not_taken(question, citizen, stranger):
    attach(question=question, user=citizen)
    assert not attach(question=question, user=stranger)
    assert Question.objects.get(pk=question.pk).asker == citizen


def test_attaching_twice_changes_nothing(question, citizen):
    assert attach(question=question, user=citizen)
    assert attach(question=question, user=citizen)


def test_a_lawyer_who_attaches_a_question_loses_the_marks_on_their_own_answer(question):
    lawyer = make_lawyer()
    answer = make_answer(question, lawyer)
    accept(answer, by_code(question))
    mark_helpful(answer, by_code(question))
    attach(question=question, user=lawyer.user)
    lawyer.refresh_from_db()
    question.refresh_from_db()
    assert not Mark.objects.exists()
    assert (lawyer.helped_count, question.is_solved) == (0, False)


def test_nobody_has_the_same_question_as_themselves(question, citizen):
    same_question(question=question, user=citizen)
    attach(question=question, user=citizen)
    question.refresh_from_db()
    assert question.same_count == 0
