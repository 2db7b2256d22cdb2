"""What machines ask, and the pages of errors."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from consult.views import errors, operations

from ..page import page

pytestmark = pytest.mark.django_db


def test_the_process_says_it_is_alive_without_asking_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert Client().get("/healthz/").status_code == 200


def test_it_is_ready_when_its_parts_are():
    response = Client().get("/readyz/")
    assert (response.status_code, response.json()) == (200, {"ready": True, "failing": []})


def test_a_part_that_fails_is_named_and_nothing_more_is_said(monkeypatch):
    def broken(*args):
        raise ConnectionError("secret://user:password@host")

    monkeypatch.setattr(cache, "set", broken)
    response = Client().get("/readyz/")
    assert response.status_code == 503
    assert response.json()["failing"] == ["cache"]
    assert "secret" not in response.content.decode()


def test_migrations_that_wait_make_it_not_ready(monkeypatch):
    monkeypatch.setattr(operations.MigrationExecutor, "migration_plan", lambda self, targets: ["one"])
    assert Client().get("/readyz/").json()["failing"] == ["migrations"]


def test_robots_are_kept_from_what_is_personal():
    text = Client().get("/robots.txt").content.decode()
    for path in ("/me/", "/return/", "/accounts/", "/admin/"):
        assert f"Disallow: {path}" in text


def test_the_language_is_ones_own_choice_and_never_the_browsers():
    client = Client(HTTP_ACCEPT_LANGUAGE="en-US,en")
    assert client.get("/")["Content-Language"] == "zh-hans"
    client.post("/language/", {"language": "en", "next": "/"})
    assert client.get("/")["Content-Language"] == "en"
    client.post("/language/", {"language": "xx", "next": "/"})
    assert client.get("/")["Content-Language"] == "en"


def test_a_cookie_that_names_no_language_is_chinese():
    client = Client()
    client.cookies["django_language"] = "../../etc"
    assert client.get("/")["Content-Language"] == "zh-hans"


def test_what_is_not_there_is_said_in_chinese_with_a_way_on():
    document = page(Client().get("/nothing/here/"))
    assert document.one("html").attrs["lang"] == "zh-CN"
    assert document.one("h1").text
    assert document.select("main a")


def test_the_last_error_page_needs_neither_request_nor_database(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = errors.server_error(rf.get("/"))
    assert response.status_code == 500
    assert "<h1" in response.content.decode()


def test_when_the_database_is_gone_the_error_page_still_comes(monkeypatch):
    def gone(*args, **kwargs):
        raise ConnectionError

    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = "a" * 32
    monkeypatch.setattr(connection, "cursor", gone)
    response = client.get("/me/")
    assert response.status_code == 500
    assert "<h1" in response.content.decode()


@pytest.mark.parametrize("path", ["/", "/questions/", "/questions/ask/", "/nothing/here/"])
def test_every_page_carries_the_headers_that_protect_its_readers(path):
    headers = Client().get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
