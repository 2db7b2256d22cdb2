"""A citation opens the law in place: under the pointer, by keyboard, under a finger; and is a link to whoever has no script."""

import json

import pytest
from playwright.sync_api import expect

from consult.actions.load_statutes import load_statutes
from consult.text.statute_files import from_lines

from ..factory import make_answer, make_question

pytestmark = pytest.mark.django_db(transaction=True)
LAW, TEXT = "中华人民共和国个人信息测试法", "自然人的个人信息受法律保护。"


@pytest.fixture
def address():
    """Of a question whose answer cites two articles that the library has."""
    rows = [
        {
            "law": LAW,
            "article": label,
            "text": text,
            "level": "法律",
            "effective": "2020-01-01",
            "source": "test",
        }
        for label, text in (("第一条", TEXT), ("第二条", "任何组织、个人不得侵害自然人的个人信息权益。" * 12))
    ]
    load_statutes(statutes=list(from_lines(json.dumps(row, ensure_ascii=False) for row in rows)))
    question = make_question()
    make_answer(
        question, body=f"依据《{LAW}》第一条,您可以要求赔偿。另见《{LAW}》第二条的规定,对方不得侵害您的权益。"
    )
    return question.get_absolute_url()


def opened(page, text=TEXT):
    popup = page.locator("#law-popup")
    popup.wait_for()
    assert text in popup.inner_text()
    box, size = popup.bounding_box(), page.viewport_size
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    return popup


def test_the_pointer_opens_it_and_takes_it_away(come, address):
    page = come()
    page.goto(address)
    link = page.locator("a.citation").first
    link.hover()
    popup = opened(page)
    assert link.get_attribute("aria-describedby") == "law-popup"
    popup.hover()  # to read, to scroll, to follow a link in it
    page.wait_for_timeout(400)
    assert popup.is_visible()
    page.mouse.move(5, 5)
    popup.wait_for(state="detached")
    assert link.get_attribute("aria-describedby") is None


def test_the_keyboard_opens_it_escape_closes_it_and_enter_goes_there(come, address):
    page = come()
    page.goto(address)
    link = page.locator("a.citation").first
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    popup = opened(page)
    page.keyboard.press("Escape")
    popup.wait_for(state="detached")
    assert link.evaluate("link => link === document.activeElement")
    page.keyboard.press("Tab")
    opened(page, "任何组织、个人不得侵害")
    page.keyboard.press("Enter")
    page.wait_for_url("**/laws/**/2/")


def test_a_finger_opens_it_first_and_goes_there_second(come, address):
    page = come(width=390, has_touch=True)
    page.goto(address)
    link = page.locator("a.citation").first
    link.tap()
    opened(page)
    assert page.url.endswith(address)
    page.locator("h1").tap()
    page.locator("#law-popup").wait_for(state="detached")
    link.tap()
    popup = opened(page)
    popup.locator("header a").tap()
    page.wait_for_url("**/laws/**/1/")


def test_a_long_article_near_the_edge_of_a_phone_stays_on_it(come, address):
    page = come(width=360, has_touch=True)
    page.goto(address)
    page.locator("a.citation").nth(1).tap()
    box = opened(page, "任何组织、个人不得侵害").bounding_box()
    assert box["height"] <= 24 * 16 + 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_an_article_is_asked_for_once(come, address):
    page = come()
    asked = []
    page.on("request", lambda request: "/laws/" in request.url and asked.append(request.url))
    page.goto(address)
    for _time in range(2):
        page.locator("a.citation").first.hover()
        opened(page)
        page.mouse.move(5, 5)
        page.locator("#law-popup").wait_for(state="detached")
    assert len(asked) == 1


def test_when_the_article_cannot_be_had_nothing_opens_and_the_link_stays(come, address):
    page = come()
    page.goto(address)
    page.route("**/laws/**", lambda route: route.fulfill(status=200, body=""))
    link = page.locator("a.citation").first
    link.hover()
    page.wait_for_timeout(500)
    assert page.locator("#law-popup").count() == 0
    page.unroute("**/laws/**")
    link.click()
    page.wait_for_url("**/laws/**/1/")


def test_without_scripts_it_is_a_link_to_the_article(come, address):
    page = come(width=390, java_script_enabled=False)
    page.goto(address)
    link = page.locator("a.citation").first
    assert link.get_attribute("data-state") in ("verified", "exists")
    link.click()
    assert page.locator("h1").inner_text().endswith("第一条")
    assert TEXT in page.locator(".law").inner_text()


def test_on_paper_the_cited_articles_stand_in_full_behind_the_answers(come, address):
    page = come()
    page.goto(address)
    page.evaluate("() => { window.print = () => { document.title = 'printed'; }; }")
    page.get_by_role("button", name="打印").click()
    expect(page).to_have_title("printed")
    page.emulate_media(media="print")
    cited = page.locator("#cited")
    assert cited.locator(".law").count() == 2
    assert TEXT in cited.inner_text()
    for chrome in (".thumbbar", ".colophon", "#related", "#latest", ".masthead nav", ".question > .buttons"):
        assert not page.locator(chrome).first.is_visible(), chrome
    assert page.locator("p.print-only").inner_text().startswith("http://testserver/questions/")
