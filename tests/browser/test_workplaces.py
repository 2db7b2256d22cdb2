"""A lawyer's way in: applying, being verified, answering, with a draft that is never lost and a quotation that is checked."""

import json

import pytest

from consult.actions.load_statutes import load_statutes
from consult.models import Answer, Draft, Lawyer
from consult.text.statute_files import from_lines

from ..factory import ANSWER, make_lawyer, make_question, make_user
from ..images import corpus
from ..views.conftest import folders  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "kept-only-in-this-test"
LAW = "中华人民共和国个人信息测试法"


def staff():
    return make_user("xiaozhou", is_staff=True, is_superuser=True)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.usefixtures("folders")
def test_a_lawyer_applies_staff_check_the_licence_and_the_lawyer_answers(come, citizen, width):
    question = make_question(area="labor/wages")
    applicant = come(citizen, width)
    applicant.goto("/me/")
    applicant.get_by_role("link", name="律师认证").click()
    applicant.locator("#id_name").fill("郑一鸣")
    applicant.locator("#id_license_number").fill("11101201510123456")
    applicant.locator("#id_law_firm").fill("北京明理律师事务所")
    applicant.locator("#id_region").select_option("beijing")
    applicant.get_by_label("劳动人事").check()
    applicant.locator("#id_first_licensed_year").fill("2015")
    scan = {"name": "扫描.jpg", "mimeType": "image/jpeg", "buffer": corpus.jpeg_with_place(size=(640, 480))}
    applicant.locator("#id_licence_scan").set_input_files(scan)
    applicant.get_by_role("button", name="提交申请").click()
    assert "已申请" in applicant.locator(".note").last.inner_text()

    at_desk = come(staff(), width)
    at_desk.goto("/admin/queue/applications/")
    assert at_desk.locator("h1").inner_text() == "郑一鸣"
    with at_desk.expect_popup() as popup:
        at_desk.get_by_role("link", name="看执业证扫描件").click()
    assert popup.value.url.endswith(f"/lawyers/{Lawyer.objects.get().pk}/licence/")
    popup.value.close()
    at_desk.locator("summary", has_text="通过认证").click()
    at_desk.get_by_role("button", name="通过认证").click()
    assert Lawyer.objects.get().is_verified()

    applicant.goto("/me/notices/")
    assert "您的律师认证已通过" in applicant.locator("main").inner_text()
    applicant.goto("/desk/")
    applicant.get_by_role("link", name=question.title).click()
    applicant.locator("#id_body").fill(ANSWER)
    applicant.get_by_role("button", name="发布").click()
    assert applicant.url.endswith(f"{question.get_absolute_url()}#answer-{Answer.objects.get().pk}")
    reader = come(width=width)
    reader.goto(question.get_absolute_url())
    assert "郑一鸣" in reader.locator(".byline").inner_text()


def test_a_file_that_is_no_picture_is_refused_beside_its_field_and_what_was_typed_stays(come, citizen):
    page = come(citizen, 390)
    page.goto("/lawyers/apply/")
    page.locator("#id_name").fill("郑一鸣")
    scan = {"name": "scan.jpg", "mimeType": "image/jpeg", "buffer": corpus.svg()}
    page.locator("#id_licence_scan").set_input_files(scan)
    page.get_by_role("button", name="提交申请").click()
    beside = page.locator("#div_id_licence_scan .invalid-feedback")
    assert "不是能打开的 JPEG、PNG 或 WebP 图片" in beside.inner_text()
    assert page.locator("#id_name").input_value() == "郑一鸣"
    page.get_by_role("link", name="擅长领域").click()
    assert page.url.endswith("#div_id_areas")


def test_a_draft_outlives_the_session(come):
    lawyer = make_lawyer("陈静")
    lawyer.user.set_password(PASSWORD)
    lawyer.user.save()
    question = make_question()

    def log_in(page):
        page.locator("#id_login").fill(lawyer.user.username)
        page.locator("#id_password").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()

    page = come(width=390)
    page.goto(f"/questions/{question.pk}/answer/")
    log_in(page)
    page.locator("#id_body").press_sequentially("先说结论:可以要求支付。")
    page.get_by_text("草稿已保存").wait_for()
    assert Draft.objects.get().body == "先说结论:可以要求支付。"
    page.goto("/me/")
    page.get_by_role("button", name="退出登录").click()

    page.goto("/accounts/login/?next=/desk/")
    log_in(page)
    page.get_by_role("link", name=question.title).first.click()
    assert page.locator("#id_body").input_value() == "先说结论:可以要求支付。"


def test_a_draft_that_could_not_be_kept_is_said_not_to_be(come, lawyer):
    question = make_question()
    page = come(lawyer.user)
    page.goto(f"/questions/{question.pk}/answer/")
    page.evaluate("() => { window.fetch = () => Promise.reject(new Error('offline')); }")
    page.locator("#id_body").press_sequentially("网断了")
    page.get_by_text("草稿没有保存，请检查网络").wait_for()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_quotation_that_does_not_match_is_shown_and_asked_about_once_more(come, lawyer, scripts):
    row = {"law": LAW, "article": "第一条", "text": "自然人的个人信息受法律保护。", "level": "法律"}
    row |= {"effective": "2020-01-01", "source": "test"}
    load_statutes(statutes=list(from_lines([json.dumps(row, ensure_ascii=False)])))
    question = make_question()
    page = come(lawyer.user, 390, java_script_enabled=scripts)
    page.goto(f"/questions/{question.pk}/answer/")
    words = f"根据《{LAW}》第一条规定:“自然人的个人信息可以随意买卖并且公开。”您可以要求对方赔偿。"
    page.locator("#id_body").fill(words)
    page.get_by_role("button", name="预览").click()
    assert "有引文与条文不符" in page.locator("[role=alert]").inner_text()
    assert "自然人的个人信息受法律保护。" in page.locator(".system-check .law").inner_text()
    assert not Answer.objects.exists()

    page.get_by_role("button", name="我已核对，仍然发布").click()
    assert page.locator(".answer .system-check").count() == 1
    assert page.locator("a.citation").get_attribute("data-state") == "quote_mismatch"
    assert Answer.objects.get().is_published


def test_publishing_at_once_is_stopped_by_a_mismatch_and_a_corrected_one_passes(come, lawyer):
    row = {"law": LAW, "article": "第一条", "text": "自然人的个人信息受法律保护。", "level": "法律"}
    row |= {"effective": "2020-01-01", "source": "test"}
    load_statutes(statutes=list(from_lines([json.dumps(row, ensure_ascii=False)])))
    question = make_question()
    page = come(lawyer.user)
    page.goto(f"/questions/{question.pk}/answer/")
    body = page.locator("#id_body")
    body.fill(f"根据《{LAW}》第一条规定:“自然人的个人信息可以随意买卖并且公开。”您可以要求对方赔偿。")
    page.get_by_role("button", name="发布").click()
    assert "有引文与条文不符" in page.locator("[role=alert]").inner_text()
    body.fill(f"根据《{LAW}》第一条规定:“自然人的个人信息受法律保护。”您可以要求对方赔偿。")
    page.get_by_role("button", name="预览").click()
    page.get_by_role("button", name="发布", exact=True).click()
    assert page.locator("a.citation").get_attribute("data-state") == "verified"
