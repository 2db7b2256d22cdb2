"""What every page keeps to: the outside contract's hooks, and nothing bound to a session on a public page."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import get_template
from django.test import Client

from ..conftest import browser_of
from ..factory import make_answer, make_question

pytestmark = pytest.mark.django_db
TEMPLATES = sorted(
    path.relative_to(settings.BASE_DIR / "templates")
    for path in Path(settings.BASE_DIR, "templates").rglob("*.*")
)
PUBLIC = ["/", "/questions/", "/areas/", "/areas/labor/", "/regions/guangdong/", "/lawyers/", "/about/rules/"]
PUBLIC += ["/about/helped-count/", "/about/privacy/", "/about/terms/"]


@pytest.fixture
def answered(lawyer):
    question = make_question(area="labor/wages", region="guangdong")
    make_answer(question, lawyer)
    for _time in range(21):
        make_question()
    return question


@pytest.mark.parametrize("template", [str(path) for path in TEMPLATES])
def test_every_template_compiles(template):
    get_template(template)


def test_the_question_page_keeps_the_hooks_of_the_contract(answered):
    html = Client().get(answered.get_absolute_url()).content.decode()
    assert f"<h1>{answered.title}</h1>" in html
    assert 'class="question-body' in html
    assert 'class="byline"' in html
    assert "执业律师" in html
    assert re.search(r'class="helped-count">已帮助 0 人解决法律问题<', html)
    assert 'class="answer-body' in html
    for block, heading in (("related", "相关问题"), ("latest", "为您推荐20个最新问题")):
        part = html[html.index(f'id="{block}"') :]
        assert f"<h2>{heading}</h2>" in part
        assert re.search(r'<article class="question-summary"><h3><a href="[^"]+">[^<]+</a></h3><p>', part)
    assert html[html.index('id="latest"') :].count('<article class="question-summary">') == 20


def test_a_public_page_carries_no_token_no_cookie_and_no_inline_code(answered, lawyer):
    for path in [*PUBLIC, answered.get_absolute_url(), lawyer.get_absolute_url()]:
        response = Client().get(path)
        html = response.content.decode()
        assert response.status_code == 200, path
        assert not response.cookies, path
        assert "csrfmiddlewaretoken" not in html, path
        assert not re.search(
            r"<script(?![^>]* src=)(?! type=.application/ld.json)|<style|\sstyle=|\son\w+=", html
        ), path


def test_a_question_page_and_its_sheets_are_small(answered):
    response = Client().get(answered.get_absolute_url())
    html = response.content.decode()
    assert len(gzip.compress(response.content)) <= 8 * 1024
    files = re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js))"', html)
    assert len(files) >= 4
    assert sum(len(gzip.compress(Path(finders.find(file)).read_bytes())) for file in files) <= 60 * 1024


def test_what_a_signed_in_reader_sees_around_a_page_is_not_kept_for_anybody_else(citizen, moderator):
    assert "/admin/" in browser_of(moderator).get("/questions/").content.decode()
    signed_in = browser_of(citizen).get("/questions/").content.decode()
    anonymous = Client().get("/questions/").content.decode()
    assert "/accounts/login/" not in signed_in
    assert "/accounts/login/" in anonymous
    assert "/admin/" not in anonymous


def test_what_does_not_exist_says_what_to_do_next():
    response = Client().get("/questions/999999/")
    assert response.status_code == 404
    assert "/return/" in response.content.decode()


@pytest.mark.parametrize(
    "path", ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/return/"]
)
def test_pages_before_an_account_open(path):
    assert Client().get(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/me/",
        "/me/notices/",
        "/me/attach/",
        "/me/erase/",
        "/accounts/email/",
        "/accounts/password/change/",
        "/accounts/2fa/",
        "/accounts/sessions/",
        "/accounts/logout/",
    ],
)
def test_pages_of_an_account_open(path, citizen):
    assert browser_of(citizen).get(path).status_code in (200, 302)
