"""Answering: verified at that moment, one a lawyer and question, edits with history."""

from datetime import timedelta

import pytest
from django.utils import timezone

from consult.actions import moderate
from consult.actions.answer import NotAllowed, answer, edit
from consult.actions.verify import suspend
from consult.models import Answer, Lawyer, SearchEntry, Status

from ..factory import ANSWER, make_answer, make_lawyer, make_question

pytestmark = pytest.mark.django_db
OTHER = "我补充一点:仲裁时效是一年,请不要超过,从您知道权利被侵害那天起算。"


def test_a_verified_lawyers_answer_is_public_counted_and_searchable(lawyer):
    question = make_question()
    row = make_answer(question, lawyer)
    question.refresh_from_db()
    assert row.is_public
    assert question.answer_count == 1
    assert SearchEntry.objects.get(pk=question.pk).answers


@pytest.mark.parametrize("verification", ["applied", "more_needed", "rejected", "suspended", "source"])
def test_no_other_standing_lets_a_lawyer_answer(verification):
    lawyer = make_lawyer(verification=verification)
    with pytest.raises(NotAllowed):
        make_answer(make_question(), lawyer)
    assert not Answer.objects.exists()


def test_a_verification_that_ran_out_a_moment_ago_does_not_count(lawyer):
    Lawyer.objects.filter(pk=lawyer.pk).update(verified_until=timezone.now() - timedelta(seconds=1))
    with pytest.raises(NotAllowed):
        make_answer(make_question(), lawyer)


def test_a_suspension_counts_at_once(lawyer, moderator):
    suspend(lawyer=lawyer, actor=moderator, reason="证件存疑")
    with pytest.raises(NotAllowed):
        make_answer(make_question(), lawyer)


@pytest.mark.parametrize("status", [Status.HELD, Status.HIDDEN, Status.WITHDRAWN])
def test_only_a_public_question_is_answered(lawyer, status):
    question = make_question()
    type(question).objects.filter(pk=question.pk).update(status=status)
    with pytest.raises(NotAllowed):
        make_answer(question, lawyer)


def test_a_second_answer_by_the_same_lawyer_is_the_first(lawyer):
    question = make_question()
    first = make_answer(question, lawyer)
    assert make_answer(question, lawyer, OTHER) == first
    assert Answer.objects.get().body == ANSWER


def test_one_token_on_two_questions_makes_one_answer(lawyer):
    first = answer(question=make_question(), lawyer=lawyer, submission_id="same", body=ANSWER)
    second = answer(question=make_question(), lawyer=lawyer, submission_id="same", body=ANSWER)
    assert first == second


@pytest.mark.parametrize(
    "body", ["详细情况请加我微信,我帮您看材料和证据。", "请看 https://shop.example.com 的说明,写得很清楚。"]
)
def test_an_answer_that_leads_off_the_site_waits_for_staff(lawyer, body):
    question = make_question()
    row = make_answer(question, lawyer, body)
    question.refresh_from_db()
    assert row.status == Status.HELD
    assert question.answer_count == 0


def test_an_edit_keeps_the_old_wording_for_readers(lawyer):
    row = make_answer(make_question(), lawyer)
    edit(answer=row, body=OTHER, ai_assisted=True)
    row.refresh_from_db()
    old = row.revisions.get()
    assert (row.body, row.ai_assisted, old.body, old.ai_assisted) == (OTHER, True, ANSWER, False)
    assert old.written_at == row.created_at
    assert row.edited_at == old.replaced_at


def test_an_edit_that_changes_nothing_leaves_no_trace(lawyer):
    row = make_answer(make_question(), lawyer)
    edit(answer=row, body=ANSWER, ai_assisted=False)
    row.refresh_from_db()
    assert row.edited_at is None
    assert not row.revisions.exists()


def test_an_edit_may_hold_an_answer_and_never_releases_one(lawyer):
    row = make_answer(make_question(), lawyer)
    edit(answer=row, body="请加我微信详谈,这里不方便说那么多细节。", ai_assisted=False)
    row.refresh_from_db()
    assert row.status == Status.HELD
    edit(answer=row, body=OTHER, ai_assisted=False)
    row.refresh_from_db()
    assert row.status == Status.HELD


def test_a_wording_that_was_held_never_becomes_public_as_history(lawyer, moderator):
    row = make_answer(make_question(), lawyer, "请加我微信详谈,这里不方便说那么多细节。")
    edit(answer=row, body=OTHER, ai_assisted=False)
    moderate.publish(target=row, actor=moderator)
    assert not row.revisions.exists()
