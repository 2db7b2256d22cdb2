"""The desk by keyboard, on a phone, and without anything the content security policy would refuse."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group
from django.test import Client

from consult.models import AuditEntry, Status

from ..admin.conftest import held, make_everything, url_of
from ..factory import make_question, make_user
from .test_accessibility import RULES

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at_desk(page, live_server):
    """The page, with a moderator signed in. A transactional test before may have emptied the groups."""
    user = make_user("xiaozhou", is_staff=True, is_superuser=True)
    Group.objects.get_or_create(name="moderators")
    client = Client()
    client.force_login(user)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return page


def test_a_queue_is_worked_through_by_keys_alone(at_desk, live_server):
    second = held(make_question(), hours=1)
    first = held(make_question(), hours=9)
    at_desk.goto(f"{live_server.url}/admin/queue/held-questions/")
    assert at_desk.locator("h1").inner_text() == first.title
    at_desk.keyboard.press("f")
    at_desk.keyboard.press("Enter")
    at_desk.wait_for_url(f"**{url_of(second)}?queue=held-questions")
    at_desk.keyboard.press("y")
    at_desk.keyboard.press("2")
    at_desk.keyboard.press("Enter")
    at_desk.wait_for_url("**/admin/")
    for row in (first, second):
        row.refresh_from_db()
    assert first.status == Status.PUBLISHED
    assert (second.status, second.status_reason) == (Status.HIDDEN, "广告或引导到站外联系")


def test_letters_typed_into_a_field_are_letters(at_desk, live_server):
    question = held(make_question())
    at_desk.goto(live_server.url + url_of(question))
    at_desk.keyboard.press("y")
    at_desk.locator(".act[open] input[name=words]").fill("x f y")
    at_desk.keyboard.press("f")
    assert at_desk.locator(".act[open] summary").inner_text().startswith("隐藏")
    at_desk.keyboard.press("Escape")
    assert at_desk.locator(".act[open]").count() == 0


def test_without_scripts_it_is_two_clicks_more(browser, browser_context_args, at_desk, live_server):
    question = held(make_question())
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    context.add_cookies(at_desk.context.cookies())
    page = context.new_page()
    page.goto(live_server.url + url_of(question))
    page.locator("summary", has_text="发布").first.click()
    page.get_by_role("button", name="发布", exact=True).click()
    question.refresh_from_db()
    assert question.status == Status.PUBLISHED
    assert AuditEntry.objects.get().action == "question.publish"
    context.close()


@pytest.mark.parametrize("width", [360, 390, 1280])
def test_no_page_scrolls_sideways_and_none_breaks_the_policy(at_desk, live_server, width):
    make_everything()
    question = held(make_question())
    at_desk.set_viewport_size({"width": width, "height": 800})
    for address in (
        "/admin/", "/admin/consult/question/", "/admin/consult/lawyer/", url_of(question), "/admin/consult/statutename/add/",
        "/admin/consult/synonym/import/", "/admin/consult/user/add/", "/admin/auth/group/add/",
    ):  # fmt: skip
        at_desk.goto(live_server.url + address)
        wide = at_desk.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, (address, wide)
    if width < 1000:
        at_desk.get_by_role("button", name="菜单").click()
        at_desk.get_by_role("link", name="审计记录").click()
        assert at_desk.locator("h1").inner_text() == "审计记录"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_objects_to_nothing_at_the_desk(at_desk, live_server, scheme):
    make_everything()
    question = held(make_question())
    at_desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    addresses = (
        "/admin/", "/admin/consult/question/", url_of(question), "/admin/consult/lawyer/", "/admin/consult/area/1/change/",
        "/admin/consult/synonym/import/",
    )  # fmt: skip
    for address in addresses:
        at_desk.goto(live_server.url + address)
        if address == url_of(question):
            at_desk.keyboard.press("y")
        found = Axe().run(at_desk, options=RULES).response["violations"]
        assert [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]] == [], address
