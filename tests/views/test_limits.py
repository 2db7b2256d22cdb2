"""Going too fast: 429, what was typed kept, and no way around by sending things twice."""

import pytest
from django.test import Client, RequestFactory

from consult.limits import RULES, client_address, seconds_to_wait

from ..factory import BODY, TITLE, make_user

pytestmark = pytest.mark.django_db
ALLOWED = RULES["ask"][0][0]


def form(number, token=None):
    return {
        "title": f"{TITLE}({number})",
        "body": f"{BODY}(第{number}次问)",
        "consent": "on",
        "submission_id": token or f"token-number-{number}",
    }


def ask_up_to_the_limit(client):
    for number in range(ALLOWED):
        assert client.post("/questions/ask/", form(number)).status_code == 302


def test_one_question_too_many_is_429_with_the_text_kept_and_a_time_to_wait(client):
    ask_up_to_the_limit(client)
    response = client.post("/questions/ask/", form("最后"))
    assert response.status_code == 429
    assert f"{BODY}(第最后次问)" in response.content.decode()
    assert 0 < int(response["Retry-After"]) <= 600
    assert "分钟后再试" in response.content.decode()


def test_sending_the_refused_form_again_is_refused_again(client):
    ask_up_to_the_limit(client)
    assert [client.post("/questions/ask/", form("最后")).status_code for _time in range(3)] == [429, 429, 429]


def test_a_form_that_went_through_can_be_sent_again_while_others_are_refused(client):
    ask_up_to_the_limit(client)
    assert client.post("/questions/ask/", form("最后")).status_code == 429
    response = client.post("/questions/ask/", form(0))
    assert (response.status_code, response["Location"]) == (302, "/return/new/")


def test_the_same_form_sent_many_times_counts_once(client):
    for _time in range(3 * ALLOWED):
        assert client.post("/questions/ask/", form(0)).status_code == 302
    assert client.post("/questions/ask/", form(1)).status_code == 302


def test_an_edit_counts_every_time_even_under_one_token(citizen):
    from ..conftest import browser_of
    from ..factory import make_question

    question, client = make_question(citizen), browser_of(citizen)
    allowed = RULES["write"][0][0]
    answers = [
        client.post(f"/questions/{question.pk}/edit/", form(number, "one-token")).status_code
        for number in range(allowed + 1)
    ]
    assert answers == [302] * allowed + [429]


def test_an_account_is_counted_apart_from_the_address_it_comes_from(client, citizen):
    ask_up_to_the_limit(client)
    signed_in = Client()
    signed_in.force_login(citizen)
    assert signed_in.post("/questions/ask/", form("account")).status_code == 302


def test_a_mark_too_many_is_429(lawyer, settings):
    from ..factory import make_answer, make_question

    answer = make_answer(make_question(), lawyer)
    client = Client()
    client.force_login(make_user())
    urls = [f"/answers/{answer.pk}/helpful/", f"/answers/{answer.pk}/unhelpful/"] * (RULES["mark"][0][0] // 2)
    assert {client.post(url).status_code for url in urls} == {302}
    response = client.post(urls[0])
    assert response.status_code == 429
    assert response["Retry-After"]


def test_forwarded_addresses_are_believed_as_far_as_proxies_are_trusted(settings):
    request = RequestFactory().get(
        "/", HTTP_X_FORWARDED_FOR="6.6.6.6, 1.1.1.1, 2.2.2.2", REMOTE_ADDR="9.9.9.9"
    )
    found = {}
    for trusted in (0, 1, 2, 5):
        settings.LAWQA_TRUSTED_PROXIES = trusted
        found[trusted] = client_address(request)
    assert found == {0: "9.9.9.9", 1: "2.2.2.2", 2: "1.1.1.1", 5: "9.9.9.9"}


def test_one_ipv6_subscriber_is_one_visitor(rf):
    from django.contrib.auth.models import AnonymousUser

    def asked_from(address):
        request = rf.get("/", REMOTE_ADDR=address)
        request.user = AnonymousUser()
        return seconds_to_wait(request, "ask")

    waits = [asked_from(f"2001:db8:1:2::{number:x}") for number in range(1, ALLOWED + 2)]
    assert waits[:-1] == [0] * ALLOWED
    assert waits[-1] > 0
    assert asked_from("2001:db8:1:3::1") == 0
