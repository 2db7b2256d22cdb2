"""Practice licence numbers: read as typed, doubted only where the numbering rules allow no other reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.text.license import problem, read

GOOD = "11101202010123456"


@pytest.mark.parametrize(
    "typed",
    [
        GOOD,
        " 11101 2020 1 0 123456 ",
        "1110-1202-0101-23456",
        "１１１０１２０２０１０１２３４５６",
        "11101·2020·10123456",
        "11101.20201.0123456",
        "11101\u30002020 10123456\n",
    ],
)
def test_spaces_dashes_and_full_width_do_not_matter(typed):
    assert read(typed) == GOOD


@pytest.mark.parametrize(
    ("number", "found"),
    [
        (GOOD, None),
        ("1110120201012345", "length"),
        ("111012020101234567", "length"),
        ("", "length"),
        ("1110120201012345X", "length"),
        ("٣" * 17, "length"),
        ("01101202010123456", "institution"),
        ("19901202010123456", "province"),
        ("10001202010123456", "province"),
        ("11101197910123456", "year"),
        ("11101198010123456", None),
        ("11101202610123456", None),
        ("11101202710123456", "year"),
    ],
)
def test_only_what_cannot_be_is_a_problem(number, found):
    assert problem(number, this_year=2026) == found


@given(st.text(max_size=200))
def test_anything_typed_can_be_read_and_judged(typed):
    number = read(typed)
    assert len(number) <= 60 * 18  # some single characters stand for many
    assert problem(number, this_year=2026) in (None, "length", "institution", "province", "year")
