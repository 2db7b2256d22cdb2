"""What must stay nowhere: a number that was masked, who asked, where they want to be written to."""

import logging
import pickle
import re

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client

from consult.actions import moderate
from consult.models import Notice

from ..conftest import browser_of
from ..factory import (
    ANSWER,
    BODY,
    TITLE,
    accept,
    ask_as_guest,
    by,
    make_answer,
    make_follow_up,
    make_lawyer,
    make_question,
    make_user,
)
from ..page import fields

pytestmark = pytest.mark.django_db
PHONE = "13912345678"


def cached():
    """Every value in the cache, in this process or in Redis."""
    if isinstance(cache._cache, dict):
        return [pickle.loads(value) for value in cache._cache.values()]
    client = cache._cache.get_client()
    read = cache._cache._serializer.loads
    return [read(client.get(key)) for key in client.scan_iter() if client.type(key) == b"string"]


def everything_stored():
    """Every value of every table, what the sessions hold, and the cache."""
    stored = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            stored[table] = str(cursor.fetchall())
    stored["sessions"] = str([session.get_decoded() for session in Session.objects.all()])
    stored["cache"] = str(cached())
    stored["mail"] = str([(letter.subject, letter.body, letter.to) for letter in mail.outbox])
    return stored


def found(words):
    return [place for place, text in everything_stored().items() if words in text]


def post_and_accept(client, path, data, canary):
    """Send a form, see the before/after page, accept the masked text."""
    response = client.post(path, data)
    assert response.status_code == 200, path
    assert canary in response.content.decode(), path  # shown to the one who typed it, and to nobody else
    assert found(canary) == [], path
    response = client.post(path, {**fields(response), "redaction": "accept"})
    assert response.status_code == 302, path


CANARIES = {
    "id_card": ("身份证号 {}", "11010519491231002X"),
    "mobile": ("{}", PHONE),
    "landline": ("电话 {}", "010-65123478"),
    "bank_card": ("银行卡 {}", "6222021234567890128"),
    "email": ("{}", "zhang.canary@mail.example"),
    "wechat": ("微信号 {}", "canary_wx2026"),
    "qq": ("QQ号 {}", "812345679"),
    "plate": ("车牌 {}", "京A7K512"),
    "passport": ("护照号 {}", "E71234568"),
    "address": ("住在{}", "北京市朝阳区建国路88号院5号楼1203室"),
}


@pytest.mark.parametrize("kind", CANARIES)
def test_what_was_masked_is_in_no_table_no_session_no_cache_no_log_and_no_letter(caplog, lawyer, kind):
    template, canary = CANARIES[kind]
    told = template.format(canary)

    def send(client, path, data):
        post_and_accept(client, path, data, canary)

    caplog.set_level(logging.DEBUG)
    guest, lawyers = Client(), browser_of(lawyer.user)
    asking = {
        "title": f"打 {told} 的人骗了我",
        "body": f"{BODY}对方电话 {told}。",
        "nickname": "小李",
        "consent": "on",
    }
    asking["notify_email"] = "guest@mail.example"
    send(guest, "/questions/ask/", asking)
    question = guest.post("/return/new/")["Location"]
    send(guest, f"{question}edit/", asking)
    send(guest, f"{question}supplement/", {"body": f"补充:他又用 {told} 打来。"})
    send(lawyers, f"{question}answer/", {"body": f"{ANSWER}我的电话 {told}。"})
    answer = lawyer.answers.get()
    moderate.publish(target=answer, actor=make_user(is_staff=True))
    send(lawyers, f"/answers/{answer.pk}/edit/", {"body": f"{ANSWER}改过,电话 {told}。"})
    answer.refresh_from_db()
    if not answer.is_published:
        moderate.publish(target=answer, actor=make_user(is_staff=True))
    send(guest, f"/answers/{answer.pk}/follow-up/", {"body": f"可以打 {told} 找您吗?"})
    send(lawyers, f"/answers/{answer.pk}/follow-up/", {"body": f"请不要打 {told}。"})
    other = make_question()
    guest.post(f"/questions/{other.pk}/report/", {"reason": "privacy", "note": f"他写了 {told}"})
    lawyers.post(f"/desk/drafts/{other.pk}/", {"body": f"{ANSWER}打 {told}。"})
    for path in (question, "/questions/", "/"):
        assert canary not in Client().get(path).content.decode()
    assert found(canary) == []
    assert canary not in caplog.text


def test_an_address_for_letters_is_on_no_page_and_in_no_export_but_ones_own(moderator):
    question, _code = ask_as_guest(notify_email="guest@mail.example", title="留了邮箱的问题标题")
    make_answer(question)
    for client in (Client(), browser_of(make_user()), browser_of(make_lawyer().user)):
        for path in (
            question.get_absolute_url(),
            "/",
            "/questions/",
            "/feeds/questions.atom",
            "/sitemaps/questions.xml",
        ):
            assert "guest@mail.example" not in client.get(path).content.decode()
    page = browser_of(moderator).get(f"/admin/consult/question/{question.pk}/change/").content.decode()
    assert "guest@mail.example" not in page


NAMES = {"username": "wang-xiaoming", "first_name": "晓明", "last_name": "王", "email": "wang@mail.example"}


def test_the_askers_account_is_named_on_no_page_for_anybody_but_themselves():
    asker = make_user(**NAMES)
    question = make_question(asker, area="labor/wages")
    lawyer = make_lawyer()
    answer = make_answer(question, lawyer)
    make_follow_up(answer, author=asker)
    accept(answer, by(asker))
    paths = [
        question.get_absolute_url(), "/", "/questions/", "/areas/labor/", lawyer.get_absolute_url(), "/feeds/questions.atom",
        f"/answers/{answer.pk}/history/", f"/answers/{answer.pk}/report/", "/desk/", "/me/notices/", "/me/",
    ]  # fmt: skip
    for client in (Client(), browser_of(lawyer.user), browser_of(make_user())):
        for path in paths:
            html = client.get(path, follow=True).content.decode()
            assert not [word for word in ("wang-xiaoming", "王晓明", "wang@mail.example") if word in html], (
                path
            )


def test_letters_and_their_subjects_hold_nothing_of_the_question(moderator):
    title, body = "我和张三离婚的事情怎么办", "张三在外面有人,我想带着孩子离开他。"
    guest, _code = ask_as_guest(title=title, body=body, notify_email="guest@mail.example", nickname="小红")
    own = make_question(make_user(email="asker@mail.example"), title=f"{title}呢", body=body)
    lawyer = make_lawyer()
    for question in (guest, own):
        answer = make_answer(question, lawyer, "张三的行为属于过错,您可以在离婚时请求损害赔偿。")
        make_follow_up(answer, body="张三要是不同意呢?")
        make_follow_up(answer, "lawyer", "张三不同意也可以起诉离婚。")
        moderate.hide(target=answer, actor=moderator, reason="法律内容有误")
        moderate.restore(target=answer, actor=moderator, reason="核查后没有问题")
        moderate.hide(target=question, actor=moderator, reason="含有个人信息")
        moderate.publish(target=question, actor=moderator)
    accept(answer, by(own.asker))
    held, _code = ask_as_guest(
        title=f"{title}啊", body=f"{body} https://a.example.com", notify_email="held@mail.example"
    )
    assert held.status == "held"
    assert len(mail.outbox) >= 12
    letters = [letter.subject + letter.body for letter in mail.outbox]
    letters += [notice.text for notice in Notice.objects.all()]
    for letter in letters:
        assert not [word for word in ("张三", "离婚", "孩子", "小红", "赔偿", "起诉") if word in letter]


def test_a_letter_to_a_guest_leads_to_the_page_for_codes_and_names_no_question(moderator):
    question, code = ask_as_guest(notify_email="guest@mail.example")
    answer = make_answer(question)
    moderate.hide(target=question, actor=moderator, reason="含有个人信息")
    make_follow_up(answer, "lawyer", "请带上材料。")
    letters = [letter for letter in mail.outbox if letter.to == ["guest@mail.example"]]
    assert letters
    for letter in letters:
        assert "/return/" in letter.body
        assert not re.search(r"/(questions|answers)/\d", letter.body)
        assert code not in letter.body


def test_every_letter_goes_to_one_person_only(moderator):
    question = make_question(make_user(email="asker@mail.example"), notify_email="other@mail.example")
    make_answer(question)
    assert mail.outbox
    for letter in mail.outbox:
        assert len(letter.to) == 1
        assert not letter.cc
        assert not letter.bcc


def test_a_token_or_a_code_is_in_no_table_and_no_log(caplog):
    caplog.set_level(logging.DEBUG)
    client = Client()
    form = {"title": TITLE, "body": BODY, "consent": "on", "submission_id": "a-secret-of-this-browser"}
    client.post("/questions/ask/", form)
    code = re.search(r"([2-9A-Z]{4}-){3}[2-9A-Z]{4}", client.get("/return/new/").content.decode())[0]
    Client().post("/return/", {"code": code})
    for secret in ("a-secret-of-this-browser", code, code.replace("-", "")):
        assert found(secret) == []
        assert secret not in caplog.text
