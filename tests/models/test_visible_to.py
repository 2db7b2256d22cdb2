"""Who may see what: sets of rows by the reader (design.md §3, Question status)."""

import pytest
from django.contrib.auth.models import AnonymousUser

from consult.models import Answer, FollowUp, Question, Status

from ..factory import ask_as_guest, make_answer, make_follow_up, make_question

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()
HIDDEN_FROM_OTHERS = [Status.HELD, Status.HIDDEN, Status.WITHDRAWN]


def set_status(row, status):
    type(row).objects.filter(pk=row.pk).update(status=status)


@pytest.mark.parametrize("status", HIDDEN_FROM_OTHERS)
def test_what_is_not_public_only_its_asker_and_staff_see(citizen, stranger, moderator, lawyer, status):
    question = make_question(citizen)
    set_status(question, status)
    seen = {
        str(user): Question.objects.visible_to(user).exists()
        for user in (NOBODY, stranger, lawyer.user, citizen, moderator)
    }
    assert list(seen.values()) == [False, False, False, True, True]


def test_a_code_opens_its_own_question_and_none_besides():
    question, _code = ask_as_guest()
    other, _code = ask_as_guest()
    for row in (question, other):
        set_status(row, Status.HELD)
    assert list(Question.objects.visible_to(NOBODY, opened=[question.pk])) == [question]


def test_a_code_that_ended_with_its_account_opens_nothing():
    question, _code = ask_as_guest()
    Question.objects.filter(pk=question.pk).update(status=Status.HELD, code_hash=None)
    assert not Question.objects.visible_to(NOBODY, opened=[question.pk]).exists()


@pytest.mark.parametrize("status", HIDDEN_FROM_OTHERS)
def test_an_answer_that_is_not_public_only_its_lawyer_and_staff_see(citizen, moderator, lawyer, status):
    answer = make_answer(make_question(citizen), lawyer)
    set_status(answer, status)
    seen = [Answer.objects.visible_to(user).exists() for user in (NOBODY, citizen, lawyer.user, moderator)]
    assert seen == [False, False, True, True]


@pytest.mark.parametrize("status", HIDDEN_FROM_OTHERS)
def test_an_answer_under_a_question_that_is_not_public_counts_nowhere(lawyer, status):
    answer = make_answer(make_question(), lawyer)
    set_status(answer.question, status)
    assert not Answer.objects.public().exists()


def test_a_lawyers_list_of_answers_leaves_out_questions_they_may_not_read(lawyer):
    answer = make_answer(make_question(), lawyer)
    assert list(Answer.objects.written_by(lawyer.user)) == [answer]
    set_status(answer.question, Status.WITHDRAWN)
    assert not Answer.objects.written_by(lawyer.user).exists()


def test_a_turn_that_is_held_only_its_side_and_staff_see(citizen, stranger, moderator, lawyer):
    turn = make_follow_up(make_answer(make_question(citizen), lawyer), author=citizen)
    set_status(turn, Status.HELD)
    rows = FollowUp.objects
    assert not rows.visible_to(stranger).exists()
    assert not rows.visible_to(lawyer.user).exists()
    assert rows.visible_to(citizen).exists()
    assert rows.visible_to(NOBODY, as_asker=True).exists()
    assert rows.visible_to(moderator).exists()
