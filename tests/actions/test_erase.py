"""Erasing an account: what is theirs goes, what others rely on stays without them."""

import pytest
from django.core.management import call_command

from consult.actions.attach import attach
from consult.actions.erase import erase
from consult.actions.mark import same_question
from consult.actions.withdraw import withdraw
from consult.models import AuditEntry, FollowUp, Lawyer, Notice, Question, SearchEntry, User

from ..factory import (
    accept,
    ask_as_guest,
    by,
    make_answer,
    make_follow_up,
    make_lawyer,
    make_question,
    mark_helpful,
)

pytestmark = pytest.mark.django_db


def test_a_question_nobody_answered_goes_with_its_index_entry(citizen):
    question = make_question(citizen)
    erase(user=citizen)
    assert not Question.objects.filter(pk=question.pk).exists()
    assert not SearchEntry.objects.filter(pk=question.pk).exists()
    assert not User.objects.filter(pk=citizen.pk).exists()


def test_an_answered_question_stays_with_no_link_to_anyone(citizen):
    question, _code = ask_as_guest(nickname="小李", notify_email="citizen@mail.example")
    attach(question=question, user=citizen)
    turn = make_follow_up(make_answer(question), author=citizen)
    erase(user=citizen)
    row = Question.objects.get(pk=question.pk)
    assert (row.asker, row.code_hash, row.nickname, row.notify_email) == (None, None, "", "")
    assert row.display_name == "匿名用户"
    assert FollowUp.objects.get(pk=turn.pk).author is None


def test_pages_that_listed_a_question_that_went_are_not_taken_from_the_cache(citizen):
    other = make_question(title="公司拖欠工资半年了怎么办")
    question = make_question(citizen, title="公司拖欠工资一年了怎么办")
    assert other.related_rows.filter(other=question).exists()
    version = Question.objects.get(pk=other.pk).version
    erase(user=citizen)
    assert Question.objects.get(pk=other.pk).version > version


def test_their_marks_go_and_every_counter_follows(citizen, lawyer):
    question = make_question()
    answer = make_answer(question, lawyer)
    mark_helpful(answer, by(citizen))
    same_question(question=question, user=citizen)
    accept(make_answer(make_question(citizen), lawyer), by(citizen))
    erase(user=citizen)
    question.refresh_from_db()
    assert (question.helpful_count, question.same_count) == (0, 0)
    call_command("recount", "--check")


def test_their_notices_go(citizen):
    make_answer(make_question(citizen))
    erase(user=citizen)
    assert not Notice.objects.exists()


def test_a_lawyers_answers_stay_under_their_name_but_not_their_profile(lawyer):
    Lawyer.objects.filter(pk=lawyer.pk).update(
        license_number="11101202010123456", biography="我从业多年,擅长劳动争议。"
    )
    answer = make_answer(make_question(), lawyer)
    erase(user=lawyer.user)
    row = Lawyer.objects.get(pk=lawyer.pk)
    assert answer.is_public
    assert (row.name, row.user, row.license_number, row.biography) == ("陈静", None, "", "")
    assert not Lawyer.objects.listed().exists()
    assert Lawyer.objects.shown().exists()


def test_of_a_lawyer_who_never_answered_nothing_stays(unverified):
    erase(user=unverified.user)
    assert not Lawyer.objects.exists()


def test_the_audit_log_says_that_it_was_done_and_not_of_whom(citizen):
    withdraw(question=make_question(citizen), actor=citizen)
    erase(user=citizen)
    written = str(list(AuditEntry.objects.values()))
    assert AuditEntry.objects.filter(action="user.erase").exists()
    assert citizen.username not in written
    assert "拖欠" not in written


def test_erasing_one_leaves_the_others_alone(citizen, stranger):
    kept = make_question(stranger)
    erase(user=citizen)
    kept.refresh_from_db()
    assert kept.asker == stranger


def test_somebody_who_never_answered_or_asked_can_be_erased(stranger):
    erase(user=stranger)
    assert not User.objects.filter(username="stranger").exists()


def test_of_an_unverified_lawyers_answers_from_before_the_verdict_the_name_stays():
    lawyer = make_lawyer("孙丽")
    answer = make_answer(make_question(), lawyer)
    Lawyer.objects.filter(pk=lawyer.pk).update(verification="suspended")
    erase(user=lawyer.user)
    assert answer.lawyer.name == "孙丽"
