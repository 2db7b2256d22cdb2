"""The question page: whole for everybody, bound to nobody, never a moment behind."""

import json
import re

import pytest
from django.core.cache import cache
from django.test import Client

from consult.actions import moderate
from consult.actions.answer import edit as edit_answer
from consult.actions.ask import edit
from consult.actions.mark import same_question
from consult.actions.profile import correct
from consult.actions.withdraw import withdraw
from consult.models import Lawyer, Question, RelatedQuestion, Status

from ..conftest import browser_of
from ..factory import (
    accept,
    by,
    make_answer,
    make_follow_up,
    make_lawyer,
    make_question,
    make_supplement,
    make_user,
    mark_helpful,
)
from ..page import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer(lawyer, citizen):
    return make_answer(make_question(citizen, area="labor/wages"), lawyer)


def shown(question, client=None):
    return page((client or Client()).get(question.get_absolute_url()))


# What the page promises -----------------------------------------------------------------------------------------


def test_the_hooks_of_the_contract_are_there(answer):
    make_question()
    document = shown(answer.question)
    for selector in (
        "h1", ".question-body", ".answer .byline", ".answer .helped-count", ".answer .answer-body", "#related h2", "#latest h2",
    ):  # fmt: skip
        assert document.one(selector).text
    for block in ("#related", "#latest"):
        card = document.one(f"{block} article.question-summary")
        assert card.one("h3 a").attrs["href"].startswith("/questions/")
        assert card.one("p").text


def test_an_anonymous_reader_gets_no_cookie_no_token_and_nothing_inline(answer):
    response = Client().get(answer.question.get_absolute_url())
    html = response.content.decode()
    assert not response.cookies
    assert "csrf" not in html
    assert "nonce" not in response.headers["Content-Security-Policy"]
    scripts = page(response).select("script")
    assert all("src" in row.attrs or row.attrs.get("type") == "application/ld+json" for row in scripts)
    assert not page(response).select("style")
    assert not [
        name
        for row in page(response).walk()
        for name in row.attrs
        if name == "style" or name.startswith("on")
    ]


def test_the_structured_data_says_what_the_page_says(answer):
    accept(answer, by(answer.question.asker))
    data = json.loads(shown(answer.question).one("script[type=application/ld+json]").children[0])
    item = next(row for row in data if row["@type"] == "QAPage")["mainEntity"]
    assert item["name"] == answer.question.title
    assert item["acceptedAnswer"]["author"]["name"] == "陈静"
    assert item["author"]["name"] == "匿名用户"
    assert answer.question.asker.username not in json.dumps(data)


def test_the_title_and_the_summary_are_what_engines_show(answer):
    document = shown(answer.question)
    assert document.one("title").text.startswith(answer.question.title)
    assert document.one("meta[name=description]").attrs["content"] == answer.question.summary
    assert document.one("link[rel=canonical]").attrs["href"].endswith(answer.question.get_absolute_url())


def test_supplements_and_turns_are_shown_in_order_with_who_speaks(answer):
    make_supplement(answer.question, "补充一:没有签合同。")
    make_supplement(answer.question, "补充二:有工资条。")
    make_follow_up(answer, body="要准备什么材料?")
    make_follow_up(answer, "lawyer", "带上工资条和聊天记录。")
    document = shown(answer.question)
    assert [row.one(".prose").text for row in document.select(".supplement")] == [
        "补充一:没有签合同。",
        "补充二:有工资条。",
    ]
    turns = document.select(".thread .turn")
    assert ["匿名用户" in turns[0].text, "陈静" in turns[1].text] == [True, True]


def test_help_by_a_model_is_said_openly(lawyer):
    answer = make_answer(make_question(), lawyer, ai_assisted=True)
    assert "AI 辅助，律师已核对" in shown(answer.question).one(".answer").text


def test_a_lawyer_of_a_source_is_marked_as_not_checked_here():
    source = make_lawyer("张凯")
    answer = make_answer(make_question(), source)
    Lawyer.objects.filter(pk=source.pk).update(verification="source", version=2)
    assert "来源标注，本站未核验" in shown(answer.question).one(".byline").text


def test_the_newest_twenty_others_are_recommended():
    questions = [make_question() for _number in range(23)]
    titles = [row.text for row in shown(questions[-2]).select("#latest h3")]
    assert titles == [row.title for row in reversed(questions) if row != questions[-2]][:20]


def test_the_same_page_unchanged_is_not_sent_again(answer):
    make_question()
    first = Client().get(answer.question.get_absolute_url())
    again = Client().get(answer.question.get_absolute_url(), HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304
    make_question()  # #latest is another
    assert (
        Client().get(answer.question.get_absolute_url(), HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200
    )


# Who may read it --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [Status.HELD, Status.HIDDEN, Status.WITHDRAWN])
def test_what_is_not_public_is_404_but_to_the_asker_and_staff(answer, stranger, moderator, lawyer, status):
    Question.objects.filter(pk=answer.question_id).update(status=status, status_reason="原因在此")
    url = answer.question.get_absolute_url()
    answers = {
        "nobody": Client().get(url).status_code,
        "stranger": browser_of(stranger).get(url).status_code,
        "its lawyer": browser_of(lawyer.user).get(url).status_code,
        "asker": browser_of(answer.question.asker).get(url).status_code,
        "staff": browser_of(moderator).get(url).status_code,
    }
    assert answers == {"nobody": 404, "stranger": 404, "its lawyer": 404, "asker": 200, "staff": 200}
    note = shown(answer.question, browser_of(answer.question.asker)).one(".note[role=status]").text
    assert "原因在此" in note


def test_the_holder_of_the_code_reads_what_is_not_public(guest):
    Question.objects.filter(pk=guest.question.pk).update(status=Status.HELD)
    assert guest.client.get(guest.question.get_absolute_url()).status_code == 200


def test_a_page_cached_while_public_is_not_shown_after_it_is_held(answer):
    shown(answer.question)
    Question.objects.filter(pk=answer.question_id).update(status=Status.HELD)
    assert Client().get(answer.question.get_absolute_url()).status_code == 404


def test_a_held_answer_is_shown_to_its_lawyer_with_the_reason_and_to_nobody_else(answer, lawyer, moderator):
    moderate.hide(target=answer, actor=moderator, reason="法律内容有误")
    assert not shown(answer.question).select(".answer")
    assert not shown(answer.question, browser_of(answer.question.asker)).select(".answer")
    assert "法律内容有误" in shown(answer.question, browser_of(lawyer.user)).one(".answer").text


def test_the_account_of_the_asker_is_nowhere_on_the_page():
    asker = make_user("zhang-wei", first_name="伟", last_name="张", email="zhang-wei@mail.example")
    question = make_question(asker, notify_email="other@mail.example")
    make_follow_up(make_answer(question), author=asker)
    html = Client().get(question.get_absolute_url()).content.decode()
    for word in ("zhang-wei", "张伟", "other@mail.example"):
        assert word not in html


# What each may do --------------------------------------------------------------------------------------------------


def actions_of(question, client=None):
    return {row.text for row in shown(question, client).select(".buttons a")} | {
        row.text for row in shown(question, client).select("#answers a.btn-primary")
    }


def test_everybody_sees_the_keys_they_may_use(answer, stranger, lawyer, guest):
    question = answer.question
    asker = actions_of(question, browser_of(question.asker))
    assert {"补充说明", "撤回", "采纳", "有帮助", "追问"} <= asker
    assert not {"修改", "我也遇到了", "修改回答"} & asker
    other = actions_of(question, browser_of(stranger))
    assert {"我也遇到了", "有帮助"} <= other
    assert not {"补充说明", "撤回", "采纳", "追问"} & other
    author = actions_of(question, browser_of(lawyer.user))
    assert {"修改回答", "追答"} <= author
    assert not {"有帮助", "采纳", "回答这个问题"} & author
    assert "回答这个问题" in actions_of(question, browser_of(make_lawyer().user))
    assert {"修改", "补充说明", "撤回"} <= actions_of(guest.question, guest.client)


def test_a_key_that_was_used_becomes_the_one_that_takes_it_back(answer):
    asker = answer.question.asker
    accept(answer, by(asker))
    mark_helpful(answer, by(asker))
    keys = actions_of(answer.question, browser_of(asker))
    assert {"取消采纳", "取消“有帮助”"} <= keys
    assert not {"采纳", "有帮助"} & keys


# Never a moment behind ----------------------------------------------------------------------------------------------


def test_a_cached_page_follows_every_change_at_once(answer, stranger, moderator, lawyer):
    question = answer.question
    other = make_question()

    def said():
        return shown(question).one("main").text

    def after(change):
        before = said()
        assert said() == before  # from the cache
        change()
        assert said() != before
        return said()

    assert "1 人觉得有帮助" in after(lambda: mark_helpful(answer, by(stranger)))
    assert "提问者已采纳" in after(lambda: accept(answer, by(question.asker)))
    assert "1 人有同样的问题" in after(lambda: same_question(question=question, user=stranger))
    assert "改过的回答" in after(
        lambda: edit_answer(answer=answer, body="改过的回答,写得更完整一些,请您参考。", ai_assisted=False)
    )
    assert "要带什么?" in after(lambda: make_follow_up(answer, body="要带什么?"))
    assert "还有录音" in after(lambda: make_supplement(question, "补充:还有录音。"))
    assert "李律" in after(lambda: make_answer(question, make_lawyer("李律")))
    assert "另一个标题" in after(lambda: edit(question=other, title="另一个标题在这里", body=other.body))
    assert "还有录音" not in after(
        lambda: moderate.hide(target=question.supplements.get(), actor=moderator, reason="重复内容")
    )
    assert "改过的回答" not in after(lambda: moderate.hide(target=answer, actor=moderator, reason="违法内容"))


def test_a_lawyer_who_is_renamed_by_staff_is_renamed_on_pages_that_were_cached(answer, moderator, lawyer):
    make_question()
    assert "陈静" in shown(answer.question).one(".byline").text
    lawyer.name, lawyer.law_firm = "陈静怡", "上海某某律师事务所"
    correct(lawyer=lawyer, fields=["name", "law_firm"], actor=moderator, reason="改名")
    assert "陈静怡" in shown(answer.question).one(".byline").text
    assert "上海某某律师事务所" in shown(answer.question).one(".byline").text


@pytest.mark.parametrize("how", ["hide", "withdraw", "hold by an edit"])
def test_a_related_question_that_leaves_the_public_leaves_every_page_at_once(answer, moderator, how):
    gone = make_question(title="拖欠工资去哪里投诉呢")
    assert gone.title in shown(answer.question).one("#related").text
    if how == "hide":
        moderate.hide(target=gone, actor=moderator, reason="违法内容")
    elif how == "withdraw":
        withdraw(question=gone)
    else:
        edit(question=gone, title=gone.title, body="请看 https://a.example.com 这个网站。")
    html = Client().get(answer.question.get_absolute_url()).content.decode()
    assert gone.title not in html


def test_what_stands_in_for_related_questions_is_not_kept_in_the_cache(answer, moderator):
    gone = make_question(title="拖欠工资去哪里投诉呢")
    RelatedQuestion.objects.all().delete()  # as before the job has run
    Question.objects.all().touch()
    assert gone.title in shown(answer.question).one("#related").text
    moderate.hide(target=gone, actor=moderator, reason="违法内容")
    assert gone.title not in shown(answer.question).one("#related").text


def test_a_title_of_a_related_question_is_the_new_one_at_once(answer):
    other = make_question(title="拖欠工资去哪里投诉呢")
    shown(answer.question)
    edit(question=other, title="拖欠工资向谁投诉才好", body=other.body)
    document = shown(answer.question)
    assert "拖欠工资向谁投诉才好" in document.one("#related").text
    assert "拖欠工资去哪里投诉呢" not in document.one("main").text


def test_the_cache_holds_nothing_of_a_visitor(answer, citizen):
    client = browser_of(answer.question.asker)
    client.get(answer.question.get_absolute_url())
    html = Client().get(answer.question.get_absolute_url()).content.decode()
    assert "采纳" not in re.sub("提问者已采纳", "", html)
    assert citizen.username not in html


def test_what_one_reader_put_into_the_address_is_on_nobody_elses_page(answer):
    make_question()
    url = answer.question.get_absolute_url()
    Client().get(
        f"{url}?from=somebody", HTTP_REFERER="http://testserver/secret/", HTTP_USER_AGENT="odd-browser"
    )
    html = Client().get(url).content.decode()
    assert not [word for word in ("somebody", "secret", "odd-browser") if word in html]


def test_stand_ins_are_not_left_in_a_readers_browser_either(answer):
    make_question()
    RelatedQuestion.objects.all().delete()
    Question.objects.all().touch()
    response = Client().get(answer.question.get_absolute_url())
    assert "ETag" not in response.headers
    assert "Last-Modified" not in response.headers


def test_a_page_without_a_cache_is_the_same_page(answer):
    make_question()
    first = Client().get(answer.question.get_absolute_url()).content
    assert Client().get(answer.question.get_absolute_url()).content == first
    cache.clear()
    assert Client().get(answer.question.get_absolute_url()).content == first
