"""有帮助 and 采纳: one a person, never on one's own answer, taken back without a trace."""

import pytest

from consult.actions.mark import mark, same_question, unmark, unsame_question
from consult.models import Mark

from ..factory import (
    accept,
    ask_as_guest,
    by,
    by_code,
    make_answer,
    make_lawyer,
    make_question,
    make_user,
    mark_helpful,
)

pytestmark = pytest.mark.django_db


def test_a_second_mark_by_the_same_person_changes_nothing(lawyer, citizen):
    answer = make_answer(make_question(), lawyer)
    assert mark_helpful(answer, by(citizen))
    assert not mark_helpful(answer, by(citizen))
    answer.refresh_from_db()
    assert answer.helpful_count == 1


def test_a_mark_taken_back_leaves_the_count_as_it_was(lawyer, citizen):
    answer = make_answer(make_question(), lawyer)
    mark_helpful(answer, by(citizen))
    assert unmark(answer=answer, kind=Mark.Kind.HELPFUL, person=by(citizen))
    assert not unmark(answer=answer, kind=Mark.Kind.HELPFUL, person=by(citizen))
    answer.refresh_from_db()
    lawyer.refresh_from_db()
    assert (answer.helpful_count, lawyer.helped_count) == (0, 0)


def test_taking_back_does_not_touch_what_others_marked(lawyer, citizen, stranger):
    answer = make_answer(make_question(), lawyer)
    mark_helpful(answer, by(citizen))
    assert not unmark(answer=answer, kind=Mark.Kind.HELPFUL, person=by(stranger))
    assert Mark.objects.count() == 1


def test_several_answers_may_be_accepted_and_each_taken_back(citizen):
    question = make_question(citizen)
    first, second = make_answer(question), make_answer(question)
    accept(first, by(citizen))
    accept(second, by(citizen))
    question.refresh_from_db()
    assert question.is_solved
    unmark(answer=first, kind=Mark.Kind.ACCEPT, person=by(citizen))
    question.refresh_from_db()
    assert question.is_solved
    unmark(answer=second, kind=Mark.Kind.ACCEPT, person=by(citizen))
    question.refresh_from_db()
    assert not question.is_solved


def test_a_lawyers_own_answer_takes_no_mark_of_theirs(lawyer):
    answer = make_answer(make_question(), lawyer)
    assert not mark_helpful(answer, by(lawyer.user))
    assert not Mark.objects.exists()


def test_a_page_read_before_the_code_was_attached_marks_for_the_account(lawyer, citizen):
    from consult.actions.attach import attach

    question, _code = ask_as_guest()
    answer = make_answer(question, lawyer)
    attach(question=question, user=citizen)
    mark_helpful(answer, by_code(question))
    assert Mark.objects.get().user == citizen
    assert unmark(answer=answer, kind=Mark.Kind.HELPFUL, person=by_code(question))


def test_the_lawyer_is_told_of_an_acceptance_once(lawyer, citizen, mailoutbox):
    answer = make_answer(make_question(citizen), lawyer)
    mailoutbox.clear()
    accept(answer, by(citizen))
    accept(answer, by(citizen))
    assert [letter.to for letter in mailoutbox] == [[lawyer.user.email]]
    assert lawyer.user.notices.count() == 1


def test_the_same_question_is_counted_once_an_account(citizen):
    question = make_question()
    for _time in range(2):
        same_question(question=question, user=citizen)
    question.refresh_from_db()
    assert question.same_count == 1
    unsame_question(question=question, user=citizen)
    question.refresh_from_db()
    assert question.same_count == 0


def test_a_questions_helpful_count_is_the_sum_over_its_public_answers(citizen):
    question = make_question()
    answers = [make_answer(question, make_lawyer()) for _number in range(2)]
    for answer in answers:
        for person in (by(citizen), by(make_user())):
            mark(answer=answer, kind=Mark.Kind.HELPFUL, person=person)
    question.refresh_from_db()
    assert question.helpful_count == 4
