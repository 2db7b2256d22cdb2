"""Merging duplicates: readers are led to the one that stays, and nobody's answer is lost on the way."""

import pytest

from consult.actions import merge, moderate
from consult.models import AuditEntry, Notice, Question, SameQuestion, SearchEntry, Status

from ..conftest import browser_of
from ..factory import make_answer, make_question, make_user
from .conftest import decide

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    """A duplicate, and the question it should lead to."""
    return make_question(make_user()), make_question(make_user())


def again(row):
    return Question.objects.get(pk=row.pk)


def test_the_page_of_a_merged_question_leads_to_the_other_for_everybody(desk, client, pair):
    duplicate, kept = pair
    decide(desk, duplicate, "merge", "same", into=kept.pk)
    for browser in (client, browser_of(duplicate.asker), desk):
        response = browser.get(f"/questions/{duplicate.pk}/")
        assert (response.status_code, response.url) == (301, f"/questions/{kept.pk}/")


def test_a_merged_question_is_nowhere_else(desk, pair):
    duplicate, kept = pair
    decide(desk, duplicate, "merge", "twice", into=kept.pk)
    row = again(duplicate)
    assert (row.status, row.merged_into) == (Status.HIDDEN, kept)
    assert not SearchEntry.objects.filter(pk=duplicate.pk).exists()


def test_the_asker_is_told_where_and_counts_as_having_the_same_question(desk, pair):
    duplicate, kept = pair
    SameQuestion.objects.create(question=duplicate, user=make_user())
    decide(desk, duplicate, "merge", "same", into=kept.pk)
    notice = Notice.objects.get(user=duplicate.asker)
    assert notice.url == f"/questions/{kept.pk}/"
    assert again(kept).same_count == 2


def test_the_asker_of_both_is_not_counted_twice(desk):
    asker = make_user()
    duplicate, kept = make_question(asker), make_question(asker)
    decide(desk, duplicate, "merge", "twice", into=kept.pk)
    assert again(kept).same_count == 0


def test_it_is_on_record_with_where_it_went(desk, pair):
    duplicate, kept = pair
    decide(desk, duplicate, "merge", "same", into=kept.pk)
    entry = AuditEntry.objects.about(duplicate).get()
    assert entry.action == "question.merge"
    assert entry.after == {"status": "hidden", "merged_into": kept.pk}


def test_what_leads_to_a_merged_question_leads_on(desk, client, pair):
    duplicate, between = pair
    kept = make_question()
    decide(desk, duplicate, "merge", "same", into=between.pk)
    decide(desk, between, "merge", "same", into=kept.pk)
    assert client.get(f"/questions/{duplicate.pk}/").url == f"/questions/{kept.pk}/"


def test_restoring_brings_the_page_back(desk, client, pair):
    duplicate, kept = pair
    decide(desk, duplicate, "merge", "same", into=kept.pk)
    decide(desk, duplicate, "restore", "mistake")
    assert client.get(f"/questions/{duplicate.pk}/").status_code == 200
    assert again(duplicate).merged_into is None


def test_when_the_other_is_hidden_the_page_leads_nowhere(desk, client, pair, moderator):
    duplicate, kept = pair
    decide(desk, duplicate, "merge", "same", into=kept.pk)
    moderate.hide(target=kept, actor=moderator, reason="违法内容")
    assert client.get(f"/questions/{duplicate.pk}/").status_code == 404


def test_a_question_with_public_answers_is_not_merged_away(desk, pair, moderator):
    duplicate, kept = pair
    make_answer(duplicate)
    page = decide(desk, duplicate, "merge", "same", into=kept.pk)
    assert "读者会看不到" in page.content.decode()
    with pytest.raises(merge.NotMergeable):
        merge.merge(target=duplicate, into=kept, actor=moderator, reason="重复内容")
    assert again(duplicate).is_published


@pytest.mark.parametrize("into", ["", "0", "-1", "一", "999999", str(2**70)])
def test_only_a_public_question_can_be_led_to(desk, pair, into):
    duplicate, _kept = pair
    page = decide(desk, duplicate, "merge", "same", into=into)
    assert "invalid-feedback" in page.content.decode()
    assert again(duplicate).is_published


def test_a_question_is_not_merged_into_itself(desk, pair, moderator):
    duplicate, _kept = pair
    assert "不能合并到它自己" in decide(desk, duplicate, "merge", "same", into=duplicate.pk).content.decode()
    with pytest.raises(merge.NotMergeable):
        merge.merge(target=duplicate, into=duplicate, actor=moderator, reason="重复内容")


def test_the_review_page_offers_what_is_alike(desk):
    first = make_question(title="公司拖欠工资三个月了怎么办", body="一直没有发工资")
    second = make_question(title="公司拖欠工资三个月没发怎么办", body="一直没有发工资")
    page = desk.get(f"/admin/consult/question/{second.pk}/change/")
    assert first.pk in [row.pk for row in page.context["alike"]]
