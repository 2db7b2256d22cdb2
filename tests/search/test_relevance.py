"""What a search finds and in which order, the same on both databases."""

import pytest
from django.core.cache import cache

from consult.actions import erase, moderate
from consult.actions.import_questions import import_questions
from consult.actions.withdraw import withdraw
from consult.models import Synonym
from consult.search import queries, relevance, statistics
from consult.search.indexes import QUESTIONS

from ..factory import make_answer, make_question

pytestmark = pytest.mark.django_db
TITLE, BODY = "想请教一个问题", "事情是这样的,请帮忙看看。"


def asked(title=TITLE, body=BODY, **fields):
    return make_question(title=title, body=body, **fields)


def found(text, **options):
    return [hit.pk for hit in queries.search(text, **options).hits]


def test_a_word_counts_more_in_the_title_than_in_the_text_and_there_more_than_in_answers(lawyer):
    in_answer = asked()
    make_answer(in_answer, lawyer, "您说的这件事可以按照居住权来处理。")
    in_body = asked(body="我想知道居住权怎么登记。")
    in_title = asked(title="居住权怎么登记呢")
    for _number in range(3):
        asked()
    assert found("居住权") == [in_title.pk, in_body.pk, in_answer.pk]


def test_the_more_recent_of_two_equals_comes_first():
    rows = [asked(title="居住权怎么登记呢", body=f"第{number}年登记的。") for number in "345"]
    assert found("居住权") == [row.pk for row in reversed(rows)]


def test_a_rare_word_says_more_than_a_common_one():
    rare = asked(title="遗嘱见证的事情")
    for number in range(9):
        asked(title="公司见证的事情", body=f"公司的事情{number}。")
    statistics.refresh(QUESTIONS)
    assert found("公司遗嘱")[0] == rare.pk


def test_what_holds_every_word_comes_before_what_holds_some():
    both = asked(body="押金不退,我想投诉,请问该怎么办。")
    one = asked(title="押金押金押金", body="押金押金押金。")
    assert found("押金 投诉")[:2] == [both.pk, one.pk]


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("对方ＡＢＣ公司欠款", "abc公司"),
        ("对方abc公司欠款", "ＡＢＣ公司"),
        ("勞動合同到期不續簽", "劳动合同"),
        ("劳动合同到期不续签", "勞動合同"),
        ("民法典第一百八十八条怎么理解", "第188条"),
        ("民法典第188条怎么理解", "第一百八十八条"),
        ("拖欠工资三个月", "3个月"),
        ("欠款十万元不还", "100000元"),
        ("欠款10万元不还", "十万元"),
    ],
)
def test_what_a_reader_takes_for_the_same_is_found(written, searched):
    wanted = asked(title=written)
    asked()
    assert found(searched)[:1] == [wanted.pk]


def test_quoted_words_stand_together():
    together = asked(title="没有签劳动合同怎么办")
    asked(title="劳动关系和租房合同")
    assert found('"劳动合同"') == [together.pk]
    assert found("“劳动合同”") == [together.pk]
    assert queries.search('"劳动合同"').total == 1


def test_quoted_words_that_nobody_wrote_are_read_as_others():
    row = asked(title="合同里的劳动报酬")
    results = queries.search('"劳动合同"')
    assert results.unquoted
    assert [hit.pk for hit in results.hits] == [row.pk]


def test_what_holds_a_word_after_a_minus_is_left_out():
    kept = asked(title="工伤怎么认定")
    left_out = asked(title="工伤怎么认定", body="已经申请了仲裁。")
    assert found("工伤") == [left_out.pk, kept.pk]
    assert found("工伤 -仲裁") == [kept.pk]
    assert found('工伤 -"申请了仲裁"') == [kept.pk]
    assert found("-仲裁") == []


@pytest.mark.parametrize("word", ["狗", "税", "狗咬", "1", "a"])
def test_words_of_one_and_two_characters_are_found(word):
    wanted = asked(body=f"请问{word}的事情归谁管。")
    asked()
    assert found(word) == [wanted.pk]


def test_two_words_are_found_wherever_they_stand(lawyer):
    wanted = asked(title="邻居养狗扰民")
    make_answer(wanted, lawyer, "您可以要求赔偿。")
    asked(title="邻居装修")
    assert found("狗 赔偿")[0] == wanted.pk


def test_words_that_ask_need_not_stand_in_what_is_found():
    wanted = asked(title="被骗的钱追不追得回")
    other = asked(title="怎么登记居住权")
    assert [hit.pk for hit in queries.search("被骗的钱怎么办").hits if hit.whole] == [wanted.pk]
    assert [hit.pk for hit in queries.search("怎么").hits if hit.whole] == [other.pk]


def test_a_text_that_says_a_thing_both_ways_is_not_worth_twice():
    once = asked(title="房东的事情", body="房东不肯修。房东。")
    both = asked(title="房东的事情", body="房东是出租人。")
    plain, alike = (hit.score for hit in sorted(queries.search("房东").hits))
    assert once.pk < both.pk
    assert alike < 1.2 * plain


def test_other_peoples_words_for_the_same_are_found_by_all_of_the_other_only():
    wanted = asked(title="外卖骑手摔了谁来赔")
    asked(title="骑车的人把手摔了")
    assert found("外卖小哥")[0] == wanted.pk
    assert [hit.pk for hit in queries.search("外卖员").hits if hit.whole] == [wanted.pk]


def test_the_laws_word_is_found_by_peoples_word_and_no_longer_once_staff_take_it_out():
    wanted = asked(title="用人单位解除劳动合同")
    assert found("老板") == [wanted.pk]
    Synonym.objects.all().delete()
    cache.clear()
    assert found("老板") == []


def test_what_leaves_the_public_leaves_the_results_in_the_same_moment(moderator, citizen):
    hidden, withdrawn, erased = (
        asked(body=f"居住权怎么登记,我是{place}人。", asker=citizen) for place in ("北京", "上海", "天津")
    )
    held = asked(title="居住权怎么登记呢", body="请看 https://a.example.com 这个网站可信吗?")
    assert set(found("居住权")) == {hidden.pk, withdrawn.pk, erased.pk}
    moderate.hide(target=hidden, actor=moderator, reason="违法内容")
    assert set(found("居住权")) == {withdrawn.pk, erased.pk}
    withdraw(question=withdrawn, actor=citizen)
    assert found("居住权") == [erased.pk]
    moderate.restore(target=hidden, actor=moderator, reason="误判")
    assert set(found("居住权")) == {hidden.pk, erased.pk}
    erase.erase(user=citizen)
    assert found("居住权") == []
    moderate.publish(target=held, actor=moderator)
    assert found("居住权") == [held.pk]


def test_a_sentence_finds_the_question_it_retells():
    wanted = asked(title="老公喝酒打人怎么办", body="他喝醉就动手,派出所来过一次。")
    asked(title="房东不退押金", body="合同到期一个月了。")
    asked(title="公司不发工资", body="老板说没有钱。")
    assert found("丈夫一喝醉就打我,派出所也管过,法院能不能管一管他")[0] == wanted.pk


def test_a_common_word_is_found_in_titles_first_and_counted():
    titled = asked(title="工资怎么算")
    rows = [{"title": TITLE, "body": f"工资的事情{number}。"} for number in range(relevance.WINDOW + 5)]
    import_questions(rows=enumerate(rows))
    results = queries.search("工资")
    assert results.hits[0].pk == titled.pk
    assert (len(results.hits), results.total) == (relevance.WINDOW, relevance.WINDOW + 6)
