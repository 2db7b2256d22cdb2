"""`manage.py rescan [--apply]`: what was stored before the redaction knew better."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from consult.actions import rescan
from consult.actions.load_statutes import load_statutes
from consult.models import (
    Answer,
    AnswerRevision,
    AuditEntry,
    Citation,
    FollowUp,
    Question,
    SearchEntry,
    Supplement,
)
from consult.search import queries
from consult.text.statute_files import from_lines
from consult.text.summary import summary
from consult.text.tokens import term

from ..factory import make_answer, make_follow_up, make_question, make_supplement

pytestmark = pytest.mark.django_db
PHONE = "13800138000"
MASK = "[手机号已隐去]"
WORDS = f"老板的电话是{PHONE},打不通。"


def put(row, **fields):
    """Store words as an older redaction would have let them through."""
    type(row).objects.filter(pk=row.pk).update(**fields)


def run(*options):
    out = StringIO()
    call_command("rescan", *options, stdout=out)
    return out.getvalue()


@pytest.fixture
def question(citizen):
    return make_question(citizen)


@pytest.fixture
def answer(question, lawyer):
    return make_answer(question, lawyer)


def test_with_nothing_to_mask_it_says_so_and_changes_nothing(answer):
    version = Question.objects.get().version
    assert run() == "0 of 2 texts hold personal data: none.\n"
    run("--apply")
    assert Question.objects.get().version == version
    assert not AuditEntry.objects.filter(action__endswith=".mask").exists()


def test_it_names_where_what_and_how_many_and_never_the_words(question, answer):
    put(question, body=WORDS + "邮箱 a@mail.example", title=f"{PHONE}是谁的号码")
    put(make_supplement(question), body=WORDS)
    put(make_follow_up(answer), body=WORDS)
    out = run()
    assert f"question {question.pk}: email 1, mobile 2" in out
    assert "supplement" in out
    assert "followup" in out
    assert "3 of 4 texts hold personal data: email 1, mobile 4." in out
    assert PHONE not in out
    assert "mail.example" not in out
    assert PHONE in Question.objects.get().body


def test_a_question_is_masked_with_its_summary_its_entry_in_the_index_and_its_pages(question):
    put(question, body=WORDS, title=f"{PHONE}是谁的号码", nickname=PHONE, summary=summary(WORDS))
    queries.put(Question.objects.get())
    version = Question.objects.get().version
    assert "1 texts masked." in run("--apply")
    row = Question.objects.get()
    assert (row.title, row.nickname) == (f"{MASK}是谁的号码", MASK)
    assert row.body == row.summary == WORDS.replace(PHONE, MASK)
    assert row.version > version
    entry = SearchEntry.objects.get()
    assert term(PHONE) not in f"{entry.title} {entry.body}".split()
    assert PHONE not in Client().get(row.get_absolute_url()).content.decode()


def test_pages_that_list_the_question_are_not_taken_from_the_cache(question):
    other = make_question(title="公司拖欠三个月工资怎么办呢")
    assert other.related_rows.filter(other=question).exists()
    version = Question.objects.get(pk=other.pk).version
    put(question, title=f"公司拖欠三个月工资{PHONE}")
    run("--apply")
    assert Question.objects.get(pk=other.pk).version > version


def test_an_answer_is_masked_with_its_html_and_the_places_of_its_citations(answer):
    body = f"打{PHONE}。依据《火星移民条例》第三条,可以起诉。"
    put(answer, body=body, body_html=f"<p>{body}</p>")
    run("--apply")
    row, citation = Answer.objects.get(), Citation.objects.get()
    assert row.body == body.replace(PHONE, MASK)
    assert PHONE not in row.body_html
    assert row.body[citation.start : citation.end] == citation.raw == "《火星移民条例》第三条"
    assert not AnswerRevision.objects.exists()  # a kept copy would keep the number
    assert row.edited_at is None


def test_what_an_answer_said_before_is_masked_too(question, answer):
    now = timezone.now()
    AnswerRevision.objects.create(answer=answer, body=WORDS, body_html=WORDS, written_at=now, replaced_at=now)
    run("--apply")
    row = AnswerRevision.objects.get()
    assert PHONE not in row.body + row.body_html
    assert MASK in row.body_html
    assert PHONE not in Client().get(f"/answers/{answer.pk}/history/").content.decode()


def test_turns_and_supplements_are_masked_and_the_index_follows(question, answer):
    turn, more = make_follow_up(answer), make_supplement(question)
    put(turn, body=WORDS)
    put(more, body=WORDS)
    queries.put(Question.objects.get())
    run("--apply")
    assert FollowUp.objects.get().body == Supplement.objects.get().body == WORDS.replace(PHONE, MASK)
    assert term(PHONE) not in SearchEntry.objects.get().body.split()


def test_each_masked_text_is_an_entry_in_the_audit_log_without_its_words(question, answer):
    put(question, body=WORDS)
    put(answer, body=WORDS)
    run("--apply")
    entries = AuditEntry.objects.filter(action__endswith=".mask")
    assert {(row.action, row.target_id) for row in entries} == {
        ("question.mask", question.pk),
        ("answer.mask", answer.pk),
    }
    assert all(row.after == {"masked": {"mobile": 1}} and row.actor_name == "system" for row in entries)
    assert "老板" not in str(list(entries.values()))


def test_running_it_again_finds_nothing(question, answer):
    put(question, body=WORDS)
    put(answer, body=WORDS)
    run("--apply")
    assert "0 of 2 texts" in run("--apply")


@pytest.mark.parametrize("status", ["held", "hidden", "withdrawn"])
def test_what_is_not_public_is_masked_and_stays_so(question, status):
    put(question, body=WORDS, status=status)
    run("--apply")
    row = Question.objects.get()
    assert (PHONE in row.body, row.status) == (False, status)
    assert not SearchEntry.objects.filter(pk=question.pk).filter(body__contains=term(PHONE)).exists()


def test_what_a_person_put_back_is_left_to_staff(question):
    kept = [{"kind": "restored", "detail": "mobile"}]
    put(question, body=f"{WORDS}邮箱 a@mail.example", findings=kept)
    out = run("--apply")
    assert "mobile 1 (put back by the person, left as it is)" in out
    assert PHONE in Question.objects.get().body
    assert "a@mail.example" not in Question.objects.get().body


def test_a_mask_longer_than_what_it_hides_stays_within_the_limits(question):
    put(question, title="问" * 44 + "我的QQ是 123456,怎么办", nickname="微信abc123456 张三李四王五")
    run("--apply")
    row = Question.objects.get()
    assert len(row.title) <= 60
    assert len(row.nickname) <= 20
    assert "123456" not in row.title + row.nickname


def test_the_summary_that_came_from_an_answer_comes_from_it_again(question, answer):
    put(answer, body=WORDS)
    put(question, body="", summary=summary(WORDS))
    run("--apply")
    assert Question.objects.get().summary == WORDS.replace(PHONE, MASK)


def test_a_mismatch_that_the_lawyer_confirmed_stays_confirmed(question, lawyer):
    row = {"law": "中华人民共和国刑法", "article": "第一条", "text": "为了惩罚犯罪,保护人民,制定本法。"}
    load_statutes(statutes=from_lines([json.dumps(row)]))
    body = "《刑法》第一条规定:“为了奖励犯罪,保护人民,制定本法。”"
    answer = make_answer(question, lawyer, body, confirmed=True)
    put(answer, body=f"打{PHONE}。{body}")
    run("--apply")
    citation = Citation.objects.get()
    assert (citation.state, citation.confirmed) == ("quote_mismatch", True)


def test_a_row_that_is_gone_or_clean_by_then_is_passed_over(question):
    put(question, body=WORDS)
    (found,) = rescan.look()
    put(question, body="改好了。")
    assert not rescan.mask(found=found)
    Question.objects.all().delete()
    assert not rescan.mask(found=found)
