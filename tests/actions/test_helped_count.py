"""已帮助人数: distinct people, and equal to its recount after every act that can move it (design.md §3)."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from consult.actions import moderate
from consult.actions.attach import attach
from consult.actions.erase import erase
from consult.actions.mark import unmark
from consult.actions.verify import suspend
from consult.actions.withdraw import withdraw
from consult.models import Lawyer, Mark, Question, Status

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


def helped(lawyer):
    """The stored count, once `recount --check` has found every counter of the site equal to its rows."""
    call_command("recount", "--check")
    return Lawyer.objects.get(pk=lawyer.pk).helped_count


def test_fifty_people_are_fifty_and_fifty_marks_of_one_are_one(lawyer):
    crowd = make_answer(make_question(), lawyer)
    for _number in range(50):
        mark_helpful(crowd, by(make_user()))
    assert helped(lawyer) == 50
    devoted = make_user()
    for _number in range(50):
        mark_helpful(make_answer(make_question(devoted), lawyer), by(devoted))
    assert helped(lawyer) == 51


def test_accepting_and_marking_by_one_person_is_one(lawyer, citizen):
    answer = make_answer(make_question(citizen), lawyer)
    accept(answer, by(citizen))
    mark_helpful(answer, by(citizen))
    assert helped(lawyer) == 1
    unmark(answer=answer, kind=Mark.Kind.ACCEPT, person=by(citizen))
    assert helped(lawyer) == 1
    unmark(answer=answer, kind=Mark.Kind.HELPFUL, person=by(citizen))
    assert helped(lawyer) == 0


def test_holders_of_two_codes_are_two_people_until_one_account_has_both(lawyer, citizen):
    questions = [ask_as_guest()[0] for _number in range(2)]
    for question in questions:
        mark_helpful(make_answer(question, lawyer), by_code(question))
    assert helped(lawyer) == 2
    for question in questions:
        attach(question=question, user=citizen)
    assert helped(lawyer) == 1


def test_an_account_and_a_code_never_fall_together_by_their_numbers(lawyer):
    user = make_user()
    asked = {"title": "标题与账号同号", "status": Status.PUBLISHED, "published_at": timezone.now()}
    question = Question.objects.create(pk=user.pk, code_hash="of some code", **asked)
    answer = make_answer(question, lawyer)
    mark_helpful(answer, by(user))
    mark_helpful(answer, by_code(question))
    assert helped(lawyer) == 2


def test_hiding_an_answer_or_its_question_takes_its_people_away_and_restoring_brings_them_back(
    lawyer, citizen, moderator
):
    answer = make_answer(make_question(), lawyer)
    mark_helpful(answer, by(citizen))
    for target in (answer, answer.question):
        moderate.hide(target=target, actor=moderator, reason="需要核实")
        assert helped(lawyer) == 0
        moderate.restore(target=target, actor=moderator, reason="核实无误")
        assert helped(lawyer) == 1


def test_withdrawing_a_question_takes_its_people_away(lawyer, citizen):
    answer = make_answer(make_question(citizen), lawyer)
    accept(answer, by(citizen))
    withdraw(question=answer.question, actor=citizen)
    assert helped(lawyer) == 0


def test_erasing_who_marked_takes_their_mark_away(lawyer, citizen, stranger):
    answer = make_answer(make_question(citizen), lawyer)
    accept(answer, by(citizen))
    mark_helpful(answer, by(stranger))
    assert helped(lawyer) == 2
    erase(user=stranger)
    assert helped(lawyer) == 1
    erase(user=citizen)
    assert helped(lawyer) == 0


def test_a_suspended_lawyer_keeps_the_people_they_helped(lawyer, citizen, moderator):
    mark_helpful(make_answer(make_question(), lawyer), by(citizen))
    suspend(lawyer=lawyer, actor=moderator, reason="年度检查未通过")
    assert helped(lawyer) == 1


def test_people_helped_before_joining_are_added(citizen):
    lawyer = make_lawyer(helped_before=867, helped_before_note="来源页面", helped_count=867)
    assert helped(lawyer) == 867
    mark_helpful(make_answer(make_question(), lawyer), by(citizen))
    assert helped(lawyer) == 868


def test_a_change_of_the_count_shows_on_pages_that_were_cached(lawyer, citizen):
    answer = make_answer(make_question(), lawyer)
    before = Question.objects.public_stamps(answer.question_id)
    mark_helpful(make_answer(make_question(), lawyer), by(citizen))
    assert Question.objects.public_stamps(answer.question_id) != before
