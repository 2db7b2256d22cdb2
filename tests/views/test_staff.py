"""What staff do in the admin goes through the actions, with a reason."""

import pytest
from django.test import Client

from consult.models import AuditEntry, Lawyer, Question, Status

from ..conftest import browser_of
from ..factory import make_answer, make_question, make_user

pytestmark = pytest.mark.django_db
REASON = "违法内容"


def act(client, model, action, *rows, **more):
    data = {"action": action, "_selected_action": [row.pk for row in rows], **more}
    return client.post(f"/admin/consult/{model}/", data)


def test_hiding_asks_for_a_reason_first(moderator):
    question, client = make_question(), browser_of(moderator)
    response = act(client, "question", "hide_with_reason", question)
    assert response.status_code == 200
    response = act(client, "question", "hide_with_reason", question, apply="1", reason="")
    assert "请选一个原因" in response.content.decode()
    assert Question.objects.get().status == Status.PUBLISHED


def test_hiding_with_a_reason_hides_tells_and_is_on_record(moderator):
    asker = make_user()
    question = make_question(asker)
    act(
        browser_of(moderator),
        "question",
        "hide_with_reason",
        question,
        apply="1",
        reason=REASON,
        words="第二段",
    )
    assert Question.objects.get().status == Status.HIDDEN
    assert Client().get(question.get_absolute_url()).status_code == 404
    entry = AuditEntry.objects.get()
    assert (entry.actor_name, entry.reason) == ("moderator", f"{REASON}:第二段")
    assert REASON in asker.notices.get().text


def test_what_was_held_is_released_from_the_list(moderator):
    question = make_question(body="请看 https://a.example.com 这个网站可信吗?")
    act(
        browser_of(moderator), "question", "publish_with_reason", question, apply="1", reason="核查后没有问题"
    )
    assert Question.objects.get().status == Status.PUBLISHED


def test_a_lawyer_is_verified_and_suspended_from_the_list(moderator, unverified):
    client = browser_of(moderator)
    act(client, "lawyer", "verify_with_reason", unverified, apply="1", reason="核查后没有问题")
    assert Lawyer.objects.get().is_verified()
    act(client, "lawyer", "suspend_with_reason", unverified, apply="1", reason="执业信息与登记不符")
    assert not Lawyer.objects.get().is_verified()


def test_an_answer_is_hidden_from_the_list_and_its_people_leave_the_count(moderator, lawyer):
    answer = make_answer(make_question(), lawyer)
    act(browser_of(moderator), "answer", "hide_with_reason", answer, apply="1", reason="法律内容有误")
    answer.refresh_from_db()
    assert answer.status == Status.HIDDEN


def test_nobody_deletes_what_people_wrote_nor_changes_what_was_recorded(moderator, lawyer):
    answer = make_answer(make_question(), lawyer)
    act(browser_of(moderator), "answer", "hide_with_reason", answer, apply="1", reason="法律内容有误")
    entry = AuditEntry.objects.get()
    client = browser_of(moderator)
    for path in (
        f"question/{answer.question_id}",
        f"answer/{answer.pk}",
        f"lawyer/{lawyer.pk}",
        f"auditentry/{entry.pk}",
    ):
        assert client.post(f"/admin/consult/{path}/delete/", {"post": "yes"}).status_code == 403
    assert client.post(f"/admin/consult/auditentry/{entry.pk}/change/", {"reason": "x"}).status_code == 403
    assert AuditEntry.objects.get().reason == "法律内容有误"
