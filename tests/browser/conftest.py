"""Chromium as a person would use it: Chinese, in Shanghai; and every page is watched while it is open."""

import os

import pytest

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


@pytest.fixture(autouse=True)
def quiet_page(page, live_server):
    """Fails the test when its page asks another host for something, breaks the content security policy or throws."""
    noise = []
    page.on("pageerror", lambda error: noise.append(f"threw: {error}"))
    page.on("console", lambda line: line.type == "error" and noise.append(f"console: {line.text}"))
    page.on(
        "request",
        lambda request: (
            request.url.startswith((live_server.url, "data:", "blob:", "about:"))
            or noise.append(f"asked {request.url}")
        ),
    )
    page.set_default_timeout(10_000)
    yield noise
    assert not noise, noise
