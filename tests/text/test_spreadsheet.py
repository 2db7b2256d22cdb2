"""Tables as CSV: nothing runs when they are opened, and what was written is what is read."""

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.text.spreadsheet import BadTable, plain, read, safe, write

FORMULAS = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=HYPERLINK()", "＝1", "＋1", "－1", "＠x", " =1", "'=1", "''=1", "　=1"]  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_becomes_words(text):
    assert safe(text).startswith("'")
    assert plain(safe(text)) == text


@pytest.mark.parametrize("text", ["", "工资", "1+1", "'引号", "https://a.example", " 空格", "a=b"])
def test_other_words_stay_as_they_are(text):
    assert safe(text) == text


def test_numbers_stay_numbers_and_nothing_is_empty():
    assert (safe(-5), safe(1.5), safe(None)) == ("-5", "1.5", "")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_whatever_was_written_is_read_back(text):
    assert plain(safe(text)) == text


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2, max_size=2
    )
)
def test_no_cell_of_a_written_table_begins_like_a_formula(cells):
    table = write(["a", "b"], [cells])
    for row in csv.reader(io.StringIO(table.lstrip("\ufeff"), newline="")):
        for cell in row:
            assert cell.lstrip(" 　")[:1] not in tuple("=+-@\t\r\n＝＋－＠")


def test_a_written_table_is_read_by_its_columns():
    data = write(["lay", "other", "legal"], [["=欠薪", "x", "拖欠劳动报酬"], ["", "", ""]]).encode()
    assert read(data, ["lay", "legal"], 10) == [(2, {"lay": "=欠薪", "legal": "拖欠劳动报酬"})]


def test_chinese_spreadsheets_own_encoding_is_read():
    table = "lay\n拖欠劳动报酬,以及其他\n".replace(",", "、")
    assert read(table.encode("gb18030"), ["lay"], 10) == [(2, {"lay": "拖欠劳动报酬、以及其他"})]


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"\xff\xfe\x00\x01", 0, "encoding"),
        (b"", 1, "heading:lay"),
        (b"other\n1\n", 1, "heading:lay"),
        (b"lay,b\n1\n", 2, "width"),
        (b'lay\n"open\n', 2, "csv"),
        (b"lay\n1\n2\n3\n", 4, "too_many"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(data, line, words):
    with pytest.raises(BadTable) as error:
        read(data, ["lay"], 2)
    assert str(error.value) == words
    assert error.value.line == line


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data):
    with suppress(BadTable):
        read(data, ["lay"], 5)
