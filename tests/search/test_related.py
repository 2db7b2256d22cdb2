"""相关问题: near ones first, never empty while there are others, never what is not public."""

import pytest

from consult.actions import moderate
from consult.actions.erase import erase
from consult.models import Question, RelatedQuestion
from consult.search import related

from ..factory import make_question, make_user

pytestmark = pytest.mark.django_db


def fresh(question):
    return Question.objects.with_area().get(pk=question.pk)


def shown(question):
    return related.stored(fresh(question))


def test_near_questions_list_each_other_whichever_came_first():
    first = make_question(title="公司拖欠工资半年怎么办")
    second = make_question(title="公司拖欠工资一年怎么办")
    assert second in shown(first)
    assert first in shown(second)


def test_the_same_area_comes_before_more_shared_words():
    near = make_question(title="老板不发工资怎么办呢", body="老板一直不发。", area="labor/wages")
    make_question(title="拖欠货款不还怎么办呢", body="对方拖欠货款。", area="contract")
    question = make_question(title="拖欠工资不还怎么办呢", body="公司拖欠。", area="labor/wages")
    assert shown(question)[0] == near


def test_a_question_like_no_other_shows_the_newest():
    other = make_question(title="邻居噪音扰民怎么办", body="楼上每天半夜唱歌。")
    alone = make_question(title="Zxqv wqpf kjhg zzzz", body="Qwfp zxcv mnbv lkjh")
    assert (shown(alone) or related.fallback(fresh(alone))) == [other]


def test_no_more_than_eight_are_listed_and_none_is_the_question_itself():
    questions = [make_question() for _number in range(12)]
    for question in questions:
        listed = shown(question)
        assert 0 < len(listed) <= 8
        assert question not in listed
        assert len(set(listed)) == len(listed)


def test_ranks_have_no_gaps_and_no_doubles():
    questions = [make_question() for _number in range(12)]
    for question in questions:
        ranks = list(question.related_rows.order_by("rank").values_list("rank", flat=True))
        assert ranks == list(range(len(ranks)))


def test_what_is_hidden_is_not_listed_and_is_again_when_it_is_back(moderator):
    first, second = make_question(), make_question()
    moderate.hide(target=second, actor=moderator, reason="违法内容")
    assert second not in shown(first)
    moderate.restore(target=second, actor=moderator, reason="核查后没有问题")
    assert second in shown(first)


def test_what_was_erased_leaves_no_row():
    user = make_user()
    first, second = make_question(), make_question(user)
    erase(user=user)
    assert not RelatedQuestion.objects.filter(other_id=second.pk).exists()
    assert shown(first) == []


def test_a_job_for_a_question_that_is_gone_or_hidden_does_no_harm(moderator):
    make_question()
    second = make_question()
    moderate.hide(target=second, actor=moderator, reason="违法内容")
    related.refresh(second.pk)
    related.refresh(10**9)
    assert not RelatedQuestion.objects.filter(question=second).exists()
