"""Where it matters most: danger, the way out, what staff hold and hide; and everything of it without a script."""

import re

import pytest

from consult.models import Answer, Question, Status

from ..factory import ANSWER, BODY, TITLE, make_answer, make_lawyer, make_question, make_user

pytestmark = pytest.mark.django_db(transaction=True)
DANGER = "丈夫喝醉了就动手打我,今天又打了孩子,我不敢回家,怎么办?"


@pytest.fixture
def way_out(settings, live_server):
    """Where the quick exit leads, on this machine."""
    settings.LAWQA_EXIT_URL = f"{live_server.url}/about/terms/"
    return settings.LAWQA_EXIT_URL


def staff():
    return make_user("xiaozhou", is_staff=True, is_superuser=True)


# Guidance -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 1280])
def test_cards_appear_while_one_types_below_what_is_typed(come, width):
    page = come(width=width)
    page.goto("/questions/ask/")
    body = page.locator("#id_body")
    body.press_sequentially(DANGER)
    card = page.locator("#hints .guide.danger").first
    card.wait_for()
    assert card.locator("a[href='tel:110']").is_visible()
    assert card.bounding_box()["y"] > body.bounding_box()["y"]
    assert card.bounding_box()["x"] >= 0
    body.fill("想问问怎么办理居住证。")
    page.locator("#hints .guide.danger").first.wait_for(state="detached")


def test_without_scripts_the_cards_come_with_the_form_and_stay_on_the_page(come):
    page = come(width=390, java_script_enabled=False)
    page.goto("/questions/ask/")
    page.locator("#id_title").fill("我该怎么办才好")
    page.locator("#id_body").fill(DANGER)
    page.get_by_role("button", name="提交问题").click()
    assert page.locator("#div_id_consent .invalid-feedback").is_visible()
    assert page.locator("#hints .guide.danger").first.is_visible()
    page.locator("#id_consent").check()
    page.get_by_role("button", name="提交问题").click()
    page.get_by_role("button", name="我已保存").click()
    card, answers = page.locator(".guide.danger").first, page.locator("#answers")
    assert card.bounding_box()["y"] < answers.bounding_box()["y"]
    assert page.title() == "法问"


# What was asked before ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 1280])
def test_what_was_answered_before_and_likely_areas_appear_while_one_types(come, width):
    answered = make_question(area="labor/wages")
    make_answer(answered)
    page = come(width=width)
    page.goto("/questions/ask/")
    page.locator("#id_title").press_sequentially(TITLE)
    page.locator("#hints .asked").get_by_role("link", name=answered.title).wait_for()
    area = page.locator("[data-area='labor/wages']")
    area.click()
    assert page.locator("#id_area").input_value() == "labor/wages"
    assert area.get_attribute("aria-pressed") == "true"
    area.click()
    assert page.locator("#id_area").input_value() == ""


# The way out --------------------------------------------------------------------------------------------------------


def typed(come):
    page = come(width=390)
    page.goto("/about/rules/")
    page.goto("/questions/ask/")
    page.locator("#id_title").fill("我该怎么办才好")
    page.locator("#id_body").fill(DANGER)
    return page


def is_gone(page, way_out):
    page.wait_for_url(way_out)
    page.go_back()
    assert page.url.endswith("/about/rules/")
    page.go_forward()
    assert page.url == way_out


def test_one_click_leaves_and_back_does_not_return(come, way_out):
    page = typed(come)
    page.locator("[data-exit]").click()
    is_gone(page, way_out)


def test_escape_three_times_leaves_and_twice_does_not(come, way_out):
    page = typed(come)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.url.endswith("/questions/ask/")
    page.keyboard.press("Escape")
    is_gone(page, way_out)


def test_what_was_typed_is_cleared_before_the_page_is_left(come, settings, live_server):
    settings.LAWQA_EXIT_URL = f"{live_server.url}/questions/ask/#away"  # the document stays to be looked at
    page = typed(come)
    fields = [page.locator(name).element_handle() for name in ("#id_title", "#id_body")]
    page.locator("[data-exit]").click()
    page.wait_for_url("**#away")
    assert [field.evaluate("field => field.value") for field in fields] == ["", ""]
    assert page.locator("body > *").count() == 0
    assert page.title() == ""


def test_the_way_out_is_a_link_without_scripts_and_tells_no_referrer(come, way_out):
    page = come(width=390, java_script_enabled=False)
    page.goto("/questions/ask/")
    seen = []
    page.on("request", lambda request: request.url == way_out and seen.append(request.headers.get("referer")))
    page.locator("[data-exit]").click()
    page.wait_for_url(way_out)
    assert seen == [None]


@pytest.mark.parametrize("width", [390, 1280])
def test_the_way_out_stays_in_sight_and_lies_over_nothing(come, way_out, width):
    question = make_question(title="我该怎么办才好呢", body=DANGER, area="marriage-family/divorce")
    make_answer(question)
    page = come(width=width)
    page.emulate_media(reduced_motion="reduce")  # at once
    page.goto(question.get_absolute_url())
    page.locator("#answers").evaluate("answers => answers.scrollIntoView()")
    strip, heading = page.locator(".exit").bounding_box(), page.locator("#answers h2").bounding_box()
    assert 0 <= strip["y"] < 10
    assert heading["y"] >= strip["y"] + strip["height"] - 1
    assert strip["width"] >= min(width, 1100)
    assert strip["height"] < 72


# Held, hidden, told ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 1280])
def test_what_was_held_is_released_by_staff_and_then_public(come, citizen, width):
    asker = come(citizen, width)
    asker.goto("/questions/ask/")
    asker.locator("#id_title").fill("网上看到的合同能用吗")
    asker.locator("#id_body").fill("我在 https://contract.example.com 上看到一份租房合同,可以照着签吗?")
    asker.locator("#id_consent").check()
    asker.get_by_role("button", name="提交问题").click()
    assert "待审核" in asker.locator(".note[role=status]").first.inner_text()
    address = asker.url

    reader = come(width=width)
    assert reader.request.get(address).status == 404
    at_desk = come(staff(), width)
    at_desk.goto("/admin/")
    at_desk.get_by_role("link", name=re.compile("待审核的问题")).locator("visible=true").first.click()
    assert at_desk.locator("h1").inner_text() == "网上看到的合同能用吗"
    at_desk.locator("summary", has_text="发布").first.click()
    at_desk.get_by_role("button", name="发布", exact=True).click()

    reader.goto(address)
    assert reader.locator("h1").inner_text() == "网上看到的合同能用吗"
    asker.goto("/me/notices/")
    assert "您的内容已通过审核" in asker.locator("main").inner_text()


@pytest.mark.parametrize("width", [390, 1280])
def test_what_was_reported_is_hidden_with_a_reason_that_its_author_reads(come, citizen, width):
    question = make_question(citizen)
    reader = come(width=width)
    reader.goto(question.get_absolute_url())
    reader.locator(".question > .buttons").get_by_role("link", name="举报").click()
    reader.locator("input[name=reason]").first.check()
    reader.locator("#id_note").fill("写了别人的名字。")
    reader.locator("form .btn-primary").click()

    at_desk = come(staff(), width)
    at_desk.goto("/admin/queue/reports/")
    assert "写了别人的名字。" in at_desk.locator(".review-main").inner_text()
    at_desk.locator("summary", has_text="隐藏").first.click()
    act = at_desk.locator("details.act[open]")
    act.locator("input[name=reason]").first.check()
    act.get_by_role("button").click()
    question.refresh_from_db()
    assert question.status == Status.HIDDEN

    assert reader.request.get(question.get_absolute_url()).status == 404
    author = come(citizen, width)
    author.goto("/me/")
    author.get_by_role("link", name="未读通知").click()
    assert f"原因：{question.status_reason}" in author.locator("main").inner_text()
    author.goto(question.get_absolute_url())
    assert question.status_reason in author.locator(".note.danger").inner_text()


# Without scripts ----------------------------------------------------------------------------------------------------


def test_from_asking_to_accepting_nothing_needs_a_script(come):
    lawyer = make_lawyer("陈静")
    guest = come(width=390, java_script_enabled=False)
    guest.goto("/")
    guest.get_by_label("您的问题").fill(TITLE)
    guest.locator(".askbox button").click()
    assert guest.locator("#id_title").input_value() == TITLE
    guest.locator("#id_body").fill(f"{BODY}我的电话是13912345678。")
    guest.locator("#id_area").select_option("labor/wages")
    guest.locator("#id_consent").check()
    guest.get_by_role("button", name="提交问题").click()
    assert guest.locator("mark").inner_text() == "13912345678"
    guest.get_by_role("button", name="按隐去后的内容提交").click()
    code = guest.locator("#code").inner_text()
    guest.get_by_role("button", name="我已保存").click()
    question = Question.objects.get()
    assert "13912345678" not in question.body

    answering = come(lawyer.user, 390, java_script_enabled=False)
    answering.goto(question.get_absolute_url())
    answering.get_by_role("link", name="回答这个问题").click()
    answering.locator("#id_body").fill(ANSWER)
    answering.get_by_role("button", name="发布").click()
    assert Answer.objects.get().is_published

    back = come(width=390, java_script_enabled=False)
    back.goto("/return/")
    back.locator("#id_code").fill(code.lower().replace("-", " "))
    back.get_by_role("button", name="打开我的问题").click()
    back.get_by_role("link", name="采纳").click()
    back.get_by_role("button", name="采纳").click()
    assert back.locator(".accepted-mark").is_visible()
    lawyer.refresh_from_db()
    assert lawyer.helped_count == 1


@pytest.mark.parametrize("width", [390, 1280])
def test_english_is_a_choice_and_chinese_is_one_click_back(come, width):
    question = make_question()
    page = come(width=width)
    page.goto(question.get_absolute_url())
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.url.endswith(question.get_absolute_url())
    assert page.locator("h1").inner_text() == question.title
    assert page.locator("#related h2").inner_text() == "Related questions"
    page.get_by_role("button", name="简体中文").click()
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    assert page.locator("#related h2").inner_text() == "相关问题"
