"""The pages a first visit meets, in a real browser."""

import pytest


@pytest.mark.parametrize("path", ["/", "/questions/", "/areas/", "/lawyers/", "/accounts/login/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_opens_without_errors_and_without_sideways_scrolling(page, live_server, path, width):
    page.set_viewport_size({"width": width, "height": 800})
    response = page.goto(live_server.url + path)
    assert response.status == 200
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_reading_sets_no_cookie(page, live_server):
    page.goto(live_server.url + "/questions/")
    assert page.context.cookies() == []
