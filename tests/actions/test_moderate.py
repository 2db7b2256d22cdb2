"""Moderation: an actor, a reason, one target; an audit entry that stays; an author who is told."""

import pytest
from django.db import DatabaseError, transaction

from consult.actions import moderate
from consult.models import AppendOnly, AuditEntry, Question, SearchEntry, Status

from ..factory import by, make_answer, make_follow_up, make_question, make_supplement, make_user, mark_helpful

pytestmark = pytest.mark.django_db
HELD = "请看 https://a.example.com 这个网站可信吗?"


@pytest.fixture(params=["question", "answer", "follow_up", "supplement"])
def target(request, lawyer):
    """One of each thing that can be moderated, public."""
    question = make_question(make_user(email="asker@mail.example"))
    answer = make_answer(question, lawyer)
    rows = {
        "question": question,
        "answer": answer,
        "follow_up": make_follow_up(answer),
        "supplement": make_supplement(question),
    }
    return rows[request.param]


def status_of(row):
    return type(row).objects.get(pk=row.pk).status


def test_whatever_was_written_can_be_hidden_with_a_reason_and_restored(target, moderator):
    assert moderate.hide(target=target, actor=moderator, reason="含有个人信息")
    assert status_of(target) == Status.HIDDEN
    assert type(target).objects.get(pk=target.pk).status_reason == "含有个人信息"
    assert moderate.restore(target=target, actor=moderator, reason="核查后没有问题")
    assert status_of(target) == Status.PUBLISHED
    assert type(target).objects.get(pk=target.pk).status_reason == ""


def test_every_act_writes_one_entry_with_actor_reason_and_what_changed(target, moderator):
    moderate.hide(target=target, actor=moderator, reason="含有个人信息")
    entry = AuditEntry.objects.get()
    assert (entry.actor_id, entry.actor_name, entry.reason) == (moderator.pk, "moderator", "含有个人信息")
    assert entry.action == f"{target._meta.model_name}.hide"
    assert (entry.before, entry.after) == ({"status": "published"}, {"status": "hidden"})
    assert list(AuditEntry.objects.about(target)) == [entry]


def test_the_author_is_told_why(target, moderator, mailoutbox, lawyer):
    mailoutbox.clear()
    moderate.hide(target=target, actor=moderator, reason="含有个人信息")
    author = lawyer.user if target._meta.model_name == "answer" else question_of(target).asker
    assert [letter.to for letter in mailoutbox] == [[author.email]]
    assert "含有个人信息" in author.notices.first().text


def question_of(row):
    if isinstance(row, Question):
        return row
    return row.question if hasattr(row, "question") else row.answer.question


@pytest.mark.parametrize("reason", ["", "   "])
def test_hiding_without_a_reason_is_refused(target, moderator, reason):
    with pytest.raises(ValueError):
        moderate.hide(target=target, actor=moderator, reason=reason)
    assert status_of(target) == Status.PUBLISHED


def test_an_act_on_what_no_longer_stands_there_changes_nothing_and_says_so(target, moderator):
    assert moderate.hide(target=target, actor=moderator, reason="含有个人信息")
    assert moderate.hide(target=target, actor=moderator, reason="再来一次") is False
    assert AuditEntry.objects.count() == 1


def test_a_withdrawn_question_is_never_brought_back(moderator):
    question = make_question()
    Question.objects.filter(pk=question.pk).update(status=Status.WITHDRAWN)
    acts = (moderate.publish, moderate.hide, moderate.restore)
    assert [act(target=question, actor=moderator, reason="试试") for act in acts] == [False] * 3


def test_releasing_a_held_question_publishes_it_everywhere(moderator):
    question = make_question(body=HELD)
    assert question.published_at is None
    moderate.publish(target=question, actor=moderator)
    question.refresh_from_db()
    assert question.is_published
    assert question.published_at
    assert question.findings  # kept for the record
    assert SearchEntry.objects.filter(pk=question.pk).exists()


def test_a_hidden_question_leaves_the_index_at_once(moderator):
    question = make_question()
    moderate.hide(target=question, actor=moderator, reason="违法内容")
    assert not SearchEntry.objects.filter(pk=question.pk).exists()


def test_a_hidden_answer_leaves_the_index_and_the_counts(moderator, lawyer, citizen):
    question = make_question()
    answer = make_answer(question, lawyer)
    mark_helpful(answer, by(citizen))
    moderate.hide(target=answer, actor=moderator, reason="法律内容有误")
    question.refresh_from_db()
    assert (question.answer_count, question.helpful_count) == (0, 0)
    assert SearchEntry.objects.get(pk=question.pk).answers == ""


def test_the_asker_is_told_of_an_answer_when_staff_release_it_not_before(moderator, lawyer, mailoutbox):
    question = make_question(make_user(email="asker@mail.example"))
    mailoutbox.clear()
    answer = make_answer(question, lawyer, "请加我微信,我帮您看看这些材料和证据。")
    assert mailoutbox == []
    moderate.publish(target=answer, actor=moderator)
    assert ["asker@mail.example"] in [letter.to for letter in mailoutbox]


def test_pages_that_list_a_hidden_question_are_not_taken_from_the_cache(moderator):
    other = make_question(title="公司拖欠工资半年了怎么办")
    question = make_question(title="公司拖欠工资一年了怎么办")
    version = Question.objects.get(pk=other.pk).version
    moderate.hide(target=question, actor=moderator, reason="违法内容")
    assert Question.objects.get(pk=other.pk).version > version


def test_audit_entries_are_changed_by_nobody(moderator):
    moderate.hide(target=make_question(), actor=moderator, reason="违法内容")
    entry = AuditEntry.objects.get()
    for attempt in (
        entry.delete,
        AuditEntry.objects.all().delete,
        lambda: AuditEntry.objects.update(reason="没有什么"),
    ):
        with pytest.raises(AppendOnly):
            attempt()
    entry.reason = "没有什么"
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.save()
    entry.refresh_from_db()
    assert entry.reason == "违法内容"
