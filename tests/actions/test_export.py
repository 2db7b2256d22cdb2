"""Export: everything of one's own, and nothing of others."""

import json

import pytest

from consult.actions.export import export

from ..factory import (
    ANSWER,
    BODY,
    by,
    make_answer,
    make_follow_up,
    make_question,
    make_supplement,
    mark_helpful,
)

pytestmark = pytest.mark.django_db


def test_what_an_account_wrote_and_marked_is_all_there(citizen, lawyer):
    question = make_question(
        citizen, nickname="小李", area="labor/wages", notify_email="citizen@mail.example"
    )
    make_supplement(question)
    answer = make_answer(question, lawyer)
    make_follow_up(answer, author=citizen)
    mark_helpful(answer, by(citizen))
    data = export(user=citizen)
    (asked,) = data["questions"]
    assert (asked["area"], asked["nickname"], asked["notify_email"]) == (
        "labor/wages",
        "小李",
        "citizen@mail.example",
    )
    assert asked["body"].startswith(BODY)
    assert len(asked["supplements"]) == len(data["follow_ups"]) == len(data["marks"]) == 1
    assert data["account"]["username"] == "citizen"
    assert ANSWER not in json.dumps(data, ensure_ascii=False)


def test_a_lawyers_answers_are_theirs(lawyer):
    make_answer(make_question(), lawyer)
    data = export(user=lawyer.user)
    assert [row["body"] for row in data["lawyer"]["answers"]] == [ANSWER]


def test_somebody_who_did_nothing_gets_an_export_too(stranger):
    data = export(user=stranger)
    assert json.loads(json.dumps(data))["lawyer"] is None
