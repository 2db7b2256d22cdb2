"""axe finds nothing to object to on public pages, in both colour schemes (WCAG 2.1 A and AA)."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from ..factory import make_answer, make_question

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
PATHS = [
    "/",
    "/questions/",
    "/questions/ask/",
    "/areas/",
    "/lawyers/",
    "/return/",
    "/accounts/login/",
    "QUESTION",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_axe_objects_to_nothing(page, live_server, path, scheme):
    if path == "QUESTION":
        question = make_question()
        make_answer(question)
        path = question.get_absolute_url()
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(live_server.url + path)
    found = Axe().run(page, options=RULES).response["violations"]
    assert [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]] == []


def test_axe_would_object(page):
    page.set_content("<img src='data:,'>")
    found = Axe().run(page, options=RULES).response["violations"]
    assert "image-alt" in [rule["id"] for rule in found]
