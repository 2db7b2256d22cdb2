"""`manage.py recount [--check]`: counters against the rows they count."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from consult.models import Answer, Lawyer, Question

from ..factory import accept, by, make_answer, make_question, mark_helpful

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer(lawyer, citizen, stranger):
    answer = make_answer(make_question(citizen), lawyer)
    accept(answer, by(citizen))
    mark_helpful(answer, by(stranger))
    return answer


def test_counters_that_equal_their_rows_pass_the_check(answer):
    out = StringIO()
    call_command("recount", "--check", stdout=out)
    assert "All counters equal their rows." in out.getvalue()


WRONG = [
    (Lawyer, {"helped_count": 5}),
    (Answer, {"helpful_count": 0}),
    (Answer, {"is_accepted": False}),
    (Question, {"answer_count": 9}),
    (Question, {"helpful_count": 9}),
    (Question, {"same_count": 9}),
    (Question, {"is_solved": False}),
]


@pytest.mark.parametrize(("model", "wrong"), WRONG, ids=[f"{m.__name__}.{next(iter(w))}" for m, w in WRONG])
def test_any_difference_is_named_fails_the_check_and_is_corrected_without_it(answer, model, wrong):
    model.objects.update(**wrong)
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("recount", "--check", stdout=out)
    assert next(iter(wrong)) in out.getvalue()
    assert model.objects.filter(**wrong).exists()
    call_command("recount")
    call_command("recount", "--check")


def test_checking_changes_nothing(answer):
    Lawyer.objects.update(helped_count=5)
    with pytest.raises(CommandError):
        call_command("recount", "--check")
    assert Lawyer.objects.get().helped_count == 5
