import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from consult.text.normalise import clean, fold, is_invisible, length

from .growth import is_linear

ANY_TEXT = st.text(st.characters(codec=None), max_size=60)
TRICKY = st.text(
    st.sampled_from("a1１ＡＢ，,。 \t\u3000\n\r\x00\u200b\u202e\ufe0f\u20e3①½㎡´\u1ffd\u0301⼀ﬁｶﾞ\ud800"),
    max_size=30,
)


@given(ANY_TEXT | TRICKY)
@example("a\u1ffdb")
@example("e \n\u0301")
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


@given(ANY_TEXT | TRICKY)
@example("a\xa8b")
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT | TRICKY)
def test_nothing_invisible_is_left(text):
    assert not [char for char in clean(text) if char != "\n" and is_invisible(char)]


@given(ANY_TEXT | TRICKY)
def test_cleaned_text_can_be_stored_as_utf8_in_nfc(text):
    clean(text).encode("utf-8")
    assert unicodedata.is_normalized("NFC", clean(text))


def test_chinese_punctuation_stays_as_typed():
    text = "原告（乙方）说：“不还钱！”；被告呢？……见《民法典》第577条，（一）项。"
    assert clean(text) == text


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("ＬＰＲ４倍", "LPR4倍"),
        ("１３８＠ｑｑ．ｃｏｍ", "138@qq.com"),
        ("１０％", "10%"),
        ("𝟏𝟑𝟖", "138"),
        ("⼀年⽉", "一年月"),
        ("ｶﾞ", "ガ"),
        ("一\u3000二\xa0三\t四", "一 二 三 四"),
    ],
)
def test_full_width_and_look_alike_forms_are_folded(typed, stored):
    assert clean(typed) == stored


@pytest.mark.parametrize("text", ["①2000元", "3½小时", "10㎡", "⒈2000元", "㈠甲方", "x²"])
def test_signs_that_would_turn_into_another_number_stay(text):
    assert clean(text) == text


@pytest.mark.parametrize(
    "char",
    [
        "\x00",
        "\x07",
        "\x9f",
        "\u200b",
        "\u200d",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\xad",
        "\ud83d",
        "\ufe0f",
        "\u3164",
        "\ufdd0",
    ],
)
def test_characters_nobody_sees_vanish(char):
    assert clean(f"欠{char}条") == "欠条"


def test_every_kind_of_line_end_becomes_a_newline():
    assert clean("一\r\n二\r三\u2028四\n五") == "一\n二\n三\n四\n五"


def test_more_than_two_blank_lines_become_two():
    assert clean("一\n\n\n\n\n\n二") == "一\n\n\n二"
    assert clean("一\n \n\t\n  \n \n二") == "一\n\n\n二"
    assert clean("一\n\n二") == "一\n\n二"


def test_blank_space_around_lines_and_text_is_cut():
    assert clean("\n\n  一  \n二\u3000\n") == "一\n二"


def test_length_is_counted_after_cleaning():
    assert length(" 欠\u200b条 \n\n") == 2


def test_texts_that_read_the_same_fold_to_the_same():
    assert fold("民法典，第577条（全文）。 ＡＢ") == fold("民法典,第577条(全文).ab")
    assert fold("“欠 条”") == fold('"欠条"')


def test_hostile_text_of_forty_thousand_characters_is_cleaned_in_time():
    for char in " \n\u3000①１𝟏":
        assert is_linear(lambda text: clean(text + "x"), char)
