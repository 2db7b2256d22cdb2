"""Coming back with a return code: one question opened, guesses slowed, an account that takes it over."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from consult.access import code_key
from consult.limits import RULES
from consult.models import Mark, Question
from consult.text import return_code

from ..conftest import browser_of
from ..factory import ask_as_guest, make_answer, make_question
from ..page import page

pytestmark = pytest.mark.django_db
URL = "/return/"
WRONG = "2345-6789-ABCD-EFGH"


def test_a_code_has_eighty_bits_in_an_alphabet_without_look_alikes():
    assert len(return_code.ALPHABET) == len(set(return_code.ALPHABET)) == 32
    assert return_code.LENGTH * 5 >= 80
    assert not set("IO01") & set(return_code.ALPHABET)


@given(st.text(max_size=100), st.text(max_size=100))
def test_a_code_is_made_by_token_and_key_alone_and_reads_back(token, other):
    code = return_code.derive(b"a key", token)
    assert code == return_code.derive(b"a key", token)
    assert code != return_code.derive(b"another key", token)
    assert return_code.read(code) == code
    if token.encode("utf-8", "replace") != other.encode("utf-8", "replace"):
        assert code != return_code.derive(b"a key", other)


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=200))
def test_whatever_is_typed_is_a_code_or_none(typed):
    code = return_code.read(typed)
    assert code is None or return_code.read(code) == code


@pytest.mark.parametrize(
    "spelling",
    [
        lambda code: code,
        str.lower,
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", " "),
        lambda code: f"  {code}\u3000",
        lambda code: "".join(chr(ord(sign) + 0xFEE0) if sign != "-" else "－" for sign in code),
        lambda code: code.replace("-", "—"),
    ],
)
def test_however_a_code_is_spelled_it_opens_its_question(client, spelling):
    question, code = ask_as_guest()
    response = client.post(URL, {"code": spelling(code)})
    assert response["Location"] == question.get_absolute_url()
    assert "补充说明" in page(client.get(question.get_absolute_url())).one(".buttons").text


@pytest.mark.parametrize(
    "typed", [WRONG, "", "短", "\x00", "\ud800".encode("utf-8", "surrogatepass"), "x" * 10_000]
)
def test_a_code_that_opens_nothing_says_so_beside_its_field(client, typed):
    response = client.post(URL, {"code": typed})
    assert response.status_code == 200
    assert page(response).one(".invalid-feedback").text


def test_guessing_is_slowed_down_even_for_the_right_code(client):
    _question, code = ask_as_guest()
    allowed = RULES["return-code"][0][0]
    answers = [client.post(URL, {"code": WRONG}).status_code for _time in range(allowed + 1)]
    assert answers == [200] * allowed + [429]
    assert client.post(URL, {"code": code}).status_code == 429


def test_guessing_with_an_account_is_slowed_down_too(citizen):
    client, allowed = browser_of(citizen), RULES["return-code"][0][0]
    answers = [client.post("/me/attach/", {"code": WRONG}).status_code for _time in range(allowed + 1)]
    assert answers == [200] * allowed + [429]


def test_a_code_opens_its_question_and_no_other(guest):
    other, _code = ask_as_guest()
    for action in ("edit", "supplement", "withdraw"):
        assert guest.client.get(f"/questions/{guest.question.pk}/{action}/").status_code == 200
        assert guest.client.get(f"/questions/{other.pk}/{action}/").status_code == 404


def test_a_code_marks_answers_to_its_own_question_only(guest, lawyer):
    own, others = make_answer(guest.question, lawyer), make_answer(make_question(), lawyer)
    for action in ("accept", "helpful"):
        assert guest.client.post(f"/answers/{own.pk}/{action}/").status_code == 302
        assert guest.client.post(f"/answers/{others.pk}/{action}/").status_code == 404
    assert set(Mark.objects.values_list("answer", "guest_question")) == {(own.pk, guest.question.pk)}


def test_everything_the_contract_names_can_be_done_with_a_code(guest, lawyer):
    pk = guest.question.pk
    title, body = "改过的标题在这里", "改过的描述,写得更清楚一些了。"
    assert guest.client.post(f"/questions/{pk}/edit/", {"title": title, "body": body}).status_code == 302
    assert guest.client.post(f"/questions/{pk}/supplement/", {"body": "补充:有录音。"}).status_code == 302
    answer = make_answer(guest.question, lawyer)
    for action, data in (
        ("accept", {}), ("unaccept", {}), ("helpful", {}), ("unhelpful", {}), ("follow-up", {"body": "还有吗?"}),
    ):  # fmt: skip
        assert guest.client.post(f"/answers/{answer.pk}/{action}/", data).status_code == 302, action
    assert guest.client.post(f"/questions/{pk}/withdraw/").status_code == 302
    question = Question.objects.get(pk=pk)
    assert (question.title, question.status) == (title, "withdrawn")
    assert answer.follow_ups.get().side == "asker"


def test_attaching_asks_for_the_code_and_merges_the_marks(guest, citizen, lawyer):
    answer = make_answer(guest.question, lawyer)
    guest.client.post(f"/answers/{answer.pk}/helpful/")
    client = browser_of(citizen)
    client.post(f"/answers/{answer.pk}/helpful/")
    assert client.post("/me/attach/", {"code": guest.code})["Location"] == guest.question.get_absolute_url()
    assert Mark.objects.get().user == citizen
    lawyer.refresh_from_db()
    assert lawyer.helped_count == 1
    assert "补充说明" in page(client.get(guest.question.get_absolute_url())).select(".buttons")[0].text


def test_a_code_taken_by_one_account_is_refused_to_another(guest, citizen, stranger):
    browser_of(citizen).post("/me/attach/", {"code": guest.code})
    response = browser_of(stranger).post("/me/attach/", {"code": guest.code})
    assert "已属于另一个账号" in page(response).one(".invalid-feedback").text


def test_a_code_ends_with_the_account_it_was_attached_to(guest, citizen, lawyer):
    make_answer(guest.question, lawyer)
    client = browser_of(citizen)
    client.post("/me/attach/", {"code": guest.code})
    assert client.post("/me/erase/", {"confirm": "on"}).status_code == 302
    assert Client().post(URL, {"code": guest.code}).status_code == 200
    edits = f"/questions/{guest.question.pk}/supplement/"
    assert guest.client.get(edits).status_code == 404  # a browser that had it open


def test_the_page_with_the_code_is_never_kept_by_a_cache(client):
    client.post(
        "/questions/ask/",
        {"title": "公司拖欠工资怎么办", "body": "老板三个月没有发工资了。", "consent": "on"},
    )
    response = client.get("/return/new/")
    assert "no-store" in response["Cache-Control"]
    cookie = client.cookies["lawqa_new_question"]
    assert cookie["httponly"]
    assert cookie["path"] == "/return/"


def test_a_forged_cookie_shows_no_code(client):
    question, code = ask_as_guest()
    client.cookies["lawqa_new_question"] = "some-token:forged"
    response = client.get("/return/new/")
    assert response["Location"] == URL
    assert question.code_hash == return_code.stored(code_key(), code)


def test_a_session_that_somebody_else_may_know_does_not_hold_the_open_question(client):
    question, code = ask_as_guest()
    other, other_code = ask_as_guest()
    client.post(URL, {"code": other_code})
    known = client.cookies["sessionid"].value
    client.post(URL, {"code": code})
    assert client.cookies["sessionid"].value != known
    for row in (question, other):
        assert client.get(f"/questions/{row.pk}/supplement/").status_code == 200


def test_a_code_that_was_opened_stays_open_through_logging_in(guest, citizen):
    guest.client.force_login(citizen)
    assert guest.client.get(f"/questions/{guest.question.pk}/supplement/").status_code == 200
    guest.client.logout()
    assert guest.client.get(f"/questions/{guest.question.pk}/supplement/").status_code == 404
