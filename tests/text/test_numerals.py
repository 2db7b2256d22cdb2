import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.text.numerals import (
    LARGEST,
    number_slug,
    parse_label,
    parse_slug,
    render_label,
    to_chinese,
    to_int,
)


def test_every_number_survives_writing_and_reading():
    assert all(to_int(to_chinese(number)) == number for number in range(1, LARGEST + 1))


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (7, "七"),
        (10, "十"),
        (15, "十五"),
        (20, "二十"),
        (100, "一百"),
        (110, "一百一十"),
        (120, "一百二十"),
        (105, "一百零五"),
        (1000, "一千"),
        (1005, "一千零五"),
        (1079, "一千零七十九"),
        (1110, "一千一百一十"),
        (2010, "二千零一十"),
        (9999, "九千九百九十九"),
    ],
)
def test_numbers_are_written_as_statutes_write_them(number, written):
    assert to_chinese(number) == written


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1079", 1079),
        ("１０７９", 1079),
        ("一千〇七十九", 1079),
        ("一〇七九", 1079),
        ("一千七十九", 1079),
        ("两百零二", 202),
        ("一十五", 15),
        ("壹佰贰拾", 120),
        (" 15 ", 15),
        ("0015", 15),
    ],
)
def test_other_spellings_are_read(written, number):
    assert to_int(written) == number


@pytest.mark.parametrize(
    "text", ["", "零", "0", "一百二", "一百零", "十百", "一千千", "10000", "abc", "一.五", "²"]
)
def test_what_is_no_article_number_is_refused(text):
    with pytest.raises(ValueError):
        to_int(text)


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_only_1_to_9999_can_be_written(number):
    with pytest.raises(ValueError):
        to_chinese(number)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("第二百五十三条之一", (253, 1)),
        ("第253条之1", (253, 1)),
        ("第二百五十三之一条", (253, 1)),
        ("第253-1条", (253, 1)),
        ("第 二百六十六 条", (266, 0)),
        ("第２６６条", (266, 0)),
        ("第十条", (10, 0)),
    ],
)
def test_labels_are_read(label, expected):
    assert parse_label(label) == expected


@pytest.mark.parametrize("label", ["第条", "二百六十六条", "第二百六十六款", "第三章", "第十条第一款", ""])
def test_what_is_no_label_is_refused(label):
    with pytest.raises(ValueError):
        parse_label(label)


@given(st.integers(1, LARGEST), st.integers(0, 99))
def test_labels_and_slugs_round_trip(number, suffix):
    assert parse_label(render_label(number, suffix)) == (number, suffix)
    assert parse_slug(number_slug(number, suffix)) == (number, suffix)


@pytest.mark.parametrize("slug", ["", "0", "01", "253-0", "253-", "-1", "253-1-1", "１", "10000", "253 1"])
def test_a_slug_nobody_wrote_is_refused(slug):
    with pytest.raises(ValueError):
        parse_slug(slug)


@given(st.text())
def test_any_text_is_read_or_refused(text):
    for read in (to_int, parse_label, parse_slug):
        try:
            read(text)
        except ValueError:
            continue
