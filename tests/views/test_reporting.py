"""举报: by anybody, once a form, about one thing, telling nobody who."""

import pytest
from django.test import Client

from consult.models import Report

from ..conftest import browser_of
from ..factory import make_answer, make_follow_up, make_question
from ..page import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def paths(lawyer):
    answer = make_answer(make_question(), lawyer)
    turn = make_follow_up(answer)
    return [
        f"/questions/{answer.question_id}/report/",
        f"/answers/{answer.pk}/report/",
        f"/follow-ups/{turn.pk}/report/",
        f"/lawyers/{lawyer.pk}/report/",
    ]


def test_anybody_reports_anything_public(paths):
    for path in paths:
        assert Client().post(path, {"reason": "abuse", "note": "骂人。"}).status_code == 302
    assert Report.objects.filter(reporter=None).count() == 4


def test_a_report_without_a_reason_says_so_beside_the_field(paths):
    for data in ({"note": ""}, {"reason": "because"}):
        response = Client().post(paths[0], data)
        assert page(response).one(".invalid-feedback").text
    assert not Report.objects.exists()


def test_the_same_form_twice_is_one_report(paths):
    for _time in range(2):
        Client().post(paths[0], {"reason": "abuse", "submission_id": "one-form"})
    assert Report.objects.count() == 1


def test_an_account_that_reports_is_known_to_staff_and_on_no_page(paths, stranger):
    browser_of(stranger).post(paths[1], {"reason": "wrong", "note": "条文引用有误。"})
    assert Report.objects.get().reporter == stranger
    answer_page = Client().get(Report.objects.get().answer.question.get_absolute_url())
    assert stranger.username not in answer_page.content.decode()
