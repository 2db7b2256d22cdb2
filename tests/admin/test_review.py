"""The review page: the item in its context, what was found and done, and keys only for who may turn them."""

import pytest
from django.core.files.base import ContentFile

from consult.actions import answer as answering
from consult.actions import moderate
from consult.models import AuditEntry, Citation, CitationState, Question, Status

from ..conftest import browser_of
from ..factory import make_answer, make_follow_up, make_lawyer, make_question, make_supplement, make_user
from .conftest import decide, held, make_report, url_of

pytestmark = pytest.mark.django_db


def text_of(client, row, query=""):
    response = client.get(url_of(row) + query)
    assert response.status_code == 200
    return response.content.decode()


def test_a_question_is_shown_with_everything_that_hangs_on_it(desk, lawyer):
    question = make_question(body="老板说没有钱,让我等到年底。")
    answer = make_answer(question, lawyer, "可以申请劳动仲裁,时效是一年。")
    held(make_follow_up(answer, body="仲裁要交钱吗?"))
    held(make_supplement(question, body="我有工资条。"))
    make_report(question, note="写得太细了")
    page = text_of(desk, question)
    for words in ("没有钱", "可以申请劳动仲裁", "仲裁要交钱吗", "我有工资条", "写得太细了", lawyer.name):
        assert words in page


def test_findings_are_sentences_and_point_into_the_text(desk):
    question = held(make_question(body="详情看 https://shop.example.com/1 这个网址,谢谢各位律师。"))
    page = text_of(desk, question)
    assert "含有网址" in page
    assert "<mark>" in page


def test_what_was_typed_is_text_and_never_markup(desk):
    question = make_question(
        title="<script>alert(1)</script>怎么办", body="<img src=x onerror=alert(1)>老板欠我钱"
    )
    page = text_of(desk, question)
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_an_answer_is_shown_with_its_question_its_checks_and_its_earlier_wordings(desk, lawyer):
    question = make_question(body="老板说没有钱,让我等到年底。")
    answer = make_answer(question, lawyer, "可以申请劳动仲裁,时效是半年。")
    answering.edit(answer=answer, body="可以申请劳动仲裁,时效是一年。", ai_assisted=False)
    Citation.objects.filter(answer=answer).delete()
    Citation.objects.create(
        answer=answer, start=0, end=2, raw="民法典第一条", law="中华人民共和国民法典", number=1,
        state=CitationState.QUOTE_MISMATCH, missing=["没有的话"],
    )  # fmt: skip
    page = text_of(desk, answer)
    for words in ("没有钱", "引文与条文不符", "没有的话", "<del>半</del>", "<ins>一</ins>"):
        assert words in page


def test_the_history_says_who_did_what_and_why(desk, moderator):
    question = make_question()
    moderate.hide(target=question, actor=moderator, reason="含有个人信息:写了单位")
    page = text_of(desk, question)
    assert "moderator" in page
    assert "含有个人信息:写了单位" in page
    assert "已发布 → 已隐藏" in page


def test_a_follow_up_is_shown_within_the_whole_exchange(desk, lawyer):
    answer = make_answer(make_question(), lawyer, "可以申请劳动仲裁,时效是一年。")
    make_follow_up(answer, body="第一次追问的内容")
    turn = held(make_follow_up(answer, side="lawyer", body="追答里请您加我微信细聊"))
    page = text_of(desk, turn)
    assert "第一次追问的内容" in page
    assert "可以申请劳动仲裁" in page


def test_a_report_does_not_say_who_reported(desk):
    reporter = make_user("nosy-neighbour")
    page = text_of(desk, make_report(make_question(), reporter=reporter, note="请看一下"))
    assert "请看一下" in page
    assert "nosy-neighbour" not in page


def test_an_asker_is_counted_and_not_named(desk):
    asker = make_user("shy-asker", email="shy@mail.example")
    page = text_of(desk, make_question(asker))
    assert "另外提过 0 个问题" in page
    assert "shy-asker" not in page
    assert "shy@mail.example" not in page


def test_an_application_is_shown_with_what_its_number_says(desk):
    lawyer = make_lawyer(verified=False, license_number="14401201610123456", first_licensed_year=2015)
    page = text_of(desk, lawyer)
    assert "格式合理" in page
    assert "年份 2016 与所填首次执业年份 2015 不一致" in page


def test_what_was_changed_meanwhile_is_not_decided_unseen(desk):
    question = held(make_question())
    page = desk.get(url_of(question))
    seen = page.context["keys"][0]["form"].initial["seen"]
    Question.objects.filter(pk=question.pk).update(body="换成了别的内容")
    sent = {"act": "publish", "reason": "fine", "words": "", "seen": seen}
    page = desk.post(url_of(question), sent)
    assert "在您查看之后改过" in page.content.decode()
    assert Question.objects.get(pk=question.pk).status == Status.HELD
    # The page shown again carries the new text's fingerprint.
    seen = page.context["keys"][0]["form"].data["seen"]
    desk.post(url_of(question), {**sent, "seen": seen})
    assert Question.objects.get(pk=question.pk).status == Status.PUBLISHED


def test_what_somebody_else_decided_is_not_decided_again(desk, moderator):
    question = held(make_question())
    desk.get(url_of(question))
    moderate.publish(target=question, actor=moderator, reason="核查后没有问题")
    response = desk.post(
        url_of(question), {"act": "publish", "reason": "fine", "words": "", "seen": ""}, follow=True
    )
    assert "状态已经变了" in response.content.decode()
    assert AuditEntry.objects.about(question).count() == 1


def test_two_people_on_one_page_know_of_each_other(desk, head):
    question = held(make_question())
    assert "正在处理" not in text_of(desk, question)
    assert "xiaozhou" in text_of(head, question)


def test_who_may_only_look_gets_no_keys(onlooker):
    question = held(make_question())
    page = text_of(onlooker, question)
    assert "只能查看" in page
    assert 'name="act" value' not in page
    assert onlooker.post(url_of(question), {"act": "publish", "reason": "fine"}).status_code == 403
    assert Question.objects.get(pk=question.pk).status == Status.HELD


def test_who_may_only_look_gets_no_actions_on_lists(onlooker):
    question = make_question()
    for model in ("question", "answer", "followup", "supplement", "report", "lawyer"):
        page = onlooker.get(f"/admin/consult/{model}/").content.decode()
        assert 'name="action"' not in page
    sent = {
        "action": "hide_with_reason",
        "_selected_action": [question.pk],
        "apply": "1",
        "reason": "privacy",
    }
    onlooker.post("/admin/consult/question/", sent)
    onlooker.post("/admin/consult/question/", {"action": "export_csv", "_selected_action": [question.pk]})
    assert Question.objects.get().is_published
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("who", ["nobody", "citizen", "lawyer"])
def test_nobody_else_comes_in(who, client, citizen, lawyer):
    browser = {"nobody": client, "citizen": browser_of(citizen), "lawyer": browser_of(lawyer.user)}[who]
    question = held(make_question())
    for address in (
        "/admin/",
        url_of(question),
        "/admin/queue/held-questions/",
        "/admin/consult/lawyer/1/correct/",
    ):
        assert browser.get(address).status_code in (302, 403, 404)
    browser.post(url_of(question), {"act": "publish", "reason": "fine"})
    assert Question.objects.get(pk=question.pk).status == Status.HELD


@pytest.mark.parametrize("number", ["999999", "0", "x", "1%27", "9" * 30])
def test_what_does_not_exist_leads_back_to_the_front(desk, number):
    assert desk.get(f"/admin/consult/question/{number}/change/").status_code in (302, 404)


def test_correcting_a_profile_needs_a_reason_and_reaches_cached_pages(desk, lawyer):
    address = f"/admin/consult/lawyer/{lawyer.pk}/correct/"
    sent = {
        "name": "陈靖", "title": "执业律师", "law_firm": lawyer.law_firm, "biography": "", "license_number": "",
        "first_licensed_year": "", "helped_before": "0", "helped_before_note": "", "areas": [],
    }  # fmt: skip
    assert "请写明为什么更正" in desk.post(address, sent).content.decode()
    assert desk.post(address, {**sent, "reason": "证件上是靖"}).status_code == 302
    row = type(lawyer).objects.get(pk=lawyer.pk)
    assert row.name == "陈靖"
    assert row.version > lawyer.version
    assert AuditEntry.objects.about(lawyer).get().reason == "证件上是靖"


def test_people_helped_before_need_a_source_and_are_counted(desk, lawyer):
    address = f"/admin/consult/lawyer/{lawyer.pk}/correct/"
    sent = {
        "name": lawyer.name, "title": "执业律师", "law_firm": lawyer.law_firm, "biography": "", "license_number": "",
        "first_licensed_year": "", "helped_before": "867", "helped_before_note": "", "areas": [], "reason": "补录",
    }  # fmt: skip
    assert "就要写明来源" in desk.post(address, sent).content.decode()
    desk.post(address, {**sent, "helped_before_note": "原平台公开页"})
    assert type(lawyer).objects.get(pk=lawyer.pk).helped_count == 867


def test_decide_from_the_queue_names_what_was_decided(desk):
    question = held(make_question())
    response = desk.get(decide(desk, question, "publish", "fine", queue="held-questions").url, follow=True)
    assert f'已发布:<a href="{url_of(question)}">' in response.content.decode()


def test_the_scan_of_a_licence_is_one_click_away_and_each_look_is_on_record(
    desk, unverified, settings, tmp_path
):
    settings.PRIVATE_ROOT = tmp_path
    unverified.licence_scan.storage.__init__()
    unverified.licence_scan.save("scan.jpg", ContentFile(b"scan"))
    page = text_of(desk, unverified)
    assert f'href="/lawyers/{unverified.pk}/licence/"' in page
    assert not AuditEntry.objects.filter(action="lawyer.view_licence").exists()
    assert desk.get(f"/lawyers/{unverified.pk}/licence/").status_code == 200
    assert AuditEntry.objects.filter(action="lawyer.view_licence", actor_name="xiaozhou").count() == 1
    assert "查看执业证扫描件" in text_of(desk, unverified)
