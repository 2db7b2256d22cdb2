"""透明度: numbers that equal the audit log, and name nobody."""

import pytest
from django.core.cache import cache

from consult.actions import moderate, resolve, verify
from consult.actions.report import report
from consult.forms.fields import new_submission_id
from consult.models import AuditEntry, Citation
from consult.views import about

from ..factory import make_answer, make_question, make_user

pytestmark = pytest.mark.django_db


def text(client):
    cache.clear()
    response = client.get("/about/transparency/")
    assert response.status_code == 200
    return response.content.decode()


def test_an_empty_site_says_so(client):
    page = text(client)
    assert "这段时间没有隐藏过内容" in page
    assert "还没有法条引用" in page


def test_what_was_hidden_is_counted_by_reason(client, moderator):
    for reason in ("含有个人信息", "含有个人信息:写了单位", "标题里有单位名称"):
        moderate.hide(target=make_question(), actor=moderator, reason=reason)
    moderate.hide(target=make_answer(make_question()), actor=moderator, reason="法律内容有误")
    assert sorted(about.hidden_for(AuditEntry.objects.all())) == [("other", 1), ("privacy", 2), ("wrong", 1)]
    page = text(client)
    assert "含有个人信息" in page
    assert "写了单位" not in page


def test_reports_and_verifications_are_counted_and_nobody_is_named(client, moderator, lawyer, unverified):
    nosy = make_user("nosy")
    rows = [
        report(
            target=make_question(),
            reason="abuse",
            submission_id=new_submission_id(),
            reporter=nosy,
        )
        for _n in range(3)
    ]
    resolve.resolve(report=rows[0], actor=moderator, reason="作者已改正")
    resolve.dismiss(report=rows[1], actor=moderator, reason="不违反社区规则")
    verify.verify(lawyer=unverified, actor=moderator, reason="执业证与登记信息一致")
    verify.suspend(lawyer=lawyer, actor=moderator, reason="执业证失效")
    page = text(client)
    assert "收到 3 条；1 条成立并作了处理，1 条核查后不成立，1 条正在等待处理。" in page
    assert "通过或续期 1 次" in page
    assert "暂停认证 1 次" in page
    for name in ("nosy", "moderator", lawyer.name, unverified.name):
        assert name not in page


def test_citations_are_counted_by_their_state(client):
    answer = make_answer(make_question())
    for state in ("verified", "verified", "verified", "exists"):
        Citation.objects.create(answer=answer, start=0, end=1, raw="法", law="法", number=1, state=state)
    assert "75%" in text(client)


def test_a_reader_gets_no_cookie_and_a_warm_page_asks_nothing(client, django_assert_num_queries):
    text(client)
    with django_assert_num_queries(0):
        response = client.get("/about/transparency/")
    assert not response.cookies


def test_it_can_be_read_in_english(client):
    client.cookies["django_language"] = "en"
    assert client.get("/about/transparency/").status_code == 200
