"""Staff correct the list of related questions; the site's own search fills the rest."""

import pytest

from consult.models import AuditEntry, RelatedQuestion
from consult.search import related

from ..factory import make_question
from ..page import page
from .conftest import decide

pytestmark = pytest.mark.django_db


def test_a_pinned_question_stands_first_on_the_page_and_in_the_log(desk, client):
    question, near = make_question(), make_question()
    far = make_question(title="邻居半夜装修怎么办", body="楼上天天敲墙,不让人睡觉。")
    decide(desk, question, "relate", "alike", other=far.pk, choice="pinned")
    listed = page(client.get(f"/questions/{question.pk}/")).select("#related h3")
    assert [row.text for row in listed][:2] == [far.title, near.title]
    assert AuditEntry.objects.get(action="question.relate").after == {"related": far.pk, "choice": "pinned"}


def test_what_staff_removed_leaves_the_page(desk, client):
    question, near = make_question(), make_question()
    assert near in related.stored(question)
    decide(desk, question, "relate", "unlike", other=near.pk, choice="removed")
    assert near.title not in client.get(f"/questions/{question.pk}/").content.decode().partition("latest")[0]


@pytest.mark.parametrize("other", ["", "x", "0", str(2**63), "999999"])
def test_a_number_that_leads_nowhere_is_refused_beside_its_field(desk, other):
    question = make_question()
    response = decide(desk, question, "relate", "alike", other=other, choice="pinned")
    assert page(response).select(".invalid-feedback") or "问题编号" in response.content.decode()
    assert not RelatedQuestion.objects.exclude(choice="found").exists()


def test_a_question_is_not_related_to_itself(desk):
    question = make_question()
    response = decide(desk, question, "relate", "alike", other=question.pk, choice="pinned")
    assert "不能和它自己相关" in response.content.decode()


def test_staff_find_where_askers_and_words_name_different_areas(desk):
    wages = {"title": "公司拖欠三个月工资", "body": "劳动仲裁要准备什么材料?老板不发工资。"}
    differs = make_question(**wages, area="contract")
    make_question(title="公司拖欠两个月工资了", body=wages["body"], area="labor/wages")
    chosen = desk.get("/admin/consult/question/?area_differs=yes").context["cl"].queryset
    assert list(chosen) == [differs]
    without = make_question(title="公司拖欠半年工资", body=wages["body"])
    assert list(desk.get("/admin/consult/question/?area_differs=none").context["cl"].queryset) == [without]
