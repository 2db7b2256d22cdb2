"""相关问题: near ones first, never empty while there are others, never what is not public."""

import pytest

from consult.actions import moderate, relate
from consult.actions.erase import erase
from consult.models import AuditEntry, Question, RelatedQuestion
from consult.search import related

from ..factory import make_answer, make_question, make_user
from ..law import CRIMINAL, FRAUD, load

Choice = RelatedQuestion.Choice

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


def test_answered_questions_stand_before_those_that_wait():
    answered = make_question(title="公司拖欠工资两年怎么办呢")
    make_answer(answered)
    make_question(title="公司拖欠工资一年怎么办")
    question = make_question(title="公司拖欠工资一年怎么办呀")
    assert shown(question)[0] == answered


def test_an_answer_moves_its_question_up_in_the_lists_of_others():
    first = make_question(title="公司拖欠工资一年怎么办")
    second = make_question(title="公司拖欠工资两年怎么办")
    third = make_question(title="公司拖欠工资一年怎么办呢")
    assert shown(third)[0] == first
    make_answer(second)
    related.refresh(third.pk)
    assert shown(third)[0] == second


def test_a_third_copy_is_not_listed():
    for end in "啊呢呀吧":
        make_question(title=f"房东不退押金怎么办{end}", body="合同到期,房东说墙上有钉子,押金一分不退。")
    question = make_question(title="租房押金不退怎么办", body="房东说有钉子,押金不退。")
    assert len(shown(question)) == 2


def test_questions_whose_answers_cite_one_article_are_related_whatever_their_words():
    load(CRIMINAL, {"第二百六十六条": FRAUD})
    one = make_question(title="网上买票被拉黑了", body="转账以后对方就消失。")
    for _number in range(8):
        make_question(title="物业费太高能不能不交", body="小区绿化很差。")
    two = make_question(title="熟人借名义拿走积蓄", body="说合伙做生意,其实没有这回事。")
    for question in (one, two):
        make_answer(question, body="依照《刑法》第二百六十六条,数额较大的可以报警。")
    related.refresh(one.pk)
    assert shown(one)[0] == two


def test_what_staff_pinned_stays_first_and_what_they_removed_stays_out(moderator):
    question = make_question(title="公司拖欠工资一年怎么办")
    near = make_question(title="公司拖欠工资两年怎么办")
    far = make_question(title="邻居半夜装修怎么办", body="楼上天天敲墙。")
    relate.relate(target=question, actor=moderator, reason="互相补充", other=far, choice=Choice.PINNED)
    relate.relate(target=question, actor=moderator, reason="不相干", other=near, choice=Choice.REMOVED)
    make_question(title="公司拖欠工资三年怎么办")
    related.refresh(question.pk)
    assert shown(question)[0] == far
    assert near not in shown(question)
    relate.relate(target=question, actor=moderator, reason="重新计算", other=near, choice=Choice.FOUND)
    related.refresh(question.pk)
    assert near in shown(question)
    assert AuditEntry.objects.filter(action="question.relate").count() == 3


def test_a_pinned_question_may_be_removed_later(moderator):
    question, other = make_question(), make_question()
    relate.relate(target=question, actor=moderator, reason="互相补充", other=other, choice=Choice.PINNED)
    relate.relate(target=question, actor=moderator, reason="不相干", other=other, choice=Choice.REMOVED)
    assert other not in shown(question)
    assert RelatedQuestion.objects.filter(question=question, other=other).count() == 1


def test_thousands_at_once_get_lists_of_their_own(monkeypatch):
    monkeypatch.setattr(related, "MANY", 3)
    questions = [
        make_question(title=f"公司拖欠工资{n}个月怎么办", body="老板一直不发。") for n in range(2, 7)
    ]
    RelatedQuestion.objects.all().delete()
    done = []
    related.refresh_many([question.pk for question in questions], done.append)
    assert sum(done) == 5
    assert all(shown(question) for question in questions)


def test_a_list_that_did_not_change_leaves_the_cached_page_alone():
    first, second = make_question(), make_question()
    related.refresh(first.pk)
    before = fresh(first).version
    related.refresh(first.pk)
    assert fresh(first).version == before
    assert second in shown(first)


def test_the_area_that_the_words_speak_for_is_stored_beside_the_askers():
    question = make_question(
        title="公司拖欠三个月工资", body="劳动仲裁要准备什么材料?老板不发工资。", area="contract"
    )
    assert fresh(question).proposed_area.slug.startswith("labor/")
    assert fresh(question).area.slug == "contract"


def test_pinned_questions_stay_first_when_one_of_them_is_let_go(moderator):
    question = make_question()
    others = [
        make_question(title=f"邻居{what}怎么办", body=f"楼上{what},不让人睡。")
        for what in ("装修", "敲墙", "唱歌")
    ]
    make_question()
    for other in others:
        relate.relate(target=question, actor=moderator, reason="互补", other=other, choice=Choice.PINNED)
    relate.relate(target=question, actor=moderator, reason="不相干", other=others[0], choice=Choice.REMOVED)
    related.refresh(question.pk)
    assert shown(question)[:2] == others[1:]
