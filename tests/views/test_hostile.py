"""Whatever is sent: an answer of the site's own, never a 500, and nothing that is obeyed."""

from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from consult.actions.answer import edit as edit_answer
from consult.forms.fields import new_submission_id
from consult.models import Answer, Question

from ..conftest import browser_of
from ..factory import (
    ANSWER,
    BODY,
    TITLE,
    ask_as_guest,
    make_answer,
    make_follow_up,
    make_question,
    make_supplement,
)
from ..page import page

pytestmark = pytest.mark.django_db
HUGE = 10**30
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><b>粗</b> {{ 7|add:7 }} {% now 'Y' %}"
TEXTS = {
    "NUL": "文字\x00文字文字文字文字文字",
    "lone surrogates": "文字\ud800文字\udfff文字文字文字文字",
    "bytes that are no UTF-8": b"\xff\xfe\xff\xfe".decode("utf-8", "surrogateescape") + "文字文字",
    "twenty thousand signs": "长" * 20_000,
    "only what cannot be seen": "\u200b\u200e\u2066\ufeff\ue000",
    "combining without end": "e" + "\u0301" * 5000,
    "markup": MARKUP,
    "right to left": "\u202e文字文字文字文字文字文字",
    "quotes": "'\"; DROP TABLE consult_question; --文字文字",
    "percents": "%s%d%(x)s%%文字文字文字文字",
    "formula": "=cmd|' /C calc'!A0文字文字文字",
}


def sent(text):
    """The bytes of a text, whatever it is."""
    return text.encode("utf-8", "surrogatepass")


def send(client, path, values):
    """POST as a program that means harm would: whatever bytes, percent-encoded."""
    body = urlencode({name: sent(str(value)) for name, value in values.items()})
    return client.post(path, body, content_type="application/x-www-form-urlencoded")


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("field", ["title", "body", "nickname", "area", "region", "notify_email", "consent", "submission_id", "redaction", "restore"])  # fmt: skip
def test_no_field_of_the_asking_form_breaks_it(client, field, name):
    values = {"title": TITLE, "body": BODY, "consent": "on", "submission_id": new_submission_id()}
    response = send(client, "/questions/ask/", {**values, field: TEXTS[name]})
    assert response.status_code in (200, 302)
    for question in Question.objects.all():
        (question.title + question.body + question.nickname).encode("utf-8")
        assert client.get(question.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("name", TEXTS)
def test_no_other_form_is_broken_either(name, guest, lawyer):
    answer = make_answer(guest.question, lawyer)
    other = make_question()
    lawyers = browser_of(lawyer.user)
    names = ("body", "note", "code", "reason", "next")
    for client, path in (
        (guest.client, f"/questions/{guest.question.pk}/supplement/"),
        (guest.client, f"/answers/{answer.pk}/follow-up/"),
        (guest.client, f"/questions/{other.pk}/report/"),
        (guest.client, "/return/"),
        (lawyers, f"/questions/{other.pk}/answer/"),
        (lawyers, f"/answers/{answer.pk}/edit/"),
        (lawyers, f"/answers/{answer.pk}/preview/"),
        (lawyers, f"/desk/drafts/{make_question().pk}/"),
        (lawyers, "/me/attach/"),
        (lawyers, "/language/"),
    ):
        response = send(client, path, dict.fromkeys(names, TEXTS[name]))
        assert response.status_code in (200, 204, 302, 422), path


NUMBERS = [0, HUGE, 2**63, "9" * 300]


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    "path",
    [
        "/questions/{}/", "/questions/{}/edit/", "/questions/{}/answer/", "/questions/{}/report/", "/answers/{}/accept/",
        "/answers/{}/history/", "/follow-ups/{}/report/", "/lawyers/{}/", "/lawyers/{}/report/", "/feeds/lawyers/{}.atom",
    ],
)  # fmt: skip
def test_a_number_that_nothing_has_is_404(citizen, path, number):
    assert browser_of(citizen).get(path.format(number)).status_code == 404


VALUES = [
    "\x00",
    "\ud800",
    "%00",
    "-1",
    "0",
    "1e9",
    "9" * 400,
    str(HUGE),
    "'",
    "<script>",
    "../../etc",
    "💣",
    "a" * 5000,
]


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize(
    "path",
    ["/", "/questions/", "/areas/labor/", "/regions/beijing/", "/lawyers/", "/laws/", "/questions/ask/"],
)
def test_no_parameter_breaks_a_page(client, path, value):
    make_question()
    names = ("area", "region", "status", "sort", "page", "q", "kind", "title", "on", "next")
    response = client.get(path, dict.fromkeys(names, sent(value)))
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/areas/%00/", "/areas/labor/%00/", "/regions/%ED%A0%80/", "/laws/%00/", "/laws/%FF%FE/", "/laws/x/%00/", "/laws/x/99999999999999999999/",
        "/questions/%00/",  "/..%2f..%2fetc/passwd", "/static/..%2f..%2flawqa/settings.py", "/questions/1/%0d%0aSet-Cookie:x=1/",
    ],
)  # fmt: skip
def test_no_address_breaks_the_site(client, path):
    assert client.get(path).status_code in (301, 400, 404)


@pytest.mark.parametrize("address", ["//evil.example", "//evil.example/questions", "/\\evil.example"])
def test_a_slash_that_is_missing_is_never_added_to_somebody_elses_address(client, address):
    response = client.get("/", PATH_INFO=address)
    assert response.status_code in (301, 404)
    assert not response.headers.get("Location", "").startswith(("//", "/\\"))


# Nothing that was typed is obeyed --------------------------------------------------------------------------------


def test_markup_in_any_text_is_shown_and_not_obeyed(settings, lawyer, moderator):
    settings.LAWQA_MODERATION = "none"
    type(lawyer).objects.update(name=MARKUP[:30], law_firm=MARKUP[:60], biography=MARKUP)
    lawyer.refresh_from_db()
    question, _code = ask_as_guest(title=MARKUP[:60], body=MARKUP, nickname=MARKUP[:20])
    make_question(title=MARKUP[:50], body=MARKUP)
    answer = make_answer(question, lawyer, MARKUP)
    edit_answer(answer=answer, body=MARKUP + "改过", ai_assisted=False)
    make_follow_up(answer, body=MARKUP)
    make_supplement(question, MARKUP)
    paths = ["/", "/questions/", question.get_absolute_url(), lawyer.get_absolute_url(), "/lawyers/"]
    paths += [
        f"/answers/{answer.pk}/history/",
        f"/answers/{answer.pk}/report/",
        f"/questions/{question.pk}/report/",
    ]
    paths += ["/feeds/questions.atom"]
    for client in (Client(), browser_of(moderator)):
        for path in paths:
            response = client.get(path)
            html = response.content.decode()
            assert response.status_code == 200, path
            assert "<script>alert" not in html, path
            assert not [row for row in page(response).walk() if "onerror" in row.attrs], path


LINKS = [
    "[点这里](javascript:alert(1))", "[点](JaVaScRiPt:alert(1))", "[点](java\nscript:alert(1))", "[点](data:text/html;base64,PHNjcmlwdD4=)",
    "[点](vbscript:x)", "<javascript:alert(1)>", "[点](&#106;avascript:alert(1))", "[点](\x01javascript:alert(1))", "![图](https://evil.example/x.png)",
    "[点][1]\n\n[1]: javascript:alert(1)", "<a href=javascript:alert(1)>点</a>", "[点](//evil.example)",
]  # fmt: skip


@pytest.mark.parametrize("link", LINKS)
def test_a_link_in_an_answer_leads_to_a_page_or_nowhere(settings, link):
    settings.LAWQA_MODERATION = "none"
    question = make_question()
    make_answer(question, body=f"{ANSWER}\n\n{link}\n\n<script>alert(1)</script>")
    document = page(Client().get(question.get_absolute_url()))
    for anchor in document.select(".answer-body a"):
        assert anchor.attrs["href"].startswith(("http://", "https://", "mailto:", "tel:", "/"))
    assert not document.select(".answer-body img")
    assert not document.select(".answer-body script")


def test_a_title_cannot_end_the_structured_data(settings):
    settings.LAWQA_MODERATION = "none"
    question = make_question(title="</script><script>alert(1)</script>")
    make_answer(question)
    html = Client().get(question.get_absolute_url()).content.decode()
    assert "<script>alert(1)" not in html


# Where a request may lead ----------------------------------------------------------------------------------------

AWAY = [
    "https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "http:evil.example", "///evil.example",
    "https:///evil.example", " https://evil.example", "/\t/evil.example", "consult:home",
]  # fmt: skip


@pytest.mark.parametrize("target", AWAY)
def test_changing_the_language_never_leads_away(client, target):
    response = client.post("/language/", {"language": "en", "next": target})
    assert response.status_code == 302
    assert response["Location"] in ("/", target.strip()) or response["Location"].startswith("/")
    assert "evil.example" not in response["Location"].partition("?")[0] or response["Location"].startswith(
        "/%09/"
    )


@pytest.mark.parametrize(
    ("target", "location"), [("/questions/?page=2", "/questions/?page=2"), ("home", "home"), ("", "/")]
)
def test_changing_the_language_leads_back(client, target, location):
    response = client.post("/language/", {"language": "en", "next": target})
    assert (response.status_code, response["Location"]) == (302, location)
    assert client.cookies["django_language"].value == "en"


def test_no_header_can_be_put_into_an_answer(client):
    response = client.post("/language/", {"language": "en", "next": "/x\r\nSet-Cookie: evil=1"})
    assert "evil" not in response.cookies
    assert "\n" not in response["Location"]


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/"])
def test_logging_in_never_leads_away(client, citizen, target):
    citizen.set_password("ein langes Kennwort 1")
    citizen.save()
    data = {"login": "citizen", "password": "ein langes Kennwort 1", "next": target}
    response = client.post(f"/accounts/login/?next={target}", data)
    assert response.status_code == 302
    assert "evil.example" not in response["Location"]


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver.evil.example", "testserver@evil.example", "a b"]
)
def test_a_host_that_is_not_ours_gets_400(client, host):
    assert client.get("/", HTTP_HOST=host).status_code == 400


# Whose request it is ---------------------------------------------------------------------------------------------


def test_every_write_asks_for_the_token_of_the_page_it_comes_from(citizen, lawyer):
    answer = make_answer(make_question(citizen), lawyer)
    question = answer.question
    client = Client(enforce_csrf_checks=True)
    client.force_login(citizen)
    paths = [
        "/questions/ask/", "/return/", "/return/new/", "/me/attach/", "/me/erase/", "/accounts/logout/", "/accounts/login/", "/lawyers/apply/",
        *(f"/questions/{question.pk}/{action}/" for action in ("edit", "supplement", "withdraw", "same", "report", "answer")),
        *(f"/answers/{answer.pk}/{action}/" for action in ("accept", "unaccept", "helpful", "unhelpful", "follow-up", "report", "edit", "preview")),
        reverse("consult:draft-save", args=[question.pk]),
    ]  # fmt: skip
    for path in paths:
        response = client.post(path, {"confirm": "on", "body": ANSWER})
        assert response.status_code == 403, path
        assert "<h1" in response.content.decode(), path
    assert Answer.objects.get().marks.count() == 0


def test_a_form_of_more_than_a_mebibyte_is_refused(client):
    body = b"body=" + b"x" * (1024 * 1024 + 10)
    response = client.post("/questions/ask/", body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 400


def test_a_form_of_hundreds_of_fields_is_refused(client):
    assert (
        client.post("/questions/ask/", {f"field{number}": "x" for number in range(1000)}).status_code == 400
    )


def test_a_request_that_is_no_form_at_all_gets_the_form_back(client):
    for content_type, body in (
        ("application/json", b"{"),
        ("multipart/form-data", b"x"),
        ("text/plain", b"\xff"),
    ):
        response = client.post("/questions/ask/", body, content_type=content_type)
        assert response.status_code in (200, 400), content_type
