"""Chromium as a person would use it: Chinese, in Shanghai; and every page is watched while it is open."""

import os

import pytest
from django.test import Client

# Playwright's event loop runs in the thread of the test; the test's own queries there are no danger to anyone.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# Offline and quiet: a browser's own errands would only be refused, many at a time.
SWITCHES = [
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


# A page that is not there, to look at the answer; a browser complains of it on its console.
NOWHERE = "/questions/999999/"


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(os.path.dirname(__file__)):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, chromium):
    switches = SWITCHES + (["--no-sandbox"] if os.geteuid() == 0 else [])
    return {**browser_type_launch_args, "executable_path": chromium, "args": switches}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "zh-CN", "timezone_id": "Asia/Shanghai"}


@pytest.fixture(scope="session")
def live_server(django_db_setup, live_server):
    """Started once the test database is there: before that, its threads would share one connection and crash."""
    return live_server


def watched(page, own):
    """A list that grows when the page asks another host for something, breaks the content security policy or throws."""
    noise = []
    page.on("pageerror", lambda error: noise.append(f"threw: {error}"))
    page.on(
        "console",
        lambda line: (
            line.type != "error"
            or NOWHERE in line.location["url"]
            or noise.append(f"console: {line.text} {line.location['url']}")
        ),
    )
    page.on(
        "request",
        lambda request: (
            request.url.startswith((own, "data:", "blob:", "about:")) or noise.append(f"asked {request.url}")
        ),
    )
    page.set_default_timeout(10_000)
    return noise


@pytest.fixture(autouse=True)
def quiet_page(page, live_server):
    """Fails the test when its page makes noise."""
    noise = watched(page, live_server.url)
    yield noise
    assert not noise, noise


@pytest.fixture
def come(browser, browser_context_args, live_server):
    """`come(user, width=390)`: a page for one more person, signed in or not, with cookies of their own; as quiet as `page`.

    Further options are those of Playwright's contexts (`java_script_enabled`, `has_touch` …).
    """
    contexts, everything = [], []

    def open_page(user=None, width=1280, **options):
        size = {"width": width, "height": 844 if width < 700 else 900}
        options = {"viewport": size, "base_url": live_server.url, **browser_context_args, **options}
        context = browser.new_context(**options)
        contexts.append(context)
        if user:
            client = Client()
            client.force_login(user)
            session = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        everything.append(watched(page, live_server.url))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not any(everything), everything
