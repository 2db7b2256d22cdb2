"""举报: once a form, one target, personal data in the note masked."""

import pytest

from consult.actions.report import report
from consult.models import Report

from ..factory import make_answer, make_follow_up, make_question

pytestmark = pytest.mark.django_db


def test_each_thing_can_be_reported_and_the_report_knows_what_it_is_about(lawyer):
    answer = make_answer(make_question(), lawyer)
    for target in (answer.question, answer, make_follow_up(answer), lawyer):
        row = report(target=target, reason="other", submission_id=f"form {target._meta.model_name}")
        assert row.target == target
    assert Report.objects.waiting().count() == 4


def test_the_same_form_again_is_the_same_report(lawyer):
    rows = [report(target=lawyer, reason="wrong", submission_id="x") for _time in range(2)]
    assert rows[0] == rows[1]
    assert Report.objects.count() == 1


def test_a_number_in_the_note_is_masked(lawyer):
    row = report(target=lawyer, reason="privacy", submission_id="x", note="他公布了我的号码 13800138000")
    assert "13800138000" not in row.note
    assert "已隐去" in row.note
