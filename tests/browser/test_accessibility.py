"""axe finds nothing to object to, in either colour scheme (WCAG 2.1 A and AA); a keyboard and a screen reader find their way."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .places import every
from .test_widths import OPEN_FOLDS, SIDEWAYS

pytestmark = pytest.mark.django_db(transaction=True)
# Only violations are reported in full: what passes would cost as much again.
RULES = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
}
# Of axe's own advice: what a page's parts are, and that its headings are in order.
ADVICE = (
    "heading-order",
    "page-has-heading-one",
    "landmark-one-main",
    "region",
    "skip-link",
    "tabindex",
    "empty-heading",
)
PARTS = {"rules": {name: {"enabled": True} for name in ADVICE}}


def objections(page, options):
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_axe_objects_to_nothing_on_any_page(come, width, scheme):
    found = {}
    for page, path in every(come, width, reduced_motion="reduce", color_scheme=scheme):
        page.evaluate(OPEN_FOLDS)
        found[path] = objections(page, RULES if "/admin/" in path else RULES | PARTS)
        assert page.evaluate(SIDEWAYS)[0] <= 0, path
    assert {place: words for place, words in found.items() if words} == {}
    assert len(found) > 50


def test_axe_would_object(page):
    page.set_content("<img src='data:,'><h1>1</h1><h4>4</h4>")
    found = {words.partition(":")[0] for words in objections(page, RULES | PARTS)}
    assert {"image-alt", "heading-order", "landmark-one-main"} <= found


def test_a_keyboard_starts_with_the_way_to_the_text_and_sees_where_it_is(come):
    page = come(width=1280)
    page.goto("/questions/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "跳到正文"
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/questions/#main")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#main').contains(document.activeElement)")
    seen = set()
    for _step in range(25):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate(
                """() => { const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
                return document.activeElement === document.body || `${outlineStyle} ${outlineWidth}`; }"""
            )
        )
    assert seen - {True} == {"solid 3px"}  # True: past the last of them


def test_every_page_says_its_language_and_what_is_in_another(come):
    page = come(width=390)
    for path in ("/", "/questions/ask/", "/help/", "/accounts/login/"):
        page.goto(path)
        assert page.locator("html").get_attribute("lang") == "zh-CN", path
        assert page.get_by_role("button", name="English").get_attribute("lang") == "en"


def test_an_error_is_said_at_once_and_leads_to_its_field(come):
    page = come(width=390)
    page.goto("/questions/ask/")
    page.get_by_role("button", name="提交问题").click()
    summary = page.locator(".error-list[role=alert]")
    summary.get_by_role("link").first.click()
    field = page.locator("#id_title")
    assert page.url.endswith("#id_title")
    assert field.get_attribute("aria-invalid") == "true"
    assert page.locator(f"#{field.get_attribute('aria-describedby').split()[-1]}").is_visible()
