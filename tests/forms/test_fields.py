"""Text fields: cleaned first, counted after; whatever is typed, an answer and never an exception."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from consult.forms.fields import CleanTextField, LineField, SubmissionField

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=300)


def length_error(field, text):
    with pytest.raises(ValidationError) as caught:
        field.clean(text)
    return "".join(caught.value.messages)


@given(ANY_TEXT)
def test_whatever_was_typed_comes_out_storable_or_as_an_error(text):
    for field in (CleanTextField(max_length=200), LineField(max_length=200)):
        try:
            value = field.clean(text)
        except ValidationError:
            continue
        value.encode("utf-8")
        assert "\x00" not in value
        assert 0 < len(value) <= 200


@given(ANY_TEXT)
def test_what_is_clean_stays_as_it_is(text):
    field = CleanTextField(max_length=10_000, required=False)
    value = field.clean(text)
    assert field.clean(value) == value


@given(ANY_TEXT)
def test_a_line_is_one_line(text):
    value = LineField(max_length=10_000, required=False).clean(text)
    assert value.split() == value.split(" ") or value == ""
    assert "\n" not in value


def test_length_is_counted_after_cleaning():
    field = CleanTextField(min_length=5, max_length=10)
    assert field.clean("  一二\u200b三四五  \r\n") == "一二三四五"
    assert "现在是 4 个" in length_error(field, "一\u200b\u200b二三四    ")
    assert field.clean("一" * 10 + " " * 50)


def test_an_error_says_the_limit_and_what_there_is():
    field = CleanTextField(min_length=5, max_length=10)
    assert length_error(field, "一二") == "至少写 5 个字，现在是 2 个。"
    assert length_error(field, "一" * 12) == "最多 10 个字，现在是 12 个，请删减一些。"


def test_astral_characters_count_as_one_each():
    assert CleanTextField(max_length=3).clean("𠮷𠮷𠮷") == "𠮷𠮷𠮷"


def test_what_is_far_too_long_is_refused_before_any_work():
    assert "最多 10 个字" in length_error(CleanTextField(max_length=10), "x" * 1_000_000)


def test_blank_is_missing_whatever_kind_of_blank_it_is():
    for blank in ("", "   ", "\u3000\u3000", "\u200b", "\r\n\r\n", "\x00"):
        with pytest.raises(ValidationError) as caught:
            CleanTextField(max_length=10).clean(blank)
        assert caught.value.error_list[0].code == "required"


def test_no_field_lets_the_browser_cut_what_is_pasted():
    class Form(forms.Form):
        text = CleanTextField(max_length=10)

    assert "maxlength" not in str(Form())


def test_a_form_without_a_token_gets_a_new_one_each_time():
    field = SubmissionField()
    assert len(field.clean("")) >= 24
    assert field.clean("") != field.clean(None)
    assert field.clean("as-it-was") == "as-it-was"


def test_a_token_of_any_text_is_cleaned_and_one_without_end_refused():
    field = SubmissionField()
    assert field.clean("a\x00b\ud800") == "ab"
    with pytest.raises(ValidationError):
        field.clean("x" * 1000)
