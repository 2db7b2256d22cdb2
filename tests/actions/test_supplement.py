"""补充说明: once a form, searchable while public, held when something is found."""

import pytest

from consult.actions.supplement import supplement
from consult.models import SearchEntry, Status, Supplement

from ..factory import make_question, make_supplement

pytestmark = pytest.mark.django_db


def test_the_same_form_again_is_the_same_supplement():
    question = make_question()
    rows = [supplement(question=question, submission_id="x", body="补充:有聊天记录。") for _time in range(2)]
    assert rows[0] == rows[1]
    assert Supplement.objects.count() == 1


def test_a_public_supplement_is_found_by_search_and_a_held_one_is_not():
    question = make_question()
    before = SearchEntry.objects.get(pk=question.pk).body
    held = make_supplement(question, "请看 https://a.example.com 这个页面上的截图。")
    assert held.status == Status.HELD
    assert SearchEntry.objects.get(pk=question.pk).body == before
    make_supplement(question, "补充:我保留了全部聊天记录。")
    assert SearchEntry.objects.get(pk=question.pk).body != before


def test_a_supplement_to_a_held_question_does_not_release_it():
    question = make_question(body="请看 https://a.example.com 这个网站可信吗?")
    make_supplement(question)
    question.refresh_from_db()
    assert question.status == Status.HELD
    assert not SearchEntry.objects.filter(pk=question.pk).exists()
