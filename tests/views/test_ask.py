"""Asking in the browser: one step when nothing needs masking, two when something does."""

import pytest
from django.test import Client

from consult.models import Question, Status

from ..conftest import browser_of
from ..factory import BODY, TITLE
from ..page import fields, page

pytestmark = pytest.mark.django_db
URL = "/questions/ask/"
PHONE = "13800138000"
WITH_PHONE = f"{BODY}我的电话是 {PHONE},请联系。"


def form(**changed):
    values = {
        "title": TITLE,
        "body": BODY,
        "consent": "on",
        "submission_id": "a-token-of-this-form",
        **changed,
    }
    return {name: value for name, value in values.items() if value is not None}


def errors(response):
    """What stands in `.invalid-feedback`, and that it stands there at all."""
    assert response.status_code == 200
    return " ".join(row.text for row in page(response).select(".invalid-feedback"))


def test_the_form_has_the_fields_of_the_contract(client):
    shown = page(client.get(URL))
    names = {row.attrs["name"] for row in shown.select("form [name]")}
    assert {
        "title", "body", "area", "region", "nickname", "notify_email", "consent", "submission_id",
    } <= names  # fmt: skip
    token = fields(client.get(URL))["submission_id"]
    assert len(token) >= 24
    assert token != fields(client.get(URL))["submission_id"]


def test_a_guest_is_led_to_their_code_and_then_to_the_question(client):
    response = client.post(URL, form())
    assert (response.status_code, response["Location"]) == (302, "/return/new/")
    assert page(client.get("/return/new/")).one("#code").text
    question = Question.objects.get()
    assert client.post("/return/new/")["Location"] == question.get_absolute_url()
    assert client.get("/return/new/")["Location"] == "/return/"


def test_an_account_is_led_to_the_question(citizen):
    response = browser_of(citizen).post(URL, form())
    question = Question.objects.get()
    assert response["Location"] == question.get_absolute_url()
    assert question.asker == citizen


def test_sending_the_form_twice_makes_one_question_and_shows_the_same_code(client):
    codes = set()
    for _time in range(2):
        client.post(URL, form())
        codes.add(page(client.get("/return/new/")).one("#code").text)
    assert len(codes) == 1
    assert Question.objects.count() == 1


def test_sending_it_again_without_cookies_shows_the_same_code(client):
    client.post(URL, form())
    code = page(client.get("/return/new/")).one("#code").text
    other = Client()
    other.post(URL, form())
    assert page(other.get("/return/new/")).one("#code").text == code


def test_without_consent_nothing_is_stored_and_the_error_stands_beside_the_box(client):
    assert "需要您同意公开" in errors(client.post(URL, form(consent=None)))
    assert not Question.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", "四个字啊", "至少写 5 个字，现在是 4 个"),
        ("title", "一" * 61, "最多 60 个字，现在是 61 个"),
        ("title", "\u200b \u3000", "必填"),
        ("body", "一" * 9, "至少写 10 个字，现在是 9 个"),
        ("body", "一" * 3001, "最多 3000 个字，现在是 3001 个"),
        ("nickname", "一" * 21, "最多 20 个字"),
        ("area", "moon", "没有这个领域"),
        ("region", "atlantis", "没有这个地区"),
        ("notify_email", "nobody", "邮箱地址不完整"),
    ],
)
def test_an_error_stands_beside_its_field_and_what_was_typed_stays(client, field, value, words):
    response = client.post(URL, form(**{field: value}))
    assert words in errors(response)
    assert fields(response)["body"].strip() == (value if field == "body" else BODY)
    assert not Question.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "stored"),
    [
        ("title", "  五个字\u200b刚好\r\n", "五个字刚好"),
        ("title", "一" * 60 + "   ", "一" * 60),
        ("title", "两行\n标题也行", "两行 标题也行"),
        ("body", "１２３４５６７８９０", "1234567890"),
        ("body", "一" * 3000 + "\r\n\r\n", "一" * 3000),
    ],
)
def test_lengths_are_counted_after_tidying(client, settings, field, value, stored):
    settings.LAWQA_MODERATION = "none"
    assert client.post(URL, form(**{field: value})).status_code == 302
    assert getattr(Question.objects.get(), field) == stored


def test_area_region_and_nickname_are_kept(client):
    client.post(
        URL, form(area="labor/wages", region="guangdong", nickname="小李", notify_email="me@mail.example")
    )
    question = Question.objects.get()
    assert (question.area.slug, question.region.slug, question.nickname, question.notify_email) == (
        "labor/wages",
        "guangdong",
        "小李",
        "me@mail.example",
    )


def test_area_and_title_can_come_along_in_the_address(client):
    response = client.get(URL, {"area": "labor/wages", "title": "公司拖欠工资"})
    assert fields(response)["title"] == "公司拖欠工资"
    assert page(response).one("option[selected]" + "[value=labor/wages]")


class TestMasking:
    """提交前请看一眼"""

    def test_personal_data_is_shown_before_and_after_and_nothing_is_stored(self, client):
        response = client.post(URL, form(body=WITH_PHONE))
        assert response.status_code == 200
        shown = page(response)
        assert [row.text for row in shown.select("mark")] == [PHONE]
        assert PHONE not in shown.select(".redaction p")[-1].text
        assert not Question.objects.exists()

    def test_names_are_not_masked_and_the_writer_is_told_so(self, client):
        response = client.post(URL, form(body=f"{WITH_PHONE}我叫王小丽,对方叫李大强。我叫王小丽。"))
        assert "没有隐去：王小丽、李大强。" in page(response).one(".note").text
        assert not page(client.post(URL, form(body=WITH_PHONE))).select(".note")

    def test_accepting_stores_the_masked_text_in_public(self, client):
        second = fields(client.post(URL, form(body=WITH_PHONE, area="labor/wages")))
        response = client.post(URL, {**second, "redaction": "accept"})
        assert response["Location"] == "/return/new/"
        question = Question.objects.get()
        assert PHONE not in question.body
        assert (question.status, question.area.slug) == (Status.PUBLISHED, "labor/wages")

    def test_restoring_stores_what_was_written_and_staff_look_first(self, client):
        second = fields(client.post(URL, form(body=WITH_PHONE)))
        client.post(URL, {**second, "redaction": "restore"})
        question = Question.objects.get()
        assert PHONE in question.body
        assert question.status == Status.HELD
        assert {"kind": "restored", "detail": "mobile"} in question.findings

    def test_restoring_one_of_two_masks_the_other(self, client):
        response = client.post(URL, form(body=f"{WITH_PHONE}邮箱 someone@mail.example"))
        boxes = [row.attrs["value"] for row in page(response).select("input[name=restore]")]
        client.post(URL, {**fields(response), "redaction": "restore", "restore": boxes[1]})
        question = Question.objects.get()
        assert PHONE not in question.body
        assert "someone@mail.example" in question.body

    def test_going_back_shows_the_form_as_it_was_typed(self, client):
        second = fields(client.post(URL, form(body=WITH_PHONE)))
        response = client.post(URL, {**second, "redaction": "back"})
        assert fields(response)["body"].strip() == WITH_PHONE
        assert not Question.objects.exists()

    def test_the_token_stays_the_same_through_both_steps(self, client):
        second = fields(client.post(URL, form(body=WITH_PHONE)))
        assert second["submission_id"] == "a-token-of-this-form"
        for _time in range(2):
            client.post(URL, {**second, "redaction": "accept"})
        assert Question.objects.count() == 1

    def test_a_number_added_between_the_two_steps_is_masked_as_well(self, client):
        second = fields(client.post(URL, form(body=WITH_PHONE)))
        second["title"] = f"打 {PHONE} 找我"
        client.post(URL, {**second, "redaction": "accept"})
        assert PHONE not in Question.objects.get().title


class TestDeployment:
    """What a deployment may choose."""

    def test_with_guests_off_a_guest_is_led_to_log_in_and_nothing_is_stored(self, client, settings):
        settings.LAWQA_GUEST_ASK = False
        for response in (client.get(URL), client.post(URL, form())):
            assert response.status_code == 302
            assert response["Location"] == f"/accounts/login/?next={URL}"
        assert not Question.objects.exists()

    def test_with_guests_off_an_account_asks_as_before(self, citizen, settings):
        settings.LAWQA_GUEST_ASK = False
        assert browser_of(citizen).post(URL, form()).status_code == 302
        assert Question.objects.exists()

    @pytest.mark.parametrize(
        ("moderation", "status"),
        [("auto", Status.PUBLISHED), ("all", Status.HELD), ("none", Status.PUBLISHED)],
    )
    def test_moderation_decides_who_sees_a_clean_question(self, client, settings, moderation, status):
        settings.LAWQA_MODERATION = moderation
        client.post(URL, form())
        question = Question.objects.get()
        assert question.status == status
        seen = Client().get(question.get_absolute_url()).status_code
        assert seen == (200 if status == Status.PUBLISHED else 404)
        assert client.get(question.get_absolute_url()).status_code == 200


def test_a_held_question_says_so_to_its_asker(client):
    client.post(URL, form(body=f"{BODY} 请看 https://a.example.com"))
    question = Question.objects.get()
    shown = page(client.get(question.get_absolute_url()))
    assert "待审核" in shown.one(".note[role=status]").text
    assert Client().get(question.get_absolute_url()).status_code == 404
