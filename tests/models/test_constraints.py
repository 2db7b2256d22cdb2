"""What the database itself refuses, whoever asks it."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from consult.models import (
    Answer,
    Lawyer,
    Mark,
    Question,
    RelatedQuestion,
    Report,
    SameQuestion,
    Status,
)

from ..factory import ask_as_guest, make_answer, make_lawyer, make_question, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer(lawyer):
    return make_answer(make_question(), lawyer)


def refused(create):
    with pytest.raises(IntegrityError), transaction.atomic():
        create()
    return True


def test_a_lawyer_answers_a_question_once(answer):
    assert refused(
        lambda: Answer.objects.create(question=answer.question, lawyer=answer.lawyer, body="又一个")
    )


@pytest.mark.parametrize("kind", Mark.Kind.values)
def test_a_person_marks_an_answer_once(answer, citizen, kind):
    Mark.objects.create(kind=kind, answer=answer, user=citizen)
    assert refused(lambda: Mark.objects.create(kind=kind, answer=answer, user=citizen))


@pytest.mark.parametrize("kind", Mark.Kind.values)
def test_a_code_marks_an_answer_once(answer, kind):
    question, _code = ask_as_guest()
    Mark.objects.create(kind=kind, answer=answer, guest_question=question)
    assert refused(lambda: Mark.objects.create(kind=kind, answer=answer, guest_question=question))


def test_a_mark_is_by_exactly_one_person(answer, citizen):
    question, _code = ask_as_guest()
    assert refused(lambda: Mark.objects.create(kind="helpful", answer=answer))
    assert refused(
        lambda: Mark.objects.create(kind="helpful", answer=answer, user=citizen, guest_question=question)
    )


def test_an_answer_is_accepted_once_whoever_accepts(answer, citizen, stranger):
    Mark.objects.create(kind="accept", answer=answer, user=citizen)
    assert refused(lambda: Mark.objects.create(kind="accept", answer=answer, user=stranger))


def test_an_account_has_the_same_question_once(citizen):
    question = make_question()
    SameQuestion.objects.create(question=question, user=citizen)
    assert refused(lambda: SameQuestion.objects.create(question=question, user=citizen))


def test_a_public_question_has_a_date():
    assert refused(lambda: Question.objects.create(title="没有日期的问题", status=Status.PUBLISHED))
    assert Question.objects.create(title="没有日期的问题", status=Status.HELD)


def test_a_form_makes_one_question_and_a_code_opens_one():
    now = timezone.now()
    for unique in ({"submission_hash": "a"}, {"code_hash": "b"}, {"external_id": "c"}):
        Question.objects.create(title="标题", published_at=now, **unique)
        assert refused(
            lambda unique=unique: Question.objects.create(title="标题", published_at=now, **unique)
        )


def test_a_license_number_belongs_to_one_lawyer_and_missing_ones_to_many():
    make_lawyer(license_number="11101202010123456")
    assert refused(lambda: make_lawyer(license_number="11101202010123456"))
    make_lawyer()
    make_lawyer()
    assert Lawyer.objects.filter(license_number="").count() == 2


def test_people_helped_before_joining_have_a_source():
    assert refused(lambda: make_lawyer(helped_before=5))
    assert make_lawyer(helped_before=5, helped_before_note="律所年报")


def test_a_report_has_exactly_one_target(answer):
    assert refused(lambda: Report.objects.create(reason="other"))
    assert refused(lambda: Report.objects.create(reason="other", answer=answer, question=answer.question))
    assert Report.objects.create(reason="other", answer=answer)


def test_a_question_is_related_to_others_once_each():
    first = Question.objects.create(title="标题", status=Status.HELD)
    second = Question.objects.create(title="标题", status=Status.HELD)
    RelatedQuestion.objects.create(question=first, other=second, rank=0)
    assert refused(lambda: RelatedQuestion.objects.create(question=first, other=second, rank=1))
    assert refused(lambda: RelatedQuestion.objects.create(question=first, other=first, rank=1))


def test_a_lawyer_with_answers_is_not_deleted(answer):
    with pytest.raises(IntegrityError):
        answer.lawyer.delete()


def test_an_account_leaves_questions_behind_and_takes_marks_along(answer):
    user = make_user()
    question = make_question(user)
    Mark.objects.create(kind="helpful", answer=answer, user=user)
    user.delete()
    question.refresh_from_db()
    assert question.asker is None
    assert not Mark.objects.exists()
