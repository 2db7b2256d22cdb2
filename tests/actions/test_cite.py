"""Citations of answers: stored with the answer, judged by its day, checked again when the law changes."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from consult.actions import answer as answering
from consult.actions import cite, recheck
from consult.models import Answer, Citation, Notice, Question, Statute, StatuteName
from consult.search.citations import check

from ..factory import ANSWER, make_answer, make_lawyer, make_question
from ..law import CIVIL, CRIMINAL, FRAUD, PERIOD, THEFT, load, load_and_recheck

pytestmark = pytest.mark.django_db
ARTICLES = {"第二百六十四条": THEFT, "第二百六十六条": FRAUD}
HARSHER = {**ARTICLES, "第二百六十六条": FRAUD.replace("三年", "五年")}
ON_FRAUD = f"《刑法》第二百六十六条规定:“{FRAUD}”"
ON_THEFT = f"《刑法》第二百六十四条规定:“{THEFT}”"
ON_PERIOD = f"《民法典》第一百八十八条规定:“{PERIOD}”"
YESTERDAY = "2020-01-01"


@pytest.fixture(autouse=True)
def own_index(settings, tmp_path):
    """The command builds an index for suggestions; it goes with the test."""
    settings.INDEX_ROOT = tmp_path / "index"


@pytest.fixture
def library():
    load(CRIMINAL, ARTICLES, amended=YESTERDAY)
    load(CIVIL, {"第一百八十八条": PERIOD}, amended=YESTERDAY)


def states(answer):
    return list(answer.citations.order_by("start", "pk").values_list("state", flat=True))


def written(answer, days_ago):
    Answer.objects.filter(pk=answer.pk).update(created_at=timezone.now() - timedelta(days=days_ago))


def day(days_ago):
    return str(timezone.localdate() - timedelta(days=days_ago))


def amend(articles=HARSHER, days_ago=0, **facts):
    """A new wording of the criminal law; the ids of the answers that were flagged."""
    return load_and_recheck(CRIMINAL, articles, amended=day(days_ago), **facts)


def test_every_citation_is_stored_with_its_place_state_and_the_text_it_was_judged_by(library):
    answer = make_answer(make_question(), body=f"{ANSWER}{ON_FRAUD}")
    row = answer.citations.get()
    assert answer.body[row.start : row.end] == row.raw == "《刑法》第二百六十六条"
    assert (row.law, row.statute.title, row.number, row.suffix) == (CRIMINAL, CRIMINAL, 266, 0)
    assert (row.state, row.article.text, row.quote) == ("verified", FRAUD, FRAUD)
    answer.refresh_from_db()
    assert 'href="/laws/%E5%88%91%E6%B3%95/266/"' in answer.body_html
    assert 'data-state="verified"' in answer.body_html


def test_a_mismatch_keeps_the_words_and_says_where_they_stand(library):
    body = f"《刑法》第二百六十四条规定:“{FRAUD}”"
    row = make_answer(make_question(), body=body).citations.get()
    assert (row.state, row.confirmed, row.found_in) == ("quote_mismatch", False, ["第二百六十六条"])
    assert row.missing
    assert row.where_found == [("第二百六十六条", "/laws/%E5%88%91%E6%B3%95/266/")]


def test_that_the_lawyer_published_knowing_of_a_mismatch_is_kept_for_mismatches_only(library):
    body = f"《刑法》第二百六十四条规定:“{FRAUD}”。{ON_FRAUD}"
    answer = make_answer(make_question(), body=body, confirmed=True)
    assert list(answer.citations.values_list("state", "confirmed")) == [
        ("quote_mismatch", True),
        ("verified", False),
    ]


def test_a_range_is_a_row_for_each_article_and_one_link_with_the_worst_state(library):
    load(CIVIL, {"第一条": "甲。", "第三条": "丙。"}, amended="2021-01-01")
    answer = make_answer(make_question(), body=f"{ANSWER}见《民法典》第一条至第三条。")
    assert list(answer.citations.values_list("number", "state")) == [
        (1, "exists"), (2, "unknown_statute"), (3, "exists"),
    ]  # fmt: skip
    answer.refresh_from_db()
    assert answer.body_html.count('class="citation"') == 1
    assert 'data-state="unknown_statute"' in answer.body_html


def test_an_edit_is_judged_anew_by_the_law_of_its_day(library, lawyer):
    answer = make_answer(make_question(), lawyer, body=f"{ANSWER}{ON_FRAUD}")
    written(answer, days_ago=100)
    amend(days_ago=50)
    answer.refresh_from_db()
    assert states(answer) == ["verified"]  # by the wording of the day it was written
    answering.edit(answer=answer, body=f"改过。{ON_FRAUD}", ai_assisted=False)
    assert states(answer) == ["quote_mismatch"]
    assert answer.citations.get().article.text == HARSHER["第二百六十六条"]


def test_a_link_to_an_older_wording_names_a_day_on_which_it_was_law(library):
    answer = make_answer(make_question(), body=f"{ANSWER}{ON_FRAUD}")
    written(answer, days_ago=100)
    amend(days_ago=50)
    answer.refresh_from_db()
    assert f'href="/laws/%E5%88%91%E6%B3%95/266/?on={YESTERDAY}"' in answer.body_html


def test_an_older_wording_of_unknown_beginning_is_linked_too(client):
    load(CRIMINAL, ARTICLES)
    answer = make_answer(make_question(), body=f"{ANSWER}{ON_FRAUD}")
    written(answer, days_ago=100)
    amend(days_ago=50)
    answer.refresh_from_db()
    path = answer.body_html.partition('href="')[2].partition('"')[0]
    assert FRAUD in client.get(path).content.decode()


# What a new wording flags ------------------------------------------------------------------------------------------------


def three_answers():
    answers = [
        make_answer(make_question(), make_lawyer(), f"{ANSWER}{body}")
        for body in (ON_FRAUD, ON_THEFT, ON_PERIOD)
    ]
    for answer in answers:
        written(answer, days_ago=10)
    mail.outbox.clear()
    Notice.objects.all().delete()
    return answers


def test_a_new_wording_flags_exactly_the_answer_whose_article_changed(library):
    fraud, theft, period = three_answers()
    versions = {answer.pk: Question.objects.get(pk=answer.question_id).version for answer in (theft, period)}
    assert amend() == [fraud.pk]
    assert Notice.objects.get().user == fraud.lawyer.user
    assert Notice.objects.get().url == fraud.get_absolute_url()
    assert [letter.to for letter in mail.outbox] == [[fraud.lawyer.user.email]]
    assert [states(answer) for answer in (fraud, theft, period)] == [["verified"]] * 3
    assert Question.objects.get(pk=period.question_id).version == versions[period.pk]


def test_a_load_in_which_only_another_article_changed_flags_nobody(library):
    three_answers()
    assert amend({**ARTICLES, "第一条": "为了惩罚犯罪,保护人民。"}) == []
    assert not Notice.objects.exists()


def test_the_same_file_again_flags_nobody_and_looks_at_nothing(library):
    three_answers()
    amend()
    Notice.objects.all().delete()
    with CaptureQueriesContext(connection) as caught:
        assert amend() == []
    assert not any("UPDATE" in query["sql"] for query in caught)
    assert not Notice.objects.exists()


def test_the_next_wording_that_leaves_the_article_alone_flags_nobody_again(library):
    three_answers()
    amend(days_ago=5)
    Notice.objects.all().delete()
    assert amend({**HARSHER, "第一条": "为了惩罚犯罪。"}, days_ago=1) == []


def test_a_repeal_flags_those_who_cite_the_statute(library):
    fraud, theft, _period = three_answers()
    flagged = load_and_recheck(CRIMINAL, ARTICLES, amended=YESTERDAY, repealed={"by": "新刑法", "on": day(1)})
    assert flagged == [fraud.pk, theft.pk]
    assert states(fraud) == ["changed_since"]


def test_an_article_that_the_new_wording_no_longer_has_flags_its_answer(library):
    fraud, _theft, _period = three_answers()
    assert amend({"第二百六十四条": THEFT}) == [fraud.pk]


def test_an_older_wording_loaded_late_flags_nobody(library):
    three_answers()
    assert load_and_recheck(CRIMINAL, HARSHER, amended="2010-01-01") == []


def test_a_wording_to_come_flags_on_the_day_it_begins(library, time_machine):
    fraud, _theft, _period = three_answers()
    assert amend(effective=day(-30)) == []
    time_machine.move_to(timezone.now() + timedelta(days=30))
    call_command("load_statutes", recheck=True)
    assert Notice.objects.get().user == fraud.lawyer.user


def test_a_lawyer_hears_once_of_all_their_answers(library, lawyer):
    answers = [make_answer(make_question(), lawyer, f"{ANSWER}{ON_FRAUD}") for _number in range(3)]
    for answer in answers:
        written(answer, days_ago=10)
    mail.outbox.clear()
    assert amend() == [answer.pk for answer in answers]
    assert "您的 3 个回答" in lawyer.user.notices.get().text
    assert len(mail.outbox) == 1


def test_a_hidden_answer_is_judged_again_and_nobody_is_told(library, lawyer):
    answer = make_answer(make_question(), lawyer, f"{ANSWER}{ON_FRAUD}")
    Answer.objects.update(status="hidden")
    written(answer, days_ago=10)
    assert amend() == []
    assert not lawyer.user.notices.exists()


def test_a_lawyer_without_an_account_is_no_hindrance(library, lawyer):
    answer = make_answer(make_question(), lawyer, f"{ANSWER}{ON_FRAUD}")
    written(answer, days_ago=10)
    type(lawyer).objects.update(user=None)
    assert amend() == [answer.pk]


def test_a_statute_unknown_until_now_is_found_when_it_comes_and_flags_nobody(library):
    answer = make_answer(make_question(), body=f"{ANSWER}《消费者权益保护法》第五十五条")
    assert states(answer) == ["unknown_statute"]
    assert load_and_recheck("中华人民共和国消费者权益保护法", {"第五十五条": "甲。"}) == []
    assert states(answer) == ["exists"]
    answer.refresh_from_db()
    assert "/55/" in answer.body_html


def test_what_stays_unknown_is_not_looked_at_in_every_load(library):
    make_answer(make_question(), body=f"{ANSWER}《火星移民条例》第三条")
    assert recheck.due() == []
    load_and_recheck("工伤保险条例", {"第一条": "甲。"})
    assert recheck.due() == []


# Breaking off, and many of them ---------------------------------------------------------------------------------------------


def test_a_run_that_breaks_off_is_taken_up_and_nobody_is_told_twice_or_never(library, monkeypatch):
    answers = [make_answer(make_question(), make_lawyer(), f"{ANSWER}{ON_FRAUD}") for _number in range(3)]
    for answer in answers:
        written(answer, days_ago=10)
    Notice.objects.all().delete()
    load(CRIMINAL, HARSHER, amended=day(0))
    real, seen = recheck.check, []

    def failing(body, on):
        seen.append(body)
        if len(seen) == 2:
            raise RuntimeError("the power went out")
        return real(body, on)

    monkeypatch.setattr(recheck, "check", failing)
    with pytest.raises(RuntimeError):
        recheck.recheck(recheck.due())
    monkeypatch.setattr(recheck, "check", real)
    assert recheck.due() == [answer.pk for answer in answers[1:]]
    call_command("load_statutes", recheck=True)
    assert sorted(Notice.objects.values_list("user", flat=True)) == sorted(
        answer.lawyer.user_id for answer in answers
    )


def test_each_answer_takes_as_many_queries_as_the_next(library):
    load(CRIMINAL, HARSHER, amended=day(0))

    def queries(count):
        answers = [make_answer(make_question(), body=f"{ANSWER}{ON_THEFT}") for _number in range(count)]
        with CaptureQueriesContext(connection) as caught:
            recheck.recheck([answer.pk for answer in answers])
        return len(caught)

    one = queries(1)
    assert queries(4) == 4 * one


def test_an_answer_that_went_meanwhile_is_passed_over(library):
    answer = make_answer(make_question(), body=f"{ANSWER}{ON_FRAUD}")
    pk = answer.pk
    Question.objects.all().delete()
    assert recheck.recheck([pk]) == []


def test_every_answer_can_be_checked_again_after_the_names_changed(library):
    answer = make_answer(make_question(), body=f"{ANSWER}《刑大大》第二百六十六条。《刑法》第二百六十四条")
    StatuteName.objects.create(statute=Statute.objects.get(title=CRIMINAL), name="刑大大")
    call_command("load_statutes", recheck=True)
    assert list(answer.citations.values_list("number", flat=True)) == [266, 264]


# Queries -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 30])
def test_checking_takes_a_handful_of_queries_however_many_citations(library, count):
    check("《刑法》第一条")  # the names are read once
    with CaptureQueriesContext(connection) as caught:
        assert len(check(ON_FRAUD * count)) == count
    assert len(caught) <= 4


def test_a_text_of_nothing_but_mismatches_reads_each_statute_once(library):
    check("《刑法》第一条")
    with CaptureQueriesContext(connection) as caught:
        assert len(check(f"《刑法》第二百六十四条规定:“{FRAUD}”" * 20)) == 20
    assert len(caught) <= 5


def test_of_two_wordings_that_began_together_the_one_loaded_last_counts():
    load(CRIMINAL, ARTICLES, amended=YESTERDAY)
    load(CRIMINAL, HARSHER, amended=YESTERDAY)
    (found,) = check(f"《刑法》第二百六十六条规定:“{HARSHER['第二百六十六条']}”")
    assert found.state == "verified"


def test_links_are_written_into_the_html_and_nothing_else_changes(library):
    html = cite.html_of(f"**结论**:{ON_FRAUD}", check(f"**结论**:{ON_FRAUD}"))
    assert html.startswith('<p><strong>结论</strong>:<a class="citation"')


def test_citations_go_with_their_answer(library):
    make_answer(make_question(), body=f"{ANSWER}{ON_FRAUD}")
    Question.objects.all().delete()
    assert not Citation.objects.exists()
