"""The masking step as the form knows it: what is shown, what is stored, what was put back."""

import pytest
from django.http import QueryDict

from consult.forms.ask import QuestionForm, SupplementForm

pytestmark = pytest.mark.django_db
PHONE, MAIL = "13800138000", "someone@mail.example"


def form(form_class=SupplementForm, **values):
    data = QueryDict(mutable=True)
    for name, value in values.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    bound = form_class(data)
    assert bound.is_valid(), bound.errors
    return bound


def test_a_clean_text_needs_no_look():
    assert not form(body="没有个人信息的补充。").needs_review


def test_personal_data_needs_a_look_and_is_masked_in_what_would_be_stored():
    bound = form(body=f"打 {PHONE} 找我,或写 {MAIL}。")
    assert bound.needs_review
    assert PHONE not in bound.stored("body")
    assert MAIL not in bound.stored("body")
    (change,) = bound.changes
    assert "".join(segment["text"] for segment in change["segments"]) == f"打 {PHONE} 找我,或写 {MAIL}。"
    assert [segment["text"] for segment in change["segments"] if segment["masked"]] == [PHONE, MAIL]


def test_accepting_stores_the_masked_text_and_holds_nothing():
    bound = form(body=f"打 {PHONE} 找我。", redaction="accept")
    assert not bound.needs_review
    assert PHONE not in bound.stored("body")
    assert bound.restored_kinds == []


def test_restoring_without_naming_puts_everything_back():
    bound = form(body=f"打 {PHONE} 找我,或写 {MAIL}。", redaction="restore")
    assert bound.stored("body") == f"打 {PHONE} 找我,或写 {MAIL}。"
    assert sorted(bound.restored_kinds) == ["email", "mobile"]


def test_restoring_one_puts_back_that_one_only():
    text = f"打 {PHONE} 找我,或写 {MAIL}。"
    index = next(s["index"] for s in form(body=text).changes[0]["segments"] if s.get("text") == MAIL)
    bound = form(body=text, redaction="restore", restore=[f"body:{index}"])
    assert MAIL in bound.stored("body")
    assert PHONE not in bound.stored("body")
    assert bound.restored_kinds == ["email"]


@pytest.mark.parametrize("named", ["body:99", "title:0", "body:-1", "nonsense", ""])
def test_restoring_what_is_not_there_restores_nothing(named):
    bound = form(body=f"打 {PHONE} 找我。", redaction="restore", restore=[named])
    assert PHONE not in bound.stored("body")
    assert bound.restored_kinds == []


def test_an_unknown_choice_is_no_choice():
    assert form(body=f"打 {PHONE} 找我。", redaction="yes").needs_review


def test_title_and_nickname_are_looked_at_too():
    bound = form(
        QuestionForm,
        title=f"打 {PHONE} 找我",
        body="没有个人信息的描述。",
        nickname=PHONE,
        redaction="accept",
    )
    assert PHONE not in bound.stored("title") + bound.stored("nickname")


def test_a_mask_that_makes_a_text_too_long_is_an_error_beside_the_field():
    data = QueryDict(mutable=True)
    data.update({"title": "问" * 51 + "车牌京A12345", "body": "没有个人信息的描述。", "redaction": "accept"})
    bound = QuestionForm(data)
    assert not bound.is_valid()
    assert "隐去个人信息后超过了 60 个字" in bound.errors["title"][0]


def test_everything_typed_travels_with_the_answer_to_the_before_and_after_page():
    bound = form(
        QuestionForm,
        title="标题标题标题",
        body=f"打 {PHONE} 找我 <b>",
        area="labor/wages",
        submission_id="token",
    )
    html = bound.hidden_fields_html
    for value in ("标题标题标题", f"打 {PHONE} 找我 &lt;b&gt;", "labor/wages", "token"):
        assert value in html
    assert html.count('type="hidden"') == len(bound.fields)
